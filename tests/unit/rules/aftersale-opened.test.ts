import { describe, expect, it } from 'vitest';
import type { AfterSale } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/aftersale-opened.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, order } from './world.ts';

const opened = (more: Partial<AfterSale> = {}): AfterSale => ({
  orderId: 'A1',
  kind: 'refund',
  status: '待商家处理',
  deadline: '2025-11-23T14:00:00+08:00',
  ...more,
});
const says = (aftersales: AfterSale[], orders = [order({ status: 'aftersale' })]) =>
  judge(rule, { facts: facts({ aftersales, orders }) });
const tag = (reason: string) => says([opened({ reason })])[0]!.actions[0];

describe('aftersale-opened', () => {
  it('speaks on the order, with its kind and deadline', () => {
    const [prompt] = says([opened()]);
    expect(prompt).toMatchObject({ id: 'aftersale-opened:A1', level: 'money' });
    expect(render(prompt!, rule, 'zh-CN')).toMatchObject({
      mark: '有售后',
      title: '退款，11-23 14:00前处理',
    });
  });

  it('says no more than the page shows', () => {
    const [prompt] = says([opened({ kind: undefined, deadline: undefined })]);
    expect(render(prompt!, rule, 'en').title).toBe('Case, waiting');
  });

  it('speaks once of an order, by its nearest deadline', () => {
    const prompts = says([opened({ kind: 'exchange' }), opened({ deadline: '2025-11-22T09:00:00+08:00' })]);
    expect(prompts.map((prompt) => render(prompt, rule, 'en').title)).toEqual(['Refund, due 11-22 09:00']);
  });

  it('is one line with a count for a page of cases', () => {
    const prompts = says([opened(), opened({ orderId: 'A2' })], []);
    expect(prompts).toMatchObject([{ about: { kind: 'page' }, onRow: false, actions: [] }]);
    expect(render(prompts[0]!, rule, 'en').title).toBe('2 cases wait on this page');
  });

  it('opens with what fits the reason', () => {
    expect(tag('商品破损')).toMatchObject({ tag: 'damaged' });
    expect(tag('구성품 누락')).toMatchObject({ tag: 'missing' });
    expect(tag('七天无理由')).toMatchObject({ tag: 'calm' });
  });

  it('takes a deadline ahead for open where no status is shown', () => {
    expect(says([opened({ status: undefined })])).toHaveLength(1);
  });

  it.each<[string, AfterSale]>([
    ['refunded', opened({ status: '退款成功' })],
    ['withdrawn by the buyer', opened({ statusText: '철회' })],
    ['closed', opened({ status: 'Closed' })],
    ['neither status nor deadline', opened({ status: undefined, deadline: undefined })],
    [
      'no status, and the deadline past',
      opened({ status: undefined, deadline: '2025-11-20T00:00:00+08:00' }),
    ],
  ])('is silent: %s', (_case, one) => {
    expect(says([one])).toEqual([]);
  });
});
