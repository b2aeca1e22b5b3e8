// The second site's own pages in a real Chromium: confirmation, a note, and a remark into its memo page, by keyboard.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  casePage,
  deskText,
  marksOf,
  newestOf,
  openDesk,
  originsOf,
  prepareShop,
  press,
  type Run,
  start,
} from './harness.ts';

const orders = casePage('taobao/orders/normal');
const legacy = casePage('taobao/orders-legacy/normal');
const memo = casePage('taobao/remark-legacy/normal');
const desk = '[data-counterhand="desk"]';

let run: Run;
beforeAll(async () => {
  run = await start({
    granted: originsOf('taobao'),
    serve: [orders, legacy, memo].map(({ url, html }) => ({ url: url.split('?')[0]!, html })),
  });
  const skus = [...orders.facts.orders, ...legacy.facts.orders]
    .flatMap((o) => o.lines.map((l) => l.sku))
    .filter(Boolean);
  await prepareShop(run, {
    name: '青瓦杂货',
    sites: ['taobao'],
    stock: [...new Set(skus)].map((sku) => ({ sku: sku!, onHand: 50 })),
  });
});
afterAll(() => run.stop());

const open = async (url: string): Promise<Page> => {
  const page = await run.page(url);
  await openDesk(page);
  return page;
};

describe('an order list that is covered by stock', () => {
  it.each([
    ['new', () => orders],
    ['legacy', () => legacy],
  ])('carries no shortage in the %s layout, and the desk names its first order', async (_layout, of) => {
    const page = await open(of().url);
    await page.locator(`${desk} .ch-desk`).getByText(of().facts.orders[0]!.orderId).first().waitFor();
    expect((await marksOf(page)).join()).not.toMatch(/缺/);
    await page.close();
  });

  it('has an address confirmed by one key: a quiet tick stands on the row and in the desk', async () => {
    const page = await open(orders.url);
    await page.locator(`${desk} .ch-desk`).getByText(orders.facts.orders[0]!.orderId).first().waitFor();
    await press(page, 'Alt+KeyY');
    await page.locator('[data-counterhand="marks"]').getByText('已核对').waitFor();
    expect((await newestOf(run, 'address.set')).body).toMatchObject({ state: 'confirmed' });
    await page.reload();
    await page.locator('[data-counterhand="marks"]').getByText('已核对').waitFor();
    await page.close();
  });

  it('takes a note that is there when the page is opened again', async () => {
    let page = await open(orders.url);
    await page.locator(`${desk} .ch-desk`).getByText(orders.facts.orders[0]!.orderId).first().waitFor();
    await press(page, 'Alt+KeyN');
    await page.keyboard.type('周五前要到');
    await press(page, 'Control+Enter');
    await page.locator(desk).getByText('周五前要到').first().waitFor();
    await page.close();
    page = await open(orders.url);
    await page.locator(desk).getByText('周五前要到').first().waitFor();
    await page.close();
  });
});

describe('the memo page', () => {
  const order = memo.facts.orders[0]!.orderId;
  const box = (page: Page) => page.locator('textarea#memo');

  it('gets the remark below what stands there, counted in bytes; the page’s own button stays the agent’s', async () => {
    const page = await open(memo.url);
    await page.locator(`${desk} .ch-desk`).getByText(order).first().waitFor();
    const before = await box(page).inputValue();
    await press(page, 'Alt+KeyM');
    await page.locator(`${desk} .ch-composer`).waitFor();
    expect(await deskText(page)).toMatch(/1,?000/);
    await page.keyboard.type('望湖路81号');
    await press(page, 'Alt+Enter');
    await page.locator(`${desk} .ch-composer`).waitFor({ state: 'detached' });
    const after = await box(page).inputValue();
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length)).toMatch(/^\n?\[地址\] .*望湖路81号 \/ #07 \/ \d\d-\d\d \d\d:\d\d$/);
    await page.close();
  });

  it('refuses a remark that would not fit, and keeps it in the composer', async () => {
    const page = await open(memo.url);
    await page.locator(`${desk} .ch-desk`).getByText(order).first().waitFor();
    const before = await box(page).inputValue();
    await press(page, 'Alt+KeyM');
    await page.locator(`${desk} .ch-composer`).waitFor();
    await page.keyboard.insertText('长'.repeat(340));
    await press(page, 'Alt+Enter');
    await page.waitForTimeout(300);
    expect(await page.locator(`${desk} .ch-composer`).count()).toBe(1);
    expect(await box(page).inputValue()).toBe(before);
    await page.close();
  });
});
