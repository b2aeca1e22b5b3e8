// Counterhand on a real console nobody here wrote: a Vendure server with real orders and real stock, its own admin, its
// own GraphQL interface as the live stock source. By keyboard alone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  deskText,
  journalOf,
  killWorker,
  marksOf,
  openDesk,
  prepareShop,
  press,
  type Run,
  start,
} from '../e2e/harness.ts';
import { panelOf } from '../e2e/picker/hands.ts';
import { marksIn } from '../e2e/site-pages.ts';
import { type Teacher, teachConsole } from './teaching.ts';
import { keeper, type PlacedOrder, startVendure, type Vendure } from './vendure/client.ts';

const desk = '[data-counterhand="desk"]';
const customer = { firstName: 'Robin', lastName: 'Sample', emailAddress: 'robin@example.test' };
const address = {
  fullName: 'Robin Sample',
  streetLine1: '18 Wharf Road',
  streetLine2: 'Unit 3',
  city: 'Saltmere',
  postalCode: 'SA1 1AA',
  countryCode: 'GB',
  phoneNumber: '+44 20 7946 0000',
};

let vendure: Vendure;
let run: Run;
let order: PlacedOrder;

async function signIn(page: Page): Promise<void> {
  await page.goto(vendure.adminUrl);
  await page
    .locator('input[name="username"], #login_username, input[type="text"]')
    .first()
    .fill(keeper.username);
  await page.locator('input[type="password"]').first().fill(keeper.password);
  await page.keyboard.press('Enter');
  await page.locator('vdr-main-nav, .main-nav, vdr-app-shell').first().waitFor({ timeout: 30_000 });
}

const setSource = (token: string, on = true) =>
  run.office.evaluate(
    async ({ url, token, on }) => {
      const db = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open('counterhand');
        request.onsuccess = () => done(request.result);
      });
      await new Promise((done) => {
        const put = db
          .transaction('meta', 'readwrite')
          .objectStore('meta')
          .put({ key: 'source:shop-1', value: { kind: 'vendure-graphql', url, token, everyMinutes: 5, on } });
        put.onsuccess = done;
      });
      db.close();
    },
    { url: vendure.adminApi, token, on },
  );

beforeAll(async () => {
  vendure = await startVendure();
  await vendure.setStock('CUP-350-C', 10);
  order = await vendure.placeOrder({
    lines: [{ sku: 'CUP-350-C', quantity: 3 }],
    customer,
    address,
    settle: true,
  });
  const origin = `http://127.0.0.1:${vendure.port}/*`;
  run = await start({ granted: ['http://127.0.0.1/*'], locale: 'en' });
  await prepareShop(run, {
    name: 'Fern & Ladle',
    sites: ['vendure'],
    settings: { locale: 'en', hosts: { vendure: [origin] } },
  });
  await setSource(await vendure.adminLogin());
  const page = await run.page(vendure.adminUrl);
  await signIn(page);
  await page.close();
}, 600_000);
afterAll(async () => {
  await run?.stop();
  await vendure?.stop();
});

const openOrder = async (): Promise<Page> => {
  const page = await run.page(`${vendure.adminUrl}orders/${order.id}`);
  await page.locator(`${desk} .ch-rail, ${desk} .ch-desk`).first().waitFor({ timeout: 30_000 });
  // A console loads its order late: an agent, too, waits until the desk speaks of it.
  await openDesk(page);
  await page.locator(`${desk} .ch-buyer-line`).getByText('Robin Sample').waitFor();
  return page;
};
const poll = () =>
  run.ask<{ ok: boolean; value?: { rows: number }; error?: { code: string } }>({
    type: 'poll-stock',
    shop: 'shop-1',
  });

describe('stock, live', () => {
  it('is fetched from the shop’s own server, and an order it covers carries no mark', async () => {
    expect(await poll()).toMatchObject({ ok: true, value: { rows: 16 } });
    const page = await openOrder();
    await page.locator(desk).getByText('CUP-350-C').first().waitFor();
    expect((await marksOf(page)).join()).not.toMatch(/Short/);
    await page.close();
  });

  it('that changes in the shop changes the mark on the page that stands open', async () => {
    const page = await openOrder();
    await vendure.setStock('CUP-350-C', 1);
    expect(await poll()).toMatchObject({ ok: true });
    await page.locator('[data-counterhand="marks"]').getByText('Short 2').waitFor();
    await vendure.setStock('CUP-350-C', 10);
    await poll();
    await page.locator('[data-counterhand="marks"]').getByText('Short 2').waitFor({ state: 'detached' });
    await vendure.setStock('CUP-350-C', 1);
    await poll();
    await page.locator('[data-counterhand="marks"]').getByText('Short 2').waitFor();
    await page.locator(`${desk} .ch-now`).getByText('1 in stock, 3 ordered').waitFor();
    await page.close();
  });

  it('that cannot be fetched is said, and what was known stays', async () => {
    await setSource('not-a-token');
    expect(await poll()).toMatchObject({ ok: false, error: { code: 'source.refused' } });
    const page = await openOrder();
    await page.locator('[data-counterhand="marks"]').getByText('Short 2').waitFor();
    await setSource(await vendure.adminLogin());
    expect(await poll()).toMatchObject({ ok: true });
    await page.close();
  });
});

