// A real Chromium with the built extension: pages served at their own host names, sites switched on as an owner would,
// and what the extension drew, seen through the open shadow roots of the end-to-end build.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { findChromium } from '../../scripts/setup.mjs';
import { launchTabs } from './tabs.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
export const BUILD = join(ROOT, '.output-e2e', 'chrome-mv3');

const ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
];

export interface Served {
  /** Address prefix or glob as playwright routes them. */
  url: string;
  html: string | ((url: URL) => string);
}

export interface Run {
  context: BrowserContext;
  id: string;
  /** Our own page in which the extension's interface can be called. */
  office: Page;
  /** Requests the extension itself made to anything but its own files. */
  requests: string[];
  page(url: string, served?: Served[]): Promise<Page>;
  /** Sends a request to the worker from our own page. */
  ask<T = unknown>(request: object): Promise<T>;
  worker(): Promise<Worker>;
  /** Ends the browser and starts it again on the same profile. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface Options {
  /** Hosts granted before the run, as if the owner had pressed Allow: a prompt no headless run can press. */
  granted?: string[];
  locale?: string;
  colorScheme?: 'light' | 'dark';
  serve?: Served[];
  /** The folder of the built extension; absent, the end-to-end build's. */
  built?: string;
  /** More switches for the browser. */
  args?: string[];
  /** Tabs hide each other, as they do for a person; else every page counts as shown. */
  hides?: boolean;
  /** What the profile's preferences hold before the first start. */
  preferences?: object;
}

/** Starts a browser with the extension on a fresh profile. */
export async function start(options: Options = {}): Promise<Run> {
  const dir = mkdtempSync(join(tmpdir(), 'counterhand-'));
  const extension = join(dir, 'extension');
  cpSync(options.built ?? BUILD, extension, { recursive: true });
  const manifestFile = join(extension, 'manifest.json');
  const manifest = readFileSync(manifestFile, 'utf8');
  const profile = join(dir, 'profile');
  const served: Served[] = [...(options.serve ?? [])];
  if (options.preferences) {
    mkdirSync(join(profile, 'Default'), { recursive: true });
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(options.preferences));
  }

  const locale = options.locale ?? 'zh-CN';
  const launch = async () => {
    const args = [
      ...ARGS,
      // The page that opens after an install takes the browser's own language, however early it opens.
      `--lang=${locale}`,
      `--accept-lang=${locale}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...(options.args ?? []),
    ];
    if (options.hides) return launchTabs(profile, args, locale);
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium() as string,
      headless: true,
      args,
      viewport: { width: 1280, height: 720 },
      locale,
      env: { ...process.env, LANGUAGE: locale.replace('-', '_') },
      colorScheme: options.colorScheme ?? 'light',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    return context;
  };
  // A console may have a service worker of its own.
  const isOurs = (worker: Worker): boolean => worker.url().startsWith('chrome-extension://');
  const workerOf = async (context: BrowserContext): Promise<Worker> =>
    context.serviceWorkers().find(isOurs) ??
    (await context.waitForEvent('serviceworker', { predicate: isOurs, timeout: 20_000 }));

  // The grant is given once by a manifest that asks for it, then the real manifest runs in the same profile.
  if (options.granted?.length) {
    writeFileSync(
      manifestFile,
      JSON.stringify({ ...JSON.parse(manifest), host_permissions: options.granted }),
    );
    const first = await launch();
    await workerOf(first);
    await first.close();
    writeFileSync(manifestFile, manifest);
  }

  const run: Partial<Run> = { requests: [] };
  const route = async (context: BrowserContext) => {
    await context.route(/^https?:\/\//, async (r) => {
      const url = new URL(r.request().url());
      const from = r.request().serviceWorker();
      if (from && isOurs(from)) run.requests!.push(url.href);
      const hit = [...served].reverse().find((s) => url.href.startsWith(s.url));
      if (hit)
        return r.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: typeof hit.html === 'string' ? hit.html : hit.html(url),
        });
      if (url.hostname === '127.0.0.1' || url.hostname === 'localhost') return r.continue();
      return r.abort();
    });
  };
  const open = async () => {
    const context = await launch();
    await route(context);
    const worker = await workerOf(context);
    context.setDefaultTimeout(10_000);
    run.context = context;
    run.id = new URL(worker.url()).host;
    run.office = await context.newPage();
    await run.office.goto(`chrome-extension://${run.id}/manifest.json`);
    // The practice shop opens once after install; tests open what they need themselves.
    for (const page of context.pages()) if (page !== run.office) await page.close();
  };
  await open();

  return Object.assign(run as Run, {
    async page(url: string, more: Served[] = []) {
      served.push(...more);
      const page = await run.context!.newPage();
      await page.goto(url);
      return page;
    },
    ask: <T>(request: object) =>
      run.office!.evaluate(
        (message) =>
          (
            globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
          ).chrome.runtime.sendMessage(message),
        request,
      ) as Promise<T>,
    worker: () => workerOf(run.context!),
    async restart() {
      await run.context!.close();
      await open();
    },
    async stop() {
      await run.context!.close();
      rmSync(dir, { recursive: true, force: true });
    },
  });
}

