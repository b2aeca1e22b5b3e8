// address-unconfirmed: paid, and nobody has asked whether the address is right. Only where there is a risk, else every
// row would carry it: a note that asks for a change, or a buyer who is here to be asked.
import { type RiskSign, riskSigns } from '../address/risk.ts';
import words from './address-unconfirmed.i18n.json';
import { defineRule, flag, word } from './define.ts';
import { inOpenChat, settled } from './helpers/orders.ts';

const SIGNS: Record<RiskSign, string> = {
  address: 'sign.address',
  receiver: 'sign.receiver',
  phone: 'sign.phone',
};

export default defineRule({
  id: 'address-unconfirmed',
  group: 'address',
  level: 'money',
  pages: ['orders', 'order', 'chat'],
  needs: ['order.status'],
  params: { every: flag({ default: false }) },
  defaultOn: true,
  words,
  judge({ facts, records, params }) {
    return facts.orders.flatMap((order) => {
      if (order.status !== 'paid') return [];
      const address = records.order(order.orderId)?.address;
      if (settled(address, 'asked', 'confirmed', 'change-asked', 'changed')) return [];
      const signs = order.buyerNote === undefined ? [] : riskSigns(order.buyerNote);
      if (signs.length === 0 && !params.every && !inOpenChat(facts, order)) return [];
      const { orderId } = order;
      return [
        {
          about: { kind: 'order', id: orderId },
          ...(signs.length > 0 && {
            form: 'note' as const,
            params: { sign: word(...signs.map((sign) => SIGNS[sign])) },
          }),
          actions: [
            { kind: 'insert-reply', label: 'act.insert', tag: 'verify-details', orderId },
            { kind: 'confirm-address', label: 'act.confirm', orderId },
          ],
        },
      ];
    });
  },
});
