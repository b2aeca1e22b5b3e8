// What an order takes from the warehouse, and whether it is there.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { available, explainAvailable, shortages } from '../../../lib/stock/available.ts';
import { foldSku } from '../../../lib/stock/cells.ts';
import { type Alias, aliasBook, keysWanted, needsOf, resolveLine } from '../../../lib/stock/resolve.ts';
import type { StockRow } from '../../../lib/stock/types.ts';

describe('what may still be promised', () => {
  it.each([
    [{ onHand: 10 }, 10],
    [{ onHand: 10, reserved: 3 }, 7],
    [{ onHand: 10, reserved: 3, keepBack: 2 }, 5],
    [{ onHand: 2, reserved: 5 }, 0],
    [{ onHand: 0, keepBack: 5 }, 0],
  ])('%j leaves %d', (figures, left) => expect(available(figures)).toBe(left));

  it('says how it came about', () => {
    expect(explainAvailable({ onHand: 10, reserved: 3, keepBack: 2 })).toEqual({
      parts: [
        { part: 'onHand', units: 10 },
        { part: 'reserved', units: -3 },
        { part: 'keepBack', units: -2 },
      ],
      available: 5,
      oversold: 0,
    });
    expect(explainAvailable({ onHand: 2, reserved: 5 })).toMatchObject({ available: 0, oversold: 3 });
    expect(explainAvailable({ onHand: 0 }).parts).toEqual([{ part: 'onHand', units: 0 }]);
  });

  it('the parts always add up to it', () => {
    const figures = fc.record({ onHand: fc.nat(), reserved: fc.nat(), keepBack: fc.nat() });
    fc.assert(
      fc.property(figures, (f) => {
        const { parts, available: left } = explainAvailable(f);
        return (
          left ===
          Math.max(
            0,
            parts.reduce((sum, { units }) => sum + units, 0),
          )
        );
      }),
    );
  });
});

const inStock = new Map(['CUP-350', 'LID', 'BOX', '00123', '123'].map((sku) => [foldSku(sku), sku]));
const spelling = (key: string) => inStock.get(key);
const resolve = (
  aliases: Alias[],
  line: { sku?: string; listingId?: string; variant?: string },
  marketplace = 'one',
) => resolveLine(aliasBook(aliases), marketplace, line, spelling);

describe('what a line means in the warehouse', () => {
  it('is the SKU itself where the stock has it, spelt as the stock spells it', () => {
    expect(resolve([], { sku: ' ｃｕｐ-350 ' })).toEqual([{ stockSku: 'CUP-350', units: 1 }]);
    expect(resolve([], { sku: '00123' })).toEqual([{ stockSku: '00123', units: 1 }]);
  });

  it('is unknown where nothing is known', () => {
    expect(resolve([], { sku: '0123' })).toBeUndefined();
    expect(resolve([], { listingId: '9' })).toBeUndefined();
    expect(resolve([], {})).toBeUndefined();
  });

  it('is a bundle where the owner says so', () => {
    const set = {
      from: { sku: 'SET-2' },
      to: [
        { stockSku: 'cup-350', units: 2 },
        { stockSku: 'LID', units: 1 },
        { stockSku: 'lid', units: 1 },
      ],
    };
    expect(resolve([set], { sku: 'set-2' })).toEqual([
      { stockSku: 'CUP-350', units: 2 },
      { stockSku: 'LID', units: 2 },
    ]);
  });

  it('is what the closest of the owner’s words says', () => {
    const to = (stockSku: string) => [{ stockSku, units: 1 }];
    const aliases: Alias[] = [
      { from: { listingId: '9' }, to: to('BOX') },
      { from: { sku: 'X' }, to: to('LID') },
      { from: { listingId: '9', variant: 'Red' }, to: to('CUP-350') },
      { from: { marketplace: 'two', sku: 'X' }, to: to('123') },
    ];
    expect(resolve(aliases, { sku: 'X', listingId: '9', variant: 'red' })).toEqual(to('CUP-350'));
    expect(resolve(aliases, { sku: 'X', listingId: '9', variant: 'blue' })).toEqual(to('LID'));
    expect(resolve(aliases, { sku: 'X', listingId: '9' }, 'two')).toEqual(to('123'));
    expect(resolve(aliases, { listingId: '9', variant: 'blue' })).toEqual(to('BOX'));
  });

  it('is not taken from an alias without usable units', () => {
    for (const units of [0, -1, 1.5]) {
      expect(
        resolve([{ from: { sku: 'X' }, to: [{ stockSku: 'LID', units }] }], { sku: 'X' }),
      ).toBeUndefined();
    }
  });

  it('for a whole order is added up, and lines nobody can read are named', () => {
    const book = aliasBook([{ from: { sku: 'SET' }, to: [{ stockSku: 'LID', units: 2 }] }]);
    const lines = [
      { sku: 'SET', quantity: 3 },
      { sku: 'lid', quantity: 1 },
      { sku: 'LID' },
      { sku: 'WHO', quantity: 1 },
    ];
    expect(keysWanted(book, 'one', lines)).toEqual(['lid', 'who']);
    expect(needsOf(book, 'one', lines, spelling)).toEqual({
      needs: [{ stockSku: 'LID', units: 7 }],
      unknown: [{ sku: 'LID' }, { sku: 'WHO', quantity: 1 }],
    });
  });
});

describe('is it there?', () => {
  const stock = new Map<string, StockRow>([
    ['cup', { sku: 'CUP', key: 'cup', onHand: 5, reserved: 2 }],
    ['lid', { sku: 'LID', key: 'lid', onHand: 1 }],
  ]);
  const judge = (units: number, elsewhere = 0, options = {}) =>
    shortages([{ stockSku: 'cup', units }], stock, new Map([['cup', elsewhere]]), options).standings[0];

  it('counts what other orders hold', () => {
    expect(judge(3)).toMatchObject({ available: 3, missing: 0 });
    expect(judge(4)).toMatchObject({ available: 3, missing: 1 });
    expect(judge(3, 2)).toMatchObject({ available: 1, missing: 2 });
    expect(judge(3, 0, { keepBack: 1 })).toMatchObject({ missing: 1 });
  });

  it('does not count an order against itself when the warehouse has reserved it already', () => {
    expect(judge(2, 0, { alreadyReserved: true })).toMatchObject({ available: 5, missing: 0 });
  });

  it('never misses more than the order needs', () => {
    expect(judge(3, 100)).toMatchObject({ available: 0, missing: 3 });
  });

  it('puts the worst first and says nothing of a SKU no sheet has named', () => {
    const needs = [
      { stockSku: 'CUP', units: 4 },
      { stockSku: 'LID', units: 2 },
      { stockSku: 'lid', units: 2 },
      { stockSku: 'WHO', units: 1 },
    ];
    const { standings, unknown } = shortages(needs, stock, new Map());
    expect(standings.map(({ stockSku, units, missing }) => [stockSku, units, missing])).toEqual([
      ['LID', 4, 3],
      ['CUP', 4, 1],
    ]);
    expect(unknown).toEqual([{ stockSku: 'WHO', units: 1 }]);
  });
});
