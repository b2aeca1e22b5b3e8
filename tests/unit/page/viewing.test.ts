// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import type { Send } from '../../../lib/messages/client.ts';
import type { Hello, PageView } from '../../../lib/messages/protocol.ts';
import type { Page } from '../../../lib/model/marketplace.ts';
import { LivePage } from '../../../lib/page/live.ts';
import { startOverlay } from '../../../lib/page/overlay.ts';
import { Viewing } from '../../../lib/page/viewing.ts';
import { type CompiledPage, compilePage } from '../../../lib/reading/page.ts';

const site = MARKETPLACES.find((one) => one.id === 'practice')!;
const page = site.pages.find((one) => one.id === 'orders')!;
const order = (id: string, status = '待发货') =>
  `<section data-order="${id}"><header data-slot><a data-field="order-id" href="#/orders/${id}">${id}</a>
   <span data-field="buyer" data-buyer="b1">林**</span><span data-field="status">${status}</span></header>
   <ul><li data-line="L1"><span data-field="title">玻璃杯</span><span data-field="sku">CUP</span><span data-field="quantity">2</span></li></ul></section>`;
const loaded = (...orders: string[]) => `<main data-view="orders" data-loaded>${orders.join('')}</main>`;

let told: PageView[];
let at: string;
let hidden: boolean;
let live: LivePage;
let compiled: CompiledPage;
let bare: Page[] | undefined;
let viewing: Viewing;
let ended: AbortController;

const show = (html: string) => {
  document.body.innerHTML = html;
  read();
};
/** As the overlay does it once all that changed was read. */
const read = () => {
  live.allDirty();
  for (const _ of live.work());
  viewing.read();
};
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  told = [];
  hidden = false;
  bare = undefined;
  at = 'https://practice.invalid/practice.html#/orders';
  compiled = compilePage(site, page);
  live = new LivePage(compiled, document, () => ({ frame: at, top: at }), Date.now);
  ended = new AbortController();
  document.body.innerHTML = '';
  viewing = new Viewing({
    doc: document,
    send: (async ({ view }: { view: PageView }) => {
      told.push(structuredClone(view));
      return { ok: true, value: null };
    }) as unknown as Send,
    url: () => at,
    live: () => live,
    compiled: () => compiled,
    hello: () => ({ on: true, site, bare, top: at }) as unknown as Extract<Hello, { on: true }>,
    signal: ended.signal,
  });
});
afterEach(() => {
  ended.abort();
  vi.useRealTimers();
});

