// The owner's part in a real Chromium, by keyboard: a site switched on over a page that is already full, a sheet brought
// in, the first shortage seen, a rule that says what it would mark, roles, the passcode, another language; and the draft
// box beside an application outside the browser.
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
  press,
  type Run,
  shortagesOf,
  start,
  wall,
} from './harness.ts';

const pdd = casePage('pinduoduo/orders/normal');
const listings = casePage('taobao/listings/normal');

/** The case's orders, none of them overdue whenever this runs. */
const listed = pdd.html
  .replaceAll('2026-11-23 09:30:15', wall(Date.now() + 48 * HOUR))
  .replaceAll('2026-11-22 08:02:40', wall(Date.now() + 40 * HOUR));
const LATER = '?later=1';

let run: Run;
beforeAll(async () => {
  run = await start({
    // What the owner would have pressed Allow for; the browser then grants it without another prompt.
    granted: [...originsOf('pinduoduo'), ...originsOf('taobao')],
    serve: [
      {
        url: pdd.url.split('?')[0]!,
        // The same orders, the short one placed after the site was switched on.
        html: (url) =>
          url.search === LATER ? listed.replace('2026-11-21 09:30:15', wall(Date.now() + HOUR)) : listed,
      },
      { url: listings.url.split('?')[0]!, html: listings.html },
    ],
  });
});
afterAll(() => run.stop());

const ours = async (path: string): Promise<Page> => {
  const page = await run.context.newPage();
  await page.goto(`chrome-extension://${run.id}/${path}`);
  return page;
};
const mark = (page: Page, text: string) => page.locator('[data-counterhand="marks"]').getByText(text);
const desk = (page: Page) => page.locator('[data-counterhand="desk"]');

const SHEET =
  '\uFEFF商家编码,商品名称,可用库存\nBOX-3,加厚收纳箱,0\nHOOK-10,挂钩,30\nCUP-S,折叠杯,-4\nSCARF-RED,围巾,4\nCUP-W,马克杯,约20\n';

