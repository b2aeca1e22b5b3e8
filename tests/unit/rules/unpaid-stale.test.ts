import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/unpaid-stale.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, order } from './world.ts';

const unpaid = (placedAt: string, more: Partial<Order> = {}): Partial<Order> => ({
  status: 'unpaid',
  placedAt,
  ...more,
});
const says = (more: Partial<Order>, params = {}) =>
  judge(rule, { facts: facts({ orders: [order(more)] }), params });

describe('unpaid-stale', () => {
  it.each([
    ['2025-11-20T14:32:00+08:00', 'Unpaid 24 hours: could be closed'],
    ['2025-11-18T14:00:00+08:00', 'Unpaid 3 days: could be closed'],
  ])('names a candidate to close, placed %s', (placedAt, title) => {
    const [prompt] = says(unpaid(placedAt));
    expect(prompt).toMatchObject({ level: 'hint', actions: [] });
    const shown = render(prompt!, rule, 'en');
    expect(shown.title).toBe(title);
    // A worklist: the queue leads there, the row stays clean.
    expect(shown).not.toHaveProperty('mark');
  });

  it.each<[string, ReturnType<typeof says>]>([
    ['a minute short', says(unpaid('2025-11-20T14:33:00+08:00'))],
    ['the owner waits longer', says(unpaid('2025-11-20T10:00:00+08:00'), { hours: 72 })],
    ['paid', says(unpaid('2025-11-18T10:00:00+08:00', { status: 'paid' }))],
    ['paid at the door', says(unpaid('2025-11-18T10:00:00+08:00', { payment: 'cod' }))],
    ['no time on the page', says({ status: 'unpaid' })],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });

  it('is off until the owner wants it', () => {
    expect(rule.defaultOn).toBe(false);
  });
});
