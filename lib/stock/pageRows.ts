// Stock as a page of the owner's own shows it: which listings of a reading may go into the stock table, and what they
// change there. A page speaks for the SKUs on it and for no other.
import type { Health, Listing } from '../model/facts.ts';
import { foldSku } from './cells.ts';
import type { StockRow } from './types.ts';

/** Only a field that reads as the file has it counts: one found by a later alternative is not exact. */
export const readsExactly = (health: Health): boolean =>
  health['listing.sku'] === 'ok' && health['listing.stock'] === 'ok';

const MASKED = /[*＊•●]{2,}/;

/**
 * What the page says of each SKU. Left out: masked codes, listings without a count, and a SKU the page shows twice with
 * different counts: nobody can say which is meant.
 */
export function pageCounts(
  listings: readonly Listing[],
): Map<string, { sku: string; onHand: number; name?: string }> {
  const counts = new Map<string, { sku: string; onHand: number; name?: string } | null>();
  for (const { sku, stock, title } of listings) {
    const key = foldSku(sku ?? '');
    if (sku === undefined || key === '' || stock === undefined || MASKED.test(sku)) continue;
    const known = counts.get(key);
    if (known === undefined)
      counts.set(key, { sku: sku.trim(), onHand: stock, ...(title && { name: title }) });
    else if (known !== null && known.onHand !== stock) counts.set(key, null);
  }
  return new Map([...counts].flatMap(([key, count]) => (count ? [[key, count]] : [])));
}

/** A count that has not changed is said anew only after this long: a page that is passed all day is not written all day. */
export const RENEW_MS = 5 * 60_000;

/** The rows to write for what a page says; none where nothing is new. `at` is when the stock there is was read. */
export function pageChanges(
  counts: ReadonlyMap<string, { sku: string; onHand: number; name?: string }>,
  old: ReadonlyMap<string, StockRow>,
  now: number,
  at: number,
): StockRow[] {
  const rows: StockRow[] = [];
  for (const [key, count] of counts) {
    const was = old.get(key);
    const stood = was?.onHand === count.onHand;
    if (stood && now - Date.parse(was?.countedAt ?? '') < RENEW_MS) continue;
    const name = count.name ?? was?.name;
    rows.push({
      sku: was?.sku ?? count.sku,
      key,
      onHand: count.onHand,
      ...(name === undefined ? {} : { name }),
      countedAt: new Date(now).toISOString(),
      since: stood ? (was?.since ?? at) : now,
    });
  }
  return rows;
}