describe('a view of a page', () => {
  it('is told once, a second after the page came to rest', async () => {
    show(loaded(order('260101-0001')));
    await wait(600);
    show(loaded(order('260101-0001', '风险审核')));
    await wait(600);
    expect(told).toEqual([]);
    await wait(500);
    expect(told).toMatchObject([
      {
        page: 'orders',
        state: 'ok',
        health: { 'order.status': 'unparsed', 'order.orderId': 'ok' },
        using: {},
      },
    ]);
    read();
    await wait(60_000);
    expect(told).toHaveLength(1);
  });

  it('is not put off by changes that say nothing new of how the page is read', async () => {
    show(loaded(order('260101-0001')));
    for (let i = 2; i < 6; i++) {
      await wait(300);
      show(loaded(order('260101-0001'), order(`260101-000${i}`)));
    }
    expect(told).toHaveLength(1);
  });

  it('is told of as not ready after ten seconds in sight, and no sooner', async () => {
    show('<div class="renamed"></div>');
    await wait(9_900);
    read();
    expect(told).toEqual([]);
    await wait(200);
    expect(told).toMatchObject([{ page: 'orders', state: 'not-ready', health: {}, using: {} }]);
    await wait(60_000);
    expect(told).toHaveLength(1);
  });

  it('that becomes ready later is told again under the same name', async () => {
    show('<div></div>');
    await wait(11_000);
    show(loaded(order('260101-0001')));
    await wait(1_100);
    expect(told.map(({ state }) => state)).toEqual(['not-ready', 'ok']);
    expect(told[1]!.id).toBe(told[0]!.id);
  });

  it('that was read is not called unready when it loads again', async () => {
    show(loaded(order('260101-0001')));
    await wait(1_100);
    show('<main data-view="orders"></main>');
    await wait(30_000);
    expect(told.map(({ state }) => state)).toEqual(['ok']);
  });

  it('tells of nothing while the tab is hidden, and waits anew once it is shown', async () => {
    show('<div></div>');
    await wait(9_000);
    hidden = true;
    viewing.drop();
    await wait(60_000);
    expect(told).toEqual([]);
    hidden = false;
    read();
    await wait(9_000);
    expect(told).toEqual([]);
    await wait(1_100);
    expect(told).toHaveLength(1);
  });

  it('is another one at another address of the same page', async () => {
    show(loaded(order('260101-0001')));
    await wait(1_100);
    at = 'https://practice.invalid/practice.html#/orders?page=2';
    read();
    await wait(1_100);
    expect(told).toHaveLength(2);
    expect(told[1]!.id).not.toBe(told[0]!.id);
    expect(JSON.stringify(told)).not.toContain('practice.invalid');
  });

  it('is another one when the page is taken up anew', async () => {
    show(loaded(order('260101-0001')));
    await wait(1_100);
    compiled = compilePage(site, page);
    live = new LivePage(compiled, document, () => ({ frame: at, top: at }), Date.now);
    read();
    await wait(1_100);
    expect(new Set(told.map(({ id }) => id)).size).toBe(2);
  });

  it('is told again when it grows worse, at most three times in all, and never for growing better', async () => {
    show(loaded(order('260101-0001')));
    await wait(1_100);
    show(loaded(order('260101-0001'), order('260101-0002', '风险审核')));
    await wait(1_100);
    expect(told.map(({ health }) => health['order.status'])).toEqual(['ok', 'unparsed']);
    show(loaded(order('260101-0001')));
    await wait(1_100);
    expect(told).toHaveLength(2);
    show(loaded('<section data-order="x"><header data-slot></header></section>'));
    await wait(1_100);
    show(loaded(order('260101-0001').replace('data-field="sku"', 'data-x')));
    await wait(5_000);
    expect(told).toHaveLength(3);
    expect(new Set(told.map(({ id }) => id)).size).toBe(1);
  });

  it('tells how the file alone would have read it, where a patch lies over a newer file', async () => {
    bare = [
      {
        ...page,
        orders: {
          ...page.orders!,
          fields: {
            ...page.orders!.fields,
            status: { ...page.orders!.fields.status!, from: [{ at: '.gone', read: 'text' }] },
          },
        },
      },
    ];
    show(loaded(order('260101-0001')));
    await wait(1_100);
    for (let i = 0; i < 50 && told.length === 0; i++) await new Promise((done) => setImmediate(done));
    expect(told).toMatchObject([
      { health: { 'order.status': 'ok' }, without: { 'order.status': 'missing', 'order.orderId': 'ok' } },
    ]);
  });

  it('is told all the same where the page is left while it is read once more', async () => {
    bare = [page];
    show(loaded(order('260101-0001')));
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([]);
    viewing.drop();
    expect(told).toHaveLength(1);
    expect(told[0]).not.toHaveProperty('without');
    await new Promise((done) => setImmediate(done));
    expect(told).toHaveLength(1);
  });

  it('ends with the overlay', async () => {
    show(loaded(order('260101-0001')));
    ended.abort();
    await wait(60_000);
    expect(told).toEqual([]);
  });
});

describe('an overlay', () => {
  it('tells of its view, and of none while it is paused', async () => {
    vi.useRealTimers();
    window.requestIdleCallback ??= ((run: () => void) => setTimeout(run)) as never;
    document.body.innerHTML = loaded(order('260101-0001'));
    let paused = true;
    let push: (push: { type: 'refresh' }) => unknown = () => undefined;
    const views: PageView[] = [];
    const answers: Record<string, () => unknown> = {
      hello: () => ({ on: true, site, pages: ['orders'], locale: 'en', paused, top: at, isTop: true }),
      facts: () => ({ revision: 1, rows: [] }),
    };
    startOverlay({
      doc: document,
      send: (async (request: { type: string; view: PageView }) => {
        if (request.type === 'view') views.push(request.view);
        return { ok: true, value: answers[request.type]?.() ?? null };
      }) as unknown as Send,
      onPush: (handle) => {
        push = handle as typeof push;
        return () => undefined;
      },
      marks: { css: '', draw: () => undefined } as never,
      url: () => at,
      signal: ended.signal,
    });
    const rest = () => new Promise((done) => setTimeout(done, 1_400));
    await rest();
    expect(views).toEqual([]);
    paused = false;
    push({ type: 'refresh' });
    await rest();
    expect(views.map(({ page, state }) => [page, state])).toEqual([['orders', 'ok']]);
  });
});
