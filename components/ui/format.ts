// Figures and times as the agent reads them. Times are shown in the shop's own zone: the wall clock written in the text.
import type { Locale, Money } from '../../lib/model/basics.ts';
import { type Catalogue, type Params, say } from '../../lib/words/say.ts';

/** Binds a catalogue to a language: `const t = speak(words, locale); t('key', {n: 2})`. */
export const speak =
  <C extends Catalogue>(words: C, locale: Locale) =>
  (key: keyof C & string, params?: Params): string =>
    say(words, locale, key, params);

/** `12480` is `12,480`. */
export const figure = (n: number, locale: Locale): string => n.toLocaleString(locale);

/** `{amount: '117.00', currency: 'CNY'}` is `¥117.00`; without a currency the amount stands as it is. */
export function money({ amount, currency }: Money, locale: Locale): string {
  if (!currency) return amount;
  try {
    // The decimal string goes in as it is: no float on the way.
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    }).format(amount as unknown as number);
  } catch {
    return `${amount} ${currency}`;
  }
}

/** `2025-11-21T10:42+08:00` is `11-21 10:42`, `11.21 10:42` or `21 Nov 10:42`; what is not a time stays as written. */
export function when(iso: string, locale: Locale): string {
  const [, month, day, clock] = /^\d{4}-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(iso) ?? [];
  if (!month || !day) return iso;
  if (locale === 'zh-CN') return `${month}-${day} ${clock}`;
  if (locale === 'ko') return `${month}.${day} ${clock}`;
  const name = new Date(Date.UTC(2000, Number(month) - 1, 1)).toLocaleString('en', {
    month: 'short',
    timeZone: 'UTC',
  });
  return `${Number(day)} ${name} ${clock}`;
}

/** UTC milliseconds as the wall clock of a zone (`Asia/Shanghai`), in the form `when` reads. */
export const wallClock = (at: number, zone: string): string =>
  new Date(at)
    .toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .replace(' ', 'T');

/** The last four digits of a telephone number as shown, or undefined. */
export const phoneTail = (phone: string | undefined): string | undefined =>
  /(\d{4})\D*$/.exec(phone ?? '')?.[1];
