// The languages the practice shop speaks, and which one a page starts in.
import type { Locale } from '../../lib/model/basics.ts';

export const LOCALE_NAMES: Record<Locale, string> = { 'zh-CN': '简体中文', ko: '한국어', en: 'English' };
export const LOCALES = Object.keys(LOCALE_NAMES) as Locale[];

/** The language of `?lang=`: a locale, or its first part (`zh`). */
export const localeOf = (lang: string | null): Locale | undefined =>
  LOCALES.find((locale) => locale === lang) ??
  LOCALES.find((locale) => lang && locale.split('-')[0] === lang);
