// Logistic regression over the features of texts, as the guard's second reading counts them.
import { eachFeature } from '../../lib/guard/likeness.ts';

const ROUNDS = 250;

/** What stands in the drafts: features by number, each draft's one after another, from its start to the next one's. */
export interface Gathered {
  starts: number[];
  features: number[];
  /** How often in that draft, dampened. */
  often: number[];
  /** By feature. */
  hashes: number[];
  inHowMany: number[];
}

export function gather(texts: readonly string[]): Gathered {
  const numbers = new Map<number, number>();
  const all: Gathered = { starts: [0], features: [], often: [], hashes: [], inHowMany: [] };
  for (const text of texts) {
    const count = new Map<number, number>();
    eachFeature(text, (hash) => {
      const n = numbers.get(hash) ?? numbers.size;
      if (n === numbers.size) {
        numbers.set(hash, n);
        all.hashes.push(hash);
        all.inHowMany.push(0);
      }
      count.set(n, (count.get(n) ?? 0) + 1);
    });
    for (const [n, times] of count) {
      all.inHowMany[n]!++;
      all.features.push(n);
      all.often.push(1 + Math.log(times));
    }
    all.starts.push(all.features.length);
  }
  return all;
}

/** The drafts as numbers: of each the kept features and their shares, whose squares add up to 1. */
export interface Rows {
  starts: Uint32Array;
  features: Uint32Array;
  shares: Float64Array;
}
export function rowsOf(
  { starts, features, often }: Gathered,
  kept: readonly number[],
  rarity: Float64Array,
): Rows {
  const renamed = new Map(kept.map((n, to) => [n, to]));
  const rows = {
    starts: new Uint32Array(starts.length),
    features: new Uint32Array(features.length),
    shares: new Float64Array(features.length),
  };
  let at = 0;
  for (let i = 0; i + 1 < starts.length; i++) {
    let square = 0;
    const from = at;
    for (let j = starts[i]!; j < starts[i + 1]!; j++) {
      const to = renamed.get(features[j]!);
      if (to === undefined) continue;
      rows.features[at] = to;
      rows.shares[at] = often[j]! * rarity[to]!;
      square += rows.shares[at++]! ** 2;
    }
    for (let j = from; j < at; j++) rows.shares[j]! /= Math.sqrt(square);
    rows.starts[i + 1] = at;
  }
  return rows;
}

/** What is to be told apart: 1 or 0 of each text, and how many times it counts. */
export interface Task {
  labels: Uint8Array;
  counts: Float64Array;
  /** How much a large weight costs: larger keeps weights smaller. */
  cost: number;
}

/** Logistic regression with a cost on large weights, by Adam over all drafts at once: no chance is in it. */
export function solve(
  { starts, features, shares }: Rows,
  size: number,
  { labels, counts, cost }: Task,
): { weights: Float64Array; bias: number } {
  const weights = new Float64Array(size + 1);
  const [mean, square, slope] = [0, 0, 0].map(() => new Float64Array(size + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let round = 1; round <= ROUNDS; round++) {
    for (let b = 0; b < size; b++) slope[b] = cost * weights[b]!;
    slope[size] = 0;
    for (let i = 0; i < labels.length; i++) {
      let sum = weights[size]!;
      const [from, end] = [starts[i]!, starts[i + 1]!];
      for (let j = from; j < end; j++) sum += weights[features[j]!]! * shares[j]!;
      const off = counts[i]! * (1 / (1 + Math.exp(-sum)) - labels[i]!);
      for (let j = from; j < end; j++) slope[features[j]!]! += off * shares[j]!;
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
