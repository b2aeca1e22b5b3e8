// The lists of fakes.json as people, nicknames and places, and how a stand-in takes its original's form: case, mask, what
// parts its digits.
import { isCountry, isDirection, isSuffix, spellWord, units } from '../../lib/address/west-words.ts';
import lists from './fakes.json' with { type: 'json' };

export type Script = 'zh' | 'ko' | 'latin';
export const scriptOf = (text: string): Script =>
  /\p{Script=Hangul}/u.test(text) ? 'ko' : /\p{Script=Han}/u.test(text) ? 'zh' : 'latin';

const cross = (a: readonly string[], b: readonly string[], join: (x: string, y: string) => string) =>
  b.flatMap((y) => a.map((x) => join(x, y)));
const { people, marks } = lists;
/** Every invented name of a script. */
export const PEOPLE: Record<Script, string[]> = {
  zh: cross([...people.zh.surnames], people.zh.given, (x, y) => x + y),
  ko: cross([...people.ko.surnames], people.ko.given, (x, y) => x + y),
  latin: cross(people.latin.given, people.latin.surnames, (x, y) => `${x} ${y}`),
};
const marked = (stems: readonly string[], signs: string) => [
  ...cross(stems, [...signs], (stem, sign) => stem + sign),
  ...cross(
    cross(stems, [...signs], (stem, sign) => stem + sign),
    [...signs],
    (stem, sign) => stem + sign,
  ),
];
/** Names buyers give themselves. */
export const NICKNAMES: Record<Script, string[]> = {
  zh: marked(lists.nicknames.zh, marks.zh),
  ko: marked(lists.nicknames.ko, marks.ko),
  latin: cross(lists.handles, ['1', '2', '3', '4', '5', '6', '7', '8', '9'], (word, n) => `${word}_${n}`),
};
/** Words of invented places. */
export const STEMS: Record<Script, string[]> = {
  zh: [...lists.places.zh, ...marked(lists.places.zh, marks.zh)],
  ko: [...lists.places.ko, ...marked(lists.places.ko, marks.ko)],
  latin: [
    ...lists.places.latin,
    ...cross(lists.places.latin, ['ham', 'ford', 'dale', 'wick', 'stead', 'mere', 'holm'], (x, y) => x + y),
  ],
};
export const SHOPS: Record<Script, string> = lists.shops;

/** Kinds of places and units: they stay, what names them goes. */
const ENDING_ZH =
  '特别行政区|自治区|自治州|自治县|地区|街道|大道|公路|小区|花园|广场|大厦|公寓|单元|新村|社区|校区|园区|大学|学院|医院|中学|小学|商场|驿站|快递柜|省|市|区|县|旗|镇|乡|村|屯|路|街|巷|弄|胡同|里|苑|园|楼|栋|幢|座|室|号|层|组|队|期|城|府|湾|庄|院|厦|店|站|仓|门';
const ENDING_KO =
  '특별자치시|특별자치도|특별시|광역시|번안길|번길|대로|아파트|오피스텔|빌라|빌딩|타워|단지|마을|센터|시|도|군|구|읍|면|동|리|로|길|층|호|가';
export const ENDINGS = { zh: ENDING_ZH, ko: ENDING_KO };
export const isUnitWord = (word: string): boolean =>
  isSuffix(spellWord(word)) ||
  units.has(word) ||
  isDirection(word) ||
  isCountry(word) ||
  /^(?:po|box|apt|no|united|states|kingdom)$/.test(word);

/** `李*` of `赵示例` is `赵*`: the stand-in as far as the original is shown, the stars where they are. */
export function maskLike(original: string, fake: string): string {
  const given = [...original];
  const made = [...fake];
  const first = given.indexOf('*');
  const last = given.lastIndexOf('*');
  return given
    .map((char, i) => {
      if (!/[\p{L}\p{N}]/u.test(char)) return char;
      const at = i < first || first < 0 ? i : i > last ? made.length - (given.length - i) : i;
      const taken = made[((at % made.length) + made.length) % made.length]!;
      return caseLike(char, /[\p{L}\p{N}]/u.test(taken) ? taken : 'a');
    })
    .join('');
}

export const caseLike = (original: string, fake: string): string => {
  if (original === original.toUpperCase() && original !== original.toLowerCase()) return fake.toUpperCase();
  return original === original.toLowerCase() && original !== original.toUpperCase()
    ? fake.toLowerCase()
    : fake;
};

/** `to`'s letters and digits in the places of `raw`'s, what parts them as it was. */
export function fill(raw: string, to: string): string {
  const signs = [...to].filter((c) => /[\p{L}\p{N}*]/u.test(c));
  let i = 0;
  return [...raw].map((c) => (/[\p{L}\p{N}*]/u.test(c) ? (signs[i++] ?? c) : c)).join('');
}

/** `-1234`, `转1234`, ` ext. 1234` behind a whole number. */
export function extensionOf(phone: string): string {
  const tail = /\s?(-|转接?|分机|内线|내선|ext\.?|x|#)\s?\d{1,6}$/i.exec(phone);
  const before = tail ? phone.slice(0, tail.index).replace(/[^\d*]/g, '').length : 0;
  return tail && before >= (tail[1] === '-' ? 11 : 8) ? tail[0] : '';
}
