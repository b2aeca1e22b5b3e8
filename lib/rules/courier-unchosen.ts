// courier-unchosen: paid, and neither the page nor anybody here says which courier takes it. For shops that send with
// several: their list is the rule's value, and without one it has nothing to ask.

import type { Order } from '../model/facts.ts';
import words from './courier-unchosen.i18n.json';
import { defineRule, words as list } from './define.ts';

const isShown = ({ courier, trackingNo, packages = [] }: Order) =>
  courier !== undefined ||
  trackingNo !== undefined ||
  packages.some((parcel) => parcel.courier !== undefined || parcel.trackingNo !== undefined);

export default defineRule({
  id: 'courier-unchosen',
  group: 'orders',
  level: 'hint',
  pages: ['orders', 'order', 'chat'],
  // A site may show no courier at all; one that does must be readable.
  needs: ['order.status', ['order.status', 'order.courier', 'order.trackingNo']],
  params: { couriers: list({ default: [] }) },
  defaultOn: false,
  words,
  judge({ facts, records, params }) {
    if (params.couriers.length === 0) return [];
    return facts.orders
      .filter((order) => order.status === 'paid' && !isShown(order) && !records.order(order.orderId)?.courier)
      .map(({ orderId }) => ({
        about: { kind: 'order', id: orderId },
        params: { list: params.couriers.join(' / ') },
        actions: [{ kind: 'insert-reply', label: 'act.insert', tag: 'courier', orderId }],
      }));
  },
});
