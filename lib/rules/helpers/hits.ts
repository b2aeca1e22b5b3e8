// Hits: whether a text holds one of a list's words. Widths, case, traditional characters and blanks between Han are one
// spelling; a word that begins or ends in Latin letters or figures stands alone, so that `12315` is no part of a number.
import { fold } from '../../address/fold.ts';

/** What people write is short; of a long text the beginning is enough, and the time stays bounded. */
const LONG = 2000;
const BETWEEN_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const ALONE = /[a-z0-9]/;

/** The spelling hits are looked for in. */
export const plain = (text: string): string => fold(text.slice(0, LONG)).text.replace(BETWEEN_HAN, '');

const touches = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && ALONE.test(a) && ALONE.test(b);

/** Whether `text` holds `word`; both in the plain spelling. */
function holds(text: string, word: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (!touches(text[at - 1], word[0]) && !touches(word.at(-1), text[end])) return true;
  }
  return false;
}

/** A list's words in the plain spelling. Kept by the list itself: one list is asked of every row and message of a page. */
const spelled = new WeakMap<readonly string[], string[]>();
function spelling(words: readonly string[]): string[] {
  const known = spelled.get(words) ?? words.map((word) => plain(word).trim());
  spelled.set(words, known);
  return known;
}

/** The words of the list that the plain text holds, as the list spells them, in its order. */
export function hits(text: string, words: readonly string[]): string[] {
  const plainly = spelling(words);
  return words.filter((_word, at) => holds(text, plainly[at]!));
}
