// Whose data may stand in a page case: nobody's but the invented people's, by the lists of fakes.json and of
// known-people.json, which names those of the cases that were built by hand.
import { fold } from '../../lib/address/fold.ts';
import type { Facts } from '../../lib/model/facts.ts';
import type { PageCase } from './cases.ts';
import lists from './fakes.json' with { type: 'json' };
import {
  ENDINGS,
  extensionOf,
  isUnitWord,
  maskLike,
  NICKNAMES,
  PEOPLE,
  SHOPS,
  STEMS,
} from './fakes-lists.ts';
import known from './known-people.json' with { type: 'json' };
import { textsOf } from './markup.ts';
import { findPersonal, type PersonalKind } from './personal.ts';

export interface Foreign {
  kind: PersonalKind | 'shop';
  text: string;
  /** `case.json`, or a place in the page. */
  where: string;
}

const listed = new Set(Object.values(known).flat());
const invented = [...Object.values(PEOPLE), ...Object.values(NICKNAMES)].flat();
const solid = (name: string) => name.toLowerCase().replace(/[\s._-]/g, '');
const inventedNames = new Set(invented.map(solid));
const masks = [...invented, ...NICKNAMES.latin.map((name) => name.replace('_', ''))];
const inventedWords = new Set(invented.flatMap((name) => name.toLowerCase().split(/[ _]/)));

/** A buyer's or receiver's name, or a name somebody gave themselves. */
export function isFakeName(text: string): boolean {
  if (listed.has(text)) return true;
  const name = text.toLowerCase().trim();
  if (inventedNames.has(solid(text))) return true;
  if (name.includes('*')) return masks.some((one) => maskLike(text, one).toLowerCase() === name);
  const words = name.split(/\s+/);
  return words.every((word) => inventedWords.has(word));
}

const isFakeShop = (text: string) =>
  listed.has(text) ||
  Object.values(SHOPS).some((stem) => text.startsWith(stem) && /^ ?\d*$/.test(text.slice(stem.length)));

/** A number of a range kept for fiction, or one that is all noughts but for its end. */
export function isFakePhone(text: string): boolean {
  if (listed.has(text)) return true;
  const { text: plain } = fold(text);
  const digits = plain.slice(0, plain.length - extensionOf(plain).length).replace(/[^\d*]/g, '');
  const fits = (number: string, shape: string) =>
    number.length === shape.length &&
    [...shape].every((c, i) => c === '#' || number[i] === '*' || c === number[i]);
  const numbers = [digits, ...[1, 2, 3].map((n) => digits.slice(n))].map((n) => n.replace(/^0/, ''));
  return (
    numbers.some((number) => lists.phones.some((shape) => fits(number, shape))) ||
    /^(?:\d{1,3}?0{3,}\d{4}|0[0*]{2,}\d{0,4})$/.test(digits)
  );
}

const isFakeMail = (text: string) =>
  listed.has(text) ||
  /@(?:[a-z0-9-]+\.)*(?:example\.(?:com|net|org)|example|invalid|test)$/i.test(text.replace(/\s/g, ''));

const stems = {
  zh: new Set(STEMS.zh),
  ko: new Set(STEMS.ko),
  latin: new Set(STEMS.latin.map((word) => word.toLowerCase())),
};
const places = new Set(known.places.map((word) => word.toLowerCase()));
const before = (endings: string) => new RegExp(`(.*?)(${endings}|$)`, 'gu');

