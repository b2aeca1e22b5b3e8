// npm run address:learn: learns from the labelled pairs what a message means for its order, and writes what was learned. With
// `-- --test FILE` (several are possible) it writes nothing, learns from all but those files, and says how it does on them;
// `--misses` names what it got wrong.
import { readdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { decided, receiverIn } from '../lib/address/compare.ts';
import { countryCode } from '../lib/address/countries.ts';
import {
  type Case,
  eachFeature,
  featuresOf,
  hashOf,
  isMark,
  type Learned,
  readMeaning,
  VERDICTS,
} from '../lib/address/meaning.ts';
import { readPair } from '../lib/address/read-pair.ts';
import { retell } from '../lib/address/retell.ts';
import { orderText } from '../lib/address/retell-order.ts';
import { type Labelled, OWN, pairsIn, STRANGERS } from './lib/pairs.ts';

const { values } = parseArgs({
  options: { test: { type: 'string', multiple: true, default: [] }, misses: { type: 'boolean' } },
});

const ROUNDS = 150;
/** How much a large weight costs. */
const COST = 0.15;
/** A word or a feature of fewer pairs is chance. */
const LEAST_PAIRS = 2;
/** So many features are kept, those that tell most. */
const KEPT = 60_000;
/** Our own pairs, by which the readers were made, count less, and what the readers say of them nothing. */
const OWN_COUNTS = 0.3;

interface Known extends Labelled {
  of: Case;
  own: boolean;
}

function told(pair: Labelled, own: boolean): Known {
  const country = countryCode(pair.country);
  const order = orderText(pair.order, country);
  const read = readPair(pair);
  const { verdict, parts, rows } = read;
  const said = rows.filter((row) => row.buyer).map((row) => row.part);
  const of: Case = { tokens: retell(order, pair.message, receiverIn(read)), hidden: order.masked };
  return { ...pair, own, of: own ? of : { ...of, reading: { verdict, parts, said } } };
}

function learn(pairs: readonly Known[]): Learned {
  const inPairs = new Map<string, number>();
  for (const { of } of pairs)
    for (const word of new Set(of.tokens.filter((t) => !isMark(t)).map((t) => t.toLowerCase())))
      inPairs.set(word, (inPairs.get(word) ?? 0) + 1);
  const words = new Set([...inPairs].filter(([, n]) => n >= LEAST_PAIRS).map(([word]) => word));

  const rows = pairs.map(({ of }) => featuresOf(of, (word) => words.has(word)));
  const often = new Map<number, number>();
  for (const row of rows) for (const hash of row.keys()) often.set(hash, (often.get(hash) ?? 0) + 1);
  const kept = [...often].filter(([, n]) => n >= LEAST_PAIRS).map(([hash]) => hash);
  const number = new Map(kept.map((hash, i) => [hash, i]));
  const rare = kept.map((hash) => Math.log(pairs.length / often.get(hash)!) + 1);

  const starts = new Uint32Array(rows.length + 1);
  const columns: number[] = [];
  const shares: number[] = [];
  rows.forEach((row, i) => {
    for (const [hash, weight] of row) {
      const at = number.get(hash);
      if (at === undefined) continue;
      columns.push(at);
      shares.push(((weight > 1 ? 1 : rare[at]!) * weight) / Math.sqrt(row.size));
    }
    starts[i + 1] = columns.length;
  });
  const { weights, bias } = solve(
    pairs,
    starts,
    Uint32Array.from(columns),
    Float64Array.from(shares),
    kept.length,
  );

  // A weight is kept with the rarity of its feature in it.
  const scaled = (at: number, k: number) => weights[at * 4 + k]! * rareOf(at);
  const saidOnly = new Set<number>();
  for (const { of } of pairs)
    if (of.reading)
      eachFeature(
        of,
        () => true,
        (f, w) => w > 1 && saidOnly.add(hashOf(f)),
      );
  const rareOf = (at: number) => (saidOnly.has(kept[at]!) ? 1 : rare[at]!);
  const strength = kept.map((_, at) => Math.max(...[0, 1, 2, 3].map((k) => Math.abs(scaled(at, k)))));
  const best = [...kept.keys()].sort((a, b) => strength[b]! - strength[a]!).slice(0, KEPT);
  best.sort((a, b) => kept[a]! - kept[b]!);
  const top = [...strength].sort((a, b) => b - a)[Math.floor(best.length / 2_000)]!;
  const step = top / 127;
  const bytes = new Int8Array(best.length * 4);
  best.forEach((at, i) => {
    for (let k = 0; k < 4; k++)
      bytes[i * 4 + k] = Math.max(-127, Math.min(127, Math.round(scaled(at, k) / step)));
  });
  const base64 = (array: Uint32Array | Int8Array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
  return {
    words: base64(Uint32Array.from([...words].map(hashOf).sort((a, b) => a - b))),
    features: base64(Uint32Array.from(best.map((at) => kept[at]!))),
    weights: base64(bytes),
    step,
    bias: [...bias].map((b) => Math.round(b * 1e4) / 1e4),
    pairs: pairs.length,
  };
}

/** Four verdicts by logistic regression with a cost on large weights, by Adam over all pairs at once: no chance is in it. */
function solve(
  pairs: readonly Known[],
  starts: Uint32Array,
  columns: Uint32Array,
  shares: Float64Array,
  size: number,
) {
  const length = size * 4 + 4;
  const [weights, mean, square, slope] = [0, 0, 0, 0].map(() => new Float64Array(length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const sums = new Float64Array(4);
  for (let round = 1; round <= ROUNDS; round++) {
    for (let i = 0; i < length; i++) slope[i] = i < size * 4 ? COST * weights[i]! : 0;
    pairs.forEach(({ want, own }, row) => {
      const [from, to] = [starts[row]!, starts[row + 1]!];
      sums.set(weights.subarray(size * 4));
      for (let j = from; j < to; j++) {
        const at = columns[j]! * 4;
        for (let k = 0; k < 4; k++) sums[k]! += weights[at + k]! * shares[j]!;
      }
      const top = Math.max(...sums);
      let all = 0;
      for (let k = 0; k < 4; k++) all += sums[k] = Math.exp(sums[k]! - top);
      const right = VERDICTS.indexOf(want);
      for (let k = 0; k < 4; k++) sums[k] = (sums[k]! / all - (k === right ? 1 : 0)) * (own ? OWN_COUNTS : 1);
      for (let j = from; j < to; j++) {
        const at = columns[j]! * 4;
        for (let k = 0; k < 4; k++) slope[at + k]! += sums[k]! * shares[j]!;
      }
      for (let k = 0; k < 4; k++) slope[size * 4 + k]! += sums[k]!;
    });
    const rate = 0.3 * (1 - (0.95 * round) / ROUNDS);
    const [m1, s1] = [1 - 0.9 ** round, 1 - 0.999 ** round];
    for (let i = 0; i < length; i++) {
      const g = slope[i]!;
      mean[i] = 0.9 * mean[i]! + 0.1 * g;
      square[i] = 0.999 * square[i]! + 0.001 * g * g;
      weights[i]! -= (rate * (mean[i]! / m1)) / (Math.sqrt(square[i]! / s1) + 1e-8);
    }
  }
  return { weights: weights.subarray(0, size * 4), bias: weights.subarray(size * 4) };
}

const isOwn = (file: string) => file === OWN;
const files = [OWN, ...readdirSync(STRANGERS).map((name) => `${STRANGERS}${name}`)];
const tested = new Set(values.test.map((file) => basename(file)));
const known = files
  .filter((file) => !tested.has(basename(file)))
  .flatMap((file) => pairsIn(file).map((pair) => told(pair, isOwn(file))));
const started = performance.now();
const learned = learn(known);
console.log(`${known.length} pairs, learned in ${((performance.now() - started) / 1000).toFixed(1)} s`);
if (values.test.length === 0)
  writeFileSync(
    new URL('../lib/address/meaning.json', import.meta.url),
    `${JSON.stringify(learned, null, 2).replace(/\[\s+([^\]]+?)\s+\]/, (_, list: string) => `[${list.replace(/\s+/g, ' ')}]`)}\n`,
  );
const meaning = readMeaning(learned);
for (const file of values.test) {
  const pairs = pairsIn(file).map((pair) => ({ ...told(pair, false), pair }));
  const rows = pairs.map(({ of, want }) => ({ ...meaning(of), want, reading: of.reading!.verdict }));
  const share = (n: number) => `${n} of ${rows.length} (${((100 * n) / rows.length).toFixed(1)} %)`;
  console.log(
    `${basename(file)}: by the readers alone ${share(rows.filter((r) => r.reading === r.want).length)}`,
  );
  const scored = (verdicts: Labelled['want'][]) => {
    const count = (keep: (want: string, said: string) => boolean) =>
      rows.filter((row, i) => keep(row.want, verdicts[i]!)).length;
    const blind = count((want, said) => want === 'differ' && said === 'agree');
    const guessed = count((want, said) => want === 'unknown' && said === 'agree');
    return `${share(count((want, said) => want === said))}, agree where they differ ${blind}, where nobody can tell ${guessed}`;
  };
  console.log(`  by what was learned ${scored(rows.map((r) => r.verdict))}`);
  const decisions = rows.map((r, i) => decided(r, pairs[i]!.of.reading!, pairs[i]!.of.tokens));
  console.log(`  as decided ${scored(decisions)}`);
  if (values.misses)
    pairs.forEach(({ of, want, id, message }, i) => {
      const { chances, reading } = rows[i]!;
      const verdict = decisions[i]!;
      if (verdict !== want)
        console.log(
          `${id} ${want} -> ${verdict} ${chances[verdict].toFixed(2)}, readers ${reading}: ${message}\n    ${of.tokens.join(' ')}`,
        );
    });
}
