// Row 7: the guard at every key press of 500-character drafts, all packs, over the plain loop: normalise, then look for
// every word and variant one after another. Ours does far more than look for words; the yardstick finds words only.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { classesOf } from '../../lib/guard/compile.ts';
import { createGuard } from '../../lib/guard/guard.ts';
import { normalise } from '../../lib/guard/normalise.ts';
import { PACKS } from '../../lib/guard/packs/index.ts';
import { spellings } from '../../lib/guard/spelling.ts';
import { type BenchOptions, type Measure, median, quantile } from './measure.ts';

const LENGTH = 500;
const LONG = 20_000;
const GOAL_MS = 1;
const GOAL_TIMES = 10;
const DRAFTS = fileURLToPath(new URL('../unit/guard/drafts.jsonl', import.meta.url));

/** Drafts as long as asked for, each of several labelled ones set end to end. */
function drafts(count: number, length: number): string[] {
  const texts = readFileSync(DRAFTS, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text);
  return Array.from({ length: count }, (_, i) => {
    let made = '';
    for (let at = i * 37; made.length < length; at++) made += `${texts[at % texts.length]} `;
    return made.slice(0, length);
  });
}

/** Every word, variant and word of a pair or frame, in every spelling, as the draft's tight view would show it. */
function allWords(): string[] {
  const classes = classesOf(PACKS, 'taobao');
  const made = new Set<string>();
  const add = (list: readonly string[]) => {
    for (const word of list) {
      const named = word.startsWith('@') ? classes.get(word.slice(1)) : undefined;
      if (named) add(named);
      else for (const one of spellings(word)) made.add(normalise(one).tight.text);
    }
  };
  for (const { entries } of PACKS)
    for (const { words = [], variants = [], near = [], frames = [] } of entries)
      add([
        ...words,
        ...variants,
        ...near.flatMap(({ a, b }) => [...a, ...b]),
        ...frames.flatMap((f) => f.slots.flat()),
      ]);
  made.delete('');
  return [...made];
}

export async function guardKeys({ runs, small, say }: BenchOptions): Promise<Measure[]> {
  const guard = createGuard(PACKS, { marketplace: 'taobao', shopKind: 'general' });
  const words = allWords();
  const plainly = (draft: string): number => {
    const { text } = normalise(draft).tight;
    let found = 0;
    for (const word of words)
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) found++;
    return found;
  };
  const time = (work: () => unknown): number => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const typed = drafts(small ? 2 : 6, LENGTH);
  for (const draft of drafts(40, LENGTH)) guard.check(draft);
  // Of each key the best of all runs: what else the machine does is not the guard's.
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < Math.max(3, runs); run++) {
    let key = 0;
    for (const draft of typed)
      for (let keys = 1; keys <= draft.length; keys++, key++) {
        const soFar = draft.slice(0, keys);
        ours[key] = Math.min(
          ours[key] ?? Number.POSITIVE_INFINITY,
          time(() => guard.check(soFar)),
        );
        if (keys % 10 === 0) {
          const at = Math.floor(key / 10);
          theirs[at] = Math.min(
            theirs[at] ?? Number.POSITIVE_INFINITY,
            time(() => plainly(soFar)),
          );
        }
      }
  }
  const [p99, yardstick] = [quantile(ours, 0.99), quantile(theirs, 0.99)];
  const long = median(drafts(9, LONG).map((draft) => time(() => guard.check(draft))));
  const built = median(
    ['ebay', 'amazon', 'jd', 'coupang', 'etsy'].map((marketplace) =>
      time(() => createGuard(PACKS, { marketplace })),
    ),
  );
  const note = `median ${median(ours).toFixed(3)} ms a key; ${LONG} characters ${long.toFixed(1)} ms; built in ${built.toFixed(1)} ms; ${words.length} words`;
  say(`  ${note}`);
  return [
    {
      row: 7,
      what: `guard per key, ${LENGTH} characters, p99`,
      ours: p99,
      yardstick,
      unit: 'ms',
      ratio: yardstick / p99,
      goal: `<= ${GOAL_MS} ms, >= ${GOAL_TIMES}x faster`,
      met: p99 <= GOAL_MS && yardstick / p99 >= GOAL_TIMES,
      runs: ours.length,
      note,
    },
  ];
}
