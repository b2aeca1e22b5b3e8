// The same build in a real Firefox: a site switched on in the popup by a click, marks on its page, and the agent's
// deeds by keyboard, over the worker's sleep and under a site's strict content policy.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chord, deskSays, type Fox, mountsOf, type OwnPage, startFirefox, until } from './firefox.ts';
import { casePage } from './harness.ts';

const orders = casePage('pinduoduo/orders/normal');
const chat = casePage('pinduoduo/chat/normal');
const ORDERS = orders.url.split('?')[0]!;
const CHAT = chat.url.split('#')[0]!;
const SWITCH = '[role="switch"][aria-label="站点“拼多多”"]';

let fox: Fox;
let popup: OwnPage;
beforeAll(async () => {
  fox = await startFirefox({
    idleMs: 1_500,
    serve: [
      { url: ORDERS, html: orders.html },
      { url: CHAT, html: chat.html },
    ],
  });
  popup = await fox.own('popup.html');
});
afterAll(() => fox?.stop());

const open = async (url: string): Promise<Page> => {
  const page = await fox.page(url);
  await until(async () => (await mountsOf(page, 'desk')).length > 0, 'the desk');
  return page;
};
const openDesk = async (page: Page) => {
  await until(async () => (await mountsOf(page, 'desk', '.ch-rail, .ch-desk')).length > 0, 'rail or desk');
  if ((await mountsOf(page, 'desk', '.ch-desk')).length === 0) await chord(page, 'Alt+w');
  await until(async () => (await mountsOf(page, 'desk', '.ch-desk')).length > 0, 'the open desk');
};
/** All rows of a table of the extension's database. */
const rowsOf = (table: string) =>
  popup.run<Record<string, unknown>[]>(`new Promise((done, fail) => {
    const request = indexedDB.open('counterhand');
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      const all = request.result.transaction('${table}').objectStore('${table}').getAll();
      all.onsuccess = () => { request.result.close(); done(all.result); };
    };
  })`);
const asleep = () =>
  until(
    () => popup.run<boolean>('browser.extension.getBackgroundPage() === null'),
    'the sleep of the worker',
  );

describe('in Firefox, an owner', () => {
  it('finds every site off, and a site’s page untouched', async () => {
    await popup.until(`document.querySelector('${SWITCH}') !== null`, 'the site in the popup');
    const page = await fox.page(orders.url);
    await new Promise((done) => setTimeout(done, 1_000));
    expect(await page.evaluate(() => document.querySelectorAll('[data-counterhand]').length)).toBe(0);
    await page.close();
  });

  it('switches a site on with one click in the popup, and the browser’s permission follows', async () => {
    await popup.click(SWITCH);
    await popup.until(
      `document.querySelector('${SWITCH}').getAttribute('aria-checked') === 'true'`,
      'the switch',
    );
    expect(await popup.run(`browser.permissions.getAll().then((all) => all.origins)`)).toEqual(
      expect.arrayContaining(['https://mms.pinduoduo.com/*']),
    );
    const page = await open(orders.url);
    await page.close();
  });
});

describe('in Firefox, a new hire', () => {
  it('finds the practice shop ready, its short order marked', async () => {
    const practice = await fox.own('practice.html?lang=zh-CN&still=1#/orders');
    const marks = `[...document.querySelectorAll('[data-counterhand="marks"]')].map((host) => host.shadowRoot.textContent)`;
    await practice.until(`${marks}.length > 0`, 'marks in the practice shop');
    expect(await practice.run<string[]>(marks)).toContainEqual(expect.stringContaining('缺2件'));
    await practice.close();
  });
});

