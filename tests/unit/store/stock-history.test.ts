// A SKU's past: written where its count changed, by whatever changed it, and no further back than is kept.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { beginImport, putIntoCurrent, stockRows, undoImport } from '../../../lib/store/stock.ts';
import {
  expireStockHistory,
  HISTORY_DAYS,
  HISTORY_MOST,
  historyKept,
  keepMoments,
  listMoments,
} from '../../../lib/store/stockHistory.ts';
import { getSnapshot, openStore, type Store } from '../../../lib/store/store.ts';

const SHOP = 'shop';
const DAY = 86_400_000;
let store: Store;
beforeEach(async () => {
  store = await openStore(`history-${crypto.randomUUID()}`);
  return () => store.db.close();
});

async function write(at: number, rows: Record<string, number>, mode: 'update' | 'replace' = 'replace') {
  const run = await beginImport(store, SHOP, mode);
  await run.put(Object.entries(rows).map(([sku, onHand]) => ({ sku, onHand })));
  await run.commit({ source: { kind: 'sheet', name: `${at}.csv` }, at, reservedCountsOpenOrders: false });
  await historyKept(store);
}
const past = async (sku: string) =>
  (await listMoments(store, SHOP, sku)).map(
    ({ at, onHand, source }) => `${at} ${onHand ?? 'gone'} ${source}`,
  );

describe('the history of a SKU', () => {
  it('begins where it first changed, with what it was before', async () => {
    await write(1_000, { CUP: 4, MAT: 7 });
    expect(await past('cup')).toEqual([]);
    await write(2_000, { CUP: 4, MAT: 7 });
    expect(await store.db.count('stockHistory')).toBe(0);
    await write(3_000, { CUP: 2, MAT: 7, NEW: 1 });
    await write(4_000, { MAT: 7 });
    expect(await past('cup')).toEqual(['2000 4 2000.csv', '3000 2 3000.csv', '4000 gone 4000.csv']);
    expect(await past('new')).toEqual(['3000 1 3000.csv', '4000 gone 4000.csv']);
    expect(await past('mat')).toEqual([]);
  });

  it('compares slice by slice as it does at once', async () => {
    const rows = (step: number, n = 4_500) =>
      Object.fromEntries(
        Array.from({ length: n }, (_, i) => [`S${String(i * step).padStart(6, '0')}`, i % 7]),
      );
    await write(1_000, rows(1));
    // Every second SKU goes, and the others' counts move, but for those that happen to be the same.
    await write(2_000, rows(2, 2_250));
    const changed = Array.from({ length: 4_500 }, (_, i) => i).filter(
      (i) => i % 2 === 1 || (i / 2) % 7 !== i % 7,
    );
    const keys = await store.db.getAllKeys('stockHistory');
    expect(new Set(keys.map(([, key]) => key))).toEqual(
      new Set(changed.map((i) => `s${String(i).padStart(6, '0')}`)),
    );
  });

  it('tells of an import that was taken back', async () => {
    await write(1_000, { CUP: 4 });
    await write(2_000, { CUP: 9 });
    await undoImport(store, SHOP);
    await historyKept(store);
    expect((await listMoments(store, SHOP, 'cup')).map(({ onHand }) => onHand)).toEqual([4, 9, 4]);
  });

  it('keeps the newest of a SKU that changes all day, and nothing older than is kept', async () => {
    for (let i = 1; i <= HISTORY_MOST + 5; i++)
      await keepMoments(
        store,
        SHOP,
        [{ key: 'cup', now: { onHand: i } }],
        { at: i * 1_000, source: 'x' },
        undefined,
      );
    const moments = await listMoments(store, SHOP, 'cup');
    expect(moments).toHaveLength(HISTORY_MOST);
    expect(moments.at(-1)?.onHand).toBe(HISTORY_MOST + 5);
    expect(moments[0]?.onHand).toBe(6);
    expect(await expireStockHistory(store, 100_000 + HISTORY_DAYS * DAY)).toBe(94);
    expect((await listMoments(store, SHOP, 'cup'))[0]?.at).toBe(100_000);
  });
});

describe('rows put into the current generation', () => {
  it('are there with their freshness, and not at all where another generation has taken its place', async () => {
    await write(1_000, { CUP: 4, MAT: 7 });
    const before = (await getSnapshot(store, SHOP))!;
    const fresh = (at: number) => (now: typeof before) => ({ ...now, at });
    expect(
      await putIntoCurrent(store, SHOP, before.generation, [{ sku: 'cup', onHand: 1 }], fresh(2_000)),
    ).toBe(true);
    expect(await getSnapshot(store, SHOP)).toMatchObject({ at: 2_000, rows: 2 });
    await write(3_000, { CUP: 6 });
    expect(
      await putIntoCurrent(store, SHOP, before.generation, [{ sku: 'cup', onHand: 0 }], fresh(4_000)),
    ).toBe(false);
    const now = (await getSnapshot(store, SHOP))!;
    expect(now.at).toBe(3_000);
    expect((await stockRows(store, SHOP, now.generation, ['CUP'])).get('cup')?.onHand).toBe(6);
  });
});
