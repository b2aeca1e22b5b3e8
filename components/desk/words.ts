// The desk's words bound to a language, and the two small sentences several parts need.
import type { Locale } from '../../lib/model/basics.ts';
import { speak } from '../ui/format.ts';
import words from './desk.i18n.json';

export const deskWords = (locale: Locale) => speak(words, locale);
export type DeskWords = ReturnType<typeof deskWords>;

/** How old: minutes up to two hours, hours up to two days, then days. */
export function age(minutes: number, t: DeskWords): string {
  if (minutes < 120) return t('age.minutes', { n: Math.max(0, Math.round(minutes)) });
  if (minutes < 2880) return t('age.hours', { n: Math.round(minutes / 60) });
  return t('age.days', { n: Math.round(minutes / 1440) });
}

/** Korean marks the object: 을 after a final consonant, 를 after a vowel. Other languages leave the noun alone. */
export function asObject(noun: string, locale: Locale): string {
  if (locale !== 'ko') return noun;
  const last = noun.charCodeAt(noun.length - 1) - 0xac00;
  return noun + (last >= 0 && last < 11172 && last % 28 ? '을' : '를');
}
