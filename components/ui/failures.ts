// Failures in words: what happened, what was kept, what to do. Here stand those a page may meet; our own pages and the
// engines bring catalogues of their own (a sheet's, a backup's …), handed in beside; an unknown code still makes a sentence.
import type { Failure, Locale } from '../../lib/model/basics.ts';
import { type Catalogue, say } from '../../lib/words/say.ts';
import own from './failures.i18n.json';

export function failureText(locale: Locale, { code, params }: Failure, ...more: Catalogue[]): string {
  for (const words of [own as Catalogue, ...more])
    if (Object.hasOwn(words, code)) return say(words, locale, code, params);
  return say(own, locale, 'other', { code });
}
