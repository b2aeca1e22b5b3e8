// Arbitrary pages, records, settings and times: the worlds the laws of all rules are held against.
import fc from 'fast-check';
import { ADDRESS_STATES, PROMISES, REMARK_REASONS, UNBOUGHT } from '../../../lib/model/entries.ts';
import { type Facts, FLAGS, noFacts, ORDER_STATUSES } from '../../../lib/model/facts.ts';
import type { Note, OrderRecord, Records } from '../../../lib/model/records.ts';
import type { AnyRule, Input } from '../../../lib/rules/define.ts';
import { id, inputOf, NOW, policy, warehouse } from './world.ts';

const DAY = 86_400_000;
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const part = <T>(of: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(of, { requiredKeys: [] });
const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom('A1', 'CUP', '改地址', '@part.name', '[地址] A → B / #07 / 11-21 14:32', '牛**'),
  fc.constantFrom('我要去12315举报', '骗子', '便宜点', '学校驿站', '退款成功', '@someone'),
  fc.constantFrom('送您一双袜子', '今天发', '给您优惠10元', 'B1', 'CAP', '1Z999'),
);
const iso = fc.constantFrom(
  '2025-11-21T13:00:00+08:00',
  '2025-11-21T14:30:20+08:00',
  '2025-11-21T13:00Z',
  '2025-11-20T00:00:00-05:30',
);
/** Around the times above, for what a clock makes of them; or any time at all. */
export const anyNow = fc.oneof(
  fc.constant(NOW),
  fc.integer({ min: -3 * DAY, max: 6 * DAY }).map((ms) => NOW + ms),
  fc.integer({ min: -5, max: 140 }).map((half) => NOW + half * 1_800_000 - 120_000),
  fc.integer(),
);
const money = part({ currency: fc.constantFrom('CNY', 'KRW') }).chain((more) =>
  fc.constantFrom('88', '88.00', '9.90', '0', '-1', '120000.1').map((amount) => ({ amount, ...more })),
);
const buyer = part({ name: word, id: fc.oneof(fc.constant('B1'), word) });
const listing = part({ listingId: word, sku: word, title: word, variant: word, stock: fc.nat(99) });
const orderId = fc.constantFrom('A1', 'A2', 'A3');

const order = fc
  .tuple(
    fc.record({
      orderId,
      buyer,
      status: fc.constantFrom(...ORDER_STATUSES),
      lines: fc.array(
        part({ title: word, sku: word, listingId: word, variant: word, quantity: fc.nat(20), price: money }),
        { maxLength: 3 },
      ),
    }),
    part({
      placedAt: iso,
      total: money,
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
const anyPage: fc.Arbitrary<Facts> = fc.record({
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

/** What chance alone seldom brings together: a buyer who asks about a cup, in a temper or not, with hardly an order. */
const scene: fc.Arbitrary<Facts> = fc
  .array(
    fc.record({
      from: fc.constantFrom('buyer' as const, 'buyer' as const, 'seller' as const),
      text: fc.constantFrom('便宜点', '骗子', '太差了', '在吗', '送您一双袜子'),
      at: iso,
    }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((messages) =>
    fc.record({
      orders: fc.array(order, { maxLength: 1 }),
      listings: fc.constant([]),
      conversation: fc.constant({ buyer: { id: 'B1' }, messages, orders: [], listings: [{ sku: 'CUP' }] }),
      threads: fc.constant([]),
      reviews: fc.constant([]),
      aftersales: fc.array(aftersale, { maxLength: 1 }),
    }),
  );
export const anyFacts = fc.oneof({ weight: 2, arbitrary: anyPage }, { weight: 1, arbitrary: scene });

const outcome = fc.constantFrom('agree' as const, 'differ' as const, 'unknown' as const);
const holding = <T>(of: fc.Arbitrary<T>) => {
  const side = fc.record({ value: of, agent: word, at: fc.nat(), id: fc.nat(9).map(id) });
  return fc.tuple(side, fc.array(side, { maxLength: 2 })).map(([one, conflict]) => ({ ...one, conflict }));
};
const at = fc.oneof(fc.nat(), anyNow);
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
            text: maybe(word),
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
        at,
      }),
    ),
    followUps: maybe(
      fc.array(
        fc
          .tuple(
            fc.record({ id: fc.nat(9).map(id), agent: word, at: at, done: fc.boolean() }),
            part({
              text: word,
              about: fc.record({
                kind: fc.constantFrom('order' as const, 'buyer' as const, 'shift' as const),
                id: fc.constantFrom('A1', 'A2', 'B1'),
              }),
            }),
          )
          .map(([must, may]) => ({ ...must, ...may })),
        { maxLength: 3 },
      ),
    ),
    unbought: maybe(maybe(holding(fc.constantFrom(...UNBOUGHT)))),
    check: maybe(
      fc.record({
        verdict: fc.oneof(outcome, fc.constant('none' as const)),
        parts: fc.record({ name: outcome, phone: outcome, region: outcome, street: outcome, unit: outcome }),
        at: maybe(iso),
      }),
    ),
  })
  .map(({ record, stock, check, followUps, unbought }) => ({
    ...(followUps && { followUps }),
    buyer: unbought && { notes: [], unbought },
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
export const anyInput = (rule: AnyRule, page: fc.Arbitrary<Facts>): fc.Arbitrary<Input> =>
  fc.record({
    facts: page,
    records,
    params: fc.constantFrom(inputOf(rule, { facts: noFacts() }).params, {
      ...inputOf(rule, { facts: noFacts() }).params,
      every: true,
      cutOff: '17:00',
      couriers: ['顺丰'],
      percent: 10,
      from: '14:00',
      pairs: ['CUP>CAP', 'CAP>CUP'],
    }),
    now: anyNow,
    site: fc.record({
      id: word,
      policy: sitePolicy,
      zone: fc.constantFrom('Asia/Shanghai', 'America/New_York'),
    }),
    wake: fc.constant(() => undefined),
  });
