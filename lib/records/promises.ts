// Promises: what is still open of what was agreed with a buyer, and whether the packers can read it. Pure.
import type { Order } from '../model/facts.ts';
import type { OrderRecord, PromiseRecord } from '../model/records.ts';

/** As words are compared: letters and figures alone, for a remark breaks lines and puts its own marks between. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether the order's remark, as the page shows it or as it was written here, has the promise's words. */
export function isNoted(
  promise: PromiseRecord,
  order: Pick<Order, 'remark'> | undefined,
  record: Pick<OrderRecord, 'remarks'> | undefined,
): boolean {
  const words = bare(promise.text ?? '');
  if (words === '') return false;
  return [order?.remark?.text, ...(record?.remarks ?? []).map((remark) => remark.text)].some(
    (text) => text !== undefined && bare(text).includes(words),
  );
}
