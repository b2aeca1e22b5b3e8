// Where an address begins in English prose: at a flat, a box, a labelled postcode, or a number that a street follows.
import { french } from './west-street.ts';
import { isNumber, type Word } from './west-tokens.ts';
import { unitAt } from './west-units.ts';
import {
  british,
  inside,
  isDirection,
  isGrown,
  isSuffix,
  isSureSuffix,
  isTypeBefore,
  postcodes,
  stateOf,
  talk,
  weak,
} from './west-words.ts';

/** A message's words, with what must be asked of its letters. */
export interface Page {
  words: Word[];
  country: string;
  text: string;
  capital: (word: Word) => boolean;
  /** All of it in capitals, in a message that is not all so: ME behind a town is Maine. */
  capitals: (word: Word) => boolean;
}

const cue =
  /(?:address|ship|send|deliver|mail|to|at|is|moved|live|change|wrong|correct|should|use|number|my|not|actually|instead)[^a-z]*(?:[a-z]+[^a-z]+){0,4}$/;
const before = (page: Page, i: number, reach: number) => {
  const { start } = page.words[i]!;
  return page.text.slice(Math.max(0, start - reach), start);
};

/** Whether an address begins at a word. */
export function begins(page: Page, i: number): boolean {
  const { words } = page;
  const word = words[i]!;
  const next = words[i + 1];
  const unit = unitAt(words, i);
  if (unit) {
    // A-12-3, Menara Sentral, Jalan …: three steps at once, before a street.
    if (unit.count === 1 && /^[a-z]\d?-\d+[a-z]?-\d+/.test(word.raw)) {
      const ahead = words.slice(i + 1, i + 11);
      const stop = ahead.findIndex((w) => w.stop || (talk.has(w.raw) && !inside.has(w.raw)));
      return (stop < 0 ? ahead : ahead.slice(0, stop)).some((w) => isSuffix(w.w) || isTypeBefore(w.raw));
    }
    if (
      /^(?:no|number|block|level|int|app|room|tower|lot|shop|office|bureau|space|spc|trailer|trlr|villa|bat|l\d+|#.*|\d.*)$/.test(
        word.raw,
      )
    ) {
      const ahead = words[i + unit.count];
      return Boolean(ahead && !ahead.stop && isNumber(ahead.raw) && houseAt(page, i + unit.count));
    }
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
  if (/^(?:rr|hc)$/.test(word.raw) && next && isNumber(next.raw)) return words[i + 2]?.raw === 'box';
  if (word.raw === 'box' && next && isNumber(next.raw)) return /\bp\.?\s?o\.?\s*$/.test(before(page, i, 8));
  if (postcodeAt(page, word)) {
    // SW1A 1AA alone in a message speaks for itself, where postcodes have letters.
    const alone = /^[a-z\d]{2,4}\s?[a-z\d]{3,4}$/.test(page.text.trim()) && /[a-z]/.test(page.text);
    return (
      alone ||
      /^(?:GB|IE|CA|NL)$/.test(page.country) ||
      /(?:zip|post ?code|postal|eircode)[^\n]{0,30}$/.test(before(page, i, 40))
    );
  }
  if ((isGrown(word.w) || isTypeBefore(word.raw)) && !isNumber(words[i - 1]?.raw ?? '')) {
    const span = words.slice(i + 1, i + 7);
    const at = span.findIndex((w) => isNumber(w.raw));
    const plain = (w: Word) => !w.stop && !w.brk && (!talk.has(w.raw) || inside.has(w.raw));
    return at >= 0 && span.slice(0, at + 1).every(plain);
  }
  return isNumber(word.raw) ? houseAt(page, i) : namedHouse(page, i) || beforePostcode(page, i);
}

/** Rose Cottage, Church Lane, OX44 7PX: a house without a number, where only an address ends in such a postcode. */
function namedHouse(page: Page, i: number): boolean {
  const { words, country } = page;
  if (!/^(?:GB|IE|CA|NL)$/.test(country) || !(i === 0 || words[i]!.brk || talk.has(words[i - 1]!.raw)))
    return false;
  if (inside.has(words[i]!.raw) && words[i]!.raw !== 'the') return false;
  for (let k = i; k < Math.min(words.length, i + 14); k++) {
    const w = words[k]!;
    if (w.stop && k > i) return false;
    if (talk.has(w.raw) && !inside.has(w.raw)) return false;
    if (k > i + 2 && postcodeAt(page, w)) return true;
  }
  return false;
}

/** Am Alten Markt 7, 50667 Köln: a name in capitals, its number, and a postcode right behind it. */
function beforePostcode(page: Page, i: number): boolean {
  const { words, country } = page;
  if (
    !continental.test(country) ||
    !page.capital(words[i]!) ||
    (talk.has(words[i]!.raw) && !inside.has(words[i]!.raw))
  )
    return false;
  for (let k = i + 1; k < Math.min(words.length - 1, i + 6); k++) {
    const w = words[k]!;
    if (w.stop || (w.brk && !isNumber(w.raw)) || (talk.has(w.raw) && !inside.has(w.raw))) return false;
    if (isNumber(w.raw)) return postcodeAt(page, words[k + 1]!) && !words[k + 1]!.stop;
  }
  return false;
}
const continental = /^(?:DE|AT|CH|NL|BE|LU|DK|SE|NO|FI|PL|IT|ES|PT|FR|MX)$/;

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
    if (
      k === i + 2 &&
      /^(?:cr|sr|fm|rte|route|us|rr)$/.test(words[i + 1]!.raw) &&
      /^\d{1,4}[a-z]?$/.test(w.raw)
    )
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
    if (
      british.test(country) &&
      k > i + 1 &&
      k <= i + 5 &&
      weak.test(w.raw) &&
      words.slice(i + 1, k + 1).every((v) => page.capital(v) && !v.brk) &&
      (!words[k + 1] || words[k + 1]!.brk || words[k + 1]!.stop || page.capital(words[k + 1]!))
    )
      return true;
    const lettered = words[k + 1];
    if (
      k === i + 1 &&
      /^ave(?:nue)?$/.test(w.raw) &&
      lettered &&
      !lettered.brk &&
      /^(?:[a-z]|\d{1,3})$/.test(lettered.raw)
    )
      return true;
    if (talk.has(w.raw) && !inside.has(w.raw) && !isUsRoute(words, k) && !isNamed(page, k)) return false;
    // 27 bis rue du Lac: a word may stand between the number and its street.
    const nth = k === i + 2 && /^(?:bis|ter|quater)$/.test(words[i + 1]!.raw);
    const kind = isTypeBefore(w.raw) || (french.test(country) && /^(?:av|bd|boul)$/.test(w.raw));
    if ((k === i + 1 || nth) && kind && !isSuffix(w.raw)) return true;
  }
  return false;
}

/** Hope St: a word of talk in capitals right before a kind of street. */
export function isNamed(page: Page, i: number): boolean {
  const [word, next] = [page.words[i]!, page.words[i + 1]];
  return (
    page.capital(word) &&
    Boolean(next && !next.brk && !next.stop && isSureSuffix(next.w) && page.capital(next))
  );
}

/** US 19, US Highway 19: not the word us. */
export const isUsRoute = (words: Word[], i: number) =>
  words[i]!.raw === 'us' && /^(?:highway|hwy|route|rte|\d{1,3})$/.test(words[i + 1]?.raw ?? '');

/** In small letters a street must be followed by what follows streets: 20 inch road bike is none. */
function endsWell(page: Page, i: number): boolean {
  const { words } = page;
  const next = words[i];
  if (!next || next.brk || next.stop || unitAt(words, i) || isDirection(next.w) || talk.has(next.raw))
    return true;
  return words.slice(i, i + 7).some((w) => postcodeAt(page, w));
}

export function postcodeAt({ text, country }: Page, word: Word): boolean {
  const shape = postcodes[country];
  return shape !== undefined && text.slice(word.start, word.start + 12).search(shape) === 0;
}
