// Compares a reading of a broken page with what the whole page says: what is there must be right, what is gone must be
// reported or have been optional.
import type { Facts, Health } from '../lib/model/facts.ts';
import type { Field, Page } from '../lib/model/marketplace.ts';
import type { PageReading } from '../lib/reading/read.ts';

export type Wide = Record<string, unknown>;
export interface Lost {
  /** Lines, or whole rows, were taken out of the page: they may be gone without a word. */
  lines: boolean;
  rows: boolean;
}

/** What names a row, best first. */
const ROWS: Record<string, { prefix: string; names: string[] }> = {
  orders: { prefix: 'order', names: ['orderId'] },
  listings: { prefix: 'listing', names: ['listingId', 'sku'] },
  threads: { prefix: 'thread', names: ['buyer.id', 'buyer.name'] },
  reviews: { prefix: 'review', names: ['orderId'] },
  aftersales: { prefix: 'aftersale', names: ['caseId', 'orderId'] },
};

const FIELDS: Record<string, (page: Page) => object | null | undefined> = {
  'order.lines': (page) => page.orders?.lines?.fields,
  'order.packages': (page) => page.orders?.packages?.fields,
  order: (page) => page.orders?.fields,
  listing: (page) => page.listings?.fields,
  thread: (page) => page.threads?.fields,
  review: (page) => page.reviews?.fields,
  aftersale: (page) => page.aftersales?.fields,
  account: (page) => page.account,
  'conversation.buyer': (page) => page.conversation?.buyer,
  'conversation.messages': (page) => page.conversation?.messages?.fields,
  'conversation.orders': (page) => page.conversation?.orders?.fields,
  'conversation.listings': (page) => page.conversation?.listings?.fields,
};
/** What a page declares for a field, by its health name. */
function declared(page: Page, name: string): Field | undefined {
  const part = Object.keys(FIELDS).find((prefix) => name.startsWith(`${prefix}.`));
  const fields = part && (FIELDS[part]!(page) as Record<string, Field | null> | null | undefined);
  return (fields ? fields[name.slice(part.length + 1)] : undefined) ?? undefined;
}
/** Whether a field is on every row. */
export function isAlways(page: Page, name: string): boolean {
  const field = declared(page, name);
  return field?.when === 'always' && !field.none;
}
/** Whether a field takes all an element says, whatever that is: then its parts are words, not places. */
export const isProse = (page: Page, name: string): boolean => {
  const field = declared(page, name);
  return (
    (field?.parse === 'text' || field?.parse === 'address') &&
    field.from.some(
      (f) => 'read' in f && (f.read === 'text' || (typeof f.read === 'object' && 'except' in f.read)),
    )
  );
};

const isObject = (value: unknown): value is Wide =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('amount' in value);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const at = (row: Wide, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Wide | undefined)?.[key], row);
const bad = (health: Health, field: string): boolean => health[field] !== undefined && health[field] !== 'ok';
/** Everything in `part` is so in `full`. */
const fits = (full: Wide, part: Wide): boolean =>
  Object.entries(part).every(([key, value]) =>
    isObject(value) ? isObject(full[key]) && fits(full[key], value) : same(value, full[key]),
  );

/** What came out wrong, in words; empty when nothing did. */
export function wrongIn(page: Page, before: PageReading, after: PageReading, lost: Lost): string[] {
  const wrong: string[] = [];
  const { health } = after;
  const whole = after.state === before.state;
  if (after.page !== before.page) wrong.push(`page ${after.page}`);
  // Without its message an empty list is one whose only row nobody can read: said in health.
  const unread =
    before.state === 'empty' && after.state === 'ok' && Object.values(health).includes('missing');
  if (!whole && !unread && after.state !== 'not-ready' && after.state !== 'not-selected')
    wrong.push(`state ${after.state}`);

  const compare = (was: Wide, is: Wide, prefix: string): void => {
    for (const [key, value] of Object.entries(is)) {
      const field = `${prefix}.${key}`;
      if (value === undefined || key === 'lines' || key === 'packages') continue;
      // Derived: a mask that is gone with its field says nothing.
      if (field === 'order.ship.masked' && bad(health, 'order.ship.name')) continue;
      if (field === 'order.status' && value === 'unknown' && bad(health, 'order.status')) continue;
      // Two witnesses that differ are one again when one of them is gone.
      if (was[key] === undefined && before.health[field] === 'ambiguous') continue;
      if (isObject(value)) compare((was[key] as Wide) ?? {}, value, field);
      else if (!same(value, was[key]))
        wrong.push(`${field} is ${JSON.stringify(value)}, not ${JSON.stringify(was[key])}`);
    }
    for (const [key, value] of Object.entries(was)) {
      const field = `${prefix}.${key}`;
      if (value === undefined || is[key] !== undefined || isObject(value)) continue;
      if (isAlways(page, field) && !bad(health, field)) wrong.push(`${field} is gone and nobody says so`);
    }
    if (!Array.isArray(was.lines)) return;
    const reported =
      lost.lines || Object.keys(health).some((f) => f.startsWith('order.lines') && bad(health, f));
    inOrder(was.lines as Wide[], is.lines as Wide[], 'order.lines', reported);
  };

  /** Rows without names: each must be one of the whole page's, in its order, with nothing invented. */
  const inOrder = (was: Wide[], is: Wide[], prefix: string, mayLack: boolean): void => {
    if (was.length === is.length) {
      for (const [i, row] of is.entries()) compare(was[i]!, row, prefix);
      return;
    }
    let next = 0;
    for (const row of is) {
      while (next < was.length && !fits(was[next]!, row)) next++;
      if (next++ >= was.length) wrong.push(`${prefix}: invented ${JSON.stringify(row)}`);
    }
    if (is.length < was.length && !mayLack)
      wrong.push(`${prefix}: ${was.length - is.length} gone and nobody says so`);
  };

  for (const [kind, { prefix, names }] of Object.entries(ROWS)) {
    const left = new Set(before.facts[kind as keyof Facts] as unknown as Wide[]);
    for (const row of after.facts[kind as keyof Facts] as unknown as Wide[]) {
      const name = names.find((path) => at(row, path) !== undefined);
      const full = [...left].find((old) => (name ? same(at(old, name), at(row, name)) : fits(old, row)));
      if (full) {
        left.delete(full);
        compare(full, row, prefix);
      } else if (!names.some((path) => before.health[`${prefix}.${path}`] === 'ambiguous'))
        wrong.push(`${kind}: invented ${JSON.stringify(row)}`);
    }
    // A row that lost its name is reported by it.
    if (whole && left.size > 0 && !lost.rows && !names.some((path) => bad(health, `${prefix}.${path}`)))
      wrong.push(`${kind}: ${left.size} gone and nobody says so`);
  }
  compare((before.facts.account ?? {}) as Wide, (after.facts.account ?? {}) as Wide, 'account');
  const was = before.facts.conversation;
  const is = after.facts.conversation;
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
