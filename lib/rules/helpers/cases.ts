// Cases: after-sales still to be dealt with, and whom a prompt about several of them speaks to: the orders shown here
// each for itself, all others in one line for the page.
import type { AfterSale, Facts } from '../../model/facts.ts';
import { hits, plain } from './hits.ts';
import { instant } from './orders.ts';

/** A refused case is not among them: the buyer may still take it further. */
const CLOSED: readonly string[] = [
  ...[
    '已完成',
    '已关闭',
    '已取消',
    '已撤销',
    '已撤回',
    '已退款',
    '退款成功',
    '换货成功',
    '售后完成',
    '售后关闭',
  ],
  ...[
    '售后成功',
    '환불완료',
    '환불 완료',
    '반품완료',
    '반품 완료',
    '교환완료',
    '교환 완료',
    '처리완료',
    '처리 완료',
  ],
  ...['철회', '종료', 'completed', 'closed', 'refunded', 'cancelled', 'canceled', 'withdrawn', 'resolved'],
];

/** Whether the case still waits. One of which neither a status nor a deadline ahead is shown is not taken for open. */
export function isWaiting({ status, statusText, deadline }: AfterSale, now: number): boolean {
  const shown = [status, statusText].filter((text) => text !== undefined);
  if (shown.some((text) => hits(plain(text), CLOSED).length > 0)) return false;
  return shown.length > 0 || (instant(deadline) ?? Number.NEGATIVE_INFINITY) >= now;
}

/** Facts that name an order: the first of each order on this page, and all that belong to none of them. */
export function byOrder<T extends { orderId?: string | undefined }>(
  facts: Facts,
  named: readonly T[],
): { here: { orderId: string; one: T }[]; elsewhere: T[] } {
  const shown = new Set(facts.orders.map(({ orderId }) => orderId));
  const here = new Map<string, T>();
  const elsewhere: T[] = [];
  for (const one of named)
    if (one.orderId === undefined || !shown.has(one.orderId)) elsewhere.push(one);
    else if (!here.has(one.orderId)) here.set(one.orderId, one);
  return { here: [...here].map(([orderId, one]) => ({ orderId, one })), elsewhere };
}

/** The nearest deadline first; those without one last. */
export const bySoonest = (cases: readonly AfterSale[]): AfterSale[] =>
  cases.toSorted(
    (a, b) =>
      (instant(a.deadline) ?? Number.MAX_SAFE_INTEGER) - (instant(b.deadline) ?? Number.MAX_SAFE_INTEGER),
  );
