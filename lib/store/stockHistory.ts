// A SKU's past: what its count became and when, written only where it changed. Two generations are compared in slices
// after the new one is current, so that an import is not kept waiting for it.
import type { StockSnapshot } from '../model/settings.ts';
import type { StockMoment, StockStored } from './open.ts';
import { mayWrite, type Store } from './store.ts';
import { whole } from './whole.ts';

export const HISTORY_DAYS = 90;
/** Moments kept of one SKU; the oldest go first. */
export const HISTORY_MOST = 200;
const DAY_MS = 86_400_000;
const SLICE = 2_000;

type Count = Pick<StockStored, 'onHand' | 'reserved'>;
export interface CountChange {
  /** The SKU folded. */
  key: string;
  before?: Count;
  /** Absent: no longer in the stock. */
  now?: Count;
}
/** When and from where a count is. */
export interface Counted {
  /** UTC ms. */
  at: number;
  source: string;
}

const kept = (store: Store) => store.db.objectStoreNames.contains('stockHistory');
const ofSku = (shop: string, key: string) =>
  IDBKeyRange.bound([shop, key, 0], [shop, key, Number.MAX_SAFE_INTEGER]);
const countOf = ({ onHand, reserved }: Count) => ({
  onHand,
  ...(reserved === undefined ? {} : { reserved }),
});
const same = (a: Count, b: Count) => a.onHand === b.onHand && (a.reserved ?? 0) === (b.reserved ?? 0);

/** More changes than this at once are looked up together. */
const MANY = 50;
const MOST_KEYS = 50_000;

/** How many moments the SKUs between the first and the last have; undefined where those are too many to look through. */
async function pastsBetween(
  table: { getAllKeys(range: IDBKeyRange, count: number): Promise<[string, string, number][]> },
  shop: string,
  changes: readonly CountChange[],
): Promise<Map<string, number> | undefined> {
  const sorted = changes.map(({ key }) => key).sort();
  const range = IDBKeyRange.bound([shop, sorted[0], 0], [shop, sorted.at(-1), Number.MAX_SAFE_INTEGER]);
  const keys = await table.getAllKeys(range, MOST_KEYS);
  if (keys.length === MOST_KEYS) return undefined;
  const pasts = new Map<string, number>();
  for (const [, key] of keys) pasts.set(key, (pasts.get(key) ?? 0) + 1);
  return pasts;
}

/** Keeps what became of these SKUs. A SKU without a past begins with what it was before. */
export async function keepMoments(
  store: Store,
  shop: string,
  changes: readonly CountChange[],
  now: Counted,
  before: Counted | undefined,
): Promise<void> {
  if (changes.length === 0 || !kept(store)) return;
  mayWrite(store);
  const tx = store.db.transaction('stockHistory', 'readwrite', { durability: 'relaxed' });
  await whole(tx, async (write) => {
    const known = changes.length > MANY ? await pastsBetween(tx.store, shop, changes) : undefined;
    for (const change of changes) {
      const { key } = change;
      const put = (count: Count | undefined, when: Counted) =>
        write(tx.store.put({ shop, key, ...(count && countOf(count)), at: when.at, source: when.source }));
      const past = known ? Promise.resolve(known.get(key) ?? 0) : tx.store.count(ofSku(shop, key));
      write(
        past.then(async (had) => {
          if (had === 0 && change.before && before && before.at < now.at) put(change.before, before);
          put(change.now, now);
          if (had < HISTORY_MOST) return;
          const old = await tx.store.getAllKeys(ofSku(shop, key), had + 1 - HISTORY_MOST);
          for (const one of old) write(tx.store.delete(one));
        }),
      );
    }
  });
}

/** What differs between two slices that are both in key order. */
function differing(was: readonly StockStored[], is: readonly StockStored[]): CountChange[] {
  const changes: CountChange[] = [];
  for (let i = 0, j = 0; i < was.length || j < is.length; ) {
    const a = was[i];
    const b = is[j];
    if (a && (!b || a.key < b.key)) {
      changes.push({ key: a.key, before: a });
      i++;
    } else if (b && (!a || b.key < a.key)) {
      changes.push({ key: b.key, now: b });
      j++;
    } else {
      if (!same(a!, b!)) changes.push({ key: a!.key, before: a!, now: b! });
      i++;
      j++;
    }
  }
  return changes;
}

/** Compares the generation before with the current one, slice by slice, and keeps what changed; answers how many SKUs. */
async function compare(
  store: Store,
  shop: string,
  before: StockSnapshot,
  after: StockSnapshot,
): Promise<number> {
  const slice = (generation: string, from: string) =>
    store.db.getAll(
      'stock',
      IDBKeyRange.bound([shop, generation, from], [shop, generation, '\uffff'], from !== ''),
      SLICE,
    );
  let changed = 0;
  for (let from = ''; ; ) {
    const [was, is] = await Promise.all([slice(before.generation, from), slice(after.generation, from)]);
    // Only as far as both were read.
    const ends = [was, is].flatMap((rows) => (rows.length === SLICE ? [rows.at(-1)!.key] : []));
    const end = ends.length === 0 ? undefined : ends.sort((a, b) => (a < b ? -1 : 1))[0]!;
    const within = (rows: StockStored[]) => (end === undefined ? rows : rows.filter(({ key }) => key <= end));
    const changes = differing(within(was), within(is));
    changed += changes.length;
    await keepMoments(
      store,
      shop,
      changes,
      { at: after.at, source: after.source.name },
      { at: before.at, source: before.source.name },
    );
    if (end === undefined) return changed;
    from = end;
  }
}

const under = new WeakMap<Store, Promise<unknown>>();

/** Compares in the background, one pair of generations after another. What cannot be kept is history, never stock. */
export function noteGenerations(
  store: Store,
  shop: string,
  before: StockSnapshot | undefined,
  after: StockSnapshot,
): void {
  // What was there first has no past.
  if (!before || !kept(store)) return;
  const turn = (under.get(store) ?? Promise.resolve()).then(() => compare(store, shop, before, after));
  under.set(
    store,
    turn.catch(() => undefined),
  );
}

/** When what was noted until now is kept. */
export const historyKept = (store: Store): Promise<unknown> => under.get(store) ?? Promise.resolve();

/** What is known of a SKU's past, oldest first. */
export async function listMoments(store: Store, shop: string, key: string): Promise<StockMoment[]> {
  return kept(store) ? store.db.getAll('stockHistory', ofSku(shop, key)) : [];
}

/** Deletes what is older than is kept; answers how many. Run by alarm. */
export async function expireStockHistory(store: Store, now: number): Promise<number> {
  mayWrite(store);
  const tx = store.db.transaction('stockHistory', 'readwrite');
  return whole(tx, async (write) => {
    const old = IDBKeyRange.upperBound(now - HISTORY_DAYS * DAY_MS, true);
    const keys = await tx.store.index('byTime').getAllKeys(old);
    for (const key of keys) write(tx.store.delete(key));
    return keys.length;
  });
}
