// The dry run an owner sees before the stock is written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldSku } from '../../../lib/stock/cells.ts';
import { mergeLines, planImport } from '../../../lib/stock/plan.ts';
import type { StockLine, StockRow } from '../../../lib/stock/types.ts';

const line = (sku: string, onHand: number, more: Partial<StockLine> = {}): StockLine => ({
  sku,
  key: foldSku(sku),
  onHand,
  line: 1,
  ...more,
});
const stock = (...rows: Omit<StockRow, 'key'>[]) =>
  new Map(rows.map((row) => [foldSku(row.sku), { ...row, key: foldSku(row.sku) }]));

describe('what would change', () => {
  const now = stock(
    { sku: 'BRD-L', onHand: 9 },
    { sku: 'CUP', onHand: 6 },
    { sku: 'APR', onHand: 18 },
    { sku: 'OLD', onHand: 2 },
  );
  const sheet = [line('brd-l', 0), line('CUP', 2), line('APR', 18), line('MUG', 40)];

  it('updating touches the SKUs in the sheet alone', () => {
    const plan = planImport(now, sheet, 'update');
    expect(
      plan.changed.map(({ sku, now: before, sheet: after, delta }) => [sku, before, after, delta]),
    ).toEqual([
      ['brd-l', 9, 0, -9],
      ['CUP', 6, 2, -4],
    ]);
    expect(plan.added).toMatchObject([{ sku: 'MUG', sheet: 40 }]);
    expect([plan.same, plan.removed, plan.held]).toEqual([1, [], []]);
    expect(plan.rows.map(({ sku }) => sku).sort()).toEqual(['APR', 'CUP', 'MUG', 'OLD', 'brd-l']);
  });

  it('replacing drops what the sheet does not name', () => {
    const plan = planImport(now, sheet, 'replace');
    expect(plan.removed).toMatchObject([{ sku: 'OLD', now: 2, delta: -2 }]);
    expect(plan.rows.map(({ sku }) => sku)).not.toContain('OLD');
  });

  it('replacing does not drop a SKU for a slip in its line, and owns up to lines without a SKU', () => {
    const skipped = [
      { line: 9, code: 'stock.negative', sku: 'old' },
      { line: 10, code: 'sheet.broken-quote' },
    ];
    const plan = planImport(now, sheet, 'replace', { skipped });
    expect([plan.removed, plan.held, plan.nameless]).toEqual([[], ['OLD'], 1]);
  });

  it('shows what leaves an open order short first, then what fills one', () => {
    const rows = stock(
      { sku: 'A', onHand: 9 },
      { sku: 'B', onHand: 6 },
      { sku: 'C', onHand: 0 },
      { sku: 'D', onHand: 30 },
      { sku: 'E', onHand: 3 },
    );
    const lines = [line('D', 2), line('E', 0), line('C', 14), line('B', 2), line('A', 0)];
    const needed = new Map([
      ['a', 4],
      ['b', 3],
      ['c', 2],
    ]);
    const { changed } = planImport(rows, lines, 'update', { needed });
    expect(changed.map(({ sku, short, fills }) => [sku, short, fills])).toEqual([
      ['A', 4, undefined],
      ['B', 1, undefined],
      ['C', undefined, 2],
      ['E', undefined, undefined],
      ['D', undefined, undefined],
    ]);
  });

  it('counts a change in the reserved units alone as a change', () => {
    const plan = planImport(
      stock({ sku: 'A', onHand: 5, reserved: 1 }),
      [line('A', 5, { reserved: 4 })],
      'update',
    );
    expect(plan.changed).toMatchObject([{ sku: 'A', delta: 0 }]);
  });
});

describe('several warehouses', () => {
  it('are added up, each kept by name', () => {
    const rows = mergeLines([
      line('A', 2, { warehouse: 'East', reserved: 1 }),
      line('a', 3, { warehouse: 'West', name: 'Cup' }),
    ]);
    expect([...rows.values()]).toEqual([
      {
        sku: 'A',
        key: 'a',
        onHand: 5,
        reserved: 1,
        name: 'Cup',
        places: [
          { warehouse: 'East', onHand: 2, reserved: 1 },
          { warehouse: 'West', onHand: 3 },
        ],
      },
    ]);
  });

  it('a sheet of one leaves the others as they were', () => {
    const now = stock({
      sku: 'A',
      onHand: 5,
      places: [
        { warehouse: 'East', onHand: 2 },
        { warehouse: 'West', onHand: 3 },
      ],
    });
    const plan = planImport(now, [line('A', 7, { warehouse: 'east' })], 'update');
    expect(plan.changed).toMatchObject([{ now: 5, sheet: 10 }]);
    expect(planImport(now, [line('A', 7, { warehouse: 'east' })], 'replace').changed).toMatchObject([
      { sheet: 7 },
    ]);
  });
});

const skus = fc.uniqueArray(fc.constantFrom(...'ABCDEFGH'));
const units = fc.nat(20);
const rowsOf = skus.chain((list) => fc.tuple(...list.map((sku) => units.map((onHand) => ({ sku, onHand })))));

describe('laws of the dry run', () => {
  it('importing the same sheet twice changes nothing the second time', () => {
    fc.assert(
      fc.property(rowsOf, rowsOf, fc.constantFrom('update', 'replace'), (before, sheet, mode) => {
        const lines = sheet.map(({ sku, onHand }) => line(sku, onHand));
        const first = planImport(stock(...before), lines, mode);
        const again = planImport(new Map(first.rows.map((row) => [row.key, row])), lines, mode);
        expect([again.changed, again.added, again.removed, again.same]).toEqual([[], [], [], lines.length]);
      }),
    );
  });

  it('every SKU is in exactly one of the lists', () => {
    fc.assert(
      fc.property(rowsOf, rowsOf, fc.constantFrom('update', 'replace'), (before, sheet, mode) => {
        const plan = planImport(
          stock(...before),
          sheet.map(({ sku, onHand }) => line(sku, onHand)),
          mode,
        );
        const kept = plan.rows.length - plan.changed.length - plan.added.length - plan.same;
        const all = new Set([...before, ...sheet].map(({ sku }) => sku)).size;
        expect(plan.changed.length + plan.added.length + plan.removed.length + plan.same + kept).toBe(all);
        if (mode === 'replace') expect(kept).toBe(0);
      }),
    );
  });
});
