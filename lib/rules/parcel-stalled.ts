// parcel-stalled: shipped, and the courier has said nothing for long. Asked of the courier before the buyer asks us.
import { defineRule, integer } from './define.ts';
import { oneMore, wall } from './helpers/clock.ts';
import { instant } from './helpers/orders.ts';
import words from './parcel-stalled.i18n.json';

const HOUR = 3_600_000;

export default defineRule({
  id: 'parcel-stalled',
  group: 'orders',
  level: 'hint',
  pages: ['orders', 'order', 'chat'],
  needs: ['order.status', 'order.logistics.at'],
  params: { hours: integer({ min: 1, max: 720, default: 48 }) },
  defaultOn: false,
  words,
  judge({ facts, params, now, wake }) {
    return facts.orders.flatMap(({ orderId, status, logistics }) => {
      const last = instant(logistics?.at);
      if (status !== 'shipped' || last === undefined) return [];
      const from = last + params.hours * HOUR;
      wake(now < from ? from : oneMore(last, now, HOUR));
      if (now < from) return [];
      return [
        {
          about: { kind: 'order', id: orderId },
          params: { n: Math.floor((now - last) / HOUR), at: wall(logistics!.at!) },
          onRow: false,
        },
      ];
    });
  },
});
