// What the order shows, what the buyer writes, and the verdict: the tables the comparer was made with.
import { describe, expect, it } from 'vitest';
import { CN } from './cn.pairs.ts';
import { EN } from './en.pairs.ts';
import { KR } from './kr.pairs.ts';
import { answer, type Pair } from './pairs.ts';

const tables: [string, [...Pair, string?][], string][] = [
  ['a Chinese buyer', CN, 'CN'],
  ['a Korean buyer', KR, 'KR'],
  ['a buyer who writes in Latin letters', EN, 'US'],
];

describe.each(tables)('%s', (_, rows, country) => {
  it.each(rows)('%s', (...row) => {
    const [, , message, verdict, parts = {}, own] = row;
    const found = answer(row as unknown as Pair, own ?? country);
    expect({ message, ...found }).toEqual({ message, verdict, parts });
  });
});
