// `npm run bench`: the speed table. Ours over a yardstick in the same run, medians of paired runs; printed as a table and
// written to out/bench.json. `-- --row 1 --runs 5` chooses; `--small` takes a tenth of the rows; `--no-build` as it stands.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROWS } from '../tests/bench/index.ts';
import { type Measure, table } from '../tests/bench/measure.ts';
import { build, ROOT } from './setup.mjs';

const { values } = parseArgs({
  options: {
    row: { type: 'string', multiple: true },
    runs: { type: 'string', default: '5' },
    small: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const wanted = values.row?.map(Number) ?? Object.keys(ROWS).map(Number);
  const unknown = wanted.filter((row) => !(row in ROWS));
  if (unknown.length > 0)
    throw new Error(`no row ${unknown.join(', ')}; there are ${Object.keys(ROWS).join(', ')}`);
  const options = {
    runs: Math.max(1, Number(values.runs)),
    small: values.small,
    say: (line: string) => console.error(line),
  };
  if (!values['no-build'] && wanted.some((row) => ROWS[row]!.built)) build('chrome', { e2e: true });
  const measures: Measure[] = [];
  let failed = 0;
  for (const row of wanted) {
    const { name, run } = ROWS[row]!;
    console.error(`row ${row}: ${name}`);
    try {
      measures.push(...(await run(options)));
    } catch (error) {
      failed++;
      console.error(error);
    }
  }
  console.log(table(measures));
  for (const measure of measures)
    if (measure.note) console.log(`row ${measure.row}, ${measure.what}: ${measure.note}`);
  const out = join(ROOT, 'out');
  mkdirSync(out, { recursive: true });
  const about = {
    at: new Date().toISOString(),
    node: process.version,
    cpus: cpus().length,
    small: values.small,
  };
  writeFileSync(join(out, 'bench.json'), `${JSON.stringify({ about, measures }, null, 2)}\n`);
  // A missed goal is told, not failed: nothing here is a timed test. A row that could not be measured fails.
  process.exitCode = failed > 0 ? 1 : 0;
}

void main();
