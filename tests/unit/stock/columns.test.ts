// Which row is the header, and what does each column mean? Sheets as Chinese, Korean and English back offices write them.
import { describe, expect, it } from 'vitest';
import { complete, findHeader, guessColumns, openSheet, shapeOf } from '../../../lib/stock/columns.ts';
import { parseCsv } from '../../../lib/stock/csv.ts';

/** The columns guessed, as headings. */
const guessed = (header: string, ...rows: string[]) => {
  const heads = header.split(',');
  const mapping = guessColumns(
    heads,
    rows.map((row) => row.split(',')),
  );
  return Object.fromEntries(
    Object.entries(mapping).map(([meaning, column]) => [meaning, heads[column as number]]),
  );
};

describe('what the columns mean', () => {
  it.each<[string, Record<string, string>]>([
    ['SKU,库存', { sku: 'SKU', onHand: '库存' }],
    ['商品编码,商品名称,库存数量', { sku: '商品编码', name: '商品名称', onHand: '库存数量' }],
    ['商家编码,可用库存', { sku: '商家编码', onHand: '可用库存' }],
    ['货号,品名,规格,单位,数量', { sku: '货号', name: '品名', onHand: '数量' }],
    [
      '商品编码,规格编码,商品名称,仓库,库存',
      { sku: '规格编码', name: '商品名称', warehouse: '仓库', onHand: '库存' },
    ],
    ['商品编码,安全库存,在途库存,库存金额,库存', { sku: '商品编码', onHand: '库存' }],
    [
      'SKU编码,库存状态,库存更新时间,现有库存（件）',
      { sku: 'SKU编码', onHand: '现有库存（件）', countedAt: '库存更新时间' },
    ],
    ['상품코드,상품명,현재고', { sku: '상품코드', name: '상품명', onHand: '현재고' }],
    ['상품코드,옵션코드,상품명,재고수량,안전재고', { sku: '옵션코드', name: '상품명', onHand: '재고수량' }],
    [
      '품번,품명,창고명,재고,기준일자',
      { sku: '품번', name: '품명', warehouse: '창고명', onHand: '재고', countedAt: '기준일자' },
    ],
    ['상품코드,입고예정수량,가용재고', { sku: '상품코드', onHand: '가용재고' }],
    [
      'SKU,Product Name,On Hand Qty,Warehouse',
      { sku: 'SKU', name: 'Product Name', onHand: 'On Hand Qty', warehouse: 'Warehouse' },
    ],
    ['item_code,description,qty,unit_price', { sku: 'item_code', name: 'description', onHand: 'qty' }],
    ['parent_sku,seller-sku,Reorder Qty,stockOnHand', { sku: 'seller-sku', onHand: 'stockOnHand' }],
    ['Variant SKU,Incoming,In Stock,Stock Value', { sku: 'Variant SKU', onHand: 'In Stock' }],
    ['ＳＫＵ,在库数', { sku: 'ＳＫＵ', onHand: '在库数' }],
    ['条码,SKU,库存', { sku: 'SKU', onHand: '库存' }],
    ['barcode,stock', { sku: 'barcode', onHand: 'stock' }],
    ['SKU ID,商家编码,总库存', { sku: '商家编码', onHand: '总库存' }],
    [
      '主仓实际库存数,订单占有数,商品编码',
      { sku: '商品编码', onHand: '主仓实际库存数', reserved: '订单占有数' },
    ],
    [
      'Title,SKU,Location,Unavailable,Committed,Available,On hand',
      { sku: 'SKU', name: 'Title', warehouse: 'Location', onHand: 'On hand', reserved: 'Committed' },
    ],
  ])('%s', (header, columns) => expect(guessed(header)).toEqual(columns));

  it('adds up warehouses that stand side by side', () => {
    expect(
      guessed('item_code,qty_wh1,qty_wh2,reserved,updated,buyer_price', 'CUP,2,0,3,21 Nov,12.40'),
    ).toEqual({
      sku: 'item_code',
      onHand: 'qty_wh1',
      onHand2: 'qty_wh2',
      reserved: 'reserved',
      countedAt: 'updated',
    });
    expect(guessed('SKU,杭州仓库存,广州仓库存,安全库存')).toEqual({
      sku: 'SKU',
      onHand: '杭州仓库存',
      onHand2: '广州仓库存',
    });
    expect(guessed('상품코드,창고1 재고,창고2 재고')).toEqual({
      sku: '상품코드',
      onHand: '창고1 재고',
      onHand2: '창고2 재고',
    });
  });

  it('but takes the total where the sheet has one', () => {
    expect(guessed('SKU,杭州仓库存,广州仓库存,总库存')).toEqual({ sku: 'SKU', onHand: '总库存' });
  });

  it('never takes the reserved units off twice', () => {
    expect(guessed('SKU,库存,占用库存,可用库存')).toEqual({
      sku: 'SKU',
      onHand: '库存',
      reserved: '占用库存',
    });
    expect(guessed('SKU,占用库存,可用库存')).toEqual({ sku: 'SKU', onHand: '可用库存' });
    expect(guessed('SKU,On hand,Available')).toEqual({ sku: 'SKU', onHand: 'Available' });
  });

  it('does not believe a heading whose cells say otherwise', () => {
    expect(guessed('SKU,库存,数量', 'A1,有货,3', 'A2,缺货,0')).toEqual({ sku: 'SKU', onHand: '数量' });
    expect(guessed('SKU,item code,stock', ',A1,3', ',A2,4')).toEqual({ sku: 'item code', onHand: 'stock' });
  });

  it('says which column is missing, with the headings it found', () => {
    const header = ['date', 'buyer', 'amount'];
    expect(complete(guessColumns(header, []), header)).toEqual({
      ok: false,
      error: { code: 'sheet.no-sku-column', params: { found: 'date, buyer, amount' } },
    });
    expect(complete({ sku: 0 }, ['sku', 'colour'])).toMatchObject({
      ok: false,
      error: { code: 'sheet.no-count-column' },
    });
    expect(complete({ sku: 0, onHand: 1 }, [])).toEqual({ ok: true, value: { sku: 0, onHand: 1 } });
  });
});

