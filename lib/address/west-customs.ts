// How two spellings of a street become one in countries with customs of their own: Quebec's French, Singapore's estates.
import type { Plain } from './west-compare.ts';

/** In Quebec rue Sherbrooke O. is rue Sherbrooke Ouest, and Sherbrooke O. beside it. */
const frenchSides: Record<string, string> = { o: 'w', oust: 'w', est: 'e', nord: 'n', sud: 's' };
export const isFrench = ({ street }: Plain) =>
  Boolean(street && street.words.length > 1 && /^(?:ru|ave|blvd|bd|chemin|ch|pl)$/.test(street.words[0]!));
export function anglicised(one: Plain): Plain {
  const { street } = one;
  if (!street || street.words.length < 2) return one;
  const last = street.words.at(-1)!;
  const words = street.words.slice(0, -1).map((word) => (word === 'ste' ? 'st' : word));
  return { ...one, street: { ...street, words: [...words, frenchSides[last] ?? last] } };
}

const estates: Record<string, string[]> = {
  amk: ['ang', 'mo', 'kio'],
  tpy: ['toa', 'payoh'],
  cck: ['choa', 'chu', 'kang'],
  je: ['jurong', 'e'],
  jw: ['jurong', 'w'],
};
export const spelled = (one: Plain): Plain =>
  one.street
    ? { ...one, street: { ...one.street, words: one.street.words.flatMap((w) => estates[w] ?? [w]) } }
    : one;
export const sorted = (one: Plain): Plain =>
  one.street ? { ...one, street: { ...one.street, words: [...one.street.words].sort() } } : one;
