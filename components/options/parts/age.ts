// How long ago, in words: minutes up to two hours, hours up to two days, then days.
import type { Locale } from '../../../lib/model/basics.ts';
import { speak } from '../../ui/format.ts';
import words from './age.i18n.json';

export function age(at: number, now: number, locale: Locale): string {
  const t = speak(words, locale);
  const minutes = Math.max(0, Math.round((now - at) / 60_000));
  if (minutes < 1) return t('now');
  if (minutes < 120) return t('minutes', { n: minutes });
  if (minutes < 2880) return t('hours', { n: Math.round(minutes / 60) });
  return t('days', { n: Math.round(minutes / 1440) });
}
