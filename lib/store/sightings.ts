// Sightings: the least of each order as last seen, so that worklists and reserved stock can be told without the page.
import type { Sighting } from '../model/settings.ts';
import { mayWrite, type Store } from './store.ts';
import { whole } from './whole.ts';

/** How long an order is remembered after it was last seen. */
export const SIGHTING_DAYS = 30;

export async function keepSightings(store: Store, sightings: readonly Sighting[]): Promise<void> {
  if (sightings.length === 0) return;
  mayWrite(store);
  const tx = store.db.transaction('sightings', 'readwrite');
  await whole(tx, (write) => {
    for (const sighting of sightings) write(tx.store.put(sighting));
  });
}

export const listSightings = (store: Store, shop: string): Promise<Sighting[]> =>
  store.db.getAll('sightings', IDBKeyRange.bound([shop, '', ''], [shop, '\uffff', '\uffff']));

/** Deletes what has expired; answers how many. Run by alarm. */
export async function expireSightings(store: Store, now: number): Promise<number> {
  mayWrite(store);
  const tx = store.db.transaction('sightings', 'readwrite');
  return whole(tx, async (write) => {
    const keys = await tx.store.index('byExpiry').getAllKeys(IDBKeyRange.upperBound(now));
    for (const key of keys) write(tx.store.delete(key));
    return keys.length;
  });
}
