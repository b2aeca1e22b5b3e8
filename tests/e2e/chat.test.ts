// A chat page at its own host name in a real Chromium: the palette, insertion, and what is refused.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  casePage,
  deskText,
  journalOf,
  openDesk,
  originsOf,
  prepareShop,
  press,
  type Run,
  start,
} from './harness.ts';

const chat = casePage('pinduoduo/chat/normal');
const nobody = casePage('pinduoduo/chat/nobody');
const desk = '[data-counterhand="desk"]';
const URL_ = chat.url.split('#')[0]!;

let run: Run;
beforeAll(async () => {
  run = await start({ granted: originsOf('pinduoduo'), serve: [{ url: URL_, html: chat.html }] });
  await prepareShop(run, { name: '青瓦杂货', sites: ['pinduoduo'], settings: { cutOff: '17:00' } });
});
afterAll(() => run.stop());

const open = async (): Promise<Page> => {
  const page = await run.page(chat.url);
  await page.locator(`${desk} .ch-rail, ${desk} .ch-desk`).first().waitFor();
  return page;
};
const box = (page: Page) => page.locator('#replyTextarea');

describe('the palette', () => {
  it('opens on / in an empty reply box, finds by initials, and Enter puts the reply in the box, filled', async () => {
    const page = await open();
    await box(page).focus();
    await page.keyboard.press('/');
    await page.locator(`${desk} .ch-palette`).waitFor();
    expect(await box(page).inputValue()).toBe('');
    await page.keyboard.type('hygl');
    await page.locator(`${desk} [role="option"]`).first().waitFor();
    await page.waitForTimeout(250);
    await page.keyboard.press('Enter');
    await page.locator(`${desk} .ch-palette`).waitFor({ state: 'detached' });
    const text = await box(page).inputValue();
    expect(text.length).toBeGreaterThan(4);
    expect(text).not.toMatch(/\{\{|\}\}/);
    await expect.poll(async () => (await journalOf(run)).entries.map((e) => e.kind)).toContain('reply.used');
    await page.close();
  });

  it('types a plain / where the box is not empty', async () => {
    const page = await open();
    await box(page).fill('尺码 38');
    await box(page).press('End');
    await page.keyboard.press('/');
    expect(await box(page).inputValue()).toBe('尺码 38/');
    expect(await page.locator(`${desk} .ch-palette`).count()).toBe(0);
    await page.close();
  });

  it('adds to a draft at the caret, never over it, and one undo takes it back', async () => {
    const page = await open();
    await box(page).fill('亲，');
    await box(page).press('End');
    await press(page, 'Alt+KeyQ');
    await page.locator(`${desk} .ch-palette`).waitFor();
    await page.keyboard.type('gxdd');
    await page.waitForTimeout(250);
    await page.keyboard.press('Enter');
    await page.locator(`${desk} .ch-palette`).waitFor({ state: 'detached' });
    const text = await box(page).inputValue();
    expect(text.startsWith('亲，')).toBe(true);
    expect(text.length).toBeGreaterThan(4);
    await box(page).focus();
    await press(page, 'Control+KeyZ');
    expect(await box(page).inputValue()).toBe('亲，');
    await page.close();
  });

  it('names what is missing and inserts nothing until it is filled', async () => {
    const page = await open();
    await press(page, 'Alt+KeyQ');
    await page.locator(`${desk} .ch-palette`).waitFor();
    await page.keyboard.type('核对收件');
    await page.waitForTimeout(300);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(200);
    expect(await box(page).inputValue()).toBe('');
    expect(await deskText(page)).toContain('收货地址');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.close();
  });
});

describe('an insertion', () => {
  it.each([0, 600])(
    'is refused when the conversation was switched %i ms before Enter: the text is copied instead',
    async (ms) => {
      const page = await open();
      await press(page, 'Alt+KeyQ');
      await page.locator(`${desk} .ch-palette`).waitFor();
      await page.keyboard.type('hygl');
      await page.waitForTimeout(300);
      await page.evaluate(() => {
        const [was, next] = document.querySelectorAll('.chat-item-box');
        was!.classList.remove('active');
        next!.classList.add('active');
        for (const el of document.querySelectorAll('[currentuid]'))
          el.setAttribute('currentuid', '9900112244');
      });
      await page.waitForTimeout(ms);
      await page.keyboard.press('Enter');
      await page.locator(desk).getByText('已改为复制').waitFor();
      expect(await box(page).inputValue()).toBe('');
      expect((await page.evaluate(() => navigator.clipboard.readText())).length).toBeGreaterThan(4);
      await page.close();
    },
  );

  it('is not offered while no buyer is chosen: the palette copies and says why', async () => {
    const page = await run.page(chat.url, [{ url: URL_, html: nobody.html }]);
    await page.waitForTimeout(1200);
    expect(await page.locator('.ch-palette').count()).toBe(0);
    if ((await page.locator(desk).count()) > 0) {
      await press(page, 'Alt+KeyQ');
      await page.locator(`${desk} .ch-palette`).waitFor();
      expect(await deskText(page)).toMatch(/复制/);
    }
    await page.close();
  });

  it('never presses Send: after an insertion the page has sent nothing', async () => {
    const page = await run.page(chat.url, [{ url: URL_, html: chat.html }]);
    await page.locator(`${desk} .ch-rail, ${desk} .ch-desk`).first().waitFor();
    await page.evaluate(() => {
      (window as unknown as { sent: number }).sent = 0;
      document
        .querySelector('.send-btn')!
        .addEventListener('click', () => (window as unknown as { sent: number }).sent++);
    });
    await press(page, 'Alt+KeyQ');
    await page.locator(`${desk} .ch-palette`).waitFor();
    await page.keyboard.type('hygl');
    await page.waitForTimeout(300);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    expect((await box(page).inputValue()).length).toBeGreaterThan(4);
    expect(await page.evaluate(() => (window as unknown as { sent: number }).sent)).toBe(0);
    await page.close();
  });
});

describe('the desk beside a chat', () => {
  it('names the buyer and the open question, and ends above the reply box where the two would meet', async () => {
    const page = await open();
    await page.addStyleTag({
      content:
        '.reply-box{position:fixed;left:0;right:0;bottom:0;height:180px}#replyTextarea{width:100%;height:120px}',
    });
    await openDesk(page);
    await page.locator(desk).getByText('有蓝色的吗').first().waitFor();
    expect(await deskText(page)).toContain('E***E');
    await page.setViewportSize({ width: 1281, height: 720 });
    await page.waitForTimeout(200);
    const deskBox = await page.locator(`${desk} .ch-desk`).boundingBox();
    const replyBox = await box(page).boundingBox();
    expect(deskBox!.y + deskBox!.height).toBeLessThanOrEqual(replyBox!.y);
    await press(page, 'Alt+KeyW');
    await page.close();
  });

  it('lets no page script press its buttons', async () => {
    const page = await open();
    await openDesk(page);
    const before = (await journalOf(run)).entries.length;
    await page.evaluate(() => {
      const root = document.querySelector('[data-counterhand="desk"]')!.shadowRoot!;
      for (const button of root.querySelectorAll('button')) button.click();
    });
    await page.waitForTimeout(300);
    expect((await journalOf(run)).entries.length).toBe(before);
    expect(await page.locator(`${desk} .ch-desk`).count()).toBe(1);
    await press(page, 'Alt+KeyW');
    await page.close();
  });
});
