// Stock sheets of a real size in a real Chromium: a workbook of 100,000 rows read by the page's worker while the page
// answers, cancelled, left, closed midway, written and taken back; and a CSV in the encoding of older programs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skuOf, stockRowsOf, unitsOf, xlsxKept } from '../bench/sheets-file.ts';
import { encode } from '../unit/stock/encode.ts';
import { prepareShop, type Run, start } from './harness.ts';

const ROWS = 100_000;
const GBK_ROWS = 5_000;
const OLD = [
  { sku: skuOf(1), onHand: 1 },
  { sku: 'ONLY-OLD', onHand: 2 },
];

let run: Run;
let folder: string;
let shop: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheets-'));
  writeFileSync(join(folder, 'stock.xlsx'), await xlsxKept(ROWS));
  const text = stockRowsOf(GBK_ROWS)
    .map((row) => row.join(','))
    .join('\r\n');
  writeFileSync(join(folder, 'gbk.csv'), encode(text, 'gb18030'));
  run = await start();
  shop = await prepareShop(run, { name: 'Fern', sites: [], stock: OLD });
});
afterAll(async () => {
  await run.stop();
  rmSync(folder, { recursive: true });
});

/** What is kept: the generation in use, how many rows it has, and one row of it. */
const kept = (sku: string) =>
  run.office.evaluate(
    async ([of, key]) => {
      const db = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open('counterhand');
        request.onsuccess = () => done(request.result);
      });
      const ask = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done) => {
          request.onsuccess = () => done(request.result);
        });
      const stock = () => db.transaction('stock').objectStore('stock');
      const snapshot = await ask(db.transaction('meta').objectStore('meta').get(`stock:${of}`));
      const { generation } = snapshot.value;
      const range = IDBKeyRange.bound([of, generation, ''], [of, generation, '\uffff']);
      const answer = {
        generation: generation as string,
        rows: await ask(stock().count(range)),
        row: (await ask(stock().get([of, generation, key]))) as { onHand: number } | undefined,
      };
      db.close();
      return answer;
    },
    [shop, sku.toLowerCase()] as const,
  );

/** The import page, with the bar's figures and the longest the page was held kept from here on. */
async function importPage(): Promise<Page> {
  const page = await run.context.newPage();
  await page.goto(`chrome-extension://${run.id}/options.html#/stock/import`);
  await page.locator('.ch-drop input[type=file]').waitFor({ state: 'attached' });
  await page.evaluate(() => {
    const seen = { bar: [] as string[], longest: 0 };
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const bar = document.querySelector('[role=progressbar]');
      const now = bar && `${bar.getAttribute('aria-label')} ${bar.getAttribute('aria-valuenow')}`;
      if (now && now !== seen.bar.at(-1)) seen.bar.push(now);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.longest = Math.max(seen.longest, entry.duration);
    }).observe({ type: 'longtask' });
  });
  return page;
}
const seenIn = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { seen: { bar: string[]; longest: number } }).seen);
const choose = (page: Page, name: string) =>
  page.locator('.ch-drop input[type=file]').setInputFiles(join(folder, name));
const checked = (page: Page) =>
  page.locator('.ch-off-foot .ch-main:not([disabled])').waitFor({ timeout: 30_000 });
/** The bar's figures whose label holds this. */
const figures = (bar: string[], label: string) =>
  bar.filter((one) => one.includes(label)).map((one) => Number(one.split(' ').at(-1)));

