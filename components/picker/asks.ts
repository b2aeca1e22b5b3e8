// What the picker asks for, one thing after the other: rows first, then what the rules that are on cannot do without, then
// the rest. From a page of the file when it is repaired; from a short list when a console is taught. Pure.
import type { FieldHealth, PageKind } from '../../lib/model/facts.ts';
import type { Field, Page } from '../../lib/model/marketplace.ts';
import type { Part } from '../../lib/model/patch.ts';

/** One thing to point at. */
export interface Ask {
  /** `rows:orders`, `field:orders:orderId`, `target:reply`. */
  id: string;
  what: 'rows' | 'field' | 'reply';
  part: Part;
  field?: string;
  /** A rule that is on, or the row itself, cannot do without it. */
  needed: boolean;
  /** Without it nothing of the page is known: it is never skipped. */
  must?: true;
  /** Rows that are not read yet, where one more pick may read them. */
  left?: number;
  /** A field that lies in rows which are asked for before it. */
  rows?: true;
}

export type AskState = FieldHealth | 'waiting' | 'loading';

/** What health calls a part's fields. */
const HEALTH: Record<Part, string> = {
  orders: 'order',
  'orders.lines': 'order.lines',
  listings: 'listing',
  threads: 'thread',
  'conversation.messages': 'conversation.messages',
  reviews: 'review',
  aftersales: 'aftersale',
  conversation: 'conversation',
  account: 'account',
};
export const healthName = (part: Part, field?: string): string =>
  field === undefined ? HEALTH[part] : `${HEALTH[part]}.${field}`;

type Fields = Record<string, Field | null | undefined>;
export interface PartOf {
  group?: NonNullable<Page['orders']>['group'];
  fields: Fields;
  slot?: NonNullable<Page['orders']>['slot'];
}

/** A part of a page as the file has it; a conversation's fields under the names a patch gives them. */
export function partOf(page: Page, part: Part): PartOf | undefined {
  switch (part) {
    case 'orders.lines':
      return page.orders?.lines as PartOf | undefined;
    case 'conversation.messages':
      return (page.conversation?.messages ?? undefined) as PartOf | undefined;
    case 'conversation':
      return page.conversation
        ? {
            fields: Object.fromEntries(
              Object.entries(page.conversation.buyer).map(([name, field]) => [`buyer.${name}`, field]),
            ),
          }
        : undefined;
    case 'account':
      return page.account ? { fields: page.account as Fields } : undefined;
    default:
      return (page[part] ?? undefined) as PartOf | undefined;
  }
}

/** In the order they are asked. */
const IN_ORDER: readonly Part[] = [
  'orders',
  'orders.lines',
  'listings',
  'conversation',
  'conversation.messages',
  'threads',
  'reviews',
  'aftersales',
  'account',
];
/** Without it a row has no fact. */
const OWN: Partial<Record<Part, readonly string[]>> = {
  orders: ['orderId'],
  'conversation.messages': ['from'],
  aftersales: ['orderId'],
  conversation: ['buyer.name'],
};

export const rowsAsk = (part: Part): string => `rows:${part}`;
export const fieldAsk = (part: Part, field: string): string => `field:${part}:${field}`;
export const REPLY = 'target:reply';

const field = (part: Part, name: string, needed: boolean): Ask => ({
  id: fieldAsk(part, name),
  what: 'field',
  part,
  field: name,
  needed,
  ...(needed && OWN[part]?.includes(name) ? { must: true as const } : {}),
});
/** Fields of a part whose rows are asked for wait for them. */
const inRows = (asks: readonly Ask[]): Ask[] => {
  const parts = new Set(asks.flatMap(({ what, part }) => (what === 'rows' ? [part] : [])));
  return asks.map((ask) =>
    ask.what === 'field' && parts.has(ask.part) ? { ...ask, rows: true as const } : ask,
  );
};
const rows = (part: Part, needed: boolean): Ask => ({
  id: rowsAsk(part),
  what: 'rows',
  part,
  needed,
  ...(needed && part !== 'orders.lines' ? { must: true as const } : {}),
});
const reply: Ask = { id: REPLY, what: 'reply', part: 'conversation', needed: true };

