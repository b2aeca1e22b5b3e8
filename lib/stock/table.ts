// Stock as a table, one line for each SKU and warehouse, under headings that the import knows again.
import type { Locale } from '../model/basics.ts';
import type { StockRow } from './types.ts';

export interface Table {
  /** The first is the heading. */
  rows: string[][];
  /** Columns of counts, by their index; all others are text, whatever they look like. */
  numbers: ReadonlySet<number>;
}

/** Above this a workbook takes too long to write; CSV has no such limit. */
export const MAX_OUT = 20_000;

type Part = 'sku' | 'name' | 'warehouse' | 'onHand' | 'reserved' | 'countedAt';
const HEADS: Record<Locale, Record<Part, string>> = {
  'zh-CN': {
    sku: 'SKU',
    name: '商品名称',
    warehouse: '仓库',
    onHand: '现有库存',
    reserved: '已占用',
    countedAt: '盘点时间',
  },
  ko: {
    sku: 'SKU',
    name: '상품명',
    warehouse: '창고',
    onHand: '현재고',
    reserved: '예약수량',
    countedAt: '실사일',
  },
  en: {
    sku: 'SKU',
    name: 'Name',
    warehouse: 'Warehouse',
    onHand: 'On hand',
    reserved: 'Reserved',
    countedAt: 'Counted at',
  },
};

/** Columns nobody filled are left out; SKU and count are always there. */
export function stockTable(stock: readonly StockRow[], locale: Locale): Table {
  const lines = stock.flatMap((row) => {
    const { sku, name = '', countedAt = '' } = row;
    const places = row.places ?? [{ warehouse: '', onHand: row.onHand, reserved: row.reserved }];
    return places.map(({ warehouse, onHand, reserved }) => ({
      sku,
      name,
      warehouse,
      onHand: String(onHand),
      reserved: reserved === undefined ? '' : String(reserved),
      countedAt,
    }));
  });
  const parts = (['sku', 'name', 'warehouse', 'onHand', 'reserved', 'countedAt'] as const).filter(
    (part) => part === 'sku' || part === 'onHand' || lines.some((line) => line[part] !== ''),
  );
  return {
    rows: [parts.map((part) => HEADS[locale][part]), ...lines.map((line) => parts.map((part) => line[part]))],
    numbers: new Set(parts.flatMap((part, at) => (part === 'onHand' || part === 'reserved' ? at : []))),
  };
}