describe('an order in the shop’s own admin', () => {
  it('has its address confirmed by one key', async () => {
    const page = await openOrder();
    await press(page, 'Alt+KeyY');
    await page
      .locator(`${desk} .ch-buyer-stage`)
      .getByText(/confirmed/i)
      .waitFor();
    expect((await journalOf(run)).entries.at(-1)).toMatchObject({
      kind: 'address.set',
      body: { state: 'confirmed' },
    });
    await page.close();
  });

  it('gets a remark in the one grammar into its own note box; Vendure’s button stays the agent’s', async () => {
    const page = await openOrder();
    const box = page.locator('vdr-order-history textarea[name="note"]');
    await box.waitFor();
    await press(page, 'Alt+KeyM');
    await page.locator(`${desk} .ch-composer`).waitFor();
    await page.keyboard.type('81 Wharf Road, Unit 5');
    await press(page, 'Alt+Enter');
    await page.locator(`${desk} .ch-composer`).waitFor({ state: 'detached' });
    expect(await box.inputValue()).toMatch(
      /^\[Address\] .*81 Wharf Road, Unit 5 \/ #07 \/ \d\d-\d\d \d\d:\d\d$/,
    );
    const history = (await vendure.admin(
      'query($id: ID!) { order(id: $id) { history(options: { take: 50 }) { items { type } } } }',
      { id: order.id },
    )) as {
      order: { history: { items: { type: string }[] } };
    };
    expect(history.order.history.items.map((item) => item.type)).not.toContain('ORDER_NOTE');
    await page.close();
  });

  it('keeps a note that is there after the worker was killed and after a restart of the browser', async () => {
    let page = await openOrder();
    await press(page, 'Alt+KeyN');
    await page.keyboard.type('wants a gift card');
    await press(page, 'Control+Enter');
    await page.locator(desk).getByText('wants a gift card').first().waitFor();
    await killWorker(run);
    await page.reload();
    await page.locator(desk).getByText('wants a gift card').first().waitFor();
    await run.restart();
    page = await run.page(vendure.adminUrl);
    if ((await page.locator('input[type="password"]').count()) > 0) await signIn(page);
    await page.close();
    page = await openOrder();
    await page.locator(desk).getByText('wants a gift card').first().waitFor();
    expect(await deskText(page)).toContain('#07');
    await page.close();
  });
});

