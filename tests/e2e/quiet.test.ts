// Nothing leaves the browser by default. A whole session is watched twice over: by what the browser says each worker and
// page asks for, and by a proxy that everything else must pass. Both are shown to see a request made on purpose.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casePage, killWorker, openDesk, originsOf, press, ROOT, type Run, start } from './harness.ts';

const orders = casePage('pinduoduo/orders/normal');
const chat = casePage('pinduoduo/chat/normal');
const ELSEWHERE = 'https://shop.example/orders/list';
const desk = '[data-counterhand="desk"]';
const RELEASE = {
  chrome: join(ROOT, '.output', 'chrome-mv3'),
  firefox: join(ROOT, '.output', 'firefox-mv3'),
};
const PERMISSIONS = ['alarms', 'scripting', 'storage', 'unlimitedStorage'];

/** What a browser without any extension asks its maker for: clock, updates, accounts. */
const BROWSERS_OWN = /(^|\.)(google|googleapis|gvt1|gstatic)\.com(:\d+)?$/;

interface Watched {
  run: Run;
  /** Requests of our worker and pages to anything but our own files. */
  ours: string[];
  /** Requests of a marketplace's page, whoever made them in it, by the page's address. */
  pages: Map<string, Set<string>>;
  /** Whatever reached the network at all and is not the browser's own. */
  network: string[];
  stop(): Promise<void>;
}

