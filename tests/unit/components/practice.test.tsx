// @vitest-environment happy-dom
// The practice shop: the page says to the reading engine exactly what the data says, and buyers reach
// their ends. Longer than other files: one page, tried whole in three languages.
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SCRIPTS } from '../../../components/practice/buyers/index.ts';
import { Console } from '../../../components/practice/Console.tsx';
import { type Chat, type Good, type ShopOrder, waitingSince } from '../../../components/practice/data.ts';
import { LOCALES, localeOf } from '../../../components/practice/locales.ts';
import { REMARK_MAX } from '../../../components/practice/RemarkDialog.tsx';
import { answer } from '../../../components/practice/script.ts';
import { routeOf, Shop } from '../../../components/practice/shop.ts';
import { iso, money, word, ZONE } from '../../../components/practice/show.ts';
import practice from '../../../lib/marketplaces/practice.json' with { type: 'json' };
import type { Locale } from '../../../lib/model/basics.ts';
import type { Facts, Listing, Order } from '../../../lib/model/facts.ts';
import { Marketplace } from '../../../lib/model/marketplace.ts';
import { readPage } from '../../../lib/reading/read.ts';

const site = Marketplace.parse(practice);
const NOW = Date.parse('2026-11-21T10:40:00+08:00');
const CURRENCY = { 'zh-CN': 'CNY', ko: 'KRW', en: 'USD' };

let root: HTMLElement;
let hash: string;
function start(locale: Locale, at: string, still = true): Shop {
  const go = (to: string) => {
    hash = to;
    shop.arrive(to);
  };
  const shop = new Shop({ locale, now: () => NOW, still, go });
  go(at);
  act(() => render(<Console shop={shop} onLocale={() => undefined} onAgain={() => undefined} />, root));
  return shop;
}
const look = () => {
  const url = `https://practice.invalid/practice.html?still=1${hash}`;
  const read = readPage([site], document, { frame: url, top: url }, NOW);
  expect(Object.entries(read?.health ?? {}).filter(([, state]) => state !== 'ok')).toEqual([]);
  return read!;
};
const visit = (shop: Shop, to: string) => act(() => shop.go(to));
const type = (selector: string, text: string) =>
  act(() => {
    const box = document.querySelector<HTMLTextAreaElement>(selector)!;
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
const press = (selector: string) => act(() => document.querySelector<HTMLElement>(selector)!.click());
const reply = (text: string) => {
  type('[data-box="reply"]', text);
  press('.p-reply button');
};

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  act(() => render(null, root));
  root.remove();
});

const price = (locale: Locale, minor: number) => ({
  amount: locale === 'ko' ? String(minor) : (minor / 100).toFixed(2),
  currency: CURRENCY[locale],
});
const orderAsData = (locale: Locale, order: ShopOrder): Order => ({
  orderId: order.id,
  href: `#/orders/${order.id}`,
  buyer: { name: order.buyerName, id: order.buyer },
  status: order.status,
  statusText: word(locale, `status.${order.status}`),
  placedAt: iso(order.placedAt),
  ...(order.paidAt ? { paidAt: iso(order.paidAt) } : {}),
  ...(order.shipBy ? { shipBy: iso(order.shipBy) } : {}),
  lines: order.lines.map(({ good, quantity }) => ({
    title: good.title,
    ...(good.variant ? { variant: good.variant } : {}),
    sku: good.sku,
    listingId: good.listingId,
    quantity,
    price: price(locale, good.price),
  })),
  total: price(locale, order.total),
  ...(order.payment ? { payment: order.payment } : {}),
  ship: { ...order.ship, masked: true },
  ...(order.courier ? { courier: order.courier, trackingNo: order.trackingNo } : {}),
  ...(order.logistics ? { logistics: { at: iso(order.logistics.at), text: order.logistics.text } } : {}),
  ...(order.remark || order.flag
    ? {
        remark: {
          ...(order.remark ? { text: order.remark } : {}),
          ...(order.flag ? { flag: order.flag } : {}),
        },
      }
    : {}),
  ...(order.note ? { buyerNote: order.note } : {}),
});
const listingAsData = (locale: Locale, good: Good): Listing => ({
  listingId: good.listingId,
  sku: good.sku,
  title: good.title,
  ...(good.variant ? { variant: good.variant } : {}),
  stock: good.stock,
  price: price(locale, good.price),
  statusText: word(locale, good.off ? 'listing.off' : 'listing.on'),
});
const threadAsData = (chat: Chat, open: string | undefined): Facts['threads'][number] => {
  const since = waitingSince(chat);
  return {
    buyer: { name: chat.name, id: chat.buyer },
    ...(chat.buyer === open ? { active: true } : {}),
    ...(chat.unread ? { unread: chat.unread } : {}),
    ...(since ? { waitingSince: iso(since) } : {}),
    preview: chat.messages.findLast((m) => !m.auto)!.text!,
  };
};