describe('an owner in the first minutes', () => {
  it('switches a site on by keyboard; nothing ran there before', async () => {
    const before = await run.page(pdd.url);
    await before.waitForTimeout(500);
    expect(await before.locator('[data-counterhand]').count()).toBe(0);
    const popup = await ours('popup.html');
    await popup.getByRole('switch', { name: /拼多多/ }).focus();
    await press(popup, 'Space');
    await desk(before).locator('.ch-rail').waitFor();
    await popup.close();
    await before.close();
  });

  it('writes the agent number, and it is kept', async () => {
    const popup = await ours('popup.html');
    await popup.getByRole('textbox').first().fill('07');
    await press(popup, 'Tab');
    await popup.waitForTimeout(300);
    await popup.reload();
    await popup.waitForFunction(() =>
      [...document.querySelectorAll('input')].some((input) => input.value === '07'),
    );
    await popup.close();
  });

  it('brings a stock sheet in: bad lines are named, nothing is written before Write', async () => {
    const orders = await run.page(pdd.url);
    await desk(orders).locator('.ch-rail').waitFor();
    const office = await ours('options.html#/stock');
    const chooser = office.waitForEvent('filechooser');
    await office.getByRole('button', { name: '导入库存表' }).first().click();
    const drop = office.getByRole('button', { name: '选择文件' });
    if (await drop.isVisible().catch(() => false)) await drop.click();
    await (await chooser).setFiles({
      name: 'stock-11-21.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(SHEET),
    });
    await office.getByText('CUP-S', { exact: false }).or(office.getByText('第4行')).first().waitFor();
    expect(await office.locator('main, body').first().textContent()).toMatch(/约20/);
    expect(await shortagesOf(orders), 'nothing is written yet').toEqual([]);
    await press(office, 'Control+Enter');
    await openDesk(orders);
    await desk(orders).getByText('只计数，不标记').waitFor();
    await office.close();
    await orders.close();
  });

  it('sees one count of what stood there before and no marks; an order placed later is marked', async () => {
    const orders = await run.page(pdd.url);
    await openDesk(orders);
    await desk(orders).getByText('只计数，不标记').waitFor();
    expect((await marksOf(orders)).join('')).toBe('');
    expect(await deskText(orders)).toMatch(/之前就在的[12]单/);
    const later = await run.page(pdd.url.split('?')[0]! + LATER);
    await mark(later, '缺1件').waitFor();
    expect(await shortagesOf(later)).toHaveLength(1);
    await later.close();
    await orders.close();
  });

  it('asks for the earlier ones by keyboard, and then they are marked, here and when the page opens again', async () => {
    const orders = await run.page(pdd.url);
    await openDesk(orders);
    await desk(orders).getByRole('button', { name: '都标出来' }).focus();
    await press(orders, 'Enter');
    await mark(orders, '缺1件').waitFor();
    await orders.reload();
    await mark(orders, '缺1件').waitFor();
    await openDesk(orders);
    expect(await deskText(orders)).not.toContain('只计数，不标记');
    await orders.close();
  });

  it('hears what a rule would mark before it is switched on, then switches it on', async () => {
    const popup = await ours('popup.html');
    await popup.getByRole('switch', { name: /淘宝/ }).focus();
    await press(popup, 'Space');
    const page = await run.page(listings.url);
    await desk(page).locator('.ch-rail, .ch-desk').first().waitFor();
    expect(await shortagesOf(page)).toEqual([]);
    const office = await ours('options.html#/rules');
    const rule = office.getByRole('switch', { name: /挂多了/ }).first();
    await rule.focus();
    await office.getByText(/^现在打开的页面共\d+行，会标1行。$/).waitFor();
    expect(await shortagesOf(page), 'asking marks nothing').toEqual([]);
    await press(office, 'Space');
    await page.locator('[data-counterhand="marks"] .ch-mark').first().waitFor();
    expect((await shortagesOf(page)).length).toBe(1);
    await newestOf(run, 'rule.set');
    await office.close();
    await popup.close();
    await page.close();
  });

  it('sees in the popup and the back office how often a rule spoke today', async () => {
    await run.page(pdd.url).then(async (orders) => {
      await mark(orders, '缺1件').waitFor();
      await orders.waitForTimeout(600);
      await orders.close();
    });
    const office = await ours('options.html#/rules');
    const caught = office.getByRole('table', { name: '近7天提示了什么' });
    // The page was opened many times, the order shown as of before and as placed later: it counts once.
    await caught.getByRole('row', { name: /^缺货 库存 1 0 0$/ }).waitFor();
    await office.close();
    const popup = await ours('popup.html');
    const stock = popup.locator('.ch-pop-rule').filter({ hasText: /^库存/ });
    await stock.waitFor();
    expect(Number(await stock.locator('.ch-figure').nth(1).textContent())).toBeGreaterThan(0);
    await popup.close();
  });

  it('chooses a role by keyboard: its groups alone speak, and all of them again', async () => {
    const orders = await run.page(pdd.url);
    await mark(orders, '缺1件').waitFor();
    const popup = await ours('popup.html');
    const role = popup.getByRole('combobox', { name: '岗位' });
    await role.focus();
    await press(popup, 'ArrowDown');
    await press(popup, 'ArrowDown');
    await popup.waitForFunction(() =>
      [...document.querySelectorAll('select')].some((s) => s.value === 'after-sale'),
    );
    await mark(orders, '缺1件').waitFor({ state: 'detached' });
    await role.focus();
    await press(popup, 'Home');
    await mark(orders, '缺1件').waitFor();
    await popup.close();
    await orders.close();
  });

  it('changes the language, and the marks on an open page follow', async () => {
    const orders = await run.page(pdd.url);
    await mark(orders, '缺1件').waitFor();
    const popup = await ours('popup.html');
    await popup.getByText('한국어').click();
    await mark(orders, '1개 부족').waitFor();
    await popup.getByText('简体中文').click();
    await mark(orders, '缺1件').waitFor();
    await popup.close();
    await orders.close();
  });

  it('switches the site off, and what was drawn is gone', async () => {
    const orders = await run.page(pdd.url);
    await mark(orders, '缺1件').waitFor();
    const popup = await ours('popup.html');
    await popup.getByRole('switch', { name: /拼多多/ }).click();
    await orders.waitForFunction(() => document.querySelectorAll('[data-counterhand]').length === 0);
    await popup.close();
    await orders.close();
  });
});

