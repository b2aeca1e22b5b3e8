// silent-order: paid, not shipped, and no chat seen here with its buyer. Only what this page shows is known: the buyer
// may well have written elsewhere, and the text says so.
import type { Facts, Order } from '../model/facts.ts';
import { defineRule } from './define.ts';
import words from './silent-order.i18n.json';

/** Whether any talk with the order's buyer is seen here. Buyers are told apart by their id alone. */
const talked = ({ conversation, threads }: Facts, { orderId, buyer }: Order) =>
  (conversation &&
    (conversation.buyer.id === buyer.id || conversation.orders.some((one) => one.orderId === orderId))) ||
  threads.some((thread) => thread.buyer.id === buyer.id);

export default defineRule({
  id: 'silent-order',
  group: 'orders',
  level: 'hint',
  pages: ['orders', 'order', 'chat'],
  needs: ['order.status', 'order.buyer.id'],
  params: {},
  defaultOn: false,
  words,
  judge({ facts, records }) {
    const silent = facts.orders.filter(
      (order) =>
        order.status === 'paid' &&
        order.buyer.id !== undefined &&
        !order.buyer.id.includes('*') &&
        !talked(facts, order) &&
        // Whoever was asked about the address was spoken with.
        !records.order(order.orderId)?.address,
    );
    const n = new Set(silent.map(({ orderId }) => orderId)).size;
    return n === 0 ? [] : [{ about: { kind: 'page' }, params: { n }, onRow: false }];
  },
});
