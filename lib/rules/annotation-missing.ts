// annotation-missing: our journal says the address or the courier was changed, and the packers, who read only the
// remark, have not been told.
import type { Order } from '../model/facts.ts';
import type { OrderRecord } from '../model/records.ts';
import { parseRemark } from '../records/remark.ts';
import words from './annotation-missing.i18n.json';
import { defineRule, word } from './define.ts';
import { isOpen, standing } from './helpers/orders.ts';

type What = 'address' | 'courier';

/**
 * The remark on the page tells of it: a line of that reason, or words of somebody's own, which may. A remark that
 * says only other things in our grammar does not.
 */
const onPage = (order: Order, what: What) =>
  parseRemark(order.remark?.text ?? '').some(
    (line) => line.kind === 'free' || line.reason === what || line.reason === 'other',
  );

/** Written here since, though the page may not show it yet. Ids follow time, as folding does; clocks are not asked. */
const since = (record: OrderRecord, what: What, id: string) =>
  record.remarks.some((remark) => remark.id > id && (remark.reason === what || remark.reason === 'other'));

function untold(order: Order, record: OrderRecord): What[] {
  const { address, courier } = record;
  const changed = standing(address).some((state) => state === 'changed' || state === 'change-asked');
  // The default courier is what packers take anyway.
  const chosen = standing(courier).some(({ by }) => by === 'buyer');
  const what: What[] = [];
  if (address && changed && !onPage(order, 'address') && !since(record, 'address', address.id))
    what.push('address');
  if (courier && chosen && !onPage(order, 'courier') && !since(record, 'courier', courier.id))
    what.push('courier');
  return what;
}

export default defineRule({
  id: 'annotation-missing',
  group: 'address',
  level: 'money',
  pages: ['orders', 'order', 'chat'],
  needs: ['order.status', 'order.remark.text'],
  params: {},
  defaultOn: true,
  words,
  judge({ facts, records }) {
    return facts.orders.filter(isOpen).flatMap((order) => {
      const { orderId } = order;
      const record = records.order(orderId);
      const what = record ? untold(order, record) : [];
      if (!record || what.length === 0) return [];
      const asked = what.includes('address') && !standing(record.address).includes('changed');
      return [
        {
          about: { kind: 'order', id: orderId },
          ...(asked && { form: 'asked' as const }),
          params: { what: word(...what.map((one) => `what.${one}`)) },
          actions: what.map((reason, i) => ({
            kind: 'write-remark' as const,
            label: i === 0 ? ('act.remark' as const) : ('act.courier' as const),
            orderId,
            reason,
            ...(reason === 'courier' && { to: record.courier!.value.courier }),
          })),
        },
      ];
    });
  },
});
