// Clocks across tabs in a real Chromium whose tabs hide each other: who waits in the chat behind, how it goes late, the
// way there by keyboard, a worker that was ended in between, and the desk's keys pressed in a frame of the page.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BUILD,
  casePage,
  HOUR,
  killWorker,
  marksOf,
  openDesk,
  originsOf,
  prepareShop,
  press,
  type Run,
  start,
  wall,
} from './harness.ts';

const chat = casePage('pinduoduo/chat/normal');
const orders = casePage('pinduoduo/orders/normal');
const CHAT = chat.url.split('#')[0]!;
const LIST = orders.url.split('?')[0]!;
const FRAMED = 'https://mms.pinduoduo.com/orders/list?framed';
const desk = '[data-counterhand="desk"]';

const thread = (id: string, name: string, wait: string) =>
  `<li class="chat-item"><div class="chat-item-box" data-random="${id}-0-all"><span class="nickname-span">${name}</span>
   <span class="wait-time">已等待${wait}</span><p class="chat-message-content">在吗</p></div></li>`;
/** The case's page with these threads and no conversation open: its messages are of another day. */
const threads = (...rows: string[]) =>
  chat.html
    .replace(/<li class="chat-item">[\s\S]*?<\/li>/g, '')
    .replace(/<div id="msgListContainer">[\s\S]*?<\/ul><\/div>/, '<div id="msgListContainer"></div>')
    .replace('<ul class="timeout-unreply">', `<ul class="timeout-unreply">${rows.join('')}`);

/** The order list with one order's time to ship by so many seconds from now, and the other's in two days. */
const endsIn = (seconds: number) =>
  orders.html
    .replaceAll('2026-11-22 08:02:40', wall(Date.now() + seconds * 1_000))
    .replaceAll('2026-11-23 09:30:15', wall(Date.now() + 48 * HOUR));

/** The build with a response clock that counts all day: these tests run at night, too. */
function builtForAllDay(): string {
  const dir = mkdtempSync(join(tmpdir(), 'counterhand-day-'));
  cpSync(BUILD, dir, { recursive: true });
  let found = 0;
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js')) continue;
    const code = readFileSync(join(dir, name), 'utf8');
    const changed = code.replace(/08:00(.{3,9}?)23:00/g, '00:00$124:00');
    if (changed !== code) found++;
    writeFileSync(join(dir, name), changed);
  }
  expect(found).toBeGreaterThan(0);
  return dir;
}

let run: Run;
let built: string;
beforeAll(async () => {
  built = builtForAllDay();
  run = await start({
    hides: true,
    built,
    granted: originsOf('pinduoduo'),
    serve: [
      {
        url: CHAT,
        html: (url) =>
          url.search
            ? threads(thread('9900112299', '海***风', '5 分钟'))
            : threads(thread('9900112244', '糖***果', '2 分钟 35 秒')),
      },
      { url: LIST, html: (url) => (url.search === '?soon' ? endsIn(15) : orders.html) },
      {
        url: FRAMED,
        html: `<!doctype html><html lang="zh-CN"><body><h1>订单</h1>
          <iframe src="${CHAT}?framed" style="width: 900px; height: 600px"></iframe></body></html>`,
      },
    ],
  });
  await prepareShop(run, { name: '青瓦杂货', sites: ['pinduoduo'] });
});
afterAll(async () => {
  await run?.stop();
  rmSync(built, { recursive: true, force: true });
});

const rows = (page: Page) => page.locator(`${desk} .ch-waiting > li`).allTextContents();
const row = (page: Page, name: string) =>
  page.locator(`${desk} .ch-waiting button`).filter({ hasText: name });
const hidden = (page: Page) => page.evaluate(() => document.hidden);
const comes = (page: Page, html: string) =>
  page.evaluate(
    (li) => document.querySelector('.timeout-unreply')!.insertAdjacentHTML('beforeend', li),
    html,
  );

