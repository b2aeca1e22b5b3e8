// Addresses: which page of which marketplace.
import { describe, expect, it } from 'vitest';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import { globFits, matchUrl } from '../../../lib/reading/match.ts';
import { page, siteWith } from './site.ts';

const pageAt = (url: string, top = url) => {
  const found = matchUrl(MARKETPLACES, { frame: url, top });
  return found && `${found.site.id}/${found.login ? 'login' : found.pages.map((p) => p.id).join(',')}`;
};

describe('an address', () => {
  it.each([
    ['https://myseller.taobao.com/home.htm/trade-platform/tp/sold?current=1', 'taobao/orders'],
    ['https://qn.taobao.com/home.htm/trade-platform/tp/sold', 'taobao/orders'],
    ['https://myseller.taobao.com/home.htm/trade-platform/refund-list', undefined],
    ['https://trade.taobao.com/trade/itemlist/list_sold_items.htm?tabCode=waitSend', 'taobao/orders-legacy'],
    ['https://login.taobao.com/member/login.jhtml', 'taobao/login'],
    ['https://mms.pinduoduo.com/orders/list?tab=0', 'pinduoduo/orders,orders-2022'],
    ['https://mms.pinduoduo.com/orders/detail?sn=1-1', 'pinduoduo/order'],
    ['https://mms.pinduoduo.com/orders/detail', undefined],
    ['https://mms.pinduoduo.com/chat-merchant/index.html?r=0.5#/', 'pinduoduo/chat'],
    ['https://practice.invalid/practice.html#/chat/b1001', 'practice/chat'],
    ['https://practice.invalid/practice.html#/orders?shop=1', 'practice/orders'],
    ['https://practice.invalid/practice.html', undefined],
    ['http://127.0.0.1:3000/admin/orders', 'vendure/orders'],
    ['http://127.0.0.1:3000/admin/orders/8', 'vendure/order'],
    ['http://127.0.0.1:3000/admin/orders/draft/create', undefined],
    ['http://127.0.0.1:4000/admin/orders', undefined],
    ['https://mms.pinduoduo.com.evil.example/orders/list', undefined],
    ['not an address', undefined],
  ])('%s', (url, expected) => {
    expect(pageAt(url)).toBe(expected);
  });

  it('without a port in the file fits any port', () => {
    const site = siteWith([page({ match: { hosts: ['127.0.0.1'], path: '/orders' } })]);
    const url = 'http://127.0.0.1:4711/orders';
    expect(matchUrl([site], { frame: url, top: url })?.pages).toHaveLength(1);
  });

  it("of a frame is told apart from the tab's", () => {
    const site = siteWith([
      page({ match: { hosts: ['*.seller.example'], path: '/in/**', hash: '#/sale/*', frame: 'child' } }),
    ]);
    const frame = 'https://www.seller.example/in/list';
    const at = (top: string) => matchUrl([site], { frame, top })?.pages.length ?? 0;
    expect(at('https://seller.example/#/sale/order')).toBe(1);
    expect(at('https://seller.example/#/stock')).toBe(0);
    expect(at(frame)).toBe(0);
  });
});

describe('a pattern', () => {
  it.each([
    ['/a/*', '/a/b', true],
    ['/a/*', '/a/b/c', false],
    ['/a/**', '/a', true],
    ['/a/**', '/a/b/c', true],
    ['/a/**/z', '/a/b/c/z', true],
    ['/a/**/z', '/a/b/c', false],
    ['/list_*_items.htm', '/list_sold_items.htm', true],
    ['/list_*_items.htm', '/list_items.htm', false],
    ['/a*a', '/a', false],
  ])('%s over %s is %s', (glob, path, fits) => {
    expect(globFits(glob, path)).toBe(fits);
  });

  it('cannot be made slow', () => {
    const start = performance.now();
    expect(globFits(`/${'*a'.repeat(80)}b`, `/${'a'.repeat(5_000)}`)).toBe(false);
    expect(globFits(`${'/**'.repeat(60)}/z`, '/a'.repeat(2_000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