describe("the owner's passcode", () => {
  const CODE = '店2026';

  it('is set by keyboard, and asked for once a page from then on', async () => {
    const office = await ours('options.html#/shop');
    await office.getByLabel('口令', { exact: true }).focus();
    await office.keyboard.insertText(CODE);
    await press(office, 'Tab');
    await office.keyboard.insertText(CODE);
    await press(office, 'Enter');
    await office.getByText('忘了口令只能重装').waitFor();
    await office.goto(`chrome-extension://${run.id}/options.html#/rules`);
    await office.reload();
    const code = office.getByLabel('店主口令');
    await code.waitFor();
    expect(await office.getByRole('switch').count()).toBe(0);
    expect(await code.evaluate((field) => field === document.activeElement)).toBe(true);
    await office.keyboard.insertText('0000');
    await press(office, 'Enter');
    await office.getByText('口令不对，什么都没改').waitFor();
    await office.keyboard.insertText(CODE);
    await press(office, 'Enter');
    await office.getByRole('switch', { name: /缺货/ }).first().waitFor();
    await office.evaluate(() => {
      location.hash = '#/data';
    });
    await office.getByRole('heading', { name: '数据' }).waitFor();
    expect(await office.getByLabel('店主口令').count()).toBe(0);
    await office.close();
  });

  it('stands before the rule switches of the popup, and leaves the agent’s own things alone', async () => {
    const popup = await ours('popup.html');
    const group = popup
      .getByRole('switch', { name: '交接的全部规则' })
      .or(popup.getByRole('checkbox', { name: '交接的全部规则' }));
    await group.waitFor();
    const before = await group.getAttribute('aria-checked');
    await group.focus();
    await press(popup, 'Space');
    await popup.getByLabel('店主口令').waitFor();
    expect(await group.getAttribute('aria-checked')).toBe(before);
    await popup.getByLabel('客服编号').fill('08');
    await press(popup, 'Tab');
    await popup.getByLabel('店主口令').focus();
    await popup.keyboard.insertText(CODE);
    await press(popup, 'Enter');
    await popup.waitForFunction(
      (was) => document.querySelector('[aria-label="交接的全部规则"]')?.getAttribute('aria-checked') !== was,
      before,
    );
    await popup.reload();
    expect(await popup.getByLabel('客服编号').inputValue()).toBe('08');
    await popup.close();
  });

  it('is taken away again where it was set', async () => {
    const office = await ours('options.html#/shop');
    await office.getByLabel('店主口令').fill(CODE);
    await press(office, 'Enter');
    await office.getByRole('button', { name: '去掉口令' }).focus();
    await press(office, 'Enter');
    await office.getByText('口令已去掉').waitFor();
    await office.reload();
    await office.getByLabel('口令', { exact: true }).waitFor();
    await office.close();
  });
});

describe('the draft box', () => {
  it('takes a reply from the palette at the caret and copies the whole by key', async () => {
    const page = await ours('draft.html');
    await page.locator('textarea').first().fill('亲，');
    await page.locator('textarea').first().press('End');
    await press(page, 'Alt+KeyQ');
    await page.keyboard.type('hygl');
    await page.waitForTimeout(400);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => (document.querySelector('textarea')?.value.length ?? 0) > 8);
    const text = await page.locator('textarea').first().inputValue();
    expect(text.startsWith('亲，')).toBe(true);
    await press(page, 'Alt+KeyC');
    await page.waitForTimeout(200);
    await page.bringToFront();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await page.close();
  });
});
