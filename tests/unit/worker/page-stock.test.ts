// The owner's own stock page, read as agents pass through it: what goes into the stock table, and what never does.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Listing } from '../../../lib/model/facts.ts';
import type { StockSource } from '../../../lib/model/settings.ts';
import { pageCounts, RENEW_MS } from '../../../lib/stock/pageRows.ts';
import { beginImport, listStockOf, undoImport } from '../../../lib/store/stock.ts';
import { historyKept, listMoments } from '../../../lib/store/stockHistory.ts';
import {
  addShop,
  getSnapshot,
  openStore,
  putSource,
  type ShopKept,
  type Store,
} from '../../../lib/store/store.ts';
import type { Frame } from '../../../lib/worker/frames.ts';
import { PageStock } from '../../../lib/worker/pageStock.ts';

const URL_ = 'https://erp.example/stock?page=1';
let store: Store;
let shop: ShopKept;
let now = 0;
let pages: PageStock;
const told = vi.fn(async () => undefined);
beforeEach(async () => {
  now = Date.parse('2026-11-21T10:00:00Z');
  told.mockClear();
  store = await openStore(`page-stock-${crypto.randomUUID()}`);
  shop = await addShop(store, 'Fern & Ladle');
  pages = new PageStock(() => now, told, 5, 0);
  await putSource(store, shop.id, { kind: 'page', marketplace: 'erp', page: 'stock', on: true });
  return () => store.db.close();
});

const frame = (more: object = {}): Frame =>
  ({
    site: { id: 'erp' },
    page: { id: 'stock' },
    state: 'ok',
    health: { 'listing.sku': 'ok', 'listing.stock': 'ok' },
    rows: { listings: new Map() },
    ...more,
  }) as unknown as Frame;
/** A report of these listings, of which `all` stand on the page. */
const note = (listings: Listing[], at: Frame = frame(), all: Listing[] = listings) => {
  at.rows.listings = new Map(all.map((one, i) => [String(i), one]));
  pages.note(store, shop, at, URL_, listings);
};
const passes = async (listings: Listing[], at?: Frame, all?: Listing[]) => {
  note(listings, at, all);
  await pages.flush();
  await historyKept(store);
};
const rows = async () => {
  const snapshot = await getSnapshot(store, shop.id);
  if (!snapshot) return undefined;
  return Object.fromEntries(
    [...(await listStockOf(store, shop.id, snapshot.generation)).values()].map((row) => [
      row.sku,
      row.onHand,
    ]),
  );
};
const sheet = async (stock: Record<string, number>) => {
  const run = await beginImport(store, shop.id, 'replace');
  await run.put(Object.entries(stock).map(([sku, onHand]) => ({ sku, onHand, reserved: 1 })));
  await run.commit({
    source: { kind: 'sheet', name: 's.csv' },
    at: now - 60_000,
    reservedCountsOpenOrders: false,
  });
};

describe('what a page says', () => {
  it('leaves out masked codes, rows without a count, and a SKU with two counts', () => {
    const counts = pageCounts([
      { sku: 'A', stock: 3 },
      { sku: 'B**9', stock: 3 },
      { sku: 'C' },
      { stock: 3 },
      { sku: 'D', stock: 1 },
      { sku: 'd', stock: 2 },
      { sku: 'E', stock: 0 },
      { sku: 'e ', stock: 0 },
      { sku: '5*7', stock: 4 },
    ]);
    expect([...counts].map(([key, { onHand }]) => [key, onHand])).toEqual([
      ['a', 3],
      ['e', 0],
      ['5*7', 4],
    ]);
  });
});

