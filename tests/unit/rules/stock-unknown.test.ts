import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/stock-unknown.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, knows, order, warehouse } from './world.ts';

const stock = warehouse(
  { CUP: [1] },
  {
    bundles: {
      SET: [
        ['CUP', 1],
        ['GONE', 1],
      ],
    },
  },
);
const says = (page: Facts) => judge(rule, { facts: page, records: knows({ stock }) });

describe('stock-unknown', () => {
  it('counts each code once for the whole page', () => {
    const lines = [{ sku: 'NEW' }, { sku: 'CUP' }, { sku: 'SET' }];
    const prompts = says(
      facts({
        orders: [
          order({ lines }),
          order({ orderId: 'A2', lines: [{ sku: 'NEW' }, { listingId: 'L', variant: 'red' }] }),
        ],
        listings: [{ listingId: 'L', variant: 'red' }],
      }),
    );
    expect(prompts).toMatchObject([{ about: { kind: 'page' }, onRow: false, params: { n: 3 } }]);
    expect(render(prompts[0]!, rule, 'en').title).toBe('3 codes are not in the stock sheet');
    expect(render(says(facts({ listings: [{ sku: 'X' }] }))[0]!, rule, 'en').title).toBe(
      '1 code is not in the stock sheet',
    );
  });

  it.each([
    ['every code is known', facts({ orders: [order({ lines: [{ sku: 'CUP' }] })] })],
    ['what has shipped', facts({ orders: [order({ status: 'shipped', lines: [{ sku: 'NEW' }] })] })],
    ['a line that shows no code at all', facts({ orders: [order({ lines: [{ title: 'Cup' }] })] })],
  ])('is silent: %s', (_case, page) => {
    expect(says(page)).toEqual([]);
  });

  it('is silent without a stock sheet', () => {
    expect(judge(rule, { facts: facts({ listings: [{ sku: 'NEW' }] }) })).toEqual([]);
  });
});
