// Phones: found in text, masked or not, and compared position by position. China, Korea and North America have shapes
// of their own; elsewhere a number counts when it is written internationally, is labelled, or has as many digits as
// numbers have there.
import { dialled, planOf } from './dialling.ts';
import { type Folded, fold, piece } from './fold.ts';
import { compareMasked } from './mask.ts';
import type { Outcome, Piece } from './types.ts';

export interface Phone {
  piece: Piece;
  start: number;
  end: number;
}

const D = '[\\d*x]';
const notBefore = '(?<![\\d*a-z@#-])(?<!\\+\\d{1,3}[ -]?)';
/** Where a number of no sure shape could be the rest of another one. */
const notWithin = '(?<!\\d[ .])';
const notAfter = '(?![\\d*])(?!-\\d{5})';
/** An extension: `-1234` is how marketplaces write a relay number, 转 and 내선 how people do. */
const extension =
  '(?:\\s?[,，]?\\s?\\(?(?:-|转接?|分机号?|内线|내선(?:\\s?번호)?|ext(?:ension)?\\.?)(?:[是为:]|은|는)?\\s?(\\d{1,6}))?';
const shape = (body: string) => new RegExp(`${notBefore}${body}${notAfter}`, 'g');

const CN = [
  shape(`(?:(?:\\+|00)?86[-\\s]?)?(1${D}{2}[-\\s]?${D}{4}[-\\s]?${D}{4})${extension}`),
  shape(`(?:(?:\\+|00)?86[-\\s]?)?(1${D}{3}[-\\s]?${D}{3}[-\\s]?${D}{4})${extension}`),
  shape(`(?:\\+86[-\\s]?)?(\\(?0\\d{2,3}\\)?[-\\s]?[\\d*]{7,8})${extension}`),
  shape(`${notWithin}([48]00[-\\s]?\\d{3,4}[-\\s]?\\d{3,4})`),
  shape('((?:\\+?852[-\\s]?|\\+?853[-\\s]?)[5-9*][\\d*]{3}[-\\s]?[\\d*]{4})'),
  shape('((?:\\+?886[-\\s]?|0)9[\\d*]{2}[-\\s]?[\\d*]{3}[-\\s]?[\\d*]{3})'),
  // A slip of the finger is still a phone: eleven digits that are none, or ten of a mobile number.
  shape(`(\\d{11}|1[3-9]\\d{8})${extension}`),
];
const KR = [
  shape(
    `((?:\\+?82[-.\\s]?\\(?0?(?:1[016789]|2|[346][1-4]|5[1-5]|50\\d?|70|80)|\\(?0(?:1[016789]|2|[346][1-4]|5[1-5]|50\\d?|70|80)|\\(?1[016789])\\)?[-.\\s]{0,3}[\\d*]{3,4}[-.\\s]{0,3}[\\d*]{4})${extension}`,
  ),
  // 강변대로 95 1605-1102 is a tower and its door.
  shape('(?<![로길]\\s?\\d{1,5}(?:-\\d{1,4})?[\\s,]{1,3})(1[5-9]\\d{2}-[\\d*]{4})'),
  shape('(\\d{2,3}-[\\d*]{3,4}-[\\d*]{4}|\\d50\\d-[\\d*]{3,4}-[\\d*]{4}|\\d{2,3}\\.\\d{3,4}\\.\\d{4})'),
];
const US = [
  shape(
    `${notWithin}((?:\\+?1[-.\\s]?)?\\(?[2-9*][\\d*]{2}\\)?[-.\\s]{0,2}[\\d*]{3}[-.\\s]?[\\d*]{4})(?:,?\\s?(?:x|ext(?:ension)?\\.?(?: is| to)?|#)\\s?(\\d{1,6}))?`,
  ),
  // Without the area code, as neighbours say it; 210-1045 17th Avenue is a door and its house.
  shape(
    `${notWithin}(\\(?[2-9*][\\d*]{2}(?:-|\\) ?)[\\d*]{4})(?:,?\\s?(?:x|ext(?:ension)?\\.?)\\s?(\\d{1,6}))?(?!\\w)(?! (?:[nsew]\\.? )?(?:\\d{1,3}(?:st|nd|rd|th)|(?:[a-z'.]+ ){1,2}(?:st|street|ave|avenue|rd|road|dr|drive|blvd|boulevard|ln|lane|way|cres|crescent|ct|court|pl|place|pkwy|parkway|trail|terrace))\\b)`,
  ),
];
const international = shape(
  `${notWithin}(\\+\\d{1,3}[-.\\s]?(?:\\(0\\)\\s?)?\\(?[\\d*]{1,4}\\)?(?:[-.\\s]{0,2}[\\d*]{2,4}){1,5})(?:,?\\s?\\(?(?:x|ext(?:ension)?\\.?)\\s?(\\d{1,6}))?`,
);
/** With the zero that is dialled within a country: 090-…, (030) 231…, 06 12 34 56 78. */
const national = shape(
  `${notWithin}(\\(?0[\\d*]{1,5}\\)?(?:\\s?[-./\\s]\\s?[\\d*]{2,9}){1,5}|0[\\d*]{8,10})`,
);
/** Where nothing is dialled before a number: 9123 4567, 612 34 56 78. */
const untrunked = shape(`${notWithin}([2-9*][\\d*]{1,4}(?:[-. ]?[\\d*]{2,5}){1,4})`);
const labelled =
  /(?:phone|tel|mobile|cell|call|电话|手机|전화|연락처)[^\d+*\n]{0,12}([+(]?[\d*](?:[\d* ()-]|\.(?!\s)){5,18}[\d*])/g;

const shapes = (country: string): RegExp[] => {
  if (country === 'CN' || country === 'TW')
    return [...CN, international, ...(country === 'TW' ? [national] : []), labelled];
  if (country === 'HK' || country === 'MO') return [...CN, international, untrunked, labelled];
  if (country === 'KR') return [...KR, international, labelled];
  if (country === 'US' || country === 'CA') return [...US, international, labelled];
  // With a slip in its first digits.
  if (country === 'GB') return [international, national, shape('(\\d{5}\\s\\d{6})'), labelled];
  return planOf(country)?.trunk === ''
    ? [international, untrunked, national, labelled]
    : [international, national, labelled];
};

/** Whether a number without country code has as many digits as numbers have in that country. */
function fits(value: string, country: string): boolean {
  const plan = planOf(country);
  const digits = value.replace(/-.*/, '');
  if (!plan || digits.startsWith('+')) return true;
  const { length } = dialled(digits, country).number;
  return length >= plan.least && length <= plan.most;
}
/** 085 555 0141 12 Grafton Street: a number behind a phone is not of it, where the phone is whole without it. */
function fitting(written: string, country: string): string | undefined {
  for (let rest = written; rest; rest = rest.slice(0, Math.max(0, rest.search(/\s\S+$/))))
    if (fits(plain(rest), country)) return rest;
  return undefined;
}
/** 20260308: a day. */
const day = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/;

/** What stands before a number that is no phone though it has the shape of one. */
const otherNumber =
  /((?:订单号?|单号|运单号?|快递单号?|编号|货号)(?:是|为|:)?\s?|qq|(?:주문|송장|운송장)\s?번?호?[는은이가:]?\s?|(?:order|tracking|invoice)(?: ?(?:number|num|no\.?|id|nr|code))?(?: is)?[ :#-]{0,3})$/;

/** Every phone in a folded text, in order, none overlapping. */
export function findPhones(f: Folded, country: string): Phone[] {
  const found: Phone[] = [];
  const text = f.text;
  for (const one of shapes(country)) {
    for (const hit of text.matchAll(one)) {
      const from = hit.index + hit[0].indexOf(hit[1]!);
      const shaped = one === national || one === untrunked;
      const said = shaped ? fitting(hit[1]!, country) : hit[1]!;
      if (said === undefined) continue;
      const short = one === labelled || said !== hit[1];
      const end = short ? from + said.length : hit.index + hit[0].length;
      const start = one === labelled ? from : hit.index;
      if (found.some((p) => start < p.end && p.start < end)) continue;
      if (otherNumber.test(text.slice(Math.max(0, start - 16), start))) continue;
      const value = plain(said) + (hit[2] && !short ? `-${hit[2]}` : '');
      const count = value.replace(/-.*/, '').replace(/[^\d*]/g, '').length;
      if (count < 7 || count > 15 || !/\d/.test(value)) continue;
      if (shaped && day.test(value)) continue;
      const at = piece(f, start, end, value);
      if (at) found.push({ piece: at, start, end });
    }
  }
  for (const shape of [spoken, spokenEn])
    for (const hit of text.matchAll(shape)) {
      const words =
        shape === spokenEn
          ? hit[0]
              .replace(/(double|triple) ([a-z]+)/g, (_, times, word) =>
                times === 'double' ? `${word} ${word}` : `${word} ${word} ${word}`,
              )
              .split(/[\s,-]+/)
          : [...hit[0]];
      const digits = words.map((word) => spokenDigit.get(word) ?? '').join('');
      const end = hit.index + hit[0].length;
      const at = piece(f, hit.index, end, digits);
      if (at && !found.some((p) => hit.index < p.end && p.start < end))
        found.push({ piece: at, start: hit.index, end });
    }
  // 138开头2256结尾: the first digits and the last, with what lies between them hidden.
  for (const hit of /^(?:CN|KR)$/.test(country) ? text.matchAll(ends) : []) {
    const end = hit.index + hit[0].length;
    const at = piece(f, hit.index, end, `${hit[1]!}${'*'.repeat(7 - hit[1]!.length)}${hit[2]!}`);
    if (at && !found.some((p) => hit.index < p.end && p.start < end))
      found.push({ piece: at, start: hit.index, end });
  }
  for (const hit of text.matchAll(tail)) {
    const digits = hit[1] ?? hit[2] ?? hit[3] ?? hit[4]!;
    const start = hit.index + hit[0].lastIndexOf(digits);
    const end = start + digits.length;
    const at = piece(f, start, end, `*${digits}`);
    if (at && !found.some((p) => start < p.end && p.start < end)) found.push({ piece: at, start, end });
  }
  for (const hit of text.matchAll(head)) {
    const digits = hit[1] ?? hit[2]!;
    const start = hit.index + hit[0].indexOf(digits);
    const end = start + digits.length;
    if (otherNumber.test(text.slice(Math.max(0, start - 16), start))) continue;
    const at = piece(f, start, end, `${digits}*`);
    if (at && !found.some((p) => start < p.end && p.start < end)) found.push({ piece: at, start, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A mobile number written in numerals, as dictation and people who dodge filters do: 一三八零零… */
const spoken =
  /(?<![零〇一二三四五六七八九幺])[一幺][零〇一二三四五六七八九幺]{10}(?![零〇一二三四五六七八九幺])/g;
const spokenDigit = new Map([...'零一二三四五六七八九'].map((c, i) => [c, String(i)]));
spokenDigit.set('〇', '0').set('幺', '1');
/** seven seven three, five five five, oh one one eight. */
const english = 'zero one two three four five six seven eight nine'.split(' ');
const spokenEn = new RegExp(
  `\\b(?:(?:(?:double|triple) )?(?:${english.join('|')}|oh|o)[\\s,-]{1,3}){5,12}(?:(?:double|triple) )?(?:${english.join('|')}|oh|o)\\b`,
  'g',
);
english.forEach((word, i) => void spokenDigit.set(word, String(i)));
spokenDigit.set('oh', '0').set('o', '0');

/** The last four digits alone: they can contradict a number, and confirm one only beside something else. */
const tail =
  /(?:(?<!卡|单|行|账号|账户|单号)尾[号数]|(?:手机|电话|号码)(?:的)?[后末]四位|(?<!(?:카드|계좌|송장|운송장|주문)(?:\s?번호)?(?:의)?\s?)(?:끝자리|뒷자리|뒷번호|끝번호|끝\s?네\s?자리|뒤\s?네\s?자리)|(?<!(?:单号?|卡号?|账号|订单)的?)(?:手机|电话|号码|最?后)(?:最后)?(?:四位|4位)|(?<!\b(?:card|order|tracking|invoice|account|reference) )\b(?:phone|number|mobile|cell|it)\b(?![^\d\n]{0,10}\b(?:card|order|parcel))[^\d\n]{0,12}(?:ending|ends)(?: (?:in|with))?|(?<=\b(?:phone|number|mobile|cell)\b[^.\n]{0,24}\bit )(?:ends|should end)(?: (?:in|with))?|(?:phone|number|mobile|cell)[^\d\n]{0,6}last (?:four|4)(?: digits)?|last (?:four|4)(?: digits)? of (?:my|the) (?:phone|number|mobile|cell)(?: number)?)(?:号码?)?(?:\s?(?:是|为|应该是|는|은|가|이|:|are|is))?\s?(\d{4}|\d{6})(?![\d.*-])|(?:电话|手机|号码|手机号)[是为:\s]{0,2}(\d{4})(?:结尾|收尾|那个号)|(?<![\d.*-])(\d{4})(?=\s?(?:结尾的?(?:电话|手机|号)|结尾,|로\s?끝나|번?으로\s?끝나))|(?<!card )(?:phone|mobile|cell)(?: number)?,? (?:ending|ends)(?: (?:in|with))? (\d{3})(?![\d.*-])/g;
const ends =
  /(?<![\d-])(1\d{2,3}|01\d)\s?(?:开头|打头|起头|(?:으?로)\s?시작(?:하고|해서|하는|,)?)的?[\s,，、]{0,2}(\d{4})\s?(?:结尾|收尾|(?:으?로)\s?끝)/g;
/** The first digits alone, likewise. */
const head =
  /(?<![\d-])(\d{3,4})(?:\s?(?:开头|打头|起头)(?![^,，。]{0,4}单号)|(?:으?로)\s?시작)|(?:starts|starting|begins|beginning) with (\d{3,4})(?![\d.*-])/g;

const plain = (written: string) =>
  written
    .replace(/x/g, '*')
    .replace(/\(0\)/g, '')
    .replace(/[^\d*+]/g, '');

/** A phone given in a field of its own: any digits and stars count. */
export function phoneField(written: string, country: string): Piece | undefined {
  const f = fold(written);
  const found = findPhones(f, country)[0];
  if (found) return found.piece;
  const cut = plain(f.text.replace(/-\d{1,4}$/, ''));
  // ***-0153: seven places of which four show.
  const body = /[\d*]{4}/.test(cut) ? cut : plain(f.text);
  return /[\d*]{4}/.test(body) ? piece(f, 0, f.text.length, body) : undefined;
}

/** Korea's safe numbers: every one of them stands for a phone that is not shown. */
const relayed = (digits: string, country: string) => country === 'KR' && /^50\d/.test(digits);

/**
 * A buyer's phone with the order's extension, where the message says that one apart: 号码13800008214，转3077. Two numbers of
 * one extension are compared digit by digit.
 */
export function withExtension(order: string, buyer: string, text: string): string {
  const own = /-(\d+)$/.exec(order)?.[1];
  if (!own || buyer.includes('-')) return buyer;
  const said = new RegExp(`(?:转|分机|内线|내선|\\bext)[^\\d]{0,10}${own}(?!\\d)`, 'u').test(text);
  return said ? `${buyer}-${own}` : buyer;
}

/**
 * Compares two phone values. A relay number (with an extension, or of Korea's 050) is not the buyer's own: another
 * number says nothing.
 */
export function comparePhones(order: string, buyer: string, country: string): Outcome {
  const [a = '', extA] = order.split('-');
  const [b = '', extB] = buyer.split('-');
  const [p, q] = [dialled(a, country), dialled(b, country)];
  const [x, y] = [p.number, q.number];
  // Two extensions of one number are two phones.
  if (extA && extB && extA !== extB && x.slice(-7) === y.slice(-7)) return 'differ';
  // Seven digits are a number without its area: they can contradict, and confirm nothing but their like.
  if (/^(?:US|CA)$/.test(country) && x.length !== y.length && [x, y].some((v) => /^\d{7}$/.test(v)))
    return x.slice(-7) === y.slice(-7) || /\*/.test(x + y) ? 'unknown' : 'differ';
  // The first digits of a mobile number are everybody's; four shown positions must meet before two numbers agree.
  const tailed = /^\*(\d{3,6})$/.exec(y)?.[1];
  const ends = tailed ? compareMasked(x.slice(-tailed.length), tailed, tailed.length) : undefined;
  const met = ends ?? compareMasked(x, y, 4);
  // +1 and +44 before the same digits are two phones.
  if (met === 'agree' && p.code && q.code && p.code !== q.code) return 'differ';
  if (met === 'agree' && extA && extB && extA !== extB) return 'differ';
  if (met === 'differ' && Boolean(extA) !== Boolean(extB)) return 'unknown';
  if (met === 'differ' && relayed(x, country) !== relayed(y, country)) return 'unknown';
  return met;
}
