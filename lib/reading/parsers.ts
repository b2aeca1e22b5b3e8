// The closed list of parsers. Each is a validator too: text it does not know is `undefined`, which reads as unparsed.
import type { Flag, OrderStatus } from '../model/facts.ts';
import type { Marketplace, ParserName } from '../model/marketplace.ts';
import { compileFit } from './template.ts';
import { foldMarks, squeeze } from './text.ts';
import { isoIn, parseDate, parseElapsed } from './time.ts';

/** Undefined: not of its kind. Null: of its kind, and there is none. */
export type Parse = (raw: string, now: number) => unknown;

const WIDE = /[０-９Ａ-Ｚａ-ｚ．，－]/;
const EACH_WIDE = new RegExp(WIDE, 'g');
const narrow = (text: string): string =>
  WIDE.test(text) ? text.replace(EACH_WIDE, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)) : text;

/** Most ids: the browser takes half a millisecond to learn which letters there are in the world. */
const PLAIN_ID = /^[A-Za-z0-9][A-Za-z0-9._:/+#()[\] -]{0,127}$/;
const ID = /^[\p{L}\p{N}][\p{L}\p{N}._:/+#()[\]\u00b7 -]{0,127}$/u;
/** Signs that name one currency. `$` and `¥` serve several: they stand for the site's own, where it is one of theirs. */
const SIGNS: Record<string, string> = {
  '₩': 'KRW',
  '€': 'EUR',
  '£': 'GBP',
  '₫': 'VND',
  '฿': 'THB',
  '₱': 'PHP',
  원: 'KRW',
  元: 'CNY',
  円: 'JPY',
  NT$: 'TWD',
  HK$: 'HKD',
  S$: 'SGD',
  R$: 'BRL',
  A$: 'AUD',
  CA$: 'CAD',
  RM: 'MYR',
  Rp: 'IDR',
  US$: 'USD',
  'CN¥': 'CNY',
  'JP¥': 'JPY',
};
const SHARED: Record<string, readonly string[]> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'CLP', 'COP', 'ARS'],
  '¥': ['CNY', 'JPY'],
};

/** What stands around an amount: a currency's sign or code, or nothing. Anything else is not an amount alone. */
function currencyOf(around: string, own: string): string | undefined {
  if (around === '') return own;
  if (/^[A-Z]{3}$/.test(around)) return around;
  if (around in SHARED) return SHARED[around]!.includes(own) ? own : undefined;
  return SIGNS[around];
}

