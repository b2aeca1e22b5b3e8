// Rows read straight from the characters of their text say what the same rows say cut into cells; and their lines, held
// as figures, add up to the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Delimiter, parsing } from '../../../lib/stock/csv.ts';
import { mergeLines } from '../../../lib/stock/plan.ts';
import { readStock, readStockFrom, startReading } from '../../../lib/stock/read.ts';
import type { FullMapping, Sheet } from '../../../lib/stock/types.ts';

function sheetOf(text: string, lazy: boolean): Sheet {
  const work = parsing(text, undefined, lazy);
  for (;;) {
    const step = work.next();
    if (!step.done) continue;
    if (!step.value.ok) throw new Error(step.value.error.code);
    return step.value.value.sheet;
  }
}

const SKUS = [
  'A1',
  'a1',
  'B-2',
  'b-2',
  'RED cup',
  'Red Cup',
  '00123',
  '123',
  'Ａ1',
  '杯',
  '12e5',
  'x~!',
  'q(1)',
];
const ODD_SKUS = [
  '',
  ' A1',
  'A1 ',
  ' ',
  "'007",
  '="008"',
  "'=x",
  '6.92E+12',
  '1.5',
  'Total',
  'grand total',
  '小计',
  'A\uFFFD',
  'A\u00A01',
  'A\u200B1',
  'A杯;1',
  'A杯\t1',
  '\u0001',
  '\u007F',
];
const COUNTS = [
  '0',
  '3',
  '12',
  '007',
  '999999999',
  '1234567890',
  '',
  ' ',
  '4 ',
  ' 4',
  '-3',
  '1,5',
  '1.0',
  '１２',
  'about 2',
  '4x;5',
  '+5',
  '\u00A06',
];
const PLACES = ['杭州仓', '广州仓', 'North', 'north ', '', ' ', "'=x"];
const TIMES = ['2026-11-21 09:10', '2026/1/2', 'soon', ''];

const mostly = (usual: string[], odd: string[]) =>
  fc.oneof(
    { weight: 7, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
const cells = {
  sku: mostly(SKUS, ODD_SKUS),
  name: fc.constantFrom('收纳盒', 'Box', ' ', '', 'Box; red', '15" box', 'two\nlines'),
  warehouse: fc.constantFrom(...PLACES),
  onHand: mostly(['0', '3', '12'], COUNTS),
  onHand2: mostly(['1', ''], COUNTS),
  reserved: mostly(['0', '2', ''], COUNTS),
  countedAt: fc.constantFrom(...TIMES),
};
type Column = keyof typeof cells;
const COLUMNS = Object.keys(cells) as Column[];

/** How a program writes its cells: each sheet is of one or another, or of several hands. */
type Hand = 'bare' | 'quoted' | 'blank after' | 'stray quote';
const HANDS: Hand[][] = [
  ['bare'],
  ['quoted'],
  ['bare', 'bare', 'quoted'],
  ['bare', 'bare', 'bare', 'quoted', 'quoted', 'blank after', 'stray quote'],
];
const written = (cell: string, hand: Hand) => {
  if (hand === 'bare') return cell;
  if (hand === 'stray quote') return `${cell}"`;
  return `"${cell.replaceAll('"', '""')}"${hand === 'blank after' ? ' ' : ''}`;
};

/** A sheet whose columns stand in any order, some of them without a meaning; rows end too soon or too late. */
const tables = fc
  .record({
    order: fc.shuffledSubarray(COLUMNS, { minLength: 2 }),
    used: fc.subarray(COLUMNS.filter((one) => one !== 'sku' && one !== 'onHand')),
    delimiter: fc.constantFrom<Delimiter>(';', '\t'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    last: fc.boolean(),
    hands: fc.constantFrom(...HANDS),
  })
  .filter(({ order }) => order.includes('sku') && order.includes('onHand'))
  .chain(({ order, used, hands, ...rest }) =>
    fc.record({
      ...(Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, fc.constant(value)])) as {
        [K in keyof typeof rest]: fc.Arbitrary<(typeof rest)[K]>;
      }),
      order: fc.constant(order),
      mapping: fc.constant(
        Object.fromEntries(
          order.flatMap((one, at) =>
            one === 'sku' || one === 'onHand' || used.includes(one) ? [[one, at]] : [],
          ),
        ) as unknown as FullMapping,
      ),
      rows: fc.array(
        fc
          .tuple(
            fc.tuple(
              ...order.map((one) =>
                fc.tuple(cells[one], fc.constantFrom(...hands)).map(([cell, hand]) => written(cell, hand)),
              ),
            ),
            fc.constantFrom(0, 0, 0, 0, 0, 0, -1, 1, 2),
            fc.constantFrom('', '', ' ', 'x'),
          )
          .map(([row, more, filler]) =>
            more < 0 ? row.slice(0, more) : [...row, ...Array.from({ length: more }, () => filler)],
          ),
        { minLength: 1, maxLength: 30, size: 'max' },
      ),
    }),
  );

