// npm run guard:score: the guard against the labelled drafts. Prints what of the red lines and warnings it caught and
// how many innocent drafts it touched, and names each miss; a measurement, so the exit code is 0.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Context, createGuard, type Guard, type Verdict } from '../lib/guard/guard.ts';
import { PACKS } from '../lib/guard/packs/index.ts';

interface Labelled {
  marketplace: string;
  shopKind?: string;
  text: string;
  context?: Context;
  /** `breach`: to be spoken of, at whatever level. */
  expect: Verdict | 'breach';
}
const GUARD = fileURLToPath(new URL('../tests/unit/guard/', import.meta.url));
/** Synthetic all: those the packs were written with, those written without sight of the packs, and those never learned from. */
const files = process.argv[2]
  ? [process.argv[2]]
  : [`${GUARD}drafts.jsonl`, ...readdirSync(`${GUARD}strangers`).map((file) => `${GUARD}strangers/${file}`)];
const guards = new Map<string, Guard>();
const RANK = { pass: 0, breach: 1, hint: 1, warn: 2, block: 3 } as const;
const percent = (n: number, of: number) => `${n}/${of} (${((100 * n) / of).toFixed(1)} %)`;

for (const file of files) {
  const drafts = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled);
  const tally = new Map<Labelled['expect'], { all: number; met: number; exact: number }>();
  const times: number[] = [];
  for (const { marketplace, shopKind, text, context, expect } of drafts) {
    const key = `${marketplace} ${shopKind}`;
    const guard = guards.get(key) ?? createGuard(PACKS, { marketplace, shopKind });
    guards.set(key, guard);
    const start = performance.now();
    const { verdict, hits } = guard.check(text, context);
    times.push(performance.now() - start);
    const row = tally.get(expect) ?? { all: 0, met: 0, exact: 0 };
    tally.set(expect, row);
    row.all++;
    if (verdict === expect) row.exact++;
    if (expect === 'pass' ? verdict === 'pass' : RANK[verdict] >= RANK[expect]) row.met++;
    if (expect === 'breach' ? verdict === 'pass' : verdict !== expect)
      console.log(
        `${expect} -> ${verdict} [${marketplace}] ${JSON.stringify(text)} ${hits.map((h) => `${h.rule}:${h.match}`).join(' ')}`,
      );
  }
  console.log(`${drafts.length} drafts of ${String(file).replace(GUARD, '')}`);
  for (const [expect, { all, met, exact }] of tally)
    console.log(
      expect === 'pass'
        ? `innocent: touched ${percent(all - met, all)}`
        : `${expect}: caught ${percent(met, all)}${expect === 'breach' ? '' : `, at that very level ${percent(exact, all)}`}`,
    );
  times.sort((a, b) => a - b);
  console.log(`p99 ${times[Math.floor(times.length * 0.99)]!.toFixed(3)} ms a draft`);
}
