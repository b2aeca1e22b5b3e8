// Stock out as a file and in again: nothing is lost, nothing becomes a formula, and no program nobody here wrote reads
// anything else in it.
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { complete } from '../../../lib/stock/columns.ts';
import { fromCsv, toCsv } from '../../../lib/stock/csv.ts';
import { openFile } from '../../../lib/stock/intake.ts';
import { mergeLines } from '../../../lib/stock/plan.ts';
import { readStock } from '../../../lib/stock/read.ts';
import { stockTable } from '../../../lib/stock/table.ts';
import type { StockRow } from '../../../lib/stock/types.ts';
import { toXlsx } from '../../../lib/stock/xlsxOut.ts';
import { utf8 } from './encode.ts';
import { readSheet } from './workbook.ts';

const STOCK: StockRow[] = [
  { sku: '00123', key: '00123', onHand: 5, reserved: 2, name: '=SUM(A1:A9)' },
  { sku: '-3', key: '-3', onHand: 0, name: '杯, "大"' },
  {
    sku: 'A-1',
    key: 'a-1',
    onHand: 7,
    places: [
      { warehouse: '杭州仓', onHand: 3 },
      { warehouse: '+广州', onHand: 4 },
    ],
    countedAt: '2026-11-21T09:30:00+08:00',
  },
];

/** Reads a file as the import would, and makes rows of it. */
function rowsOf(file: Uint8Array): StockRow[] {
  const intake = openFile(file);
  if (!intake.ok) throw new Error(intake.error.code);
  const { sheet, header, headerRow, mapping } = intake.value.opened;
  const full = complete(mapping, header);
  if (!full.ok) throw new Error(full.error.code);
  const { lines, skipped } = readStock(sheet, full.value, headerRow);
  expect(skipped).toEqual([]);
  return [...mergeLines(lines).values()];
}

describe.each(['zh-CN', 'ko', 'en'] as const)('stock exported in %s', (locale) => {
  it.each(['csv', 'xlsx'])('comes back whole through %s, its columns known again', (kind) => {
    const table = stockTable(STOCK, locale);
    expect(rowsOf(kind === 'csv' ? utf8(toCsv(table.rows)) : toXlsx(table))).toEqual(STOCK);
  });
});

describe('a file for a spreadsheet', () => {
  it('leaves out columns nobody filled', () => {
    expect(stockTable([{ sku: 'A', key: 'a', onHand: 1 }], 'en').rows).toEqual([
      ['SKU', 'On hand'],
      ['A', '1'],
    ]);
  });

  it('disarms what would run, and leaves -3 a number', () => {
    const text = toCsv(stockTable(STOCK, 'en').rows);
    expect(text).toContain("'=SUM(A1:A9)");
    expect(text).toContain("'+广州");
    expect(toCsv([['-3', '+1.5', '-3,000', '-x']])).toBe('\ufeff-3,+1.5,"-3,000",\'-x\r\n');
  });

  const text = fc.string({ unit: fc.constantFrom(...'a1 =+-@,"\'<>&_x\n\t|红😀\u0001') });
  it('as CSV gives every cell back', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (rows) => {
        expect(fromCsv(toCsv(rows))).toEqual(rows);
      }),
    );
  });

  it('as a workbook gives every cell back, whatever stands in it', () => {
    const any = fc.oneof(
      text,
      fc.string({ unit: 'binary' }),
      fc.constantFrom('_x000D_', '__x0041_', '\ud800', '00123', '1e5'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(any, any, fc.nat().map(String)), { minLength: 1, maxLength: 6 }),
        (rows) => {
          const sheet = readSheet(toXlsx({ rows, numbers: new Set([2]) }));
          expect(sheet.rows).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is a workbook to another program too: texts as texts, counts as numbers', async () => {
    const [sheet] = await readXlsxFile(Buffer.from(toXlsx(stockTable(STOCK, 'en'))));
    expect(sheet?.data.slice(0, 3)).toEqual([
      ['SKU', 'Name', 'Warehouse', 'On hand', 'Reserved', 'Counted at'],
      ['00123', '=SUM(A1:A9)', null, 5, 2, null],
      ['-3', '杯, "大"', null, 0, null, null],
    ]);
  });
});
