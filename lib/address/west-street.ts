// House number, street and town of a Western address, once postcode, state and flat are taken out. The border lies
// behind the kind of street, or at a comma; where neither stands, all of it counts as street.

import { isNumber, type West, type Word } from './west-tokens.ts';
import { british, inside, isDirection, isGrown, isSuffix, isTypeBefore, weak } from './west-words.ts';

/** Countries that write house numbers and streets in the French way. */
export const french = /^(?:FR|BE|CH|LU)$/;

/** Number and street of what is left of an address; the words behind them are its town. */
export function takeStreet(words: Word[], out: West, country: string): void {
  const box = words.findIndex((w, i) => w.w === 'box' && isNumber(words[i + 1]?.raw ?? ''));
  if (box >= 0) {
    out.number = words[box + 1]!.w;
    // RR 2 Box 152: the route counts.
    const route = words
      .slice(0, box)
      .findIndex((w, i) => /^(?:rr|hc|route|rte)$/.test(w.w) && isNumber(words[i + 1]?.raw ?? ''));
    out.street = route < 0 ? ['po', 'box'] : [words[route]!.w, words[route + 1]!.w, 'box'];
    const from = words.slice(0, box).findLastIndex((w) => !/^(?:p|o|po|post|office)$/.test(w.w)) + 1;
    rest(words, from, box + 2, out);
    return;
  }
  const at = words.findIndex((w) => isNumber(w.raw));
  // Avenida Paulista, 900: where the kind stands before the name, a comma may stand before the number.
  const named = words.findLastIndex((w, i) => i < at && w.brk);
  if (
    at > 1 &&
    words[at]!.brk &&
    isTypeBefore(words[Math.max(0, named)]!.raw) &&
    !isSuffix(words[at + 1]?.w ?? '')
  )
    words[at]!.brk = false;
  // Hauptstraße 12 a is Hauptstraße 12a.
  const letter = words[at + 1];
  if (
    at > 0 &&
    !words[at]!.brk &&
    letter &&
    !letter.brk &&
    /^[a-z]$/.test(letter.raw) &&
    (words[at + 2]?.brk ?? true)
  ) {
    words[at]!.w += letter.w;
    words.splice(at + 1, 1);
  }
  // France tells neighbours apart by a word: 8 bis avenue, 8 ter avenue.
  const nth = words[at + 1];
  if (at >= 0 && nth && !nth.brk && french.test(country) && /^(?:bis|ter|quater)$/.test(nth.raw)) {
    words[at]!.w += nth.raw;
    out.words.street.push(nth);
    words.splice(at + 1, 1);
  }
  const houseOnly = at >= 0 && (words[at + 1] === undefined || words[at + 1]!.brk);
  if (at < 0 || (houseOnly && at > 0 && !words[at]!.brk)) {
    // No number, or the number behind the name: Hauptstraße 5, Calle Mayor 12.
    const stop = at >= 0 ? at : words.findIndex((w, i) => i > 0 && w.brk);
    const end = stop < 0 ? words.length : stop;
    let from = 0;
    for (let i = end - 1; i > 0 && at >= 0; i--) {
      if (!words[i]!.brk) continue;
      from = i;
      break;
    }
    out.number = at >= 0 ? words[at]!.w : '';
    out.street = words.slice(from, end).map((w) => w.w);
    rest(words, from, at >= 0 ? at + 1 : end, out);
    return;
  }
  if (houseOnly && !words[at + 1]) {
    out.number = words[at]!.w;
    rest(words, at, at + 1, out);
    return;
  }
  out.number = words[at]!.w;
  const end = streetEnd(words, at + 1, country);
  out.street = words.slice(at + 1, end).map((w) => w.w);
  // German and Dutch numbers follow the name even where a town follows them without a comma.
  const previous = words[at - 1];
  if (
    previous &&
    !words[at]!.brk &&
    (isGrown(previous.w) || words.slice(0, at).some((w) => isTypeBefore(w.raw)))
  ) {
    let from = at - 1;
    while (from > 0 && !words[from]!.brk) from--;
    out.street = words.slice(from, at).map((w) => w.w);
    rest(words, from, at + 1, out);
    return;
  }
  rest(words, at, end, out);
}

const routes = new Map(
  Object.entries({ cr: 'cntyrd', sr: 'staterd', fm: 'fm', rte: 'rte', us: 'us', rr: 'rr', hwy: 'hwy' }),
);

/** The street ends behind its kind and a direction, or at a comma. `words[from]` is the first word of its name. */
function streetEnd(words: Word[], from: number, country: string): number {
  let comma = words.findIndex((w, i) => i >= from && i > 0 && w.brk && i !== from);
  if (words[from]?.brk) comma = words.findIndex((w, i) => i > from && w.brk);
  const stop = comma < 0 ? words.length : comma;
  // CR 210, Route 9, US 1: a road that is only a number.
  const route = routes.get(words[from]?.raw.replace(/^route$/, 'rte') ?? '');
  if (route && from + 1 < stop && /^\d{1,4}[a-z]?$/.test(words[from + 1]!.w)) {
    words[from]!.w = route;
    return from + 2;
  }
  for (let i = from + 1; i < stop; i++) {
    const ahead = words[i + 1];
    if (
      british.test(country) &&
      weak.test(words[i]!.raw) &&
      !(ahead && (isSuffix(ahead.w) || weak.test(ahead.raw)))
    )
      return i + 1;
    // Rue Sainte-Catherine goes on behind its saint.
    if (!isSuffix(words[i]!.w) || (/^sainte?$/.test(words[i]!.raw) && i + 1 < stop)) continue;
    let end = i + 1;
    while (end < stop && (isSuffix(words[end]!.w) || isDirection(words[end]!.w)) && words[end]!.w !== 'st')
      end++;
    // Ang Mo Kio Avenue 3, Highway 66: the number behind the kind is part of the name.
    const numbered =
      country === 'SG' ||
      country === 'MY' ||
      words[end - 1]!.w === 'hwy' ||
      words.slice(from, end).some((w) => /^(?:cnty|state|township|forest|ranch)$/.test(w.w));
    if (numbered && end < stop && /^\d{1,4}[a-z]?$/.test(words[end]!.w)) {
      end++;
      while (end < stop && isDirection(words[end]!.w)) end++;
    }
    return end;
  }
  return stop;
}

function rest(words: Word[], from: number, to: number, out: West): void {
  out.words.street.push(...words.slice(from, to));
  out.extra = words.slice(0, from).map((w) => w.w);
  const town: Word[] = [];
  for (let i = to; i < words.length; i++) {
    const [word, next] = [words[i]!, words[i + 1]];
    if (!/\d/.test(word.w)) {
      if (!inside.has(word.w) || /^(?:la|las|los|el)$/.test(word.w)) town.push(word);
      continue;
    }
    // A number behind the street is a step to the door, labelled or not: 12, 3º B.
    const letter = next && !next.brk && /^[a-z]$/.test(next.w);
    // 2º was folded to 2o.
    out.items.push({ kind: 'bare', value: word.w.replace(/^(\d+)o$/, '$1') + (letter ? next.w : '') });
    out.words.unit.push(word, ...(letter ? [next] : []));
    if (letter) i++;
  }
  out.city = town.map((w) => w.w);
  out.words.region.push(...town);
}