/** A browser behind a proxy that answers nothing and writes everything down. */
async function watched(granted: string[] = []): Promise<Watched> {
  const network: string[] = [];
  const note = (host: string, what: string) => {
    if (!BROWSERS_OWN.test(host)) network.push(what);
  };
  const proxy: Server = createServer((request, response) => {
    note(request.headers.host ?? '', `${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  proxy.on('connect', (request: { url: string }, socket: Socket) => {
    note(request.url, `CONNECT ${request.url}`);
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 502 Quiet\r\n\r\n');
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const run = await start({
    granted,
    serve: [
      { url: orders.url.split('?')[0]!, html: orders.html },
      { url: chat.url.split('#')[0]!, html: chat.html },
      { url: ELSEWHERE, html: orders.html },
    ],
    // The browser's own guesses at what will be asked for next would look like requests.
    preferences: { net: { network_prediction_options: 2 } },
    // Addresses of this machine pass the proxy, too.
    args: [
      `--proxy-server=127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      '--proxy-bypass-list=<-loopback>',
    ],
  });
  const ours: string[] = [];
  const pages: Watched['pages'] = new Map();
  const own = `chrome-extension://${run.id}/`;
  run.context.on('request', (request) => {
    const url = request.url();
    if (url.startsWith(own) || /^(data|blob):/.test(url)) return;
    const worker = request.serviceWorker();
    const from = worker ? worker.url() : request.frame().url();
    if (from.startsWith(own)) ours.push(`${from.slice(own.length)} asked for ${url}`);
    else pages.set(from, (pages.get(from) ?? new Set()).add(url));
  });
  return {
    run,
    ours,
    pages,
    network,
    async stop() {
      await run.stop();
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

/** The isolated worlds an extension has in a page: none means nothing of it runs there. */
async function worldsIn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const origins: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => origins.push(context.origin));
  await session.send('Runtime.enable');
  await session.detach();
  return origins.filter((origin) => origin.startsWith('chrome-extension:'));
}

describe('a whole day at the shop with default settings', () => {
  let all: Watched;
  let before: Set<string>;
  let after: Set<string>;
  beforeAll(async () => {
    all = await watched(originsOf('pinduoduo'));
    const { run } = all;
    const own = (path: string) => run.page(`chrome-extension://${run.id}/${path}`);
    const asked = () => new Set([...all.pages.values()].flatMap((urls) => [...urls]));

    // The site as it is without us: what its own page asks for.
    for (const { url } of [orders, chat]) {
      const page = await run.page(url);
      await page.waitForTimeout(500);
      await page.close();
    }
    before = asked();
    all.pages.clear();

    const practice = await own('practice.html?lang=zh-CN#/orders');
    await practice.locator('[data-counterhand="marks"]').first().waitFor();
    await openDesk(practice);
    await press(practice, 'Alt+KeyW');
    await practice.close();
    const popup = await own('popup.html');
    await popup.locator('[role="switch"][aria-label="站点“拼多多”"]').click();
    await popup.locator('[role="switch"][aria-label="站点“拼多多”"][aria-checked="true"]').waitFor();

    const list = await run.page(orders.url);
    await openDesk(list);
    await press(list, 'Alt+KeyN');
    await list.keyboard.type('客户要贺卡');
    await press(list, 'Control+Enter');
    await list.locator(desk).getByText('客户要贺卡').first().waitFor();
    await killWorker(run);
    await press(list, 'Alt+KeyM');
    await list.keyboard.type('云溪市桂花区望湖路81号');
    await press(list, 'Alt+Enter');
    await list.locator(`${desk} .ch-composer`).waitFor({ state: 'detached' });
    await list.close();

    const talk = await run.page(chat.url);
    await talk.locator(`${desk} .ch-desk`).waitFor();
    await press(talk, 'Alt+KeyQ');
    await talk.locator(`${desk} .ch-palette`).waitFor();
    await talk.keyboard.type('hygl');
    await talk.waitForTimeout(300);
    await press(talk, 'Enter');
    await talk.locator(`${desk} .ch-palette`).waitFor({ state: 'detached' });

    for (const path of ['options.html#/stock', 'options.html#/replies', 'options.html#/data', 'draft.html']) {
      const page = await own(path);
      await page.locator('#app > *').first().waitFor();
      await page.waitForTimeout(200);
      await page.close();
    }
    await talk.waitForTimeout(1_000);
    after = asked();
  });
  afterAll(() => all?.stop());

  it('makes no request from the worker or from any page of ours', () => {
    expect(all.ours).toEqual([]);
    expect(all.run.requests).toEqual([]);
  });

  it('adds no request to a marketplace’s pages: they ask for what they ask for without us', () => {
    expect([...after].filter((url) => !before.has(url))).toEqual([]);
    expect(before.size).toBeGreaterThan(1);
  });

  it('sends nothing past them: no socket, no beacon, no look-up reaches the network', () => {
    expect(all.network).toEqual([]);
  });

  it('runs nothing in a page no marketplace speaks for, though the same page is a shop’s elsewhere', async () => {
    const foreign = await all.run.page(ELSEWHERE);
    await foreign.waitForTimeout(1_000);
    expect(await worldsIn(foreign)).toEqual([]);
    expect(await foreign.locator('[data-counterhand]').count()).toBe(0);
    const ours = await all.run.page(orders.url);
    await ours.locator(desk).waitFor({ state: 'attached' });
    expect(await worldsIn(ours)).toEqual([`chrome-extension://${all.run.id}`]);
  });
});

describe('the watch itself', () => {
  let all: Watched;
  beforeAll(async () => {
    all = await watched();
  });
  afterAll(() => all?.stop());

  it('sees a request the worker makes', async () => {
    await (await all.run.worker()).evaluate(() => fetch('https://told.example/worker').catch(() => 0));
    expect(all.ours).toEqual(['background.js asked for https://told.example/worker']);
    expect(all.run.requests).toEqual(['https://told.example/worker']);
  });

  it('sees a request a page of ours makes', async () => {
    await all.run.office.evaluate(() => fetch('https://told.example/page').catch(() => 0));
    expect(all.ours.at(-1)).toBe('manifest.json asked for https://told.example/page');
  });

  it('sees a socket that no page event tells of', async () => {
    await (await all.run.worker()).evaluate(
      () =>
        new Promise((done) => {
          new WebSocket('wss://told.example/socket').onerror = done;
        }),
    );
    expect(all.network).toEqual(['CONNECT told.example:443']);
  });
});

describe('the release as it is installed', () => {
  it.each(['chrome', 'firefox'] as const)('asks %s for no host and names no page to run in', (browser) => {
    const manifest = JSON.parse(readFileSync(join(RELEASE[browser], 'manifest.json'), 'utf8'));
    expect([...manifest.permissions].sort()).toEqual(PERMISSIONS);
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
    for (const key of [
      'host_permissions',
      'content_scripts',
      'optional_permissions',
      'externally_connectable',
      'web_accessible_resources',
      'content_security_policy',
    ])
      expect(manifest, key).not.toHaveProperty(key);
  });

  it('holds no host after the installation, and keeps its shadow roots closed', async () => {
    const run = await start({ built: RELEASE.chrome });
    try {
      const held = await run.office.evaluate(() =>
        (
          globalThis as unknown as { chrome: { permissions: { getAll(): Promise<object> } } }
        ).chrome.permissions.getAll(),
      );
      expect(held).toEqual({ origins: [], permissions: expect.arrayContaining(PERMISSIONS) });
      const practice = await run.page(
        `chrome-extension://${run.id}/practice.html?lang=zh-CN&still=1#/orders`,
      );
      await practice.locator(desk).waitFor({ state: 'attached' });
      expect(await practice.locator(desk).evaluate((host) => host.shadowRoot)).toBe(null);
    } finally {
      await run.stop();
    }
  });
});
