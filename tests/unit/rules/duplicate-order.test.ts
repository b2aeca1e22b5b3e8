import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/duplicate-order.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, order } from './world.ts';

const bought = (orderId: string, more: Partial<Order> = {}): Order =>
  order({
    orderId,
    buyer: { id: 'B1', name: '林**' },
    placedAt: '2025-11-21T13:00:00+08:00',
    lines: [{ sku: 'CUP', quantity: 1 }],
    ...more,
  });
const says = (orders: Order[], params = {}) => judge(rule, { facts: facts({ orders }), params });

describe('duplicate-order', () => {
  it('names each of two orders on the other', () => {
    const prompts = says([bought('A1'), bought('A2', { status: 'unpaid' })]);
    expect(prompts.map(({ id, level, params }) => [id, level, params.other])).toEqual([
      ['duplicate-order:A1', 'hint', 'A2'],
      ['duplicate-order:A2', 'hint', 'A1'],
    ]);
    expect(render(prompts[0]!, rule, 'en').title).toBe('Same buyer, same CUP: A2');
  });

  it('counts several', () => {
    const [prompt] = says([bought('A1'), bought('A2'), bought('A3')]);
    expect(render(prompt!, rule, 'en').title).toBe('Same buyer, 2 more of CUP');
  });

  it.each<[string, Order[], object?]>([
    [
      'a masked name shared by strangers',
      [bought('A1', { buyer: { name: '林**' } }), bought('A2', { buyer: { name: '林**' } })],
    ],
    [
      'a mask in the id’s place',
      [bought('A1', { buyer: { id: '林**' } }), bought('A2', { buyer: { id: '林**' } })],
    ],
    ['another buyer', [bought('A1'), bought('A2', { buyer: { id: 'B2' } })]],
    ['another SKU', [bought('A1'), bought('A2', { lines: [{ sku: 'LID', quantity: 1 }] })]],
    ['no SKU', [bought('A1', { lines: [{}] }), bought('A2', { lines: [{}] })]],
    ['a line taken out', [bought('A1'), bought('A2', { lines: [{ sku: 'CUP', quantity: 0 }] })]],
    ['one has shipped', [bought('A1'), bought('A2', { status: 'shipped' })]],
    ['one was cancelled', [bought('A1'), bought('A2', { status: 'cancelled' })]],
    ['days apart', [bought('A1'), bought('A2', { placedAt: '2025-11-19T13:00:00+08:00' })]],
    [
      'further apart than the owner says',
      [bought('A1'), bought('A2', { placedAt: '2025-11-21T10:00:00+08:00' })],
      { hours: 2 },
    ],
    ['no time on the page', [bought('A1', { placedAt: undefined }), bought('A2')]],
    ['one order shown twice', [bought('A1'), bought('A1')]],
  ])('is silent: %s', (_case, orders, params) => {
    expect(says(orders, params)).toEqual([]);
  });
});
