// Typing into the kinds of boxes consoles have, in a real Chromium: textarea, contenteditable, Quill, contenteditable pre.
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/setup.mjs';

declare const counterhand: typeof import('../../lib/page/insert.ts') &
  typeof import('../../lib/page/boxes.ts');

let browser: Browser;
let page: Page;
let script: string;
beforeAll(async () => {
  const bundled = await build({
    stdin: {
      contents: "export * from './lib/page/insert.ts'; export * from './lib/page/boxes.ts';",
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'counterhand',
  });
  script = bundled.outputFiles[0]!.text;
  browser = await chromium.launch({
    executablePath: findChromium() as string,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  page = await browser.newPage();
});
afterAll(() => browser.close());

const show = async (body: string) => {
  await page.setContent(`<!doctype html><meta charset="utf-8"><body>${body}</body>`);
  await page.addScriptTag({ content: script });
};
type Kind = 'textarea' | 'contenteditable' | 'quill' | 'pre';
const put = (
  kind: Kind,
  text: string,
  opts: { onNewLine?: boolean; after?: boolean; cursor?: number } = {},
) =>
  page.evaluate(
    ([kind, text, opts]) => {
      const box = counterhand.findBox(document, { at: '#box', kind: kind as Kind });
      return box.ok ? counterhand.insertInto(box.value, text as string, opts as object) : box;
    },
    [kind, text, opts] as const,
  );
const standing = () => page.evaluate(() => counterhand.textIn(document.querySelector<HTMLElement>('#box')!));

const BOXES: [Kind, (text: string) => string][] = [
  ['textarea', (text) => `<textarea id="box">${text}</textarea>`],
  ['contenteditable', (text) => `<div id="box" contenteditable="true">${text}</div>`],
  [
    'quill',
    (text) =>
      `<div class="ql-container"><div id="box" class="ql-editor" contenteditable="true"><p>${text || '<br>'}</p></div></div>`,
  ],
  ['pre', (text) => `<pre id="box" contenteditable="true">${text}</pre>`],
];

describe.each(BOXES)('a %s', (kind, box) => {
  it('takes a reply when it is empty, and tells the page by an input event of the browser’s own', async () => {
    await show(box(''));
    await page.evaluate(() => {
      (window as unknown as { trusted: boolean[] }).trusted = [];
      document
        .querySelector('#box')!
        .addEventListener('input', (e) =>
          (window as unknown as { trusted: boolean[] }).trusted.push(e.isTrusted),
        );
    });
    expect(await put(kind, '您好，在的。')).toEqual({ ok: true, value: 'inserted' });
    expect((await standing()).trim()).toBe('您好，在的。');
    expect(await page.evaluate(() => (window as unknown as { trusted: boolean[] }).trusted)).toContain(true);
  });

  it('keeps the draft that stands in it, also when the draft is selected', async () => {
    await show(box('亲，'));
    await page.locator('#box').focus();
    await page.keyboard.press('Control+A');
    expect(await put(kind, '在的')).toMatchObject({ ok: true });
    expect((await standing()).trim()).toBe('亲，在的');
  });

  it('gives the insertion back in one undo, and the draft is as it was', async () => {
    await show(box(''));
    await page.locator('#box').focus();
    await page.keyboard.type('hello ');
    await put(kind, '第一句，第二句。');
    expect(await standing()).toContain('第二句');
    await page.keyboard.press('Control+KeyZ');
    expect((await standing()).trim()).toBe('hello');
  });

  it('takes a second text on a line of its own, and one undo takes back the second alone', async () => {
    await show(box(''));
    await page.locator('#box').focus();
    await page.keyboard.type('hello ');
    await put(kind, '第一句。');
    // The palette has the focus between the two.
    await page.evaluate(() => {
      const box = document.querySelector<HTMLElement>('#box')!;
      const range = getSelection()!.rangeCount > 0 ? getSelection()!.getRangeAt(0).cloneRange() : undefined;
      const other = document.body.appendChild(document.createElement('input'));
      other.focus();
      other.remove();
      box.focus();
      if (box.isContentEditable && range) {
        getSelection()!.removeAllRanges();
        getSelection()!.addRange(range);
      }
    });
    expect(await put(kind, '第二句。', { after: true })).toMatchObject({ ok: true });
    const lines = (await standing()).split('\n').filter((line) => line.trim() !== '');
    expect(lines.map((line) => line.trim())).toEqual(['hello 第一句。', '第二句。']);
    await page.keyboard.press('Control+KeyZ');
    expect((await standing()).replace(/\s/g, '')).toBe('hello第一句。');
  });

  it('keeps hostile text as text', async () => {
    await show(box(''));
    const hostile = '<img src=x onerror="window.hit=1">{{buyer}}=1+1';
    expect(await put(kind, hostile)).toMatchObject({ ok: true });
    expect((await standing()).trim()).toBe(hostile);
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
  });
});

describe.each(BOXES)('what was put into a %s', (kind, box) => {
  /** The boxes of a page whose open chat is the buyer's that `window.buyer` names. */
  const boxes = () =>
    page.evaluate((of) => {
      const at = window as unknown as { buyer: string; boxes: ReturnType<typeof counterhand.boxesOf> };
      at.buyer = '1';
      at.boxes = counterhand.boxesOf(document, () => ({
        pass: {} as never,
        compiled: {
          page: { targets: { reply: { at: '#box', kind: of } } },
          conversation: { selected: () => true, buyer: () => ({ buyer: { id: at.buyer } }) },
        } as never,
      }));
    }, kind);
  const insert = (text: string, after = false) =>
    page.evaluate(
      ([text, after]) =>
        (window as unknown as { boxes: ReturnType<typeof counterhand.boxesOf> }).boxes.insert({
          target: 'reply',
          text: text as string,
          after: after as boolean,
          buyer: { id: '1' },
        }),
      [text, after] as const,
    );
  const takeBack = () =>
    page.evaluate(
      () => (window as unknown as { boxes: ReturnType<typeof counterhand.boxesOf> }).boxes.takeBack() ?? null,
    );
  const bare = async () => (await standing()).replace(/\s/g, '');

  it('is taken back from the last to the first, and the draft is as it was; the page’s undo brings it again', async () => {
    await show(box(''));
    await boxes();
    await page.locator('#box').focus();
    await page.keyboard.type('hello ');
    expect(await insert('第一句。')).toMatchObject({ ok: true });
    expect(await insert('第二句。', true)).toMatchObject({ ok: true });
    expect(await takeBack()).toMatchObject({ ok: true });
    expect(await bare()).toBe('hello第一句。');
    expect(await takeBack()).toMatchObject({ ok: true });
    expect((await standing()).trim()).toBe('hello');
    expect(await takeBack()).toBeNull();
    await page.keyboard.press('Control+KeyZ');
    expect(await bare()).toBe('hello第一句。');
  });

  it('is found where typing before it has moved it, and left where it was changed or the chat is another buyer’s', async () => {
    await show(box(''));
    await boxes();
    await page.locator('#box').focus();
    await insert('第一句。');
    await page.keyboard.press('Home');
    await page.keyboard.type('hello ');
    expect(await takeBack()).toMatchObject({ ok: true });
    expect((await standing()).trim()).toBe('hello');
    await page.keyboard.press('End');
    await insert('第二句。');
    await page.keyboard.press('Backspace');
    expect(await takeBack()).toMatchObject({ ok: false, error: { code: 'insert.nothing-back' } });
    expect(await bare()).toBe('hello第二句');
    await insert('第三句。');
    await page.evaluate(() => {
      (window as unknown as { buyer: string }).buyer = '2';
    });
    expect(await takeBack()).toMatchObject({ ok: false, error: { code: 'insert.other-buyer' } });
    expect(await bare()).toBe('hello第二句第三句。');
  });
});

describe('nothing is typed', () => {
  it('where there are two boxes, or none, or the only one is hidden', async () => {
    await show('<textarea id="box"></textarea><textarea id="box"></textarea>');
    expect(await put('textarea', 'x')).toMatchObject({ ok: false, error: { code: 'insert.many-boxes' } });
    await show('<textarea id="box" style="display:none"></textarea>');
    expect(await put('textarea', 'x')).toMatchObject({ ok: false, error: { code: 'insert.no-box' } });
    await show('<textarea id="box" disabled></textarea>');
    expect(await put('textarea', 'x')).toMatchObject({ ok: false, error: { code: 'insert.no-box' } });
  });

  it('into a box of another kind than the marketplace’s file names', async () => {
    await show('<div id="box" contenteditable="true"></div>');
    expect(await put('quill', 'x')).toMatchObject({ ok: false, error: { code: 'insert.no-box' } });
  });

  it('beyond the box’s own limit: the text is refused whole, not cut', async () => {
    await show('<textarea id="box" maxlength="10">12345</textarea>');
    expect(await put('textarea', '6789012')).toMatchObject({
      ok: false,
      error: { code: 'insert.too-long', params: { max: 10 } },
    });
    expect(await standing()).toBe('12345');
  });

  it('is said to be in when the page’s editor threw it out', async () => {
    await show('<textarea id="box"></textarea>');
    await page.evaluate(() => {
      const box = document.querySelector<HTMLTextAreaElement>('#box')!;
      box.addEventListener('input', () => {
        box.value = '';
      });
    });
    expect(await put('textarea', 'x')).toMatchObject({ ok: false, error: { code: 'insert.not-taken' } });
  });
});

describe('a box of one line', () => {
  it('parts a second text with a blank, and begins with none', async () => {
    await show('<input id="box">');
    await put('textarea', '第一句。', { after: true });
    await put('textarea', '第二句。', { after: true });
    expect(await standing()).toBe('第一句。 第二句。');
  });
});

describe('a remark', () => {
  it('goes on a line of its own below what stands there', async () => {
    await show('<textarea id="box">老备注</textarea>');
    await put('textarea', '[地址] 新', { onNewLine: true });
    expect(await standing()).toBe('老备注\n[地址] 新');
  });
});

describe('a reply with a cursor', () => {
  it('leaves the caret where the reply says', async () => {
    await show('<textarea id="box">亲，</textarea>');
    await put('textarea', '尺码__可以吗', { cursor: 2 });
    expect(
      await page.evaluate(() => document.querySelector<HTMLTextAreaElement>('#box')!.selectionStart),
    ).toBe(4);
  });
});
