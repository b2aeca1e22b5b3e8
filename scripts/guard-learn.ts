// npm run guard:learn: learns from the labelled drafts how a breach reads, and writes what was learned into its pack. With
// `-- --folds 10` it writes nothing and says how it does on drafts it did not learn from, alone and beside the packs.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createGuard, type Guard } from '../lib/guard/guard.ts';
import { eachRun, type Learned } from '../lib/guard/likeness.ts';
import type { Pack } from '../lib/guard/pack.ts';
import { PACKS } from '../lib/guard/packs/index.ts';

const { values } = parseArgs({
  options: {
    folds: { type: 'string' },
    test: { type: 'string' },
    also: { type: 'string', multiple: true, default: [] },
  },
});

const BITS = 15;
/** How much a large weight costs: larger keeps weights smaller. */
const COST = 0.02;
const ROUNDS = 400;
/** A draft of somebody who had not seen the packs reads like the next one will: it counts so many times. */
const FRESH = 3;
/** Chosen on drafts nobody had learned from: see `--folds` and `--test`. */
const FROM = 0.96;
const BELOW = 0.3;

interface Labelled {
  marketplace: string;
  shopKind?: string;
  text: string;
  context?: unknown;
  expect?: string;
  want?: string;
  fresh?: boolean;
}
interface Row {
  draft: Labelled;
  breach: boolean;
  weight: number;
  /** Bucket and share, one after another; the shares' squares add up to 1. */
  buckets: Int32Array;
  shares: Float64Array;
}
/** Written with the packs at hand, and by people who had not seen them. */
const [OWN, STRANGERS] = ['drafts', 'fresh'].map(
  (name) => new URL(`../tests/unit/guard/${name}.jsonl`, import.meta.url),
) as [URL, URL];
const PACK = new URL('../lib/guard/packs/likeness.json', import.meta.url);
const read = (file: URL | string): Labelled[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled)
    // What is known around a draft is not in its words.
    .filter(({ context }) => context === undefined);
const isBreach = ({ expect, want }: Labelled) => (expect ?? want) !== 'pass';

function countsOf(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  eachRun(text, BITS, (bucket) => counts.set(bucket, (counts.get(bucket) ?? 0) + 1));
  return counts;
}

/** How rare each bucket is among the drafts: once a thousand weighs more than in each. */
function rarityOf(all: readonly Map<number, number>[]): Float64Array {
  const inHowMany = new Float64Array(2 ** BITS);
  for (const counts of all) for (const bucket of counts.keys()) inHowMany[bucket]!++;
  return inHowMany.map((n) => Math.log((1 + all.length) / (1 + n)) + 1);
}

/** Logistic regression with a cost on large weights, by Adam over all drafts at once: no chance is in it. */
function solve(rows: readonly Row[]): { weights: Float64Array; bias: number } {
  const size = 2 ** BITS;
  const weights = new Float64Array(size + 1);
  const [mean, square, slope] = [
    new Float64Array(size + 1),
    new Float64Array(size + 1),
    new Float64Array(size + 1),
  ];
  for (let round = 1; round <= ROUNDS; round++) {
    for (let b = 0; b < size; b++) slope[b] = COST * weights[b]!;
    slope[size] = 0;
    for (const { breach, weight, buckets, shares } of rows) {
      let sum = weights[size]!;
      for (let i = 0; i < buckets.length; i++) sum += weights[buckets[i]!]! * shares[i]!;
      const off = weight * (1 / (1 + Math.exp(-sum)) - (breach ? 1 : 0));
      for (let i = 0; i < buckets.length; i++) slope[buckets[i]!]! += off * shares[i]!;
      slope[size]! += off;
    }
    const rate = 0.3 * (1 - (0.95 * round) / ROUNDS);
    for (let b = 0; b <= size; b++) {
      const g = slope[b]!;
      mean[b] = 0.9 * mean[b]! + 0.1 * g;
      square[b] = 0.999 * square[b]! + 0.001 * g * g;
      const [m, s] = [mean[b]! / (1 - 0.9 ** round), square[b]! / (1 - 0.999 ** round)];
      weights[b]! -= (rate * m) / (Math.sqrt(s) + 1e-8);
    }
  }
  return { weights: weights.subarray(0, size), bias: weights[size]! };
}

const base64 = (array: Int8Array | Uint8Array) => Buffer.from(array.buffer).toString('base64');

