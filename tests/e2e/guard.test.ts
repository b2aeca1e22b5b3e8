// The guard on a chat page at its own host name in a real Chromium: what is underlined and said while an agent types,
// what one key mends, what waits, and that neither an input method nor a long chat is disturbed.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longest, type Session, trace } from '../bench/trace.ts';
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
const URL_ = chat.url.split('#')[0]!;
const SITES = ['pinduoduo', 'jd', '1688', 'amazon'];
const desk = '[data-counterhand="desk"]';
const card = '[data-counterhand="guard"] .ch-guard';
const stroke = '[data-counterhand="strokes"] .ch-stroke';

const LURE = '您好，实物图加我微信发您';
/** Of the buyer beside the open one in the list. */
const OTHER = '糖***果，今天发';

const STYLE =
  '<style>body{font:14px/20px sans-serif}.reply-box{position:fixed;left:220px;right:0;bottom:0;height:150px;background:#fff}#replyTextarea{width:600px;height:90px;font:15px/24px sans-serif}</style>';

let run: Run;
beforeAll(async () => {
  run = await start({
    granted: SITES.flatMap(originsOf),
    serve: [
      {
        url: URL_,
        html: (at) =>
          chat.html
            .replace('</head>', `${STYLE}</head>`)
            .replace(
              '</ul></div>',
              `${Array.from(
                { length: Number(at.searchParams.get('messages') ?? 0) },
                (_, i) =>
                  `<li class="onemsg" id="middlePanel_list_${1795250000000 + i * 1000}"><div class="merchantMessage"><div class="${i % 2 ? 'cs-item' : 'buyer-item'}"><div currentuid="9900112233"><div class="msg-content"><p class="msg-content-box">第${i}条消息</p></div></div></div></div></li>`,
              ).join('')}</ul></div>`,
            ),
      },
    ],
  });
  await prepareShop(run, { name: '青瓦杂货', sites: SITES, settings: { cutOff: '17:00' } });
});
afterAll(() => run.stop());

const box = (page: Page) => page.locator('#replyTextarea');
async function open(query = ''): Promise<Page> {
  const page = await run.page(`${URL_}${query}#/`);
  await page.locator(`${desk} .ch-rail, ${desk} .ch-desk`).first().waitFor();
  await ready(page);
  return page;
}
/** The guard is there once it says something of a draft. */
async function ready(page: Page): Promise<void> {
  await box(page).focus();
  await page.keyboard.type('加我微信');
  await page.locator(card).waitFor();
  await press(page, 'Control+KeyA');
  await press(page, 'Delete');
  await page.locator(card).waitFor({ state: 'detached' });
}
const says = (page: Page) => page.locator(card).textContent();
const decided = async (kind: string) => (await journalOf(run)).entries.filter((one) => one.kind === kind);

