import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/model/facts.ts';
import type { OrderRecord } from '../../../lib/model/records.ts';
import rule from '../../../lib/rules/courier-unchosen.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, held, judge, knows, order, record } from './world.ts';

const says = (more: Partial<Order>, kept?: OrderRecord, couriers = ['顺丰', '圆通']) =>
  judge(rule, {
    facts: facts({ orders: [order(more)] }),
    records: knows({ record: kept }),
    params: { couriers },
  });

describe('courier-unchosen', () => {
  it('asks which of the shop’s couriers takes a paid order', () => {
    const [prompt] = says({}, record());
    expect(prompt).toMatchObject({
      level: 'hint',
      actions: [{ kind: 'insert-reply', tag: 'courier', orderId: 'A1' }],
    });
    expect(render(prompt!, rule, 'zh-CN').steps[0]).toContain('顺丰 / 圆通');
  });

  it.each<[string, ReturnType<typeof says>]>([
    ['the page shows one', says({ courier: '顺丰' })],
    ['a parcel number is there', says({ trackingNo: 'SF1' })],
    ['a package has one', says({ packages: [{ courier: '圆通' }] })],
    ['somebody here chose one', says({}, record({ courier: held({ courier: '圆通', by: 'buyer' }) }))],
    ['the shop has no list', says({}, undefined, [])],
    ['unpaid', says({ status: 'unpaid' })],
    ['shipped', says({ status: 'shipped' })],
    ['the status is not known', says({ status: 'unknown' })],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });

  it('is off until the owner wants it', () => {
    expect(rule.defaultOn).toBe(false);
  });
});
