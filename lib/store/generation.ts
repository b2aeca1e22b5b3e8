// Rows of a stock generation that is not current yet: put by our pages, by the worker and by the worker of the import
// page, which brings a hundred thousand of them. What is lost of it in a power cut was never current: only the one put
// that makes a generation current waits for the disk.
import { unwrap } from 'idb';
import type { StockRow } from '../model/settings.ts';
import { foldSku } from '../stock/cells.ts';
import type { Db, StockStored } from './open.ts';
import { whole } from './whole.ts';

const SLICE = 5_000;

export const generationRange = (shop: string, generation: string, after = ''): IDBKeyRange =>
  IDBKeyRange.bound([shop, generation, after], [shop, generation, '\uffff'], after !== '');

/** Adds or replaces rows of a generation, all of them or none. */
export async function putRows(
  db: Db,
  shop: string,
  generation: string,
  rows: readonly StockRow[],
): Promise<void> {
  const tx = db.transaction('stock', 'readwrite', { durability: 'relaxed' });
  // Without a promise for each: a row that fails fails the transaction, and that is waited for.
  const table = unwrap(tx.store);
  await whole(tx, () => {
    for (const row of rows) table.put({ ...row, shop, generation, key: foldSku(row.sku) });
  });
}

/** Copies what one generation has to another, a slice at a time; `except` are keys that are written anyway. */
export async function copyRows(
  db: Db,
  shop: string,
  { from, to, except }: { from: string; to: string; except?: { has(key: string): boolean } },
  copied: (rows: number) => boolean = () => true,
): Promise<void> {
  for (let after = ''; ; ) {
    const slice: StockStored[] = await db.getAll('stock', generationRange(shop, from, after), SLICE);
    const rows = except ? slice.filter(({ key }) => !except.has(key)) : slice;
    if (rows.length) await putRows(db, shop, to, rows);
    const last = slice.at(-1);
    if (!copied(rows.length) || !last || slice.length < SLICE) return;
    after = last.key;
  }
}
