import { describe, expect, it } from 'vitest';
import type { Listing } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/stock-mismatch.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, knows, warehouse } from './world.ts';

const stock = warehouse(
  { CUP: [5, 1], LID: [9] },
  {
    bundles: {
      SET: [
        ['CUP', 2],
        ['LID', 1],
      ],
    },
  },
);
const says = (listing: Listing, params = {}) =>
  judge(rule, { facts: facts({ listings: [listing] }), records: knows({ stock }), params });

describe('stock-mismatch', () => {
  it('says how many too many a listing offers', () => {
    const [prompt] = says({ listingId: 'L1', sku: 'CUP', stock: 10 });
    expect(prompt).toMatchObject({ about: { kind: 'listing', id: 'L1/CUP' }, params: { n: 6, a: 4, s: 10 } });
    expect(render(prompt!, rule, 'ko')).toMatchObject({ mark: '6개 초과', title: '판매 10개, 창고 4개' });
  });

  it('a bundle sells as often as its scarcest part lasts', () => {
    expect(says({ sku: 'SET', stock: 3 })).toMatchObject([{ params: { n: 1, a: 2 } }]);
  });

  it('keeps back what the owner wants kept', () => {
    expect(says({ sku: 'CUP', stock: 4 }, { keepBack: 1 })).toMatchObject([{ params: { n: 1, a: 3 } }]);
  });

  it.each<[string, Listing]>([
    ['as many as there are', { sku: 'CUP', stock: 4 }],
    ['fewer, which is the choice of the shop', { sku: 'CUP', stock: 1 }],
    ['an unknown code', { sku: 'NEW', stock: 99 }],
    ['no figure on the page', { sku: 'CUP' }],
    ['nothing that says what it is', { stock: 99 }],
  ])('is silent: %s', (_case, listing) => {
    expect(says(listing)).toEqual([]);
  });

  it('is silent without a stock sheet, and off until the owner wants it', () => {
    expect(judge(rule, { facts: facts({ listings: [{ sku: 'CUP', stock: 10 }] }) })).toEqual([]);
    expect(rule.defaultOn).toBe(false);
  });
});
