// stock-short: the order needs more of a stock SKU than the warehouse can spare. Said before it ships, because bad
// news after payment costs a refund and a review.
import { defineRule, integer } from './define.ts';
import { isOpen } from './helpers/orders.ts';
import { standings } from './helpers/stock.ts';
import words from './stock-short.i18n.json';

export default defineRule({
  id: 'stock-short',
  group: 'stock',
  level: 'money',
  pages: ['orders', 'order', 'chat'],
  needs: ['order.status', 'order.lines.quantity', ['order.lines.sku', 'order.lines.listingId']],
  params: { keepBack: integer({ min: 0, max: 100_000, default: 0 }) },
  defaultOn: true,
  words,
  judge({ facts, records: { stock }, params }) {
    if (!stock) return [];
    return facts.orders.filter(isOpen).flatMap((order) => {
      const short = standings(order, stock, params.keepBack).standings.filter(({ missing }) => missing > 0);
      // One word to the buyer settles them all, so the worst speaks for the order.
      const [worst] = [...short].sort((a, b) => b.missing - a.missing);
      if (!worst) return [];
      return [
        {
          about: { kind: 'order', id: order.orderId },
          ...(short.length > 1 && { form: 'several' as const }),
          params: {
            n: worst.missing,
            a: worst.available,
            q: worst.units,
            sku: worst.stockSku,
            kinds: short.length,
          },
          actions: [
            { kind: 'insert-reply', label: 'act.insert', tag: 'out-of-stock', orderId: order.orderId },
          ],
        },
      ];
    });
  },
});
