// What a sheet says is on the shelves, line by line, and every line that is left out with its reason.
import { describe, expect, it } from 'vitest';
import { complete, openSheet } from '../../../lib/stock/columns.ts';
import { parseCsv } from '../../../lib/stock/csv.ts';
import { finishReading, readStock, readStockFrom, startReading } from '../../../lib/stock/read.ts';

const opened = (text: string) => {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(parsed.error.code);
  const result = openSheet(parsed.value.sheet);
  if (!result.ok) throw new Error(result.error.code);
  const full = complete(result.value.mapping, result.value.header);
  if (!full.ok) throw new Error(full.error.code);
  return { ...result.value, mapping: full.value };
};
const read = (text: string) => {
  const { sheet, mapping, headerRow } = opened(text);
  return readStock(sheet, mapping, headerRow, { offset: '+08:00' });
};
const skipped = (text: string) => read(text).skipped.map(({ sku: _, ...skip }) => skip);

describe('what is read', () => {
  it('is every column that has a meaning, on the line where it stands', () => {
    expect(
      read('SKU,品名,库存,占用库存,仓库,更新时间\nA1,杯子,"1,200",3,杭州,2026-11-21 08:10\n').lines,
    ).toEqual([
      {
        sku: 'A1',
        key: 'a1',
        name: '杯子',
        onHand: 1200,
        reserved: 3,
        warehouse: '杭州',
        countedAt: '2026-11-21T08:10+08:00',
        line: 2,
      },
    ]);
  });

  it('keeps a SKU as it is written', () => {
    const { lines } = read('sku,qty\n00123,1\n12e5,2\n="0042",3\n１２３,4\nABC ,5\n');
    expect(lines.map(({ sku }) => sku)).toEqual(['00123', '12e5', '0042', '１２３', 'ABC']);
  });

  it('adds up the warehouses of one line, blanks among them', () => {
    expect(read('sku,qty_wh1,qty_wh2\nA1,2,3\nA2,,4\n').lines.map(({ onHand }) => onHand)).toEqual([5, 4]);
  });

  it('keeps one SKU in two warehouses apart', () => {
    expect(read('sku,warehouse,qty\nA1,East,2\nA1,West,3\n').lines).toHaveLength(2);
  });
});

describe('what is left out, and why', () => {
  it('the four of the import screen', () => {
    expect(skipped('sku,On hand\nJAR-1L,1\nA,-3\njar-1l,2\nB,about 20\n,4\n')).toEqual([
      { line: 3, code: 'stock.negative', params: { sku: 'A', field: 'On hand', cell: '-3' } },
      { line: 4, code: 'stock.duplicate', params: { sku: 'jar-1l', first: 2 } },
      { line: 5, code: 'stock.not-a-number', params: { sku: 'B', field: 'On hand', cell: 'about 20' } },
      { line: 6, code: 'stock.no-sku', params: undefined },
    ]);
  });

  it.each([
    ['a blank count is not 0', 'sku,qty\nB,1\nA,\n', 'stock.no-count'],
    ['half a unit', 'sku,qty\nB,1\nA,1.5\n', 'stock.not-whole'],
    ['a barcode in the wrong column', 'sku,qty\nB,1\nA,6901234567890\n', 'stock.too-many'],
    ['a SKU that a spreadsheet shortened', 'sku,qty\nB,1\n6.92E+12,4\n', 'stock.sku-shortened'],
    ['a SKU with a broken letter', 'sku,qty\nB,1\nA\ufffd1,4\n', 'stock.sku-unreadable'],
    ['the line of the total', 'sku,qty\nB,1\n合计,1\n', 'stock.total-row'],
    ['thousands without quotes, which move a cell', 'sku,qty\nB,1\nA,1,234\n', 'stock.extra-cells'],
    ['a bad count of reserved units', 'sku,on hand,reserved\nB,1,0\nA,1,x\n', 'stock.not-a-number'],
    ['a bad second warehouse', 'sku,qty_wh1,qty_wh2\nB,1,1\nA,1,-1\n', 'stock.negative'],
    ['a line that ends too soon', 'sku,name,qty\nB,b,1\nA,a\n', 'stock.no-count'],
  ])('%s', (_, text, code) => {
    const { lines, skipped: out } = read(text);
    expect(out).toMatchObject([{ line: 3, code }]);
    expect(lines.map(({ sku }) => sku)).toEqual(['B']);
  });

  it('cuts a long cell to 20 characters', () => {
    expect(skipped(`sku,qty\nB,1\nA,${'about twenty or thirty'}\n`)[0]?.params?.cell).toBe(
      'about twenty or thir',
    );
  });

  it('names the broken lines in their place, and the true line of what follows', () => {
    expect(
      skipped('report\n\nsku,name,qty\nA,"x" y,1\nB,"two\nlines",2\nC,c,-1\n').map(({ line, code }) => [
        line,
        code,
      ]),
    ).toEqual([
      [4, 'sheet.broken-quote'],
      [7, 'stock.negative'],
    ]);
  });
});

describe('a large sheet', () => {
  it('read in slices is the sheet read at once', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => `A${i % 900},${i % 7 === 0 ? -1 : i}`);
    const text = `sku,qty\n${rows.join('\n')}\n`;
    const { sheet, mapping, headerRow, header } = opened(text);
    const reading = startReading();
    for (let start = headerRow + 1; start < sheet.rows.length; start += 64) {
      readStockFrom(sheet, mapping, { start, end: start + 64 }, reading, { header });
    }
    const { lines, skipped: out } = finishReading(sheet, headerRow, reading);
    expect({ lines: [...lines], skipped: out }).toEqual(readStock(sheet, mapping, headerRow));
    expect(lines.size + out.length).toBe(1000);
  });
});
