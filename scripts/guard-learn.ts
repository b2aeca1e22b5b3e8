// npm run guard:learn: learns from the labelled drafts how a breach reads, and writes what was learned into its pack. With
// `-- --folds 10` it writes nothing and says how it does on drafts it did not learn from, alone and beside the packs.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createGuard } from '../lib/guard/guard.ts';
import { eachRun, type Learned, likeness } from '../lib/guard/likeness.ts';
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
const COST = 0.05;
const ROUNDS = 400;
/** A draft of somebody who had not seen the packs reads like the next one will: it counts so many times. */
const FRESH = 3;
/** Chosen on drafts nobody had learned from: see `--folds` and `--test`. */
const FROM = 0.9;
const BELOW = 0.3;

interface Labelled {
  marketplace: string;
  shopKind?: string;
  text: string;
  context?: unknown;
  expect?: string;
  want?: string;
  /** How it came to be: `fresh` by somebody who had not seen the packs. */
  made?: string;
}
interface Row {
  draft: Labelled;
  breach: boolean;
  weight: number;
  /** Bucket and share, one after another; the shares' squares add up to 1. */
  buckets: Int32Array;
  shares: Float64Array;
}
const data = new URL('../tests/unit/guard/drafts.jsonl', import.meta.url);
const PACK = new URL('../lib/guard/packs/likeness.json', import.meta.url);
const read = (file: URL | string): Labelled[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled)
    // What is known around a draft is not in its words.
    .filter(({ context }) => context === undefined);
const isFresh = ({ made }: Labelled) => made === 'fresh';
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
      weight: isFresh(draft) ? FRESH : 1,
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

function judge(rows: readonly { draft: Labelled; p: number }[]): void {
  const bare = PACKS.filter(({ id }) => id !== 'likeness');
  const guards = new Map<string, ReturnType<typeof createGuard>>();
  const judged = rows.map(({ draft, p }) => {
    const { marketplace, shopKind, text } = draft;
    const key = `${marketplace} ${shopKind}`;
    const guard = guards.get(key) ?? createGuard(bare, { marketplace, shopKind });
    guards.set(key, guard);
    return { p, breach: isBreach(draft), hit: guard.check(text).verdict !== 'pass' };
  });
  const share = (some: typeof judged, is: (one: (typeof judged)[number]) => boolean) =>
    `${some.filter(is).length}/${some.length} (${((100 * some.filter(is).length) / some.length).toFixed(2)} %)`;
  const breaches = judged.filter(({ breach }) => breach);
  const innocents = judged.filter(({ breach }) => !breach);
  console.log(
    `packs alone: caught ${share(breaches, (o) => o.hit)}, touched ${share(innocents, (o) => o.hit)}`,
  );
  for (const below of [0, 0.1, 0.2, 0.3, 0.4, 0.5])
    for (const from of [0.8, 0.85, 0.9, 0.95, 2])
      console.log(
        `below ${below} from ${from}: caught ${share(breaches, (o) => (o.hit ? o.p >= below : o.p >= from))}, ` +
          `touched ${share(innocents, (o) => (o.hit ? o.p >= below : o.p >= from))}`,
      );
}

const drafts = [data, ...values.also].flatMap(read);
if (values.test) {
  const weigh = likeness(learn(drafts));
  judge(read(values.test).map((draft) => ({ draft, p: weigh(draft.text) })));
} else if (values.folds) {
  const folds = Number(values.folds);
  const groups = new Map([...new Set(drafts.map(kin))].map((key, i) => [key, i % folds]));
  const rows: { draft: Labelled; p: number }[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const weigh = likeness(learn(drafts.filter((draft) => groups.get(kin(draft)) !== fold)));
    for (const draft of drafts.filter((one) => isFresh(one) && groups.get(kin(one)) === fold))
      rows.push({ draft, p: weigh(draft.text) });
  }
  judge(rows);
} else {
  const pack = JSON.parse(readFileSync(PACK, 'utf8')) as { learned: Learned };
  pack.learned = learn(drafts);
  writeFileSync(PACK, `${JSON.stringify(pack, null, 2)}\n`);
  console.log(`learned from ${pack.learned.drafts} drafts`);
}