describe('an order tab in front, a chat tab behind', () => {
  let talk: Page;
  let list: Page;
  beforeAll(async () => {
    talk = await run.page(chat.url);
    await talk.locator(`${desk} .ch-rail`).waitFor();
    list = await run.page(orders.url);
    await openDesk(list);
    expect([await hidden(talk), await hidden(list)]).toEqual([true, false]);
  });

  it('the buyer who waits there stands in the desk here, and goes late by itself', async () => {
    await row(list, '糖***果').filter({ hasText: '剩1分' }).waitFor();
    expect((await rows(list))[0]).toContain('拼多多');
    const due = list.locator(`${desk} .ch-due`);
    expect(await due.textContent()).toContain('即将超时1位');
    await row(list, '糖***果').filter({ hasText: '超时1分' }).waitFor({ timeout: 40_000 });
    await due.filter({ hasText: '超时1位' }).waitFor();
  });

  it('a thread that comes there is seen here within seconds', async () => {
    await comes(talk, thread('9900112266', '新***客', '1 分钟'));
    await row(list, '新***客').waitFor({ timeout: 8_000 });
    await comes(talk, thread('9900112277', '晚***风', '1 分钟'));
    await row(list, '晚***风').waitFor({ timeout: 8_000 });
    expect((await rows(list)).map((text) => text.slice(0, 5))).toEqual(['糖***果', '新***客', '晚***风']);
    expect(await hidden(talk)).toBe(true);
  });

  it('a worker that was ended knows them all again', async () => {
    await killWorker(run);
    await comes(talk, thread('9900112288', '再***来', '1 分钟'));
    await row(list, '再***来').waitFor({ timeout: 8_000 });
    expect(await rows(list)).toHaveLength(4);
  });

  it('Enter on the row brings that tab to the front and rings the thread there', async () => {
    await killWorker(run);
    await row(list, '新***客').focus();
    await press(list, 'Enter');
    await expect.poll(() => hidden(talk)).toBe(false);
    expect(await hidden(list)).toBe(true);
    const ringed = talk.locator('[data-random^="9900112266"] [data-counterhand="marks"] .ch-ringed');
    await ringed.waitFor();
    expect(await ringed.textContent()).toBe('在等回复');
    // The site shows this clock itself: on its own tab ours keeps out.
    expect(await talk.locator(`${desk} .ch-waiting`).count()).toBe(0);
  });

  it('Alt J on a chat page goes to the buyer who waits in another tab', async () => {
    const other = await run.page(`${CHAT}?two#/`);
    await openDesk(other);
    await row(other, '糖***果').waitFor();
    await press(other, 'Alt+KeyJ');
    await expect.poll(() => hidden(talk)).toBe(false);
    await talk.locator('[data-random^="9900112244"] [data-counterhand="marks"] .ch-ringed').waitFor();
    await other.close();
  });

  it('a chat tab that is closed, or left for another page, waits no more', async () => {
    const other = await run.page(`${CHAT}?two#/`);
    await other.locator(`${desk} .ch-rail, ${desk} .ch-desk`).first().waitFor();
    await list.bringToFront();
    await row(list, '海***风').waitFor();
    await other.close();
    await row(list, '海***风').waitFor({ state: 'detached' });
    expect(await rows(list)).toHaveLength(4);
    await talk.goto('about:blank');
    await list.locator(`${desk} .ch-waiting`).waitFor({ state: 'detached' });
  });
});

describe('an order list that nobody touches', () => {
  it('changes its mark by itself at the instant the time to ship is over', async () => {
    const page = await run.page(`${LIST}?soon`);
    await page.locator('[data-counterhand="marks"]').first().waitFor();
    await expect.poll(async () => (await marksOf(page)).join('|')).toContain('马上超时');
    expect((await marksOf(page)).join('|')).not.toContain('发货超时');
    await expect.poll(async () => (await marksOf(page)).join('|'), { timeout: 20_000 }).toContain('发货超时');
    await page.close();
  });
});

describe('a page with its chat in a frame', () => {
  it('the desk’s keys reach it from there, and what is typed then goes into the palette, not the page', async () => {
    const page = await run.page(FRAMED);
    await page.locator(`${desk} .ch-desk, ${desk} .ch-rail`).first().waitFor();
    await press(page, 'Alt+KeyW');
    await page.locator(`${desk} .ch-rail`).waitFor();
    const box = page.frameLocator('iframe').locator('#replyTextarea');
    await box.click();
    await press(page, 'Alt+KeyW');
    await page.locator(`${desk} .ch-desk`).waitFor();
    await page.waitForTimeout(300);
    await press(page, 'Alt+KeyQ');
    await page.locator(`${desk} .ch-palette`).waitFor();
    await page.keyboard.type('hygl');
    await page.locator(`${desk} [role="option"]`).first().waitFor();
    expect(await box.inputValue()).toBe('');
    await page.close();
  });
});
