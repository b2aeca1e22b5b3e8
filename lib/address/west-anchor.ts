// An address known by the order: words of the order's street that stand near a number show where the buyer wrote one,
// and how far it goes. Any language in Latin letters is found so, and talk that only names the town is not.
import type { Sighted } from './cues.ts';
import type { Folded } from './fold.ts';
import { labelledNames } from './names.ts';
import { blank } from './reader.ts';
import { piecesWest } from './west-sight.ts';
import { isNumber, type Word, wordsOf } from './west-tokens.ts';
import { inside, isSuffix, isTypeBefore, talk, units } from './west-words.ts';

/** Words between two words of the order, at most. */
const reach = 3;

const telling = (word: Word) =>
  word.w.length >= 3 &&
  !/\d/.test(word.w) &&
  !talk.has(word.raw) &&
  !isSuffix(word.w) &&
  !isTypeBefore(word.raw);

/** The sighted addresses, each grown over words of the order beside it; where none was sighted, those known by words. */
export function anchored(
  f: Folded,
  phones: { start: number; end: number }[],
  sighted: Sighted[],
  order: Folded,
  town: string,
  country: string,
): Sighted[] {
  const text = blank(f.text, [...phones, ...labelledNames(f, country)], ';');
  const [own, words] = [wordsOf(order.text), wordsOf(text)];
  const region = new Set(town.split(/[ |]/));
  const known = new Set(own.filter((w) => telling(w) || /\d/.test(w.w)).map((w) => w.w));
  const every = new Set(own.map((w) => w.w));
  const found: Sighted[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!known.has(words[i]!.w)) continue;
    const [first, last] = around(text, words, i, known, every);
    const some = words.slice(first, last + 1);
    const hits = some.filter((w) => known.has(w.w));
    const named = hits.some((w) => !/\d/.test(w.w) && !region.has(w.w)) || hits.length > 2;
    i = last;
    if (!named || !some.some((w) => /\d/.test(w.w)) || !some.some((w) => telling(w) && known.has(w.w)))
      continue;
    const [start, end] = [some[0]!.start, some.at(-1)!.end];
    const met = sighted.filter((s) => s.start < end && start < s.end);
    const plain = (from: number, to: number) =>
      wordsOf(text.slice(from, to)).every((w) => !talk.has(w.raw) || inside.has(w.raw));
    if (met.length > 1 || (!met.length && sighted.length)) continue;
    const [one] = met;
    if (one && start >= one.start && end <= one.end) continue;
    if (one && !(plain(Math.min(start, one.start), one.start) && plain(one.end, Math.max(end, one.end))))
      continue;
    const [from, to] = one ? [Math.min(start, one.start), Math.max(end, one.end)] : [start, end];
    const all = words.filter((w) => w.start >= from && w.end <= to).map((w) => ({ ...w }));
    const parts = piecesWest({ ...f, text }, all, country);
    if (Object.keys(parts).length) found.push({ ...one, parts, start: from, end: to });
  }
  return [...sighted.filter((s) => !found.some((o) => s.start < o.end && o.start < s.end)), ...found].sort(
    (a, b) => a.start - b.start,
  );
}

/** From a word of the order to the last one near it, with the numbers beside them. */
function around(
  text: string,
  words: Word[],
  i: number,
  known: Set<string>,
  every: Set<string>,
): [number, number] {
  let last = i;
  for (let k = i + 1; k < words.length && k <= last + reach && !words[k]!.stop; k++) {
    if (/[<>→⇒=]/u.test(text.slice(words[k - 1]!.end, words[k]!.start))) break;
    if (talk.has(words[k]!.raw) && !inside.has(words[k]!.raw)) break;
    if (known.has(words[k]!.w) || numbered(words, k)) last = k;
  }
  let first = i;
  const goesOn = (k: number) => numbered(words, k) || every.has(words[k]!.w);
  const turned = (k: number) => /[<>→⇒=]/u.test(text.slice(words[k - 1]!.end, words[k]!.start));
  while (first > 0 && first > i - reach && !words[first]!.stop && !turned(first) && goesOn(first - 1))
    first--;
  if (first > 0 && !words[first]!.stop && units.has(words[first - 1]!.raw)) first--;
  // 5th floor apt 506.
  if (
    first > 0 &&
    units.get(words[first]!.raw) === 'floor' &&
    /^\d+(?:st|nd|rd|th)$/.test(words[first - 1]!.w)
  )
    first--;
  return [first, last];
}

const numbered = (words: Word[], i: number) => isNumber(words[i]!.raw) || /^#?[a-z]?\d/.test(words[i]!.raw);
