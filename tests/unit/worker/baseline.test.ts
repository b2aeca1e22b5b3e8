// What stood on the pages before a site was switched on: counted, not marked, until somebody deals with it.
import { describe, expect, it } from 'vitest';
import { noFacts, type Order } from '../../../lib/model/facts.ts';
import type { Prompt } from '../../../lib/model/prompts.ts';
import type { OrderRecord } from '../../../lib/model/records.ts';
import { rowsOf, splitBefore } from '../../../lib/worker/baseline.ts';

const SINCE = Date.parse('2026-11-21T10:00:00+08:00');
const order = (orderId: string, more: Partial<Order> = {}): Order => ({
  orderId,
  buyer: {},
  status: 'paid',
  lines: [],
  ...more,
});
const EARLY = '2026-11-21T09:59:00+08:00';
const LATE = '2026-11-21T10:01:00+08:00';
const prompt = (id: string | undefined, more: Partial<Prompt> = {}): Prompt => ({
  id: `r:${id}`,
  rule: 'r',
  level: 'money',
  about: id === undefined ? { kind: 'page' } : { kind: 'order', id },
  params: {},
  actions: [],
  ...more,
});
const empty: OrderRecord = { notes: [], remarks: [], promises: [], overridden: [] };
const split = (
  orders: Order[],
  prompts: Prompt[],
  given: { records?: Record<string, OrderRecord>; since?: number; chat?: string[] } = {},
) => {
  const facts = { ...noFacts(), orders };
  if (given.chat)
    facts.conversation = {
      buyer: {},
      messages: [],
      orders: given.chat.map((orderId) => ({ orderId })),
      listings: [],
    };
  const { shown, before } = splitBefore(
    prompts,
    { facts },
    { order: (id) => given.records?.[id] ?? empty },
    'since' in given ? given.since : SINCE,
  );
  return { shown: shown.map(({ about }) => about.id), before: before.map(({ about }) => about.id) };
};

describe('an order from before', () => {
  it('is set apart by when it was placed, or else paid', () => {
    const orders = [
      order('old', { placedAt: EARLY }),
      order('new', { placedAt: LATE }),
      order('paid', { paidAt: EARLY }),
      order('both', { placedAt: LATE, paidAt: EARLY }),
    ];
    expect(
      split(
        orders,
        orders.map(({ orderId }) => prompt(orderId)),
      ),
    ).toEqual({
      shown: ['new', 'both'],
      before: ['old', 'paid'],
    });
  });

  it('is marked as ever when its page does not say when it was placed', () => {
    const orders = [order('1'), order('2', { placedAt: 'yesterday' })];
    expect(split(orders, [prompt('1'), prompt('2')]).before).toEqual([]);
  });

  it('is marked once somebody acted on it', () => {
    const note = { id: 'n', agent: '07', at: 1 };
    const records = { '1': { ...empty, notes: [note] }, '2': empty };
    const orders = [order('1', { placedAt: EARLY }), order('2', { placedAt: EARLY })];
    expect(split(orders, [prompt('1'), prompt('2')], { records })).toEqual({ shown: ['1'], before: ['2'] });
  });

  it('is marked while its buyer is being talked to', () => {
    const orders = [order('1', { placedAt: EARLY }), order('2', { placedAt: EARLY })];
    expect(split(orders, [prompt('1'), prompt('2')], { chat: ['1'] }).before).toEqual(['2']);
  });

  it('never holds back a red line, nor what is said of the page or of a listing', () => {
    const prompts = [
      prompt('1', { level: 'redline' }),
      prompt(undefined),
      prompt('1', { about: { kind: 'listing', id: '1' } }),
      prompt('1'),
    ];
    expect(split([order('1', { placedAt: EARLY })], prompts).shown).toHaveLength(3);
  });

  it.each([undefined, 0])('is as any other where the switch holds %j', (since) => {
    expect(split([order('1', { placedAt: EARLY })], [prompt('1')], { since }).before).toEqual([]);
  });
});

it('rows that would carry a mark are counted once each', () => {
  const listing = { about: { kind: 'listing' as const, id: '1' } };
  expect(
    rowsOf([
      prompt('1'),
      prompt('1'),
      prompt('2', { onRow: false }),
      prompt(undefined),
      prompt('1', listing),
    ]),
  ).toBe(2);
});
