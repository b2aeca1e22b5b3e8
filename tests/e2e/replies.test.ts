// Quick replies by keyboard alone, in a real Chromium: found by initials, asked for what they need, several into one
// draft, one taken back, in the buyer's language, with a picture, and kept out of the agent's own words.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../lib/replies/reply.ts';
import { casePage, journalOf, originsOf, prepareShop, press, type Run, start } from './harness.ts';

const chat = casePage('pinduoduo/chat/normal');
const desk = '[data-counterhand="desk"]';
const palette = `${desk} .ch-palette`;
const URL_ = chat.url.split('#')[0]!;
const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const reply = (id: string, title: string, body: string, more: Partial<Reply> = {}): Reply => ({
  id,
  title,
  body,
  locale: 'zh-CN',
  tags: [],
  scope: 'shared',
  uses: 0,
  source: 'own',
  ...more,
});
const REPLIES = [
  reply(
    'own.stock',
    '现货说明',
    '{{ "颜色" | choice: "红", "蓝" }}色还有{{ "件数" | number: 1, 20 }}件，{{ "发货日" | date }}发出。',
  ),
  reply('own.invoice', '开票说明', '发票随货寄出。', {
    variants: [{ locale: 'ko', title: '영수증 안내', body: '영수증은 상품과 함께 보내 드립니다.' }],
  }),
  reply('own.picture', '尺寸图', '尺寸在图上。', { image: { data: PNG } }),
  reply('own.link', '洗涤图', '洗涤说明在这里：', { image: { link: 'https://img.example/wash.png' } }),
  reply('own.long', '超长内容', '字'.repeat(100_000)),
];

/** Rows of the shop's own replies, as the back office writes them. */
const shelve = (run: Run, replies: readonly Reply[]) =>
  run.office.evaluate(async (rows) => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('counterhand');
      request.onsuccess = () => done(request.result);
    });
    const tx = db.transaction('replies', 'readwrite');
    for (const row of rows)
      tx.objectStore('replies').put({ shop: 'shop-1', id: row.id, uses: 0, reply: row });
    await new Promise((done) => {
      tx.oncomplete = done;
    });
    db.close();
  }, replies);
const rowsOf = (run: Run) =>
  run.office.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('counterhand');
      request.onsuccess = () => done(request.result);
    });
    const rows = await new Promise((done) => {
      const request = db.transaction('replies').objectStore('replies').getAll();
      request.onsuccess = () => done(request.result);
    });
    db.close();
    return rows as { id: string; uses?: number; again?: number; lastUsed?: number; reply?: Reply }[];
  });

let run: Run;
beforeAll(async () => {
  run = await start({ granted: originsOf('pinduoduo'), serve: [{ url: URL_, html: chat.html }] });
  await prepareShop(run, { name: '青瓦杂货', sites: ['pinduoduo'], settings: { cutOff: '17:00' } });
  await shelve(run, REPLIES);
  await run.ask({ type: 'changed', what: 'replies' });
});
afterAll(() => run.stop());

const open = async (): Promise<Page> => {
  const page = await run.page(chat.url);
  await page.locator(`${desk} .ch-rail, ${desk} .ch-desk`).first().waitFor();
  return page;
};
const box = (page: Page) => page.locator('#replyTextarea');
const draft = (page: Page) => box(page).inputValue();
const openPalette = async (page: Page): Promise<void> => {
  await press(page, 'Alt+KeyQ');
  await page.locator(palette).waitFor();
};
/** Types a query and waits until the reply it is for is shown. */
const find = async (page: Page, query: string, title: string): Promise<void> => {
  await page.keyboard.type(query);
  await page.locator(`${palette} .ch-preview h3`, { hasText: title }).waitFor();
};
const says = (page: Page, text: string | RegExp) => page.locator(desk).getByText(text).first().waitFor();

