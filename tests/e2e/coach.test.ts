// A new hire and the shift in a real Chromium, by keyboard: steps that fold and come back, a promise kept and done, a
// line left for whoever comes after a restart, and the quiz for a quiet hour.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subjectName } from '../../lib/store/keys.ts';
import {
  casePage,
  deskText,
  journalOf,
  newestOf,
  openDesk,
  originsOf,
  prepareShop,
  press,
  type Run,
  start,
} from './harness.ts';

const orders = casePage('pinduoduo/orders/normal');
const desk = '[data-counterhand="desk"]';
const goods = ['收纳盒 三只装', '挂钩 十只装', '围巾 红', '马克杯 白', '餐垫 两片'];
const stock = ['BOX-3', 'HOOK-10', 'SCARF-RED', 'CUP-W', 'MAT-2'].map((sku, i) => ({
  sku,
  name: goods[i],
  onHand: i === 0 ? 0 : i * 10,
}));

let run: Run;
beforeAll(async () => {
  run = await start({
    granted: originsOf('pinduoduo'),
    serve: [{ url: orders.url.split('?')[0]!, html: orders.html }],
  });
  await prepareShop(run, {
    name: '青瓦杂货',
    sites: ['pinduoduo'],
    stock,
    settings: { newHire: true, cutOff: '17:00' },
  });
});
afterAll(() => run.stop());

/** The order list with the desk open on the short order. */
const open = async (): Promise<Page> => {
  const page = await run.page(orders.url);
  await openDesk(page);
  return page;
};
/** Unfolds a section of the desk by key, if it is not open: what was unfolded is remembered. */
const unfold = async (page: Page, name: RegExp): Promise<void> => {
  const head = page.locator(`${desk} .ch-section-head`).filter({ hasText: name });
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.press('Enter');
};
const kinds = async () => (await journalOf(run)).entries.map(({ kind }) => kind);
const count = async (kind: string) => (await kinds()).filter((one) => one === kind).length;

/** The owner's word on a rule, as another browser of theirs would have written it. */
async function setRule(rule: string, body: object): Promise<void> {
  const key = await run.office.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('counterhand');
      request.onsuccess = () => done(request.result);
    });
    const shops = await new Promise<{ value: { key: string }[] }>((done) => {
      const request = db.transaction('meta').objectStore('meta').get('shops');
      request.onsuccess = () => done(request.result);
    });
    db.close();
    return shops.value[0]!.key;
  });
  const subject = await subjectName(key, { kind: 'rule', id: rule });
  await run.office.evaluate(
    async ([name, id, said]) => {
      const db = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open('counterhand');
        request.onsuccess = () => done(request.result);
      });
      const tx = db.transaction(['journal', 'subjects'], 'readwrite');
      tx.objectStore('subjects').put({ shop: 'shop-1', subject: name, kind: 'rule', id });
      tx.objectStore('journal').put({
        v: 1,
        id: '01900000-0000-7000-8000-000000000001',
        shop: 'shop-1',
        device: 'owner',
        seq: 0,
        agent: '01',
        at: Date.now(),
        kind: 'rule.set',
        subject: name,
        parents: [],
        body: said,
      });
      await new Promise((done) => {
        tx.oncomplete = done;
      });
      db.close();
    },
    [subject, rule, body] as const,
  );
  await run.ask({ type: 'changed', what: 'rules' });
}

describe('a new hire', () => {
  it('sees the steps, until three good runs fold them; opened by hand they are still there', async () => {
    const page = await open();
    const card = page.locator(`${desk} .ch-now`);
    await card.getByText('缺1件').waitFor();
    expect(await card.locator('.ch-steps li').count()).toBeGreaterThan(0);
    expect(await card.textContent()).toContain('已0次');
    for (let run = 1; run <= 3; run++) {
      await press(page, 'Alt+Enter');
      await expect.poll(() => count('prompt.followed')).toBe(run);
    }
    await card.locator('.ch-more').waitFor();
    expect(await card.locator('.ch-steps li:visible').count()).toBe(0);
    expect(await card.textContent()).not.toContain('收起步骤');
    await card.locator('summary').focus();
    await press(page, 'Enter');
    await card.locator('.ch-steps li').first().waitFor();
    await page.close();
  });

  it('sees them again after going on for no reason that is the rule’s own', async () => {
    await setRule('stock-short', { level: 'redline' });
    const page = await open();
    const card = page.locator(`${desk} .ch-now`);
    await card.locator('.ch-reasons').waitFor();
    await card.locator('.ch-more').waitFor();
    await card.locator('.ch-reasons button').first().focus();
    await press(page, 'Digit4');
    await expect.poll(() => count('prompt.overridden')).toBe(1);
    await card.locator('.ch-steps li').first().waitFor();
    await expect.poll(() => card.locator('.ch-more').count()).toBe(0);
    await page.close();
  });
});

