// Typing into the kinds of boxes consoles have, in a real Chromium: textarea, contenteditable, Quill, contenteditable pre.
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/setup.mjs';

declare const counterhand: typeof import('../../lib/page/insert.ts');

let browser: Browser;
let page: Page;
let script: string;
beforeAll(async () => {
  const bundled = await build({
    entryPoints: ['lib/page/insert.ts'],
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
const put = (kind: Kind, text: string, opts: { onNewLine?: boolean; cursor?: number } = {}) =>
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

  it('keeps hostile text as text', async () => {
    await show(box(''));
    const hostile = '<img src=x onerror="window.hit=1">{{buyer}}=1+1';
    expect(await put(kind, hostile)).toMatchObject({ ok: true });
    expect((await standing()).trim()).toBe(hostile);
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
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