describe('rows read from their characters', () => {
  it('are the rows read cell by cell: the same lines, the same left out for the same reasons', () => {
    let plain = 0;
    fc.assert(
      fc.property(tables, ({ order, mapping, rows, delimiter, end, last }) => {
        const text = [order, ...rows].map((row) => row.join(delimiter)).join(end) + (last ? end : '');
        const options = { header: [...order], offset: '+08:00' };
        const whole = { ...sheetOf(text, false) };
        expect(whole.uncut).toBeUndefined();
        const lazy = sheetOf(text, true);
        const cut = readStock(whole, mapping, 0, options);
        expect(readStock(lazy, mapping, 0, options)).toEqual(cut);

        // Held as figures they are added up as they are when made whole.
        const reading = startReading();
        readStockFrom(lazy, mapping, { start: 1, end: lazy.lines.length }, reading, options);
        const { lines } = reading;
        const merged = [...mergeLines(cut.lines).values()];
        const firsts = [...lines.firsts()];
        expect(
          firsts.map((first) => ({
            sku: lines.skuOf(first),
            key: lines.keyOf(first),
            ...lines.unitsFrom(first),
          })),
        ).toEqual(
          merged.map(({ sku, key, onHand, reserved }) => ({
            sku,
            key,
            onHand,
            ...(reserved !== undefined && { reserved }),
          })),
        );
        expect(firsts.map((first) => lines.onHandFrom(first))).toEqual(merged.map(({ onHand }) => onHand));
        expect(firsts.flatMap((first) => lines.from(first)).sort((a, b) => a.line - b.line)).toEqual(
          cut.lines,
        );
        plain += cut.lines.length;
      }),
      { numRuns: 1_500 },
    );
    expect(plain).toBeGreaterThan(5_000);
  });

  it('are most rows: of a plain sheet no cell is cut before a line is asked for', () => {
    const sheet = sheetOf(
      `SKU,名称,仓库,库存\r\n${Array.from({ length: 3_000 }, (_, i) => `A-${i},杯,${i % 2},${i}`).join('\r\n')}`,
      true,
    );
    let cut = 0;
    const watched: Sheet = {
      ...sheet,
      rows: [],
      cut: (i) => {
        cut++;
        return sheet.cut!(i);
      },
    };
    const reading = startReading();
    const mapping = { sku: 0, name: 1, warehouse: 2, onHand: 3 };
    readStockFrom(watched, mapping, { start: 1, end: 3_001 }, reading, { header: ['', '', '', ''] });
    expect([reading.lines.size, reading.lines.skus, cut]).toEqual([3_000, 3_000, 0]);
    expect(reading.lines.at(2_999)).toEqual({
      sku: 'A-2999',
      key: 'a-2999',
      name: '杯',
      warehouse: '1',
      onHand: 2_999,
      line: 3_001,
    });
    expect(cut).toBe(1);
  });

  it('are as many where every cell is quoted', () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `"A, ${i}","杯\r\n子",,"${i}"`);
    const sheet = sheetOf(`"SKU",名称,仓库,库存\r\n${rows.join('\r\n')}\r\n`, true);
    const reading = startReading();
    const uncuttable: Sheet = { ...sheet, rows: [], cut: () => expect.fail('a row was cut') };
    const mapping = { sku: 0, name: 1, warehouse: 2, onHand: 3 };
    readStockFrom(uncuttable, mapping, { start: 1, end: 3_001 }, reading, { header: ['', '', '', ''] });
    const { lines } = reading;
    expect([lines.size, lines.skuOf(2_999), lines.onHandFrom(2_999)]).toEqual([3_000, 'A, 2999', 2_999]);
    expect(sheet.lines.at(-1)).toBe(6_000);
  });

  it('takes no warehouse from the row before', () => {
    const text = 'SKU,库存,仓库\nA,1,North\nB,2,North\nA,3\n';
    const { lines, skipped } = readStock(sheetOf(text, true), { sku: 0, onHand: 1, warehouse: 2 }, 0);
    expect([lines.map(({ warehouse }) => warehouse), skipped]).toEqual([['North', 'North', undefined], []]);
  });

  it('leaves merged cells to who knows of them', () => {
    const sheet = sheetOf('SKU,库存\nA,1\nB,2\n', true);
    const merges = [{ top: 2, bottom: 3, left: 1, right: 1 }];
    const { skipped } = readStock({ ...sheet, merges }, { sku: 0, onHand: 1 }, 0);
    expect(skipped.map(({ code }) => code)).toEqual(['stock.merged-count', 'stock.merged-count']);
  });
});
