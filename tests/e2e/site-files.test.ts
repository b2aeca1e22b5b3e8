// What an owner knows of sites, in a real Chromium and by keyboard: a newer file of a site is brought in, looked at, taken,
// and read by at the site's own host; the one before comes back; a hostile one is refused; newer files from an address on
// this machine; a console taught. Nothing is asked of any address nobody pressed for.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MARKETPLACES } from '../../lib/marketplaces/index.ts';
import type { Marketplace } from '../../lib/model/marketplace.ts';
import { casePage, originsOf, prepareShop, press, type Run, shortagesOf, start } from './harness.ts';

const SITE = 'pinduoduo';
const orders = casePage(`${SITE}/orders/normal`);
const shipped = MARKETPLACES.find(({ id }) => id === SITE)!;
const host = new URL(orders.url).origin;
/** Where the site's orders are after its next release: the shipped file knows nothing of it. */
const MOVED = `${host}/renewed/orders`;

/** A newer revision that reads the orders where they moved to. */
function renewed(revision: number): Marketplace {
  const file = structuredClone(shipped);
  const page = file.pages.find(({ id }) => id === 'orders')!;
  page.match = { ...page.match, path: '/renewed/orders' };
  return { ...file, revision, date: '2026-11-22' };
}

let run: Run;
let server: Server;
let local: string;
const asked: IncomingMessage[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    const list = request.url?.startsWith('/sites.json');
    response.setHeader('content-type', list ? 'application/json' : 'text/html; charset=utf-8');
    response.end(
      list
        ? JSON.stringify({ files: [renewed(9), { ...renewed(9), id: 'bad', origins: ['https://*.com/*'] }] })
        : '<!doctype html><title>Kiln</title><table><tr><td>1001</td></tr></table>',
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  local = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  run = await start({
    granted: [...originsOf(SITE), 'http://127.0.0.1/*'],
    serve: [
      { url: orders.url.split('?')[0]!, html: orders.html },
      { url: MOVED, html: orders.html },
    ],
  });
  await prepareShop(run, {
    name: '青瓦杂货',
    sites: [SITE],
    stock: [{ sku: 'BOX-3', onHand: 0 }],
    settings: { locale: 'en' },
  });
}, 120_000);
afterAll(async () => {
  await run?.stop();
  server?.closeAllConnections();
  server?.close();
});

const office = async (path: string): Promise<Page> => {
  const page = await run.context.newPage();
  await page.goto(`chrome-extension://${run.id}/options.html#/marketplaces${path}`);
  return page;
};
/** Goes to a button by Tab, as one without a mouse does, and presses it. */
async function press_(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name }).first();
  await button.waitFor();
  for (let i = 0; i < 200; i++) {
    if (await button.evaluate((one) => one === document.activeElement)) {
      await press(page, 'Enter');
      return;
    }
    await press(page, 'Tab');
  }
  throw new Error(`Tab never came to ${name}`);
}
async function choose(page: Page, content: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await press_(page, /^(Choose a file|Another file)$/);
  await (await chooser).setFiles({
    name: 'site.json',
    mimeType: 'application/json',
    buffer: Buffer.from(content),
  });
}
/** The shortages marked on the page at its new place, once it had time to be read. */
async function movedMarks(want: number): Promise<string[]> {
  const page = await run.page(MOVED);
  try {
    if (want > 0) await page.locator('[data-counterhand="marks"]').first().waitFor();
    else await page.waitForTimeout(1_500);
    return await shortagesOf(page);
  } finally {
    await page.close();
  }
}
const revisionOf = async (page: Page) =>
  page
    .getByRole('region', { name: shipped.name.en })
    .getByText(/revision \d+ ·/)
    .textContent();

describe('a newer file of a site', () => {
  it('is brought in by keyboard, its difference seen, and marks are read by it at the site’s own host', async () => {
    expect(await movedMarks(0), 'the shipped file does not know the page').toEqual([]);
    const page = await office('/import');
    await choose(page, JSON.stringify(renewed(shipped.revision + 1)));
    await page.getByText(`revision ${shipped.revision} → ${shipped.revision + 1}`).waitFor();
    const row = page.locator('.ch-offer tbody tr');
    expect(await row.count()).toBe(1);
    expect(await row.textContent()).toMatch(/orders.*Changed.*address/);
    expect(await movedMarks(0), 'nothing counts before it is taken').toEqual([]);
    await press_(page, /^Take revision/);
    await page.getByText('is read by revision').waitFor();
    expect((await movedMarks(1)).length).toBeGreaterThan(0);
    await page.close();
  });

  it('goes back to the shipped one', async () => {
    const page = await office('');
    await press_(page, 'As shipped');
    await page.getByRole('button', { name: 'As shipped' }).waitFor({ state: 'detached' });
    expect(await revisionOf(page)).toContain('built in');
    expect(await movedMarks(0)).toEqual([]);
    const before = await run.page(orders.url);
    await before.locator('[data-counterhand="marks"]').first().waitFor();
    expect((await shortagesOf(before)).length).toBeGreaterThan(0);
    await before.close();
    await page.close();
  });
});

