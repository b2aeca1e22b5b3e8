// The reader for addresses in Latin letters of countries whose customs are not known here: sighted like Western ones,
// compared by their tokens alone. Agree = the same numbers and no word the order lacks; differ = each side has a
// number the other has not; anything else cannot be told.
import type { Reader, Texts } from './reader.ts';
import type { Outcome, Parts, Places } from './types.ts';
import { west } from './west.ts';
import { orSame } from './west-same.ts';

const places = ['region', 'street', 'unit'] as const;

const tokensOf = (parts: Parts): string[] =>
  places.flatMap((part) =>
    (parts[part]?.value ?? '')
      .replace(/(?:^|(?<= ))[a-z]+:/g, '')
      .split(/[\s|]+/)
      .filter(Boolean),
  );
const numbersOf = (tokens: string[]) => tokens.filter((t) => /[\d*]/.test(t)).sort();

/** Without a postcode that only one side says. */
const withoutPost = (own: string[], other: string[]) =>
  own.filter((t) => !/^(?:\d{5,6}|\d{3}-\d{4}|\d{5}-\d{3})$/.test(t) || other.includes(t));
const tells = (word: string) =>
  !/^(?:no|district|dist|city|province|prov|china|korea|room|st|ave|rd|rua|r|calle|c)$/.test(word);

function compare(order: Parts, buyer: Parts, texts?: Texts): Places {
  const [a, b] = [tokensOf(order), tokensOf(buyer)];
  const [m, n] = [numbersOf(a), numbersOf(b)];
  const hidden = [...a, ...b].some((t) => t.includes('*'));
  const lacks = (own: string[], other: string[]) => own.some((t) => !other.includes(t));
  let met: Outcome = 'unknown';
  if (!hidden && lacks(m, n) && lacks(n, m)) met = 'differ';
  else if (
    !hidden &&
    n.length &&
    withoutPost(m, n).join(' ') === withoutPost(n, m).join(' ') &&
    !lacks(b.filter(tells), a)
  )
    met = 'agree';
  const part = (name: (typeof places)[number]): Outcome =>
    order[name] && buyer[name]
      ? met === 'differ' && order[name].value === buyer[name].value
        ? 'unknown'
        : met
      : 'unknown';
  const out = { region: part('region'), street: part('street'), unit: part('unit') };
  // What differs may stand in a part that one side took for another.
  return orSame(
    met === 'differ' && !Object.values(out).includes('differ') ? { ...out, street: 'differ' } : out,
    order,
    buyer,
    texts,
  );
}

const made = new Map<string, Reader>();
export function byTokens(country: string): Reader {
  const known = made.get(country);
  if (known) return known;
  const reader: Reader = { ...west(country), script: 'any', compare };
  made.set(country, reader);
  return reader;
}
