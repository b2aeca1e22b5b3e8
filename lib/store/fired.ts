// How often rules spoke: a prompt is counted once a day for what it is about, in one light transaction after the page
// has its answer. Kept for the owner's figures, by this browser alone, and expired.
import { macOf } from './keys.ts';
import type { FiredRow } from './open.ts';
import { mayWrite, type ShopKept, type Store } from './store.ts';
import { whole } from './whole.ts';

/** How long figures reach back. */
export const FIRED_DAYS = 90;
const DAY_MS = 86_400_000;

/** The day of a moment (UTC ms) where this browser stands, `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A prompt that was shown: its id is unique within the marketplace. */
export interface Shown {
  rule: string;
  id: string;
  marketplace: string;
}

/** Counts prompts as shown on a day; one that was counted that day already changes nothing. */
export async function keepFired(
  store: Store,
  shop: ShopKept,
  day: string,
  shown: readonly Shown[],
): Promise<void> {
  if (shown.length === 0) return;
  mayWrite(store);
  const rows = await Promise.all(
    shown.map(
      async ({ rule, id, marketplace }): Promise<FiredRow> => ({
        shop: shop.id,
        day,
        rule,
        mac: await macOf(shop.key, ['fired', day, marketplace, id]),
      }),
    ),
  );
  const tx = store.db.transaction('fired', 'readwrite', { durability: 'relaxed' });
  await whole(tx, (write) => {
    for (const row of rows) write(tx.store.put(row));
  });
}

/** A shop's rules and days since `day`, one entry a prompt. None where the database is of an older version. */
export async function firedSince(
  store: Store,
  shop: string,
  day: string,
): Promise<{ rule: string; day: string }[]> {
  if (!store.db.objectStoreNames.contains('fired')) return [];
  const keys = await store.db.getAllKeys('fired', IDBKeyRange.bound([shop, day], [shop, '\uffff']));
  return keys.map(([, day, rule]) => ({ day, rule }));
}

/** Deletes what is older than the figures reach; answers how many. Run by alarm. */
export async function expireFired(store: Store, now: number): Promise<number> {
  mayWrite(store);
  const tx = store.db.transaction('fired', 'readwrite');
  return whole(tx, async (write) => {
    const old = IDBKeyRange.upperBound(dayOf(now - FIRED_DAYS * DAY_MS), true);
    const keys = await tx.store.index('byDay').getAllKeys(old);
    for (const key of keys) write(tx.store.delete(key));
    return keys.length;
  });
}

/** Counts what a worker showed, each prompt once in its life, several answers in one go. */
export class FiredCounter {
  private counted = new Set<string>();
  private waiting = new Map<string, { store: Store; shop: ShopKept; day: string; shown: Shown[] }>();
  private flushing: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly afterMs = 300) {}

  /** Notes what was shown; written later. Never throws, for it stands behind an answer. */
  note(store: Store, shop: ShopKept, shown: readonly Shown[], now: number): void {
    if (store.readOnly) return;
    const day = dayOf(now);
    const batch = `${store.name}/${shop.id}/${day}`;
    for (const one of shown) {
      const key = `${batch}/${one.marketplace}/${one.id}`;
      if (this.counted.has(key)) continue;
      // A new day, or a very long one: what is counted twice is written once all the same.
      if (this.counted.size > 50_000) this.counted.clear();
      this.counted.add(key);
      const held = this.waiting.get(batch) ?? { store, shop, day, shown: [] };
      held.shown.push(one);
      this.waiting.set(batch, held);
    }
    if (this.waiting.size > 0) this.flushing ??= setTimeout(() => void this.flush(), this.afterMs);
  }

  /** Writes what was noted. What could not be written is noted again when it is next shown. */
  async flush(): Promise<void> {
    clearTimeout(this.flushing);
    this.flushing = undefined;
    const batches = [...this.waiting.values()];
    this.waiting.clear();
    for (const { store, shop, day, shown } of batches)
      await keepFired(store, shop, day, shown).catch(() => this.counted.clear());
  }
}
