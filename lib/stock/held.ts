// What paid, unshipped orders hold of each stock SKU, by the orders seen since it was counted. Who ordered first is
// served first: an order stands behind those placed before it, and never behind itself.
import { foldSku } from './cells.ts';
import { type AliasBook, needsOf } from './resolve.ts';

/** The least of an order that is needed here; a sighting is one. */
export interface SeenOrder {
  marketplace: string;
  orderId: string;
  status: string;
  lines: { sku: string; quantity: number }[];
  /** ISO 8601. */
  placedAt?: string;
  /** UTC ms. */
  seenAt: number;
}

export interface Holder {
  marketplace: string;
  orderId: string;
  units: number;
  /** UTC ms; orders without a time stand behind those that have one. */
  placed: number;
  placedAt?: string;
  seenAt: number;
}

const nameOf = (marketplace: string, orderId: string) => JSON.stringify([marketplace, orderId]);
const inLine = (a: Holder, b: Holder) =>
  // Two without a time differ by nothing: infinity less itself is no number.
  (a.placed === b.placed ? 0 : a.placed - b.placed) ||
  (a.marketplace < b.marketplace ? -1 : Number(a.marketplace > b.marketplace)) ||
  (a.orderId < b.orderId ? -1 : Number(a.orderId > b.orderId));

interface Line {
  holders: Map<string, Holder>;
  /** The holders in line since a moment, with the units of all before each; made anew after a change. */
  sums?: { since: number; before: Map<string, number>; total: number };
}

/** The shop's open orders by what they hold. Kept up as orders are seen; a change of aliases makes a new one. */
export class HeldBook {
  private readonly byKey = new Map<string, Line>();
  private readonly keysOf = new Map<string, string[]>();

  constructor(private readonly book: AliasBook) {}

  /** Takes an order as it was seen last; one that is no longer paid and unshipped holds nothing. */
  see(order: SeenOrder): void {
    const name = nameOf(order.marketplace, order.orderId);
    for (const key of this.keysOf.get(name) ?? []) {
      const line = this.byKey.get(key)!;
      line.holders.delete(name);
      delete line.sums;
    }
    this.keysOf.delete(name);
    if (order.status !== 'paid') return;
    // Every code is taken at its word: one the warehouse does not know meets no row and so holds nothing.
    const { needs } = needsOf(this.book, order.marketplace, order.lines, (key) => key);
    const placed = Date.parse(order.placedAt ?? '');
    const keys = needs.map(({ stockSku, units }) => {
      const key = foldSku(stockSku);
      let line = this.byKey.get(key);
      if (!line) {
        line = { holders: new Map() };
        this.byKey.set(key, line);
      }
      line.holders.set(name, {
        marketplace: order.marketplace,
        orderId: order.orderId,
        units,
        placed: Number.isNaN(placed) ? Number.POSITIVE_INFINITY : placed,
        ...(order.placedAt === undefined ? {} : { placedAt: order.placedAt }),
        seenAt: order.seenAt,
      });
      delete line.sums;
      return key;
    });
    this.keysOf.set(name, keys);
  }

  /** The folded stock SKUs some order holds. */
  keys(): string[] {
    return [...this.byKey].flatMap(([key, { holders }]) => (holders.size > 0 ? [key] : []));
  }

  /** The orders that hold units of a SKU and were seen since then, first in line first. */
  holders(stockSku: string, since: number): Holder[] {
    const line = this.byKey.get(foldSku(stockSku));
    if (!line) return [];
    return [...line.holders.values()].filter(({ seenAt }) => seenAt >= since).sort(inLine);
  }

  /** Units that orders before this one hold; of an order that holds none, what all of them hold. */
  before(stockSku: string, since: number, order?: { marketplace: string; orderId: string }): number {
    const line = this.byKey.get(foldSku(stockSku));
    if (!line) return 0;
    if (line.sums?.since !== since) {
      const before = new Map<string, number>();
      let total = 0;
      for (const { marketplace, orderId, units } of this.holders(stockSku, since)) {
        before.set(nameOf(marketplace, orderId), total);
        total += units;
      }
      line.sums = { since, before, total };
    }
    const own = order && line.sums.before.get(nameOf(order.marketplace, order.orderId));
    return own ?? line.sums.total;
  }
}
