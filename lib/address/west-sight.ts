// Addresses in English prose: a number with a street's name and kind behind it, a box, a flat, a labelled postcode.
// One ends where talk begins; a town is taken in when a comma, a state or a postcode shows it.
import type { Sighted } from './cues.ts';
import { type Folded, piece } from './fold.ts';
import { labelledNames } from './names.ts';
import { blank } from './reader.ts';
import type { Parts } from './types.ts';
import { begins, isNamed, isUsRoute, type Page, postcodeAt } from './west-begin.ts';
import { encode } from './west-compare.ts';
import { parseWest } from './west-parse.ts';
import { type Word, wordsOf } from './west-tokens.ts';
import { unitAt } from './west-units.ts';
import { inside, isCountry, isDirection, isGrown, isSuffix, stateOf, talk, units } from './west-words.ts';

/** The words of one address as parts. */
export function piecesWest(f: Folded, words: Word[], country: string): Parts {
  const found = parseWest(f.text, words, country);
  const parts: Parts = {};
  const set = (part: 'region' | 'street' | 'unit', from: Word[], value: string) => {
    if (!from.length || !value) return;
    const at = piece(f, Math.min(...from.map((w) => w.start)), Math.max(...from.map((w) => w.end)), value);
    if (at) parts[part] = at;
  };
  set('region', found.words.region, encode.region(found));
  set('street', found.words.street, encode.street(found));
  set(
    'unit',
    found.words.unit.length ? found.words.unit : found.items.length ? found.words.street : [],
    encode.unit(found),
  );
  return parts;
}

/** How far an address may run from its first word, in words. */
const longest = 26;

export function sightWest(f: Folded, phones: { start: number; end: number }[], country: string): Sighted[] {
  const text = blank(f.text, [...phones, ...labelledNames(f, country)], ';');
  const words = wordsOf(text);
  const out: Sighted[] = [];
  const mixed = /[a-z]{3}/.test(f.raw);
  const page: Page = {
    words,
    country,
    text,
    capital: (w) => /[A-Z]/.test(f.raw[f.from[w.start]!]!),
    capitals: (w) => mixed && /^[A-Z]{2,}$/.test(f.raw.slice(f.from[w.start]!, f.to[w.end - 1]!)),
  };
  for (let i = 0; i < words.length; i++) {
    if (!begins(page, i)) continue;
    const end = stretch(page, i);
    const own = words.slice(i, end).map((w) => ({ ...w }));
    const parts = piecesWest({ ...f, text }, own, country);
    if (!Object.keys(parts).length) continue;
    const next = words[end];
    const loose = Boolean(next && !next.brk && !next.stop && /\d/.test(next.raw));
    out.push({ parts, start: words[i]!.start, end: words[end - 1]!.end, loose });
    i = end - 1;
  }
  return out;
}

/** Two letters that are a word too (in, or, me, ok) name a state in capitals or before a postcode only. */
function isState(page: Page, i: number): boolean {
  const w = page.words[i]!;
  if (!stateOf(page.country, w.raw)) return false;
  const next = page.words[i + 1];
  return (
    w.raw.length > 3 ||
    (!talk.has(w.raw) && page.capital(w)) ||
    page.capitals(w) ||
    Boolean(next && postcodeAt(page, next)) ||
    page.text.slice(w.start, w.end) !== w.raw
  );
}

/** From its first word to where talk begins: the index behind its last word. */
function stretch(page: Page, from: number): number {
  const { words, country } = page;
  const unit = unitAt(words, from);
  let good = from + (unit?.count ?? 1);
  for (let i = good; i < Math.min(words.length, from + longest); i++) {
    const w = words[i]!;
    if (w.stop) break;
    const step = unitAt(words, i);
    if (step && /\d/.test(w.w)) {
      good = i + step.count;
      i = good - 1;
      continue;
    }
    const joined = words
      .slice(i, i + 3)
      .map((v) => v.raw)
      .join('_');
    const firm =
      /\d/.test(w.raw) ||
      isSuffix(w.w) ||
      isGrown(w.w) ||
      isDirection(w.w) ||
      isState(page, i) ||
      units.has(w.raw);
    if (firm || isCountry(w.raw) || isCountry(joined)) {
      // A count of goods is no part of an address: … Springfield, 2 of them.
      if (
        /^\d{1,3}$/.test(w.raw) &&
        w.brk &&
        !postcodeAt(page, w) &&
        (!words[i + 1] || talk.has(words[i + 1]!.raw))
      )
        break;
      good = i + 1;
      continue;
    }
    const before = words[i - 1];
    const alone = /^[a-z]$/.test(w.raw) && !w.brk && isSuffix(before?.w ?? '') && (words[i + 1]?.brk ?? true);
    if (alone || isUsRoute(words, i) || isNamed(page, i)) {
      good = i + 1;
      continue;
    }
    if (talk.has(w.raw) && !(inside.has(w.raw) && i < from + 7)) break;
    // A town: the words up to the next comma or end, if no talk is among them.
    let ends = i + 1;
    while (ends < words.length && ends < i + 7 && !words[ends]!.brk && !words[ends]!.stop) ends++;
    const group = words.slice(i, ends);
    const place = group.length <= 5 && group.every((v) => !talk.has(v.raw) || inside.has(v.raw));
    const named = group.findIndex((v) => talk.has(v.raw) && !inside.has(v.raw));
    if (place) good = Math.max(good, i + 1);
    // 1015 CN Amsterdam is right: a town in capitals before talk.
    else if (named > 0 && named <= 3 && group.slice(0, named).every(page.capital))
      good = Math.max(good, i + 1);
    else if (i > from + 7) break;
  }
  // A word that only joins (and, of) does not end an address.
  while (good > from + 1 && inside.has(words[good - 1]!.raw) && !stateOf(country, words[good - 1]!.raw))
    good--;
  return good;
}
