// A stock sheet of many rows as a shop's back office exports it, for benches and end-to-end runs. Synthetic; the workbook
// is written by a library that is not ours.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { toCsv } from '../../lib/stock/csv.ts';

const HEAD = ['商家编码', '商品名称', '仓库', '现有库存', '已占用', '盘点时间'];
const COLOURS = ['红色', '黑色', '米白', '藏青', '浅灰'];

export const skuOf = (i: number): string => `SKU-${String(i).padStart(6, '0')}`;
export const unitsOf = (i: number): number => (i * 7) % 300;

/** Every row of another SKU. The first row is the heading. */
export const stockRowsOf = (count: number): string[][] => [
  HEAD,
  ...Array.from({ length: count }, (_, i) => [
    skuOf(i),
    `收纳盒 ${i % 977} 号 ${COLOURS[i % COLOURS.length]}`,
    i % 2 ? '杭州仓' : '广州仓',
    String(unitsOf(i)),
    String(i % 7),
    `2026-11-21 09:${String(i % 60).padStart(2, '0')}`,
  ]),
];

export const csvOf = (count: number): Buffer => Buffer.from(toCsv(stockRowsOf(count)));

/** Counts are numbers, times are dates; the rest is text. */
export async function xlsxOf(count: number): Promise<Buffer> {
  const [head = [], ...rows] = stockRowsOf(count);
  const data = [
    head.map((value) => ({ value })),
    ...rows.map(([sku, name, place, onHand, reserved, at]) => [
      { type: String, value: sku },
      { type: String, value: name },
      { type: String, value: place },
      { type: Number, value: Number(onHand) },
      { type: Number, value: Number(reserved) },
      { type: Date, value: new Date(`${at?.replace(' ', 'T')}:00Z`), format: 'yyyy-mm-dd hh:mm' },
    ]),
  ];
  return writeXlsxFile(data as never).toBuffer();
}

/** The same from a file that is written once: making it takes longer than reading it. Other rows are another file. */
export async function xlsxKept(count: number): Promise<Buffer> {
  const rows = createHash('sha256')
    .update(JSON.stringify(stockRowsOf(50)))
    .digest('hex')
    .slice(0, 12);
  const path = join(tmpdir(), `sheets-${count}-${rows}.xlsx`);
  if (existsSync(path)) return readFileSync(path);
  const workbook = await xlsxOf(count);
  writeFileSync(`${path}.${process.pid}`, workbook);
  renameSync(`${path}.${process.pid}`, path);
  return workbook;
}
