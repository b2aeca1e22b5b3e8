// What a row of the tables says: an order, what its buyer writes, and what an attentive colleague would answer.
// All names, numbers and doors are invented.
import type { Comparison, Outcome, ShipTo } from '../../../lib/address/index.ts';
import { readPair } from '../../../lib/address/read-pair.ts';

export type Pair = [
  title: string,
  order: string | ShipTo,
  message: string,
  verdict: Comparison['verdict'],
  parts?: Partial<Comparison['parts']>,
];

/** The answer, cut down to the parts a row speaks of. */
export function answer(pair: Pair, country: string) {
  const [, order, message, , parts = {}] = pair;
  const found = readPair({ order, message, country });
  const shown = Object.fromEntries(Object.keys(parts).map((p) => [p, found.parts[p as keyof typeof parts]]));
  return { verdict: found.verdict, parts: shown as Record<string, Outcome> };
}
