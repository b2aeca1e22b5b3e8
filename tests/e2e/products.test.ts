// Product cards by keyboard in a real Chromium: a sheet brought in, the card at the chat about that item, a size and a
// fact put in, what is refused, and what a card says goes well with its item offered by the rule that is switched on.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casePage, journalOf, openDesk, originsOf, prepareShop, press, type Run, start } from './harness.ts';

const chat = casePage('pinduoduo/chat/normal');
const desk = '[data-counterhand="desk"]';
const URL_ = chat.url.split('#')[0]!;
/** The same chat, its buyer asking for a size. */
const asking = chat.html.replaceAll('有蓝色的吗', '身高163 体重102斤，穿什么码');

const SHEET = `\uFEFF商品名称,货号,商品ID,材质,洗涤,注意事项,搭配,尺码,身高(cm),体重(斤),问题1,回答1
针织开衫,KNIT-1,500000003,羊毛30%、腈纶70%,冷水手洗，平铺晾干,深色单独洗,SCARF-RED,S,155-160,80-95,会起球吗,轻微起球，平铺晾干会好很多。
针织开衫,,,,,,,M,160-165,95-110,,
针织开衫,,,,,,,L,165-170,110-125,,
坏表,BAD-1,,,,,,S,160-150,80-95,,
`
  .replaceAll('，平', '、平')
  .replaceAll('起球，', '起球、');

let run: Run;
beforeAll(async () => {
  run = await start({ granted: originsOf('pinduoduo'), serve: [{ url: URL_, html: asking }] });
  await prepareShop(run, { name: '青瓦杂货', sites: ['pinduoduo'] });
});
afterAll(() => run.stop());

const box = (page: Page) => page.locator('#replyTextarea');
const row = (page: Page, text: string) => page.locator(`${desk} .ch-product-row`).filter({ hasText: text });
const open = async (): Promise<Page> => {
  const page = await run.page(chat.url);
  await page.locator(`${desk} .ch-rail, ${desk} .ch-desk`).first().waitFor();
  return page;
};
/** Until the list has the focus: the bundle that draws it comes on first use. */
const focused = (page: Page) =>
  page.waitForFunction(
    (host) =>
      document.querySelector(host)!.shadowRoot!.activeElement?.classList.contains('ch-product-row') === true,
    desk,
  );
const stored = (): Promise<number> =>
  run.office.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('counterhand');
      request.onsuccess = () => done(request.result);
    });
    const request = db.transaction('products').objectStore('products').count();
    const count = await new Promise<number>((done) => {
      request.onsuccess = () => done(request.result);
    });
    db.close();
    return count;
  });

describe('an owner', () => {
  it('brings a sheet of cards in: bad lines are named, nothing is written before Ctrl Enter', async () => {
    const chatPage = await open();
    await press(chatPage, 'Alt+KeyG');
    await chatPage.locator(desk).getByText('这件商品还没有卡片').waitFor();
    const office = await run.context.newPage();
    await office.goto(`chrome-extension://${run.id}/options.html#/products`);
    await office.getByRole('button', { name: '从表格导入' }).focus();
    await press(office, 'Enter');
    const chooser = office.waitForEvent('filechooser');
    await office.getByRole('button', { name: '选择文件' }).focus();
    await press(office, 'Enter');
    await (await chooser).setFiles({ name: 'cards.csv', mimeType: 'text/csv', buffer: Buffer.from(SHEET) });
    await office.getByText('“160-150”前大后小').waitFor();
    expect(await office.locator('.ch-sums').textContent()).toMatch(/^2 新增/);
    expect(await stored()).toBe(0);
    await press(office, 'Control+Enter');
    await office.getByText('已写入2张卡片').waitFor();
    expect(await stored()).toBe(2);
    await office.close();
    await chatPage.close();
  });
});

