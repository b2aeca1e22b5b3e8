import { describe, expect, it } from 'vitest';
import type { Facts, Order } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/review-due.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, NOW, order, type World } from './world.ts';

const DAY = 86_400_000;
const AT = '2025-11-11T14:32:00+08:00';
const got = (more: Partial<Order> = {}) => order({ status: 'completed', logistics: { at: AT }, ...more });
const says = (page: Partial<Facts>, more: Partial<World> = {}) =>
  judge(rule, { facts: facts({ orders: [got()], ...page }), ...more });

describe('review-due', () => {
  it('is one line with a count', () => {
    const [prompt, ...more] = says({ orders: [got(), got({ orderId: 'A2' })] });
    expect(more).toEqual([]);
    expect(prompt).toMatchObject({ id: 'review-due:page', level: 'hint', onRow: false });
    expect(render(prompt!, rule, 'en').title).toBe('2 orders received, no review seen here');
  });

  it('goes by the last thing the page tells of the order', () => {
    expect(says({ orders: [got({ logistics: undefined, placedAt: AT })] })).toHaveLength(1);
    const late = got({ placedAt: AT, logistics: { at: '2025-11-20T14:32:00+08:00' } });
    expect(says({ orders: [late] })).toEqual([]);
  });

  it('wakes when one becomes due, and when it is too late', () => {
    const wakes: number[] = [];
    says({}, { wakes });
    expect(wakes.filter((at) => at > NOW)).toEqual([NOW + 20 * DAY + 1]);
    expect(says({}, { now: NOW + 20 * DAY })).toHaveLength(1);
    expect(says({}, { now: NOW + 20 * DAY + 1 })).toEqual([]);
    expect([says({}, { now: NOW - 3 * DAY }).length, says({}, { now: NOW - 3 * DAY - 1 }).length]).toEqual([
      1, 0,
    ]);
  });

  it.each<[string, ReturnType<typeof says>]>([
    ['the site wants no unasked messages', says({}, { policy: { proactive: false } })],
    ['reviewed', says({ reviews: [{ orderId: 'A1', buyer: {} }] })],
    ['a case was opened', says({ aftersales: [{ orderId: 'A1' }] })],
    ['not received yet', says({ orders: [got({ status: 'shipped' })] })],
    ['no time is shown', says({ orders: [got({ logistics: undefined })] })],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });
});