describe('a promise', () => {
  it('is written down by hand, stands with the buyer, goes into the remark, and is done', async () => {
    const page = await open();
    await unfold(page, /^订单/);
    await page.locator(desk).getByRole('button', { name: '记一条承诺' }).press('Enter');
    await page.keyboard.type('送杯刷1个');
    await press(page, 'Control+Enter');
    const buyer = page.locator(`${desk} .ch-buyer`);
    await buyer.getByText('送杯刷1个').waitFor();
    expect(await buyer.textContent()).toContain('未备注');
    const made = await newestOf(run, 'promise.made');
    expect(made.body.what).toBe('gift');

    await press(page, 'Alt+KeyM');
    await page.locator(`${desk} .ch-composer`).waitFor();
    await press(page, 'Alt+Enter');
    await page.locator(`${desk} .ch-composer`).waitFor({ state: 'detached' });
    await expect.poll(() => buyer.textContent()).not.toContain('未备注');

    await page.locator(desk).getByRole('button', { name: '已兑现' }).first().press('Enter');
    await buyer.getByText('送杯刷1个').waitFor({ state: 'detached' });
    expect(await kinds()).toContain('promise.done');
    await page.close();
  });

  it('that was given in the chat is kept by one key, and done by another', async () => {
    await run.ask({ type: 'settings', patch: { newHire: false } });
    const page = await run.context.newPage();
    await page.goto(`chrome-extension://${run.id}/practice.html?lang=zh-CN&still=1#/chat`);
    await page.locator('[data-thread]').nth(2).click();
    await openDesk(page);
    await page.locator('[data-box="reply"]').fill('好的，给您放个小礼物');
    await press(page, 'Enter');
    const card = page.locator(`${desk} .ch-now`);
    await card.waitFor();
    await expect
      .poll(async () => {
        const title = await card.locator('.ch-now-title').textContent();
        if (!title?.includes('刚答应了')) await press(page, 'Alt+ArrowDown');
        return title;
      })
      .toContain('刚答应了');
    await press(page, 'Alt+Enter');
    const promised = page.locator(`${desk} .ch-buyer`).getByText('给您放个小礼物');
    await promised.waitFor();
    await expect
      .poll(async () => {
        const title = await card.locator('.ch-now-title').textContent();
        if (!title?.includes('订单备注没写')) await press(page, 'Alt+ArrowDown');
        return title;
      })
      .toContain('订单备注没写');
    await card.getByRole('button', { name: '办好了' }).press('Enter');
    await promised.waitFor({ state: 'detached' });
    await page.close();
    await run.ask({ type: 'settings', patch: { newHire: true } });
  });

  it('and the agreed total are one field each; what is no amount is not kept', async () => {
    const page = await open();
    await unfold(page, /^订单/);
    await page.locator(desk).getByRole('button', { name: '记谈定价' }).press('Enter');
    await page.keyboard.type('八十');
    await press(page, 'Enter');
    await page.locator(desk).getByText('这不像金额').waitFor();
    expect(await kinds()).not.toContain('price.agreed');
    for (let i = 0; i < 2; i++) await press(page, 'Backspace');
    await page.keyboard.type('¥1,088.50');
    await press(page, 'Enter');
    await page.locator(desk).getByText('谈定').filter({ hasText: '1,088.50' }).first().waitFor();
    const agreed = await newestOf(run, 'price.agreed');
    expect(agreed.body.amount).toBe('1088.50');
    await page.close();
  });
});

describe('the shift', () => {
  it('asks the lead by one key: a line on the clipboard, a line left, and no second one for the same', async () => {
    const page = await open();
    await press(page, 'Alt+KeyL');
    await page.locator(desk).getByText('也留进了交接').waitFor();
    const line = await page.evaluate(() => navigator.clipboard.readText());
    expect(line).toMatch(/^请主管看一下：订单.+07号$/);
    await press(page, 'Alt+KeyL');
    await page.waitForTimeout(300);
    expect(await count('followup.left')).toBe(1);
    await page.close();
  });

  it('leaves a line that is there after a restart of the browser, and is dealt with by one key', async () => {
    let page = await open();
    await unfold(page, /^交接/);
    await page.locator(desk).getByRole('button', { name: '留给下一班' }).press('Enter');
    await page.keyboard.type('下午到货后回电');
    await press(page, 'Control+Enter');
    await page.locator(`${desk} .ch-followup`).getByText('下午到货后回电').waitFor();
    await run.restart();

    page = await open();
    const left = page.locator(`${desk} .ch-followup`).filter({ hasText: '下午到货后回电' });
    await left.waitFor();
    expect(await left.textContent()).toMatch(/订单.+07号/);
    await left.getByRole('button', { name: '已跟进' }).press('Enter');
    await left.waitFor({ state: 'detached' });
    await expect.poll(() => count('followup.done')).toBe(1);
    expect(await deskText(page)).toContain('待跟进1');
    await page.close();
  });
});

describe('the quiz', () => {
  it('opens from the desk, is answered by keys, says right or wrong at once, and keeps nothing', async () => {
    const page = await open();
    const before = (await journalOf(run)).entries.length;
    await unfold(page, /^交接/);
    const opened = run.context.waitForEvent('page');
    await page.locator(desk).getByRole('button', { name: '商品小测' }).press('Enter');
    const quiz = await opened;
    await quiz.locator('.ch-drill').waitFor();
    for (let n = 1; n <= 10; n++) {
      await quiz.getByText(`第${n}题，共10题`).waitFor();
      await press(quiz, `Digit${1 + (n % 2)}`);
      await quiz
        .locator('.ch-drill-told')
        .getByText(/答对了|正确答案/)
        .waitFor();
      await press(quiz, 'Enter');
    }
    await quiz.getByText(/答对\d+题，共10题/).waitFor();
    await press(quiz, 'Enter');
    await quiz.getByText('第1题，共10题').waitFor();
    expect((await journalOf(run)).entries).toHaveLength(before);
    await quiz.close();
    await page.close();
  });
});