/** Nothing but invented places, kinds of places and numbers. Names of people may stand in front. */
export function isFakeAddress(text: string): boolean {
  if (listed.has(text)) return true;
  let rest = text.normalize('NFC');
  for (const place of known.places) rest = rest.replaceAll(place, ' ');
  for (const name of known.names) if (name.length > 1) rest = rest.replaceAll(name, ' ');
  const runs = rest.match(/\p{Script=Han}+|\p{Script=Hangul}+|[\p{L}\p{M}][\p{L}\p{M}'’]*/gu) ?? [];
  return runs.every((run) => {
    if (/\p{Script=Han}/u.test(run))
      return [...run.matchAll(before(ENDINGS.zh))].every(
        ([, stem = '']) => stem === '' || stems.zh.has(stem) || isCount(stem),
      );
    if (/\p{Script=Hangul}/u.test(run)) {
      const stem = new RegExp(`^(.*?)((?:${ENDINGS.ko})?)$`, 'u').exec(run)![1]!;
      return stem === '' || stems.ko.has(stem);
    }
    const word = run.toLowerCase();
    return (
      stems.latin.has(word) ||
      places.has(word) ||
      inventedWords.has(word) ||
      isUnitWord(word) ||
      word.length < 3
    );
  });
}
const isCount = (stem: string) =>
  stem.length < 3 && /^[一二三四五六七八九十百零〇东西南北中之第甲乙丙丁附地下号]+$/u.test(stem);

/** Ids that say nothing about anybody: without a word in them. */
const isOpaque = (id: string) =>
  !/\p{L}{3}/u.test(id) || /^[A-Z0-9-]+$/.test(id) || (/\d/.test(id) && id.replace(/\D/g, '').length >= 4);

const tell: Record<Foreign['kind'], (text: string) => boolean> = {
  phone: isFakePhone,
  mail: isFakeMail,
  identity: (text) => listed.has(text),
  card: (text) => listed.has(text),
  name: isFakeName,
  address: isFakeAddress,
  shop: isFakeShop,
};

/** What facts say of people, each with its kind. */
export function peopleOf(facts: Facts): [Foreign['kind'], string][] {
  const found: [Foreign['kind'], string | undefined][] = [['shop', facts.account?.name]];
  const buyers = [
    ...facts.orders.map((order) => order.buyer),
    ...facts.threads.map((thread) => thread.buyer),
    ...facts.reviews.map((review) => review.buyer),
    ...(facts.conversation ? [facts.conversation.buyer] : []),
  ];
  for (const { name, id } of buyers) {
    found.push(['name', name]);
    if (id !== undefined && !isOpaque(id)) found.push(['name', id]);
  }
  for (const { ship } of facts.orders)
    found.push(['name', ship?.name], ['phone', ship?.phone], ['address', ship?.address]);
  return found.filter((one): one is [Foreign['kind'], string] => one[1] !== undefined);
}

/** Numbers and e-mail in a source text that are not from the lists; `where` is a line. Code is full of names. */
export function findForeignText(text: string): Foreign[] {
  return text.split('\n').flatMap((line, i) =>
    findPersonal(line)
      .map(({ kind, raw }) => ({ kind, text: raw.trim(), where: String(i + 1) }))
      .filter(({ kind, text }) => kind !== 'name' && kind !== 'address' && !tell[kind](text)),
  );
}

/** What stands in a page case and is not from the lists. */
export function findForeign(given: PageCase, html: string): Foreign[] {
  const foreign: Foreign[] = [];
  const look = (kind: Foreign['kind'], text: string, where: string) => {
    if (!tell[kind](text)) foreign.push({ kind, text, where });
  };
  const { facts } = given.expected;
  for (const [kind, text] of peopleOf(facts)) look(kind, text, 'case.json');
  const products = new Set(
    [...facts.listings, ...facts.orders.flatMap((order) => order.lines)].map((one) => one.listingId),
  );
  const search = (text: string, where: string) => {
    for (const { kind, raw } of findPersonal(text))
      if (!products.has(raw.trim())) look(kind, raw.trim(), where);
  };
  for (const { text, attribute, line, column } of textsOf(html))
    if (attribute !== 'class' && attribute !== 'style') search(text, `page.html:${line}:${column}`);
  for (const text of [given.about, given.url, given.top ?? ''])
    for (const { kind, raw } of findPersonal(text)) if (kind !== 'name') look(kind, raw, 'case.json');
  const strings = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(strings)
        : [];
  for (const text of strings(facts)) search(text, 'case.json');
  return foreign;
}
