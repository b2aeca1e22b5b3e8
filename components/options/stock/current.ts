// What the shop has now, for an import to be compared with: every row kept, and what open orders still need.
import { foldSku } from '../../../lib/stock/cells.ts';
import { aliasBook, needsOf } from '../../../lib/stock/resolve.ts';
import type { StockRow } from '../../../lib/stock/types.ts';
import { listSightings } from '../../../lib/store/sightings.ts';
import { listAliases, listStock } from '../../../lib/store/stock.ts';
import type { Store } from '../../../lib/store/store.ts';

/** Rows at a time: what the database hands over without a pause. */
const PAGE = 1_000;

/** This machine's offset, for times in the sheet that name none. */
export function offsetAt(now: number): string {
  const minutes = -new Date(now).getTimezoneOffset();
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** The current stock, page by page. */
export async function* currentStock(store: Store, shop: string): AsyncGenerator<StockRow[], void, void> {
  for (let after = ''; ; ) {
    const page = await listStock(store, shop, after, PAGE);
    if (page.length) yield page.map(({ shop: _, generation: __, ...row }) => row);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.key;
  }
}

/** Units that paid orders seen in this browser still need, by folded stock SKU. */
export async function neededUnits(store: Store, shop: string): Promise<Map<string, number>> {
  const book = aliasBook(await listAliases(store, shop));
  const needed = new Map<string, number>();
  for (const { status, marketplace, lines } of await listSightings(store, shop)) {
    if (status !== 'paid') continue;
    // Every code is taken at its word: one the warehouse does not know meets no row and so says nothing.
    for (const { stockSku, units } of needsOf(book, marketplace, lines, (key) => key).needs) {
      const key = foldSku(stockSku);
      needed.set(key, (needed.get(key) ?? 0) + units);
    }
  }
  return needed;
}
