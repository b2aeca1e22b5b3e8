// A real chat console nobody here wrote: buyers write over the wire, the seller reads and answers in the browser.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskText, openDesk, prepareShop, press, type Run, start } from '../e2e/harness.ts';
import { PICKER, panelOf } from '../e2e/picker/hands.ts';
import { type Teacher, teachConsole } from './teaching.ts';
import { type Lounge, SELLER_NICK, startLounge } from './thelounge/client.ts';
import { messagesOf, openConsole, openConversation, parts } from './thelounge/page.ts';

let lounge: Lounge;
let run: Run;
let page: Page;

beforeAll(async () => {
  lounge = await startLounge();
  run = await start({ locale: 'en', granted: ['http://127.0.0.1/*'] });
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

describe('the chat console, taught by the picker', () => {
  const SHOP = 'Fern & Ladle';
  const GREETING = `Hello, and welcome to ${SHOP}`;
  const desk = '[data-counterhand="desk"]';
  const box = () => taught.locator(parts.reply);
  const palette = () => taught.locator(`${desk} .ch-palette`);
  let taught: Page;
  let hand: Teacher;
  let before: number;

  beforeAll(async () => {
    await prepareShop(run, { name: SHOP, sites: [], settings: { locale: 'en' } });
    before = lounge.sent.length;
  });

  /** Finds the greeting in the palette, without choosing it yet. */
  async function find(): Promise<void> {
    await press(taught, 'Alt+KeyQ');
    await palette().locator('input').first().waitFor();
    await taught.keyboard.type('welcome');
    await palette().locator('[role="option"][aria-selected="true"]').filter({ hasText: 'Welcome' }).waitFor();
  }
  async function isCopied(): Promise<void> {
    await expect
      .poll(() => taught.evaluate(() => navigator.clipboard.readText()), { timeout: 10_000 })
      .toContain(GREETING);
    expect(await box().inputValue()).toBe('');
  }
  const forgetCopied = () => taught.evaluate(() => navigator.clipboard.writeText(''));

  it('is learnt from one conversation and confirmed on another', async () => {
    hand = await teachConsole(run, `${lounge.url}/`);
    taught = hand.page;
    await hand.click(taught.locator(`${parts.row}[data-name="robin_s"]`));
    await taught.locator('#chat .chat-view[aria-label="robin_s"]').waitFor();
    await hand.button('Chat');
    const inList = taught.locator(`${parts.row}[data-name="robin_s"] .name`);
    const theirs = taught.locator(`${parts.message}:not(.self)`).first();
    await hand.pointOut([
      ['Buyer’s name', taught.locator(parts.heading)],
      ['The reply box', box()],
      ['Any one message', theirs.locator(parts.text)],
      ['Text', theirs.locator(parts.text)],
      ['Who wrote it', theirs.locator(parts.sender)],
      ['One buyer in the list of chats', inList],
      ['Buyer’s name', inList],
      ['The open chat', inList],
      ['Unread'],
    ]);
    await hand.keep();
    await hand.click(taught.locator(`${parts.row}[data-name="mei.lin"]`));
    await panelOf(taught).getByText('Another page. Is this right?').waitFor();
    await hand.confirm();
    console.log(`The Lounge taught in ${hand.actions} actions`);
    expect(hand.actions).toBeLessThanOrEqual(18);
    await panelOf(taught).locator('.ch-picker-close').click();
    await expect.poll(() => taught.locator(PICKER).count()).toBe(0);
  });

  it('has the desk beside it, with whose conversation is open', async () => {
    await openDesk(taught);
    await openConversation(taught, 'robin_s');
    await expect.poll(() => deskText(taught)).toContain('robin_s');
    await openConversation(taught, 'mei.lin');
    await expect.poll(() => deskText(taught)).toContain('mei.lin');
  });

  it('gets a reply into its box by keyboard, for this buyer, and nothing is sent', async () => {
    await openConversation(taught, 'robin_s');
    expect(await box().inputValue()).toBe('');
    await find();
    await press(taught, 'Enter');
    await palette().waitFor({ state: 'detached' });
    await expect.poll(() => box().inputValue()).toContain(GREETING);
    const inserted = await box().inputValue();
    await openConversation(taught, 'mei.lin');
    expect(await box().inputValue()).toBe('');
    await openConversation(taught, 'robin_s');
    expect(await box().inputValue()).toBe(inserted);
    expect(lounge.sent.length).toBe(before);
    await box().fill('');
  });

  it('gets none where the conversation was switched before Enter: the reply is copied instead', async () => {
    await openConversation(taught, 'robin_s');
    await forgetCopied();
    await find();
    await taught.locator(`${parts.row}[data-name="mei.lin"]`).evaluate((row: HTMLElement) => row.click());
    await taught.locator('#chat .chat-view[aria-label="mei.lin"]').waitFor();
    await press(taught, 'Enter');
    await isCopied();
    await openConversation(taught, 'robin_s');
    expect(await box().inputValue()).toBe('');
    expect(lounge.sent.length).toBe(before);
  });

  it('gets none in the server’s own room, where no buyer is', async () => {
    await taught.locator('#sidebar .channel-list-item[data-type="lobby"]').click();
    await taught.locator('#chat .chat-view[data-type="lobby"]').waitFor();
    await forgetCopied();
    await find();
    await press(taught, 'Enter');
    await isCopied();
    expect(lounge.sent.length).toBe(before);
  });
});