describe('the stock of a page', () => {
  it('speaks for the SKUs on it and for no other, and can be taken back', async () => {
    await sheet({ CUP: 4, MAT: 7 });
    await passes([
      { sku: 'cup', stock: 1 },
      { sku: 'NEW', stock: 5 },
    ]);
    expect(await rows()).toEqual({ CUP: 1, MAT: 7, NEW: 5 });
    expect(await getSnapshot(store, shop.id)).toMatchObject({
      source: { kind: 'page', name: 'erp.example' },
      at: now,
      rows: 3,
    });
    expect(told).toHaveBeenCalledTimes(1);
    expect(await undoImport(store, shop.id)).toBe(true);
    expect(await rows()).toEqual({ CUP: 4, MAT: 7 });
  });

  it('leaves a SKU it does not show as old as the sheet it came from', async () => {
    await sheet({ CUP: 4, MAT: 7 });
    await passes([{ sku: 'CUP', stock: 1 }]);
    const { generation } = (await getSnapshot(store, shop.id))!;
    const kept = await listStockOf(store, shop.id, generation);
    expect(kept.get('mat')).toMatchObject({
      since: now - 60_000,
      countedAt: new Date(now - 60_000).toISOString(),
    });
    expect(kept.get('cup')).toMatchObject({ since: now, countedAt: new Date(now).toISOString() });
  });

  it('takes no side where a SKU stands twice, also when only one of the two has changed', async () => {
    await passes([{ sku: 'CUP', stock: 3, title: 'red' }], frame(), [
      { sku: 'CUP', stock: 3, title: 'red' },
      { sku: 'CUP', stock: 9, title: 'blue' },
    ]);
    expect(await rows()).toBeUndefined();
  });

  it('begins from nothing, then is written where something changed, with a time and a past of its own', async () => {
    await passes([
      { sku: 'CUP', stock: 4 },
      { sku: 'MAT', stock: 7 },
    ]);
    const { generation } = (await getSnapshot(store, shop.id))!;
    now += 10_000;
    await passes([
      { sku: 'CUP', stock: 2 },
      { sku: 'MAT', stock: 7 },
    ]);
    expect((await getSnapshot(store, shop.id))?.generation).toBe(generation);
    const kept = await listStockOf(store, shop.id, generation);
    expect(kept.get('cup')).toMatchObject({ onHand: 2, since: now, countedAt: new Date(now).toISOString() });
    expect(kept.get('mat')).toMatchObject({ onHand: 7, countedAt: new Date(now - 10_000).toISOString() });
    expect((await listMoments(store, shop.id, 'cup')).map(({ onHand }) => onHand)).toEqual([4, 2]);
    expect(await listMoments(store, shop.id, 'mat')).toEqual([]);
  });

  it('is not written for a page that says what is known, until that is some minutes old', async () => {
    await passes([{ sku: 'CUP', stock: 4 }]);
    now += RENEW_MS - 1;
    await passes([{ sku: 'CUP', stock: 4 }]);
    expect(told).toHaveBeenCalledTimes(1);
    now += 1;
    await passes([{ sku: 'CUP', stock: 4 }]);
    expect(told).toHaveBeenCalledTimes(2);
    expect(await getSnapshot(store, shop.id)).toMatchObject({ at: now });
  });

  it.each<[string, Partial<Frame>]>([
    ['is still loading', { state: 'not-ready' }],
    [
      'reads its counts by a later alternative',
      { health: { 'listing.sku': 'ok', 'listing.stock': 'degraded' } },
    ],
    ['has lost its codes', { health: { 'listing.sku': 'missing', 'listing.stock': 'ok' } }],
    ['is another of the site’s', { page: { id: 'orders' } as never }],
    ['is of another site', { site: { id: 'mall' } as never }],
  ])('never comes from a page that %s', async (_what, more) => {
    await passes([{ sku: 'CUP', stock: 0 }], frame(more));
    expect(await rows()).toBeUndefined();
  });

  it.each<[string, StockSource]>([
    ['switched the source off', { kind: 'page', marketplace: 'erp', page: 'stock', on: false }],
    [
      'chose another source',
      { kind: 'vendure-graphql', url: 'https://a.example/x', token: 't', everyMinutes: 5, on: true },
    ],
  ])('never comes once the owner %s', async (_what, source) => {
    await putSource(store, shop.id, source);
    await passes([{ sku: 'CUP', stock: 0 }]);
    expect(await rows()).toBeUndefined();
  });

  it('is written once for what comes at once, and then not before some seconds', async () => {
    pages = new PageStock(() => now, told, 80, 20);
    for (let i = 0; i < 5; i++) note([{ sku: `S${i}`, stock: i }]);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1));
    expect(Object.keys((await rows())!)).toHaveLength(5);
    const wrote = Date.now();
    note([{ sku: 'S0', stock: 9 }]);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
    expect(Date.now() - wrote).toBeGreaterThan(30);
  });
});
