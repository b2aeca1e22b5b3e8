// The closed list of parsers. Each is a validator too: text it does not know is `undefined`, which reads as unparsed.
import type { Flag, OrderStatus } from '../model/facts.ts';
import type { Marketplace, ParserName } from '../model/marketplace.ts';
import { compileTemplate, type Matcher } from './template.ts';
import { foldMarks, squeeze } from './text.ts';
import { isoIn, parseDate, parseElapsed } from './time.ts';

export type Parse = (raw: string, now: number) => unknown;

const narrow = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ．，－]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._:/+#()[\]\u00b7 -]{0,127}$/u;
const SYMBOLS: Record<string, string> = {
  '₩': 'KRW',
  '€': 'EUR',
  '£': 'GBP',
  '₫': 'VND',
  '฿': 'THB',
  '₱': 'PHP',
  원: 'KRW',
  元: 'CNY',
  NT$: 'TWD',
  S$: 'SGD',
  R$: 'BRL',
  RM: 'MYR',
  Rp: 'IDR',
  US$: 'USD',
};

/** `¥1,234.50`, `12.000,50 €`, `₩12,000` -> decimal string; the currency from an unambiguous sign or code, else the site's. */
export function parseMoney(raw: string, numbers: Marketplace['numbers'], currency: string) {
  const text = narrow(squeeze(raw));
  const found = /-?\d[\d.,' ]*/.exec(text);
  if (!found || /\d/.test(text.slice(found.index + found[0].length))) return undefined;
  const digits = found[0].replace(/[' ]/g, '').replace(/[.,]$/, '');
  const plain = digits.split(numbers.group).join('').replace(numbers.decimal, '.');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return undefined;
  const around = (text.slice(0, found.index) + text.slice(found.index + found[0].length)).trim();
  const code = /\b([A-Z]{3})\b/.exec(around)?.[1];
  const sign = Object.keys(SYMBOLS)
    .filter((s) => around.includes(s))
    .sort((a, b) => b.length - a.length)[0];
  return { amount: plain, currency: code ?? (sign ? SYMBOLS[sign]! : currency) };
}

const words = <V extends string>(table: Partial<Record<V, string[]>> | undefined): Map<string, V> => {
  const map = new Map<string, V>();
  for (const [value, list] of Object.entries(table ?? {}) as [V, string[]][])
    for (const word of list) map.set(foldMarks(squeeze(word)), value);
  return map;
};

const lookUp = <V>(map: Map<string, V>, raw: string): V | undefined => map.get(foldMarks(squeeze(raw)));

const QUANTITY = /^[x×X*]?\s*(\d{1,7})\s*(?:件|个|개|pcs?|units?)?$/;
const PHONE = /^\+?[\d*][\d*\s()-]{5,22}(?:[-转,]\d{1,6})?$/;

/** One parser of a site: its words, zone and number format bound in. */
export function parserOf(name: ParserName, site: Marketplace): Parse {
  const short = (raw: string, max: number) => {
    const text = squeeze(raw);
    return text && text.length <= max ? text : undefined;
  };
  switch (name) {
    case 'id': {
      return (raw) => {
        const text = squeeze(raw);
        return ID.test(text) ? text : undefined;
      };
    }
    case 'digits':
      return (raw) => /^\d+$/.exec(narrow(squeeze(raw)))?.[0];
    case 'quantity':
      return (raw) => {
        const found = QUANTITY.exec(narrow(squeeze(raw)).replace(/(\d),(?=\d{3}\b)/g, '$1'));
        return found ? Number(found[1]) : undefined;
      };
    case 'money':
      return (raw) => parseMoney(raw, site.numbers, site.currency);
    case 'date':
      return (raw) => parseDate(raw, site.zone, site.dates);
    case 'epoch-ms':
      return (raw) => {
        const ms = Number(squeeze(raw));
        return Number.isSafeInteger(ms) && ms > 1e12 && ms < 1e13 ? isoIn(site.zone, ms) : undefined;
      };
    case 'elapsed':
      return (raw, now) => {
        const seconds = parseElapsed(narrow(raw));
        return seconds === undefined ? undefined : isoIn(site.zone, now - seconds * 1000);
      };
    case 'status': {
      const known = words<OrderStatus>(site.words.status);
      return (raw) => lookUp(known, raw);
    }
    case 'flag': {
      const known = words<Flag>(site.words.flags);
      return (raw) => lookUp(known, raw);
    }
    case 'payment': {
      const known = words<'prepaid' | 'cod'>(site.words.payment);
      return (raw) => lookUp(known, raw);
    }
    case 'text':
      return (raw) => short(raw, 20_000);
    case 'name':
      return (raw) => short(raw, 120);
    case 'phone':
      return (raw) => {
        const text = narrow(squeeze(raw));
        return PHONE.test(text) ? text : undefined;
      };
    case 'address':
      return (raw) => short(raw, 500);
    case 'rating':
      return (raw) => {
        const value = Number(/\d(?:\.\d)?/.exec(narrow(raw))?.[0]);
        return value >= 0 && value <= 5 ? value : undefined;
      };
    case 'bracket':
      return (raw) => /[[【(（]([^[\]【】()（）]{1,80})[\]】)）]\s*$/.exec(squeeze(raw))?.[1]?.trim();
    case 'yes':
      return (raw) => !/^(0|false|no|否|아니요?)$/i.test(squeeze(raw));
    case 'word':
      return (raw) => short(raw, 40);
  }
}

/** Whether a text is an order id of this site. */
export function orderIdMatcher(site: Marketplace): (text: string) => boolean {
  const shapes: Matcher[] = site.orderId.map(compileTemplate);
  return (text) => shapes.some((shape) => shape(text) !== undefined);
}