describe.each(LOCALES)('the console in %s', (locale) => {
  it('reads back as the orders it was made of', () => {
    const shop = start(locale, '#/orders');
    const { page, state, facts } = look();
    expect([page, state]).toEqual(['orders', 'ok']);
    expect(facts.account).toEqual({ id: 'practice-1', name: word(locale, 'shop') });
    expect(facts.orders.length).toBeGreaterThanOrEqual(10);
    expect(facts.orders).toEqual(shop.orders.value.map((order) => orderAsData(locale, order)));
  });

  it('shows one order alone at its own address, and says so when no order is left', () => {
    const shop = start(locale, '#/orders/260101-0008');
    expect(look().facts.orders.map((order) => order.orderId)).toEqual(['260101-0008']);
    visit(shop, '#/orders');
    act(() => {
      shop.query.value = 'nothing is called so';
    });
    expect(look().state).toBe('empty');
  });

  it('reads back as the products it sells', () => {
    const shop = start(locale, '#/listings');
    const { page, facts } = look();
    expect(page).toBe('listings');
    expect(facts.listings).toEqual(shop.goods.map((good) => listingAsData(locale, good)));
  });

  it('reads back as the chat, for every buyer in the list', () => {
    const shop = start(locale, '#/chat');
    expect(look().state).toBe('not-selected');
    expect(look().facts.threads).toEqual(shop.threads.value.map((chat) => threadAsData(chat, undefined)));
    for (const { buyer } of shop.threads.value) {
      visit(shop, `#/chat/${buyer}`);
      const { facts, state } = look();
      const chat = shop.chatOf(buyer)!;
      const own = shop.orders.value.filter((order) => order.buyer === buyer);
      expect(state).toBe('ok');
      expect(facts.orders).toEqual(own.map((order) => orderAsData(locale, order)));
      expect(facts.conversation).toEqual({
        buyer: { name: chat.name, id: buyer },
        messages: chat.messages.map((m) => ({
          id: m.id,
          from: m.from,
          ...(m.auto ? { auto: true } : {}),
          kind: m.kind,
          ...(m.text ? { text: m.text } : {}),
          at: iso(m.at),
        })),
        orders: own.map((order) => ({ orderId: order.id })),
        listings: chat.messages.flatMap(({ good }) =>
          good ? [{ listingId: good.listingId, title: good.title, price: price(locale, good.price) }] : [],
        ),
      });
      expect(facts.threads).toEqual(shop.threads.value.map((one) => threadAsData(one, buyer)));
    }
  });

  it('keeps a remark that was saved, and forgets one that was not', () => {
    const shop = start(locale, '#/orders');
    act(() => shop.openRemark('260101-0002'));
    const box = document.querySelector<HTMLTextAreaElement>('main textarea[data-box="remark"]')!;
    expect(box.dataset.order).toBe('260101-0002');
    type('[data-box="remark"]', '18 → 81');
    press('.p-flags input[value="blue"]');
    press('.p-dialog .p-plain');
    expect(document.querySelector('[data-box="remark"]')).toBeNull();
    expect(look().facts.orders.find((o) => o.orderId === '260101-0002')!.remark).toBeUndefined();
    act(() => shop.openRemark('260101-0002'));
    type('[data-box="remark"]', '18 → 81');
    press('.p-flags input[value="blue"]');
    press('.p-dialog .p-main');
    const { remark } = look().facts.orders.find((o) => o.orderId === '260101-0002')!;
    expect(remark).toEqual({ text: '18 → 81', flag: 'blue' });
  });

  it('shows hostile text as text', () => {
    start(locale, '#/chat/b1002');
    const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script> &amp; "\'>';
    reply(hostile);
    expect(document.querySelector('img, [data-conversation] script')).toBeNull();
    expect(look().facts.conversation!.messages.find((m) => m.from === 'seller' && !m.auto)!.text).toBe(
      hostile,
    );
  });
});

describe.each(SCRIPTS.filter((script) => Object.keys(script.ends).length > 0))('the buyer $id', (script) => {
  const ends = Object.entries(script.ends);
  it.each(LOCALES)('reaches each end under the answers that lead there (%s)', (locale) => {
    for (const [name, end] of ends) {
      let state = script.start;
      for (const said of end.answers[locale]) {
        expect(script.states[state], `${name} is over before “${said}”`).toBeDefined();
        state = answer(script, state, said, locale)!.state;
      }
      expect(state).toBe(name);
    }
  });

  it('has a good end, an answer to anything, and no way out of the script', () => {
    expect(ends.some(([, end]) => end.well)).toBe(true);
    expect(script.states[script.start]).toBeDefined();
    for (const rules of Object.values(script.states)) {
      expect(rules.at(-1)!.has).toBeUndefined();
      for (const { to } of [...rules, ...(script.always ?? [])])
        if (to) expect(script.states[to] ?? script.ends[to]).toBeDefined();
    }
  });

  it('plays through in the page and says what there is to learn', () => {
    const [, end] = ends.find(([, one]) => one.well)!;
    const shop = start('zh-CN', '#/chat/b1007');
    if (script.after) reply('在派送了');
    visit(shop, `#/chat/${script.buyer}`);
    for (const said of end.answers['zh-CN']) reply(said);
    const { conversation } = look().facts;
    expect(conversation!.messages.at(-1)).toMatchObject({ from: 'system', text: end.note['zh-CN'] });
    expect(waitingSince(shop.chatOf(script.buyer)!)).toBeUndefined();
    reply('还有什么可以帮您？');
    expect(look().facts.conversation!.messages.at(-1)!.from).toBe('seller');
  });
});

