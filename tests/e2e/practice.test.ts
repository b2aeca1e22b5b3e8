// The practice shop: the very same overlay over an extension page, offline, with a database of its own. The whole of an
// address change by keyboard, in the three languages.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalOf, marksOf, openDesk, press, type Run, start } from './harness.ts';

const desk = '[data-counterhand="desk"]';
const SAID = {
  'zh-CN': { differs: '地址不一致', short: '缺2件', composed: /^\[地址\] .*18.*→.*81.* \/ #07 \/ / },
  ko: { differs: '주소 다름', short: '2개 부족', composed: /^\[주소\] .*18.*→.*81.* \/ #07 \/ / },
  en: { differs: 'Address differs', short: 'Short 2', composed: /^\[Address\] .*18.*→.*81.* \/ #07 \/ / },
} as const;

let run: Run;
/** Each part begins with a fresh practice shop: what an agent did there is remembered. */
const fresh = () => {
  beforeAll(async () => {
    run = await start();
  });
  afterAll(() => run.stop());
};

const open = async (lang: string, hash: string): Promise<Page> => {
  await run.ask({ type: 'settings', patch: { locale: lang, agent: { number: '07', name: '' } } });
  const page = await run.context.newPage();
  await page.goto(`chrome-extension://${run.id}/practice.html?lang=${lang}&still=1${hash}`);
  await page.locator(`${desk} .ch-rail, ${desk} .ch-desk`).first().waitFor();
  return page;
};

describe.each(['zh-CN', 'ko', 'en'] as const)('the practice shop in %s', (lang) => {
  const said = SAID[lang];
  fresh();

  it('marks the short order and names no other shortage', async () => {
    const page = await open(lang, '#/orders');
    // The first opening fills the practice stock; until then there is no voice on stock.
    await page.locator('[data-counterhand="marks"] .ch-mark').getByText(said.short).first().waitFor();
    const marks = await marksOf(page);
    expect(
      marks.filter((mark) => mark.includes(said.short)),
      marks.join(' '),
    ).toHaveLength(1);
    await page.close();
  });

  it('compares the address a buyer wrote, and the remark is composed, put into the box and kept', async () => {
    const page = await open(lang, '#/chat');
    await page.locator('[data-thread]').nth(2).click();
    await openDesk(page);
    await page.locator(`${desk} .ch-now`).getByText(said.differs).first().waitFor();
    expect(await page.locator(`${desk} .ch-compare, ${desk} table`).first().textContent()).toMatch(/18.*81/s);
    // Only what is another is marked.
    expect(await page.locator(`${desk} .ch-compare ins`).first().textContent()).toBe('81');
    await page.evaluate(() => {
      location.hash = '#/orders';
    });
    // The agent tucks the desk away to reach the page's own remark button.
    await press(page, 'Alt+KeyW');
    await page
      .locator('[data-order="260101-0002"]')
      .getByRole('button', { name: /备注|메모|remark|note/i })
      .click();
    await page.locator('[data-box="remark"]').waitFor();
    await press(page, 'Alt+KeyM');
    await page.locator(`${desk} .ch-composer`).waitFor();
    await page.keyboard.type('18 → 81');
    await press(page, 'Alt+Enter');
    await page.locator(`${desk} .ch-composer`).waitFor({ state: 'detached' });
    expect(await page.locator('[data-box="remark"]').inputValue()).toContain('81');
    expect((await journalOf(run)).entries, 'nothing of practice reaches the shop').toEqual([]);
    await page.close();
  });
});

describe('the desk', () => {
  fresh();

  it('offers a remark that carries old and new address, ready to copy', async () => {
    const page = await open('zh-CN', '#/chat');
    await page.locator('[data-thread]').nth(2).click();
    await openDesk(page);
    await page.locator(`${desk} .ch-now`).getByText('地址不一致').first().waitFor();
    await press(page, 'Alt+Enter');
    await page.locator(`${desk} .ch-composer`).waitFor();
    await press(page, 'Alt+Enter');
    await page.locator(`${desk} .ch-composer`).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(SAID['zh-CN'].composed);
    await page.close();
  });

  it('says when it is paused, reads nothing, and goes on by one key', async () => {
    const page = await open('zh-CN', '#/orders');
    await openDesk(page);
    await press(page, 'Alt+KeyP');
    await page.locator(desk).getByText('已暂停').first().waitFor();
    expect(await marksOf(page)).toEqual([]);
    await press(page, 'Alt+KeyP');
    await page.locator('[data-counterhand="marks"] .ch-mark').first().waitFor();
    await page.locator(desk).getByText('已暂停').first().waitFor({ state: 'detached' });
    await page.close();
  });

  it('can be made wider by keyboard, and remembers it', async () => {
    let page = await open('en', '#/orders');
    await openDesk(page);
    await page.locator(`${desk} .ch-grip`).focus();
    await press(page, 'ArrowLeft');
    await press(page, 'ArrowLeft');
    expect((await page.locator(`${desk} .ch-desk`).boundingBox())?.width).toBe(380);
    await page.close();
    page = await open('en', '#/orders');
    await page.locator(`${desk} .ch-desk`).waitFor();
    expect((await page.locator(`${desk} .ch-desk`).boundingBox())?.width).toBe(380);
    await page.close();
  });
});
