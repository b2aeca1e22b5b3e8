// What can still be promised: on hand, less what is reserved, less what the owner keeps back. Each figure can say
// how it came about, because an agent who tells a buyer "no" must be able to see why.
import { foldSku } from './cells.ts';
import type { Need, StockRow } from './types.ts';

export interface Figures {
  onHand: number;
  reserved?: number;
  keepBack?: number;
}

/** Units that may be promised, never below 0: an oversold SKU has none, not fewer than none. */
export function available(figures: Figures): number {
  return explainAvailable(figures).available;
}

export interface Explained {
  /** The formula's parts in their order; `units` are added as they stand (what is taken off is negative). */
  parts: { part: 'onHand' | 'reserved' | 'keepBack'; units: number }[];
  available: number;
  /** Units promised beyond what is on hand. */
  oversold: number;
}

/** The formula behind `available`, part by part. Parts that are 0 are left out, but for what is on hand. */
export function explainAvailable({ onHand, reserved = 0, keepBack = 0 }: Figures): Explained {
  const parts: Explained['parts'] = [{ part: 'onHand', units: onHand }];
  if (reserved !== 0) parts.push({ part: 'reserved', units: -reserved });
  if (keepBack !== 0) parts.push({ part: 'keepBack', units: -keepBack });
  const left = parts.reduce((sum, { units }) => sum + units, 0);
  return { parts, available: Math.max(0, left), oversold: Math.max(0, reserved - onHand) };
}

/** One stock SKU an order needs, against what is there for it. */
export interface Standing extends Need {
  /** Units this order may count on. */
  available: number;
  /** Units it lacks, 0 where there is enough. */
  missing: number;
  row: StockRow;
  explained: Explained;
}

export interface Shortages {
  /** Every known stock SKU of the order, the worst first. */
  standings: Standing[];
  /** Stock SKUs no sheet has named: nothing is said of them. */
  unknown: Need[];
}

export interface ShortageOptions {
  keepBack?: number;
  /** True if the warehouse's own reserved figure was taken after this order came in, and so counts it already. */
  alreadyReserved?: boolean;
}

/**
 * How one order stands. `stock` and `reservedElsewhere` are keyed by `foldSku`; the latter holds units of *other*
 * open orders that the row's own `reserved` does not count yet. Several needs of one SKU are one need.
 */
export function shortages(
  needs: readonly Need[],
  stock: ReadonlyMap<string, StockRow>,
  reservedElsewhere: ReadonlyMap<string, number>,
  { keepBack = 0, alreadyReserved = false }: ShortageOptions = {},
): Shortages {
  const result: Shortages = { standings: [], unknown: [] };
  for (const { stockSku, units } of addNeeds(needs)) {
    const key = foldSku(stockSku);
    const row = stock.get(key);
    if (!row) {
      result.unknown.push({ stockSku, units });
      continue;
    }
    const own = alreadyReserved ? units : 0;
    const reserved = Math.max(0, (row.reserved ?? 0) - own) + (reservedElsewhere.get(key) ?? 0);
    const explained = explainAvailable({ onHand: row.onHand, reserved, keepBack });
    const missing = Math.max(0, units - explained.available);
    result.standings.push({
      stockSku: row.sku,
      units,
      available: explained.available,
      missing,
      row,
      explained,
    });
  }
  result.standings.sort((a, b) => b.missing - a.missing);
  return result;
}

/** Needs of one SKU, however spelt, added up; the first spelling stands. */
export function addNeeds(needs: readonly Need[]): Need[] {
  const sum = new Map<string, Need>();
  for (const { stockSku, units } of needs) {
    const key = foldSku(stockSku);
    const known = sum.get(key);
    if (known) known.units += units;
    else sum.set(key, { stockSku, units });
  }
  return [...sum.values()];
}