describe('a workbook of 100,000 rows', () => {
  it('is read with a bar that moves, while the page stays free; nothing is written before the owner says so', async () => {
    const page = await importPage();
    await choose(page, 'stock.xlsx');
    await checked(page);
    const { bar, longest } = await seenIn(page);
    const read = figures(bar, '读文件');
    expect(read.length).toBeGreaterThan(5);
    expect(read).toEqual([...read].sort((a, b) => a - b));
    expect(read.at(-1)).toBeGreaterThan(80);
    // A page that read the sheet itself would be held for a second; a busy machine holds any page a little.
    expect(longest).toBeLessThan(400);
    const sums = await page.locator('.ch-sums').textContent();
    expect(sums).toContain('99,999');
    expect(await kept(skuOf(1))).toMatchObject({ generation: 'g1', rows: 2, row: { onHand: 1 } });
    await page.close();
  });

  it('is cancelled midway, and the page is as it was', async () => {
    const page = await importPage();
    await choose(page, 'stock.xlsx');
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('button', { name: '取消' }).click();
    await page.locator('.ch-drop').waitFor({ timeout: 1_000 });
    expect((await seenIn(page)).bar.length).toBeGreaterThan(0);
    await page.waitForTimeout(1_500);
    expect(await page.locator('.ch-columns').count()).toBe(0);
    expect((await kept(skuOf(1))).generation).toBe('g1');
    await page.close();
  });

  // A busy machine may hold any page once; a page that reads the sheet itself is held each time.
  it('leaves a click its answer within a blink, and leaving the page stops it', { retry: 2 }, async () => {
    const page = await importPage();
    await choose(page, 'stock.xlsx');
    await page.getByRole('progressbar').waitFor();
    await page.waitForTimeout(200);
    const took = await page.evaluate(async () => {
      const link = document.querySelector<HTMLAnchorElement>('a[href="#/stock"]')!;
      const began = performance.now();
      link.click();
      while (document.querySelector('[role=progressbar]') && performance.now() - began < 5_000)
        await new Promise((frame) => requestAnimationFrame(frame));
      return performance.now() - began;
    });
    expect(took).toBeLessThan(100);
    await page.close();
  });

  it('closed while it is written leaves the old stock whole', async () => {
    const page = await importPage();
    await choose(page, 'stock.xlsx');
    await checked(page);
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[role=progressbar]')].some(
        (bar) =>
          bar.getAttribute('aria-label')?.includes('写入') && Number(bar.getAttribute('aria-valuenow')) > 3,
      ),
    );
    await page.close();
    expect(await kept(skuOf(1))).toMatchObject({ generation: 'g1', rows: 2, row: { onHand: 1 } });
  });

  it('is written, row for row, and taken back in one step', { timeout: 120_000 }, async () => {
    const page = await importPage();
    await choose(page, 'stock.xlsx');
    await checked(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText('已写入').waitFor({ timeout: 100_000 });
    const { bar } = await seenIn(page);
    expect(figures(bar, '写入').length).toBeGreaterThan(5);
    for (const i of [0, 1, 54_321, ROWS - 1]) expect((await kept(skuOf(i))).row?.onHand).toBe(unitsOf(i));
    expect((await kept('ONLY-OLD')).row?.onHand).toBe(2);
    expect((await kept('ONLY-OLD')).rows).toBe(ROWS + 1);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.waitForURL(/#\/stock$/);
    await expect.poll(async () => (await kept(skuOf(1))).generation).toBe('g1');
    await page.close();
  });
});

describe('a CSV in GBK', () => {
  it('is read in its own letters, written, and found by its SKU', async () => {
    const page = await importPage();
    await choose(page, 'gbk.csv');
    await checked(page);
    expect(await page.locator('.ch-file').textContent()).toContain('GB18030');
    expect(await page.locator('.ch-columns').textContent()).toContain('收纳盒 0 号 红色');
    await page.keyboard.press('Control+Enter');
    await page.getByText('已写入').waitFor({ timeout: 30_000 });
    await page.goto(`chrome-extension://${run.id}/options.html#/stock`);
    await page.getByRole('searchbox', { name: 'SKU开头' }).fill(skuOf(4_999));
    await page.getByRole('cell', { name: '收纳盒 114 号 浅灰' }).waitFor();
    expect((await kept(skuOf(4_999))).row?.onHand).toBe(unitsOf(4_999));
    await page.close();
  });
});
