// cod-contact: the buyer pays at the door, and nobody has spoken with them. Who chose it by mistake refuses the parcel.
import words from './cod-contact.i18n.json';
import { defineRule } from './define.ts';
import { isOpen, settled } from './helpers/orders.ts';

export default defineRule({
  id: 'cod-contact',
  group: 'orders',
  level: 'money',
  pages: ['orders', 'order', 'chat'],
  needs: ['order.status', 'order.payment'],
  params: {},
  defaultOn: true,
  words,
  judge({ facts, records }) {
    return (
      facts.orders
        .filter((order) => order.payment === 'cod' && isOpen(order))
        // The address is confirmed by the buyer's own answer, so somebody has spoken with them.
        .filter((order) => !settled(records.order(order.orderId)?.address, 'confirmed', 'changed'))
        .map(({ orderId }) => ({
          about: { kind: 'order', id: orderId },
          actions: [
            { kind: 'insert-reply', label: 'act.insert', tag: 'cod-explain', orderId },
            { kind: 'confirm-address', label: 'act.confirm', orderId },
          ],
        }))
    );
  },
});
