// The picker's words: what an ask is called, a value as a person checks it.
import type { Locale, Money } from '../../lib/model/basics.ts';
import type { OrderStatus } from '../../lib/model/facts.ts';
import type { Params } from '../../lib/words/say.ts';
import { money, speak, when } from '../ui/format.ts';
import type { Ask } from './asks.ts';
import words from './picker.i18n.json';

type Key = keyof typeof words & string;
export type Say = (key: Key, params?: Params) => string;
export const pickerWords = (locale: Locale): Say => speak(words, locale);
const has = (key: string): key is Key => Object.hasOwn(words, key);

/** What a status word may mean, in the order an order goes. */
export const STATUSES = [
  'unpaid',
  'paid',
  'shipped',
  'completed',
  'cancelled',
  'aftersale',
] as const satisfies OrderStatus[];

/** What to point at. */
export function nameOf({ what, part, field, left }: Ask, t: Say): string {
  if (what === 'reply') return t('ask.reply');
  if (left !== undefined) return t('ask.left', { name: t('field.from'), n: left });
  const own = what === 'rows' ? `ask.rows.${part}` : `field.${part}.${field}`;
  const any = `field.${field}`;
  return has(own) ? t(own) : has(any) ? t(any) : (field ?? part);
}

/** What it is called in a list: rows by what they are, not by what to point at. */
export function titleOf(ask: Ask, t: Say): string {
  const rows = `rows.${ask.part}`;
  return ask.what === 'rows' && has(rows) ? t(rows) : nameOf(ask, t);
}

/** The longest text shown of a value; the page's own texts have no end. */
const LONGEST = 120;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** A value as parsed. `field`: what it is of. */
export function valueText(value: unknown, field: string | undefined, locale: Locale, t: Say): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object' && 'amount' in value) return money(value as Money, locale);
  const text = cut(String(value));
  if (value === true || (text === '1' && /^(?:active|auto|replied)$/.test(field ?? ''))) return t('yes');
  const coded = field === 'status' ? `status.${text}` : field === 'from' ? `from.${text}` : '';
  return has(coded) ? t(coded) : /T\d\d:\d\d/.test(text) ? when(text, locale) : text;
}
