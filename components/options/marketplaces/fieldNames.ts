// What a field is called in the person's language, by the name health gives it.
import type { Locale } from '../../../lib/model/basics.ts';
import { say } from '../../../lib/words/say.ts';
import words from './fields.i18n.json';

/** A field nobody has named stays as health has it. */
export function fieldName(field: string, locale: Locale): string {
  const key = field.replace(/^conversation\.(listing|order)s\b/, '$1');
  return Object.hasOwn(words, key) ? say(words, locale, key as keyof typeof words & string) : field;
}
