// What each shop's paid orders hold of its stock: read once from what was seen, then kept up with what pages show. A cache:
// a change of stock or aliases empties it, and a killed worker loses nothing by losing it.
import type { Order } from '../model/facts.ts';
import { HeldBook } from '../stock/held.ts';
import type { AliasBook } from '../stock/resolve.ts';
import { listSightings } from '../store/sightings.ts';
import type { ShopKept, Store } from '../store/store.ts';

/** The lines of an order that name their goods and how many of them. */
export const soldLines = ({ lines }: Pick<Order, 'lines'>): { sku: string; quantity: number }[] =>
  lines.flatMap(({ sku, quantity }) => (sku && quantity !== undefined ? [{ sku, quantity }] : []));

export class Holdings {
  private held = new Map<string, { book: HeldBook; seen: WeakSet<Order> }>();
  /** Counts what was forgotten: what was being read meanwhile may be of before the change. */
  private changes = 0;

  forget(): void {
    this.changes++;
    this.held.clear();
  }

  /** As orders were seen last, and as this page shows them now. */
  async of(
    store: Store,
    shop: ShopKept,
    marketplace: string,
    orders: readonly Order[],
    aliases: AliasBook,
    now: number,
  ): Promise<HeldBook> {
    let held = this.held.get(shop.id);
    if (!held) {
      const { changes } = this;
      held = { book: new HeldBook(aliases), seen: new WeakSet() };
      for (const sighting of await listSightings(store, shop.id))
        if (sighting.expires > now) held.book.see(sighting);
      if (changes === this.changes) this.held.set(shop.id, held);
    }
    for (const order of orders) {
      // A row of a page stays the same object until the page shows something else there.
      if (held.seen.has(order)) continue;
      held.seen.add(order);
      const { orderId, status, placedAt } = order;
      const lines = soldLines(order);
      held.book.see({
        marketplace,
        orderId,
        status,
        lines,
        seenAt: now,
        ...(placedAt === undefined ? {} : { placedAt }),
      });
    }
    return held.book;
  }
}