function learn(drafts: readonly Labelled[]): Learned {
  const counts = drafts.map(({ text }) => countsOf(text));
  const rarity = rarityOf(counts);
  const rareStep = Math.max(...rarity) / 255;
  const rare = Uint8Array.from(rarity, (one) => Math.round(one / rareStep));
  const rows = drafts.map((draft, i): Row => {
    const buckets = Int32Array.from(counts[i]!.keys());
    const shares = Float64Array.from(
      buckets,
      (b) => (1 + Math.log(counts[i]!.get(b)!)) * rare[b]! * rareStep,
    );
    const length = Math.hypot(...shares) || 1;
    return {
      draft,
      breach: isBreach(draft),
      weight: draft.fresh ? FRESH : 1,
      buckets,
      shares: shares.map((share) => share / length),
    };
  });
  const { weights, bias } = solve(rows);
  const sizes = Float64Array.from(weights, Math.abs).sort();
  const step = sizes[Math.floor(sizes.length * 0.999)]! / 127;
  const whole = Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w / step))));
  return {
    bits: BITS,
    step: Number(step.toPrecision(6)),
    rareStep: Number(rareStep.toPrecision(6)),
    bias: Number(bias.toPrecision(6)),
    from: FROM,
    below: BELOW,
    drafts: drafts.length,
    weights: base64(whole),
    rare: base64(rare),
  };
}

/** Drafts of the same letters go together, or a fold would know the answer from its neighbour. */
const kin = ({ text }: Labelled) => text.replace(/[\P{L}]/gu, '').toLowerCase();

/** How guards with and without what was learned judge drafts, by the two thresholds. */
function judge(folds: readonly { learned: Learned; drafts: readonly Labelled[] }[]): void {
  const verdicts = (packs: Pack[], drafts: readonly Labelled[]) => {
    const guards = new Map<string, Guard>();
    return drafts.map((draft) => {
      const { marketplace, shopKind, text } = draft;
      const key = `${marketplace} ${shopKind}`;
      const guard = guards.get(key) ?? createGuard(packs, { marketplace, shopKind });
      guards.set(key, guard);
      return { breach: isBreach(draft), hit: guard.check(text).verdict !== 'pass' };
    });
  };
  const say = (name: string, judged: { breach: boolean; hit: boolean }[]) => {
    const share = (breach: boolean) => {
      const some = judged.filter((one) => one.breach === breach);
      const hit = some.filter((one) => one.hit).length;
      return `${hit}/${some.length} (${((100 * hit) / some.length).toFixed(2)} %)`;
    };
    console.log(`${name}: caught ${share(true)}, touched ${share(false)}`);
  };
  const bare = PACKS.filter(({ id }) => id !== 'likeness');
  const joined = (learned: Learned) =>
    PACKS.map((pack) => (pack.id === 'likeness' ? { ...pack, learned } : pack));
  say(
    'packs alone',
    folds.flatMap((fold) => verdicts(bare, fold.drafts)),
  );
  for (const below of [0, 0.1, 0.2, 0.3])
    for (const from of [0.85, 0.9, 0.95])
      say(
        `below ${below} from ${from}`,
        folds.flatMap((fold) => verdicts(joined({ ...fold.learned, below, from }), fold.drafts)),
      );
}

const drafts = [
  ...read(OWN),
  ...[STRANGERS, ...values.also].flatMap(read).map((draft) => ({ ...draft, fresh: true })),
];
if (values.test) judge([{ learned: learn(drafts), drafts: read(values.test) }]);
else if (values.folds) {
  const folds = Number(values.folds);
  const groups = new Map([...new Set(drafts.map(kin))].map((key, i) => [key, i % folds]));
  const inFold = (fold: number) => (draft: Labelled) => groups.get(kin(draft)) === fold;
  judge(
    Array.from({ length: folds }, (_, fold) => ({
      learned: learn(drafts.filter((draft) => !inFold(fold)(draft))),
      drafts: drafts.filter((draft) => draft.fresh && inFold(fold)(draft)),
    })),
  );
} else {
  const pack = JSON.parse(readFileSync(PACK, 'utf8')) as { learned: Learned };
  pack.learned = learn(drafts);
  // Short lists stand on one line, as the formatter has them.
  const json = JSON.stringify(pack, null, 2).replace(
    /\[\n\s+((?:"[^"]*",?\s*)+)\]/g,
    (_, list: string) => `[${list.trim().split(/,\s+/).join(', ')}]`,
  );
  writeFileSync(PACK, `${json}\n`);
  console.log(`learned from ${pack.learned.drafts} drafts`);
}
