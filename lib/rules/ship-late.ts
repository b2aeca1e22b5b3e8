// ship-late: paid, not shipped, and the time to ship it by is near or past. The site counts it against the shop.
import { defineRule, integer } from './define.ts';
import { oneLess, wall } from './helpers/clock.ts';
import { instant } from './helpers/orders.ts';
import words from './ship-late.i18n.json';

const HOUR = 3_600_000;

export default defineRule({
  id: 'ship-late',
  group: 'orders',
  level: 'clock',
  pages: ['orders', 'order', 'chat'],
  needs: ['order.status', 'order.shipBy'],
  params: { hours: integer({ min: 1, max: 168, default: 12 }) },
  defaultOn: true,
  words,
  judge({ facts, params, now, wake }) {
    return facts.orders.flatMap(({ orderId, status, shipBy }) => {
      const by = instant(shipBy);
      if (status !== 'paid' || by === undefined) return [];
      const from = by - params.hours * HOUR;
      const form = by <= now ? 'late' : by - now < HOUR ? 'soon' : undefined;
      wake(now < from ? from : form ? by : oneLess(by, now, HOUR));
      if (now < from) return [];
      return [
        {
          about: { kind: 'order', id: orderId },
          ...(form && { form }),
          params: { ...(!form && { n: Math.floor((by - now) / HOUR) }), by: wall(shipBy!) },
        },
      ];
    });
  },
});
