// @vitest-environment happy-dom
// The owner's side of quick replies: the list and what narrows it, how a reply did, the editor with its languages,
// picture and last day, what is wrong with its place, and an import with its columns and its way back.
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { ImportReplies } from '../../../components/options/replies/ImportReplies.tsx';
import { Replies } from '../../../components/options/replies/Replies.tsx';
import { type Shelved, shelfOf } from '../../../components/options/replies/shelf.ts';
import type { Reply } from '../../../lib/replies/reply.ts';
import { countAgain, countUse, putReplies } from '../../../lib/store/replies.ts';
import { getShops, type Store } from '../../../lib/store/store.ts';
import { reply } from '../replies/written.ts';
import { textRow, workbook } from '../stock/workbook.ts';
import { all, click, named, press, type } from './help.ts';
import { field, NOW, type Own, own, pick, still, until } from './own.tsx';

let page: Own;
afterEach(() => {
  page?.end();
  location.hash = '';
});
const DAY = 86_400_000;
const en = (title: string, more: Partial<Reply> = {}) => reply(title, { locale: 'en', body: title, ...more });
const shopOf = async (store: Store) => (await getShops(store))[0]!.id;

async function open(replies: readonly Reply[], before?: (store: Store, shop: string) => Promise<unknown>) {
  page = await own({
    shops: ['Fern'],
    before: async (store) => {
      const shop = await shopOf(store);
      await putReplies(store, shop, replies);
      await before?.(store, shop);
    },
  });
  await page.show(<Replies />);
  await until(() => titles().length);
  pick(field(page.root, 'Show'), 'own');
  await still();
}
const titles = () => all(page.root, '.ch-reply-name').map((row) => row.textContent);
const row = (title: string) =>
  all(page.root, '.ch-row-open').find((one) => one.textContent?.startsWith(title))!;
const says = (text: string) => until(() => page.root.textContent?.includes(text), `the page says ${text}`);
const kept = async (title: string): Promise<Shelved | undefined> =>
  (await shelfOf(page.store, await shopOf(page.store))).find((one) => one.title === title);
const body = () => page.root.querySelector<HTMLTextAreaElement>('.ch-reply-body')!;
const tongue = (name: string) => click(named(page.root, name, '[role=radio]'));

describe('the list', () => {
  const shop = [
    en('Refund', { folder: 'After sale/Refunds', tags: ['money'] }),
    en('Return', { folder: 'After sale', tags: ['parcel'] }),
    en('Hello', { folder: 'Before sale', scope: 'shared' }),
    en('Autumn deal', { until: '2026-11-20' }),
    en('Today only', { until: '2026-11-21' }),
  ];

  it('is narrowed to a folder with those below it, to a tag, to what is shared', async () => {
    await open(shop);
    pick(field(page.root, 'Folder to show'), 'After sale');
    expect(titles()).toEqual(['Return', 'Refund']);
    pick(field(page.root, 'Tag to show'), 'money');
    expect(titles()).toEqual(['Refund']);
    pick(field(page.root, 'Tag to show'), '');
    pick(field(page.root, 'Folder to show'), 'Before sale');
    pick(field(page.root, 'Show'), 'shared');
    type(page.root.querySelector('input[type=search]')!, 'helo');
    await until(() => titles().includes('Hello'));
    type(page.root.querySelector('input[type=search]')!, 'return');
    await until(() => !titles().includes('Hello'));
    expect(titles()).not.toContain('Return');
  });

  it('is searched in every language a reply has', async () => {
    await open([
      en('Parcel', { variants: [{ locale: 'ko', title: '출고 안내', body: '오늘 보냅니다' }] }),
      en('Other'),
    ]);
    type(page.root.querySelector('input[type=search]')!, 'ㅊㄱㅇㄴ');
    await until(() => titles().length === 1);
    expect(titles()).toEqual(['Parcel']);
  });

  it('names what has ended where the shop is, and what ends today not yet', async () => {
    await open(shop);
    expect(row('Autumn deal').textContent).toContain('Ended');
    expect(row('Today only').textContent).not.toContain('Ended');
    pick(field(page.root, 'Show'), 'ended');
    expect(titles()).toEqual(['Autumn deal']);
    click(row('Autumn deal'));
    expect(page.root.textContent).toContain('It ended on 2026-11-20:');
  });

  it('finds what nobody used for sixty days, and what buyers ask again about', async () => {
    await open(shop, async (store, id) => {
      const use = async (of: string, times: number, at: number) => {
        for (let i = 0; i < times; i++) await countUse(store, id, `own.${of}`, at);
      };
      await use('Refund', 20, NOW - DAY);
      await use('Return', 9, NOW - 61 * DAY);
      await use('Hello', 9, NOW - 59 * DAY);
      for (let i = 0; i < 7; i++) await countAgain(store, id, 'own.Refund');
      for (let i = 0; i < 2; i++) await countAgain(store, id, 'own.Hello');
    });
    pick(field(page.root, 'Show'), 'again');
    expect(titles()).toEqual(['Refund']);
    click(row('Refund'));
    expect(page.root.textContent).toContain('Of 20 uses, 7 buyers asked again within two minutes.');
    pick(field(page.root, 'Show'), 'own');
    pick(field(page.root, 'Order'), 'uses');
    expect(titles().slice(0, 3)).toEqual(['Refund', 'Return', 'Hello']);
    pick(field(page.root, 'Show'), 'unused');
    expect(titles()).toContain('Return');
    expect(titles()).not.toContain('Hello');
  });

  it('draws a window of ten thousand, and the keys go through all of them', async () => {
    await open(Array.from({ length: 10_000 }, (_, i) => en(`R ${String(i).padStart(5, '0')}`)));
    expect(page.root.textContent).toContain('10,000 of 10,029');
    expect(all(page.root, '.ch-row-open').length).toBeLessThan(100);
    act(() => row('R 00000').focus());
    press(row('R 00000'), 'ArrowDown', { key: 'ArrowDown' });
    await still();
    const at = () => (page.root.getRootNode() as ShadowRoot).activeElement?.textContent;
    expect(at()).toContain('R 00001');
    press(row('R 00001'), 'End', { key: 'End' });
    await still();
    expect(at()).toContain('R 09999');
    expect(all(page.root, '.ch-row-open').length).toBeLessThan(100);
  });
});

