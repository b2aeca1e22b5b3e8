// ship-notice: just shipped, with a tracking number, and the buyer has not been told here. Batch work, and only where
// the site allows messages nobody asked for.
import type { Facts, Order } from '../model/facts.ts';
import { defineRule, integer } from './define.ts';
import { hits, plain } from './helpers/hits.ts';
import { inOpenChat, instant } from './helpers/orders.ts';
import words from './ship-notice.i18n.json';

const HOUR = 3_600_000;
const ARRIVED: readonly string[] = [
  '签收',
  '已取件',
  '派送成功',
  '妥投',
  '배송완료',
  '배송 완료',
  'delivered',
  'picked up',
];

const numbersOf = ({ trackingNo, packages = [] }: Order): string[] =>
  [trackingNo, ...packages.map((parcel) => parcel.trackingNo)].filter((one) => one !== undefined);

/** One of ours has written a number of it in the open chat. */
const told = (facts: Facts, order: Order, numbers: readonly string[]) =>
  inOpenChat(facts, order) &&
  facts.conversation!.messages.some(
    ({ from, text }) => from === 'seller' && text !== undefined && numbers.some((no) => text.includes(no)),
  );

export default defineRule({
  id: 'ship-notice',
  group: 'orders',
  level: 'hint',
  pages: ['orders', 'order', 'chat'],
  needs: ['order.status', 'order.logistics.at', ['order.trackingNo', 'order.packages.trackingNo']],
  params: { hours: integer({ min: 1, max: 168, default: 24 }) },
  defaultOn: false,
  words,
  judge({ facts, params, now, site, wake }) {
    if (!site.policy.proactive) return [];
    return facts.orders.flatMap((order) => {
      const { orderId, status, logistics } = order;
      const numbers = numbersOf(order);
      const at = instant(logistics?.at);
      if (status !== 'shipped' || numbers.length === 0 || at === undefined) return [];
      if (hits(plain(logistics?.text ?? ''), ARRIVED).length > 0 || told(facts, order, numbers)) return [];
      wake(at);
      wake(at + params.hours * HOUR + 1);
      if (at > now || now - at > params.hours * HOUR) return [];
      return [
        {
          about: { kind: 'order' as const, id: orderId },
          params: { no: numbers.join(' / ') },
          actions: [
            { kind: 'insert-reply' as const, label: 'act.insert' as const, tag: 'shipping-notice', orderId },
          ],
          onRow: false,
        },
      ];
    });
  },
});
