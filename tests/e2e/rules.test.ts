// Each group of rules once on a real host name, by keyboard alone: stock, address, orders, chat, handover; and the
// order in which they speak. Drafts, clocks and the owner's switches have files of their own.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  casePage,
  deskText,
  HOUR,
  marksOf,
  newestOf,
  openDesk,
  originsOf,
  prepareShop,
  press,
  type Run,
  start,
  wall,
} from './harness.ts';

const orders = casePage('pinduoduo/orders/normal');
const chat = casePage('pinduoduo/chat/normal');
const listings = casePage('taobao/listings/normal');
const desk = '[data-counterhand="desk"]';
const now = `${desk} .ch-now`;

/** The order list as of today: placed an hour ago, the first to be shipped within three hours. */
const today = () =>
  orders.html
    .replaceAll('2026-11-21 09:30:15', wall(Date.now() - HOUR))
    .replace('2026-11-23 09:30:15', wall(Date.now() + 3 * HOUR))
    .replace('2026-11-22 08:02:40', wall(Date.now() + 40 * HOUR))
    .replace('2026-11-21 08:02:40', wall(Date.now() - 2 * HOUR));
/** The chat with the buyer's last words put into their mouth. */
const saying = (words: string) =>
  chat.html.replaceAll(
    '<p class="msg-content-box">有蓝色的吗</p>',
    `<p class="msg-content-box">${words}</p>`,
  );

let run: Run;
beforeAll(async () => {
  run = await start({ granted: [...originsOf('pinduoduo'), ...originsOf('taobao')] });
  await prepareShop(run, {
    name: '青瓦杂货',
    sites: ['pinduoduo', 'taobao'],
    stock: [
      { sku: 'BOX-3', onHand: 0 },
      { sku: 'HOOK-10', onHand: 30 },
      { sku: 'CUP-W', onHand: 1 },
      { sku: 'MAT-2', onHand: 2 },
      { sku: 'SCARF-RED', onHand: 4 },
    ],
  });
});
afterAll(() => run.stop());

const at = async (page: { url: string }, html: string): Promise<Page> => {
  const shown = await run.page(page.url, [{ url: page.url.split(/[?#]/)[0]!, html }]);
  await shown.locator(`${desk} .ch-rail, ${desk} .ch-desk`).first().waitFor();
  return shown;
};
/** The owner's switch of a rule, in the back office. */
const switchOn = async (name: string): Promise<void> => {
  const page = await run.context.newPage();
  await page.goto(`chrome-extension://${run.id}/options.html#/rules`);
  const toggle = page.getByRole('switch', { name, exact: false }).first();
  await toggle.waitFor();
  if ((await toggle.getAttribute('aria-checked')) !== 'true') await toggle.press('Space');
  await expect.poll(() => toggle.getAttribute('aria-checked')).toBe('true');
  await page.close();
};

describe('stock', () => {
  it('a listing that shows more than the warehouse has is marked once the owner switched that on', async () => {
    const before = await at(listings, listings.html);
    expect((await marksOf(before)).join()).not.toContain('多挂');
    await before.close();
    await switchOn('挂多了');
    const page = await at(listings, listings.html);
    await page.locator('[data-counterhand="marks"] .ch-mark').getByText('多挂').first().waitFor();
    await page.close();
  });
});

describe('orders', () => {
  it('one that must ship within hours says so on its row, money goes before it, and both are one key apart', async () => {
    const page = await at(orders, today());
    const row = page.locator('[data-counterhand="marks"]').first();
    await row.getByText('缺1件').waitFor();
    const [first] = await marksOf(page);
    expect(first!.split('|')[0], 'money first').toBe('缺1件');
    await openDesk(page);
    await page.locator(now).getByText('缺1件').first().waitFor();
    const seen: string[] = [];
    for (let i = 0; i < 4; i++) {
      seen.push((await page.locator(`${now} .ch-card-head`).first().textContent()) ?? '');
      await press(page, 'Alt+ArrowDown');
      await page.waitForTimeout(60);
    }
    expect(seen.join('\n')).toMatch(/缺1件[\s\S]*(发货|超时)/);
    await press(page, 'Alt+KeyW');
    await page.close();
  });

  it('a courier the buyer chose and nobody noted is asked for, and the remark settles it', async () => {
    const page = await at(orders, today());
    await openDesk(page);
    await press(page, 'Alt+KeyJ');
    await press(page, 'Alt+KeyY');
    await page.locator(`${desk} .ch-buyer-stage`).getByText('已核对').waitFor();
    expect((await newestOf(run, 'address.set')).body).toMatchObject({ state: 'confirmed' });
    await press(page, 'Alt+KeyW');
    await page.close();
  });
});

describe('chat', () => {
  it('authorities are named: the lead is called, with the facts on the clipboard and nothing of the buyer’s words', async () => {
    const page = await at(chat, saying('再不处理我就打12315投诉你们'));
    await openDesk(page);
    await page.locator(now).getByText('叫主管').first().waitFor();
    await press(page, 'Alt+KeyL');
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/E\*\*\*E|9900112233|叫主管|12315/);
    await press(page, 'Alt+KeyW');
    await page.close();
  });

  it('an angry buyer is soothed before anything is sold: the calm reply goes into the box by one key', async () => {
    const page = await at(chat, saying('骗子！气死我了，便宜点都不行'));
    await openDesk(page);
    await page.locator(now).first().waitFor();
    expect(await deskText(page)).not.toContain('在议价');
    await press(page, 'Alt+Enter');
    await expect.poll(() => page.locator('#replyTextarea').inputValue()).toMatch(/我也会着急|抱歉/);
    await press(page, 'Alt+KeyW');
    await page.close();
  });

  it('says nothing of an ordinary question', async () => {
    const page = await at(chat, chat.html);
    await openDesk(page);
    await page.waitForTimeout(400);
    expect(await page.locator(now).count()).toBe(0);
    await press(page, 'Alt+KeyW');
    await page.close();
  });
});