describe('an agent in the chat about that item', () => {
  it('sees the card, the size its buyer asked for on top; Enter puts it in', async () => {
    const page = await open();
    await box(page).focus();
    await press(page, 'Alt+KeyG');
    await row(page, '163cm / 102斤 → M').waitFor();
    await focused(page);
    expect(await page.locator(`${desk} .ch-product-row`).first().textContent()).toContain(
      '163cm / 102斤 → M',
    );
    await press(page, 'Enter');
    await page.waitForFunction(() => document.querySelector('textarea')!.value !== '');
    expect(await box(page).inputValue()).toBe('身高163cm、体重102斤，对照尺码表是M码。');
    await box(page).focus();
    await press(page, 'Control+KeyZ');
    expect(await box(page).inputValue()).toBe('');
    await page.close();
  });

  it('puts a fact and an answer in by arrows and digits, and nothing of it is taken for a reply used', async () => {
    const page = await open();
    const before = (await journalOf(run)).entries.length;
    await press(page, 'Alt+KeyG');
    await row(page, '羊毛30%').waitFor();
    await focused(page);
    await press(page, 'ArrowDown');
    await press(page, 'ArrowDown');
    await press(page, 'Enter');
    await page.waitForFunction(() => document.querySelector('textarea')!.value.includes('羊毛'));
    expect(await box(page).inputValue()).toBe('材质：羊毛30%、腈纶70%');
    await box(page).fill('');
    await press(page, 'Alt+KeyG');
    await focused(page);
    await press(page, 'End');
    await press(page, 'Enter');
    await page.waitForFunction(() => document.querySelector('textarea')!.value.includes('起球'));
    expect(await box(page).inputValue()).toBe('轻微起球、平铺晾干会好很多。');
    expect((await journalOf(run)).entries.length).toBe(before);
    await page.close();
  });

  it('is refused for another buyer than it was made for: the text is copied instead', async () => {
    const page = await open();
    await press(page, 'Alt+KeyG');
    await row(page, '羊毛30%').waitFor();
    await focused(page);
    // In the very moment of the key: the desk has had no time to hear of it.
    await page.evaluate(() => {
      window.addEventListener(
        'keydown',
        () => {
          const [was, next] = document.querySelectorAll('.chat-item-box');
          was!.classList.remove('active');
          next!.classList.add('active');
          for (const el of document.querySelectorAll('[currentuid]'))
            el.setAttribute('currentuid', '9900112244');
        },
        { capture: true, once: true },
      );
    });
    await press(page, 'Enter');
    await page.locator(desk).getByText('已改为复制').waitFor();
    expect(await box(page).inputValue()).toBe('');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('M码');
    await page.close();
  });

  it('with no buyer active, nothing goes into the box: it is only copied, and that is said', async () => {
    const page = await open();
    await openDesk(page);
    await press(page, 'Alt+KeyG');
    await focused(page);
    // The same moment as the key: the conversation is closed, its item still stands in the desk.
    await page.evaluate(() => {
      for (const el of document.querySelectorAll('.chat-item-box.active')) el.classList.remove('active');
      for (const el of document.querySelectorAll('[currentuid]')) el.removeAttribute('currentuid');
    });
    await press(page, 'Enter');
    await page.locator(desk).getByText('复制').first().waitFor();
    expect(await box(page).inputValue()).toBe('');
    await page.close();
  });
});

describe('what the card says goes well with it', () => {
  const offer = (page: Page) => page.locator(`${desk} .ch-now`).getByText('可以搭SCARF-RED');
  /** By the owner's hands in the back office, where the rule is off until somebody wants it. */
  const switchOn = async () => {
    const office = await run.context.newPage();
    await office.goto(`chrome-extension://${run.id}/options.html#/rules`);
    const toggle = office.getByRole('switch', { name: '搭配推荐' });
    expect(await toggle.getAttribute('aria-checked')).toBe('false');
    await toggle.press('Space');
    await expect.poll(() => toggle.getAttribute('aria-checked')).toBe('true');
    await office.close();
  };
  const stockOf = async (rows: string) => {
    const office = await run.context.newPage();
    await office.goto(`chrome-extension://${run.id}/options.html#/stock/import`);
    const chooser = office.waitForEvent('filechooser');
    await office.getByRole('button', { name: '选择文件' }).press('Enter');
    const buffer = Buffer.from(`SKU,库存\nKNIT-1,9\n${rows}`);
    await (await chooser).setFiles({ name: 'stock.csv', mimeType: 'text/csv', buffer });
    await office.locator('.ch-off-foot .ch-main:not([disabled])').waitFor();
    await press(office, 'Control+Enter');
    await office.getByText('已写入').waitFor();
    await office.close();
  };
  /** The card's rows are there: by then the chat was judged with all that is known of its item. */
  const known = async () => {
    const page = await open();
    await openDesk(page);
    await press(page, 'Alt+KeyG');
    await row(page, '羊毛30%').waitFor();
    await focused(page);
    return page;
  };

  it('is offered by nobody until the owner switches the rule on', async () => {
    const page = await known();
    await row(page, 'SCARF-RED').waitFor();
    await page.waitForTimeout(400);
    expect(await offer(page).count()).toBe(0);
    await page.close();
    await switchOn();
  });

  it('is then named in the desk; one key puts an opening in, the card’s own line follows by key', async () => {
    const page = await open();
    await openDesk(page);
    await offer(page).waitFor();
    expect(await page.locator(`${desk} .ch-now-title`).textContent()).toBe(
      '买家在看针织开衫，可以搭SCARF-RED',
    );
    await press(page, 'Alt+Enter');
    await expect.poll(() => box(page).inputValue()).toMatch(/这款的材质、尺寸|帮您挑得合适/);
    await box(page).fill('');
    await press(page, 'Alt+KeyG');
    await focused(page);
    const at = () =>
      page.evaluate((host) => document.querySelector(host)!.shadowRoot!.activeElement?.textContent, desk);
    for (let i = 0; i < 10 && !(await at())?.includes('SCARF-RED'); i++) await press(page, 'ArrowDown');
    await press(page, 'Enter');
    await expect.poll(() => box(page).inputValue()).toBe('可以搭配：SCARF-RED');
    await page.close();
  });

  it('is silent while the stock sheet has none of it, and speaks again once it has', async () => {
    await stockOf('SCARF-RED,3\n');
    const there = await known();
    await offer(there).waitFor();
    await there.close();
    await stockOf('SCARF-RED,0\n');
    const none = await known();
    await none.waitForTimeout(600);
    expect(await offer(none).count()).toBe(0);
    expect(await row(none, 'SCARF-RED').count(), 'the card offers it no longer either').toBe(0);
    await stockOf('SCARF-RED,2\n');
    await none.bringToFront();
    await offer(none).waitFor();
    await none.close();
  });
});
