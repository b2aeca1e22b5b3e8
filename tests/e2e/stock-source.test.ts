// Stock that follows by itself, in a real Chromium and by keyboard: a server on this machine that answers JSON in pages is
// mapped, tried and switched on; it goes down and comes back, asked by hand and by the alarm; then the owner's own stock
// page, read as it is passed, takes its place.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StockSnapshot } from '../../lib/model/settings.ts';
import {
  casePage,
  deskText,
  openDesk,
  originsOf,
  prepareShop,
  press,
  type Run,
  shortagesOf,
  start,
} from './harness.ts';

const orders = casePage('taobao/orders/normal');
const desk = '[data-counterhand="desk"]';
/** What the warehouse has; orders ask for one SCARF-RED, two CUP-W and two MAT-2. */
const STOCK = { 'SCARF-RED': 4, 'CUP-W': 1, 'MAT-2': 9, 'BOX-1': 3, 'BOX-2': 3 };

let run: Run;
let server: Server;
let shop: string;
let up = true;
const onHand: Record<string, number> = { ...STOCK };
const asked: { url: string; key: string | undefined; cookie: string | undefined }[] = [];

/** Synthetic: a stock page such as an owner's own system shows. */
const ERP = 'https://erp.example/stock';
const erpPage = (
  url: URL,
) => `<!doctype html><html lang="zh-CN"><title>库存</title><body><main id="stock"><table><tbody>
${Object.entries({
  'SCARF-RED': '0',
  'MAT-2': '9',
  'CUP-***': '40',
  'BOX-1': url.searchParams.has('unclear') ? '约3' : '3',
})
  .map(
    ([sku, n]) =>
      `<tr class="item"><td class="code">${sku}</td><td class="name">货${sku.length}</td><td class="qty">${n}</td></tr>`,
  )
  .join('')}
</tbody></table></main></body></html>`;
const cell = (parse: string, at: string) => ({ parse, from: [{ at, read: 'text' }], when: 'always' });
const erpFile = {
  schema: 1,
  id: 'erp',
  revision: 1,
  date: '2026-11-22',
  name: { 'zh-CN': '自家仓库', ko: '자체 창고', en: 'Own warehouse' },
  origins: ['https://erp.example/*'],
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  numbers: { decimal: '.', group: ',' },
  dates: 'ymd',
  languages: ['zh-CN'],
  orderId: ['{n:digits}'],
  words: { status: { paid: ['待发货'] } },
  policy: {
    addressChange: { how: 'not-known', until: 'not-known' },
    remark: null,
    response: null,
    proactive: true,
  },
  pages: [
    {
      id: 'stock',
      kinds: ['listings'],
      match: { hosts: ['erp.example'], path: '/stock', frame: 'top' },
      evidence: { level: 'unverified', date: '2026-11-22' },
      ready: '#stock tbody',
      watch: { roots: ['#stock'] },
      listings: {
        group: { mode: 'element', each: 'tr.item' },
        fields: { sku: cell('text', '.code'), title: cell('text', '.name'), stock: cell('quantity', '.qty') },
      },
    },
  ],
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push({
      url: request.url ?? '',
      key: request.headers['x-api-key'] as string | undefined,
      cookie: request.headers.cookie,
    });
    if (!up) return void response.writeHead(503).end();
    const page = Number(url.searchParams.get('page'));
    const rows = Object.entries(onHand).map(([sku, qty]) => ({ code: sku, stock: { free: qty } }));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: { items: rows.slice((page - 1) * 2, page * 2) } }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  run = await start({
    granted: [...originsOf('taobao'), 'http://127.0.0.1/*', 'https://erp.example/*'],
    serve: [
      { url: orders.url.split('?')[0]!, html: orders.html },
      { url: ERP, html: erpPage },
    ],
  });
  shop = await prepareShop(run, { name: '青瓦杂货', sites: ['taobao'], settings: { locale: 'en' } });
}, 120_000);
afterAll(async () => {
  await run?.stop();
  server?.closeAllConnections();
  server?.close();
});

