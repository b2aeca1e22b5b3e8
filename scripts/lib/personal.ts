// What looks personal in a text, by its shape alone: phones, e-mail, numbers of identity cards and bank cards, receivers
// under a label, addresses. Used to scrub what no field named, and to look through every page case.

import { readerFor } from '../../lib/address/countries.ts';
import { type Folded, fold } from '../../lib/address/fold.ts';
import { labelledNames } from '../../lib/address/names.ts';
import { findPhones } from '../../lib/address/phones.ts';

export type PersonalKind = 'phone' | 'mail' | 'identity' | 'card' | 'name' | 'address';
export interface Spot {
  kind: PersonalKind;
  start: number;
  end: number;
  raw: string;
}

const MAIL = /[\p{L}\p{N}][\p{L}\p{N}._%+*-]*\s?[@＠]\s?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/giu;
const IDENTITY = /(?<![\dA-Za-z])(?:\d{17}[\dXx]|\d{6}-[1-8]\d{6}|\d{3}-\d{2}-\d{4})(?![\dA-Za-z])/g;
const CARD = /(?<![\d-])(?:\d[ -]?){14,18}\d(?![\d-])/g;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const isDay = (month: string, day: string) =>
  Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;

/** A number of an identity card: China's by its check sign, Korea's and America's by their parts. */
function isIdentity(text: string): boolean {
  if (text.length === 18 && !text.includes('-')) {
    const sum = WEIGHTS.reduce((all, weight, i) => all + weight * Number(text[i]), 0);
    return (
      isDay(text.slice(10, 12), text.slice(12, 14)) &&
      /^(?:19|20)/.test(text.slice(6)) &&
      '10X98765432'[sum % 11] === text[17]!.toUpperCase()
    );
  }
  return text.length === 14 ? isDay(text.slice(2, 4), text.slice(4, 6)) : !/^(?:000|9)/.test(text);
}

/** A bank card's number: a network's first digits, and the check digit. */
function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (!/^(?:62|4|5[1-5]|2[2-7]\d\d|3[47]|35)/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((all, digit, i) => {
    const twice = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return all + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

/** Whether a drawn id happens to have the shape of a person's number. */
export const holdsPersonalNumber = (text: string): boolean =>
  findNumbers(text).length > 0 || /(?<!\d)0?1[3-9]\d{9}(?!\d)|(?<!\d)010\d{8}(?!\d)/.test(text);

/** Written like a phone, not only long enough for one: order numbers and dates are as long. */
function isPhone(raw: string, value: string): boolean {
  const text = raw.trim();
  const digits = value.replace(/-.*$/, '').replace(/[^\d*]/g, '');
  const parted = /\d[\s.()-]+[\d*]|[\d*][\s.()-]+\d/.test(text) || text.startsWith('(');
  if (/^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|(?:19|20)\d\d\s?-\s?(?:19|20)\d\d)/.test(text)) return false;
  if (/^\+\d{2}/.test(text) || /^\+1[\s(.-]*[2-9]/.test(text)) return digits.length >= 8;
  const home = digits.replace(/^(?:86|82)(?=1)/, '');
  if (/^1[3-9][\d*]{9}$/.test(home)) return !/^\d{1,2}[-\s]\d{4}[-\s]\d{5}/.test(text);
  if (
    /^01[016789][\d*]{7,8}$/.test(digits) ||
    (parted && /^1[016789][\d*]{7,8}$/.test(home)) ||
    /^050\d[\d*]{7,8}$/.test(digits)
  )
    return true;
  if (/^0[1-9]/.test(digits) && parted)
    return digits.length >= 9 && digits.length <= 12 && !/\d{6,}-/.test(text);
  if (/^[48]00/.test(digits) && digits.length === 10) return parted;
  if (/^1[5-9]\d\d-[\d*]{4}$/.test(text)) return true;
  return parted && /^\(?[2-9]\d{2}\)?[-.\s]{1,2}\d{3}[-.\s]\d{4}/.test(text);
}

function findNumbers(text: string): Spot[] {
  const found: Spot[] = [];
  for (const [kind, shape, good] of [
    ['identity', IDENTITY, isIdentity],
    ['card', CARD, isCard],
  ] as const)
    for (const hit of text.matchAll(shape))
      if (good(hit[0])) found.push({ kind, start: hit.index, end: hit.index + hit[0].length, raw: hit[0] });
  return found;
}

/** The phones of every country whose shapes are known. */
function phonesIn(f: Folded): Spot[] {
  if (!/[\d*].*\d.*[\d*]|[一幺零〇]{1}[零〇一二三四五六七八九幺]{10}/su.test(f.text)) return [];
  return ['CN', 'KR', 'US', 'GB'].flatMap((country) =>
    findPhones(f, country)
      .filter(({ piece }) => isPhone(piece.raw, piece.value) || /^[一幺]/.test(piece.raw))
      .map(({ piece }) => ({
        kind: 'phone' as const,
        start: piece.span[0],
        end: piece.span[1],
        raw: piece.raw,
      })),
  );
}

/** Addresses as far as a reader sights them: what is not surely one is none. */
function addressesIn(f: Folded): Spot[] {
  if (!/\d|[一二三四五六七八九十]/.test(f.text)) return [];
  const countries = /\p{Script=Hangul}/u.test(f.text)
    ? ['KR']
    : /\p{Script=Han}/u.test(f.text)
      ? ['CN']
      : /[a-z]{3}/.test(f.text)
        ? ['US', 'GB']
        : [];
  return countries.flatMap((country) =>
    readerFor(country, f.raw)!
      .sight(f, [])
      // A unit alone (Building 1, 2 층) says nothing about anybody.
      .filter(({ parts }) => parts.street)
      .map(({ start, end }) => {
        const [from, to] = [f.from[start]!, f.to[end - 1]!];
        return { kind: 'address' as const, start: from, end: to, raw: f.raw.slice(from, to) };
      }),
  );
}

const namesIn = (f: Folded): Spot[] =>
  ['CN', 'KR', 'US'].flatMap((country) =>
    labelledNames(f, country).map(({ piece }) => ({
      kind: 'name' as const,
      start: piece.span[0],
      end: piece.span[1],
      raw: piece.raw,
    })),
  );

/** Every personal-looking stretch of a text, in order, none overlapping: numbers first, addresses last. */
export function findPersonal(text: string): Spot[] {
  if (text.trim().length < 2) return [];
  const f = fold(text);
  const found: Spot[] = [];
  const keep = (spots: Spot[]) => {
    for (const spot of spots)
      if (!found.some((one) => spot.start < one.end && one.start < spot.end)) found.push(spot);
  };
  keep(
    text.includes('@') || text.includes('＠')
      ? [...text.matchAll(MAIL)].map((hit) => ({
          kind: 'mail' as const,
          start: hit.index,
          end: hit.index + hit[0].length,
          raw: hit[0],
        }))
      : [],
  );
  keep(findNumbers(text));
  keep(phonesIn(f));
  keep(namesIn(f));
  keep(addressesIn(f));
  return found.sort((a, b) => a.start - b.start);
}
