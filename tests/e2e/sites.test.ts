// Every marketplace's pages at their own host names in a real Chromium: marks in the order rows' places, the order in
// the desk, a reply put in by keyboard and taken back by one undo, and the guard's stroke in each kind of reply box. A
// page is one line of a table: what to look for is read from its case and its marketplace's file.
import type { Frame, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MARKETPLACES } from '../../lib/marketplaces/index.ts';
import { casePage, openDesk, originsOf, prepareShop, press, type Run, start } from './harness.ts';
import { boxIn, fileOf, has, marksIn, openCase, siteOf, standing, targetOf } from './site-pages.ts';

/**
 * Order lists, by page. `short`: a SKU the shop has none of, so that every open order of it is marked. Without one the
 * page shows no codes or quantities to count by: a note on its first order leaves the mark.
 */
const ORDERS: [page: string, short?: string][] = [
  ['amazon/orders', 'OAK-S 01.a'],
  ['coupang-wing/orders'],
  ['douyin/orders', 'SCARF-RED'],
  ['ebay/orders'],
  ['etsy/orders'],
  ['jd/orders', 'SCARF-RED'],
  ['naver-smartstore/orders', 'SCARF-RED'],
  ['naver-smartstore/deliveries', 'SCARF-RED'],
  ['pinduoduo/orders', 'BOX-3'],
  ['shopee/orders', 'CAN-AZ350'],
  ['shopify/orders'],
  ['taobao/orders', 'SCARF-RED'],
  ['taobao/orders-legacy', 'SCARF-RED'],
  ['xiaohongshu/chat'],
  ['xiaohongshu/dashboard'],
];

/** Pages of one order, which have no row to mark. */
const SINGLE = [
  'amazon/order',
  'ebay/order',
  'etsy/order',
  'lazada/order',
  'naver-smartstore/order',
  'pinduoduo/order',
  'shopee/order',
  'xiaohongshu/order',
];

/** Pages with a reply box, and what becomes of a reply: copied, where the page does not say whose chat is open. */
const CHATS: [page: string, reply: 'inserted' | 'copied'][] = [
  ['1688/chat', 'inserted'],
  ['amazon/contact', 'inserted'],
  ['coupang-wing/inquiries', 'copied'],
  ['douyin/chat', 'inserted'],
  ['douyin/chat-older', 'inserted'],
  ['ebay/chat', 'copied'],
  ['etsy/chat', 'inserted'],
  ['etsy/order', 'inserted'],
  ['jd/chat', 'inserted'],
  ['naver-smartstore/chat', 'inserted'],
  ['pinduoduo/chat', 'inserted'],
  ['shopee/chat', 'copied'],
];

/** A reply of the starter set that asks for no value, by the language a site's buyers are written to. */
const GREETING: Record<string, { query: string; title: string; text: string }> = {
  'zh-CN': { query: 'hygl', title: '欢迎光临', text: '您好，欢迎光临青瓦杂货' },
  ko: { query: '첫 인사', title: '첫 인사', text: '안녕하세요, 青瓦杂货' },
  en: { query: 'welcome', title: 'Welcome', text: 'Hello, and welcome to 青瓦杂货' },
};
/** What no marketplace lets a seller write. */
const LURE = 'a.b@example.com';

const desk = '[data-counterhand="desk"]';

let run: Run;
beforeAll(async () => {
  const pages = [...new Set([...ORDERS, ...CHATS].map(([page]) => page).concat(SINGLE))];
  const sites = [...new Set(pages.map((page) => page.split('/')[0]!))];
  const none = ORDERS.flatMap(([, short]) => short ?? []);
  const skus = pages.flatMap((page) =>
    casePage(`${page}/normal`).facts.orders.flatMap(({ lines }) => lines.flatMap(({ sku }) => sku ?? [])),
  );
  run = await start({ granted: sites.flatMap(originsOf) });
  await prepareShop(run, {
    name: '青瓦杂货',
    sites,
    settings: { desk: { open: true, sections: { order: true } } },
    stock: [...new Set(skus)].map((sku) => ({ sku, onHand: none.includes(sku) ? 0 : 999 })),
  });
});
afterAll(() => run?.stop());

const said = (page: Page) => page.locator(`${desk} .ch-desk`).textContent();

/** Goes on from order to order by keyboard: which of `count` comes first is the clock's, as their times to ship draw near. */
async function stepTo(page: Page, orderId: string, count: number): Promise<void> {
  for (let steps = 0; ; steps++) {
    const shown = await expect
      .poll(() => said(page), { timeout: 1_500 })
      .toContain(orderId)
      .then(
        () => true,
        () => steps >= count,
      );
    if (shown) return;
    await press(page, 'Alt+KeyJ');
  }
}

describe('an order list', () => {
  it.each(ORDERS)(
    'of %s: the order is marked in its row’s place, and the desk shows it',
    async (name, short) => {
      const { orders } = casePage(`${name}/normal`).facts;
      const ids = orders.map(({ orderId }) => orderId);
      const { at, place } = fileOf(name).orders!.slot!;
      const { page, frame } = await openCase(run, `${name}/normal`);
      await openDesk(page);
      const wanted = short
        ? orders.filter(({ status, lines }) => status === 'paid' && lines.some(({ sku }) => sku === short))
        : orders.slice(0, 1);
      expect(wanted).not.toEqual([]);
      if (!short) {
        await stepTo(page, ids[0]!, ids.length);
        await press(page, 'Alt+KeyN');
        await page.keyboard.type('要贺卡');
        await press(page, 'Control+Enter');
      }
      const speaks = short ? /^缺\d/ : /^有备忘$/;
      const ours = async () =>
        (await marksIn(frame, at, place, ids)).filter(({ text }) =>
          text.split('|').some((one) => speaks.test(one)),
        );
      await expect
        .poll(async () => (await ours()).map(({ of }) => of.join()))
        .toEqual(wanted.map(({ orderId }) => orderId));
      expect((await ours()).map(({ inPlace }) => inPlace)).toEqual(wanted.map(() => true));
      const order = wanted[0]!;
      const line = order.lines[0];
      await stepTo(page, order.orderId, ids.length);
      for (const fact of [order.orderId, order.buyer.name, line?.title ?? line?.sku])
        if (fact) await expect.poll(() => said(page)).toContain(fact);
      await page.close();
    },
  );
});

