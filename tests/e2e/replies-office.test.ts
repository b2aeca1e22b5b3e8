// The owner's quick replies in a real Chromium, by keyboard: a sheet of groups, titles and texts with merged groups is
// checked and brought in, a wrong variable is seen at its line and column and mended, one open in two tabs is not written
// over unseen, and what goes out as a workbook comes back without a change.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textRow, workbook } from '../unit/stock/workbook.ts';
import { press, type Run, start } from './harness.ts';

let run: Run;
let office: Page;
beforeAll(async () => {
  run = await start({});
  office = await run.context.newPage();
});
afterAll(() => run.stop());

const go = async (hash: string) => {
  await office.goto('about:blank');
  await office.goto(`chrome-extension://${run.id}/options.html#/${hash}`);
};
const button = (name: string) => office.getByRole('button', { name, exact: true });
/** Focus and Enter, as a person without a mouse would. */
const enter = async (target: Locator) => {
  await target.focus();
  await press(office, 'Enter');
};
const choose = async (name: string, buffer: Buffer) => {
  const chooser = office.waitForEvent('filechooser');
  await enter(button('选择文件'));
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
};
const sums = () => office.locator('.ch-sums').textContent();
const replies = () =>
  office.evaluate(
    () =>
      new Promise<{ id: string; reply?: { title: string; body: string; folder?: string } }[]>(
        (done, fail) => {
          const opening = indexedDB.open('counterhand');
          opening.onerror = () => fail(opening.error);
          opening.onsuccess = () => {
            const all = opening.result.transaction('replies').objectStore('replies').getAll();
            all.onsuccess = () => done(all.result);
            opening.result.close();
          };
        },
      ),
  );

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const SHEET = Buffer.from(
  workbook({
    sheets: {
      话术: `<worksheet><sheetData>${[
        textRow('分组', '标题', '内容'),
        textRow('售前', '尺码怎么选', '您好，按身高体重选，拿不准就发给我看'),
        `<row r="3">${cell('B3', '最低价')}${cell('C3', '您好，\n{{ 买家名 }}，这已经是最低价了')}</row>`,
        textRow('售后', '退货运费', '-3 元以内的运费由我们承担'),
        textRow('售后', '没有内容', ''),
      ].join('')}</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>`,
    },
  }),
);

