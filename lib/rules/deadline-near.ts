// deadline-near: an after-sale whose deadline is near or past. Left alone, most sites decide it for the buyer.
import words from './deadline-near.i18n.json';
import { defineRule, integer } from './define.ts';
import { byOrder, bySoonest, isWaiting } from './helpers/cases.ts';
import { oneLess, wall } from './helpers/clock.ts';
import { instant } from './helpers/orders.ts';

const HOUR = 3_600_000;

export default defineRule({
  id: 'deadline-near',
  group: 'orders',
  level: 'clock',
  pages: ['aftersales', 'orders', 'order', 'chat'],
  needs: ['aftersale.deadline'],
  params: { hours: integer({ min: 1, max: 168, default: 24 }) },
  defaultOn: true,
  words,
  judge({ facts, params, now, wake }) {
    const near = bySoonest(facts.aftersales).filter((one) => {
      const due = instant(one.deadline);
      if (due === undefined) return false;
      const from = due - params.hours * HOUR;
      // Past its deadline, a case without a status is no longer taken for open.
      for (const at of now < from ? [from] : [oneLess(due, now, HOUR), due, due + 1]) if (at > now) wake(at);
      return from <= now && isWaiting(one, now);
    });
    const { here, elsewhere } = byOrder(facts, near);
    const [first] = elsewhere;
    return [
      ...here.map(({ orderId, one }) => {
        const left = instant(one.deadline)! - now;
        const form = left <= 0 ? ('late' as const) : left < HOUR ? ('soon' as const) : undefined;
        return {
          about: { kind: 'order' as const, id: orderId },
          ...(form && { form }),
          params: { ...(!form && { n: Math.floor(left / HOUR) }), deadline: wall(one.deadline!) },
          actions: [{ kind: 'ask-lead' as const, label: 'act.lead' as const }],
        };
      }),
      ...(first
        ? [
            {
              about: { kind: 'page' as const },
              form: 'page' as const,
              params: { n: elsewhere.length, deadline: wall(first.deadline!) },
              onRow: false,
            },
          ]
        : []),
    ];
  },
});
