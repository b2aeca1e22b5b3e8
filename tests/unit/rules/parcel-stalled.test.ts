import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/parcel-stalled.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, order } from './world.ts';

const seen = (at: string, more: Partial<Order> = {}): Partial<Order> => ({
  status: 'shipped',
  logistics: { at },
  ...more,
});
const says = (more: Partial<Order>, params = {}) =>
  judge(rule, { facts: facts({ orders: [order(more)] }), params });

describe('parcel-stalled', () => {
  it('names a parcel of which nothing was heard for two days, and marks no row', () => {
    const shown = render(says(seen('2025-11-19T12:00:00+08:00'))[0]!, rule, 'en');
    expect(shown).toMatchObject({ level: 'hint', title: 'No courier news for 50 hours' });
    expect(shown.steps[0]).toContain('11-19 12:00');
    expect(shown).not.toHaveProperty('mark');
  });

  it.each<[string, ReturnType<typeof says>]>([
    ['news of yesterday', says(seen('2025-11-20T12:00:00+08:00'))],
    ['the owner waits longer', says(seen('2025-11-19T12:00:00+08:00'), { hours: 96 })],
    ['it has arrived', says(seen('2025-11-01T12:00:00+08:00', { status: 'completed' }))],
    ['not shipped', says(seen('2025-11-01T12:00:00+08:00', { status: 'paid' }))],
    ['news without a time', says({ status: 'shipped', logistics: { text: '运输中' } })],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });

  it('is off until the owner wants it', () => {
    expect(rule.defaultOn).toBe(false);
  });
});