describe('a word that may cost the shop', () => {
  it('is underlined where it stands and warned of; Alt R replaces it, and one undo brings it back', async () => {
    const page = await open();
    await page.keyboard.type(LURE);
    await page.locator(card).waitFor();
    expect(await says(page)).toContain('引流');
    // The stroke stands under the word: where a mirror of our own, made here anew, puts it.
    const at = await page.locator(stroke).first().boundingBox();
    const word = await box(page).evaluate((area: HTMLTextAreaElement) => {
      const twin = document.createElement('div');
      const style = getComputedStyle(area);
      twin.style.cssText = `position:fixed;visibility:hidden;white-space:pre-wrap;font:${style.font};padding:${style.padding};box-sizing:border-box;width:${area.clientWidth}px`;
      twin.textContent = area.value;
      document.body.append(twin);
      const range = document.createRange();
      const from = area.value.indexOf('加我');
      range.setStart(twin.firstChild!, from);
      range.setEnd(twin.firstChild!, from + 2);
      const rect = range.getBoundingClientRect();
      const origin = twin.getBoundingClientRect();
      const outer = area.getBoundingClientRect();
      twin.remove();
      return {
        x: rect.x - origin.x + outer.x + area.clientLeft,
        bottom: rect.bottom - origin.y + outer.y + area.clientTop,
      };
    });
    expect(Math.abs(at!.x - word.x)).toBeLessThan(1.5);
    expect(Math.abs(at!.y + at!.height - word.bottom)).toBeLessThan(4);
    // The card stands above the box and inside the window.
    const shown = await page.locator(card).boundingBox();
    const area = await box(page).boundingBox();
    expect(shown!.y + shown!.height).toBeLessThanOrEqual(area!.y);
    expect(shown!.x).toBeGreaterThanOrEqual(0);
    expect(shown!.y).toBeGreaterThanOrEqual(0);

    await press(page, 'Alt+KeyR');
    await expect.poll(() => box(page).inputValue()).not.toContain('加我');
    // What stands around the word is as it was, and the caret where it was.
    expect(await box(page).inputValue()).toMatch(/^您好，为了.*平台[^您]*您[^微]*$/);
    expect(
      await box(page).evaluate((at: HTMLTextAreaElement) => at.value.length - (at.selectionEnd ?? 0)),
    ).toBe(0);
    await page.waitForTimeout(200);
    const followed = await decided('prompt.followed');
    expect(followed.at(-1)!.body).toEqual({ rule: 'wording', action: 'replace' });
    await press(page, 'Control+KeyZ');
    expect(await box(page).inputValue()).toBe(LURE);
    await page.locator(card).waitFor();
    await page.close();
  });

  it('may be missing: a sentence that reads like a breach is named as just that, whole', async () => {
    const page = await open();
    await page.keyboard.type('您离我们仓库近，要不您自己开车过来拿，现场结账，比页面上划算');
    await page.locator(card).waitFor();
    expect(await says(page)).toContain('这句话读起来像违规');
    await press(page, 'Escape');
    await page.locator(card).waitFor({ state: 'detached' });
    await page.close();
  });

  it('is let be with Esc; the underline stays, a new word speaks again, and a sent draft takes all of it along', async () => {
    const page = await open();
    await page.keyboard.type(LURE);
    await page.locator(card).waitFor();
    await press(page, 'Escape');
    await page.locator(card).waitFor({ state: 'detached' });
    await page.locator(stroke).first().waitFor();
    await page.keyboard.type('，五星好评返5元');
    await page.locator(card).waitFor();
    expect(await says(page)).toContain('好评');
    // The page clears the box by itself, as it does when a message was sent.
    await box(page).evaluate((area: HTMLTextAreaElement) => {
      area.value = '';
    });
    await page.locator('.send-btn').click();
    await page.locator(card).waitFor({ state: 'detached' });
    expect(await page.locator(stroke).count()).toBe(0);
    await page.close();
  });

  it('goes with the box, and is found again when the page puts another one there', async () => {
    const page = await open();
    await page.keyboard.type(LURE);
    await page.locator(card).waitFor();
    await box(page).evaluate((area) => area.remove());
    await page.locator(card).waitFor({ state: 'detached' });
    await page.locator('.reply-box').evaluate((at) => {
      const area = document.createElement('textarea');
      area.id = 'replyTextarea';
      at.insertBefore(area, at.lastElementChild);
    });
    await page.waitForTimeout(300);
    await box(page).focus();
    await page.keyboard.type(LURE);
    await page.locator(card).waitFor();
    await page.close();
  });

  it('leaves the page its own keys: Enter and Escape elsewhere reach it', async () => {
    const page = await open();
    await page.evaluate(() => {
      (window as unknown as { keys: string[] }).keys = [];
      document.addEventListener('keydown', (e) => (window as unknown as { keys: string[] }).keys.push(e.key));
    });
    await page.keyboard.type(LURE);
    await page.locator(card).waitFor();
    await press(page, 'Enter');
    await page.locator('.search input').focus();
    await press(page, 'Escape');
    const keys = await page.evaluate(() => (window as unknown as { keys: string[] }).keys);
    expect(keys).toContain('Enter');
    expect(keys.at(-1)).toBe('Escape');
    await page.close();
  });
});

