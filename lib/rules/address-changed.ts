// address-changed: what the buyer writes differs from the order's address. The comparison is made beforehand; the rule
// says which parts differ, and whether there is still time.
import type { OrderStatus } from '../model/facts.ts';
import type { Policy } from '../model/marketplace.ts';
import type { AddressCheck, OrderRecord } from '../model/records.ts';
import words from './address-changed.i18n.json';
import { defineRule, word } from './define.ts';
import { instant, settled } from './helpers/orders.ts';

const PARTS = ['name', 'phone', 'region', 'street', 'unit'] as const;

/** Somebody has dealt with it, and the buyer has not written of an address since. */
function dealtWith(record: OrderRecord | undefined, check: AddressCheck): boolean {
  if (!record?.address || !settled(record.address, 'confirmed', 'changed')) return false;
  const written = instant(check.at);
  return written === undefined || written <= record.address.at;
}

/** One side of the parts that differ, as shown; undefined where nothing is shown, or it is masked. */
function side(check: AddressCheck, which: 'order' | 'buyer'): string | undefined {
  const differing = (check.rows ?? []).filter((row) => row.verdict === 'differ');
  const text = differing.flatMap((row) => row[which] ?? []).join(' ');
  return text === '' || text.includes('*') ? undefined : text;
}

const howOf = ({ how, until }: Policy['addressChange']) =>
  until === 'never' && how !== 'cancel-and-reorder' ? 'how.never' : `how.${how}`;

/** What has arrived or come to nothing has no address left to change; of an unknown status nothing is known. */
const IN_TIME: readonly OrderStatus[] = ['unpaid', 'paid', 'shipped'];

export default defineRule({
  id: 'address-changed',
  group: 'address',
  level: 'money',
  pages: ['chat', 'order', 'orders'],
  needs: ['order.status', 'conversation.messages.text'],
  params: {},
  defaultOn: true,
  words,
  judge({ facts, records, site }) {
    return facts.orders.flatMap((order) => {
      const { orderId } = order;
      const check = IN_TIME.includes(order.status) ? records.addressCheck?.(orderId) : undefined;
      if (check?.verdict !== 'differ' || dealtWith(records.order(orderId), check)) return [];
      const parts = PARTS.filter((part) => check.parts[part] === 'differ');
      if (parts.length === 0) return [];
      return [
        {
          about: { kind: 'order', id: orderId },
          ...(order.status === 'shipped' && { form: 'late' as const }),
          params: {
            part: word(...parts.map((part) => `part.${part}`)),
            how: word(howOf(site.policy.addressChange)),
          },
          actions: [
            { kind: 'compare-address', label: 'act.compare', orderId },
            {
              kind: 'write-remark',
              label: 'act.remark',
              orderId,
              reason: 'address',
              from: side(check, 'order'),
              to: side(check, 'buyer'),
            },
          ],
        },
      ];
    });
  },
});
