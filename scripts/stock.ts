// `npm run -s stock -- --sheet FILE`: reads a stock sheet (CSV or XLSX) as the extension would, and says what it takes.
// One JSON object on stdout: {rows, skipped: [{line, why}], columns}; errors on stderr with a non-zero exit.
import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Failure } from '../lib/model/basics.ts';
import { complete } from '../lib/stock/columns.ts';
import { MAX_BYTES, TOO_LARGE } from '../lib/stock/decode.ts';
import { openFile } from '../lib/stock/intake.ts';
import { readStock } from '../lib/stock/read.ts';
import words from '../lib/stock/stock.i18n.json';
import type { Mapping } from '../lib/stock/types.ts';
import { say } from '../lib/words/say.ts';

const USAGE = `npm run -s stock -- --sheet FILE [--sku HEADING] [--on-hand HEADING] [--lines]
  --sku, --on-hand   the columns, where their headings do not say
  --lines            also print what was read, as "lines"`;

const textOf = ({ code, params }: Failure) => say(words, 'en', code as keyof typeof words, params);

class Refused extends Error {}
const refuse = (error: Failure): never => {
  throw new Refused(`${textOf(error)} (${error.code})`);
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sheet: { type: 'string' },
      sku: { type: 'string' },
      'on-hand': { type: 'string' },
      lines: { type: 'boolean', default: false },
    },
  });
  if (!values.sheet) throw new Refused(USAGE);
  const size = await stat(values.sheet).then(
    (file) => file.size,
    () => 0,
  );
  if (size > MAX_BYTES) refuse(TOO_LARGE);
  const bytes = await readFile(values.sheet).catch((error: Error) => {
    throw new Refused(error.message);
  });
  const intake = openFile(bytes);
  if (!intake.ok) return refuse(intake.error);

  const { sheet, header, headerRow } = intake.value.opened;
  const mapping: Mapping = { ...intake.value.opened.mapping };
  for (const [meaning, heading] of [
    ['sku', values.sku],
    ['onHand', values['on-hand']],
  ] as const) {
    if (heading === undefined) continue;
    const column = header.indexOf(heading.trim());
    if (column < 0)
      throw new Refused(`No column is headed ${JSON.stringify(heading)}. Found: ${header.join(', ')}`);
    mapping[meaning] = column;
  }
  const full = complete(mapping, header);
  if (!full.ok) return refuse(full.error);

  const { lines, skipped } = readStock(sheet, full.value, headerRow);
  const columns = Object.fromEntries(
    Object.entries(full.value).map(([meaning, column]) => [meaning, header[column] || `#${column + 1}`]),
  );
  const answer = {
    rows: lines.length,
    skipped: skipped.map(({ line, code, params }) => ({ line, why: textOf({ code, params }), code })),
    columns,
    ...(values.lines && { lines }),
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

main().catch((error: unknown) => {
  const usage = error instanceof Refused || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${usage ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
