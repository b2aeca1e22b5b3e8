// The world rules are tried in: an order, a conversation, a warehouse and a journal, each with what a case does not
// care about filled in.
import { type AddressState, uuidv7 } from '../../../lib/model/entries.ts';
import {
  type Conversation,
  type Facts,
  type Message,
  noFacts,
  type Order,
} from '../../../lib/model/facts.ts';
import type { Policy } from '../../../lib/model/marketplace.ts';
import type { Prompt } from '../../../lib/model/prompts.ts';
import type { AddressCheck, Held, OrderRecord, Records, StockView } from '../../../lib/model/records.ts';
import { type AnyRule, type Input, readParams } from '../../../lib/rules/define.ts';

/** 21 November 2025, 14:32 in Shanghai. */
export const NOW = Date.parse('2025-11-21T14:32:00+08:00');
export const id = (n: number) => uuidv7(NOW + n, new Uint8Array(10).fill(n));

export const order = (more: Partial<Order> = {}): Order => ({
  orderId: 'A1',
  buyer: {},
  status: 'paid',
  lines: [],
  ...more,
});
export const facts = (more: Partial<Facts> = {}): Facts => ({ ...noFacts(), ...more });
export const chat = (more: Partial<Conversation> = {}): Conversation => ({
  buyer: {},
  messages: [],
  orders: [],
  listings: [],
  ...more,
});

/** A conversation of buyer B1, one line after another: who, what, and at what clock time of the day. */
export const talk = (...lines: [from: Message['from'] | 'bot', text: string, clock?: string][]): Facts =>
  facts({
    conversation: chat({
      buyer: { id: 'B1', name: '林**' },
      messages: lines.map(([from, text, clock]) => ({
        from: from === 'bot' ? 'seller' : from,
        text,
        ...(from === 'bot' && { auto: true }),
        ...(clock && { at: `2025-11-21T${clock}:00+08:00` }),
      })),
    }),
  });

/** A warehouse: SKU -> [on hand, reserved]. `bundles`: a page's SKU -> stock SKUs with units. */
export function warehouse(
  rows: Record<string, [onHand: number, reserved?: number]>,
  more: Partial<StockView> & { bundles?: Record<string, [sku: string, units: number][]> } = {},
): StockView {
  const { bundles = {}, ...view } = more;
  return {
    at: NOW,
    source: 'sheet',
    failed: false,
    reservedCountsOpenOrders: false,
    row: (sku) => {
      const row = Object.hasOwn(rows, sku) ? rows[sku] : undefined;
      return row && { onHand: row[0], reserved: row[1] ?? 0 };
    },
    resolve: ({ sku = '' }) => {
      if (Object.hasOwn(bundles, sku)) return bundles[sku]!.map(([stockSku, units]) => ({ stockSku, units }));
      return Object.hasOwn(rows, sku) ? [{ stockSku: sku, units: 1 }] : undefined;
    },
    ...view,
  };
}

export const held = <T>(value: T, more: Partial<Held<T>> = {}): Held<T> => ({
  value,
  agent: '07',
  at: NOW,
  id: id(0),
  conflict: [],
  ...more,
});
export const record = (more: Partial<OrderRecord> = {}): OrderRecord => ({
  notes: [],
  remarks: [],
  promises: [],
  overridden: [],
  ...more,
});
/** The order's record when its address stands like this. */
export const address = (value: AddressState, more: Partial<Held<AddressState>> = {}): OrderRecord =>
  record({ address: held(value, more) });

export const differs = (more: Partial<AddressCheck['parts']> = {}, at?: string): AddressCheck => ({
  verdict: 'differ',
  parts: { name: 'agree', phone: 'agree', region: 'agree', street: 'agree', unit: 'agree', ...more },
  ...(at && { at }),
});

/** What the shop knows; the same record and check for every order. */
export const knows = (more: {
  stock?: StockView | undefined;
  record?: OrderRecord | undefined;
  check?: AddressCheck | undefined;
}): Records => ({ stock: more.stock, order: () => more.record, addressCheck: () => more.check });

export const policy: Policy = {
  addressChange: { how: 'agent', until: 'shipped' },
  remark: null,
  response: null,
  proactive: true,
};

export interface World {
  facts: Facts;
  records?: Records;
  /** As the owner set them; the others are the rule's defaults. */
  params?: Record<string, unknown>;
  now?: number;
  policy?: Partial<Policy>;
  /** Collects the instants the rule asks to be judged again at. */
  wakes?: number[];
}
export const inputOf = (rule: AnyRule, world: World): Input => ({
  facts: world.facts,
  records: world.records ?? knows({}),
  params: readParams(rule.params, world.params).params,
  now: world.now ?? NOW,
  site: { id: 'anywhere', policy: { ...policy, ...world.policy }, zone: 'Asia/Shanghai' },
  wake: (at) => void (at !== undefined && world.wakes?.push(at)),
});
/** What the rule says, as it is declared. */
export const judge = (rule: AnyRule, world: World): Prompt[] => rule.judge(inputOf(rule, world));