describe('by keyboard alone on a chat', () => {
  it('is found by initials, asks for what it needs, goes in beside a second one, and the second alone is taken back', async () => {
    const page = await open();
    await box(page).focus();
    await page.keyboard.type('亲，好的');
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowLeft');
    await openPalette(page);
    await find(page, 'xhsm', '现货说明');
    await page.keyboard.press('Enter');
    expect(await draft(page), 'nothing goes in half-filled').toBe('亲，好的');
    await page.keyboard.press('2');
    await says(page, '填“件数”');
    await page.keyboard.type('70');
    await page.keyboard.press('Enter');
    await says(page, '超出范围：1到20');
    for (let i = 0; i < 2; i++) await page.keyboard.press('Backspace');
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await says(page, '“发货日”是哪天');
    // A step back, and forth again.
    await page.keyboard.press('Escape');
    await says(page, '填“件数”');
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await says(page, '“发货日”是哪天');
    await page.keyboard.press('2');
    await page.locator(`${palette} .ch-fill`).waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+Enter');
    await says(page, '已放入1条');
    const first = await draft(page);
    expect(first).toMatch(/^亲，蓝色还有5件，\d{1,2}月\d{1,2}日（周.）发出。好的$/);
    await find(page, 'kpsm', '开票说明');
    await page.keyboard.press('Shift+Enter');
    await says(page, '已放入2条');
    const both = `${first.slice(0, -2)}\n发票随货寄出。好的`;
    expect(await draft(page)).toBe(both);
    await press(page, 'Alt+KeyZ');
    await expect.poll(() => draft(page)).toBe(first);
    await says(page, '已放入1条');
    await find(page, 'kpsm', '开票说明');
    await page.keyboard.press('Enter');
    await page.locator(palette).waitFor({ state: 'detached' });
    await expect.poll(() => draft(page)).toBe(both);
    // The words are in the box before their use is in the journal.
    const used = async () =>
      (await journalOf(run)).entries.flatMap((e) => (e.kind === 'reply.used' ? [e.body.reply] : []));
    await expect.poll(used).toEqual(['own.stock', 'own.invoice', 'own.invoice']);
    await page.close();
  });

  it('gives the last one back to the page’s own undo as well', async () => {
    const page = await open();
    await box(page).focus();
    await page.keyboard.type('亲，');
    await openPalette(page);
    await find(page, 'kpsm', '开票说明');
    await page.keyboard.press('Shift+Enter');
    await says(page, '已放入1条');
    await find(page, 'cct', '尺寸图');
    await page.keyboard.press('Enter');
    await page.locator(palette).waitFor({ state: 'detached' });
    await expect.poll(() => draft(page)).toBe('亲，发票随货寄出。\n尺寸在图上。');
    await press(page, 'Control+KeyZ');
    expect(await draft(page)).toBe('亲，发票随货寄出。');
    await page.close();
  });

  it('leaves Alt Z to the page where nothing of ours was put in', async () => {
    const page = await open();
    await page.evaluate(() => {
      addEventListener('keydown', (event) => {
        if (event.code === 'KeyZ') document.title = String(event.defaultPrevented);
      });
    });
    await box(page).focus();
    await press(page, 'Alt+KeyZ');
    expect(await page.title()).toBe('false');
    await page.close();
  });

  it('puts a second one into no other buyer’s chat', async () => {
    const page = await open();
    await openPalette(page);
    await find(page, 'kpsm', '开票说明');
    await page.keyboard.press('Shift+Enter');
    await says(page, '已放入1条');
    const stands = await draft(page);
    await page.evaluate(() => {
      const [was, next] = document.querySelectorAll('.chat-item-box');
      was!.classList.remove('active');
      next!.classList.add('active');
      for (const el of document.querySelectorAll('[currentuid]')) el.setAttribute('currentuid', '9900112244');
    });
    await page.waitForTimeout(700);
    // Chosen anew, it is filled for the other buyer: the palette was opened for this one.
    await find(page, 'cct', '尺寸图');
    await page.keyboard.press('Shift+Enter');
    await says(page, '聊天已经换成别的买家');
    expect(await draft(page)).toBe(stands);
    await page.close();
  });
});

