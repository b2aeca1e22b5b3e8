import { describe, expect, it } from 'vitest';
import type { Facts, Order } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/silent-order.ts';
import { render } from '../../../lib/rules/words.ts';
import { address, chat, facts, judge, knows, order, talk } from './world.ts';

const mine = (more: Partial<Order> = {}) => order({ buyer: { id: 'B2' }, ...more });
const says = (more: Partial<Facts>) => judge(rule, { facts: facts({ orders: [mine()], ...more }) });

describe('silent-order', () => {
  it('is one line with a count, and says that no more can be known', () => {
    const [prompt, ...more] = says({ orders: [mine(), mine({ orderId: 'A2' }), mine()] });
    expect(more).toEqual([]);
    expect(prompt).toMatchObject({ level: 'hint', about: { kind: 'page' }, onRow: false });
    expect(render(prompt!, rule, 'en')).toMatchObject({
      title: '2 paid orders, no chat seen here',
      why: 'No chat seen here: more cannot be known.',
    });
  });

  it('counts an order whose buyer is not the one in the chat', () => {
    expect(says({ conversation: talk(['buyer', '在吗']).conversation! })).toHaveLength(1);
  });

  it.each<[string, Partial<Facts>]>([
    ['their chat is open', { conversation: chat({ buyer: { id: 'B2' } }) }],
    ['the open chat names the order', { conversation: chat({ orders: [{ orderId: 'A1' }] }) }],
    ['they are in the list beside the chat', { threads: [{ buyer: { id: 'B2' } }] }],
    ['not paid', { orders: [mine({ status: 'unpaid' })] }],
    ['shipped', { orders: [mine({ status: 'shipped' })] }],
    ['who the buyer is is not shown', { orders: [mine({ buyer: { name: '林**' } })] }],
    ['the buyer’s id is masked', { orders: [mine({ buyer: { id: 'l***n' } })] }],
  ])('is silent: %s', (_case, more) => {
    expect(says(more)).toEqual([]);
  });

  it('is silent once somebody asked about the address', () => {
    const records = knows({ record: address('asked') });
    expect(judge(rule, { facts: facts({ orders: [mine()] }), records })).toEqual([]);
  });
});
