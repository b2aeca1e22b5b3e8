// How a shop writes a SKU, a count and a time, and what must never be taken for one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countOf,
  cut,
  foldSku,
  guardCell,
  isShortened,
  textOf,
  timeOf,
  unguardCell,
} from '../../../lib/stock/cells.ts';

describe('comparing SKUs', () => {
  it.each([
    ['CUP-350-C', ' cup-350-c '],
    ['ＣＵＰ－３５０', 'cup-350'],
    ['杯子 红', '杯子　红'],
    ['가방-1', '가방-1'.normalize('NFD')],
    ['\u200bA1\ufeff', 'a1'],
  ])('%s and %s are the same goods', (a, b) => expect(foldSku(a)).toBe(foldSku(b)));

  it.each([
    ['00123', '123'],
    ['12e5', '1200000'],
    ['X²', 'X2'],
    ['①', '1'],
    ['A½', 'A1⁄2'],
    ['A-1', 'A1'],
    ['㏡', '2日'],
  ])('%s and %s are not', (a, b) => expect(foldSku(a)).not.toBe(foldSku(b)));

  it('folding twice changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (s) => foldSku(foldSku(s)) === foldSku(s)));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (s) => foldSku(foldSku(s)) === foldSku(s)),
      { numRuns: 2000 },
    );
  });

  it('no two numbers ever meet', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1 });
    fc.assert(fc.property(digits, digits, (a, b) => (foldSku(a) === foldSku(b)) === (a === b)));
  });
});

describe('a count of units', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['007', 7],
    [' 12 ', 12],
    ['１２３', 123],
    ['1,234', 1234],
    ['１，２３４', 1234],
    ['1,234,567', 1234567],
    ['1 234', 1234],
    ['1\u00a0234', 1234],
    ["1'234", 1234],
    ['12.00', 12],
    ['1,234.0', 1234],
    ['+5', 5],
    ['="12"', 12],
    ["'12", 12],
  ])('reads %j as %d', (cell, units) => expect(countOf(cell)).toEqual({ units }));

  it.each([
    ['', 'blank'],
    ['  ', 'blank'],
    [undefined, 'blank'],
    ['-3', 'negative'],
    ['−3', 'negative'],
    ['－３', 'negative'],
    ['- 3', 'negative'],
    ['3-', 'negative'],
    ['(3)', 'negative'],
    ['-1,234', 'negative'],
    ["'-3", 'negative'],
    ['1.5', 'not-whole'],
    ['1.234', 'not-whole'],
    ['about 20', 'not-a-number'],
    ['20件', 'not-a-number'],
    ['12e5', 'not-a-number'],
    ['1E+05', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['1,23', 'not-a-number'],
    ['1,234 567', 'not-a-number'],
    ['5-10', 'not-a-number'],
    ['>100', 'not-a-number'],
    ['有货', 'not-a-number'],
    ['--', 'not-a-number'],
    ['-', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['6901234567890', 'too-many'],
  ])('leaves %j out: %s', (cell, why) => expect(countOf(cell)).toEqual({ why }));

  it('reads back every count, however it is grouped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (n) => {
        for (const cell of [String(n), n.toLocaleString('en-US'), `${n}.0`])
          expect(countOf(cell)).toEqual({ units: n });
      }),
    );
  });
});

describe('the text in a cell', () => {
  it.each([
    ['="00123"', '00123'],
    ["'00123", '00123'],
    ['\t00123 ', '00123'],
    ["'=A1", '=A1'],
    ["'s Hertog", "'s Hertog"],
    ['12e5', '12e5'],
  ])('%j is %j', (cell, text) => expect(textOf(cell)).toBe(text));

  it('knows a number that a spreadsheet cut short from a SKU that looks like one', () => {
    expect(isShortened('6.92E+12')).toBe(true);
    for (const sku of ['12e5', '1E5', 'A1.5E+10', '00123']) expect(isShortened(sku)).toBe(false);
  });

  it('is quoted on one line of at most 20 characters', () => {
    expect(cut('about\n twenty or so, ask the warehouse')).toBe('about twenty or so, ');
    expect([...cut('😀'.repeat(40))]).toHaveLength(20);
  });
});

describe('the formula guard', () => {
  it.each([
    '=1+1',
    ' =1',
    '\u3000=1',
    '+SUM(A1)',
    '-SUM(A1)',
    '-cmd',
    '@x',
    '\tx',
    '\rx',
    ' \t=1',
    '＝1+1',
    '＋1',
    '－A',
    '＠x',
    '|cmd',
    '｜cmd',
    '\u200b=1',
    '-3+1',
    "'=1",
  ])('disarms %j', (cell) => expect(guardCell(cell)).toBe(`'${cell}`));

  it.each(['-3', '+5', '-1,234.5', 'CUP-1', "it's", '', 'a=b', '12e5', "'quoted"])(
    'leaves %j alone',
    (cell) => expect(guardCell(cell)).toBe(cell),
  );

  it('takes back what it put there, and nothing else', () => {
    const cell = fc.string({ unit: fc.constantFrom(..."'=+-@|\t\r\n 　＝a3,."), maxLength: 6 });
    fc.assert(
      fc.property(fc.oneof(cell, fc.string()), (s) => unguardCell(guardCell(s)) === s),
      { numRuns: 3000 },
    );
  });
});

describe('when it was counted', () => {
  it.each([
    ['2026-11-21 08:10', '2026-11-21T08:10+08:00'],
    ['2026/1/2 8:05:09', '2026-01-02T08:05:09+08:00'],
    ['2026年11月21日', '2026-11-21T00:00+08:00'],
    ['2026. 11. 21.', '2026-11-21T00:00+08:00'],
    ['2026년 11월 21일 08:10', '2026-11-21T08:10+08:00'],
    ['2026-11-21T08:10:00.123Z', '2026-11-21T08:10:00Z'],
    ['2026-11-21 08:10 +0900', '2026-11-21T08:10+09:00'],
  ])('%s is %s', (cell, iso) => expect(timeOf(cell, '+08:00')).toBe(iso));

  it.each([
    '',
    '21 Nov 08:10',
    '03/04/2026',
    '2026-02-30',
    '2026-13-01',
    '2026-11-00',
    '2026-02-29',
    '2026-11-21 25:00',
    'yesterday',
    '46347.34',
  ])('%j is not said plainly enough', (cell) => expect(timeOf(cell, '+08:00')).toBeUndefined());
});
