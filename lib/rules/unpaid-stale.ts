// unpaid-stale: an order nobody will pay any more: a candidate to close. Batch work, so no row is marked: the desk's
// queue leads through them.
import { defineRule, integer } from './define.ts';
import { oneMore } from './helpers/clock.ts';
import { instant } from './helpers/orders.ts';
import words from './unpaid-stale.i18n.json';

const HOUR = 3_600_000;

export default defineRule({
  id: 'unpaid-stale',
  group: 'orders',
  level: 'hint',
  pages: ['orders', 'order'],
  needs: ['order.status', 'order.placedAt'],
  params: { hours: integer({ min: 1, max: 8760, default: 24 }) },
  defaultOn: false,
  words,
  judge({ facts, params, now, wake }) {
    return facts.orders.flatMap(({ orderId, status, payment, placedAt }) => {
      const placed = instant(placedAt);
      if (status !== 'unpaid' || payment === 'cod' || placed === undefined) return [];
      const hours = Math.floor((now - placed) / HOUR);
      const days = hours >= 48;
      wake(
        hours < params.hours ? placed + params.hours * HOUR : oneMore(placed, now, days ? 24 * HOUR : HOUR),
      );
      if (hours < params.hours) return [];
      const shown: Record<string, number> = days ? { d: Math.floor(hours / 24) } : { h: hours };
      return [
        {
          about: { kind: 'order', id: orderId },
          ...(days && { form: 'days' as const }),
          params: shown,
          onRow: false,
        },
      ];
    });
  },
});
