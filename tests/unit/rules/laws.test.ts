// Laws every rule keeps, whoever writes it: it says nothing of facts that are empty or in part, and never throws.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADDRESS_STATES, PROMISES, REMARK_REASONS } from '../../../lib/model/entries.ts';
import { Facts, FLAGS, noFacts, ORDER_STATUSES } from '../../../lib/model/facts.ts';
import { Action } from '../../../lib/model/prompts.ts';
import type { Note, OrderRecord, Records } from '../../../lib/model/records.ts';
import type { AnyRule, Input } from '../../../lib/rules/define.ts';
import { RULES } from '../../../lib/rules/index.ts';
import { render } from '../../../lib/rules/words.ts';
import { id, inputOf, policy, warehouse } from './world.ts';

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const part = <T>(of: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(of, { requiredKeys: [] });
const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom('A1', 'CUP', '改地址', '@part.name', '[地址] A → B / #07 / 11-21 14:32', '牛**'),
  fc.constantFrom('我要去12315举报', '骗子', '便宜点', '学校驿站', '退款成功', '@someone'),
);
const iso = fc.constantFrom('2025-11-21T13:00:00+08:00', '2025-11-21T13:00Z', '2025-11-20T00:00:00-05:30');
const buyer = part({ name: word, id: word });
const listing = part({ listingId: word, sku: word, title: word, variant: word, stock: fc.nat(99) });
const orderId = fc.constantFrom('A1', 'A2', 'A3');

const order = fc
  .tuple(
    fc.record({
      orderId,
      buyer,
      status: fc.constantFrom(...ORDER_STATUSES),
      lines: fc.array(
        part({ title: word, sku: word, listingId: word, variant: word, quantity: fc.nat(20) }),
        { maxLength: 3 },
      ),
    }),
    part({
      placedAt: iso,
      paidAt: iso,
      shipBy: iso,
      payment: fc.constantFrom('prepaid' as const, 'cod' as const),
      ship: fc
        .tuple(fc.boolean(), part({ address: word, phone: word }))
        .map(([masked, more]) => ({ masked, ...more })),
      trackingNo: word,
      logistics: part({ at: iso, text: word }),
      packages: fc.array(part({ courier: word }), { maxLength: 2 }),
      courier: word,
      remark: part({ text: word, flag: fc.constantFrom(...FLAGS) }),
      buyerNote: word,
    }),
  )
  .map(([must, may]) => ({ ...must, ...may }));
const message = fc
  .tuple(
    fc.constantFrom('buyer' as const, 'seller' as const, 'system' as const),
    part({ text: word, at: iso, auto: fc.boolean() }),
  )
  .map(([from, more]) => ({ from, ...more }));
const review = fc
  .tuple(buyer, part({ orderId, rating: fc.nat(5), replied: fc.boolean(), text: word, at: iso }))
  .map(([by, more]) => ({ buyer: by, ...more }));
const kind = fc.constantFrom('refund' as const, 'return' as const, 'exchange' as const);
const aftersale = fc
  .tuple(orderId, part({ caseId: word, kind, status: word, statusText: word, reason: word, deadline: iso }))
  .map(([of, more]) => ({ orderId: of, ...more }));
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  orders: fc.array(order, { maxLength: 4 }),
  listings: fc.array(listing, { maxLength: 4 }),
  conversation: maybe(
    fc.record({
      buyer,
      messages: fc.array(message, { maxLength: 3 }),
      orders: fc.array(fc.record({ orderId }), { maxLength: 2 }),
      listings: fc.array(listing, { maxLength: 1 }),
    }),
  ),
  threads: fc.array(fc.record({ buyer }), { maxLength: 2 }),
  reviews: fc.array(review, { maxLength: 3 }),
  aftersales: fc.array(aftersale, { maxLength: 3 }),
});

const outcome = fc.constantFrom('agree' as const, 'differ' as const, 'unknown' as const);
const holding = <T>(of: fc.Arbitrary<T>) => {
  const side = fc.record({ value: of, agent: word, at: fc.nat(), id: fc.nat(9).map(id) });
  return fc.tuple(side, fc.array(side, { maxLength: 2 })).map(([one, conflict]) => ({ ...one, conflict }));
};
const records: fc.Arbitrary<Records> = fc
  .record({
    record: maybe(
      fc.record({
        address: maybe(holding(fc.constantFrom(...ADDRESS_STATES))),
        courier: maybe(
          holding(fc.record({ courier: word, by: fc.constantFrom('buyer' as const, 'default' as const) })),
        ),
        remarks: fc.array(
          fc.record({
            id: fc.nat(9).map(id),
            reason: fc.constantFrom(...REMARK_REASONS),
            how: fc.constant('copied' as const),
            agent: word,
            at: fc.nat(),
          }),
          { maxLength: 2 },
        ),
        notes: fc.constant<Note[]>([]),
        promises: fc.array(
          fc.record({
            id: fc.nat(9).map(id),
            what: fc.constantFrom(...PROMISES),
            agent: word,
            at: fc.nat(),
            done: fc.boolean(),
          }),
          { maxLength: 2 },
        ),
        agreed: maybe(holding(fc.constantFrom('88.00', '0', '1200'))),
        overridden: fc.constant<OrderRecord['overridden']>([]),
      }),
    ),
    stock: maybe(
      fc.record({
        onHand: fc.nat(9),
        reserved: fc.nat(9),
        failed: fc.boolean(),
        counts: fc.boolean(),
        at: fc.nat(),
      }),
    ),
    check: maybe(
      fc.record({
        verdict: fc.oneof(outcome, fc.constant('none' as const)),
        parts: fc.record({ name: outcome, phone: outcome, region: outcome, street: outcome, unit: outcome }),
        at: maybe(iso),
      }),
    ),
  })
  .map(({ record, stock, check }) => ({
    order: () => record,
    addressCheck: () => check,
    stock:
      stock &&
      warehouse(
        { CUP: [stock.onHand, stock.reserved] },
        { failed: stock.failed, reservedCountsOpenOrders: stock.counts, at: stock.at },
      ),
  }));
