// A stock source that takes longer than a worker may rest: four pages of nine seconds each, asked for by the alarm alone. The
// driver keeps its hands off the worker, for one that is watched is never ended.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/setup.mjs';
import { startFirefox } from './firefox.ts';
import { BUILD } from './harness.ts';

const PAGE_MS = 9_000;
/** Three pages with rows and an empty one, which is the end. */
const PAGES = 3;

interface Source {
  url: string;
  asked: { page: number; whole: boolean }[];
  server: Server;
}
const sources: Source[] = [];
afterAll(() => {
  for (const { server } of sources) {
    server.closeAllConnections();
    server.close();
  }
});
async function slowSource(): Promise<Source> {
  const asked: Source['asked'] = [];
  const server = createServer((request, response) => {
    const page = Number(new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('page'));
    const one = { page, whole: false };
    asked.push(one);
    // Readable by anybody: no site needs to be granted here.
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', 'application/json');
    const rows = page > PAGES ? [] : ['a', 'b'].map((part) => ({ code: `CUP-${page}-${part}`, qty: page }));
    setTimeout(() => response.end(JSON.stringify({ rows })), PAGE_MS);
    response.on('finish', () => {
      one.whole = true;
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/stock?page={page}`;
  const source = { url, asked, server };
  sources.push(source);
  return source;
}

/** Runs in a page of ours: a shop with that source, and an alarm that rings at once and then not for long. */
const begin = `async (url) => {
  const api = globalThis.browser ?? globalThis.chrome;
  await api.runtime.sendMessage({ type: 'overview' });
  const db = await new Promise((done) => {
    const request = indexedDB.open('counterhand');
    request.onsuccess = () => done(request.result);
  });
  const tx = db.transaction('meta', 'readwrite');
  const meta = tx.objectStore('meta');
  meta.put({ key: 'shops', value: [{ id: 's', name: 'Fern', key: 'A'.repeat(43), bindings: [] }] });
  meta.put({
    key: 'source:s',
    value: {
      kind: 'json', url, token: '', tokenHeader: 'authorization', headers: {}, pageSize: 2, everyMinutes: 60, on: true,
      mapping: { rows: 'rows', sku: 'code', onHand: 'qty' }, paging: { kind: 'page', from: 1 },
    },
  });
  await new Promise((done) => { tx.oncomplete = done; });
  db.close();
  api.alarms.create('poll-stock', { when: Date.now() + 50, periodInMinutes: 60 });
}`;
/** The stock as it is kept now: what is told of it, and how many rows of whatever reading are there at all. */
const kept = `async () => {
  const db = await new Promise((done) => {
    const request = indexedDB.open('counterhand');
    request.onsuccess = () => done(request.result);
  });
  const tx = db.transaction(['meta', 'stock']);
  const get = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const [snapshot, rows] = await Promise.all([get(tx.objectStore('meta').get('stock:s')), get(tx.objectStore('stock').count())]);
  db.close();
  return { snapshot: snapshot?.value, rows };
}`;
interface Kept {
  snapshot?: { rows: number; source: { kind: string } };
  rows: number;
}

/** Told by the page's own means, which wake no worker, until the reading is over. */
async function follow({ asked }: Source, look: () => Promise<Kept>): Promise<void> {
  const end = Date.now() + (PAGES + 1) * PAGE_MS + 15_000;
  for (;;) {
    const { snapshot, rows } = await look();
    if (snapshot) {
      expect(snapshot).toMatchObject({ rows: 2 * PAGES, source: { kind: 'live' } });
      expect(rows).toBe(2 * PAGES);
      expect(asked).toEqual(Array.from({ length: PAGES + 1 }, (_, i) => ({ page: i + 1, whole: true })));
      return;
    }
    if (!asked[PAGES]?.whole) expect(rows, 'nothing half-written').toBe(0);
    if (Date.now() > end) throw new Error(`never whole: ${JSON.stringify(asked)}`);
    await new Promise((done) => setTimeout(done, 1_000));
  }
}

describe.concurrent('a stock source of four slow pages', () => {
  it('is read whole in Chromium, though the worker would be ended after half a minute', async () => {
    const source = await slowSource();
    const dir = mkdtempSync(join(tmpdir(), 'counterhand-'));
    let browser: Browser | undefined;
    try {
      const extension = join(dir, 'extension');
      cpSync(BUILD, extension, { recursive: true });
      browser = await puppeteer.launch({
        executablePath: findChromium() as string,
        userDataDir: join(dir, 'profile'),
        enableExtensions: true,
        targetFilter: (target) => target.type() !== 'service_worker',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          `--disable-extensions-except=${extension}`,
          `--load-extension=${extension}`,
        ],
      });
      // The practice shop, which opens once after install.
      const target = await browser.waitForTarget((one) => one.url().startsWith('chrome-extension://'));
      const page: Page = await browser.newPage();
      await page.goto(new URL('/manifest.json', target.url()).href);
      for (const other of await browser.pages()) if (other !== page) await other.close();
      await page.evaluate(`(${begin})(${JSON.stringify(source.url)})`);
      await follow(source, () => page.evaluate(`(${kept})()`) as Promise<Kept>);
    } finally {
      await browser?.close();
      rmSync(dir, { recursive: true, force: true });
    }
  }, 90_000);

  it('and in Firefox', async () => {
    const source = await slowSource();
    const fox = await startFirefox();
    try {
      const page = await fox.own('popup.html');
      await page.run(`(${begin})(${JSON.stringify(source.url)})`);
      await follow(source, () => page.run<Kept>(`(${kept})()`));
    } finally {
      await fox.stop();
    }
  }, 120_000);
});