describe('a red line', () => {
  it('holds our own insertions until a reason is given, which the journal keeps without the text', async () => {
    const page = await open();
    await page.keyboard.type(OTHER);
    await page.locator(`${card}.ch-redline`).waitFor();
    await page.evaluate(() => navigator.clipboard.writeText('before'));

    const reply = async () => {
      await press(page, 'Alt+KeyQ');
      await page.locator(`${desk} .ch-palette`).waitFor();
      await page.keyboard.type('hygl');
      await page.waitForTimeout(300);
      await page.keyboard.press('Enter');
      await page.locator(`${desk} .ch-palette`).waitFor({ state: 'detached' });
    };
    await reply();
    await page.locator(desk).getByText('红线').first().waitFor();
    expect(await box(page).inputValue()).toBe(OTHER);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('before');

    const caret = 3;
    await box(page).focus();
    await box(page).evaluate((area: HTMLTextAreaElement, n) => area.setSelectionRange(n, n), caret);
    await press(page, 'Alt+ArrowDown');
    await press(page, 'Digit3');
    await page.locator(card).waitFor({ state: 'detached' });
    expect(await box(page).inputValue()).toBe(OTHER);
    expect(
      await box(page).evaluate((area: HTMLTextAreaElement) => [
        document.activeElement === area,
        area.selectionStart,
      ]),
    ).toEqual([true, caret]);
    await page.waitForTimeout(200);
    const over = await decided('prompt.overridden');
    expect(over.at(-1)!.body).toEqual({ rule: 'wrong-buyer', reason: 'false-alarm' });
    const { entries, texts } = await journalOf(run);
    expect(JSON.stringify([entries, texts])).not.toContain('糖');

    await box(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(99, 99));
    await reply();
    const text = await box(page).inputValue();
    expect(text.startsWith(OTHER)).toBe(true);
    expect(text.length).toBeGreaterThan(OTHER.length + 4);
    await page.close();
  });

  it('copies the draft for the right buyer with Alt R', async () => {
    const page = await open();
    await page.keyboard.type(OTHER);
    await page.locator(`${card}.ch-redline`).waitFor();
    await press(page, 'Alt+KeyR');
    await page.locator(card).getByText('已复制').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(OTHER);
    expect(await box(page).inputValue()).toBe(OTHER);
    await page.close();
  });

  it('is gone when the conversation is that buyer’s, and nothing of the last one is said', async () => {
    const page = await open();
    await page.keyboard.type(OTHER);
    await page.locator(`${card}.ch-redline`).waitFor();
    await page.evaluate(() => {
      const [was, next] = document.querySelectorAll('.chat-item-box');
      was!.classList.remove('active');
      next!.classList.add('active');
      for (const el of document.querySelectorAll('[currentuid]')) el.setAttribute('currentuid', '9900112244');
    });
    await page.locator(card).waitFor({ state: 'detached' });
    await page.close();
  });
});

