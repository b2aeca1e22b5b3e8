// How the practice console shows things: words, money, times. Its marketplace has one zone, in every language.
import type { Locale } from '../../lib/model/basics.ts';
import { isoIn } from '../../lib/reading/time.ts';
import { type Params, say } from '../../lib/words/say.ts';
import words from './words.i18n.json' with { type: 'json' };

/** The zone of this console's marketplace file; a test holds the two together. */
export const ZONE = 'Asia/Shanghai';

export type Key = keyof typeof words;
export const word = (locale: Locale, key: Key, params?: Params): string => say(words, locale, key, params);

const CURRENCY: Record<Locale, { sign: string; digits: number }> = {
  'zh-CN': { sign: '¥', digits: 2 },
  ko: { sign: '₩', digits: 0 },
  en: { sign: 'US$', digits: 2 },
};

/** An amount in the currency's smallest unit, as the console writes it: `¥129.00`, `₩12,900`, `US$9.50`. */
export function money(locale: Locale, amount: number): string {
  const { sign, digits } = CURRENCY[locale];
  const units = Math.floor(amount / 10 ** digits);
  const grouped = String(units).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = String(amount % 10 ** digits).padStart(digits, '0');
  return `${sign}${grouped}${digits ? `.${rest}` : ''}`;
}

/** UTC ms as ISO 8601 with the zone's offset. */
export const iso = (at: number): string => isoIn(ZONE, at);
/** `11-21 10:05` */
export const shortTime = (at: number): string => iso(at).slice(5, 16).replace('T', ' ');
/** `10:05`, with the date unless it is today's. */
export const clock = (at: number, now: number): string =>
  iso(at).slice(0, 10) === iso(now).slice(0, 10) ? iso(at).slice(11, 16) : shortTime(at);
