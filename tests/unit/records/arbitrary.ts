// Journals made up by fast-check: valid entries of one order, a few agents and devices, parents that make a graph.
import fc from 'fast-check';
import {
  ADDRESS_STATES,
  type Entry,
  type EntryWithText,
  PROMISES,
  REMARK_REASONS,
} from '../../../lib/model/entries.ts';

/** A UUID v7 that sorts by `n`. */
export const uuid = (n: number) => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

export const entry = (
  n: number,
  kind: string,
  body: Record<string, unknown>,
  more: Partial<Entry> = {},
): Entry => ({
  v: 1,
  id: uuid(n),
  shop: 'shop',
  device: 'd1',
  seq: n,
  agent: '07',
  at: 1_790_000_000_000 + n,
  kind,
  subject: 'order:abc',
  parents: [],
  body,
  ...more,
});

const body = fc.oneof(
  fc.record({
    kind: fc.constant('address.set'),
    body: fc.record({ state: fc.constantFrom(...ADDRESS_STATES) }),
  }),
  fc.record({
    kind: fc.constant('courier.chosen'),
    body: fc.record({ courier: fc.constantFrom('SF', 'YT'), by: fc.constantFrom('buyer', 'default') }),
  }),
  fc.record({ kind: fc.constant('note.added'), body: fc.record({ text: fc.constant('hash') }) }),
  fc.record({
    kind: fc.constant('note.withdrawn'),
    body: fc.record({ note: fc.integer({ min: 0, max: 12 }).map(uuid) }),
  }),
  fc.record({
    kind: fc.constant('remark.written'),
    body: fc.record({
      reason: fc.constantFrom(...REMARK_REASONS),
      text: fc.constant('hash'),
      how: fc.constantFrom('put-in', 'copied'),
    }),
  }),
  fc.record({
    kind: fc.constant('rule.set'),
    body: fc.record(
      {
        on: fc.boolean(),
        level: fc.constantFrom('money', 'hint'),
        params: fc.dictionary(fc.constantFrom('a', 'b'), fc.nat(3)),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    kind: fc.constant('prompt.overridden'),
    body: fc.record({ rule: fc.constant('stock-short'), reason: fc.constant('other') }),
  }),
  fc.record({
    kind: fc.constant('promise.made'),
    body: fc.record({ what: fc.constantFrom(...PROMISES), text: fc.constant('hash') }),
  }),
  fc.record({
    kind: fc.constant('promise.done'),
    body: fc.record({ promise: fc.integer({ min: 0, max: 12 }).map(uuid) }),
  }),
  fc.record({
    kind: fc.constant('price.agreed'),
    body: fc.record({ amount: fc.constantFrom('88.00', '80') }),
  }),
  fc.record({ kind: fc.constantFrom('from.the.future', 'note.added'), body: fc.constant({ odd: true }) }),
);

/** Up to a dozen entries; a state may name any earlier entries as its parents. */
export const journal: fc.Arbitrary<EntryWithText[]> = fc
  .array(
    fc.record({
      body,
      at: fc.integer({ min: 0, max: 2_000_000_000_000 }),
      agent: fc.constantFrom('', '07', '12'),
      device: fc.constantFrom('d1', 'd2'),
      v: fc.constantFrom(1, 1, 1, 2),
      parents: fc.array(fc.nat(12), { maxLength: 3 }),
      text: fc.option(fc.string(), { nil: undefined }),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ body: { kind, body }, parents, text, ...more }, n) => ({
      entry: entry(n, kind, body, { ...more, parents: [...new Set(parents.filter((p) => p < n))].map(uuid) }),
      ...(text !== undefined && { text }),
    })),
  );

/** The same entries in another order, some of them more than once. */
export const shuffled = (entries: EntryWithText[]): fc.Arbitrary<EntryWithText[]> =>
  fc
    .tuple(fc.array(fc.nat(Math.max(0, entries.length - 1)), { maxLength: 12 }), fc.infiniteStream(fc.nat()))
    .map(([again, keys]) =>
      [...entries, ...(entries.length > 0 ? again.map((i) => entries[i]!) : [])]
        .map((value) => ({ value, key: keys.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ value }) => value),
    );
