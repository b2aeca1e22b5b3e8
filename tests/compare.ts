// Compares a reading of a broken page with what the whole page says: what is there must be right, what is gone must be
// reported or have been optional.
import type { Facts, Health } from '../lib/model/facts.ts';
import type { Page } from '../lib/model/marketplace.ts';
import type { PageReading } from '../lib/reading/read.ts';
import { isAlways } from './mutations.ts';

type Wide = Record<string, unknown>;
interface Lost {
  /** Lines, or whole rows, were taken out of the page: they may be gone without a word. */
  lines: boolean;
  rows: boolean;
}

/** What names a row, so that it is found again; the rest is told by order. */
const NAMES: Record<string, { prefix: string; id: (row: Wide) => unknown; field: string }> = {
  orders: { prefix: 'order', id: (row) => row.orderId, field: 'order.orderId' },
  listings: { prefix: 'listing', id: (row) => row.listingId ?? row.sku, field: 'listing.listingId' },
  threads: { prefix: 'thread', id: (row) => (row.buyer as Wide).id, field: 'thread.buyer.id' },
  reviews: { prefix: 'review', id: (row) => row.orderId, field: 'review.orderId' },
  aftersales: { prefix: 'aftersale', id: (row) => row.caseId ?? row.orderId, field: 'aftersale.orderId' },
};

const isObject = (value: unknown): value is Wide =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('amount' in value);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const bad = (health: Health, field: string): boolean => health[field] !== undefined && health[field] !== 'ok';

export function wrongIn(page: Page, before: PageReading, after: PageReading, lost: Lost): string[] {
  const wrong: string[] = [];
  const { health } = after;
  if (after.page !== before.page) wrong.push(`page ${after.page}`);
  if (after.state !== before.state && after.state !== 'not-ready' && after.state !== 'not-selected')
    wrong.push(`state ${after.state}`);
  const whole = after.state === before.state;

  const compare = (was: Wide, is: Wide, prefix: string): void => {
    for (const [key, value] of Object.entries(is)) {
      const field = `${prefix}.${key}`;
      if (value === undefined || key === 'lines' || key === 'packages') continue;
      // Derived: a mask that is gone with its field says nothing.
      if (field === 'order.ship.masked' && bad(health, 'order.ship.name')) continue;
      if (isObject(value)) {
        compare((was[key] as Wide) ?? {}, value, field);
        continue;
      }
      if (field === 'order.status' && value === 'unknown' && bad(health, 'order.status')) continue;
      if (!same(value, was[key]))
        wrong.push(`${field} is ${JSON.stringify(value)}, not ${JSON.stringify(was[key])}`);
    }
    for (const [key, value] of Object.entries(was)) {
      const field = `${prefix}.${key}`;
      if (value === undefined || is[key] !== undefined || isObject(value)) continue;
      if (isAlways(page, field) && !bad(health, field)) wrong.push(`${field} is gone and nobody says so`);
    }
    if (Array.isArray(was.lines)) {
      const reported =
        lost.lines || Object.keys(health).some((f) => f.startsWith('order.lines') && bad(health, f));
      inOrder(was.lines as Wide[], is.lines as Wide[], 'order.lines', reported);
    }
  };

  /** Rows without names: each must be one of the whole page's, in its order, with nothing invented. */
  const inOrder = (was: Wide[], is: Wide[], prefix: string, mayLack: boolean): void => {
    const fits = (full: Wide, part: Wide): boolean =>
      Object.entries(part).every(([key, value]) =>
        isObject(value) ? isObject(full[key]) && fits(full[key] as Wide, value) : same(value, full[key]),
      );
    if (was.length === is.length) {
      is.forEach((row, i) => {
        compare(was[i]!, row, prefix);
      });
      return;
    }
    let at = 0;
    for (const row of is) {
      while (at < was.length && !fits(was[at]!, row)) at++;
      if (at++ >= was.length) wrong.push(`${prefix}: invented ${JSON.stringify(row)}`);
    }
    if (is.length < was.length && !mayLack)
      wrong.push(`${prefix}: ${was.length - is.length} gone and nobody says so`);
  };

  for (const [kind, { prefix, id, field }] of Object.entries(NAMES)) {
    const was = before.facts[kind as keyof Facts] as unknown as Wide[];
    const is = after.facts[kind as keyof Facts] as unknown as Wide[];
    const left = new Set(was);
    for (const row of is) {
      const twins = was.filter(
        (full) => left.has(full) && (id(row) === undefined || same(id(full), id(row))),
      );
      const full = twins.length === 1 || id(row) !== undefined ? twins[0] : undefined;
      if (full) {
        left.delete(full);
        compare(full, row, prefix);
      } else if (id(row) !== undefined && before.health[field] !== 'ambiguous')
        wrong.push(`${kind}: invented ${JSON.stringify(row)}`);
    }
    // Rows that lost their name are reported by it.
    if (whole && left.size > 0 && !lost.rows && !bad(health, field))
      wrong.push(`${kind}: ${left.size} gone and nobody says so`);
  }
  compare((before.facts.account ?? {}) as Wide, (after.facts.account ?? {}) as Wide, 'account');
  const [was, is] = [before.facts.conversation, after.facts.conversation];
  if (is && !was) wrong.push('conversation: invented');
  if (was && is) {
    compare(was.buyer as Wide, is.buyer as Wide, 'conversation.buyer');
    for (const part of ['messages', 'orders', 'listings'] as const) {
      const prefix = `conversation.${part}`;
      const reported = lost.rows || Object.keys(health).some((f) => f.startsWith(prefix) && bad(health, f));
      inOrder(was[part] as Wide[], is[part] as Wide[], prefix, reported);
    }
  }
  return wrong;
}