describe('a hostile file', () => {
  it.each([
    [
      'for every host',
      JSON.stringify({ ...renewed(50), origins: ['https://*.com/*'] }),
      /takes in other people's/,
    ],
    ['of ten megabytes', `"${'x'.repeat(10 * 1024 * 1024)}"`, /larger than 512 kB/],
    [
      'that reaches for the prototype',
      JSON.stringify(renewed(50)).replace('"words":{', '"words":{"__proto__":{"a":1},'),
      /“__proto__”/,
    ],
  ])('%s is refused with a reason, and nothing changes', async (_what, content, reason) => {
    const page = await office('/import');
    await choose(page, content);
    await page.getByText(reason).waitFor();
    expect(await page.getByRole('button', { name: /^Take/ }).count()).toBe(0);
    await page.goto(`chrome-extension://${run.id}/options.html#/marketplaces`);
    expect(await revisionOf(page)).toContain(`revision ${shipped.revision} · `);
    await page.close();
  });
});

describe('newer files from an address', () => {
  it('are asked for when the owner presses and not before, without cookies, and taken only by the owner', async () => {
    const page = await office('/updates');
    await page.getByLabel('Address of a file or a list').fill(`${local}/sites.json`);
    expect(asked).toEqual([]);
    await press(page, 'Enter');
    await page.getByText(`revision ${shipped.revision} → 9`).waitFor();
    expect(asked.map(({ url }) => url)).toEqual(['/sites.json']);
    expect(asked[0]!.headers).not.toHaveProperty('cookie');
    expect(asked[0]!.headers).not.toHaveProperty('referer');
    await page.getByText('“bad” was not taken').waitFor();
    expect(await movedMarks(0), 'looking takes nothing').toEqual([]);
    await press_(page, 'Take revision 9');
    await page.getByText('is read by revision 9').waitFor();
    expect((await movedMarks(1)).length).toBeGreaterThan(0);
    await page.close();
  });

  it('are not looked for by themselves: no alarm stands until the switch is thrown', async () => {
    const alarms = () =>
      run.office.evaluate(async () => {
        const { chrome } = globalThis as unknown as {
          chrome: { alarms: { getAll(): Promise<{ name: string; periodInMinutes?: number }[]> } };
        };
        return (await chrome.alarms.getAll()).filter(({ name }) => name === 'look-for-site-files');
      });
    expect(await alarms()).toEqual([]);
    const page = await office('/updates');
    const daily = page.getByRole('switch', { name: /^Look once a day/ });
    await daily.focus();
    await press(page, 'Space');
    await expect.poll(alarms).toMatchObject([{ periodInMinutes: 24 * 60 }]);
    await expect.poll(() => daily.getAttribute('aria-checked')).toBe('true');
    await press(page, 'Space');
    await expect.poll(alarms).toEqual([]);
    expect(asked).toHaveLength(1);
    await page.close();
  });
});

describe('a console nobody described', () => {
  it('is taught: its host allowed, its tab opened, and the picker asked for there', async () => {
    const page = await office('/teach');
    await page.getByLabel('Address of its order page').fill(`${local}/orders`);
    await page.getByLabel('Name', { exact: true }).fill('Kiln');
    const tab = run.context.waitForEvent('page');
    await press(page, 'Enter');
    await press_(page, 'Open it and teach');
    const opened = await tab;
    await opened.waitForLoadState();
    expect(opened.url()).toBe(`${local}/orders`);
    await expect
      .poll(() =>
        run.office.evaluate(async () => {
          const db = await new Promise<IDBDatabase>((done) => {
            const request = indexedDB.open('counterhand');
            request.onsuccess = () => done(request.result);
          });
          const row = await new Promise<{ value?: { marketplace: string; page?: string } } | undefined>(
            (done) => {
              const request = db.transaction('meta').objectStore('meta').get('picking');
              request.onsuccess = () => done(request.result);
            },
          );
          db.close();
          return row?.value;
        }),
      )
      .toMatchObject({ marketplace: 'own-127-0-0-1' });
    await page.bringToFront();
    await page.goto(`chrome-extension://${run.id}/options.html#/marketplaces`);
    const kiln = page.getByRole('region', { name: 'Kiln' });
    expect(await kiln.getByRole('switch').first().getAttribute('aria-checked')).toBe('true');
    await kiln.getByText('taught here').waitFor();
    await opened.close();
    await page.close();
  });
});
