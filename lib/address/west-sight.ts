// Addresses in English prose: a number with a street's name and kind behind it, a box, a flat, a labelled postcode.
// One ends where talk begins; a town is taken in when a comma, a state or a postcode shows it.
import type { Sighted } from './cues.ts';
import { type Folded, piece } from './fold.ts';
import { labelledNames } from './names.ts';
import { blank } from './reader.ts';
import type { Parts } from './types.ts';
import { encode } from './west-compare.ts';
import { parseWest } from './west-parse.ts';
import { french } from './west-street.ts';
import { isNumber, type Word, wordsOf } from './west-tokens.ts';
import { unitAt } from './west-units.ts';
import {
  inside,
  isCountry,
  isDirection,
  isGrown,
  isSuffix,
  isSureSuffix,
  isTypeBefore,
  postcodes,
  stateOf,
  talk,
  units,
} from './west-words.ts';

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
  const page: Page = { words, country, text, capital: (w) => /[A-Z]/.test(f.raw[f.from[w.start]!]!) };
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

interface Page {
  words: Word[];
  country: string;
  text: string;
  capital: (word: Word) => boolean;
}

const cue =
  /(?:address|ship|send|deliver|mail|to|at|is|moved|live|change|wrong|correct|should|use|number|my|not|actually|instead)[^a-z]*(?:[a-z]+[^a-z]+){0,4}$/;
const before = (page: Page, i: number, reach: number) => {
  const { start } = page.words[i]!;
  return page.text.slice(Math.max(0, start - reach), start);
};

function begins(page: Page, i: number): boolean {
  const { words } = page;
  const word = words[i]!;
  const next = words[i + 1];
  const unit = unitAt(words, i);
  if (unit) {
    if (/^(?:no|number|block|level|int|app|room|tower|lot|#.*|\d.*)$/.test(word.raw)) return false;
    if (!/\d/.test(unit.value) && (talk.has(unit.value) || unit.value === 'a')) return false;
    // Apt 3C, yes: at the beginning of a sentence it speaks for itself.
    const behind = words[i + unit.count];
    const alone = !behind || behind.brk || behind.stop;
    const leads =
      (i === 0 || word.stop) &&
      (/^(?:apt|apartment)$/.test(word.raw) || (alone && /^(?:flat|suite|ste)$/.test(word.raw)));
    if (leads && /\d/.test(unit.value)) return true;
    return cue.test(before(page, i, 60)) || unit.count > 2 || houseAhead(page, i + unit.count);
  }
  if (word.raw === 'box' && next && isNumber(next.raw)) return /\bp\.?\s?o\.?\s*$/.test(before(page, i, 8));
  if (postcodeAt(page, word)) return /(?:zip|post ?code|postal)[^\n]{0,30}$/.test(before(page, i, 40));
  if ((isGrown(word.w) || isTypeBefore(word.raw)) && !isNumber(words[i - 1]?.raw ?? '')) {
    const span = words.slice(i + 1, i + 7);
    const at = span.findIndex((w) => isNumber(w.raw));
    const plain = (w: Word) => !w.stop && !w.brk && (!talk.has(w.raw) || inside.has(w.raw));
    return at >= 0 && span.slice(0, at + 1).every(plain);
  }
  return isNumber(word.raw) ? houseAt(page, i) : namedHouse(page, i);
}

/** Rose Cottage, Church Lane, OX44 7PX: a house without a number, where only an address ends in such a postcode. */
function namedHouse(page: Page, i: number): boolean {
  const { words, country } = page;
  if (!/^(?:GB|IE|CA|NL)$/.test(country) || !(i === 0 || words[i]!.brk || talk.has(words[i - 1]!.raw)))
    return false;
  for (let k = i; k < Math.min(words.length, i + 14); k++) {
    const w = words[k]!;
    if (w.stop && k > i) return false;
    if (talk.has(w.raw) && !inside.has(w.raw)) return false;
    if (k > i + 2 && postcodeAt(page, w)) return true;
  }
  return false;
}

const houseAhead = ({ words, country }: Page, i: number) =>
  words.slice(i, i + 2).some((w) => isNumber(w.raw)) || Boolean(words[i] && stateOf(country, words[i]!.raw));

/** A number that a street's name and kind follow, or a state and a postcode. */
function houseAt(page: Page, i: number): boolean {
  const { words, country } = page;
  for (let k = i + 1; k < Math.min(words.length, i + 12); k++) {
    const w = words[k]!;
    if (w.stop) return false;
    const ends = country === 'GB' ? w : words[k + 1];
    if (k > i + 1 && ends && (country === 'GB' || stateOf(country, w.raw)) && postcodeAt(page, ends))
      return true;
    const street = words.slice(i + 1, k + 1);
    if (k <= i + 7 && (k > i + 1 || w.w === 'broadway') && isSuffix(w.w) && !street.some((v) => v.brk)) {
      const capital = street.every((v) => inside.has(v.raw) || /\d/.test(v.raw) || page.capital(v));
      if (
        capital ||
        cue.test(before(page, i, 60)) ||
        (isSureSuffix(w.w) && (w.raw === w.w || endsWell(page, k + 1)))
      )
        return true;
    }
    if (talk.has(w.raw) && !inside.has(w.raw)) return false;
    // 27 bis rue du Lac: a word may stand between the number and its street.
    const nth = k === i + 2 && /^(?:bis|ter|quater)$/.test(words[i + 1]!.raw);
    const kind = isTypeBefore(w.raw) || (french.test(country) && /^(?:av|bd|boul)$/.test(w.raw));
    if ((k === i + 1 || nth) && kind && !isSuffix(w.raw)) return true;
  }
  return false;
}

/** In small letters a street must be followed by what follows streets: 20 inch road bike is none. */
function endsWell(page: Page, i: number): boolean {
  const { words } = page;
  const next = words[i];
  if (!next || next.brk || next.stop || unitAt(words, i) || isDirection(next.w) || talk.has(next.raw))
    return true;
  return words.slice(i, i + 7).some((w) => postcodeAt(page, w));
}

function postcodeAt({ text, country }: Page, word: Word): boolean {
  const shape = postcodes[country];
  return shape !== undefined && text.slice(word.start, word.start + 12).search(shape) === 0;
}

/** Two letters that are a word too (in, or, me, ok) name a state in capitals or before a postcode only. */
function isState(page: Page, i: number): boolean {
  const w = page.words[i]!;
  if (!stateOf(page.country, w.raw)) return false;
  const next = page.words[i + 1];
  return (
    w.raw.length > 3 ||
    (!talk.has(w.raw) && page.capital(w)) ||
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
    if (talk.has(w.raw) && !(inside.has(w.raw) && i < from + 7)) break;
    // A town: the words up to the next comma or end, if no talk is among them.
    let ends = i + 1;
    while (ends < words.length && ends < i + 7 && !words[ends]!.brk && !words[ends]!.stop) ends++;
    const group = words.slice(i, ends);
    const place = group.length <= 5 && group.every((v) => !talk.has(v.raw) || inside.has(v.raw));
    if (place) good = Math.max(good, i + 1);
    else if (i > from + 7) break;
  }
  // A word that only joins (and, of) does not end an address.
  while (good > from + 1 && inside.has(words[good - 1]!.raw) && !stateOf(country, words[good - 1]!.raw))
    good--;
  return good;
}
