// `npm run -s stock -- --sheet FILE`, as a developer runs it.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encode, utf8 } from './encode.ts';

const root = join(import.meta.dirname, '../../..');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stock-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = async (bytes: Uint8Array, ...more: string[]) => {
  const file = join(folder, 'sheet.csv');
  await writeFile(file, bytes);
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const args = ['--import', 'tsx', 'scripts/stock.ts', '--sheet', file, ...more];
    execFile(process.execPath, args, { cwd: root }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
};

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

  it('takes the columns by name where their headings say nothing', async () => {
    const { out } = await run(utf8('foo,bar\nA,3\n'), '--sku', 'foo', '--on-hand', 'bar');
    expect(JSON.parse(out)).toEqual({ rows: 1, skipped: [], columns: { sku: 'foo', onHand: 'bar' } });
  });

  it.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'sheet.not-a-sheet'],
    ['the wrong columns', utf8('date,buyer,amount\nx,y,3\n'), 'sheet.no-sku-column'],
    ['no rows', utf8('sku,qty\n'), 'sheet.no-rows'],
  ])('refuses %s on stderr, and prints nothing else', async (_, bytes, reason) => {
    const { code, out, err } = await run(bytes);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(reason);
  });
});
