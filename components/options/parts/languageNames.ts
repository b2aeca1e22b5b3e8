// The three languages, each in its own name.
import type { Locale } from '../../../lib/model/basics.ts';

export const LANGUAGES: readonly [Locale, string][] = [
  ['zh-CN', '简体中文'],
  ['ko', '한국어'],
  ['en', 'English'],
];
