// The owner's part in a real Chromium: a site switched on, a sheet brought in, the first shortage seen, rules switched,
// another language; and the draft box beside an application outside the browser.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casePage, journalOf, originsOf, press, type Run, shortagesOf, start } from './harness.ts';

const pdd = casePage('pinduoduo/orders/normal');
const listings = casePage('taobao/listings/normal');

let run: Run;
beforeAll(async () => {
  run = await start({
    // What the owner would have pressed Allow for; the browser then grants it without another prompt.
    granted: [...originsOf('pinduoduo'), ...originsOf('taobao')],
    serve: [pdd, listings].map(({ url, html }) => ({ url: url.split('?')[0]!, html })),
  });
});
afterAll(() => run.stop());

const ours = async (path: string): Promise<Page> => {
  const page = await run.context.newPage();
  await page.goto(`chrome-extension://${run.id}/${path}`);
  return page;
};
const mark = (page: Page, text: string) => page.locator('[data-counterhand="marks"]').getByText(text);

const SHEET =
  '\uFEFF商家编码,商品名称,可用库存\nBOX-3,加厚收纳箱,0\nHOOK-10,挂钩,30\nCUP-S,折叠杯,-4\nSCARF-RED,围巾,4\nCUP-W,马克杯,约20\n';

describe('an owner in the first minutes', () => {
  it('switches a site on by keyboard; nothing ran there before', async () => {
    const before = await run.page(pdd.url);
    await before.waitForTimeout(500);
    expect(await before.locator('[data-counterhand]').count()).toBe(0);
    const popup = await ours('popup.html');
    await popup.getByRole('switch', { name: /拼多多/ }).focus();
    await press(popup, 'Space');
    await before.locator('[data-counterhand="desk"] .ch-rail').waitFor();
    await popup.close();
    await before.close();
  });

  it('writes the agent number, and it is kept', async () => {
    const popup = await ours('popup.html');
    await popup.getByRole('textbox').first().fill('07');
    await press(popup, 'Tab');
    await popup.waitForTimeout(300);
    await popup.reload();
    await popup.waitForFunction(() =>
      [...document.querySelectorAll('input')].some((input) => input.value === '07'),
    );
    await popup.close();
  });

  it('brings a stock sheet in: bad lines are named, nothing is written before Write, then the shortage is on the page', async () => {
    const orders = await run.page(pdd.url);
    await orders.locator('[data-counterhand="desk"] .ch-rail').waitFor();
    expect(await shortagesOf(orders)).toEqual([]);
    const office = await ours('options.html#/stock');
    const chooser = office.waitForEvent('filechooser');
    await office.getByRole('button', { name: '导入库存表' }).first().click();
    const drop = office.getByRole('button', { name: '选择文件' });
    if (await drop.isVisible().catch(() => false)) await drop.click();
    await (await chooser).setFiles({
      name: 'stock-11-21.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(SHEET),
    });
    await office.getByText('CUP-S', { exact: false }).or(office.getByText('第4行')).first().waitFor();
    expect(await office.locator('main, body').first().textContent()).toMatch(/约20/);
    expect(await shortagesOf(orders), 'nothing is written yet').toEqual([]);
    await press(office, 'Control+Enter');
    await mark(orders, '缺1件').waitFor();
    await office.close();
    await orders.close();
  });

  it('switches a rule on, and the listing that shows more than the warehouse has is marked', async () => {
    const popup = await ours('popup.html');
    await popup.getByRole('switch', { name: /淘宝/ }).click();
    const page = await run.page(listings.url);
    await page.locator('[data-counterhand="desk"] .ch-rail').waitFor();
    expect(await shortagesOf(page)).toEqual([]);
    const office = await ours('options.html#/rules');
    const rule = office.getByRole('switch', { name: /挂多了/ }).first();
    await rule.click();
    await page.locator('[data-counterhand="marks"] .ch-mark').first().waitFor();
    expect((await shortagesOf(page)).length).toBe(1);
    expect((await journalOf(run)).entries.map((e) => e.kind)).toContain('rule.set');
    await office.close();
    await popup.close();
    await page.close();
  });

  it('changes the language, and the marks on an open page follow', async () => {
    const orders = await run.page(pdd.url);
    await mark(orders, '缺1件').waitFor();
    const popup = await ours('popup.html');
    await popup.getByText('한국어').click();
    await mark(orders, '1개 부족').waitFor();
    await popup.getByText('简体中文').click();
    await mark(orders, '缺1件').waitFor();
    await popup.close();
    await orders.close();
  });

  it('switches the site off, and what was drawn is gone', async () => {
    const orders = await run.page(pdd.url);
    await mark(orders, '缺1件').waitFor();
    const popup = await ours('popup.html');
    await popup.getByRole('switch', { name: /拼多多/ }).click();
    await orders.waitForFunction(() => document.querySelectorAll('[data-counterhand]').length === 0);
    await popup.close();
    await orders.close();
  });
});

describe('the draft box', () => {
  it('takes a reply from the palette at the caret and copies the whole by key', async () => {
    const page = await ours('draft.html');
    await page.locator('textarea').first().fill('亲，');
    await page.locator('textarea').first().press('End');
    await press(page, 'Alt+KeyQ');
    await page.keyboard.type('hygl');
    await page.waitForTimeout(400);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => (document.querySelector('textarea')?.value.length ?? 0) > 8);
    const text = await page.locator('textarea').first().inputValue();
    expect(text.startsWith('亲，')).toBe(true);
    await press(page, 'Alt+KeyC');
    await page.waitForTimeout(200);
    await page.bringToFront();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await page.close();
  });
});
