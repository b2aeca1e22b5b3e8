import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/model/facts.ts';
import { whole } from '../../../lib/rules/helpers/money.ts';
import rule from '../../../lib/rules/price-changed.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, held, id, judge, knows, NOW, order, record } from './world.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const line = (price: string, quantity = 1) => ({ price: cny(price), quantity });
const agreed = (value: string, other?: string) =>
  record({
    agreed: held(value, other ? { conflict: [{ value: other, agent: '08', at: NOW, id: id(1) }] } : {}),
  });
const says = (more: Partial<Order>, known = record(), percent = 30) =>
  judge(rule, {
    facts: facts({ orders: [order({ status: 'unpaid', ...more })] }),
    records: knows({ record: known }),
    params: { percent },
  });

describe('price-changed', () => {
  it('speaks when the total is not what was agreed', () => {
    const [prompt] = says({ status: 'paid', total: cny('98.00') }, agreed('88'));
    expect(prompt).toMatchObject({
      id: 'price-changed:A1',
      level: 'hint',
      actions: [{ kind: 'write-remark', reason: 'other', from: '98.00', to: '88' }],
    });
    expect(render(prompt!, rule, 'zh-CN')).toMatchObject({
      mark: '跟谈好的不同',
      title: '谈好88，订单是98.00',
    });
  });

  it('speaks when an unpaid total lies far below its lines', () => {
    const [prompt] = says({ total: cny('12.80'), lines: [line('64', 2)] });
    expect(render(prompt!, rule, 'en')).toMatchObject({
      mark: '90 % too low?',
      title: '12.80 is 90 % below its lines',
    });
  });

  it.each<[string, ReturnType<typeof says>]>([
    ['agreed, to the cent, with other zeros', says({ total: cny('88.00') }, agreed('88.0'))],
    ['one of the two that were agreed', says({ total: cny('88') }, agreed('80', '88.00'))],
    ['nothing was agreed', says({ total: cny('88') })],
    ['no total is shown', says({}, agreed('88'))],
    ['it has left', says({ status: 'shipped', total: cny('98') }, agreed('88'))],
    ['the status is not known', says({ status: 'unknown', total: cny('98') }, agreed('88'))],
    ['as low as the owner allows', says({ total: cny('70'), lines: [line('100')] })],
    ['no line is set', says({ total: cny('1'), lines: [line('100')] }, record(), 0)],
    ['paid already', says({ status: 'paid', total: cny('1'), lines: [line('100')] })],
    ['a line without a price', says({ total: cny('1'), lines: [line('100'), { quantity: 1 }] })],
    ['a line without a number', says({ total: cny('1'), lines: [{ price: cny('100') }] })],
    [
      'another currency',
      says({ total: cny('1'), lines: [{ price: { amount: '100', currency: 'KRW' }, quantity: 1 }] }),
    ],
    ['lines that cost nothing', says({ total: cny('0'), lines: [line('0', 3)] })],
    ['postage on top', says({ total: cny('110'), lines: [line('100')] })],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });

  it('compares exactly, where floats would not', () => {
    expect(whole('0.1', '0.20', '-1.005')).toEqual([100n, 200n, -1005n]);
    expect(says({ total: cny('0.3') }, agreed('0.30'))).toEqual([]);
    expect(says({ total: cny('9007199254740993') }, agreed('9007199254740992'))).toHaveLength(1);
  });
});
