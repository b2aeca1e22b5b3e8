import { describe, expect, it } from 'vitest';
import type { Facts, Order } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/ship-notice.ts';
import { facts, judge, NOW, order, talk, type World } from './world.ts';

const HOUR = 3_600_000;
const AT = '2025-11-21T10:32:00+08:00';
const shipped = (more: Partial<Order> = {}) =>
  order({ buyer: { id: 'B1' }, status: 'shipped', trackingNo: 'SF1', logistics: { at: AT }, ...more });
const says = (one: Order, more: Partial<World> & { page?: Partial<Facts> } = {}) =>
  judge(rule, { facts: facts({ orders: [one], ...more.page }), ...more });

describe('ship-notice', () => {
  it('offers the notice, in the desk only', () => {
    expect(says(shipped())).toMatchObject([
      {
        id: 'ship-notice:A1',
        level: 'hint',
        onRow: false,
        params: { no: 'SF1' },
        actions: [{ kind: 'insert-reply', tag: 'shipping-notice', orderId: 'A1' }],
      },
    ]);
  });

  it('names every parcel', () => {
    const packages = [{ trackingNo: 'SF1' }, { trackingNo: 'SF2' }];
    expect(says(shipped({ trackingNo: undefined, packages }))[0]!.params).toEqual({ no: 'SF1 / SF2' });
  });

  it('wakes when it is too old to tell', () => {
    const wakes: number[] = [];
    says(shipped(), { wakes });
    expect(wakes.filter((at) => at > NOW)).toEqual([NOW + 20 * HOUR + 1]);
    expect(says(shipped(), { now: NOW + 20 * HOUR })).toHaveLength(1);
    expect(says(shipped(), { now: NOW + 20 * HOUR + 1 })).toEqual([]);
  });

  it.each<[string, ReturnType<typeof says>]>([
    ['the site wants no unasked messages', says(shipped(), { policy: { proactive: false } })],
    ['no tracking number', says(shipped({ trackingNo: undefined }))],
    ['when is not shown', says(shipped({ logistics: undefined }))],
    ['not shipped', says(shipped({ status: 'paid' }))],
    ['received', says(shipped({ logistics: { at: AT, text: '已签收' } }))],
    ['received in Korea', says(shipped({ logistics: { at: AT, text: '배송완료' } }))],
    ['told already', says(shipped(), { page: { conversation: talk(['seller', '单号SF1']).conversation! } })],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });
});
