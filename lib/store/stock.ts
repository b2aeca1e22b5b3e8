// Stock in the database: a new generation is written beside the current one and made current by one put, so a closed
// tab or a killed worker leaves the old stock whole.
import type { Alias, StockRow, StockSnapshot } from '../model/settings.ts';
import { foldSku } from '../stock/cells.ts';
import { copyRows, generationRange, putRows } from './generation.ts';
import { randomText } from './keys.ts';
import type { StockStored } from './open.ts';
import { noteGenerations } from './stockHistory.ts';
import { getSnapshot, mayWrite, type Store } from './store.ts';
import { whole } from './whole.ts';

export interface StockImport {
  generation: string;
  /** Adds or replaces rows of the generation that is being written. */
  put(rows: readonly StockRow[]): Promise<void>;
  /** Makes it current. Until then nothing anybody reads has changed. */
  commit(about: About): Promise<StockSnapshot>;
  /** The same, if it has as many rows as it should and was not stopped; else nothing is changed, and nothing answered. */
  commitWhole(about: About, expected: number, stopped: AbortSignal): Promise<StockSnapshot | undefined>;
  abandon(): Promise<void>;
}
type About = Omit<StockSnapshot, 'generation' | 'rows'>;

/** An import that has not ended after this long was interrupted. */
const IMPORT_MS = 3_600_000;
const underWay = (generation: string) => `stock-import:${generation}`;

/** Starts writing a generation. `update` begins with a copy of what is current; `replace` with nothing. */
export async function beginImport(
  store: Store,
  shop: string,
  mode: 'update' | 'replace',
): Promise<StockImport> {
  const run = await beginEmpty(store, shop, mode);
  const current = await getSnapshot(store, shop);
  if (mode === 'update' && current)
    await copyRows(store.db, shop, { from: current.generation, to: run.generation });
  return run;
}

/** Starts writing a generation that somebody else fills, what is to stay included. */
export async function beginEmpty(
  store: Store,
  shop: string,
  mode: 'update' | 'replace',
): Promise<StockImport> {
  mayWrite(store);
  const generation = `${mode}-${randomText(9)}`;
  await store.db.put('meta', { key: underWay(generation), value: Date.now() });
  const count = () => store.db.count('stock', generationRange(shop, generation));
  const makeCurrent = async (about: About, rows: number) => {
    const snapshot: StockSnapshot = { ...about, generation, rows };
    const tx = store.db.transaction('meta', 'readwrite', { durability: 'strict' });
    const before = await whole(tx, async (write) => {
      const old = (await tx.store.get(`stock:${shop}`))?.value as StockSnapshot | undefined;
      write(tx.store.put({ key: `stock:${shop}`, value: snapshot }));
      if (old) write(tx.store.put({ key: `stock-before:${shop}`, value: old }));
      write(tx.store.delete(underWay(generation)));
      return old;
    });
    await sweepGenerations(store, shop);
    noteGenerations(store, shop, before, snapshot);
    return snapshot;
  };
  return {
    generation,
    put: (rows) => putRows(store.db, shop, generation, rows),
    async abandon() {
      await store.db.delete('stock', generationRange(shop, generation));
      await store.db.delete('meta', underWay(generation));
    },
    commit: async (about) => makeCurrent(about, await count()),
    async commitWhole(about, expected, stopped) {
      const rows = stopped.aborted ? -1 : await count();
      return rows === expected && !stopped.aborted ? makeCurrent(about, rows) : undefined;
    },
  };
}

/** Deletes generations that are neither current, nor the one before it, nor being written: what an interrupted import left. */
export async function sweepGenerations(store: Store, shop: string): Promise<void> {
  mayWrite(store);
  let after = '';
  for (;;) {
    const range = IDBKeyRange.bound([shop, after, ''], [shop, '\uffff', ''], true);
    const next = await store.db.getAllKeys('stock', range, 1);
    const generation = next[0]?.[1];
    if (generation === undefined) return;
    await sweep(store, shop, generation);
    after = `${generation}\u0000`;
  }
}

