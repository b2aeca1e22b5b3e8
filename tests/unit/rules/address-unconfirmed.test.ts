import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/model/facts.ts';
import type { OrderRecord } from '../../../lib/model/records.ts';
import rule from '../../../lib/rules/address-unconfirmed.ts';
import { render } from '../../../lib/rules/words.ts';
import { address, chat, facts, held, judge, knows, order, record } from './world.ts';

const inChat = facts({ orders: [order()], conversation: chat({ orders: [{ orderId: 'A1' }] }) });
const noted = (buyerNote: string) => facts({ orders: [order({ buyerNote })] });
const says = (page: Facts, kept?: OrderRecord, params = {}) =>
  judge(rule, { facts: page, records: knows({ record: kept }), params });

describe('address-unconfirmed', () => {
  it('asks while the buyer is here to be asked', () => {
    const [prompt] = says(inChat);
    expect(prompt).toMatchObject({
      id: 'address-unconfirmed:A1',
      level: 'money',
      actions: [{ kind: 'insert-reply', tag: 'verify-details' }, { kind: 'confirm-address' }],
    });
    expect(render(prompt!, rule, 'zh-CN')).toMatchObject({
      mark: '地址待核对',
      title: '已付款，收件信息未核对',
    });
  });

  it.each([
    ['地址改成新的，谢谢', '买家留言像要改地址'],
    ['电话换成13800000000', '买家留言像要改电话'],
  ])('reads a note that asks for a change: %s', (note, title) => {
    expect(render(says(noted(note))[0]!, rule, 'zh-CN').title).toBe(title);
  });

  it.each([
    ['the conversation names it', inChat],
    [
      'both show the same buyer id',
      facts({ orders: [order({ buyer: { id: 'b' } })], conversation: chat({ buyer: { id: 'b' } }) }),
    ],
    [
      'it is shown beside the conversation without a buyer of its own',
      facts({ orders: [order()], conversation: chat({ buyer: { name: '牛**' } }) }),
    ],
  ])('speaks when %s', (_case, page) => {
    expect(says(page)).toHaveLength(1);
  });

  it('speaks of every paid order when the owner wants it', () => {
    expect(says(facts({ orders: [order()] }), undefined, { every: true })).toHaveLength(1);
  });

  it('two agents who do not agree whether it was confirmed are asked again', () => {
    const { value, conflict, ...other } = held('unconfirmed' as const);
    expect(says(inChat, address('confirmed', { conflict: [{ value, ...other }] }))).toHaveLength(1);
  });

  it.each<[string, Facts, OrderRecord?]>([
    ['a paid order without a risk', facts({ orders: [order()] })],
    ['a note about something else', noted('请包好一点，要发票')],
    [
      'another order of the page',
      facts({ orders: [order({ orderId: 'A2' })], conversation: chat({ orders: [{ orderId: 'A1' }] }) }),
    ],
    [
      'a buyer of the same masked name',
      facts({
        orders: [order({ buyer: { name: '牛**' } })],
        conversation: chat({ buyer: { name: '牛**' } }),
      }),
    ],
    [
      'another buyer id',
      facts({ orders: [order({ buyer: { id: 'b' } })], conversation: chat({ buyer: { id: 'c' } }) }),
    ],
    ...(['asked', 'confirmed', 'change-asked', 'changed'] as const).map(
      (state): [string, Facts, OrderRecord] => [`already ${state}`, inChat, address(state)],
    ),
    ...(['unpaid', 'shipped', 'completed', 'cancelled', 'aftersale', 'unknown'] as const).map(
      (status): [string, Facts] => [
        `an order that is ${status}`,
        { ...inChat, orders: [order({ status, buyerNote: '改地址' })] },
      ],
    ),
  ])('is silent: %s', (_case, page, kept) => {
    expect(says(page, kept)).toEqual([]);
  });

  it('a record that holds other things does not silence it', () => {
    expect(says(inChat, record())).toHaveLength(1);
    expect(says(inChat, address('unconfirmed'))).toHaveLength(1);
  });
});
