// Four sets written after the comparer was frozen, each asked once before anything was changed. What they said then
// (right / asked; in brackets, how many said `agree` where they should not have):
//   first   CN 33/40 (1)   KR 23/25 (0)   Latin 24/25 (0)
//   second  CN 45/51 (1)   KR 17/18 (1)   Latin 23/25 (0)
//   third   CN 30/32 (0)   KR 12/13 (0)   Latin 12/13 (0)
//   fourth  CN 27/30 (0)   KR  9/11 (1)   Latin 13/15 (0)
// Each was then mended in general, so they guard now against going back and measure nothing any more.
import { describe, expect, it } from 'vitest';
import { HELD_CN, HELD_EN, HELD_KR } from './heldout.pairs.ts';
import { CN2, EN2, KR2 } from './heldout2.pairs.ts';
import { CN3, CN4, EN3, EN4, KR3, KR4 } from './heldout3.pairs.ts';
import { answer, type Pair } from './pairs.ts';

const sets: [string, [...Pair, string?][], string][] = [
  ['Chinese', [...HELD_CN, ...CN2, ...CN3, ...CN4], 'CN'],
  ['Korean', [...HELD_KR, ...KR2, ...KR3, ...KR4], 'KR'],
  ['in Latin letters', [...HELD_EN, ...EN2, ...EN3, ...EN4], 'US'],
];

describe.each(sets)('held-out pairs, %s', (_, rows, country) => {
  it.each(rows.map((row) => [row[2], row] as const))('%s', (message, row) => {
    const [, , , verdict, parts = {}, own] = row;
    const found = answer(row as unknown as Pair, own ?? country);
    expect({ message, ...found }).toEqual({ message, verdict, parts });
  });
});