/** Looks and deletes in one transaction: in between, another page's import may have been made current. */
async function sweep(store: Store, shop: string, generation: string): Promise<void> {
  const tx = store.db.transaction(['meta', 'stock'], 'readwrite');
  await whole(tx, async (write) => {
    const meta = tx.objectStore('meta');
    for (const key of [`stock:${shop}`, `stock-before:${shop}`])
      if (((await meta.get(key))?.value as StockSnapshot | undefined)?.generation === generation) return;
    const begun = (await meta.get(underWay(generation)))?.value as number | undefined;
    if (begun !== undefined && Date.now() - begun < IMPORT_MS) return;
    write(tx.objectStore('stock').delete(generationRange(shop, generation)));
    write(meta.delete(underWay(generation)));
  });
}

/** Takes the last import back. False when there is none to go back to. */
export async function undoImport(store: Store, shop: string): Promise<boolean> {
  mayWrite(store);
  const tx = store.db.transaction('meta', 'readwrite', { durability: 'strict' });
  const [before, undone] = await whole(tx, async (write) => {
    const back = (await tx.store.get(`stock-before:${shop}`))?.value as StockSnapshot | undefined;
    const now = (await tx.store.get(`stock:${shop}`))?.value as StockSnapshot | undefined;
    if (back) {
      write(tx.store.put({ key: `stock:${shop}`, value: back }));
      write(tx.store.delete(`stock-before:${shop}`));
    }
    return [back, now];
  });
  if (before && undone) noteGenerations(store, shop, undone, { ...before, at: Date.now() });
  return before !== undefined;
}

/**
 * Puts rows into the current generation, and says in the same transaction how fresh it is now. False, and nothing is
 * written, where that generation is no longer the current one.
 */
export async function putIntoCurrent(
  store: Store,
  shop: string,
  generation: string,
  rows: readonly StockRow[],
  change: (now: StockSnapshot) => StockSnapshot,
): Promise<boolean> {
  mayWrite(store);
  const tx = store.db.transaction(['meta', 'stock'], 'readwrite');
  return whole(tx, async (write) => {
    const now = (await tx.objectStore('meta').get(`stock:${shop}`))?.value as StockSnapshot | undefined;
    if (now?.generation !== generation) return false;
    for (const row of rows)
      write(tx.objectStore('stock').put({ ...row, shop, generation, key: foldSku(row.sku) }));
    write(tx.objectStore('meta').put({ key: `stock:${shop}`, value: change(now) }));
    return true;
  });
}

/** The current rows of these SKUs, by folded key. Unknown SKUs are simply not there. */
export async function stockRows(
  store: Store,
  shop: string,
  generation: string,
  skus: Iterable<string>,
): Promise<Map<string, StockStored>> {
  const tx = store.db.transaction('stock', 'readonly');
  const found = new Map<string, StockStored>();
  await Promise.all(
    [...new Set([...skus].map(foldSku))].map(async (key) => {
      const row = await tx.store.get([shop, generation, key]);
      if (row) found.set(key, row);
    }),
  );
  return found;
}

/** All rows of a generation by folded SKU, without what the database adds to them. */
export async function listStockOf(
  store: Store,
  shop: string,
  generation: string,
): Promise<Map<string, StockRow & { key: string }>> {
  const rows = new Map<string, StockRow & { key: string }>();
  for (let after = ''; ; ) {
    const range = IDBKeyRange.bound([shop, generation, after], [shop, generation, '\uffff'], after !== '');
    const slice = await store.db.getAll('stock', range, 5_000);
    for (const { shop: _, generation: __, ...row } of slice) rows.set(row.key, row);
    const last = slice.at(-1);
    if (!last || slice.length < 5_000) return rows;
    after = last.key;
  }
}

/** A page of the current stock in SKU order, for our back office. */
export async function listStock(
  store: Store,
  shop: string,
  after: string,
  count: number,
): Promise<StockStored[]> {
  const current = await getSnapshot(store, shop);
  if (!current) return [];
  const range = IDBKeyRange.bound(
    [shop, current.generation, after],
    [shop, current.generation, '\uffff'],
    true,
  );
  return store.db.getAll('stock', range, count);
}

export const listAliases = (store: Store, shop: string): Promise<(Alias & { shop: string })[]> =>
  store.db.getAll('aliases', IDBKeyRange.bound([shop, ''], [shop, '\uffff']));

export async function putAlias(store: Store, shop: string, alias: Alias): Promise<void> {
  mayWrite(store);
  await store.db.put('aliases', { ...alias, shop });
}

export async function deleteAlias(store: Store, shop: string, id: string): Promise<void> {
  mayWrite(store);
  await store.db.delete('aliases', [shop, id]);
}