/** Runs code against the extension's own database from our page: the tests' way to prepare a shop. */
export async function prepareShop(
  run: Run,
  shop: {
    name: string;
    sites: string[];
    stock?: { sku: string; onHand: number; reserved?: number }[];
    settings?: object;
    ageMs?: number;
  },
): Promise<string> {
  // The worker's own first answer: by then the database is there in its newest version.
  await run.ask({ type: 'overview' });
  const id = await run.office.evaluate(async (given) => {
    const open = (): Promise<IDBDatabase> =>
      new Promise((done, fail) => {
        const request = indexedDB.open('counterhand');
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const db = await open();
    const shopId = 'shop-1';
    const tx = db.transaction(['meta', 'stock'], 'readwrite');
    const key = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '');
    tx.objectStore('meta').put({
      key: 'shops',
      value: [
        {
          id: shopId,
          name: given.name,
          key,
          bindings: given.sites.map((marketplace) => ({ marketplace, account: null })),
        },
      ],
    });
    tx.objectStore('meta').put({
      key: 'settings',
      value: {
        // Said, so that the page that opens after an install does not take the browser's language for a first choice.
        locale: 'zh-CN',
        agent: { number: '07', name: '' },
        sites: Object.fromEntries(given.sites.map((s) => [s, { on: true, slash: true }])),
        setupDone: true,
        ...(given.settings ?? {}),
      },
    });
    if (given.stock) {
      for (const row of given.stock)
        tx.objectStore('stock').put({ ...row, shop: shopId, generation: 'g1', key: row.sku.toLowerCase() });
      tx.objectStore('meta').put({
        key: `stock:${shopId}`,
        value: {
          generation: 'g1',
          source: { kind: 'sheet', name: 'stock.csv' },
          at: Date.now() - (given.ageMs ?? 600_000),
          rows: given.stock.length,
          reservedCountsOpenOrders: false,
        },
      });
    }
    await new Promise((done, fail) => {
      tx.oncomplete = done;
      tx.onerror = () => fail(tx.error);
    });
    db.close();
    return shopId;
  }, shop);
  await run.ask({ type: 'changed', what: 'sites' });
  return id;
}

/** The text of every mark in the page, row by row. */
export async function marksOf(page: Page): Promise<string[]> {
  return page
    .locator('[data-counterhand="marks"]')
    .evaluateAll((hosts) =>
      hosts.map((host) =>
        [...(host.shadowRoot?.querySelectorAll('.ch-mark') ?? [])]
          .map((m) => m.textContent?.trim())
          .join('|'),
      ),
    );
}

/** The marks that speak of stock; clocks and addresses depend on the day a test runs. */
export const shortagesOf = async (page: Page): Promise<string[]> =>
  (await marksOf(page))
    .flatMap((row) => row.split('|'))
    .filter((mark) => /^缺|^Short|부족$|^多挂/.test(mark));

/** Presses a chord as a person would. */
export const press = (page: Page, chord: string): Promise<void> => page.keyboard.press(chord);

/** Ends the worker for real, as the browser does when it is idle. */
export async function killWorker(run: Run): Promise<void> {
  const session = await run.context.newCDPSession(run.office);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/** The hosts a site asks for, from its own file. */
export const originsOf = (site: string): string[] =>
  JSON.parse(readFileSync(join(ROOT, 'lib', 'marketplaces', `${site}.json`), 'utf8')).origins;

/** A case's saved page and its address. */
export function casePage(path: string): {
  html: string;
  url: string;
  /** The address of the page around it, where it is a child frame's. */
  top?: string;
  facts: import('../../lib/model/facts.ts').Facts;
} {
  const dir = join(ROOT, 'tests', 'pages', path);
  const { url, top, expected } = JSON.parse(readFileSync(join(dir, 'case.json'), 'utf8'));
  return { html: readFileSync(join(dir, 'page.html'), 'utf8'), url, top, facts: expected.facts };
}

/** The text of the desk (or rail) as it stands. */
export const deskText = (page: Page): Promise<string> =>
  page.locator('[data-counterhand="desk"]').evaluate((host) => host.shadowRoot?.textContent ?? '');

/** Opens the desk by its key and waits until it speaks. */
export async function openDesk(page: Page): Promise<void> {
  const desk = page.locator('[data-counterhand="desk"]');
  await desk.locator('.ch-rail, .ch-desk').first().waitFor();
  if ((await desk.locator('.ch-desk').count()) === 0) await press(page, 'Alt+KeyW');
  await page.locator('[data-counterhand="desk"] .ch-desk').waitFor();
}

/** What the journal holds, newest last: kind and body, and the texts beside it. */
export const journalOf = (
  run: Run,
): Promise<{
  entries: { id: string; kind: string; body: Record<string, unknown>; agent: string; parents: string[] }[];
  texts: string[];
}> =>
  run.office.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('counterhand');
      request.onsuccess = () => done(request.result);
    });
    const all = (table: string) =>
      new Promise<never[]>((done) => {
        const request = db.transaction(table).objectStore(table).getAll();
        request.onsuccess = () => done(request.result as never[]);
      });
    const entries = (await all('journal')) as unknown as {
      seq: number;
      id: string;
      kind: string;
      body: Record<string, unknown>;
      agent: string;
      parents: string[];
    }[];
    const texts = ((await all('texts')) as unknown as { text: string }[]).map((row) => row.text);
    db.close();
    return { entries: entries.sort((a, b) => a.seq - b.seq), texts };
  });

/** The newest entry of a kind, once it is written: what a screen shows may be a moment ahead of the journal. */
export async function newestOf(run: Run, kind: string) {
  for (let i = 0; ; i++) {
    const found = (await journalOf(run)).entries.findLast((entry) => entry.kind === kind);
    if (found) return found;
    if (i === 50) throw new Error(`no ${kind} in the journal after five seconds`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** A wall clock in China's shops, as their pages write it. The times to ship in `tests/pages` are fixed and pass. */
export const wall = (ms: number): string =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
export const HOUR = 3_600_000;
