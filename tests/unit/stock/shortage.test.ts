// What paid orders hold of the stock, who stands before whom, and the list of what is short.
import { describe, expect, it } from 'vitest';
import { HeldBook, type SeenOrder } from '../../../lib/stock/held.ts';
import { aliasBook } from '../../../lib/stock/resolve.ts';
import {
  csvOf,
  type Shortage,
  shortageCells,
  shortageList,
  textOf,
  wantedKeys,
} from '../../../lib/stock/shortage.ts';

const AT = 1_000;
const none = aliasBook([]);
const order = (orderId: string, lines: Record<string, number>, more: Partial<SeenOrder> = {}): SeenOrder => ({
  marketplace: 'mall',
  orderId,
  status: 'paid',
  lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
  placedAt: `2026-11-21T${orderId.padStart(2, '0')}:00:00+08:00`,
  seenAt: AT + 1,
  ...more,
});
const stock = (rows: Record<string, [onHand: number, reserved?: number, since?: number]>) =>
  new Map(
    Object.entries(rows).map(([sku, [onHand, reserved, since]]) => [
      sku.toLowerCase(),
      {
        sku,
        key: sku.toLowerCase(),
        onHand,
        ...(reserved !== undefined && { reserved }),
        ...(since !== undefined && { since }),
      },
    ]),
  );
const told = (list: Shortage[]) =>
  list.map(
    ({ sku, wanted, short, orders }) =>
      `${sku} ${wanted} -${short}: ${orders.map((o) => `${o.orderId}${o.short ? `!${o.short}` : ''}`).join(' ')}`,
  );

describe('what orders hold', () => {
  const book = () => {
    const held = new HeldBook(none);
    for (const one of [order('2', { CUP: 3 }), order('1', { CUP: 1, MAT: 2 }), order('3', { CUP: 5 })])
      held.see(one);
    return held;
  };
  const at = (orderId: string) => ({ marketplace: 'mall', orderId });

  it('is what those before it hold, never what it needs itself', () => {
    const held = book();
    expect(['1', '2', '3'].map((id) => held.before('cup', AT, at(id)))).toEqual([0, 1, 4]);
    // Whoever has not paid yet stands behind everybody.
    expect(held.before('CUP', AT, at('99'))).toBe(9);
    expect(held.before('CUP', AT)).toBe(9);
    expect(held.before('NONE', AT)).toBe(0);
  });

  it('is nothing any more once it ships, and what it then needs when it changes', () => {
    const held = book();
    held.see(order('1', { CUP: 1 }, { status: 'shipped' }));
    expect(held.before('cup', AT, at('2'))).toBe(0);
    expect(held.before('mat', AT)).toBe(0);
    held.see(order('2', { CUP: 2 }));
    expect(held.before('cup', AT, at('3'))).toBe(2);
    expect(held.keys()).toEqual(['cup']);
  });

  it('counts only orders seen since the count', () => {
    const held = book();
    held.see(order('1', { CUP: 1 }, { seenAt: AT - 1 }));
    expect(held.before('cup', AT, at('3'))).toBe(3);
    expect(held.before('cup', AT - 1, at('3'))).toBe(4);
  });

  it('goes through the owner’s codes', () => {
    const held = new HeldBook(
      aliasBook([
        {
          from: { sku: 'SET' },
          to: [
            { stockSku: 'CUP', units: 2 },
            { stockSku: 'MAT', units: 1 },
          ],
        },
      ]),
    );
    held.see(order('1', { SET: 3 }));
    expect([held.before('cup', AT), held.before('mat', AT), held.before('set', AT)]).toEqual([6, 3, 0]);
  });

  it('of orders of one moment, or without one, is still in one line', () => {
    const held = new HeldBook(none);
    const bare = ['b', 'a', 'c'].map((id) => order(id, { CUP: 1 }, { placedAt: undefined as never }));
    for (const one of [...bare, order('9', { CUP: 1 })]) held.see(one);
    expect(['9', 'a', 'b', 'c'].map((id) => held.before('cup', AT, at(id)))).toEqual([0, 1, 2, 3]);
  });
});