describe('taught from nothing, the built-in file switched off', () => {
  const rows = 'vdr-order-list tbody tr';
  const lines = '#order-detail-list tbody tr';
  const ana = { firstName: 'Ana', lastName: 'Muster', emailAddress: 'ana@example.test' };
  const kim = { firstName: 'Kim', lastName: 'Probe', emailAddress: 'kim@example.test' };
  /** The one that is pointed at, one that lacks stock, and one that does not. */
  let shown: PlacedOrder;
  let short: PlacedOrder;
  let enough: PlacedOrder;
  let hand: Teacher;

  beforeAll(async () => {
    const put = (of: typeof ana, sku: string, quantity: number, other: string, settle = true) =>
      vendure.placeOrder({
        lines: [
          { sku, quantity },
          { sku: other, quantity: 1 },
        ],
        customer: of,
        address,
        settle,
      });
    short = await put(ana, 'APR-NVY', 3, 'WRAP-M');
    enough = await put(kim, 'KTL-12', 2, 'WRAP-M', false);
    shown = await put(customer, 'BRD-S', 1, 'DISH-WHT');
    await vendure.setStock('APR-NVY', 1);
  });

  it('the shop’s own admin is unknown to us', async () => {
    const office = await run.context.newPage();
    await office.goto(`chrome-extension://${run.id}/options.html#/marketplaces`);
    const site = office.getByRole('region', { name: 'Vendure' }).getByRole('switch').first();
    await site.focus();
    await press(office, 'Space');
    await expect.poll(() => site.getAttribute('aria-checked')).toBe('false');
    await office.close();
    expect(await poll()).toMatchObject({ ok: true });
    const page = await run.page(`${vendure.adminUrl}orders/${short.id}`);
    await page.locator(lines).first().waitFor();
    await page.waitForTimeout(1000);
    expect(await page.locator('[data-counterhand]').count()).toBe(0);
    await page.close();
  });

  it('its list of orders is learnt from one page of it and confirmed on the next', async () => {
    hand = await teachConsole(run, `${vendure.adminUrl}orders?perPage=3`);
    const { page } = hand;
    // All three stand on the first page, in whichever order; the one of the beginning on the next.
    const row = page.locator(rows).filter({ hasText: shown.code });
    await row.waitFor({ timeout: 30_000 });
    await hand.button('Orders');
    const code = row.getByText(shown.code);
    await hand.pointOut([
      ['Any one order', code],
      ['Order number', code],
      ['One item in an order'],
      ['Status', row.locator('vdr-order-state-label .chip-label')],
      ['Buyer’s name', row.getByText('Robin Sample')],
      ['Order total', row.locator('td').nth(4)],
    ]);
    await hand.means('Payment settled', 'p');
    await hand.means('Payment authorized', 'p');
    await hand.keep();
    await hand.click(page.locator('.pagination-next button'));
    await page.locator(rows).getByText(order.code).waitFor();
    await panelOf(page).getByText('Another page. Is this right?').waitFor();
    await hand.confirm();
    console.log(`Vendure: the list of orders taught in ${hand.actions} actions`);
    expect(hand.actions).toBeLessThanOrEqual(20);
  });

  it('a page of one order is learnt from one and confirmed on another', async () => {
    const { page } = hand;
    const before = hand.actions;
    await hand.button('Teach another page');
    await hand.goto(`${vendure.adminUrl}orders/${shown.id}`);
    await page.locator(lines).first().waitFor();
    await panelOf(page).waitFor();
    await hand.button('One order');
    const line = page.locator(lines).first();
    const side = page.locator('vdr-page-detail-sidebar');
    await hand.pointOut([
      ['Order number', page.locator('vdr-page-title h1')],
      ['One item in an order', line.getByText('BRD-S')],
      ['SKU', line.getByText('BRD-S')],
      ['Quantity', line.locator('td').nth(5).getByText('1', { exact: true })],
      ['Status', side.locator('vdr-order-state-label .chip-label')],
      ['Buyer’s name', side.locator('vdr-customer-label').getByText('Robin Sample')],
      ['Order total', page.locator('#order-detail-list tr.total td').nth(2)],
      ['Product name', line.locator('td').nth(1).getByText(/\w/)],
    ]);
    await hand.keep();
    await hand.goto(`${vendure.adminUrl}orders/${enough.id}`);
    await panelOf(page).getByText('Another page. Is this right?').waitFor();
    await hand.confirm();
    console.log(`Vendure: a page of one order taught in ${hand.actions - before} actions`);
    expect(hand.actions - before).toBeLessThanOrEqual(16);
    await page.close();
  });

  it('an order that lacks stock is marked on its page, and one that does not is not', async () => {
    const page = await run.page(`${vendure.adminUrl}orders/${short.id}`);
    await page.locator('[data-counterhand="marks"]').getByText('Short 2').waitFor();
    await openDesk(page);
    await page.locator(`${desk} .ch-now`).getByText('1 in stock, 3 ordered').waitFor();
    const sums = await page.locator('#order-detail-list tr.total td').nth(2).textContent();
    const [total] = /\$[\d.]+/.exec(sums!)!;
    for (const fact of [short.code, 'Ana Muster', total])
      await expect.poll(() => deskText(page)).toContain(fact);
    await page.goto(`${vendure.adminUrl}orders/${enough.id}`);
    await page.locator(`${desk} .ch-buyer-line`).getByText('Kim Probe').waitFor();
    await page.locator(desk).getByText('2 SKUs').first().waitFor();
    expect((await marksOf(page)).join()).not.toMatch(/Short/);
    await page.close();
  });

  it('a note on an order is marked on its row of the list, and on no other', async () => {
    const page = await run.page(`${vendure.adminUrl}orders/${short.id}`);
    await openDesk(page);
    await page.locator(`${desk} .ch-buyer-line`).getByText('Ana Muster').waitFor();
    await press(page, 'Alt+KeyN');
    await page.keyboard.type('wants a gift card');
    await press(page, 'Control+Enter');
    await page.locator(desk).getByText('wants a gift card').first().waitFor();
    await page.goto(`${vendure.adminUrl}orders`);
    await page.locator(rows).getByText(enough.code).waitFor();
    const ids = [short.code, enough.code, shown.code, order.code];
    const noted = async () =>
      (await marksIn(page, '*', 'append', ids))
        .filter(({ text }) => /note/i.test(text))
        .flatMap(({ of }) => of);
    await expect.poll(noted, { timeout: 10_000 }).toEqual([short.code]);
    await page.close();
  });
});