describe('the editor', () => {
  const begin = async () => {
    await open([en('Stock', { folder: 'a' })]);
    click(named(page.root, 'New reply'));
    type(field(page.root, 'Title'), 'Ships');
  };
  const save = async () => {
    click(named(page.root, 'Save'));
    await still();
  };

  it('keeps a text a language, private or shared, with a last day', async () => {
    await begin();
    type(body(), 'Ships today');
    tongue('한국어');
    type(body(), '오늘 출고합니다');
    pick(field(page.root, 'Who sees it'), 'shared');
    type(field(page.root, 'Last day'), '2026-12-31');
    type(field(page.root, 'Folder'), ' Parcels / Today ');
    type(field(page.root, 'Tags, parted by commas'), 'fast, a，fast');
    await save();
    expect(await kept('Ships')).toMatchObject({
      locale: 'en',
      body: 'Ships today',
      variants: [{ locale: 'ko', body: '오늘 출고합니다' }],
      scope: 'shared',
      until: '2026-12-31',
      folder: 'Parcels/Today',
      tags: ['fast', 'a'],
    });
  });

  it('completes folders and tags from what is there', async () => {
    await open([en('A', { folder: 'Parcels', tags: ['fast', 'slow'] })]);
    click(named(page.root, 'New reply'));
    type(field(page.root, 'Folder'), 'par');
    const choices = (label: string) =>
      all(page.root, `[id="${field(page.root, label).getAttribute('list')}"] option`).map((one) =>
        one.getAttribute('value'),
      );
    expect(choices('Folder')).toEqual(['Parcels']);
    type(field(page.root, 'Tags, parted by commas'), 'fast, sl');
    expect(choices('Tags, parted by commas')).toEqual(['fast, slow']);
  });

  it('points at an unknown variable by line and column, in any language, and goes there', async () => {
    await begin();
    type(body(), 'Hello,\nyour {{ oder }} ships');
    expect(page.root.querySelector('.ch-fault')?.textContent).toContain('Line 2, column 9:');
    expect(page.root.querySelector('.ch-lint mark')?.textContent).toBe('oder');
    click(named(page.root, 'Go there'));
    await still(60);
    expect([body().selectionStart, body().selectionEnd]).toEqual([15, 19]);
    tongue('한국어');
    expect(page.root.textContent).toContain('English: Line 2, column 9:');
    await save();
    expect(await kept('Ships')).toBeUndefined();
    expect(body().value).toContain('oder');
  });

  it('says that a text is too long, at once, and does not keep it', async () => {
    await begin();
    const start = performance.now();
    type(body(), '{{ buyer }} 一二三四五'.repeat(6_000).slice(0, 100_000));
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(page.root.textContent).toContain('The text has 100,000 characters, more than 5,000.');
    await save();
    expect(await kept('Ships')).toBeUndefined();
  });

  it('takes an https address or a small picture, and nothing else', async () => {
    await begin();
    type(body(), 'x');
    const label = 'Picture (an https address, or a file)';
    type(field(page.root, label), 'http://a.example/x.png');
    expect(page.root.textContent).toContain('Write a full https address');
    await save();
    expect(await kept('Ships')).toBeUndefined();
    const choose = async (bytes: Uint8Array<ArrayBuffer>, name: string) => {
      const input = page.root.querySelector<HTMLInputElement>('input[type=file]')!;
      Object.defineProperty(input, 'files', { value: [new File([bytes], name)], configurable: true });
      act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
      await still();
    };
    type(field(page.root, label), '');
    await choose(new TextEncoder().encode('<svg onload=alert(1)>'), 'x.png');
    expect(page.root.textContent).toContain('Only PNG, JPEG and WebP pictures are taken.');
    await choose(new Uint8Array(500_001).fill(0x89), 'x.png');
    expect(page.root.textContent).toContain('The picture has 501 kB, more than 500 kB.');
    await choose(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'x.gif');
    expect(page.root.querySelector('.ch-reply-thumb img')?.getAttribute('src')).toMatch(
      /^data:image\/png;base64,/,
    );
    await save();
    expect(await kept('Ships')).toMatchObject({ image: { data: expect.stringMatching(/^data:image\/png/) } });
  });

  it('moves what is written along when another language becomes the main one', async () => {
    await begin();
    type(body(), 'Hello');
    pick(field(page.root, 'Main language'), 'ko');
    expect(body().value).toBe('Hello');
    await save();
    const found = await kept('Ships');
    expect(found).toMatchObject({ locale: 'ko', body: 'Hello' });
    expect(found).not.toHaveProperty('variants');
  });
});

