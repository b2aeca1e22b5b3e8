// A round of practice by keyboard in the real browser: everybody is served well, letter by letter, and the score is
// full; one slip, and the score names that one.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCRIPTS } from '../../components/practice/buyers/index.ts';
import { press, type Run, start } from './harness.ts';

const LANG = 'zh-CN';
let run: Run;
beforeAll(async () => {
  run = await start();
});
afterAll(() => run.stop());

async function open(): Promise<Page> {
  await run.ask({ type: 'settings', patch: { locale: LANG, agent: { number: '07', name: '' } } });
  const page = await run.context.newPage();
  await page.goto(`chrome-extension://${run.id}/practice.html?lang=${LANG}&still=1#/orders`);
  await page.locator('[data-counterhand="desk"]').locator('.ch-rail, .ch-desk').first().waitFor();
  return page;
}

/** To a view by its link in the head. */
async function visit(page: Page, hash: string): Promise<void> {
  await page.locator(`.p-nav a[href="${hash}"]`).focus();
  await press(page, 'Enter');
}

/** Types each line into the buyer's box and sends it. The chat is opened from the list, or from the buyer's order. */
async function say(page: Page, buyer: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  await visit(page, '#/chat');
  const thread = page.locator(`[data-thread="${buyer}"]`);
  await page.locator('[data-thread]').first().waitFor();
  if ((await thread.count()) > 0) await thread.focus();
  else {
    await visit(page, '#/orders');
    await page.locator(`.p-acts a[href="#/chat/${buyer}"]`).focus();
  }
  await press(page, 'Enter');
  const box = page.locator(`[data-conversation="${buyer}"] [data-box="reply"]`);
  await box.focus();
  for (const line of lines) {
    await page.keyboard.type(line);
    await press(page, 'Enter');
    await page
      .locator(`[data-conversation="${buyer}"] [data-from="seller"]:not([data-auto])`)
      .getByText(line)
      .waitFor();
    expect(await box.inputValue()).toBe('');
  }
}

/** Writes the remark on the buyer's order, from the order list. */
async function note(page: Page, buyer: string, text: string): Promise<void> {
  await visit(page, '#/orders');
  const order = page.locator('[data-order]', { has: page.locator(`[data-buyer="${buyer}"]`) });
  await order.locator('.p-acts button').press('Enter');
  await page.locator('[data-box="remark"]').waitFor();
  await page.keyboard.type(text);
  await page.locator('.p-dialog .p-main').focus();
  await press(page, 'Enter');
  await order.locator('[data-field="remark"]').getByText(text).waitFor();
}

async function serve(page: Page, buyer: string): Promise<void> {
  const { ends, checks = [] } = SCRIPTS.find((one) => one.buyer === buyer)!;
  await say(page, buyer, Object.values(ends).find(({ well }) => well)?.answers[LANG] ?? []);
  for (const { remark } of checks) if (remark) await note(page, buyer, remark.example[LANG]);
}
const BUYERS = SCRIPTS.filter(({ checks }) => checks).map(({ buyer }) => buyer);

/** The sum at the top, and the checks of a mark: `buyer check`. */
async function scoreOf(page: Page): Promise<{ sum: string; missed: string[]; open: string[] }> {
  await visit(page, '#/score');
  await page.locator('[data-view="score"]').waitFor();
  const named = (mark: string) =>
    page
      .locator(`[data-check][data-mark="${mark}"]`)
      .evaluateAll((rows) =>
        rows.map(
          (row) =>
            `${row.closest('[data-score]')!.getAttribute('data-score')} ${row.getAttribute('data-check')}`,
        ),
      );
  return {
    sum: (await page.locator('.p-sum').textContent()) ?? '',
    missed: await named('missed'),
    open: await named('open'),
  };
}

describe('a round of practice', () => {
  it('played perfectly by keyboard has the full score, and begins again from nothing', async () => {
    const page = await open();
    const before = await scoreOf(page);
    expect(before).toMatchObject({ sum: expect.stringMatching(/^0\//), missed: [] });
    for (const buyer of BUYERS) await serve(page, buyer);
    const { sum, missed, open: left } = await scoreOf(page);
    expect({ missed, left }).toEqual({ missed: [], left: [] });
    const [done, total] = sum.split('/');
    expect(done).toBe(total);
    expect(Number(total)).toBe(before.open.length);

    await page.locator('.p-score button').focus();
    await press(page, 'Enter');
    await page.locator('[data-view="orders"]').waitFor();
    expect((await scoreOf(page)).sum).toBe(before.sum);
    await page.close();
  });

  it('with one promise the warehouse cannot keep names that one, and why', async () => {
    const page = await open();
    await say(page, 'b1001', SCRIPTS.find(({ id }) => id === 'stock-short')!.ends.promised!.answers[LANG]);
    for (const buyer of BUYERS) if (buyer !== 'b1001') await serve(page, buyer);
    const { sum, missed } = await scoreOf(page);
    expect(missed).toEqual(['b1001 stock']);
    const [done, total] = sum.split('/').map(Number);
    expect(done).toBeLessThan(total!);
    expect(await page.locator('[data-score]').first().textContent()).toContain(
      '答应了仓库发不出的货：要三个，只有1个。',
    );
    await page.close();
  });

  it('has pages for reviews and cases on which the rules speak', async () => {
    const page = await open();
    const desk = page.locator('[data-counterhand="desk"]');
    await visit(page, '#/aftersales');
    await page.locator('[data-case]').first().waitFor();
    if ((await desk.locator('.ch-desk').count()) === 0) await press(page, 'Alt+KeyW');
    await desk.getByText('这页有3笔售后待处理').first().waitFor();
    await page.locator('[data-case] a[data-field="case-id"]').first().focus();
    await press(page, 'Enter');
    await page.locator('aside [data-order="260101-0012"]').waitFor();
    await desk.getByText('有售后').first().waitFor();
    await visit(page, '#/reviews');
    await desk.getByText('2条2星以下的评价没回复').first().waitFor();
    await page.close();
  });
});
