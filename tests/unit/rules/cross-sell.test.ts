import { describe, expect, it } from 'vitest';
import type { Facts, Listing } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/cross-sell.ts';
import { facts, judge, knows, NOW, order, talk, type World, warehouse } from './world.ts';

const looking = (listings: Listing[], ...lines: Parameters<typeof talk>): Facts => {
  const page = talk(...lines);
  return { ...page, conversation: { ...page.conversation!, listings } };
};
const cup = looking([{ sku: 'CUP', title: '保温杯 500ml' }], ['buyer', '还有货吗', '14:30']);
const says = (page: Facts, pairs: string[], more: Partial<World> = {}) =>
  judge(rule, { facts: page, params: { pairs }, ...more });
const stock = (rows: Record<string, [number]>) => knows({ stock: warehouse(rows) });

describe('cross-sell', () => {
  it.each<[string, string[], string]>([
    ['by its code', ['CUP>LID'], 'LID'],
    ['at most two at once', ['cup > LID, BRUSH, BAG'], 'LID / BRUSH'],
    ['by words of its title', ['保温杯>杯刷'], '杯刷'],
    ['the first pair that fits', ['HAT>SCARF', 'CUP>BRUSH', 'CUP>LID'], 'BRUSH'],
    ['typed in full width', ['CUP＞LID，BRUSH'], 'LID / BRUSH'],
  ])('speaks: %s', (_case, pairs, also) => {
    expect(says(cup, pairs)).toMatchObject([
      {
        id: 'cross-sell:conversation:B1',
        level: 'hint',
        params: { also },
        actions: [{ kind: 'insert-reply', tag: 'introduce' }],
      },
    ]);
  });

  it('speaks of what the buyer ordered, too', () => {
    const page = { ...talk(), orders: [order({ buyer: { id: 'B1' }, lines: [{ sku: 'CUP' }] })] };
    expect(says(page, ['CUP>LID'])).toHaveLength(1);
  });

  it('offers, with a sheet, only what is known to be there', () => {
    expect(says(cup, ['CUP>LID'], { records: stock({ LID: [1] }) })).toHaveLength(1);
    expect(says(cup, ['CUP>LID'], { records: stock({ LID: [0] }) })).toEqual([]);
    expect(says(cup, ['CUP>LID'], { records: stock({ CUP: [9] }) })).toEqual([]);
    expect(says(cup, ['CUP>LID,BAG'], { records: stock({ BAG: [9] }) })[0]!.params.also).toBe('BAG');
  });

  describe('by a product card', () => {
    const mates = (of: Record<string, { name: string; skus: string[] }[]>) => ({
      goesWith: ({ sku = '' }: { sku?: string }) => of[sku] && { title: '保温杯', mates: of[sku] },
    });
    const LID = { name: '杯盖', skus: ['LID', 'LID-2'] };
    const BRUSH = { name: 'BRUSH', skus: ['BRUSH'] };
    const known = (of: Parameters<typeof mates>[0], rows?: Record<string, [number]>) => ({
      records: { ...knows(rows ? { stock: warehouse(rows) } : {}), ...mates(of) },
    });

    it('names what goes with it, without any pairs set', () => {
      expect(says(cup, [], known({ CUP: [LID, BRUSH] }))[0]!.params).toEqual({
        sku: '保温杯',
        also: '杯盖 / BRUSH',
      });
    });
    it.each<[string, Record<string, [number]>, string | undefined]>([
      ['one of its SKUs is there', { 'LID-2': [1] }, '杯盖'],
      ['the first is out of stock', { LID: [0], BRUSH: [4] }, 'BRUSH'],
      ['none is there', { LID: [0], 'LID-2': [0], BRUSH: [0] }, undefined],
      ['the warehouse knows neither', { CUP: [9] }, undefined],
    ])('offers only what is there: %s', (_case, rows, also) => {
      expect(says(cup, [], known({ CUP: [LID, BRUSH] }, rows))[0]?.params.also).toBe(also);
    });
    it('comes before the pairs; where the card offers nothing that is there, the pairs speak', () => {
      expect(says(cup, ['CUP>BAG'], known({ CUP: [LID] }))[0]!.params.also).toBe('杯盖');
      expect(says(cup, ['CUP>BAG'], known({ CUP: [LID] }, { LID: [0], BAG: [2] }))[0]!.params.also).toBe(
        'BAG',
      );
      expect(says(cup, ['CUP>BAG'], known({ HAT: [LID] }))[0]!.params.also).toBe('BAG');
    });
    it('leaves out what the buyer looks at or has ordered, by name or by SKU', () => {
      const both = looking([{ sku: 'CUP' }, { sku: 'LID-2' }]);
      expect(says(both, [], known({ CUP: [LID, BRUSH] }))[0]!.params.also).toBe('BRUSH');
      const titled = looking([{ sku: 'CUP' }, { title: '配套杯盖' }]);
      expect(says(titled, [], known({ CUP: [LID] }))).toEqual([]);
    });
  });

  it('waits until the buyer has cooled down', () => {
    const angry = looking([{ sku: 'CUP' }], ['buyer', '骗子', '14:00']);
    const wakes: number[] = [];
    expect(says(angry, ['CUP>LID'], { wakes })).toEqual([]);
    const cool = NOW - 32 * 60_000 + 86_400_000 + 1;
    expect(wakes).toEqual([cool]);
    expect(says(angry, ['CUP>LID'], { now: cool })).toHaveLength(1);
  });

  it.each<[string, ReturnType<typeof says>]>([
    ['no pairs are set', says(cup, [])],
    ['another thing is looked at', says(cup, ['HAT>SCARF'])],
    ['a longer code', says(cup, ['CU>LID'])],
    ['both are looked at', says(looking([{ sku: 'CUP' }, { sku: 'LID' }]), ['CUP>LID'])],
    [
      'the other is ordered already',
      says({ ...cup, orders: [order({ buyer: { id: 'B1' }, lines: [{ sku: 'LID' }] })] }, ['CUP>LID']),
    ],
    [
      'a case is open',
      says({ ...cup, orders: [order({ buyer: { id: 'B1' }, status: 'aftersale' })] }, ['CUP>LID']),
    ],
    ['lines of another shape', says(cup, ['CUP', 'CUP>', '>LID', 'CUP>LID>BAG', 'CUP=LID'])],
    ['no chat is open', says(facts({ listings: [{ sku: 'CUP' }] }), ['CUP>LID'])],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });
});
