// `npm run -s stock -- --sheet FILE`, as a developer runs it.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encode, utf8 } from './encode.ts';
import { compound, textRow, workbook } from './workbook.ts';

const root = join(import.meta.dirname, '../../..');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stock-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = async (bytes: Uint8Array, ...more: string[]) => {
  const file = join(folder, 'sheet');
  await writeFile(file, bytes);
  return runFile(file, ...more);
};
const runFile = (file: string, ...more: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const args = ['--import', 'tsx', 'scripts/stock.ts', '--sheet', file, ...more];
    execFile(process.execPath, args, { cwd: root }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

describe('the stock tool', { timeout: 30_000 }, () => {
  it('prints what it would take from a Korean sheet, and why it leaves lines out', async () => {
    const { code, out } = await run(
      encode('상품코드,상품명,현재고\n00123,컵,5\nB,뚜껑,-1\n00123,컵,4\n', 'euc-kr'),
      '--lines',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      rows: 1,
      skipped: [
        { line: 3, why: expect.stringContaining('현재고 is -1'), code: 'stock.negative' },
        { line: 4, why: expect.stringContaining('line 2'), code: 'stock.duplicate' },
      ],
      columns: { sku: '상품코드', name: '상품명', onHand: '현재고' },
      lines: [{ sku: '00123', key: '00123', onHand: 5, name: '컵', line: 2 }],
    });
  });

  it('reads a workbook as it reads a CSV: the header in row 7, counts with thousands parted, sums left out', async () => {
    const rows: [number, string[]][] = [
      [1, ['仓库日报']],
      [4, ['制表', '07']],
      [7, ['商家编码', '商品名称', '可用库存']],
      [8, ['00123', '收纳盒', '1,234']],
      [9, ['A-2', '杯', '-3']],
      [11, ['合计', '', '1,231']],
    ];
    const sheet = rows.map(([line, cells]) => textRow(...cells).replace('<row>', `<row r="${line}">`));
    const { code, out } = await run(
      workbook({ sheets: { 说明: textRow('x'), 库存: sheet.join('') } }),
      '--lines',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      rows: 1,
      skipped: [
        { line: 9, why: expect.stringContaining('可用库存 is -3'), code: 'stock.negative' },
        { line: 11, why: expect.stringContaining('合计'), code: 'stock.total-row' },
      ],
      columns: { sku: '商家编码', name: '商品名称', onHand: '可用库存' },
      lines: [{ sku: '00123', key: '00123', onHand: 1234, name: '收纳盒', line: 8 }],
    });
  });

  it('refuses a file of 2 GB before it reads any of it', async () => {
    const file = join(folder, 'huge.csv');
    await writeFile(file, '');
    await truncate(file, 2 * 1024 ** 3 + 1);
    const { code, err } = await runFile(file);
    expect([code, err]).toEqual([1, expect.stringContaining('sheet.too-large')]);
  });

  it('takes the columns by name where their headings say nothing', async () => {
    const { out } = await run(utf8('foo,bar\nA,3\n'), '--sku', 'foo', '--on-hand', 'bar');
    expect(JSON.parse(out)).toEqual({ rows: 1, skipped: [], columns: { sku: 'foo', onHand: 'bar' } });
  });

  it.each([
    ['a workbook behind a password', compound('EncryptionInfo', 'EncryptedPackage'), 'sheet.locked'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'sheet.not-a-sheet'],
    ['the wrong columns', utf8('date,buyer,amount\nx,y,3\n'), 'sheet.no-sku-column'],
    ['no rows', utf8('sku,qty\n'), 'sheet.no-rows'],
  ])('refuses %s on stderr, and prints nothing else', async (_, bytes, reason) => {
    const { code, out, err } = await run(bytes);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(reason);
  });
});