/** What a page of the file has, the needed of each part first. */
export function asksOfPage(page: Page, needs: readonly string[]): Ask[] {
  const asks: Ask[] = [];
  for (const part of IN_ORDER) {
    const of = partOf(page, part);
    if (!of) continue;
    const own = OWN[part] ?? [];
    const names = Object.keys(of.fields).filter((name) => of.fields[name]);
    const isNeeded = (name: string) => own.includes(name) || needs.includes(healthName(part, name));
    const fields = names.map((name) => field(part, name, isNeeded(name)));
    const needed = fields.some((ask) => ask.needed) || needs.includes(healthName(part));
    if (of.group && of.group.mode !== 'page') asks.push(rows(part, needed));
    asks.push(...fields.filter((ask) => ask.needed), ...fields.filter((ask) => !ask.needed));
    if (part === 'conversation' && page.targets?.reply) asks.push(reply);
  }
  return inRows(asks);
}

const fields = (part: Part, needed: readonly string[], others: readonly string[]): Ask[] => [
  ...needed.map((name) => field(part, name, true)),
  ...others.map((name) => field(part, name, false)),
];
const lines = (needed: boolean): Ask[] => [
  rows('orders.lines', needed),
  ...fields(
    'orders.lines',
    needed ? ['sku', 'quantity'] : [],
    needed ? ['title'] : ['sku', 'quantity', 'title'],
  ),
];
const ORDER = ['status', 'buyer.name', 'total'] as const;
const TAUGHT: Record<PageKind, () => Ask[]> = {
  orders: () => [rows('orders', true), ...fields('orders', ['orderId'], ORDER), ...lines(true)],
  order: () => [...fields('orders', ['orderId'], ORDER), ...lines(true)],
  listings: () => [rows('listings', true), ...fields('listings', ['sku'], ['listingId', 'title', 'stock'])],
  chat: () => [
    ...fields('conversation', ['buyer.name'], []),
    reply,
    rows('conversation.messages', false),
    ...fields('conversation.messages', [], ['text', 'from']),
    rows('threads', false),
    ...fields('threads', [], ['buyer.name', 'active', 'unread']),
  ],
  reviews: () => [
    rows('reviews', true),
    ...fields('reviews', ['text'], ['rating', 'orderId', 'buyer.name', 'replied']),
  ],
  aftersales: () => [
    rows('aftersales', true),
    ...fields('aftersales', ['orderId'], ['caseId', 'kind', 'status', 'reason', 'deadline']),
  ],
};
/** Kinds of pages in the order they are offered; the digits choose them. */
export const KINDS: readonly PageKind[] = ['orders', 'order', 'listings', 'chat', 'reviews', 'aftersales'];

/** What is asked of a page that is taught. */
export const asksOfKind = (kind: PageKind): Ask[] => inRows(TAUGHT[kind]());

/** `orders`, or `orders-2` where the file has that. */
export function pageIdFor(kind: PageKind, pages: readonly Pick<Page, 'id'>[]): string {
  const taken = new Set(pages.map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? kind : `${kind}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** Cannot be read as it is; what waits for its rows will be asked after them. */
export const isBroken = (state: AskState): boolean => state !== 'ok' && state !== 'degraded';

/** The first that is broken and was not skipped, what is needed first; undefined where all is well. */
export function nextAsk(
  asks: readonly Ask[],
  stateOf: (ask: Ask) => AskState,
  skipped: readonly string[] = [],
  after?: string,
): Ask | undefined {
  const open = asks.filter(
    (ask) => isBroken(stateOf(ask)) && stateOf(ask) !== 'waiting' && !skipped.includes(ask.id),
  );
  const at = asks.findIndex(({ id }) => id === after);
  const later = open.find((ask) => ask.needed && asks.indexOf(ask) > at);
  return later ?? open.find(({ needed }) => needed) ?? open[0];
}
