// What the stock page knows beside the rows: what paid orders seen here hold, and which SKUs that leaves short.
import { useEffect, useState } from 'preact/hooks';
import type { Alias, StockSnapshot } from '../../../lib/model/settings.ts';
import { HeldBook, type SeenOrder } from '../../../lib/stock/held.ts';
import { aliasBook } from '../../../lib/stock/resolve.ts';
import { type Shortage, shortageList, wantedKeys } from '../../../lib/stock/shortage.ts';
import type { StockStored } from '../../../lib/store/open.ts';
import { listSightings } from '../../../lib/store/sightings.ts';
import { listAliases, stockRows } from '../../../lib/store/stock.ts';
import { getSnapshot } from '../../../lib/store/store.ts';
import type { Office } from '../core/office.ts';

export interface Look {
  snapshot: StockSnapshot;
  aliases: readonly Alias[];
  held: HeldBook;
  shortages: Shortage[];
  keepBack: number;
}

/** Units the owner keeps back from sale, as the shortage rule has it. */
const keepBackOf = (office: Office): number => {
  const kept = office.rules.value['stock-short']?.params?.keepBack;
  return Number.isInteger(kept) && (kept as number) >= 0 ? (kept as number) : 0;
};

export async function look(office: Office, shop: string): Promise<Look | undefined> {
  const { store } = office;
  const snapshot = await getSnapshot(store, shop);
  if (!snapshot) return undefined;
  const aliases = await listAliases(store, shop);
  const book = aliasBook(aliases);
  const now = office.door.now();
  const orders: SeenOrder[] = (await listSightings(store, shop)).filter(({ expires }) => expires > now);
  const held = new HeldBook(book);
  for (const order of orders) held.see(order);
  const keepBack = keepBackOf(office);
  const { at, reservedCountsOpenOrders } = snapshot;
  const stock = await stockRows(store, shop, snapshot.generation, wantedKeys(orders, book));
  const shortages = shortageList({ orders, aliases: book, stock, at, reservedCountsOpenOrders, keepBack });
  return { snapshot, aliases, held, shortages, keepBack };
}

/** Since when orders count that hold a row's units (UTC ms); nothing where the source counts them itself. */
export const sinceOf = ({ snapshot }: Look, row: Pick<StockStored, 'since'>): number | undefined =>
  snapshot.reservedCountsOpenOrders ? undefined : (row.since ?? snapshot.at);

/** Units of a row that paid orders seen here hold. */
export function heldOf(at: Look, row: Pick<StockStored, 'key' | 'since'>): number {
  const since = sinceOf(at, row);
  return since === undefined ? 0 : at.held.before(row.key, since);
}

/** Looks anew whenever something changed. */
export function useLook(office: Office): Look | undefined {
  const shop = office.shop.value?.id;
  const version = office.version.value;
  const [found, setFound] = useState<Look>();
  useEffect(() => {
    let here = true;
    if (shop) void look(office, shop).then((one) => here && setFound(one));
    return () => {
      here = false;
    };
  }, [shop, version]);
  return found;
}

/** This browser's own zone. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
