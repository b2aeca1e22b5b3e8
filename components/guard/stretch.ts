// What Alt R takes away: the word, where another word is offered for it; the whole clause, where a sentence is, for a
// sentence in the middle of another reads as nonsense.
import type { Hit } from '../../lib/guard/guard.ts';

const MARKS = new Set('，。！？；,!?;\n\r~～');
/** A full stop inside a figure or an address ends nothing. */
const endsAt = (text: string, at: number): boolean =>
  MARKS.has(text[at]!) || (text[at] === '.' && !/\S/.test(text[at + 1] ?? ''));
const SENTENCE_HAN = 10;
const SENTENCE_WORDS = 5;

/** Whether what is offered stands by itself: it has a clause's mark in it, or is as long as one. */
export const isSentence = (instead: string): boolean =>
  [...instead].some((_, at) => endsAt(instead, at)) ||
  instead.split(/\s+/).length >= SENTENCE_WORDS ||
  [...instead].filter((letter) => /[\p{Script=Han}\p{Script=Hangul}]/u.test(letter)).length >= SENTENCE_HAN;

/** The stretch to be replaced, and what stands there now. */
export function stretchOf(
  { range: [from, to], instead }: Pick<Hit, 'range' | 'instead'>,
  draft: string,
): { range: [number, number]; match: string } {
  let [start, end] = [from, to];
  if (instead !== undefined && isSentence(instead)) {
    while (start > 0 && !endsAt(draft, start - 1)) start--;
    while (end < draft.length && !endsAt(draft, end)) end++;
    // The blank behind the mark before it belongs to neither.
    while (start < from && /\s/.test(draft[start]!)) start++;
  }
  return { range: [start, end], match: draft.slice(start, end) };
}
