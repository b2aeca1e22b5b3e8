// Two addresses in Latin letters as plain sequences of words. Where all the buyer wrote stands in the order, with the
// same numbers in the same sequence, and the order only says more of its region, the two are one address, however the
// border between street, flat and town was read on either side.
import { fold } from './fold.ts';
import { compareMasked } from './mask.ts';
import type { Texts } from './reader.ts';
import type { Outcome, Parts, Places } from './types.ts';
import { type Word, wordsOf } from './west-tokens.ts';
import { directions, units } from './west-words.ts';

const places = ['region', 'street', 'unit'] as const;

interface Token {
  text: string;
  raw: string;
  /** It tells places apart: it has a digit, or it is a letter alone. */
  id: boolean;
  /** What the word before it calls it. */
  label: string;
}

function tokensOf(words: Word[]): Token[] {
  const out: Token[] = [];
  words.forEach((word, i) => {
    const label = units.get(word.raw) ?? units.get(word.w);
    const next = words[i + 1];
    if (label && next && /\d|^[a-z]$/.test(next.raw)) return;
    const text = word.w.replace(/^#/, '').replace(/^0+(?=\d)/, '');
    const before = words[i - 1];
    const id = /[\d*]/.test(text) || (/^[a-z]$/.test(text) && !directions.has(text));
    out.push({
      text,
      raw: word.raw,
      id,
      label: (id && before && (units.get(before.raw) ?? units.get(before.w))) || '',
    });
  });
  return out;
}

/** Whether the buyer's words are the order's, and what of the order's region they leave out. */
function sameWords(a: Token[], b: Token[], order: Parts): { left: Set<string> } | undefined {
  if (a.length > 60 || b.length > 60 || [...a, ...b].some((t) => t.text.includes('*'))) return undefined;
  const has = new Set(b.map((t) => t.text));
  const left = new Set(a.map((t) => t.text).filter((t) => !has.has(t)));
  const region = (order.region?.value ?? '').split(/[ |]/);
  if ([...left].some((t) => !region.includes(t.replace(/\s/g, '')))) return undefined;
  const own = new Set(a.map((t) => t.text));
  if (b.some((t) => !own.has(t.text))) return undefined;
  const [x, y] = [a.filter((t) => t.id && !left.has(t.text)), b.filter((t) => t.id)];
  if (!y.length || x.length !== y.length) return undefined;
  const equal = x.every(
    (t, i) => t.text === y[i]!.text && (!t.label || !y[i]!.label || t.label === y[i]!.label),
  );
  return equal ? { left } : undefined;
}

/** Whether an address holds a number that none of its pieces has: it was not read to its end. */
function unreadNumber(tokens: Token[], parts: Parts): boolean {
  const read = places.map((part) => fold(parts[part]?.raw ?? '').text).join(' ');
  return tokens.some((t) => /\d/.test(t.raw) && !read.includes(/\d+/.exec(t.raw)![0]));
}

export function orSame(met: Places, order: Parts, buyer: Parts, texts: Texts | undefined): Places {
  const said = places.filter((part) => buyer[part]);
  if (!texts || !said.length || !places.some((part) => order[part])) return met;
  const [a, b] = [texts.order, texts.buyer].map((text) => tokensOf(wordsOf(fold(text).text))) as [
    Token[],
    Token[],
  ];
  if (said.every((part) => met[part] === 'agree'))
    return unreadNumber(a, order) || unreadNumber(b, buyer)
      ? { ...met, ...downgraded(a, b, order, met) }
      : met;
  const same = sameWords(a, b, order);
  // A house's name in place of its street, all of it the order's: it says less, not something else.
  const less =
    met.street === 'differ' &&
    buyer.street?.value.startsWith('|') &&
    b.every((t) => a.some((own) => own.text === t.text));
  if (!same) return less ? { ...met, street: 'unknown' } : met;
  const whole = !same.left.size;
  const of = (part: (typeof places)[number]): Outcome => {
    if (!buyer[part]) return 'unknown';
    if (part !== 'region' || whole) return 'agree';
    return met.region === 'differ' ? 'unknown' : met.region;
  };
  return { region: of('region'), street: of('street'), unit: of('unit') };
}

const downgraded = (a: Token[], b: Token[], order: Parts, met: Places): Partial<Places> => {
  if (sameWords(a, b, order)) return {};
  // Each side has a number the other has not: another door.
  const numbers = (list: Token[]) => list.filter((t) => /\d/.test(t.raw)).map((t) => t.text);
  const [m, n] = [numbers(a), numbers(b)];
  const fits = (v: string, w: string) =>
    v === w || (/\*/.test(v + w) && v.length === w.length && compareMasked(v, w) !== 'differ');
  const other = m.some((v) => !n.some((w) => fits(v, w))) && n.some((v) => !m.some((w) => fits(v, w)));
  return { street: other ? 'differ' : met.street === 'agree' ? 'unknown' : met.street };
};
