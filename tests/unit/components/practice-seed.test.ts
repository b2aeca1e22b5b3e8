// What the practice shop's own database holds: seeded once, short where it is meant to be, new at every round.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  couriersIn,
  forgetRounds,
  PRACTICE,
  seedPractice,
  WAREHOUSE,
} from '../../../components/practice/seed.ts';
import { Shop } from '../../../components/practice/shop.ts';
import site from '../../../lib/marketplaces/practice.json' with { type: 'json' };
import { keepSightings, listSightings } from '../../../lib/store/sightings.ts';
import { beginImport, listStock } from '../../../lib/store/stock.ts';
import {
  getSettings,
  getShops,
  getSnapshot,
  openStore,
  patchSettings,
  type Store,
} from '../../../lib/store/store.ts';

const NOW = Date.parse('2026-11-21T10:40:00+08:00');

describe('the practice database', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore(`practice-${crypto.randomUUID()}`);
  });
  afterEach(() => store.db.close());

  it('is seeded once and left alone after', async () => {
    expect(await seedPractice(store, { now: NOW })).toBe(true);
    const shops = await getShops(store);
    const snapshot = await getSnapshot(store, PRACTICE);
    expect(await seedPractice(store, { now: NOW + 60_000 })).toBe(false);
    expect(await getShops(store)).toEqual(shops);
    expect(await getSnapshot(store, PRACTICE)).toEqual(snapshot);
    expect(shops).toMatchObject([{ id: PRACTICE, bindings: [{ marketplace: site.id, account: null }] }]);
    expect((await listStock(store, PRACTICE, '', 99)).length).toBe(WAREHOUSE.length);
  });

  it('makes exactly one open order short, and one product offered beyond the warehouse', async () => {
    await seedPractice(store, { now: NOW });
    const onHand = new Map((await listStock(store, PRACTICE, '', 99)).map((row) => [row.sku, row.onHand]));
    const shop = new Shop({ locale: 'en', now: () => NOW, still: true });
    // Open orders draw on one stock: what all of them need of a SKU decides, not each alone.
    const open = shop.orders.value.filter(({ status }) => status === 'paid' || status === 'unpaid');
    const needed = new Map<string, number>();
    for (const { lines } of open)
      for (const { good, quantity } of lines) needed.set(good.sku, (needed.get(good.sku) ?? 0) + quantity);
    const short = open.filter(({ lines }) =>
      lines.some(({ good }) => needed.get(good.sku)! > onHand.get(good.sku)!),
    );
    expect(short.map((order) => order.id)).toEqual(['260101-0001']);
    expect(shop.goods.filter((good) => good.stock > onHand.get(good.sku)!).map((good) => good.sku)).toEqual([
      'BRD-S',
    ]);
  });

  it('puts its sheet back when it was changed or has grown old', async () => {
    await seedPractice(store, { now: NOW });
    const other = await beginImport(store, PRACTICE, 'replace');
    await other.put([{ sku: 'CUP-350-C', onHand: 99 }]);
    await other.commit({ source: { kind: 'sheet', name: 'x' }, at: NOW, reservedCountsOpenOrders: false });
    expect(await seedPractice(store, { now: NOW })).toBe(true);
    expect((await listStock(store, PRACTICE, '', 99)).length).toBe(WAREHOUSE.length);
    expect(await seedPractice(store, { now: NOW + 24 * 3_600_000 })).toBe(true);
    expect((await getSnapshot(store, PRACTICE))!.at).toBe(NOW + 24 * 3_600_000);
  });

  it('follows the language, and keeps couriers somebody chose', async () => {
    await seedPractice(store, { now: NOW });
    await seedPractice(store, { now: NOW, locale: 'ko' });
    expect(await getSettings(store)).toMatchObject({ locale: 'ko', couriers: couriersIn('ko') });
    const own = [{ name: 'X', regions: [], default: true }];
    await patchSettings(store, { couriers: own });
    await seedPractice(store, { now: NOW, locale: 'en' });
    expect(await getSettings(store)).toMatchObject({ locale: 'en', couriers: own });
  });

  it('forgets the orders of earlier rounds, which would hold stock for ever', async () => {
    await keepSightings(store, [
      {
        shop: PRACTICE,
        marketplace: site.id,
        orderId: '1',
        status: 'paid',
        lines: [],
        seenAt: 1,
        expires: 9e15,
      },
    ]);
    await forgetRounds(store);
    expect(await listSightings(store, PRACTICE)).toEqual([]);
  });
});
