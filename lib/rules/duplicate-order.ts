// duplicate-order: the same buyer has two open orders for the same SKU, placed shortly after one another. Buyers are
// told apart by their id alone: a masked name is shared by strangers.
import type { Order } from '../model/facts.ts';
import { defineRule, integer } from './define.ts';
import words from './duplicate-order.i18n.json';
import { instant, isOpen } from './helpers/orders.ts';

const HOUR = 3_600_000;

const skusOf = (order: Order) =>
  new Set(order.lines.flatMap(({ sku, quantity }) => (sku === undefined || quantity === 0 ? [] : [sku])));

/** Buyer and SKU -> the orders that share them. */
function bySharing(orders: readonly Order[]): Map<string, Order[]> {
  const groups = new Map<string, Order[]>();
  for (const order of orders) {
    const { id } = order.buyer;
    if (id === undefined || id.includes('*')) continue;
    for (const sku of skusOf(order)) {
      const key = JSON.stringify([id, sku]);
      groups.set(key, [...(groups.get(key) ?? []), order]);
    }
  }
  return groups;
}

export default defineRule({
  id: 'duplicate-order',
  group: 'orders',
  level: 'hint',
  pages: ['orders', 'order', 'chat'],
  needs: ['order.status', 'order.buyer.id', 'order.placedAt', 'order.lines.sku'],
  params: { hours: integer({ min: 1, max: 720, default: 24 }) },
  defaultOn: true,
  words,
  judge({ facts, params }) {
    const open = facts.orders.filter(isOpen);
    const twins = new Map<string, { sku: string; others: Set<string> }>();
    for (const [key, group] of bySharing(open))
      for (const one of group)
        for (const other of group) {
          const [a, b] = [instant(one.placedAt), instant(other.placedAt)];
          if (one.orderId === other.orderId || a === undefined || b === undefined) continue;
          if (Math.abs(a - b) > params.hours * HOUR) continue;
          const twin = twins.get(one.orderId) ?? { sku: JSON.parse(key)[1] as string, others: new Set() };
          twins.set(one.orderId, { ...twin, others: twin.others.add(other.orderId) });
        }
    return [...twins].map(([orderId, { sku, others }]) => ({
      about: { kind: 'order', id: orderId },
      ...(others.size > 1 && { form: 'several' as const }),
      params: { sku, n: others.size, other: [...others][0]! },
    }));
  },
});