const AMOUNT = /^([^\d.,]*?)(\d[\d.,' ]*?)([^\d.,]*)$/;
const MINUS = /^[-\u2212\u2013]|[-\u2212\u2013]$/;

/**
 * `¥1,234.50`, `12.000,50 €`, `₩12,000`, `-US$5` -> decimal string and currency. Digits must be grouped as the site groups
 * them, and nothing but a currency may stand around: `¥19.90-29.90`, `共2件` or `1.5` on a comma site are no amounts.
 */
export function parseMoney(raw: string, numbers: Marketplace['numbers'], currency: string) {
  const text = narrow(squeeze(raw)).replace(/￥/g, '¥');
  const found = text.length <= 60 && AMOUNT.exec(text);
  if (!found) return undefined;
  const [whole = '', part, ...more] = found[2]!.trim().split(numbers.decimal);
  const groups = whole.split(numbers.group === ' ' ? /[ ']/ : numbers.group);
  const grouped = groups.length === 1 || groups.every((g, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(g));
  if (more.length > 0 || !grouped || !groups.every((g) => /^\d+$/.test(g))) return undefined;
  // Three digits are a group as another country writes it: `₫12,500` is no twelve and a half.
  if (part !== undefined && !/^\d{1,2}$/.test(part)) return undefined;
  const before = found[1]!.trim();
  const minus = MINUS.test(before);
  const known = currencyOf(`${before.replace(MINUS, '').trim()}${found[3]!.trim()}`, currency);
  if (known === undefined) return undefined;
  return {
    amount: `${minus ? '-' : ''}${groups.join('')}${part === undefined ? '' : `.${part}`}`,
    currency: known,
  };
}

const words = <V extends string>(table: Partial<Record<V, string[]>> | undefined): Map<string, V> => {
  const map = new Map<string, V>();
  for (const [value, list] of Object.entries(table ?? {}) as [V, string[]][])
    for (const word of list) map.set(foldMarks(squeeze(word)), value);
  return map;
};

const lookUp = <V>(map: Map<string, V>, text: string): V | undefined => map.get(foldMarks(text));

const DIGITS = /^\d+$/;
const QUANTITY = /^[x×X*]?\s*(\d{1,7})\s*(?:件|个|개|pcs?|units?)?$/;
/** Most quantities and amounts. */
const PLAIN_NUMBER = /^\d{1,7}$/;
const PLAIN_AMOUNT = /^[¥￥$€£₩]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,2})?[원元円]?$/;
const isDigit = (sign: number): boolean => sign > 47 && sign < 58;
/** `4.5`, `5分`, `4 out of 5 stars`, `별점 4점`. */
const RATING = /^\D*?(\d(?:\.\d+)?)(?:\s*(?:\/|out of|중)\s*5(?:\.0)?)?[^\d.]*$/;
const MASKED = /^[^*＊\s]{0,20}[*＊]{2,}[^*＊\s]?$/u;
const PHONE = /^\+?[\d*][\d*\s()-]{5,22}(?:(?:[-转,]|\s?ext\.?\s?)\d{1,6})?$/i;

/** One parser of a site: its words, zone and number format bound in. */
export function parserOf(name: ParserName, site: Marketplace): Parse {
  const parse = squeezedParserOf(name, site);
  return name === 'date' || name === 'elapsed' ? parse : (raw, now) => parse(squeeze(raw), now);
}

/** The same over text that was squeezed already. */
export function squeezedParserOf(name: ParserName, site: Marketplace): Parse {
  const short = (text: string, max: number) => (text && text.length <= max ? text : undefined);
  switch (name) {
    case 'id':
      return (text) => (PLAIN_ID.test(text) || ID.test(text) ? text : undefined);
    case 'order-id': {
      const fits = orderIdMatcher(site);
      return (raw) => {
        const text = narrow(raw);
        return fits(text) ? text : undefined;
      };
    }
    case 'digits':
      return (text) => (DIGITS.test(text) ? text : DIGITS.exec(narrow(text))?.[0]);
    case 'quantity':
      return (text) => {
        if (PLAIN_NUMBER.test(text)) return Number(text);
        const found = QUANTITY.exec(narrow(text).replace(/(\d),(?=\d{3}\b)/g, '$1'));
        return found ? Number(found[1]) : undefined;
      };
    case 'money': {
      const { numbers, currency } = site;
      const plain = numbers.decimal === '.' && numbers.group === ',';
      return (text) => {
        if (!plain || !PLAIN_AMOUNT.test(text)) return parseMoney(text, numbers, currency);
        const first = isDigit(text.charCodeAt(0)) ? 0 : 1;
        const last = text.length - (isDigit(text.charCodeAt(text.length - 1)) ? 0 : 1);
        const before = text.slice(0, first);
        const known = currencyOf((before === '￥' ? '¥' : before) + text.slice(last), currency);
        return known && { amount: text.slice(first, last).replaceAll(',', ''), currency: known };
      };
    }
    case 'date':
      return (text) => parseDate(text, site.zone, site.dates);
    case 'epoch-ms':
      return (text) => {
        const ms = Number(text);
        return Number.isSafeInteger(ms) && ms > 1e12 && ms < 1e13 ? isoIn(site.zone, ms) : undefined;
      };
    case 'elapsed':
      return (text, now) => {
        const seconds = parseElapsed(narrow(text));
        return seconds === undefined ? undefined : isoIn(site.zone, now - seconds * 1000);
      };
    case 'status': {
      const known = words<OrderStatus>(site.words.status);
      return (text) => lookUp(known, text);
    }
    case 'flag': {
      const known = words<Flag>(site.words.flags);
      return (text) => lookUp(known, text);
    }
    case 'payment': {
      const known = words<'prepaid' | 'cod'>(site.words.payment);
      return (text) => lookUp(known, text);
    }
    case 'text':
      return (text) => short(text, 20_000);
    case 'timed-text':
      return (text) => {
        const said = /^(.*)\d{2}:\d{2}$/su.exec(text)?.[1];
        return said === undefined ? undefined : (short(squeeze(said), 20_000) ?? null);
      };
    case 'name':
      return (text) => short(text, 120);
    case 'masked-name':
      return (text) => (MASKED.test(text) ? text : undefined);
    case 'phone':
      return (raw) => {
        const text = narrow(raw);
        return PHONE.test(text) ? text : undefined;
      };
    case 'address':
      return (text) => short(text, 500);
    case 'rating':
      return (text) => {
        const value = Number(RATING.exec(narrow(text))?.[1]);
        return value >= 0 && value <= 5 ? value : undefined;
      };
    case 'bracket':
      return (text) => /[[【(（]([^[\]【】()（）]{1,80})[\]】)）]\s*$/.exec(text)?.[1]?.trim();
    case 'yes':
      return (text) => !/^(0|false|no|否|아니요?)$/i.test(text);
    case 'word':
      return (text) => short(text, 40);
  }
}

/** Whether a text is an order id of this site. */
export function orderIdMatcher(site: Marketplace): (text: string) => boolean {
  const shapes = site.orderId.map(compileFit);
  return (text) => shapes.some((shape) => shape(text));
}