describe('languages', () => {
  const speak = (page: Page, text: string) =>
    page.evaluate((said) => {
      document.querySelector('#middlePanel_list_1795242420000 .msg-content-box')!.textContent = said;
    }, text);

  it('is found by chosung, and goes in as the buyer writes; Alt V changes it', async () => {
    const page = await open();
    await speak(page, '영수증도 같이 보내 주시나요?');
    await page.waitForTimeout(700);
    await openPalette(page);
    await find(page, 'ㅇㅅㅈ', '영수증 안내');
    expect(await page.locator(`${palette} .ch-preview .ch-lang`).textContent()).toBe('한');
    await press(page, 'Alt+KeyV');
    await page.locator(`${palette} .ch-preview h3`, { hasText: '开票说明' }).waitFor();
    await press(page, 'Alt+KeyV');
    await page.locator(`${palette} .ch-preview h3`, { hasText: '영수증 안내' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => draft(page)).toBe('영수증은 상품과 함께 보내 드립니다.');
    await page.close();
  });

  it('shows first what the buyer asks for, in their language', async () => {
    const page = await open();
    await speak(page, 'When will it arrive? I need it soon');
    await page.waitForTimeout(700);
    await openPalette(page);
    await says(page, '买家问的');
    expect(await page.locator(`${palette} [role=option]`).first().textContent()).toMatch(/发货/);
    await page.locator(`${palette} .ch-preview p[lang=en]`).waitFor();
    await page.close();
  });
});

describe('pictures', () => {
  it('are copied as PNG with Alt I, drawn from what is kept here, and the palette says what to press', async () => {
    const page = await open();
    await openPalette(page);
    await find(page, 'cct', '尺寸图');
    await page.waitForFunction(
      (at) =>
        document.querySelector(at)?.shadowRoot?.querySelector<HTMLImageElement>('.ch-picture img')
          ?.naturalWidth === 1,
      desk,
    );
    await press(page, 'Alt+KeyI');
    await says(page, '图片已复制');
    const types = await page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap((one) => one.types),
    );
    expect(types).toContain('image/png');
    await page.keyboard.press('Enter');
    await expect.poll(() => draft(page)).toBe('尺寸在图上。');
    await page.close();
  });

  it('by link go in as a line of their own, and nothing is loaded from there', async () => {
    const page = await open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await openPalette(page);
    await find(page, '洗涤', '洗涤图');
    await page.keyboard.press('Enter');
    await expect.poll(() => draft(page)).toBe('洗涤说明在这里：\nhttps://img.example/wash.png');
    expect(asked.filter((url) => url.includes('wash.png'))).toEqual([]);
    await page.close();
  });
});

describe('bad replies', () => {
  it('a hundred thousand characters are shown in part, do not go in, and hold nobody up', async () => {
    const page = await open();
    await openPalette(page);
    const began = Date.now();
    await find(page, '超长', '超长内容');
    expect(Date.now() - began).toBeLessThan(2000);
    expect((await page.locator(`${palette} .ch-preview-text`).textContent())!.length).toBeLessThan(3000);
    await page.keyboard.press('Enter');
    await says(page, '内容有100000个字');
    expect(await draft(page)).toBe('');
    await page.close();
  });
});

describe('the agent’s own words', () => {
  it('are kept as a private reply by Alt T and Enter, without the buyer’s number, and found again', async () => {
    const page = await open();
    await box(page).focus();
    await page.keyboard.type('您好，手洗就可以，有事打13000000001。');
    await press(page, 'Alt+KeyT');
    await page.locator(`${desk} .ch-keep`).waitFor();
    await says(page, '已去掉，话术里不留：电话');
    expect(await page.locator(`${desk} #ch-keep-title`).inputValue()).toBe('手洗就可以');
    await page.keyboard.press('Enter');
    await says(page, '已存为话术“手洗就可以”');
    const kept = (await rowsOf(run)).filter((row) => row.reply?.title === '手洗就可以');
    expect(kept).toHaveLength(1);
    expect(kept[0]!.reply).toMatchObject({ scope: 'private', locale: 'zh-CN', source: 'own' });
    expect(kept[0]!.reply!.body).toBe('您好，手洗就可以，有事打【电话】。');
    expect(await draft(page), 'the draft stays').toBe('您好，手洗就可以，有事打13000000001。');
    await openPalette(page);
    await find(page, 'sxjky', '手洗就可以');
    await page.close();
  });

  it('are those sent last where the box is empty', async () => {
    const page = await open();
    await press(page, 'Alt+KeyT');
    await page.locator(`${desk} .ch-keep`).waitFor();
    await says(page, '刚发出的这句');
    await says(page, '在的，请问有什么可以帮您？');
    await page.keyboard.press('Escape');
    await page.locator(`${desk} .ch-keep`).waitFor({ state: 'detached' });
    await page.close();
  });
});

