// Order lists at their own host names in a real Chromium: shortages, confirmation, remarks and notes, by keyboard alone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  casePage,
  deskText,
  journalOf,
  killWorker,
  newestOf,
  openDesk,
  originsOf,
  prepareShop,
  press,
  type Run,
  shortagesOf,
  start,
} from './harness.ts';

const pdd = casePage('pinduoduo/orders/normal');
const taobao = casePage('taobao/orders/normal');
const listings = casePage('taobao/listings/normal');
const desk = '[data-counterhand="desk"]';

let run: Run;
beforeAll(async () => {
  run = await start({
    granted: [...originsOf('pinduoduo'), ...originsOf('taobao')],
    serve: [pdd, taobao, listings].map(({ url, html }) => ({ url: url.split('?')[0]!, html })),
  });
  await prepareShop(run, {
    name: '青瓦杂货',
    sites: ['pinduoduo', 'taobao'],
    stock: [
      { sku: 'BOX-3', onHand: 0 },
      { sku: 'HOOK-10', onHand: 30 },
      { sku: 'SCARF-RED', onHand: 4 },
      { sku: 'CUP-W', onHand: 1 },
      { sku: 'MAT-2', onHand: 9 },
    ],
  });
});
afterAll(() => run.stop());

const waitMarks = (page: Page) => page.locator('[data-counterhand="marks"] .ch-mark').first().waitFor();

describe('an order list', () => {
  it('marks the short order and no other', async () => {
    const page = await run.page(pdd.url);
    await waitMarks(page);
    expect(await shortagesOf(page)).toEqual(['缺1件']);
    await page.close();
  });

  it('marks a short order on the other site, with the desk showing formula, source and age', async () => {
    const page = await run.page(taobao.url);
    await waitMarks(page);
    expect(await shortagesOf(page)).toEqual(['缺1件']);
    await openDesk(page);
    await page.locator(`${desk} .ch-desk`).getByText('仓库1件').waitFor();
    await page.locator(desk).getByRole('button', { name: /^库存/ }).click();
    expect(await deskText(page)).toMatch(/可用.*1.*在库.*1/);
    expect(await deskText(page)).toContain('stock.csv');
    await press(page, 'Alt+KeyW');
    await page.close();
  });

  it('marks a listing that shows more than the warehouse has once the owner switched that rule on', async () => {
    const page = await run.page(listings.url);
    await page.locator(`${desk} .ch-rail`).waitFor();
    expect(await shortagesOf(page)).toEqual([]);
    await page.close();
  });

  it('puts the mark back when the page renders the row anew', async () => {
    const page = await run.page(pdd.url);
    await waitMarks(page);
    await page.evaluate(() => {
      const list = document.querySelector('.package-center-table')!;
      list.replaceChildren(...[...list.children].map((row) => row.cloneNode(true)));
    });
    // What the page cloned of ours is an empty shell; the mark itself comes back in the new row.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[data-counterhand="marks"]')].some(
        (host) => host.isConnected && host.shadowRoot,
      ),
    );
    expect(await shortagesOf(page)).toEqual(['缺1件']);
    await page.close();
  });
});

describe('by keyboard, an agent', () => {
  it('keeps a note that is there after the worker was killed and after a restart of the browser', async () => {
    let page = await run.page(pdd.url);
    await waitMarks(page);
    await openDesk(page);
    await press(page, 'Alt+KeyN');
    await page.keyboard.type('客户要贺卡');
    await press(page, 'Control+Enter');
    await page.locator(desk).getByText('客户要贺卡').first().waitFor();
    await killWorker(run);
    await page.reload();
    await page.locator(desk).getByText('客户要贺卡').first().waitFor();
    await run.restart();
    page = await run.page(pdd.url);
    await page.locator(desk).getByText('客户要贺卡').first().waitFor();
    await press(page, 'Alt+KeyW');
    await page.close();
  });

  it('confirms an address with one key, and the state is the order’s from then on', async () => {
    const page = await run.page(pdd.url);
    await waitMarks(page);
    await openDesk(page);
    await press(page, 'Alt+KeyY');
    await page.locator(`${desk} .ch-buyer-stage`).getByText('已核对').waitFor();
    expect(await newestOf(run, 'address.set')).toMatchObject({ body: { state: 'confirmed' }, agent: '07' });
    await press(page, 'Alt+KeyW');
    await page.close();
  });

  it('writes a remark in the one grammar; without a remark box it is copied, and kept in the journal', async () => {
    const page = await run.page(pdd.url);
    await waitMarks(page);
    await openDesk(page);
    await press(page, 'Alt+KeyM');
    await page.locator(`${desk} .ch-composer`).waitFor();
    await page.keyboard.type('云溪市桂花区望湖路81号');
    await press(page, 'Alt+Enter');
    await page.locator(`${desk} .ch-composer`).waitFor({ state: 'detached' });
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^\[地址\].*云溪市桂花区望湖路81号 \/ #07 \/ \d\d-\d\d \d\d:\d\d$/);
    const { entries, texts } = await journalOf(run);
    expect(entries.map((e) => e.kind)).toContain('remark.written');
    expect(texts).toContain(copied);
    expect(JSON.stringify(entries)).not.toContain('望湖路');
    await page.close();
  });

  it('puts a remark into the box that is open, below what stands there, and one undo takes it back', async () => {
    const open = casePage('pinduoduo/orders/edge');
    const page = await run.page(pdd.url, [{ url: pdd.url.split('?')[0]!, html: open.html }]);
    await page.locator(`${desk} .ch-rail, ${desk} .ch-desk`).first().waitFor();
    const box = page.locator('textarea[placeholder^="订单备注由商家添加"]:visible');
    await box.fill('老备注');
    await press(page, 'Alt+KeyM');
    await page.locator(`${desk} .ch-composer`).waitFor();
    await page.keyboard.type('送杯刷');
    await press(page, 'Alt+Enter');
    await page.locator(`${desk} .ch-composer`).waitFor({ state: 'detached' });
    const text = await box.inputValue();
    expect(text.split('\n')[0]).toBe('老备注');
    expect(text.split('\n')[1]).toMatch(/送杯刷/);
    await box.focus();
    await press(page, 'Control+KeyZ');
    expect(await box.inputValue()).toBe('老备注');
    await page.close();
  });
});
