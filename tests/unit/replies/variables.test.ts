// Values: what an order gives a reply to say, and what it does not.
import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/model/facts.ts';
import { isOnPage, variablesOn } from '../../../lib/replies/pages.ts';
import { keyOf, nameOf, suggest, VARIABLES, valuesFrom } from '../../../lib/replies/variables.ts';

const order: Order = {
  orderId: '8804-1127-390',
  buyer: { name: '보리***' },
  status: 'paid',
  shipBy: '2026-11-23T18:00:00+09:00',
  lines: [
    { title: '유리컵 350ml', variant: '투명', quantity: 2 },
    { title: '코르크 받침', quantity: 1 },
  ],
  total: { amount: '35000', currency: 'KRW' },
  ship: { address: '나루시 솔빛구 ****', phone: '****-2290', masked: true },
};

describe('an order gives a reply its values', () => {
  it('in the language of the reply', () => {
    expect(valuesFrom({ order, shop: '바늘숲 공방', cutOff: '15:00', available: 0 }, 'ko')).toEqual({
      buyer: '보리***',
      orderId: '8804-1127-390',
      item: '유리컵 350ml 외 1건',
      quantity: '3',
      items: '유리컵 350ml 투명 ×2, 코르크 받침 ×1',
      cutOff: '15:00',
      shipBy: '11월 23일 18:00',
      total: '35,000원',
      address: '나루시 솔빛구 ****',
      phoneTail: '2290',
      shop: '바늘숲 공방',
      stock: '0',
    });
    const zh = valuesFrom({ order: { ...order, total: { amount: '89.90', currency: 'CNY' } } }, 'zh-CN');
    expect(zh).toMatchObject({ item: '유리컵 350ml等2款', shipBy: '11月23日18:00', total: '89.90元' });
    const en = valuesFrom({ order: { ...order, total: { amount: '35', currency: 'USD' } } }, 'en');
    expect(en).toMatchObject({ item: '유리컵 350ml and 1 more', shipBy: 'Nov 23, 18:00', total: '$35.00' });
  });

  it('as the page shows them: a mask stays, an unknown currency stays', () => {
    const masked = { ...order, total: { amount: '12', currency: '???' } };
    expect(valuesFrom({ order: masked }, 'en')).toMatchObject({
      address: '나루시 솔빛구 ****',
      total: '12 ???',
    });
    expect(valuesFrom({ order: { ...order, total: { amount: '12.5' } } }, 'en').total).toBe('12.5');
  });

  it('and leaves out what would be wrong or incomplete', () => {
    const [cup, coaster] = order.lines;
    const holes = valuesFrom(
      { order: { ...order, lines: [cup!, { ...coaster!, quantity: undefined }] } },
      'ko',
    );
    expect(holes).not.toHaveProperty('quantity');
    expect(holes).not.toHaveProperty('items');
    expect(valuesFrom({}, 'en')).toEqual({});
    expect(valuesFrom({ order: { ...order, lines: [] } }, 'en')).not.toHaveProperty('items');
  });

  it('with the last digits of a phone only where the buyer knows the number', () => {
    const tail = (phone: string) =>
      valuesFrom({ order: { ...order, ship: { phone, masked: true } } }, 'zh-CN').phoneTail;
    expect(tail('138****5678')).toBe('5678');
    expect(tail('010-****-2290')).toBe('2290');
    expect(tail('1381234****')).toBeUndefined();
    expect(tail('13812345678-1234')).toBeUndefined();
    expect(tail('13812345678[9196]')).toBeUndefined();
  });

  it('with the carrier the order names before the one that was chosen', () => {
    expect(valuesFrom({ order, courier: '나루택배' }, 'ko').courier).toBe('나루택배');
    expect(valuesFrom({ order: { ...order, courier: '솔길택배' }, courier: '나루택배' }, 'ko').courier).toBe(
      '솔길택배',
    );
    const packages = [
      { courier: 'A', trackingNo: '1' },
      { courier: 'A', trackingNo: '2' },
    ];
    expect(valuesFrom({ order: { ...order, packages } }, 'en')).toMatchObject({
      courier: 'A',
      trackingNo: '1, 2',
    });
  });
});

describe('the catalogue', () => {
  it('has no name twice, and finds each key by each of its names', () => {
    const names = VARIABLES.flatMap(({ key, names }) => [key, names['zh-CN'], names.ko]);
    expect(new Set(names).size).toBe(names.length);
    for (const { key } of VARIABLES)
      for (const locale of ['zh-CN', 'ko', 'en'] as const) expect(keyOf(nameOf(key, locale))).toBe(key);
  });

  it('guesses what a mistyped name was meant to be, and does not guess wildly', () => {
    expect(suggest('byer')).toBe('buyer');
    expect(suggest('orderid')).toBe('orderId');
    expect(suggest('收货地扯')).toBe('收货地址');
    expect(suggest('xyz')).toBeUndefined();
  });
});

describe('a page has a catalogue of its own', () => {
  const keys = (...kinds: Parameters<typeof variablesOn>[0]) => variablesOn(kinds).map(({ key }) => key);
  it('an order page names everything of the order, a review the buyer and the order alone', () => {
    expect(keys('orders')).toEqual(VARIABLES.map(({ key }) => key));
    expect(keys('reviews')).toEqual(['buyer', 'orderId', 'cutOff', 'shop', 'agent']);
    expect(keys('listings')).toEqual(['cutOff', 'shop', 'agent']);
  });
  it('of a tab with two pages both count; where no page is, nothing is ruled out', () => {
    expect(isOnPage('trackingNo', ['reviews', 'chat'])).toBe(true);
    expect(isOnPage('trackingNo', ['reviews'])).toBe(false);
    expect(isOnPage('trackingNo', [])).toBe(true);
  });
});
