// Stock: how an order's lines stand against the warehouse. Nothing is said of a line the warehouse does not know.
import type { Order } from '../../model/facts.ts';
import type { StockView } from '../../model/records.ts';
import { addNeeds } from '../../stock/available.ts';

type Goods = Parameters<StockView['resolve']>[0];

/** One stock SKU the order needs. All figures in the warehouse's units. */
export interface Standing {
  stockSku: string;
  units: number;
  /** What this order may count on, never below 0. */
  available: number;
  missing: number;
}

/** The stock SKUs a line stands for, of which every one has a row; undefined: not known. */
export function known(stock: StockView, line: Goods): { stockSku: string; units: number }[] | undefined {
  const needs = stock.resolve(line);
  return needs && needs.length > 0 && needs.every(({ stockSku }) => stock.row(stockSku)) ? needs : undefined;
}

/**
 * What the order needs of each known stock SKU, several lines and bundles added up, and whether every line is known.
 * Where the warehouse's reserved figure counts open orders, a paid order is in it already: its own units are its own.
 * Where it does not, what paid orders before this one hold is taken off.
 */
export function standings(
  order: Order,
  stock: StockView,
  keepBack = 0,
): { standings: Standing[]; complete: boolean } {
  const lines = order.lines.filter((line) => line.quantity !== 0);
  const needs = lines.map((line) =>
    line.quantity === undefined
      ? undefined
      : known(stock, line)?.map(({ stockSku, units }) => ({ stockSku, units: units * line.quantity! })),
  );
  const inReserved = stock.reservedCountsOpenOrders && order.status === 'paid';
  return {
    complete: lines.length > 0 && needs.every((need) => need !== undefined),
    standings: addNeeds(needs.flatMap((need) => need ?? [])).map(({ stockSku, units }) => {
      const row = stock.row(stockSku)!;
      const held = stock.held?.(stockSku, order.orderId).units ?? 0;
      const reserved = Math.max(0, row.reserved - (inReserved ? units : 0)) + held;
      const available = Math.max(0, row.onHand - reserved - keepBack);
      return { stockSku, units, available, missing: Math.max(0, units - available) };
    }),
  };
}

/** How many whole units of a listing the warehouse could send now; undefined: not known. */
export function sellable(stock: StockView, line: Goods, keepBack = 0): number | undefined {
  const needs = known(stock, line);
  if (!needs) return undefined;
  const each = needs.map(({ stockSku, units }) => {
    const row = stock.row(stockSku)!;
    const held = stock.held?.(stockSku).units ?? 0;
    return Math.floor(Math.max(0, row.onHand - row.reserved - held - keepBack) / units);
  });
  return Math.min(...each);
}
