// Addresses: which page of which marketplace.
import { describe, expect, it } from 'vitest';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import { globFits, isOfSite, matchUrl } from '../../../lib/reading/match.ts';
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
    ['https://sellercentral.amazon.com/orders-v3', 'amazon/orders'],
    ['https://sellercentral.amazon.co.uk/orders-v3/ref=xx?page=2', 'amazon/orders'],
    ['https://sellercentral.amazon.co.jp/orders-v3/order/114-1234567-1234567', 'amazon/order,orders'],
    ['https://sellercentral.amazon.de/myinventory/inventory?page=1', 'amazon/inventory'],
    ['https://sellercentral.amazon.com/messaging/contact?orderID=114-1234567-1234567', 'amazon/contact'],
    ['https://sellercentral.amazon.com/messaging/inbox', undefined],
    ['https://www.amazon.com/orders-v3', undefined],
    ['https://seller.shopee.co.id/portal/sale?type=toship', 'shopee/orders'],
    ['https://banhang.shopee.vn/portal/sale/order/200000000000001', 'shopee/order,orders'],
    ['https://seller.shopee.com.br/new-webchat/conversations', 'shopee/chat'],
    ['https://seller.shopee.sg/portal/product/list/all', undefined],
    ['https://www.etsy.com/your/orders/sold/new', 'etsy/orders'],
    ['https://www.etsy.com/your/orders/sold/new?order_id=3900000001', 'etsy/order,orders'],
    ['https://www.etsy.com/messages/700000001', 'etsy/chat'],
    ['https://www.etsy.com/listing/1', undefined],
    ['https://www.ebay.co.uk/sh/ord/?filter=status:ALL_ORDERS', 'ebay/orders'],
    ['https://www.ebay.com/mesh/ord/details?orderid=11-22222-33333', 'ebay/order'],
    ['https://www.ebay.com/sh/ord/details?orderid=11-22222-33333', 'ebay/order,orders'],
    ['https://www.ebay.com/itm/1234567890', undefined],
    ['https://admin.shopify.com/store/example-home/orders?query=x', 'shopify/orders'],
    ['https://admin.shopify.com/store/example-home/orders/5800000000001', undefined],
    ['https://sellercenter.lazada.co.th/apps/order/detail?tradeOrderId=900000000000001', 'lazada/order'],
    ['https://sellercenter.lazada.co.th/apps/order/print/label', undefined],
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

describe('a site of several countries', () => {
  const site = siteWith(
    [page({ match: { hosts: ['seller.example', '*.seller.example'], path: '/orders' } })],
    {
      regions: [{ hosts: ['de.seller.example'], zone: 'Europe/Berlin', currency: 'EUR', dates: 'dmy' }],
    },
  );
  const at = (host: string) => {
    const url = `https://${host}/orders`;
    return matchUrl([site], { frame: url, top: url })?.site;
  };
  it('has the zone, money and dates of the host it is at', () => {
    expect(at('de.seller.example')).toMatchObject({
      id: site.id,
      zone: 'Europe/Berlin',
      currency: 'EUR',
      dates: 'dmy',
      numbers: site.numbers,
    });
    expect(at('de.seller.example')).not.toHaveProperty('hosts');
    expect(at('seller.example')).toBe(site);
  });
  it('is one object a region, so that it is compiled once', () => {
    expect(at('de.seller.example')).toBe(at('de.seller.example'));
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

describe('a site', () => {
  it.each([
    ['https://seller.example.com/any/page#/there', true],
    ['https://shop.stores.example.com/', true],
    ['http://localhost:3000/', true],
    ['http://seller.example.com/', false],
    ['https://seller.example.com.evil.example/', false],
    ['http://localhost:4000/', false],
    ['about:blank', false],
    ['no address', false],
  ])('of its own: %s %s', (url, own) => {
    const origins = [
      'https://seller.example.com/*',
      'https://*.stores.example.com/*',
      'http://localhost:3000/*',
    ];
    expect(isOfSite({ origins }, url)).toBe(own);
  });
});
