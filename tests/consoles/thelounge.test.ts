// A real chat console nobody here wrote: buyers write over the wire, the seller reads and answers in the browser.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Run, start } from '../e2e/harness.ts';
import { type Lounge, SELLER_NICK, startLounge } from './thelounge/client.ts';
import { messagesOf, openConsole, openConversation, parts } from './thelounge/page.ts';

let lounge: Lounge;
let run: Run;
let page: Page;

beforeAll(async () => {
  lounge = await startLounge();
  run = await start({ locale: 'en' });
  lounge.say('robin_s', 'Hello, is the blue cup in stock?', new Date(2026, 10, 20, 9, 41));
  lounge.say('robin_s', 'I would like <b>three</b>', new Date(2026, 10, 20, 9, 43));
  lounge.say('mei.lin', '请改地址：滨海路 18 号，谢谢', new Date(2026, 10, 20, 10, 5));
  page = await run.context.newPage();
  await openConsole(page, lounge);
});
afterAll(async () => {
  await run?.stop();
  await lounge?.stop();
});

describe('the chat console', () => {
  it('lists a conversation for each buyer, and says which one is open', async () => {
    await openConversation(page, 'robin_s');
    await expect
      .poll(() => page.locator(`${parts.row} .name`).allTextContents())
      .toEqual(['mei.lin', 'robin_s']);
    expect(await page.locator(parts.active).getAttribute('data-name')).toBe('robin_s');
    expect(await page.locator(parts.heading).textContent()).toBe('robin_s');
  });

  it('shows who wrote what when, as text', async () => {
    await openConversation(page, 'robin_s');
    expect(await messagesOf(page)).toEqual([
      { from: 'robin_s', text: 'Hello, is the blue cup in stock?', time: '09:41' },
      { from: 'robin_s', text: 'I would like <b>three</b>', time: '09:43' },
    ]);
  });

  it('turns to another conversation in the same page, at an address of its own', async () => {
    await openConversation(page, 'robin_s');
    const address = page.url();
    await page.evaluate(() => Object.assign(globalThis, { stayed: true }));
    await openConversation(page, 'mei.lin');
    expect(page.url()).not.toBe(address);
    expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true);
    expect(await messagesOf(page)).toEqual([
      { from: 'mei.lin', text: '请改地址：滨海路 18 号，谢谢', time: '10:05' },
    ]);
    await page.goto(address);
    await expect.poll(() => page.locator(parts.heading).textContent()).toBe('robin_s');
  });

  it('keeps unsent words by conversation, and sends only when the seller does', async () => {
    const box = page.locator(parts.reply);
    await openConversation(page, 'robin_s');
    await box.fill('Five are here.');
    await openConversation(page, 'mei.lin');
    expect(await box.inputValue()).toBe('');
    await openConversation(page, 'robin_s');
    expect(await box.inputValue()).toBe('Five are here.');
    expect(lounge.sent).toEqual([]);
    await box.press('Enter');
    await page.locator(`${parts.message}.self`).getByText('Five are here.').waitFor();
    expect(lounge.sent).toEqual([{ to: 'robin_s', text: 'Five are here.' }]);
    expect((await messagesOf(page)).at(-1)).toMatchObject({ from: SELLER_NICK });
  });

  it('shows a message that comes while another conversation is open on its row', async () => {
    await openConversation(page, 'robin_s');
    lounge.say('mei.lin', '还在吗？');
    await page.locator(`${parts.row}[data-name="mei.lin"] .badge`).getByText('1').waitFor();
    await openConversation(page, 'mei.lin');
    expect((await messagesOf(page)).at(-1)).toMatchObject({ from: 'mei.lin', text: '还在吗？' });
  });
});