describe('an owner’s phrases', () => {
  it('are checked first: sums, the line left out and why; nothing is written', async () => {
    await go('replies/import');
    await choose('话术.xlsx', SHEET);
    await office.locator('.ch-sums').waitFor();
    expect(await sums()).toBe('3 新增0 有改动0 不变1 跳过');
    expect(await office.locator('.ch-left').first().textContent()).toMatch(/第5行.*没有内容/);
    expect(
      await office
        .locator('.ch-columns select')
        .evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value)),
    ).toEqual(['folder', 'title', 'body']);
    expect((await replies()).filter(({ reply }) => reply)).toEqual([]);
  });

  it('are written on Ctrl Enter, each with the group of its merged cell', async () => {
    await press(office, 'Control+Enter');
    await office.getByText('已写入3条回复').waitFor();
    const kept = (await replies()).map(({ reply }) => [reply?.folder, reply?.title]);
    expect(kept).toHaveLength(3);
    expect(kept).toEqual(
      expect.arrayContaining([
        ['售前', '尺码怎么选'],
        ['售前', '最低价'],
        ['售后', '退货运费'],
      ]),
    );
  });

  it('show a wrong variable at its line and column, and are kept once it is mended', async () => {
    await go('replies');
    await office.getByRole('searchbox').focus();
    await office.keyboard.type('zuidijia');
    await office
      .getByRole('option', { name: /最低价/ })
      .first()
      .focus();
    await press(office, 'Enter');
    await office.getByText('第2行第4个字：没有叫“买家名”的变量').waitFor();
    expect(await office.locator('.ch-lint mark').textContent()).toBe('买家名');
    await enter(button('去改'));
    await office.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement);
    await office.keyboard.insertText('买家');
    await office.locator('.ch-lint').waitFor({ state: 'detached' });
    expect(await office.locator('.ch-preview-filled').textContent()).toContain('青禾，这已经是最低价了');
    await enter(button('保存'));
    await office.getByText('已保存“最低价”').waitFor();
    const mended = (await replies()).find(({ reply }) => reply?.title === '最低价');
    expect(mended?.reply?.body).toBe('您好，\n{{ 买家 }}，这已经是最低价了');
  });

  it('open in two tabs are not written over unseen: the later save shows the other text, and the person chooses', async () => {
    const tabs = [office, await run.context.newPage()] as const;
    const body = () =>
      replies().then((all) => all.find(({ reply }) => reply?.title === '最低价')?.reply?.body);
    const [first, second] = tabs;
    for (const tab of tabs) {
      await tab.goto('about:blank');
      await tab.goto(`chrome-extension://${run.id}/options.html#/replies`);
      await tab.getByRole('searchbox').focus();
      await tab.keyboard.type('zuidijia');
      await tab
        .getByRole('option', { name: /最低价/ })
        .first()
        .press('Enter');
      await tab.locator('.ch-reply-body').waitFor();
    }
    const write = async (tab: Page, text: string) => {
      await tab.bringToFront();
      await tab.locator('.ch-reply-body').focus();
      await press(tab, 'Control+KeyA');
      await tab.keyboard.insertText(text);
      await tab.getByRole('button', { name: '保存', exact: true }).press('Enter');
    };
    const focused = (tab: Page) => tab.evaluate(() => document.activeElement?.textContent);
    const notice = (tab: Page) => tab.locator('.ch-meanwhile');

    await write(first, '这是前一页写的');
    await first.getByText('已保存“最低价”').waitFor();
    await write(second, '这是后一页写的');
    await notice(second).getByText('别处改过它并保存了').waitFor();
    expect(await notice(second).locator('dd').allTextContents()).toEqual(['这是前一页写的']);
    expect(await body(), 'nothing is written over').toBe('这是前一页写的');
    expect(await second.locator('.ch-reply-body').inputValue()).toBe('这是后一页写的');
    await press(second, 'Tab');
    expect(await focused(second)).toBe('留我的');
    await press(second, 'Enter');
    await second.getByText('已保存“最低价”').waitFor();
    expect(await body()).toBe('这是后一页写的');
    expect(await notice(second).count()).toBe(0);

    await write(first, '前一页又改了');
    await notice(first).waitFor();
    expect(await body()).toBe('这是后一页写的');
    await press(first, 'Tab');
    await press(first, 'Tab');
    expect(await focused(first)).toBe('用别处的');
    await press(first, 'Enter');
    await notice(first).waitFor({ state: 'detached' });
    expect(await first.locator('.ch-reply-body').inputValue()).toBe('这是后一页写的');
    expect(await body()).toBe('这是后一页写的');
    await second.close();
  });

  it('go out as a workbook and come back without a change', async () => {
    await go('replies');
    await office.locator('.ch-reply-row').first().waitFor();
    const download = office.waitForEvent('download');
    await enter(button('导出XLSX'));
    const path = await (await download).path();
    await go('replies/import');
    await choose('replies.xlsx', readFileSync(path));
    await office.locator('.ch-sums').waitFor();
    expect(await sums()).toMatch(/^0 新增0 有改动\d\d 不变0 跳过$/);
    expect(await office.locator('.ch-off-foot .ch-main').isDisabled()).toBe(true);
  });

  it('are as before once the import is taken back, but for what was edited since', async () => {
    await go('replies/import');
    await enter(button('撤销导入'));
    await office.getByText('已撤销，2条回到导入前的样子').waitFor();
    expect((await replies()).flatMap(({ reply }) => reply?.title ?? [])).toEqual(['最低价']);
  });
});
