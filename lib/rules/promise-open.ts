// promise-open: what was agreed on top of the order. Heard in the chat and kept nowhere; or kept, and the packers, who
// read only the remark, not told; or told, and still to be done.
import type { Promised, RemarkReason } from '../model/entries.ts';
import type { Facts, Order } from '../model/facts.ts';
import type { OrderRecord, PromiseRecord, Records } from '../model/records.ts';
import { parseRemark } from '../records/remark.ts';
import { defineRule, word } from './define.ts';
import { inOpenChat, instant, isOpen } from './helpers/orders.ts';
import { cut, tells, type Undertaking, undertakings } from './helpers/undertakings.ts';
import words from './promise-open.i18n.json';

const reasonFor = (what: Promised): RemarkReason => (what === 'gift' ? 'gift' : 'other');
const fits = (reason: RemarkReason, what: Promised) => reason === reasonFor(what) || reason === 'other';

/** The remark on the page tells of it: a line of that reason, or words of somebody's own on the matter. */
const onPage = (order: Order, what: Promised) =>
  parseRemark(order.remark?.text ?? '').some((line) =>
    line.kind === 'free' ? tells(line.text, what) : fits(line.reason, what),
  );

/** Written here after it was promised. Ids follow time, as folding does; clocks are not asked. */
const since = (record: OrderRecord, { id, what }: PromiseRecord) =>
  record.remarks.some((remark) => remark.id > id && fits(remark.reason, what));

/** The orders an undertaking may be about: those still open first, and only else what has left already. */
function candidates(facts: Facts): Order[] {
  const here = facts.orders.filter(
    (order) => inOpenChat(facts, order) && order.status !== 'cancelled' && order.status !== 'unknown',
  );
  const open = here.filter(isOpen);
  return (open.length > 0 ? open : here).slice(0, 3);
}

/** Somebody has seen to it: kept on one of the orders, or told in a remark. */
const isKept = (orders: readonly Order[], records: Records, { what, at }: Undertaking) =>
  orders.some((order) => {
    const record = records.order(order.orderId);
    const said = instant(at);
    return (
      onPage(order, what) ||
      record?.promises.some((promise) => promise.what === what) ||
      record?.remarks.some((one) => fits(one.reason, what) && (said === undefined || one.at >= said))
    );
  });

const KEEP = ['act.keep.1', 'act.keep.2', 'act.keep.3'] as const;

export default defineRule({
  id: 'promise-open',
  group: 'chat',
  level: 'money',
  pages: ['chat', 'order', 'orders'],
  // What the page has of chat and remark must be readable: nobody could say whether it was heard, or told.
  needs: [
    'order.status',
    [
      'order.status',
      'order.remark.text',
      'conversation.messages.text',
      'conversation.messages.from',
      'conversation.messages.auto',
    ],
  ],
  params: {},
  defaultOn: true,
  words,
  judge({ facts, records }) {
    const orders = candidates(facts);
    const heard = orders.length > 0 ? undertakings(facts.conversation?.messages ?? []) : [];
    const [only] = orders;
    return [
      ...facts.orders.filter(isOpen).flatMap((order) => {
        const { orderId } = order;
        const record = records.order(orderId);
        return (record?.promises ?? [])
          .filter(({ done }) => !done)
          .map((promise) => {
            const told = onPage(order, promise.what) || since(record!, promise);
            const done = { kind: 'promise-done', label: 'act.done', orderId, promise: promise.id } as const;
            const remark = {
              kind: 'write-remark',
              label: 'act.remark',
              orderId,
              reason: reasonFor(promise.what),
              ...(promise.text !== undefined && { to: promise.text }),
            } as const;
            const said = cut(promise.text ?? '');
            return {
              about: { kind: 'order' as const, id: orderId },
              id: promise.id,
              ...(told && { level: 'hint' as const, form: 'open' as const }),
              params: { what: word(`what.${promise.what}`), said: said || word(`what.${promise.what}`) },
              actions: told ? [done] : [remark, done],
            };
          });
      }),
      ...heard
        .filter((one) => !isKept(orders, records, one))
        .map(({ what, text }) => ({
          about:
            orders.length === 1
              ? { kind: 'order' as const, id: only!.orderId }
              : { kind: 'conversation' as const },
          id: orders.length === 1 ? what : [facts.conversation?.buyer.id ?? '', what].join(':'),
          level: 'hint' as const,
          form: 'heard' as const,
          params: {
            what: word(`what.${what}`),
            said: text,
            ...Object.fromEntries(orders.map(({ orderId }, i) => [`o${i + 1}`, orderId.slice(-6)])),
          },
          actions: orders.map(({ orderId }, i) => ({
            kind: 'keep-promise' as const,
            label: orders.length === 1 ? ('act.keep' as const) : KEEP[i]!,
            orderId,
            what,
            text,
          })),
        })),
    ];
  },
});
