// A page that changed, in a real Chromium at its own host: the popup says what broke within one view, the third view
// pauses the rules that need it and the desk says so, a healthy view lets them speak, and the report is read whole.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { casePage, deskText, openDesk, originsOf, prepareShop, type Run, start } from './harness.ts';
import { siteOf } from './site-pages.ts';

const orders = casePage('taobao/orders/normal');
/** One field's place renamed: the column its cells are found under. */
const renamed = orders.html.replace('>交易状态<', '>进度<');
/** Every class name of the page changed. */
const rebuilt = orders.html.replaceAll('next-', 'zx-');

let run: Run;
let html: string;
beforeAll(async () => {
  run = await start({
    granted: originsOf('taobao'),
    serve: [{ url: orders.url.split('?')[0]!, html: () => html }],
  });
  await prepareShop(run, {
    name: '青瓦杂货',
    sites: ['taobao'],
    settings: { desk: { open: true, sections: {} } },
  });
});
afterAll(() => run?.stop());
beforeEach(() => {
  html = orders.html;
  return forgetViews();
});

/** The kept rows of the database's small table whose key begins so. */
const meta = (prefix: string, clear = false): Promise<{ key: string; value: never }[]> =>
  run.office.evaluate(
    async ([prefix, clear]) => {
      const db = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open('counterhand');
        request.onsuccess = () => done(request.result);
      });
      const table = db.transaction('meta', 'readwrite').objectStore('meta');
      const rows = await new Promise<{ key: string; value: never }[]>((done) => {
        const request = table.getAll();
        request.onsuccess = () => done(request.result);
      });
      const mine = rows.filter(({ key }) => key.startsWith(prefix as string));
      if (clear) for (const { key } of mine) table.delete(key);
      await new Promise((done) => (table.transaction.oncomplete = done));
      db.close();
      return mine;
    },
    [prefix, clear] as const,
  );
const forgetViews = () => meta('views:', true);
const viewsKept = async () =>
  ((await meta('views:taobao:orders'))[0]?.value as unknown as { state: string; id: string }[]) ?? [];

/** Opens the page and waits for its view to be kept. */
async function view(): Promise<Page> {
  const before = (await viewsKept()).length;
  const page = await run.page(orders.url);
  await expect.poll(async () => (await viewsKept()).length, { timeout: 20_000 }).toBe(before + 1);
  return page;
}
const ours = async (path: string): Promise<Page> => {
  const page = await run.context.newPage();
  await page.goto(`chrome-extension://${run.id}/${path}`);
  return page;
};
const site = (popup: Page) =>
  popup.locator('.ch-site').filter({ hasText: siteOf('taobao/orders').name['zh-CN'] });

describe('a page whose field moved', () => {
  it('is named in the popup after one view, also when its tab is closed, with how many rules wait', async () => {
    html = renamed;
    const page = await view();
    const popup = await ours('popup.html');
    await site(popup).getByText('订单状态读不到').waitFor();
    await page.close();
    await popup.reload();
    await site(popup).getByText('订单状态读不到').waitFor();
    const said = (await site(popup).textContent())!;
    expect(said).toMatch(/相关\d+条规则已暂停/);
    expect(said).not.toContain('连续');
    // Without a tab the picker has nowhere to open.
    await site(popup).getByRole('button', { name: '修复' }).click();
    await popup.getByText(/没有打开“.+”的标签页/).waitFor();
    await popup.close();
  });

  it('pauses its rules at the third view, and the desk and the popup say so; a healthy view ends it', async () => {
    html = renamed;
    for (let i = 0; i < 2; i++) await (await view()).close();
    const third = await view();
    await openDesk(third);
    await expect.poll(() => deskText(third)).toMatch(/订单状态已连续3次读不到，相关\d+条规则已暂停/);
    const popup = await ours('popup.html');
    await site(popup).getByText('已连续3次').waitFor();
    await third.close();
    html = orders.html;
    const mended = await view();
    await openDesk(mended);
    await expect.poll(() => deskText(mended)).not.toContain('规则已暂停');
    await popup.reload();
    await site(popup).getByText('正常').waitFor();
    await popup.close();
    await mended.close();
  });

  it('is repaired in its own tab', async () => {
    html = renamed;
    const page = await view();
    const popup = await ours('popup.html');
    await site(popup).getByRole('button', { name: '修复' }).click();
    await expect
      .poll(async () => (await meta('picking'))[0]?.value)
      .toMatchObject({ marketplace: 'taobao', page: 'orders' });
    if (!popup.isClosed()) await popup.close();
    await page.close();
  });
});

describe('a page whose class names were all changed', () => {
  it('is said not to load as known after one view', async () => {
    html = rebuilt;
    const page = await view();
    expect((await viewsKept()).map(({ state }) => state)).toEqual(['not-ready']);
    const popup = await ours('popup.html');
    await site(popup).getByText('订单列表页和认识的不一样了').waitFor();
    await popup.close();
    await page.close();
  });
});

describe('the report', () => {
  it('is read whole in the back office, holds nothing of the page, and is sent nowhere', async () => {
    html = renamed;
    const page = await view();
    const popup = await ours('popup.html');
    run.requests.length = 0;
    const opened = run.context.waitForEvent('page');
    await site(popup).getByRole('button', { name: '报告' }).click();
    const office = await opened;
    const text = (await office.locator('dialog[open] pre').textContent())!;
    for (const said of ['taobao', '/home.htm/trade-platform/tp/sold/**', 'order.status', 'missing'])
      expect(text).toContain(said);
    const [kept] = await viewsKept();
    const facts = orders.facts.orders.flatMap((order) => [
      order.orderId,
      order.buyer.name,
      ...order.lines.flatMap(({ title, sku }) => [title, sku]),
    ]);
    expect(facts.length).toBeGreaterThan(3);
    for (const fact of [...facts, kept?.id, 'myseller', '示例小铺'])
      if (fact) expect(text).not.toContain(fact);
    await office.getByRole('button', { name: '复制', exact: true }).click();
    await office.getByText('已复制。').waitFor();
    expect(await office.evaluate(() => navigator.clipboard.readText())).toBe(text);
    expect(run.requests).toEqual([]);
    await office.keyboard.press('Escape');
    await office.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(new URL(office.url()).hash).toBe('#/marketplaces/taobao');
    await office.close();
    if (!popup.isClosed()) await popup.close();
    await page.close();
  });
});