describe('typing', () => {
  it('is not judged in the middle of a composed word, only when it is finished', async () => {
    const page = await open();
    await page.keyboard.type('实物图');
    const session = await page.context().newCDPSession(page);
    for (const text of ['jia', '加我', '加我wei', '加我微信'])
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await page.waitForTimeout(300);
    expect(await box(page).inputValue()).toBe('实物图加我微信');
    expect(await page.locator(card).count()).toBe(0);
    expect(await page.locator(stroke).count()).toBe(0);
    await session.send('Input.insertText', { text: '加我微信' });
    await page.locator(card).waitFor();
    await page.close();
  });

  it('of a script is not the agent’s: an untrusted event shows nothing', async () => {
    const page = await open();
    await box(page).evaluate((area: HTMLTextAreaElement, text) => {
      area.value = text;
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, LURE);
    await page.waitForTimeout(300);
    expect(await page.locator(card).count()).toBe(0);
    await page.close();
  });

  it('shows hostile text as text, with its directions, emoji and halves of characters', async () => {
    const page = await open();
    const hostile = '<img src=x onerror="window.owned=1">加我\u202e微信 👩‍👩‍👧 \ud83d';
    await page.keyboard.insertText(hostile);
    await page.keyboard.type('，加我微信');
    await page.locator(card).waitFor();
    await page.keyboard.insertText('【<b>姓名</b>】 {{<script>window.owned=1</script>}}');
    await page.waitForTimeout(200);
    for (let i = 0; i < 4; i++) await press(page, 'Alt+ArrowDown');
    expect(await page.evaluate(() => (window as unknown as { owned?: number }).owned)).toBeUndefined();
    expect(await page.locator(`${card} img, ${card} script`).count()).toBe(0);
    await page.close();
  });

  it('into a chat of 5,000 messages, or a draft of 20,000 letters, costs the guard no task of 16 ms', async () => {
    const page = await open('?messages=5000');
    await page.waitForTimeout(1500);
    const spent = async (text: string) => {
      const session = await page.context().newCDPSession(page);
      const tracing = await trace(session as unknown as Session, () => page.url().replace(/#.*/, ''));
      await page.keyboard.type(text, { delay: 30 });
      await page.waitForTimeout(600);
      const tasks = await tracing.stop();
      return tasks.filter((task) => task.scripts.has('guard.js'));
    };
    const short = await spent('好的亲，实物图加我微信发您，五星好评返5元哦');
    expect(short.length).toBeGreaterThan(5);
    console.log('5,000 messages: longest task with the guard', longest(short).toFixed(1), 'ms');
    await press(page, 'Control+KeyA');
    await page.keyboard.insertText('好的，地址我来备注，今天十二点前打包发出。\n'.repeat(900));
    await page.waitForTimeout(1200);
    const long = await spent('加我微信发您');
    console.log('20,000 letters: longest task with the guard', longest(long).toFixed(1), 'ms');
    await page.locator(card).waitFor();
    const own = (tasks: typeof short) =>
      tasks.reduce((most, task) => Math.max(most, task.scriptMs.get('guard.js') ?? 0), 0);
    console.log('script of the guard alone', own(short).toFixed(1), own(long).toFixed(1), 'ms');
    expect(own(short)).toBeLessThan(16);
    expect(own(long)).toBeLessThan(16);
    await page.close();
  });
});

describe('opening a chat', () => {
  it('costs the guard no task of half what a browser calls long, though it walks every word of every pack', async () => {
    const spent: number[] = [];
    for (let i = 0; i < 3; i++) {
      const page = await run.context.newPage();
      const session = await page.context().newCDPSession(page);
      const tracing = await trace(session as unknown as Session, () => page.url().replace(/#.*/, ''));
      await page.goto(`${URL_}#/`);
      await page.locator(`${desk} .ch-rail, ${desk} .ch-desk`).first().waitFor();
      await ready(page);
      const own = (await tracing.stop()).map((task) => task.scriptMs.get('guard.js') ?? 0);
      expect(own.filter((ms) => ms > 1).length, 'in slices').toBeGreaterThan(5);
      spent.push(Math.max(...own));
      await page.close();
    }
    console.log(
      'opening a chat: longest task of the guard',
      spent.map((ms) => ms.toFixed(1)).join(' '),
      'ms',
    );
    // A long task is one of 50 ms; in one go this took 58 and more. A step is 3-12 ms on a quiet machine, and up to 18 with
    // a cold one: what else the machine has to do may stretch one of three.
    expect(spent.sort((a, b) => a - b)[1]).toBeLessThan(25);
  });
});

/** The other kinds of boxes, on pages that hold no more than their marketplace's data asks for. */
const BOXES = [
  {
    kind: 'an editor',
    url: 'https://dongdong.jd.com/',
    html: '<div id="t-alluser-wrap"></div><div class="chat-head-name"><span>fern</span></div><div id="t-chat-scroll"></div><div class="EditorContent" contenteditable="true" style="width:420px;height:90px;overflow:auto;font:15px/24px sans-serif"></div>',
    box: '.EditorContent',
  },
  {
    kind: 'an editor that keeps its lines',
    url: 'https://air.1688.com/app/x/def_cbu_web_im_core/index.html',
    html: '<div id="ice-container"><div class="ww_conversation"></div><div class="ww_message"><div class="message-item"><span class="nick">fern</span></div></div><div class="ww_box"><div class="biz-expression-editor"><div class="editBox"><pre class="edit" contenteditable="true" style="width:420px;height:90px;font:15px/24px sans-serif"></pre></div></div></div></div>',
    box: 'pre.edit',
  },
  {
    kind: 'a field in a shadow root',
    url: 'https://sellercentral.amazon.com/messaging/contact?orderID=111-1111111-1111111',
    html: '<div class="ayb-contact-buyer-header"><h2>Send message to Fern</h2></div><div class="contact-buyer-text-area"><kat-textarea></kat-textarea></div><script>document.querySelector("kat-textarea").attachShadow({mode:"open"}).append(Object.assign(document.createElement("textarea"),{style:"width:420px;height:90px"}))</script>',
    box: 'kat-textarea textarea',
  },
];

describe.each(BOXES)('$kind', ({ url, html, box: at }) => {
  it('is read, underlined at the word, and mended with one key and one undo', async () => {
    const page = await run.page(url, [
      {
        url,
        html: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body style="padding-top:330px">${html}</body></html>`,
      },
    ]);
    const text = () =>
      page.locator(at).evaluate((el: HTMLTextAreaElement) => (el.value ?? el.textContent).replace(/\n$/, ''));
    await page.locator(at).click();
    await page.keyboard.type('Hello dear');
    const lure = ', whatsapp me: +44 7700 900123';
    await expect
      .poll(
        async () => {
          if ((await page.locator(card).count()) > 0) return true;
          if (!(await text()).includes('whatsapp')) await page.keyboard.type(lure);
          return false;
        },
        { timeout: 10_000 },
      )
      .toBe(true);
    const written = await text();
    expect(written).toBe(`Hello dear${lure}`);
    const rect = (await page.locator(stroke).first().boundingBox())!;
    const area = (await page.locator(at).boundingBox())!;
    expect(rect.x).toBeGreaterThan(area.x + 30);
    expect(rect.x + rect.width).toBeLessThan(area.x + area.width);
    expect(rect.y).toBeGreaterThanOrEqual(area.y - 1);
    expect(rect.y + rect.height).toBeLessThan(area.y + 40);
    const label = await page.locator(`${card} .ch-main`).count();
    expect(label).toBe(1);
    await press(page, 'Alt+KeyR');
    await expect.poll(text).not.toBe(written);
    expect(await text()).toMatch(/^Hello dear/);
    await press(page, 'Control+KeyZ');
    expect(await text()).toBe(written);
    await page.close();
  });
});

describe('the strokes', () => {
  it('follow the box when the page scrolls, moves or resizes it, and never leave it', async () => {
    const page = await open();
    await page.keyboard.type(`${'好的，'.repeat(12)}${LURE}`);
    await page.locator(stroke).first().waitFor();
    const where = async () => {
      const [at, area] = [await page.locator(stroke).first().boundingBox(), await box(page).boundingBox()];
      return { x: at!.x - area!.x, y: at!.y - area!.y };
    };
    const first = await where();
    await page.evaluate(() => {
      const at = document.querySelector<HTMLElement>('.reply-box')!;
      at.style.bottom = '60px';
      at.style.left = '120px';
    });
    await page.waitForTimeout(300);
    expect(await where()).toEqual(first);
    // In half the width the word stands on another line.
    await box(page).evaluate((area) => {
      area.style.width = '300px';
    });
    await page.waitForTimeout(300);
    expect((await where()).y).toBeGreaterThan(first.y);
    // Scrolled out of the box, it is not to be seen: the drawing is as large as the box at most.
    await box(page).evaluate((area: HTMLTextAreaElement) => {
      area.value += '\n'.repeat(30);
      area.scrollTop = 500;
    });
    await page.waitForTimeout(300);
    const [layer, area] = [
      await page.locator('[data-counterhand="strokes"] .ch-strokes').boundingBox(),
      await box(page).boundingBox(),
    ];
    expect(layer!.y).toBeGreaterThanOrEqual(area!.y);
    expect(layer!.y + layer!.height).toBeLessThanOrEqual(area!.y + area!.height);
    await page.close();
  });
});

describe('the draft box', () => {
  it('has the same guard over its own field: the card stands below it, and Alt R mends', async () => {
    const page = await run.context.newPage();
    await page.setViewportSize({ width: 420, height: 520 });
    await page.goto(`chrome-extension://${run.id}/draft.html`);
    const field = page.locator('textarea');
    await field.click();
    await page.keyboard.type(LURE);
    await page.locator('.ch-guard').waitFor();
    const [at, area] = [await page.locator('.ch-guard').boundingBox(), await field.boundingBox()];
    expect(at!.y).toBeGreaterThanOrEqual(area!.y + area!.height - 1);
    await page.locator(stroke).first().waitFor();
    await press(page, 'Alt+KeyR');
    await expect.poll(() => field.inputValue()).not.toContain('加我');
    await press(page, 'Control+KeyZ');
    expect(await field.inputValue()).toBe(LURE);
    await page.close();
  });
});

describe('what was switched off or paused', () => {
  it('says nothing at once, and speaks again when it is switched on', async () => {
    const page = await open();
    await page.keyboard.type(LURE);
    await page.locator(card).waitFor();
    await openDesk(page);
    await press(page, 'Alt+KeyP');
    await page.locator(card).waitFor({ state: 'detached' });
    await expect.poll(() => deskText(page)).toMatch(/暂停/);
    expect(await page.locator(stroke).count()).toBe(0);
    await press(page, 'Alt+KeyP');
    await page.locator(card).waitFor();
    expect(await deskText(page)).not.toContain('⟦');
    await page.close();
  });
});
