// The same sheets in a real Firefox, where a worker from a blob address never starts: a workbook of 100,000 rows and a
// CSV in GBK through the packaged worker, the bar moving, cancelled, closed midway, written and looked up.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skuOf, stockRowsOf, unitsOf, xlsxKept } from '../bench/sheets-file.ts';
import { encode } from '../unit/stock/encode.ts';
import { type Fox, type OwnPage, startFirefox, until } from './firefox.ts';

const ROWS = 100_000;
const GBK_ROWS = 5_000;

let fox: Fox;
let xlsx: string;
beforeAll(async () => {
  xlsx = (await xlsxKept(ROWS)).toString('base64');
  fox = await startFirefox();
});
afterAll(() => fox?.stop());

/** The import page, the bar's figures kept from here on. */
async function importPage(): Promise<OwnPage> {
  const page = await fox.own('options.html#/stock/import');
  await page.until(
    `document.querySelector('.ch-drop input[type=file]') !== null`,
    'the place to drop a file',
  );
  await page.run(`(() => {
    globalThis.bar = [];
    new MutationObserver(() => {
      const bar = document.querySelector('[role=progressbar]');
      const now = bar && Number(bar.getAttribute('aria-valuenow'));
      if (bar && now !== globalThis.bar.at(-1)) globalThis.bar.push(now);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  })()`);
  return page;
}
/** Gives the page a file as its picker would. */
const choose = (page: OwnPage, name: string, base64: string) =>
  page.run(`(async () => {
    const bytes = Uint8Array.from(atob('${base64}'), (char) => char.charCodeAt(0));
    const input = document.querySelector('.ch-drop input[type=file]');
    const given = new DataTransfer();
    given.items.add(new File([bytes], '${name}'));
    input.files = given.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
const READY = `document.querySelector('.ch-off-foot .ch-main:not([disabled])') !== null`;
const soon = (page: OwnPage, expression: string, what: string, patience = 60_000) =>
  until(() => page.run(expression), what, patience);
/** The units kept of a SKU, in whatever generation is in use. */
const kept = (page: OwnPage, sku: string) =>
  page.run<number | null>(`(async () => {
    const ask = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
    const db = await ask(indexedDB.open('counterhand'));
    const metas = await ask(db.transaction('meta').objectStore('meta').getAll());
    const snapshot = metas.find(({ key }) => /^stock:/.test(key));
    const shop = snapshot?.key.slice(6);
    const row = snapshot && await ask(db.transaction('stock').objectStore('stock')
      .get([shop, snapshot.value.generation, '${sku.toLowerCase()}']));
    db.close();
    return row ? row.onHand : null;
  })()`);

describe('in Firefox, a CSV in GBK', () => {
  it('is read by the packaged worker, written, and found', async () => {
    const text = stockRowsOf(GBK_ROWS)
      .map((row) => row.join(','))
      .join('\n');
    const page = await importPage();
    await choose(page, 'gbk.csv', Buffer.from(encode(text, 'gb18030')).toString('base64'));
    await soon(page, READY, 'the check');
    expect(await page.run(`document.querySelector('.ch-file').textContent`)).toContain('GB18030');
    await page.click('.ch-off-foot .ch-main');
    await soon(page, `document.body.textContent.includes('已写入')`, 'the writing');
    expect(await kept(page, skuOf(4_999))).toBe(unitsOf(4_999));
    await page.close();
  });
});

describe('in Firefox, a workbook of 100,000 rows', () => {
  it('is cancelled midway', async () => {
    const page = await importPage();
    await choose(page, 'stock.xlsx', xlsx);
    await page.until(`globalThis.bar.length > 2`, 'a bar that moves');
    await page.click('.ch-progress button');
    await page.until(`document.querySelector('.ch-drop') !== null`, 'the place to drop a file');
    await new Promise((done) => setTimeout(done, 1_500));
    expect(await page.run(`document.querySelector('.ch-columns') === null`)).toBe(true);
    await page.close();
  });

  it('closed while it is written leaves the old stock whole; read again it is written', {
    timeout: 150_000,
  }, async () => {
    const first = await importPage();
    await choose(first, 'stock.xlsx', xlsx);
    await soon(first, READY, 'the check');
    const bar = await first.run<number[]>('globalThis.bar');
    expect(bar.length).toBeGreaterThan(5);
    await first.run('globalThis.bar = []');
    await first.click('.ch-off-foot .ch-main');
    await soon(first, `globalThis.bar.some((at) => at > 3)`, 'the writing');
    await first.close();

    const page = await importPage();
    expect(await kept(page, skuOf(4_999))).toBe(unitsOf(4_999));
    expect(await kept(page, skuOf(99_999))).toBeNull();
    await choose(page, 'stock.xlsx', xlsx);
    await soon(page, READY, 'the check');
    await page.click('.ch-off-foot .ch-main');
    await soon(page, `document.body.textContent.includes('已写入')`, 'the writing', 120_000);
    for (const i of [0, 54_321, 99_999]) expect(await kept(page, skuOf(i))).toBe(unitsOf(i));
    await page.close();
  });
});
