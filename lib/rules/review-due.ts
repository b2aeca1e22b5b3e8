// review-due: received some days ago, and no review seen here. A count for the page, for shops that invite reviews with
// the site's own tools; silent where the site wants no such messages.
import type { Order } from '../model/facts.ts';
import { defineRule, integer } from './define.ts';
import { instant } from './helpers/orders.ts';
import words from './review-due.i18n.json';

const DAY = 86_400_000;

/** The last thing the page tells of the order: it has been with the buyer no longer than since then. */
function lastOf({ logistics, paidAt, placedAt }: Order): number | undefined {
  const known = [logistics?.at, paidAt, placedAt].flatMap((iso) => instant(iso) ?? []);
  return known.length > 0 ? Math.max(...known) : undefined;
}

export default defineRule({
  id: 'review-due',
  group: 'orders',
  level: 'hint',
  pages: ['orders', 'reviews'],
  needs: ['order.status', ['order.logistics.at', 'order.paidAt', 'order.placedAt']],
  params: {
    days: integer({ min: 1, max: 90, default: 7 }),
    until: integer({ min: 1, max: 180, default: 30 }),
  },
  defaultOn: false,
  words,
  judge({ facts, params, now, site, wake }) {
    if (!site.policy.proactive) return [];
    // Who has complained is not asked for an opinion, and who has given one not again.
    const settled = new Set([...facts.reviews, ...facts.aftersales].map(({ orderId }) => orderId));
    const due = facts.orders.filter((order) => {
      const last = order.status === 'completed' && !settled.has(order.orderId) ? lastOf(order) : undefined;
      if (last === undefined) return false;
      const [from, to] = [last + params.days * DAY, last + params.until * DAY];
      wake(from);
      wake(to + 1);
      return from <= now && now <= to;
    });
    const n = new Set(due.map(({ orderId }) => orderId)).size;
    return n === 0 ? [] : [{ about: { kind: 'page' }, params: { n }, onRow: false }];
  },
});