const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const office = async (path: string): Promise<Page> => {
  const page = await run.context.newPage();
  await page.goto(`chrome-extension://${run.id}/options.html#/${path}`);
  return page;
};
/** Goes to a control by Tab, as one without a mouse does. */
async function tabTo(
  page: Page,
  role: 'button' | 'textbox' | 'radio' | 'switch',
  name: string | RegExp,
): Promise<void> {
  const one = page.getByRole(role, { name, exact: typeof name === 'string' }).first();
  await one.waitFor();
  for (let i = 0; i < 200; i++) {
    // Of a group of choices Tab comes to one; the arrows go on from there.
    const at = await one.evaluate((el) => {
      if (el === document.activeElement) return 'here';
      const radio = document.activeElement as HTMLInputElement | null;
      return radio?.type === 'radio' && radio.name === (el as HTMLInputElement).name ? 'group' : '';
    });
    if (at === 'here') return;
    await press(page, at === 'group' ? 'ArrowDown' : 'Tab');
  }
  throw new Error(`no key came to ${role} ${name}`);
}
async function fill(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, 'textbox', name);
  await press(page, 'Control+KeyA');
  await page.keyboard.type(text);
}
async function choose(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, 'radio', name);
  if (!(await page.getByRole('radio', { name }).first().isChecked())) await press(page, 'Space');
}
async function push(page: Page, name: string): Promise<void> {
  await tabTo(page, 'button', name);
  await press(page, 'Enter');
}
/** A row as a person reads it: its cells in their order. */
const cellsOf = (row: Locator): Promise<string> =>
  row.evaluate((tr) => [...tr.children].map((one) => one.textContent?.trim()).join(' | '));
/** What is kept in the extension's database under a key. */
const meta = <T>(key: string): Promise<T | undefined> =>
  run.office.evaluate(async (wanted) => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('counterhand');
      request.onsuccess = () => done(request.result);
    });
    const row = await new Promise<{ value: unknown } | undefined>((done) => {
      const request = db.transaction('meta').objectStore('meta').get(wanted);
      request.onsuccess = () => done(request.result);
    });
    db.close();
    return row?.value;
  }, key) as Promise<T | undefined>;
const setMeta = (key: string, value: unknown): Promise<void> =>
  run.office.evaluate(
    async ([name, made]) => {
      const db = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open('counterhand');
        request.onsuccess = () => done(request.result);
      });
      const tx = db.transaction('meta', 'readwrite');
      tx.objectStore('meta').put({ key: name, value: made });
      await new Promise((done) => {
        tx.oncomplete = done;
      });
      db.close();
    },
    [key, value] as const,
  );
const snapshot = () => meta<StockSnapshot>(`stock:${shop}`);
const orderPage = async (): Promise<Page> => {
  const page = await run.page(orders.url);
  await openDesk(page);
  return page;
};

