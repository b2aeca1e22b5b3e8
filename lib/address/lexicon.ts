// The words of an order in Latin letters: which part each belongs to, and what kinds of words there are.
import type { Letter } from './retell-order.ts';
import { bareWord } from './retell-other.ts';
import { isDirection, isSuffix } from './west-words.ts';

const label = /^(?:ship|to|deliver|delivery|address|name|phone|tel|mobile|recipient)$/;

export interface Lexicon {
  /** Spelt word to the part it stands in. */
  words: Map<string, Letter>;
  /** First letters of neighbouring words (la, nyc). */
  initials: Map<string, Letter>;
  directions: boolean;
  suffixes: boolean;
  /** The order has a door or a building that is one letter. */
  letters: boolean;
}

export function lexiconOf(text: string, letters: Letter[]): Lexicon {
  // The letters of a postcode (M4W) are no words.
  const coded = (at: number, length: number) =>
    letters[at] === 'R' && (/\d/.test(text[at - 1] ?? '') || /\d/.test(text[at + length] ?? ''));
  const found = [...text.matchAll(/[a-z]+(?:'[a-z]+)?/g)].filter(
    (hit) =>
      letters[hit.index] !== 'P' &&
      !coded(hit.index, hit[0].length) &&
      // The st of 41st is no street.
      !(/^(?:st|nd|rd|th)$/.test(hit[0]) && /\d/.test(text[hit.index - 1] ?? '')) &&
      // Ship to: is no word of the order's.
      !(letters[hit.index] === 'O' && label.test(hit[0])) &&
      // S*** K**** is known by its letters, and no s is it.
      !(letters[hit.index] === 'N' && hit[0].length === 1 && text[hit.index + 1] === '*'),
  );
  const words = new Map<string, Letter>();
  const initials = new Map<string, Letter>();
  found.forEach((hit, i) => {
    const letter = letters[hit.index]!;
    const word = bareWord(hit[0]);
    if (!words.has(word)) words.set(word, letter);
    let acronym = hit[0][0]!;
    for (let k = i + 1; k < found.length && k < i + 3 && letters[found[k]!.index] === letter; k++) {
      acronym += found[k]![0][0];
      if (letter !== 'N') initials.set(acronym, letter);
    }
  });
  const has = (test: (w: string) => boolean) => [...words.keys()].some(test);
  return {
    words,
    initials,
    directions: has(isDirection),
    suffixes: has(isSuffix),
    letters:
      [...words].some(([w, l]) => w.length === 1 && l === 'U' && !isDirection(w)) ||
      /\b(?:bloco|bloque|torre) [a-z]\b/.test(text),
  };
}
