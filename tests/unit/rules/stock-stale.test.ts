import { describe, expect, it } from 'vitest';
import rule from '../../../lib/rules/stock-stale.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, knows, NOW, order, warehouse } from './world.ts';

const HOUR = 3_600_000;
const open = facts({ orders: [order({ lines: [{ sku: 'CUP', quantity: 1 }] })] });
const says = (hours: number, more: { failed?: boolean; params?: object; facts?: typeof open } = {}) =>
  judge(rule, {
    facts: more.facts ?? open,
    records: knows({ stock: warehouse({}, { at: NOW - hours * HOUR, failed: more.failed ?? false }) }),
    params: { ...more.params },
  });
const title = (hours: number, more = {}) => render(says(hours, more)[0]!, rule, 'en').title;

describe('stock-stale', () => {
  it('is one line of the desk for the whole page, and no mark', () => {
    const [prompt, ...more] = says(30);
    expect(more).toEqual([]);
    expect(prompt).toMatchObject({ level: 'hint', about: { kind: 'page' }, onRow: false, params: { h: 30 } });
    expect(render(prompt!, rule, 'zh-CN')).not.toHaveProperty('mark');
  });

  it('counts hours, then days', () => {
    expect(title(24)).toBe('Stock is 24 hours old');
    expect(title(47.9)).toBe('Stock is 47 hours old');
    expect(title(73)).toBe('Stock is 3 days old');
    expect(title(1, { params: { hours: 1 } })).toBe('Stock is 1 hour old');
  });

  it('speaks sooner when a live source fails', () => {
    expect(title(2, { failed: true })).toBe('Stock did not refresh; this is 2 h old');
    expect(says(0.9, { failed: true })).toEqual([]);
  });

  it.each([
    ['younger than the owner allows', says(23.9)],
    ['a clock that runs behind', says(-5)],
    [
      'a page without open orders or listings',
      says(99, { facts: facts({ orders: [order({ status: 'shipped', lines: [{ sku: 'CUP' }] })] }) }),
    ],
    ['an order whose goods are not shown', says(99, { facts: facts({ orders: [order()] }) })],
    ['no stock sheet', judge(rule, { facts: open })],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });

  it('speaks on a listings page', () => {
    expect(says(99, { facts: facts({ listings: [{ sku: 'CUP' }] }) })).toHaveLength(1);
  });
});
