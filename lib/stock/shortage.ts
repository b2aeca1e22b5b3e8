// The shortage list: which stock SKUs the open orders seen need more of than there is, and which orders those are. Pure
// over what was seen, what is on hand, and the owner's codes.
import { guardCell } from './cells.ts';
import { HeldBook, type Holder, type SeenOrder } from './held.ts';
import type { AliasBook } from './resolve.ts';
import type { StockRow } from './types.ts';

export interface Shortage {
  sku: string;
  key: string;
  name?: string;
  onHand: number;
  /** Units the warehouse holds beside these orders. */
  reserved: number;
  wanted: number;
  short: number;
  /** The orders that want it, first placed first; `short` of those that get less than they need. */
  orders: (Pick<Holder, 'marketplace' | 'orderId' | 'units' | 'placedAt'> & { short: number })[];
}

export interface ShortageInput {
  orders: Iterable<SeenOrder>;
  aliases: AliasBook;
  /** By folded SKU. */
  stock: ReadonlyMap<string, StockRow>;
  /** UTC ms of the snapshot: orders not seen since then may have shipped before it. */
  at: number;
  /** The warehouse's reserved figure counts open orders: then it is what they want. */
  reservedCountsOpenOrders: boolean;
  /** Units the owner keeps back from sale of every SKU. */
  keepBack?: number;
}

/** Units open orders want by folded stock SKU: the keys to fetch before shortages can be told. */
export function wantedKeys(orders: Iterable<SeenOrder>, aliases: AliasBook): string[] {
  return bookOf(orders, aliases).keys();
}

function bookOf(orders: Iterable<SeenOrder>, aliases: AliasBook): HeldBook {
  const book = new HeldBook(aliases);
  for (const order of orders) book.see(order);
  return book;
}

/** What is short, the SKU with the oldest waiting order first. A SKU no sheet has named is left out: nothing is known of it. */
export function shortageList({
  orders,
  aliases,
  stock,
  at,
  reservedCountsOpenOrders,
  keepBack = 0,
}: ShortageInput): Shortage[] {
  const book = bookOf(orders, aliases);
  const found: (Shortage & { oldest: number })[] = [];
  for (const key of book.keys()) {
    const row = stock.get(key);
    if (!row) continue;
    const holders = book.holders(key, reservedCountsOpenOrders ? 0 : (row.since ?? at));
    if (holders.length === 0) continue;
    const seen = holders.reduce((sum, { units }) => sum + units, 0);
    // A warehouse that counts open orders itself knows best what they take: what was seen may have shipped since.
    const wanted = reservedCountsOpenOrders ? (row.reserved ?? 0) : seen;
    const reserved = reservedCountsOpenOrders ? 0 : (row.reserved ?? 0);
    let left = Math.max(0, row.onHand - reserved - keepBack);
    const short = Math.max(0, wanted - left);
    if (short === 0) continue;
    found.push({
      sku: row.sku,
      key,
      ...(row.name === undefined ? {} : { name: row.name }),
      onHand: row.onHand,
      reserved,
      wanted,
      short,
      orders: holders.map(({ marketplace, orderId, units, placedAt }) => {
        const lacking = Math.max(0, units - left);
        left = Math.max(0, left - units);
        return {
          marketplace,
          orderId,
          units,
          ...(placedAt === undefined ? {} : { placedAt }),
          short: lacking,
        };
      }),
      oldest: holders[0]?.placed ?? Number.POSITIVE_INFINITY,
    });
  }
  return found
    .sort(
      (a, b) =>
        (a.oldest === b.oldest ? 0 : a.oldest - b.oldest) ||
        b.short - a.short ||
        (a.key < b.key ? -1 : Number(a.key > b.key)),
    )
    .map(({ oldest: _, ...shortage }) => shortage);
}

/** The list as a table of cells, guarded against being run as formulas; the heads are the caller's words. */
export function shortageCells(list: readonly Shortage[], heads: readonly string[]): string[][] {
  return [
    [...heads],
    ...list.map(({ sku, name, onHand, wanted, short, orders }) => [
      guardCell(sku),
      guardCell(name ?? ''),
      String(onHand),
      String(wanted),
      String(short),
      guardCell(orders.map(({ orderId }) => orderId).join(' ')),
    ]),
  ];
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
/** A table as a CSV file that a spreadsheet opens with its letters whole. */
export const csvOf = (cells: readonly string[][]): string =>
  `\uFEFF${cells.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
/** A table as text to paste: tabs between cells. */
export const textOf = (cells: readonly string[][]): string =>
  cells.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