describe('the shortage list', () => {
  const list = (orders: SeenOrder[], rows: Parameters<typeof stock>[0], more = {}) =>
    told(
      shortageList({
        orders,
        aliases: none,
        stock: stock(rows),
        at: AT,
        reservedCountsOpenOrders: false,
        ...more,
      }),
    );

  it.each<[string, SeenOrder[], Parameters<typeof stock>[0], object, string[]]>([
    ['is empty where there is enough', [order('1', { CUP: 2 })], { CUP: [2] }, {}, []],
    [
      'names who goes without',
      [order('2', { CUP: 3 }), order('1', { CUP: 2 })],
      { CUP: [4] },
      {},
      ['CUP 5 -1: 1 2!1'],
    ],
    [
      'starts with the oldest order',
      [order('5', { MAT: 9 }), order('3', { CUP: 1 })],
      { CUP: [0], MAT: [0] },
      {},
      ['CUP 1 -1: 3!1', 'MAT 9 -9: 5!9'],
    ],
    ['says nothing of a SKU nobody counted', [order('1', { GHOST: 5 })], { CUP: [0] }, {}, []],
    ['takes off what is held for others', [order('1', { CUP: 2 })], { CUP: [4, 3] }, {}, ['CUP 2 -1: 1!1']],
    [
      'but not twice what is held for these',
      [order('1', { CUP: 2 })],
      { CUP: [4, 2] },
      { reservedCountsOpenOrders: true },
      [],
    ],
    [
      'takes a warehouse that counts open orders at its word',
      [order('1', { CUP: 1 }), order('2', { CUP: 2 })],
      { CUP: [1, 3] },
      { reservedCountsOpenOrders: true },
      ['CUP 3 -2: 1 2!2'],
    ],
    [
      'and believes it that an order has shipped',
      [order('1', { CUP: 3 })],
      { CUP: [1, 0] },
      { reservedCountsOpenOrders: true },
      [],
    ],
    [
      'takes off what is kept back',
      [order('1', { CUP: 2 })],
      { CUP: [4] },
      { keepBack: 3 },
      ['CUP 2 -1: 1!1'],
    ],
    [
      'leaves out what was not seen since',
      [order('1', { CUP: 9 }, { seenAt: AT - 5 })],
      { CUP: [1] },
      {},
      [],
    ],
    [
      'counts from when the count has stood',
      [order('1', { CUP: 9 }, { seenAt: AT - 5 })],
      { CUP: [1, undefined, AT - 10] },
      {},
      ['CUP 9 -8: 1!8'],
    ],
    [
      'leaves out what is not paid or has shipped',
      [order('1', { CUP: 9 }, { status: 'unpaid' }), order('2', { CUP: 9 }, { status: 'shipped' })],
      { CUP: [1] },
      {},
      [],
    ],
    ['adds up two lines of one order', [order('1', { CUP: 1, cup: 1 })], { CUP: [1] }, {}, ['CUP 2 -1: 1!1']],
  ])('%s', (_what, orders, rows, more, expected) => expect(list(orders, rows, more)).toEqual(expected));

  it('asks for the rows of what is wanted alone', () => {
    expect(
      wantedKeys([order('1', { CUP: 1 }), order('2', { MAT: 1 }, { status: 'completed' })], none),
    ).toEqual(['cup']);
  });

  it('leaves as text and as a file no spreadsheet would run', () => {
    const [row] = shortageList({
      orders: [order('=1+1', { '=HYPERLINK("x")': 1 }), order('2', { '=HYPERLINK("x")': 1 })],
      aliases: none,
      stock: new Map([
        [
          '=hyperlink("x")',
          { sku: '=HYPERLINK("x")', key: '=hyperlink("x")', onHand: 0, name: 'Cup,\twide' },
        ],
      ]),
      at: AT,
      reservedCountsOpenOrders: false,
    });
    const cells = shortageCells([row!], ['SKU', 'Name', 'On hand', 'Wanted', 'Short', 'Orders']);
    expect(cells[1]).toEqual([`'=HYPERLINK("x")`, 'Cup,\twide', '0', '2', '2', '2 =1+1']);
    expect(csvOf(cells).split('\r\n')[1]).toBe(`"'=HYPERLINK(""x"")","Cup,\twide",0,2,2,2 =1+1`);
    expect(textOf(cells).split('\n')[1]!.split('\t')).toHaveLength(6);
  });
});
