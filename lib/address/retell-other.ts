// Another name than the order's in Latin letters, where the words beside it are the order's: San Jose for San Francisco,
// Wellington House for Wellesley House, The Old Mill for The Old Forge, one letter for another.

import { slip } from './mask.ts';
import type { Letter, OrderText } from './retell-order.ts';
import { filler } from './west-account.ts';
import { isDirection, isSuffix, isSureSuffix, spellWord, stateOf, talk, units } from './west-words.ts';

export const bareWord = (written: string) => spellWord(written).replace(/^(\d+)(?:st|nd|rd|th)$/, '$1');

/** Before street, place or way in plain talk. */
export const common = new Set(
  'steep gravel shared dirt narrow curved circular same wrong whole main other another next side back busy new old any different correct actual half long each every private dead one way first second third'.split(
    ' ',
  ),
);
const shared =
  /^(?:san|santa|los|las|new|ft|el|port|mt|lake|palm|long|baton|des|cedar|grand|great|little|south|north|east|west|n|s|e|w)$/;
/** San Jose beside San Francisco: the first word of a town with another one behind it. */
export function otherTown(word: string, next: string | undefined, order: string): boolean {
  if (!next || !shared.test(word) || filler.has(next) || talk.has(next)) return false;
  const own = [...order.matchAll(/[a-z]+(?:'[a-z]+)?/g)].map((hit) => hit[0]);
  return !own.some(
    (one, i) =>
      bareWord(one) === word &&
      own[i + 1] !== undefined &&
      (slipOrSame(own[i + 1]!, next) || (next.length > 3 && own[i + 1]!.startsWith(next))),
  );
}
/** Wellington House beside Wellesley House, Kurze Gasse beside Lange Gasse: the word before the order's is another. */
export function replaced(word: string, next: string, order: OrderText): boolean {
  const letter = order.words.words.get(bareWord(next));
  if (!letter || !/[SOU]/.test(letter) || !/^[a-z]{4,}$/.test(word)) return false;
  const own = [...order.text.matchAll(new RegExp(`([a-z*']+) ${next}(?![a-z])`, 'g'))].map((hit) => hit[1]!);
  return (
    own.length > 0 &&
    own.every(
      (one) =>
        /^[a-z']{4,}$/.test(one) &&
        bareWord(one) !== word &&
        (units.get(one) ?? one) !== (units.get(word) ?? word) &&
        !isDirection(bareWord(one)),
    )
  );
}
/** A word of the message within a pattern: its letters alone. */
const plainly = (word: string) => word.replace(/[^a-z']/g, '');

/** The Old Mill beside The Old Forge: the name of a house goes on otherwise. */
export function renamed(word: string, before: string, behind: string, order: OrderText): boolean {
  const letter = order.words.words.get(bareWord(before));
  if (
    !letter ||
    !/[SOU]/.test(letter) ||
    word.length < 3 ||
    !/^\s?(?:[,\n.!?;]|$)|^ (?:on|in|at)\b/.test(behind)
  )
    return false;
  if (filler.has(word) || talk.has(word) || units.has(word) || isSuffix(word)) return false;
  const own = new RegExp(`(?<![a-z])${plainly(before)} ([a-z']{3,})(?=\\s?[,\\n]|$)`).exec(order.text)?.[1];
  return own !== undefined && own !== word && !isSuffix(bareWord(own));
}
/** Quay Street beside Quay Road: another kind of street behind the order's own word. */
export const otherKind = (word: string, before: string, order: OrderText): boolean => {
  const own = new RegExp(`(?<![a-z])${plainly(before)} ([a-z]+)`).exec(order.text)?.[1];
  return own !== undefined && isSureSuffix(bareWord(own)) && bareWord(own) !== word;
};
/** Washington beside British Columbia. */
export const neighbour = (country: string, written: string) =>
  /^(?:US|CA)$/.test(country) && !filler.has(written) && !talk.has(written)
    ? stateOf(country === 'US' ? 'CA' : 'US', written)
    : undefined;
const slipOrSame = (a: string, b: string) => a === b || bareWord(a) === bareWord(b) || slip(a, b);

/** Hartington beside Harrington: one letter stands for another, which no hasty finger leaves out or doubles. */
export const otherLetter = (own: string, word: string) =>
  // Harbord beside Harbor, Greene beside Green.
  (own.length !== word.length &&
    /^[^s]$/.test(
      own.startsWith(word) ? own.slice(word.length) : word.startsWith(own) ? word.slice(own.length) : '',
    )) ||
  (own.length === word.length && [...own].filter((c, i) => c !== word[i]).length === 1);

/** Maple Grove ****: the kind of street is hidden. */
export const hiddenBehind = (word: string, own: string) => new RegExp(`\\b${word} ?\\*`).test(own);

/** The part of a word of which the order shows the first letters, and that fits: Lakeview beside Lak*****. */
export function hiddenWord(said: string, { text, letters }: OrderText): Letter | undefined {
  for (const hit of text.matchAll(/(?<![a-z*])([a-z]{1,})(\*+)([a-z]*)(?![a-z*])/g)) {
    const [whole, head = '', , tail = ''] = hit;
    if (
      whole.length === said.length &&
      said.startsWith(head) &&
      said.endsWith(tail) &&
      letters[hit.index] !== 'N'
    )
      return letters[hit.index];
  }
  return undefined;
}
