// @vitest-environment happy-dom
// A whole page: its state, and facts that are named twice.
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../lib/reading/read.ts';
import { page, show, siteWith, URL_ORDERS } from './site.ts';

const at = (at: string | undefined, parse = 'text', when = 'always') => ({
  parse,
  from: [{ ...(at && { at }), read: 'text' }],
  when,
});
const orders = {
  group: { mode: 'element', each: '.order' },
  fields: {
    orderId: at('.id', 'order-id'),
    status: at('.status', 'status'),
    'ship.name': at('.to', 'name', 'sometimes'),
    buyerNote: null,
  },
  lines: {
    group: { mode: 'element', each: '.line' },
    fields: { sku: at('.sku', 'id'), quantity: at('.qty', 'quantity') },
  },
};
const SITE = siteWith([
  page({ orders, empty: { at: '.empty', says: ['没有订单'] }, loggedOut: '.login' }),
  page({
    id: 'chat',
    kinds: ['chat'],
    match: { hosts: ['seller.example'], path: '/chat' },
    conversation: {
      selected: '.open',
      buyer: { id: { parse: 'id', from: [{ at: '.open', read: { attr: 'data-id' } }], when: 'always' } },
      messages: {
        group: { mode: 'element', each: '.message' },
        fields: {
          from: {
            parse: 'word',
            from: [{ read: { enum: [{ value: 'buyer', is: '.buyer' }] } }],
            when: 'always',
          },
          text: at(undefined),
        },
      },
    },
  }),
  page({
    id: 'write',
    kinds: ['chat'],
    match: { hosts: ['seller.example'], path: '/write' },
    ready: '.to',
    conversation: {
      selected: '.to',
      buyer: { name: { parse: 'name', from: [{ at: '.to', read: 'text' }], when: 'always' } },
      messages: null,
    },
  }),
]);
const read = (html: string, url = URL_ORDERS) => {
  show(html);
  return readPage([SITE], document, { frame: url, top: url }, Date.parse('2026-11-21T06:30:00Z'))!;
};
const order = (
  id: string,
  status = '已付款',
  line = '<p class="line"><b class="sku">A</b><b class="qty">1</b></p>',
) => `<div class="order"><b class="id">${id}</b><b class="status">${status}</b>${line}</div>`;

describe('a page to write on that shows no messages', () => {
  it('has a buyer, and nothing is missing', () => {
    const { state, facts, health } = read('<h2 class="to">Ann</h2>', 'https://seller.example/write');
    expect(state).toBe('ok');
    expect(facts.conversation).toEqual({ buyer: { name: 'Ann' }, messages: [], orders: [], listings: [] });
    expect(health).toEqual({ 'conversation.buyer.name': 'ok' });
  });
});

describe('the state of a page', () => {
  it.each([
    ['not-ready', '<p>loading</p>'],
    ['not-ready', '<div id="list"></div>'],
    ['empty', '<div id="list"><p class="empty">没有订单</p></div>'],
    ['not-ready', '<div id="list"><p class="empty">加载中</p></div>'],
    ['not-ready', '<div id="list"><p class="empty" style="display:none">没有订单</p></div>'],
    ['logged-out', '<div id="list"></div><div class="login">登录</div>'],
    ['ok', `<div id="list"><div class="login" style="display:none"></div>${order('1')}</div>`],
    ['ok', '<div id="list"><div class="order">?</div></div>'],
  ])('is %s for %s', (state, html) => {
    expect(read(html).state).toBe(state);
  });

  it('is not-selected in a chat without a buyer, also when a hidden one is about', () => {
    const url = 'https://seller.example/chat';
    expect(read('<div id="list"></div>', url).state).toBe('not-selected');
    expect(
      read('<div id="list"><div class="open" data-id="b1" style="display:none"></div></div>', url).state,
    ).toBe('not-selected');
    expect(read('<div id="list"><div class="open" data-id="b1"></div></div>', url).state).toBe('ok');
  });
});

describe('orders', () => {
  it('hold the status as known and as shown', () => {
    const { facts, health } = read(`<div id="list">${order('1', '待称重')}</div>`);
    expect(facts.orders[0]).toMatchObject({ orderId: '1', status: 'unknown', statusText: '待称重' });
    expect(health['order.status']).toBe('unparsed');
  });

  it.each([
    ['王**', true],
    ['김*', true],
    ['홍*동', true],
    ['홍길동', false],
    ['Jane * Doe', false],
  ])('tell whether the receiver is shown in part: %s', (name, masked) => {
    const html = order('1').replace('</div>', `<i class="to">${name}</i></div>`);
    expect(read(`<div id="list">${html}</div>`).facts.orders[0]?.ship).toEqual({ name, masked });
  });

  it('without a readable number are left out and reported', () => {
    const { facts, health } = read(`<div id="list">${order('1')}${order('')}</div>`);
    expect(facts.orders.map((o) => o.orderId)).toEqual(['1']);
    expect(health['order.orderId']).toBe('missing');
  });

  it('without a single line are reported', () => {
    expect(read(`<div id="list">${order('1', '已付款', '')}</div>`).health['order.lines']).toBe('missing');
  });

  it('shown twice are one, and none when the two differ', () => {
    expect(read(`<div id="list">${order('1')}${order('1')}</div>`).facts.orders).toHaveLength(1);
    const { facts, health } = read(`<div id="list">${order('1')}${order('1', '已发货')}${order('2')}</div>`);
    expect(facts.orders.map((o) => o.orderId)).toEqual(['2']);
    expect(health['order.orderId']).toBe('ambiguous');
  });

  it('have no health for what was left alone on purpose', () => {
    expect(read(`<div id="list">${order('1')}</div>`).health).not.toHaveProperty(['order.buyerNote']);
  });
});