describe('where the header stands', () => {
  const rowsOf = (text: string) => text.split('\n').map((row) => row.split(','));

  it.each([
    ['on top', 'sku,qty\nA1,3', { row: 0, sure: true }],
    [
      'in row 7, under the title of a report',
      '库存报表\n店铺,一号店\n导出时间,2026-11-21\n\n制表,小王\n\n商品编码,商品名称,库存\nA1,杯,3',
      { row: 6, sure: true },
    ],
    ['below a line that only mentions stock', '库存表,2026-11-21\nSKU,库存\nA1,3', { row: 1, sure: true }],
    [
      'in row 31, under a letterhead and a list of branches',
      `${'지점,담당자,전화\n'.repeat(30)}상품코드,현재고\nA1,3`,
      { row: 30, sure: true },
    ],
    [
      'in the first ten, if its words are plain there, whatever stands below',
      `SKU,库存\n${'A1,3\n'.repeat(12)}SKU,库存\nA1,3`,
      { row: 0, sure: true },
    ],
    [
      'not late where goods have its words in their names',
      `${'foo,bar\n'.repeat(11)}SKU标签,库存牌,12\n`,
      undefined,
    ],
    ['in words nobody listed, above figures', 'foo,bar\nA1,3', { row: 0, sure: false }],
  ])('%s', (_, text, found) => expect(findHeader(rowsOf(text))).toEqual(found));

  it('is not found in data, nor after fifty rows', () => {
    expect(findHeader(rowsOf('A1,3\nA2,4'))).toBeUndefined();
    expect(findHeader(rowsOf(`${'x\n'.repeat(50)}sku,qty`))).toBeUndefined();
    expect(findHeader([])).toBeUndefined();
  });

  it('without data below is an empty sheet, and the owner is told', () => {
    const opened = (text: string) => {
      const parsed = parseCsv(text);
      return parsed.ok ? openSheet(parsed.value.sheet) : parsed;
    };
    expect(opened('sku,qty\n')).toEqual({ ok: false, error: { code: 'sheet.no-rows', params: { line: 1 } } });
    expect(opened('A1,3\nA2,4\n')).toMatchObject({ ok: false, error: { code: 'sheet.no-header' } });
    expect(opened('sku,qty\nA1,3\n')).toMatchObject({
      ok: true,
      value: { headerRow: 0, mapping: { sku: 0, onHand: 1 } },
    });
  });
});

describe('remembering a choice', () => {
  it('the same headings are the same sheet, whatever their case, width and spacing', () => {
    expect(shapeOf(['SKU', ' On  Hand', '', ''])).toBe(shapeOf(['ｓｋｕ', 'on hand']));
  });
  it('another order, or another heading, is another sheet', () => {
    expect(shapeOf(['sku', 'qty'])).not.toBe(shapeOf(['qty', 'sku']));
    expect(shapeOf(['a,b', 'c'])).not.toBe(shapeOf(['a', 'b,c']));
  });
});