describe('a back office that answers JSON', () => {
  it('is mapped and tried: the first rows as read, nothing written', async () => {
    const page = await office('stock/live');
    await choose(page, /^Any interface that answers JSON/);
    await fill(page, 'Address', `${base()}/stock?page={page}`);
    await fill(page, 'Access token', 'key-1');
    await fill(page, 'Header for the token', 'X-Api-Key');
    await choose(page, /^By page number/);
    await fill(page, 'Where the rows are', 'data.items');
    await fill(page, 'SKU', 'code');
    await fill(page, 'On hand', 'stock.wrong');
    await push(page, 'Test now');
    await page.getByText('At data.items[0].stock.wrong the source has nothing').waitFor();
    await fill(page, 'On hand', 'stock.free');
    await push(page, 'Test now');
    await page.getByText('Read 5 SKUs. Nothing was written.').waitFor();
    const first = page.getByRole('table', { name: 'The first rows' });
    expect(await cellsOf(first.getByRole('row').nth(1))).toBe('SCARF-RED | 4');
    expect(await snapshot()).toBeUndefined();
    expect(asked.at(-1)).toEqual({ url: '/stock?page=3', key: 'key-1', cookie: undefined });

    await push(page, 'Save and read');
    await page.getByText('Saved; 5 SKUs read.').waitFor();
    await page.close();
  });

  it('speaks on the order page at once', async () => {
    const page = await orderPage();
    await page.locator('[data-counterhand="marks"] .ch-mark').first().waitFor();
    expect(await shortagesOf(page)).toEqual(['Short 1']);
    await page.close();
  });

  it('that goes down leaves the old figures, with their age and the word that it does not answer', async () => {
    up = false;
    const { generation, at } = (await snapshot())!;
    // Ten minutes go by: what was read is that old now.
    await setMeta(`stock:${shop}`, { ...(await snapshot())!, at: at - 600_000 });
    expect(await run.ask({ type: 'poll-stock', shop })).toMatchObject({
      ok: false,
      error: { code: 'source.down' },
    });
    expect(await snapshot()).toMatchObject({
      generation,
      at: at - 600_000,
      failure: { code: 'source.down' },
    });
    const page = await orderPage();
    await page.locator(desk).getByText('The stock source does not answer; figures are 10 min old').waitFor();
    expect(await shortagesOf(page)).toEqual(['Short 1']);
    await page.close();
    const live = await office('stock/live');
    await live.getByText(/The stock source can't be reached now \(503\)/).waitFor();
    await live.getByText('The old figures stay in use; they were read 10 min ago.').waitFor();
    await live.close();
  });

  it('that comes back is fresh again, by its alarm alone, on the page that stands open', async () => {
    const page = await orderPage();
    up = true;
    onHand['CUP-W'] = 30;
    // As if its minutes were over; the alarm itself then rings when it is due, which a test sets to be now.
    await setMeta(`polled:${shop}`, Date.now() - 3_600_000);
    await run.office.evaluate(() =>
      (
        globalThis as unknown as { chrome: { alarms: { create(name: string, when: object): Promise<void> } } }
      ).chrome.alarms.create('poll-stock', { when: Date.now() + 50, periodInMinutes: 5 }),
    );
    await expect.poll(async () => (await snapshot())?.failure, { timeout: 40_000 }).toBeUndefined();
    await expect.poll(() => shortagesOf(page), { timeout: 10_000 }).toEqual([]);
    await expect.poll(() => deskText(page)).not.toContain('does not answer');
    await page.close();
    const stock = await office('stock');
    await fill_(stock, 'cup-w');
    await stock.getByRole('img', { name: 'Last 2 changes, from 1 to 30' }).waitFor();
    await stock.close();
  }, 60_000);
});

/** Types into the stock page's search. */
async function fill_(page: Page, text: string): Promise<void> {
  const box = page.getByRole('searchbox', { name: 'SKU starts with' });
  await box.waitFor();
  for (let i = 0; i < 60 && !(await box.evaluate((el) => el === document.activeElement)); i++)
    await press(page, 'Tab');
  await page.keyboard.type(text);
}

describe('the owner’s own stock page', () => {
  const alarm = () =>
    run.office.evaluate(() =>
      (
        globalThis as unknown as { chrome: { alarms: { get(name: string): Promise<object | undefined> } } }
      ).chrome.alarms.get('poll-stock'),
    );

  it('is brought in as a file, switched on, and chosen in place of the back office', async () => {
    const page = await office('marketplaces/import');
    const chooser = page.waitForEvent('filechooser');
    await push(page, 'Choose a file');
    await (await chooser).setFiles({
      name: 'erp.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(erpFile)),
    });
    await push(page, 'Take revision 1');
    await page.getByText('is among the sites now').waitFor();
    await page.goto(`chrome-extension://${run.id}/options.html#/marketplaces`);
    await tabTo(page, 'switch', 'Site “Own warehouse”');
    await press(page, 'Space');
    await page.getByRole('switch', { name: 'Site “Own warehouse”', checked: true }).waitFor();

    await page.goto(`chrome-extension://${run.id}/options.html#/stock/live`);
    await page.getByText(/^Last read: 127\.0\.0\.1/).waitFor();
    await choose(page, /^Read it from a page/);
    await page.getByText(/all others stay as “127\.0\.0\.1:\d+” has them\./).waitFor();
    await choose(page, /^Own warehouse/);
    expect(await alarm()).toBeDefined();
    await push(page, 'Save');
    await page.getByText('It is read when somebody next opens the page.').waitFor();
    await expect.poll(alarm).toBeUndefined();
    await page.close();
  });

  it('that is not read whole changes nothing', async () => {
    const page = await run.page(`${ERP}?unclear=1`);
    await page.waitForTimeout(2_000);
    expect(await snapshot()).toMatchObject({ source: { kind: 'live' } });
    await page.close();
  });

  it('goes into the stock as it is passed: its numbers reach a mark, what it does not show stays', async () => {
    const before = asked.length;
    const erp = await run.page(ERP);
    await expect
      .poll(async () => (await snapshot())?.source, { timeout: 10_000 })
      .toEqual({
        kind: 'page',
        name: 'erp.example',
      });
    await erp.close();
    const page = await orderPage();
    await page.locator('[data-counterhand="marks"] .ch-mark').first().waitFor();
    expect(await shortagesOf(page)).toEqual(['Short 1']);
    await page.close();
    const stock = await office('stock');
    const row = (sku: string) => stock.getByRole('table', { name: 'Stock' }).getByRole('row', { name: sku });
    expect(await cellsOf(row('SCARF-RED'))).toMatch(/^SCARF-RED \| 货9 \| 0 \| 1 \| 0 \|/);
    expect(await cellsOf(row('CUP-W'))).toMatch(/^CUP-W \| {2}\| 30 \| 2 \| 28 \|/);
    expect(await stock.getByText('CUP-***').count()).toBe(0);
    const short = stock.getByRole('table', { name: 'Shortages' });
    expect(await cellsOf(short.getByRole('row').nth(1))).toMatch(
      /^SCARF-RED \| 货9 \| 0 \| 1 \| 1 \| \d+ lacks 1$/,
    );
    await stock.close();
    expect(asked.length, 'nothing was asked of the back office any more').toBe(before);
  });
});