describe('the shop as it runs', () => {
  it('lets the second of two buyers of one name come while the first is served', () => {
    const shop = start('zh-CN', '#/chat/b1007');
    const names = () => look().facts.threads.filter((thread) => thread.buyer.name === '林**').length;
    expect(names()).toBe(1);
    reply('帮您看一下');
    expect(names()).toBe(2);
    expect(shop.chatOf('b1008')!.unread).toBe(2);
  });

  it('opens a chat with a buyer who never wrote, and with one who was about to', () => {
    const shop = start('zh-CN', '#/chat/b1009');
    expect(look().facts.conversation).toEqual({
      buyer: { name: 'h***7', id: 'b1009' },
      messages: [],
      orders: [{ orderId: '260101-0008' }],
      listings: [],
    });
    reply('您好，易碎品会多包几层。');
    expect(look().facts.conversation!.messages.length).toBe(1);
    visit(shop, '#/chat/b1008');
    expect(look().facts.conversation!.messages.length).toBe(2);
    visit(shop, '#/chat/nobody');
    expect(look().state).toBe('not-selected');
  });

  it('turns an unpaid order into a paid one when the buyer pays', () => {
    const shop = start('zh-CN', '#/chat/b1004');
    for (const said of SCRIPTS.find(({ id }) => id === 'haggler')!.ends.paid!.answers['zh-CN']) reply(said);
    expect(look().facts.orders[0]).toMatchObject({ status: 'paid', payment: 'prepaid', paidAt: iso(NOW) });
    // Nobody else's.
    expect(shop.orders.value.filter((order) => order.status === 'unpaid').map(({ buyer }) => buyer)).toEqual([
      'b1015',
    ]);
  });

  it('moves nothing sooner than a buyer could write, and nothing at all when it is still', () => {
    vi.useFakeTimers();
    try {
      start('zh-CN', '#/chat/b1002');
      expect(vi.getTimerCount()).toBe(0);
      reply('样例路81号，对吗？');
      expect(vi.getTimerCount()).toBe(0);
      expect(look().facts.conversation!.messages.at(-1)!.from).toBe('system');
      act(() => render(null, root));
      const shop = start('zh-CN', '#/chat/b1002', false);
      reply('样例路81号，对吗？');
      const count = () => shop.chatOf('b1002')!.messages.length;
      const before = count();
      vi.advanceTimersByTime(1_499);
      expect(count()).toBe(before);
      vi.advanceTimersByTime(10_000);
      expect(count()).toBe(before + 2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps rows that did not change', () => {
    const shop = start('zh-CN', '#/orders');
    const row = document.querySelector('[data-order="260101-0001"]');
    act(() => {
      shop.openRemark('260101-0002');
      shop.saveRemark();
      shop.status.value = 'paid';
    });
    expect(document.querySelector('[data-order="260101-0001"]')).toBe(row);
  });

  it('keeps each buyer an own draft', () => {
    const shop = start('zh-CN', '#/chat/b1001');
    type('[data-box="reply"]', '缺货');
    visit(shop, '#/chat/b1002');
    expect(document.querySelector<HTMLTextAreaElement>('[data-box="reply"]')!.value).toBe('');
    visit(shop, '#/chat/b1001');
    expect(document.querySelector<HTMLTextAreaElement>('[data-box="reply"]')!.value).toBe('缺货');
  });

  it('holds to its marketplace file', () => {
    expect(ZONE).toBe(site.zone);
    expect(REMARK_MAX).toBe(site.policy.remark!.max);
    expect(money('zh-CN', 123_456_05)).toBe('¥123,456.05');
    expect(routeOf('#/chat/b1001')).toEqual({ view: 'chat', id: 'b1001' });
    expect(routeOf('#/elsewhere')).toEqual({ view: 'orders' });
    expect([localeOf('zh'), localeOf('ko'), localeOf('fr'), localeOf(null)]).toEqual([
      'zh-CN',
      'ko',
      undefined,
      undefined,
    ]);
  });
});
