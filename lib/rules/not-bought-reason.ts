// not-bought-reason: at the shift's end, a buyer who asked and has no order. One word on why they did not buy, while it
// is remembered; many of them tell the owner what to change.
import { defineRule, time } from './define.ts';
import { nextInZone, sinceInZone } from './helpers/clock.ts';
import { inOpenChat } from './helpers/orders.ts';
import words from './not-bought-reason.i18n.json';

/** For so long after the shift's end it is asked. */
const MINUTES = 6 * 60;

export default defineRule({
  id: 'not-bought-reason',
  group: 'handover',
  level: 'hint',
  pages: ['chat'],
  // Only where the site shows a buyer's orders beside the chat does their absence say anything.
  needs: [
    'conversation.buyer.id',
    'conversation.messages.from',
    ['conversation.orders.orderId', 'order.status'],
  ],
  params: { from: time() },
  defaultOn: false,
  words,
  judge({ facts, records, params, now, site, wake }) {
    const { conversation } = facts;
    if (params.from === undefined || conversation?.buyer.id === undefined) return [];
    if (
      !conversation.messages.some(({ from, auto, text }) => from === 'buyer' && !auto && text !== undefined)
    )
      return [];
    if (conversation.orders.length > 0 || facts.orders.some((order) => inOpenChat(facts, order))) return [];
    if (records.buyer?.unbought) return [];
    for (const at of nextInZone(params.from, site.zone, now, MINUTES)) wake(at);
    if (sinceInZone(params.from, site.zone, now) >= MINUTES) return [];
    return [
      {
        about: { kind: 'conversation' },
        id: conversation.buyer.id,
        actions: [{ kind: 'say-unbought', label: 'act.say' }],
      },
    ];
  },
});
