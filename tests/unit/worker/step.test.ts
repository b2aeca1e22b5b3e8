// The ten-step strip follows the reception: each step is reached by the facts that bring an agent there.
import { describe, expect, it } from 'vitest';
import type { Conversation, Order } from '../../../lib/model/facts.ts';
import type { OrderRecord } from '../../../lib/model/records.ts';
import { STEPS } from '../../../lib/replies/reply.ts';
import { type Moment, stepAt } from '../../../lib/worker/step.ts';

const said = (...messages: [Conversation['messages'][number]['from'], string, true?][]): Conversation => ({
  buyer: { id: 'b1', name: '是**麦' },
  messages: messages.map(([from, text, auto]) => ({ from, text, ...(auto ? { auto } : {}) })),
  orders: [],
  listings: [],
});
const order = (status: Order['status'], more: Partial<Order> = {}): Order => ({
  orderId: 'o1',
  buyer: { id: 'b1' },
  status,
  lines: [],
  ...more,
});
const record = (more: Partial<OrderRecord> = {}): OrderRecord => ({
  notes: [],
  remarks: [],
  promises: [],
  overridden: [],
  ...more,
});
const held = <T>(value: T) => ({ value, agent: '07', at: 1, id: 'e1', conflict: [] });
const chosen = { courier: held({ courier: 'SF', by: 'default' as const }) };
const gift = { id: 'p1', what: 'gift' as const, text: '送杯刷1个', agent: '07', at: 1, done: false };
const remark = { id: 'r1', reason: 'gift' as const, how: 'put-in' as const, agent: '07', at: 2 };
const step = (at: Partial<Moment>) => {
  const n = stepAt({ couriers: ['SF', 'YT'], ...at });
  return n === undefined ? undefined : STEPS[n - 1];
};

describe('before an order', () => {
  it.each([
    ['welcome', said(['buyer', '在吗']), 'nobody of ours has spoken'],
    ['welcome', said(['buyer', '在吗'], ['seller', '您好，稍等', true]), 'a machine greeted'],
    [
      'introduce',
      said(['buyer', '在吗'], ['seller', '在的'], ['buyer', '这个能机洗吗']),
      'a question stands',
    ],
    [
      'negotiate',
      said(['buyer', '在吗'], ['seller', '在的'], ['buyer', '能便宜点吗']),
      'the price is asked down',
    ],
    ['guide-order', said(['buyer', '能机洗吗'], ['seller', '可以的']), 'the question is answered'],
  ] as [string, Conversation, string][])('%s', (name, chat, _because) => expect(step({ chat })).toBe(name));
  it('says farewell to who did not buy', () => {
    const buyer = { notes: [], unbought: held('price' as const) };
    expect(step({ chat: said(['seller', '在的'], ['buyer', '再看看']), buyer })).toBe('farewell');
  });
  it('is none without a conversation', () => expect(step({})).toBeUndefined());
});

describe('with an order', () => {
  const talk = said(['buyer', '好的'], ['seller', '好']);
  it('leads to the payment, by way of the price where that is asked down', () => {
    expect(step({ order: order('unpaid') })).toBe('guide-payment');
    const chat = said(['seller', '在的'], ['buyer', '还能少吗']);
    expect(step({ order: order('unpaid'), chat })).toBe('negotiate');
    expect(step({ order: order('unpaid'), chat, record: record({ agreed: held('80') }) })).toBe(
      'guide-payment',
    );
  });
  it('confirms the address until it stands', () => {
    for (const addressState of ['unconfirmed', 'asked', 'change-asked'] as const)
      expect(step({ order: order('paid'), addressState })).toBe('verify-details');
  });
  it('then the courier, where there is one to choose', () => {
    expect(step({ order: order('paid'), addressState: 'confirmed' })).toBe('courier');
    expect(step({ order: order('paid'), addressState: 'confirmed', couriers: [] })).toBe('hand-to-warehouse');
    expect(step({ order: order('paid', { courier: '山风' }), addressState: 'confirmed' })).toBe(
      'hand-to-warehouse',
    );
  });
  it('then farewell, remark and the warehouse', () => {
    const at = { order: order('paid'), addressState: 'confirmed' as const };
    const waiting = said(['seller', '明天发'], ['buyer', '谢谢']);
    expect(step({ ...at, chat: waiting, record: record(chosen) })).toBe('farewell');
    expect(step({ ...at, chat: talk, record: record({ ...chosen, promises: [gift] }) })).toBe('annotate');
    const noted = record({
      ...chosen,
      promises: [gift],
      remarks: [{ ...remark, text: '[赠品] → 送杯刷 1个 / #07' }],
    });
    expect(step({ ...at, chat: talk, record: noted })).toBe('hand-to-warehouse');
    expect(step({ ...at, record: record({ ...chosen, promises: [{ ...gift, done: true }] }) })).toBe(
      'hand-to-warehouse',
    );
  });
  it('asks for a remark where the buyer chose the courier or a price was agreed', () => {
    const at = { order: order('paid'), addressState: 'confirmed' as const };
    const own = { courier: held({ courier: 'SF', by: 'buyer' as const }) };
    expect(step({ ...at, record: record(own) })).toBe('annotate');
    expect(step({ ...at, record: record({ ...chosen, agreed: held('80') }) })).toBe('annotate');
    expect(step({ ...at, record: record({ ...own, remarks: [remark] }) })).toBe('hand-to-warehouse');
  });
  it('is none once the parcel has left', () => {
    for (const status of ['shipped', 'completed', 'cancelled', 'aftersale', 'unknown'] as const)
      expect(step({ order: order(status), chat: talk })).toBeUndefined();
  });
});
