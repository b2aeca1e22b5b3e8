// price-changed: the order's total is not what was agreed; or, still unpaid, it is far below what its lines cost. Seen
// before it is paid or shipped, it can be put right.
import type { Order } from '../model/facts.ts';
import type { OrderRecord } from '../model/records.ts';
import { defineRule, integer } from './define.ts';
import { same, whole } from './helpers/money.ts';
import { isOpen, standing } from './helpers/orders.ts';
import words from './price-changed.i18n.json';

/** What was agreed, where the total is none of it: two people may have agreed on two. */
function notAgreed(total: string, record: OrderRecord | undefined): string | undefined {
  const agreed = standing(record?.agreed);
  return agreed.length > 0 && !agreed.some((one) => same(one, total)) ? agreed[0] : undefined;
}

/** How many per cent the total lies below its lines; undefined where a line lacks price or number, or the money differs. */
function below({ total, lines }: Order): number | undefined {
  if (!total || lines.length === 0) return undefined;
  const counts = lines.map(({ price, quantity }) =>
    price && quantity !== undefined && price.currency === total.currency
      ? { amount: price.amount, quantity }
      : undefined,
  );
  const all = counts.flatMap((one) => one ?? []);
  if (all.length < counts.length) return undefined;
  const [sum = 0n, ...each] = whole(total.amount, ...all.map(({ amount }) => amount));
  const list = each.reduce((so, price, i) => so + price * BigInt(all[i]!.quantity), 0n);
  return list > 0n && sum >= 0n && sum < list ? Number(((list - sum) * 10_000n) / list) / 100 : undefined;
}

export default defineRule({
  id: 'price-changed',
  group: 'orders',
  level: 'hint',
  pages: ['orders', 'order', 'chat'],
  needs: ['order.status', 'order.total'],
  params: {
    /** More than so many per cent below the lines; 0: not set. */
    percent: integer({ min: 0, max: 99, default: 0 }),
  },
  defaultOn: true,
  words,
  judge({ facts, records, params }) {
    return facts.orders.filter(isOpen).flatMap((order) => {
      const { orderId, total, status } = order;
      if (!total) return [];
      const agreed = notAgreed(total.amount, records.order(orderId));
      const less = status === 'unpaid' && params.percent > 0 ? below(order) : undefined;
      if (agreed === undefined && (less === undefined || less <= params.percent)) return [];
      const shown: Record<string, string | number> =
        agreed === undefined
          ? { n: Math.floor(less!), total: total.amount }
          : { agreed, total: total.amount };
      return [
        {
          about: { kind: 'order' as const, id: orderId },
          ...(agreed === undefined && { form: 'below' as const }),
          params: shown,
          actions:
            agreed === undefined
              ? []
              : [
                  {
                    kind: 'write-remark' as const,
                    label: 'act.remark' as const,
                    orderId,
                    reason: 'other',
                    // As it is, and as it should be.
                    from: total.amount,
                    to: agreed,
                  },
                ],
        },
      ];
    });
  },
});
