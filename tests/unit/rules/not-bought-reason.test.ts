import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/not-bought-reason.ts';
import { facts, held, judge, knows, NOW, order, talk, type World } from './world.ts';

const HOUR = 3_600_000;
const asked = talk(['buyer', '多少钱'], ['seller', '98元']);
const says = (page: Facts, more: Partial<World> = {}) =>
  judge(rule, { facts: page, params: { from: '14:00' }, ...more });

describe('not-bought-reason', () => {
  it('asks why, after the shift’s end in the shop’s zone', () => {
    expect(says(asked)).toMatchObject([
      { id: 'not-bought-reason:conversation:B1', level: 'hint', actions: [{ kind: 'say-unbought' }] },
    ]);
    expect(says(asked, { params: { from: '14:32' } })).toHaveLength(1);
    expect(says(asked, { params: { from: '14:33' } })).toEqual([]);
    expect(says(asked, { params: { from: '23:30' }, now: NOW + 10 * HOUR })).toHaveLength(1);
  });

  it('wakes at the shift’s end, and when it is too late to remember', () => {
    const next = (from: string, now = NOW) => {
      const wakes: number[] = [];
      says(asked, { params: { from }, now, wakes });
      return Math.min(
        ...wakes.filter(
          (at) =>
            at > now &&
            says(asked, { params: { from }, now: at }).length !==
              says(asked, { params: { from }, now }).length,
        ),
      );
    };
    expect(next('18:00', NOW + 999)).toBe(NOW + 3.5 * HOUR - 2 * 60_000);
    expect(next('14:00')).toBe(NOW + 5.5 * HOUR - 2 * 60_000);
  });

  it.each<[string, ReturnType<typeof says>]>([
    ['no time is set', says(asked, { params: {} })],
    ['the buyer has an order', says({ ...asked, orders: [order({ buyer: { id: 'B1' } })] })],
    [
      'the chat names an order',
      says({ ...asked, conversation: { ...asked.conversation!, orders: [{ orderId: 'A1' }] } }),
    ],
    ['the buyer said nothing', says(talk(['seller', '您好'], ['bot', '欢迎']))],
    ['the buyer’s id is not shown', says({ ...asked, conversation: { ...asked.conversation!, buyer: {} } })],
    [
      'it is noted',
      says(asked, { records: { ...knows({}), buyer: { notes: [], unbought: held('price') } } }),
    ],
    ['hours later', says(asked, { now: NOW + 6 * HOUR })],
    ['no chat is open', says(facts())],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });

  it('speaks although another buyer’s order is shown', () => {
    expect(says({ ...asked, orders: [order({ buyer: { id: 'B2' } })] })).toHaveLength(1);
  });
});
