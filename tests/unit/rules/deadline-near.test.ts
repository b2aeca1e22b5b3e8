import { describe, expect, it } from 'vitest';
import type { AfterSale } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/deadline-near.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, order } from './world.ts';

const due = (deadline: string, more: Partial<AfterSale> = {}): AfterSale => ({
  orderId: 'A1',
  status: '待商家处理',
  deadline,
  ...more,
});
const says = (aftersales: AfterSale[], orders = [order({ status: 'aftersale' })], params = {}) =>
  judge(rule, { facts: facts({ aftersales, orders }), params });

describe('deadline-near', () => {
  it.each([
    ['2025-11-22T09:00:00+08:00', 'Case: 18 h', 'Case due 11-22 09:00, 18 h left'],
    ['2025-11-21T15:00:00+08:00', 'Case: now', 'Case due 11-21 15:00, under 1 h left'],
    ['2025-11-21T14:00:00+08:00', 'Case overdue', 'Case was due 11-21 14:00'],
  ])('speaks of a case due %s', (deadline, mark, title) => {
    const [prompt] = says([due(deadline)]);
    expect(prompt!.level).toBe('clock');
    expect(render(prompt!, rule, 'en')).toMatchObject({ mark, title });
  });

  it('is one line for a page of cases, and names the first deadline', () => {
    const cases = [
      due('2025-11-22T09:00:00+08:00'),
      due('2025-11-21T18:00:00+08:00', { orderId: 'A2' }),
      due('2025-11-29T09:00:00+08:00', { orderId: 'A3' }),
    ];
    const prompts = says(cases, []);
    expect(prompts).toHaveLength(1);
    expect(render(prompts[0]!, rule, 'en').title).toBe('Cases near their deadline: 2, first 11-21 18:00');
  });

  it.each<[string, ReturnType<typeof says>]>([
    ['days left', says([due('2025-11-23T09:00:00+08:00')])],
    [
      'more than the owner wants to hear of',
      says([due('2025-11-22T09:00:00+08:00')], undefined, { hours: 6 }),
    ],
    ['the case is closed', says([due('2025-11-21T15:00:00+08:00', { status: '已关闭' })])],
    [
      'past, and nobody can say whether it is open',
      says([due('2025-11-21T14:00:00+08:00', { status: undefined })]),
    ],
    ['no deadline on the page', says([{ orderId: 'A1', status: '待商家处理' }])],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });
});
