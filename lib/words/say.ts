// Words: catalogues of interface text in three languages, filled and counted at run time, so the language can be
// switched without a reload. A catalogue is `{ key: { "zh-CN": text, "ko": text, "en": text } }`; a text that counts
// may be `{ "one": …, "other": … }` chosen by its parameter `n`.
import type { Locale } from '../model/basics.ts';

export type Text = string | { one?: string; other: string };
export type Catalogue = Record<string, Record<Locale, Text>>;
export type Params = Record<string, string | number>;

const plurals = new Map<Locale, Intl.PluralRules>();
const pluralOf = (locale: Locale, n: number) => {
  let rules = plurals.get(locale);
  if (!rules) {
    rules = new Intl.PluralRules(locale);
    plurals.set(locale, rules);
  }
  return rules.select(n) === 'one' ? 'one' : 'other';
};

/** Fills `{name}` holes; a hole without a value stays as written, so that a missing value is seen, not hidden. */
export function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => (name in params ? String(params[name]) : hole));
}

/** The text of `key` in `locale`. An unknown key answers itself in double brackets: visible, never a crash. */
export function say<C extends Catalogue>(
  catalogue: C,
  locale: Locale,
  key: keyof C & string,
  params: Params = {},
): string {
  const text = catalogue[key]?.[locale];
  if (text === undefined) return `⟦${key}⟧`;
  if (typeof text === 'string') return fill(text, params);
  const form = pluralOf(locale, Number(params.n));
  return fill(text[form] ?? text.other, params);
}
