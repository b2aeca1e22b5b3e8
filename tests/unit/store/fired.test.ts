// How often rules spoke: once a day for each subject, readable by nobody, written behind the answer, expired.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  dayOf,
  expireFired,
  FIRED_DAYS,
  FiredCounter,
  firedSince,
  keepFired,
} from '../../../lib/store/fired.ts';
import { addShop, openStore, type ShopKept, type Store } from '../../../lib/store/store.ts';

const NOW = new Date(2026, 10, 21, 23, 59).getTime();
const DAY = 86_400_000;
const one = (id: string, rule = 'stock-short') => ({ rule, id: `${rule}:${id}`, marketplace: 'taobao' });
let store: Store;
let shop: ShopKept;
beforeEach(async () => {
  store = await openStore(`test-${crypto.randomUUID()}`);
  shop = await addShop(store, '青瓦杂货');
});
afterEach(() => store.db.close());
const days = async () => (await firedSince(store, shop.id, '2000-01-01')).map(({ day }) => day);

describe('what a rule said', () => {
  it('is counted once a day for each subject, of each marketplace, of each shop', async () => {
    const second = await addShop(store, '二店');
    const shown = [one('1'), one('1'), one('2'), { ...one('1'), marketplace: 'jd' }];
    await keepFired(store, shop, '2026-11-21', shown);
    await keepFired(store, shop, '2026-11-21', shown);
    await keepFired(store, shop, '2026-11-22', [one('1')]);
    await keepFired(store, second, '2026-11-21', [one('1')]);
    expect(await days()).toEqual(['2026-11-21', '2026-11-21', '2026-11-21', '2026-11-22']);
    expect(await firedSince(store, shop.id, '2026-11-22')).toEqual([
      { rule: 'stock-short', day: '2026-11-22' },
    ]);
  });

  it('leaves nothing that can be read, nor tied from one day to the next', async () => {
    await keepFired(store, shop, '2026-11-21', [one('3306000000000000001')]);
    await keepFired(store, shop, '2026-11-22', [one('3306000000000000001')]);
    const rows = await store.db.getAll('fired');
    expect(JSON.stringify(rows)).not.toContain('3306');
    expect(new Set(rows.map(({ mac }) => mac)).size).toBe(2);
    expect(Object.keys(rows[0]!).sort()).toEqual(['day', 'mac', 'rule', 'shop']);
  });

  it('is forgotten after its days', async () => {
    const last = dayOf(NOW - FIRED_DAYS * DAY);
    for (const day of ['2026-01-01', dayOf(NOW - (FIRED_DAYS + 1) * DAY), last, dayOf(NOW)])
      await keepFired(store, shop, day, [one('1')]);
    expect(await expireFired(store, NOW)).toBe(2);
    expect(await days()).toEqual([last, dayOf(NOW)]);
  });
});

describe('the counter of a worker', () => {
  it('writes several answers in one go, later, and what it has counted never again in its life', async () => {
    const write = vi.spyOn(store.db, 'transaction');
    const counter = new FiredCounter(5);
    counter.note(store, shop, [one('1'), one('2')], NOW);
    counter.note(store, shop, [one('2'), one('3')], NOW);
    expect(await days()).toEqual([]);
    await vi.waitFor(async () => expect(await days()).toHaveLength(3));
    counter.note(store, shop, [one('1'), one('3')], NOW);
    await counter.flush();
    expect(
      write.mock.calls.filter(([table, mode]) => table === ('fired' as never) && mode === 'readwrite'),
    ).toHaveLength(1);
    counter.note(store, shop, [one('1')], NOW + 3_600_000);
    await counter.flush();
    expect(await days(), 'the next day counts anew').toHaveLength(4);
  });

  it('writes nothing into a read-only database, and a failure harms nobody', async () => {
    const counter = new FiredCounter();
    counter.note({ ...store, readOnly: true }, shop, [one('1')], NOW);
    await counter.flush();
    expect(await days()).toEqual([]);
    const closed = await openStore(`test-${crypto.randomUUID()}`);
    closed.db.close();
    counter.note(closed, shop, [one('1')], NOW);
    await counter.flush();
    counter.note(store, shop, [one('1')], NOW);
    await counter.flush();
    expect(await days()).toHaveLength(1);
  });
});
