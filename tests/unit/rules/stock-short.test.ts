import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/model/facts.ts';
import type { StockView } from '../../../lib/model/records.ts';
import rule from '../../../lib/rules/stock-short.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, knows, order, warehouse } from './world.ts';

const three = order({ lines: [{ sku: 'CUP', quantity: 3 }] });
const says = (one = three, stock: StockView | undefined = warehouse({ CUP: [1] }), params = {}) =>
  judge(rule, { facts: facts({ orders: [one] }), records: knows({ stock }), params });

describe('stock-short', () => {
  it('says how many are missing, and offers the one thing to do', () => {
    const [prompt, ...more] = says();
    expect(more).toEqual([]);
    expect(prompt).toMatchObject({
      id: 'stock-short:A1',
      level: 'money',
      about: { kind: 'order', id: 'A1' },
      params: { n: 2, a: 1, q: 3, sku: 'CUP' },
      actions: [{ kind: 'insert-reply', tag: 'out-of-stock', orderId: 'A1' }],
    });
    expect(render(prompt!, rule, 'zh-CN')).toMatchObject({ mark: '缺2件', title: '仓库1件，本单3件' });
  });

  it.each([
    ['an unpaid order', order({ ...three, status: 'unpaid' }), warehouse({ CUP: [1] }), 2],
    ['less what others have reserved', three, warehouse({ CUP: [5, 3] }), 1],
    ['oversold counts as none, not as less', three, warehouse({ CUP: [1, 9] }), 3],
    [
      'two lines of one stock SKU are one need',
      order({
        lines: [
          { sku: 'CUP', quantity: 2 },
          { sku: 'CUP', quantity: 2 },
        ],
      }),
      warehouse({ CUP: [3] }),
      1,
    ],
    [
      'a bundle and a single of the same SKU add up',
      order({
        lines: [
          { sku: 'SET', quantity: 2 },
          { sku: 'CUP', quantity: 1 },
        ],
      }),
      warehouse(
        { CUP: [6], LID: [9] },
        {
          bundles: {
            SET: [
              ['CUP', 3],
              ['LID', 1],
            ],
          },
        },
      ),
      1,
    ],
    [
      'a paid order owns what the warehouse reserved for it, and no more',
      three,
      warehouse({ CUP: [4, 6] }, { reservedCountsOpenOrders: true }),
      2,
    ],
    [
      'an unpaid order owns nothing yet',
      order({ ...three, status: 'unpaid' }),
      warehouse({ CUP: [4, 3] }, { reservedCountsOpenOrders: true }),
      2,
    ],
    [
      'a line nobody knows does not silence the known one',
      order({
        lines: [
          { sku: 'NEW', quantity: 9 },
          { sku: 'CUP', quantity: 3 },
        ],
      }),
      warehouse({ CUP: [1] }),
      2,
    ],
  ])('%s', (_case, one, stock, n) => {
    expect(says(one, stock)).toMatchObject([{ params: { n } }]);
  });

  it('keeps back what the owner wants kept', () => {
    expect(says(three, warehouse({ CUP: [4] }), { keepBack: 2 })).toMatchObject([{ params: { n: 1, a: 2 } }]);
  });

  it('speaks of the worst when several are short', () => {
    const one = order({
      lines: [
        { sku: 'CUP', quantity: 3 },
        { sku: 'LID', quantity: 9 },
      ],
    });
    const [prompt] = says(one, warehouse({ CUP: [1], LID: [2] }));
    expect(prompt).toMatchObject({ params: { n: 7, a: 2, q: 9, sku: 'LID', kinds: 2 } });
    expect(render(prompt!, rule, 'en').title).toBe('2 items short, LID most: 2 in stock, 9 ordered');
  });

  it.each<[string, Order, StockView | undefined]>([
    ['just enough', three, warehouse({ CUP: [3] })],
    ['no stock sheet', three, undefined],
    ['an unknown SKU', order({ lines: [{ sku: 'NEW', quantity: 3 }] }), warehouse({ CUP: [1] })],
    ['no quantity', order({ lines: [{ sku: 'CUP' }] }), warehouse({ CUP: [0] })],
    ['no SKU', order({ lines: [{ quantity: 3 }] }), warehouse({ CUP: [0] })],
    ['no lines', order(), warehouse({ CUP: [0] })],
    [
      'a bundle of which one part has no row',
      order({ lines: [{ sku: 'SET', quantity: 1 }] }),
      warehouse(
        { CUP: [0] },
        {
          bundles: {
            SET: [
              ['CUP', 1],
              ['GONE', 1],
            ],
          },
        },
      ),
    ],
    ['its own units fill the reserve', three, warehouse({ CUP: [3, 3] }, { reservedCountsOpenOrders: true })],
    ...(['shipped', 'completed', 'cancelled', 'aftersale', 'unknown'] as const).map(
      (status): [string, Order, StockView] => [
        `an order that is ${status}`,
        order({ ...three, status }),
        warehouse({ CUP: [1] }),
      ],
    ),
  ])('is silent: %s', (_case, one, stock) => {
    expect(judge(rule, { facts: facts({ orders: [one] }), records: knows({ stock }) })).toEqual([]);
  });
});
