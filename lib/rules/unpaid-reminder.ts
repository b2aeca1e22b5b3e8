// unpaid-reminder: an order that waits for its payment, while a word may still help. "Ships today" is promised only
// before the shop's cut-off and with stock that covers the order.
import type { Order } from '../model/facts.ts';
import type { StockView } from '../model/records.ts';
import { defineRule, integer, time } from './define.ts';
import { nextClock, offsetOf, oneMore } from './helpers/clock.ts';
import { coolsAt, isHeated } from './helpers/heat.ts';
import { clockBeside, inOpenChat, instant } from './helpers/orders.ts';
import { standings } from './helpers/stock.ts';
import words from './unpaid-reminder.i18n.json';

const MINUTE = 60_000;

/** `short`: known to lack units. `covered`: every line is known, and there is enough. */
function cover(order: Order, stock: StockView | undefined): 'short' | 'covered' | 'unknown' {
  if (!stock) return 'unknown';
  const { standings: all, complete } = standings(order, stock);
  if (all.some(({ missing }) => missing > 0)) return 'short';
  return complete ? 'covered' : 'unknown';
}

export default defineRule({
  id: 'unpaid-reminder',
  group: 'orders',
  level: 'hint',
  pages: ['orders', 'order', 'chat'],
  // A chat that cannot be read pauses it: nobody could say whether the buyer is in a mood to be urged.
  needs: ['order.status', 'order.placedAt', ['order.status', 'conversation.messages.text']],
  params: {
    minutes: integer({ min: 1, max: 1440, default: 30 }),
    hours: integer({ min: 1, max: 168, default: 24 }),
    cutOff: time(),
  },
  defaultOn: false,
  words,
  judge({ facts, records, params, now, site, wake }) {
    if (!site.policy.proactive) return [];
    const heated = isHeated(facts.conversation, now);
    return facts.orders.flatMap((order) => {
      const { orderId, placedAt } = order;
      const placed = instant(placedAt);
      if (order.status !== 'unpaid' || order.payment === 'cod' || placed === undefined) return [];
      if (heated && inOpenChat(facts, order)) {
        wake(coolsAt(facts.conversation, now));
        return [];
      }
      const waited = Math.floor((now - placed) / MINUTE);
      if (waited > params.hours * 60) return [];
      wake(waited <= params.minutes ? placed + (params.minutes + 1) * MINUTE : oneMore(placed, now, MINUTE));
      if (waited <= params.minutes) return [];
      const stock = cover(order, records.stock);
      // Nobody should be urged to pay for what is not there.
      if (stock === 'short') return [];
      const clock = clockBeside(placedAt!, now);
      const offset = offsetOf(placedAt!);
      if (params.cutOff !== undefined && offset !== undefined)
        for (const at of [params.cutOff, '00:00']) wake(nextClock(at, offset, now));
      const today =
        params.cutOff !== undefined && clock !== undefined && clock < params.cutOff && stock === 'covered';
      return [
        {
          about: { kind: 'order', id: orderId },
          ...(!today && { form: 'plain' as const }),
          params: { m: waited, ...(params.cutOff !== undefined && { cutoff: params.cutOff }) },
          actions: [{ kind: 'insert-reply', label: 'act.insert', tag: 'payment-reminder', orderId }],
        },
      ];
    });
  },
});