const how = fc.record({
  how: fc.constantFrom(
    'agent' as const,
    'buyer' as const,
    'cancel-and-reorder' as const,
    'not-known' as const,
  ),
  until: fc.constantFrom('shipped' as const, 'never' as const, 'not-known' as const),
});
const hours = fc.constantFrom<[string, string][]>([['08:00', '23:00']], [['22:00', '02:00']], []);
const response = fc
  .tuple(fc.boolean(), fc.boolean(), part({ seconds: fc.constantFrom(180, 86_400), hours }))
  .map(([autoCounts, shownByTheSite, more]) => ({ autoCounts, shownByTheSite, ...more }));
const sitePolicy = fc
  .tuple(how, fc.option(response), fc.boolean())
  .map(([addressChange, clock, proactive]) => ({ ...policy, addressChange, response: clock, proactive }));
const anyInput = (rule: AnyRule, page: fc.Arbitrary<Facts>): fc.Arbitrary<Input> =>
  fc.record({
    facts: page,
    records,
    params: fc.constantFrom(inputOf(rule, { facts: noFacts() }).params, {
      ...inputOf(rule, { facts: noFacts() }).params,
      every: true,
      cutOff: '17:00',
      couriers: ['顺丰'],
      percent: 10,
    }),
    now: fc.oneof(fc.constant(Date.parse('2025-11-21T14:32:00+08:00')), fc.integer()),
    site: fc.record({ id: word, policy: sitePolicy, zone: fc.constant('Asia/Shanghai') }),
    wake: fc.constant(() => undefined),
  });

/** Facts of which nothing was read but that they are there. */
const bare: Facts[] = [
  noFacts(),
  { ...noFacts(), orders: [{ orderId: 'A1', buyer: {}, status: 'unknown', lines: [] }] },
  { ...noFacts(), orders: [{ orderId: 'A1', buyer: {}, status: 'unknown', lines: [{}] }] },
  {
    ...noFacts(),
    listings: [{}],
    threads: [{ buyer: {} }],
    reviews: [{ buyer: {} }],
    aftersales: [{ orderId: 'A1' }],
  },
  { ...noFacts(), conversation: { buyer: {}, messages: [], orders: [], listings: [] } },
  {
    ...noFacts(),
    conversation: { buyer: {}, messages: [{ from: 'buyer' }], orders: [{ orderId: 'A1' }], listings: [{}] },
  },
];

describe.each(RULES.map((rule): [string, AnyRule] => [rule.id, rule]))('%s', (_id, rule) => {
  it('says nothing of a page of which nothing was read, whatever the shop knows', () => {
    fc.assert(
      fc.property(anyInput(rule, fc.constantFrom(...bare)), (input) => {
        expect(rule.judge(input)).toEqual([]);
      }),
    );
  });

  it('judges any facts without throwing; what it says is whole, of something on the page, and the same each time', () => {
    fc.assert(
      fc.property(anyInput(rule, anyFacts), (input) => {
        expect(Facts.safeParse(input.facts).success).toBe(true);
        const before = JSON.stringify(input.facts);
        const prompts = rule.judge(input);
        expect(rule.judge(input)).toEqual(prompts);
        expect(JSON.stringify(input.facts)).toBe(before);
        for (const prompt of prompts) {
          expect(prompt.id.startsWith(`${rule.id}:`)).toBe(true);
          if (prompt.about.kind === 'order')
            expect(input.facts.orders.map((one) => one.orderId)).toContain(prompt.about.id);
          for (const action of prompt.actions) expect(Action.safeParse(action).success).toBe(true);
          for (const locale of ['zh-CN', 'ko', 'en'] as const) {
            const { mark = '', title, why, steps, actions } = render(prompt, rule, locale);
            const shown = [mark, title, why, ...steps, ...actions.map(({ label }) => label)];
            // A hole left open or a key nobody wrote a text for would be read by a person.
            for (const text of shown) expect(text).not.toMatch(/\{\w+\}|⟦/);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('that rests on stock has no voice without a sheet', () => {
    if (rule.group !== 'stock') return;
    fc.assert(
      fc.property(anyInput(rule, anyFacts), (input) => {
        expect(rule.judge({ ...input, records: { ...input.records, stock: undefined } })).toEqual([]);
      }),
    );
  });
});
