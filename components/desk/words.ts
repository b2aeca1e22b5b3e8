// The desk's words bound to a language, and the two small sentences several parts need.
import type { Locale } from '../../lib/model/basics.ts';
import { speak } from '../ui/format.ts';
import words from './desk.i18n.json';
import type { Clock } from './view.ts';

export const deskWords = (locale: Locale) => speak(words, locale);
export type DeskWords = ReturnType<typeof deskWords>;

/** How old: minutes up to two hours, hours up to two days, then days. */
export function age(minutes: number, t: DeskWords): string {
  if (minutes < 120) return t('age.minutes', { n: Math.max(0, Math.round(minutes)) });
  if (minutes < 2880) return t('age.hours', { n: Math.round(minutes / 60) });
  return t('age.days', { n: Math.round(minutes / 1440) });
}

/** How long is left, how late it is, or how long somebody has waited: minutes up to two hours, then hours. */
export function clockWord({ minutes, waited }: Clock, t: DeskWords): string {
  const kind = waited ? 'waited' : minutes < 0 ? 'late' : 'left';
  const n = Math.abs(minutes);
  return n < 120 ? t(`clock.${kind}`, { n }) : t(`clock.${kind}.hours`, { n: Math.trunc(n / 60) });
}

/** Korean marks the object: 을 after a final consonant, 를 after a vowel. Other languages leave the noun alone. */
export function asObject(noun: string, locale: Locale): string {
  if (locale !== 'ko') return noun;
  const last = noun.charCodeAt(noun.length - 1) - 0xac00;
  return noun + (last >= 0 && last < 11172 && last % 28 ? '을' : '를');
}
