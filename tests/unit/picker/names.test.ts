// Names that last, and names that do not.
import { describe, expect, test } from 'vitest';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import { CLASS, looksHashed as refused } from '../../../lib/marketplaces/selectors.ts';
import { looksHashed, looksPersonal } from '../../../lib/picker/index.ts';
import { looksState, looksUtility, stablePart } from '../../../lib/picker/names.ts';

describe('a name a build made', () => {
  test.each([
    'Card_abc12',
    'Card_name__3xYz1',
    'style_ellipsis___6v1-',
    'sc-1x2y3z',
    'css-1q2w3e4',
    'nameLine-Ab3xKd',
    'workspaceLeft-Kd82s',
    'aB3dE5fG7hJ9kL1mN3pQ',
    '_title_1ab2c_14',
    'jsx-3141592653',
    'svelte-1abcxyz',
    'kT92ma',
    'x1n2onr6',
    'dKfjQwz',
  ])('%s is refused', (name) => {
    expect(looksHashed(name)).toBe(true);
  });

  test.each([
    'order-card',
    'order_list__item',
    'el-table__row',
    'ant-table-cell',
    'orderItem',
    'next-table-header',
    'msg-content-box',
    'goods-title',
    'row-2',
    'h1',
    'btn',
    'a-keyvalue',
    'list_items',
    'tui-grid-row',
    'messageNotMe',
    'soldPrice__value',
    'sku-info-list__item',
  ])('%s is kept', (name) => {
    expect(looksHashed(name)).toBe(false);
  });

  test('is never one that the linter of marketplace files lets us keep but would refuse', () => {
    const samples = [
      'Card_name__3xYz1',
      'suborder-mod__item___5q2Yd',
      'css-1q2w3e',
      '_a_b1c2d_1',
      'Xy12AbCdEf34GhIj',
    ];
    for (const name of samples) if (refused(name)) expect([name, looksHashed(name)]).toEqual([name, true]);
  });

  test('is rare among the classes the built-in files live on', () => {
    const text = JSON.stringify(MARKETPLACES.map(({ pages }) => pages)).replace(/\[[^\]]*\]/g, '');
    const names = new Set(
      [...text.matchAll(CLASS)].map(([, name]) => name!).filter((name) => /[a-z]{3}/.test(name)),
    );
    const lost = [...names].filter(looksHashed);
    expect(names.size).toBeGreaterThan(100);
    expect(lost.length / names.size).toBeLessThan(0.03);
  });

  test('leaves its lasting part', () => {
    expect(stablePart('Card_name__3xYz1')).toBe('Card_name__');
    expect(stablePart('nameLine-Ab3xKd')).toBe('nameLine-');
    expect(stablePart('css-1q2w3e4')).toBeUndefined();
  });
});

test('a person, a number or an id is personal; a word of the page is not', () => {
  for (const text of [
    '王**',
    'E***E',
    '138-1234-5678',
    'a@b.example',
    '订单 20261122001',
    '2026-11-22',
    'AB12CD34',
  ])
    expect([text, looksPersonal(text)]).toEqual([text, true]);
  for (const text of ['订单编号', '주문번호', 'Order no.', 'Qty', '收货地址', 'Ship to'])
    expect([text, looksPersonal(text)]).toEqual([text, false]);
});

test('states and utilities are told from names of parts', () => {
  for (const name of ['active', 'is-open', 'row-selected', 'tabActive'])
    expect([name, looksState(name)]).toEqual([name, true]);
  for (const name of ['order-card', 'onemsg', 'shop-name'])
    expect([name, looksState(name)]).toEqual([name, false]);
  for (const name of ['p-4', 'flex', 'md:grid', 'text-sm', 'bg-white/50'])
    expect([name, looksUtility(name)]).toEqual([name, true]);
  for (const name of ['order-card', 'price', 'goods-title'])
    expect([name, looksUtility(name)]).toEqual([name, false]);
});