describe('an import', () => {
  const choose = async (content: string | Uint8Array<ArrayBuffer>, name: string) => {
    const input = page.root.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(input, 'files', { value: [new File([content], name)], configurable: true });
    act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
    await still();
  };
  const sums = () => page.root.querySelector('.ch-sums')?.textContent;
  const begin = async () => {
    page = await own({ shops: ['Fern'] });
    await page.show(<ImportReplies trusted={() => true} />);
  };

  it('shows what it guessed of the columns, and reads them as they are chosen', async () => {
    await begin();
    await choose('售前,欢迎,您好，请问看中哪一款\n,砍价,已经是最低价了\n', 'x.csv');
    const selects = () => all(page.root, '.ch-columns select') as unknown as HTMLSelectElement[];
    expect(selects().map(({ value }) => value)).toEqual(['folder', 'title', 'body']);
    await says('Guessed from the contents');
    expect(sums()).toBe('2 new0 changed0 the same0 left out');
    pick(selects()[1]!, '');
    await says('As you chose');
    expect(all(page.root, '.ch-reply-changes li').map((one) => one.textContent)).toEqual([
      '您好，请问看中哪一款售前',
      '已经是最低价了售前',
    ]);
    click(named(page.root, 'An empty group is that of the line above', 'label').querySelector('input')!);
    await still();
    expect(all(page.root, '.ch-reply-changes li').at(-1)?.textContent).toBe('已经是最低价了');
    pick(selects()[2]!, '');
    await says('No column is the text.');
    expect(page.root.querySelector('.ch-off-foot')).toBeNull();
    pick(selects()[2]!, 'body');
    await until(() => sums()?.startsWith('2 new'));
  });

  it('of a workbook tells what changes in which reply, writes nothing before Write, and is taken back', async () => {
    await begin();
    const sheet = (text: string) =>
      workbook({
        sheets: {
          S: textRow('group', 'title', 'body') + textRow('G', 'Hi', text) + textRow('G', 'No text', ''),
        },
      }) as Uint8Array<ArrayBuffer>;
    await choose(sheet('Hello'), 'x.xlsx');
    expect(sums()).toBe('1 new0 changed0 the same1 left out');
    expect(await kept('Hi')).toBeUndefined();
    expect(page.root.querySelector('.ch-reply-mend')).toBeNull();
    press(window, 'Ctrl+Enter');
    await says('1 reply written.');
    await until(async () => (await kept('Hi'))?.body === 'Hello');
    await choose(sheet('Hello again'), 'x.xlsx');
    expect(sums()).toBe('0 new1 changed0 the same1 left out');
    await says('Hitext');
    press(window, 'Ctrl+Enter');
    await until(async () => (await kept('Hi'))?.body === 'Hello again');
    await choose(sheet('Hello {{ byer }}'), 'x.xlsx');
    await says('1 names a variable that does not exist; mend it after writing, or it cannot be sent: Hi');
    page.page.show(null);
    await page.show(<ImportReplies trusted={() => true} />);
    click(await until(() => named(page.root, 'Undo the import')));
    await says('Undone: 1 reply is as it was before.');
    expect((await kept('Hi'))?.body).toBe('Hello');
  });
});
