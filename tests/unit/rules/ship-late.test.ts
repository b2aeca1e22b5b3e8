import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/ship-late.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, order } from './world.ts';

const says = (more: Partial<Order>, params = {}) =>
  judge(rule, { facts: facts({ orders: [order(more)] }), params });
const by = (shipBy: string, more: Partial<Order> = {}) => ({ shipBy, ...more });

describe('ship-late', () => {
  it.each([
    ['2025-11-21T20:00:00+08:00', 'Ship in 5 h', 'Ship by 11-21 20:00, 5 h left'],
    ['2025-11-21T15:00:00+08:00', 'Ship now', 'Ship by 11-21 15:00, under 1 h left'],
    ['2025-11-21T14:32:00+08:00', 'Ship overdue', 'Was to ship by 11-21 14:32'],
    ['2025-11-19T09:00:00+08:00', 'Ship overdue', 'Was to ship by 11-19 09:00'],
  ])('speaks of a paid order to ship by %s', (shipBy, mark, title) => {
    const [prompt] = says(by(shipBy));
    expect(prompt!.level).toBe('clock');
    expect(render(prompt!, rule, 'en')).toMatchObject({ mark, title });
  });

  it.each<[string, ReturnType<typeof says>]>([
    ['time enough', says(by('2025-11-22T02:33:00+08:00'))],
    ['more than the owner wants to hear of', says(by('2025-11-21T20:00:00+08:00'), { hours: 3 })],
    ['shipped', says(by('2025-11-21T15:00:00+08:00', { status: 'shipped' }))],
    ['not paid', says(by('2025-11-21T15:00:00+08:00', { status: 'unpaid' }))],
    ['the status is not known', says(by('2025-11-21T15:00:00+08:00', { status: 'unknown' }))],
    ['no time on the page', says({})],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });
});