describe('a page of one order', () => {
  it.each(SINGLE)('of %s: the desk shows it', async (name) => {
    const [order] = casePage(`${name}/normal`).facts.orders;
    const { page } = await openCase(run, `${name}/normal`);
    await openDesk(page);
    await page.locator(`${desk} .ch-desk`).getByText(order!.orderId).first().waitFor();
    const line = order!.lines[0];
    for (const fact of [order!.buyer.name, line?.title ?? line?.sku])
      if (fact) await expect.poll(() => said(page)).toContain(fact);
    await page.close();
  });
});

const greeting = (name: string) => {
  const { languages } = siteOf(name);
  return GREETING[languages.includes('zh-CN') ? 'zh-CN' : languages[0]!]!;
};
/** Asks for the greeting by keyboard, as far as choosing it. */
async function greet(page: Page, name: string): Promise<void> {
  const { query, title } = greeting(name);
  await press(page, 'Alt+KeyQ');
  const palette = page.locator(`${desk} .ch-palette`);
  await palette.locator('input').first().waitFor();
  await page.keyboard.type(query);
  await palette.locator('[role="option"][aria-selected="true"]').filter({ hasText: title }).waitFor();
  await press(page, 'Enter');
  await palette.waitFor({ state: 'detached' });
}
async function openChat(name: string): Promise<{ page: Page; frame: Page | Frame }> {
  const opened = await openCase(run, name);
  await openDesk(opened.page);
  await opened.page.evaluate(() => navigator.clipboard.writeText(''));
  return opened;
}
async function isCopied(page: Page, name: string): Promise<void> {
  await page
    .locator(desk)
    .getByText(/已(改为)?复制。$/)
    .first()
    .waitFor();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(greeting(name).text);
}
/** Under the words: inside the box, from its left end on. A stroke is a hair wider than its word. */
async function strokeUnder(stroke: Locator, box: Locator): Promise<void> {
  await stroke.waitFor({ state: 'attached' });
  const [under, around] = [(await stroke.boundingBox())!, (await box.boundingBox())!];
  expect(under.width).toBeGreaterThan(LURE.length * 3);
  expect(under.x - around.x).toBeGreaterThanOrEqual(-2);
  expect(under.x - around.x).toBeLessThan(24);
  expect(under.y - around.y).toBeGreaterThanOrEqual(-2);
  expect(under.y + under.height - around.y - around.height).toBeLessThanOrEqual(3);
}

describe('a chat page', () => {
  it.each(CHATS)('%s: a reply is %s, and the guard underlines', async (name, becomes) => {
    const { page, frame } = await openChat(`${name}/normal`);
    const box = boxIn(frame, name);
    expect(await box.count()).toBe(1);
    await box.click();
    await greet(page, name);
    if (becomes === 'inserted') {
      await expect.poll(() => standing(box)).toContain(greeting(name).text);
      await box.focus();
      await press(page, 'Control+KeyZ');
    } else await isCopied(page, name);
    expect(await standing(box)).toBe('');

    await box.focus();
    await page.keyboard.type(LURE);
    const stroke = frame.locator('[data-counterhand="strokes"] .ch-stroke').first();
    await strokeUnder(stroke, box);
    await press(page, 'Control+KeyA');
    await press(page, 'Delete');
    await stroke.waitFor({ state: 'detached' });
    await page.close();
  });

  const empty = CHATS.map(([name]) => name).filter((name) => has(name, 'nobody'));
  it.each(empty)('%s: a reply is copied while nobody is chosen', async (name) => {
    const { page, frame } = await openChat(`${name}/nobody`);
    await greet(page, name);
    await isCopied(page, name);
    for (const box of await boxIn(frame, name).all()) expect(await standing(box)).toBe('');
    await page.close();
  });
});

describe('/ in an empty reply box', () => {
  const inShadow = (name: string) => targetOf(name).at.includes('>>>');
  const pages = CHATS.map(([name]) => name);
  it.each(pages.filter((name) => inShadow(name) || casePage(`${name}/normal`).top))(
    'of %s, in a shadow root or a frame, opens the palette',
    async (name) => {
      const { page, frame } = await openChat(`${name}/normal`);
      const box = boxIn(frame, name);
      await box.click();
      await press(page, '/');
      await page.locator(`${desk} .ch-palette input`).first().waitFor();
      expect(await standing(box)).toBe('');
      await press(page, 'Escape');
      await box.click();
      await page.keyboard.type('1/');
      expect(await standing(box)).toBe('1/');
      await page.close();
    },
  );
});

it('every page with a place for marks of orders, or a reply box, stands in a table', () => {
  const known = [...ORDERS, ...CHATS].map(([page]) => page);
  // Two have tests of their own, which serve them from where they really run.
  const sites = MARKETPLACES.filter(({ id }) => id !== 'practice' && id !== 'vendure');
  const pages = sites.flatMap(({ id, pages }) =>
    pages.flatMap((page) => (page.orders?.slot || page.targets?.reply ? [`${id}/${page.id}`] : [])),
  );
  expect(pages.filter((page) => !known.includes(page))).toEqual([]);
});