describe('what came of a reply', () => {
  it('is counted: used, when, and whether the buyer wrote again at once; no word of it is kept', async () => {
    const page = await open();
    await openPalette(page);
    await find(page, '洗涤', '洗涤图');
    await page.keyboard.press('Enter');
    await page.locator(palette).waitFor({ state: 'detached' });
    const before = (await rowsOf(run)).find((row) => row.id === 'own.link')!;
    expect(before.lastUsed).toBeGreaterThan(Date.now() - 60_000);
    const say = (from: 'buyer' | 'cs', id: number, text: string) =>
      page.evaluate(
        ([from, id, text]) => {
          const list = document.querySelector('#middlePanel_list_1795242420000')!.parentElement!;
          const model = [...list.children].find((one) =>
            one.querySelector(`.${from}-item .msg-content-box`),
          )!;
          const made = model.cloneNode(true) as HTMLElement;
          made.id = `middlePanel_list_${id}`;
          made.querySelector('.msg-content-box')!.textContent = String(text);
          list.append(made);
        },
        [from, id, text] as const,
      );
    await say('cs', 1795242500000, '洗涤说明在这里');
    await page.waitForTimeout(700);
    await say('buyer', 1795242560000, '打不开');
    await expect
      .poll(async () => (await rowsOf(run)).find((row) => row.id === 'own.link')!.again, { timeout: 5000 })
      .toBe(1);
    const pending = await run.office.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open('counterhand');
        request.onsuccess = () => done(request.result);
      });
      const row = await new Promise<{ value: unknown } | undefined>((done) => {
        const request = db.transaction('meta').objectStore('meta').get('replies:pending');
        request.onsuccess = () => done(request.result);
      });
      db.close();
      return JSON.stringify(row?.value);
    });
    expect(pending).not.toMatch(/洗涤|打不开|9900112233/);
    await page.close();
  });
});

describe('the practice shop', () => {
  it('finds by chosung, fills what is asked, puts two in and takes one back', async () => {
    await run.ask({ type: 'settings', patch: { locale: 'ko', agent: { number: '07', name: '' } } });
    const page = await run.context.newPage();
    await page.goto(`chrome-extension://${run.id}/practice.html?lang=ko&still=1#/chat`);
    await page.locator(`${desk} .ch-rail, ${desk} .ch-desk`).first().waitFor();
    await page.locator('[data-thread]').nth(2).click();
    const reply = page.locator('[data-box="reply"]').first();
    await reply.focus();
    await page.keyboard.type('네, ');
    await page.waitForTimeout(400);
    await openPalette(page);
    await find(page, 'ㅊㅇㅅ', '첫 인사');
    await page.keyboard.press('Shift+Enter');
    await says(page, '1개 넣었습니다');
    const first = await reply.inputValue();
    expect(first.startsWith('네, ')).toBe(true);
    expect(first.length).toBeGreaterThan(6);
    await find(page, 'ㅁㅁㄹ ㅇㅅ', '마무리 인사');
    await page.keyboard.press('Shift+Enter');
    await says(page, '2개 넣었습니다');
    expect((await reply.inputValue()).startsWith(`${first}\n`)).toBe(true);
    await press(page, 'Alt+KeyZ');
    await expect.poll(() => reply.inputValue()).toBe(first);
    await page.close();
  });
});
