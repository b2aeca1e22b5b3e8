// The console's page as a person meets it: where its parts are, how one signs in and turns to a conversation.
// Seen in The Lounge 4.5.2.
import type { Page } from 'playwright-core';
import { type Lounge, seller } from './client.ts';

export const parts = {
  /** The list of conversations, and its rows: one a buyer, by name. The row above them is the server's own. */
  list: '#sidebar .networks .channels',
  row: '#sidebar .channel-list-item[data-type="query"]',
  active: '#sidebar .channel-list-item[aria-selected="true"]',
  /** The open conversation: its heading, and its messages, newest last. The seller's own also carry `.self`. */
  heading: '#chat .header .title',
  messages: '#chat .messages',
  message: '#chat .messages .msg[data-type="message"]',
  /** Within a message. */
  sender: '.from .user',
  text: '.content',
  time: '.time',
  /** One box for all conversations; the page itself keeps each one's unsent words apart. */
  reply: 'textarea#input',
  send: '#submit',
} as const;

/** Opens the console and signs the seller in. The profile stays signed in from then on. */
export async function openConsole(page: Page, lounge: Lounge): Promise<void> {
  await page.goto(lounge.url);
  await page.locator(`#sign-in, ${parts.list}`).first().waitFor({ state: 'attached', timeout: 30_000 });
  if ((await page.locator('#sign-in').count()) > 0) {
    await page.locator('#signin-username').fill(seller.username);
    await page.locator('#signin-password').fill(seller.password);
    await page.keyboard.press('Enter');
  }
  await page.locator('#sidebar').waitFor();
}

/** Turns to a buyer's conversation by its row, and waits until it stands open. */
export async function openConversation(page: Page, buyer: string): Promise<void> {
  // The extension's own first page opens late and covers this one; a covered page draws once a second.
  await page.bringToFront();
  await page.locator(`${parts.row}[data-name="${buyer}"]`).click();
  await page.locator(`#chat .chat-view[aria-label="${buyer}"]`).waitFor();
}

/** The messages that stand in the open conversation. */
export const messagesOf = (page: Page): Promise<{ from: string; text: string; time: string }[]> =>
  page.locator(parts.message).evaluateAll(
    (rows, { sender, text, time }) =>
      rows.map((row) => ({
        from: row.querySelector(sender)?.textContent?.trim() ?? '',
        text: row.querySelector(text)?.textContent?.trim() ?? '',
        time: row.querySelector(time)?.textContent?.trim() ?? '',
      })),
    parts,
  );