describe('in Firefox, an agent', () => {
  it('sees the short order marked, in our own look, though the site forbids foreign styles', async () => {
    // The orders were placed before the switch was thrown, and the agent wants them marked all the same.
    await popup.run(
      `browser.runtime.sendMessage({ type: 'settings', patch: { sites: { pinduoduo: { on: true, slash: false, since: 0 } } } })`,
    );
    await popup.run(
      putStock([
        { sku: 'BOX-3', onHand: 0 },
        { sku: 'HOOK-10', onHand: 30 },
      ]),
    );
    const csp = "default-src 'none'; script-src 'none'; style-src 'none'";
    const page = await fox.page(`${ORDERS}?strict`, { url: `${ORDERS}?strict`, html: orders.html, csp });
    const shortages = async () =>
      (await mountsOf(page, 'marks', '.ch-mark')).filter((mark) => mark.startsWith('缺'));
    await until(async () => (await shortages()).length > 0, 'a mark');
    expect(await shortages()).toEqual(['缺1件']);
    const look = await page.evaluate(() => {
      const foreign = document.head.appendChild(document.createElement('style'));
      foreign.textContent = 'body { border-top: 3px solid }';
      const mark = document
        .querySelector('[data-counterhand="marks"]')!
        .shadowRoot!.querySelector('.ch-mark')!;
      const { height, borderTopStyle } = getComputedStyle(mark);
      // The site's own new style is refused: the policy is in force.
      return { height, borderTopStyle, refused: getComputedStyle(document.body).borderTopStyle };
    });
    expect(look).toEqual({ height: '20px', borderTopStyle: 'solid', refused: 'none' });
    await page.close();
  });

  it('keeps a note by keyboard, and it is there after a reload', async () => {
    const page = await open(orders.url);
    await openDesk(page);
    await chord(page, 'Alt+n');
    await page.keyboard.type('客户要贺卡');
    await chord(page, 'Control+Enter');
    await deskSays(page, '客户要贺卡');
    await page.reload({ waitUntil: 'domcontentloaded' });
    await deskSays(page, '客户要贺卡');
    expect((await rowsOf('journal')).map((entry) => entry.kind)).toEqual(['note.added']);
    await page.close();
  });

  it('keeps a second note though the worker fell asleep while it was written', async () => {
    const page = await open(orders.url);
    await openDesk(page);
    await chord(page, 'Alt+n');
    await page.keyboard.type('改发顺丰');
    await asleep();
    await chord(page, 'Control+Enter');
    await deskSays(page, '改发顺丰');
    expect((await rowsOf('texts')).map((row) => row.text).sort()).toEqual(['客户要贺卡', '改发顺丰']);
    await page.close();
  });

  it('puts a reply into the box by keyboard, and one undo takes it back', async () => {
    const page = await open(chat.url);
    await page.focus('#replyTextarea');
    await page.keyboard.type('亲，');
    await chord(page, 'Alt+q');
    await until(async () => (await mountsOf(page, 'desk', '.ch-palette')).length > 0, 'the palette');
    await page.keyboard.type('hygl');
    await until(async () => (await mountsOf(page, 'desk', '[role="option"]')).length > 0, 'a reply found');
    await new Promise((done) => setTimeout(done, 300));
    await page.keyboard.press('Enter');
    const box = () => page.$eval('#replyTextarea', (el) => (el as HTMLTextAreaElement).value);
    await until(async () => (await box()).length > 6, 'the reply in the box');
    expect(await box()).toMatch(/^亲，/);
    await page.focus('#replyTextarea');
    await chord(page, 'Control+z');
    await until(async () => (await box()) === '亲，', 'the draft as it was');
    await page.close();
  });
});

/** Puts a sheet's rows into the first shop's stock, as an import would leave them. */
function putStock(rows: { sku: string; onHand: number }[]): string {
  return `new Promise((done, fail) => {
    const request = indexedDB.open('counterhand');
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      const db = request.result;
      const tx = db.transaction(['meta', 'stock'], 'readwrite');
      tx.objectStore('meta').get('shops').onsuccess = (event) => {
        const shop = event.target.result.value[0].id;
        for (const row of ${JSON.stringify(rows)})
          tx.objectStore('stock').put({ ...row, shop, generation: 'g1', key: row.sku.toLowerCase() });
        tx.objectStore('meta').put({ key: 'stock:' + shop, value: { generation: 'g1',
          source: { kind: 'sheet', name: 'stock.csv' }, at: Date.now(), rows: ${rows.length}, reservedCountsOpenOrders: false } });
      };
      tx.onerror = () => fail(tx.error);
      tx.oncomplete = () => { db.close(); done(browser.runtime.sendMessage({ type: 'changed', what: 'stock' })); };
    };
  })`;
}
