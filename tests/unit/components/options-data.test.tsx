// @vitest-environment happy-dom
// Replies and data in the back office: written, brought in, taken out; kept as one file, brought back, erased.
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { Data } from '../../../components/options/data/Data.tsx';
import { ImportReplies } from '../../../components/options/replies/ImportReplies.tsx';
import { Replies } from '../../../components/options/replies/Replies.tsx';
import { shelfOf } from '../../../components/options/replies/shelf.ts';
import { uuidv7 } from '../../../lib/model/entries.ts';
import { starters } from '../../../lib/replies/starter.ts';
import { append, entriesOf } from '../../../lib/store/journal.ts';
import { getShops, type Store } from '../../../lib/store/store.ts';
import { all, click, HOSTILE, named, press, type } from './help.ts';
import { field, NOW, type Own, own, pick, type Start, still, until } from './own.tsx';

let page: Own;
afterEach(() => page?.end());
const says = (text: string) => until(() => page.root.textContent?.includes(text), `the page says ${text}`);
const choose = async (text: string | Uint8Array<ArrayBuffer>, name: string) => {
  const input = page.root.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(input, 'files', { value: [new File([text], name)], configurable: true });
  act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
  await still();
};
const shelf = async () => shelfOf(page.store, (await getShops(page.store))[0]?.id);

describe('the replies', () => {
  async function open(start: Start = {}): Promise<void> {
    page = await own({ shops: ['Fern'], ...start });
    await page.show(<Replies />);
    await until(() => titles().length);
  }
  const titles = () => all(page.root, '.ch-reply-name').map((row) => row.textContent);
  const write = (title: string, body: string) => {
    click(named(page.root, 'New reply'));
    type(field(page.root, 'Title'), title);
    type(page.root.querySelector('textarea')!, body);
  };

  it('begin with the starter set, in the person’s language', async () => {
    await open();
    expect(titles()).toHaveLength(starters('en').length);
    pick(field(page.root, 'Language'), '');
    await until(() => page.root.textContent?.includes(`${starters().length} of ${starters().length}`));
  });

  it('are found by search', async () => {
    await open();
    type(page.root.querySelector('input[type=search]')!, 'zzzqqq');
    await says('No such reply.');
  });

  it('are written, shown filled with examples, and kept', async () => {
    await open();
    write('Courier?', 'Hello {{ buyer }}, which courier?');
    expect(page.root.querySelector('.ch-preview-filled')?.textContent).toBe('Hello Robin, which courier?');
    click(named(page.root, 'Save'));
    await says('Saved “Courier?”.');
    expect((await shelf()).find(({ title }) => title === 'Courier?')).toMatchObject({
      locale: 'en',
      source: 'own',
      tags: [],
    });
    await until(() => page.asked().includes('changed replies'));
  });

  it.each([
    ['Hello {{ byer }}', 'Line 1, column 10: there is no variable “byer”. Did you mean “buyer”?'],
    ['Hello {{ qqqqqqqq }}', 'Line 1, column 10: there is no variable “qqqqqqqq”; mend it to save.'],
    ['Hello {{ buyer', 'Line 1 is not valid'],
  ])('are not kept while the template is wrong: %s', async (body, sentence) => {
    await open();
    write('Wrong', body);
    expect(page.root.textContent).toContain(sentence);
    click(named(page.root, 'Save'));
    await still();
    expect((await shelf()).some(({ title }) => title === 'Wrong')).toBe(false);
  });

  it('become the shop’s own when a starter is edited, under the same id', async () => {
    await open();
    click(all(page.root, '.ch-row-open')[0]!);
    const before = starters('en').find(({ title }) => title === titles()[0])!;
    type(field(page.root, 'Title'), 'Ours');
    click(named(page.root, 'Save'));
    await says('Saved “Ours”.');
    expect((await shelf()).find(({ id }) => id === before.id)).toMatchObject({
      title: 'Ours',
      source: 'own',
    });
  });

  it('are deleted, starters too, and come back on undo', async () => {
    await open();
    const [title] = titles();
    click(all(page.root, '.ch-row-open')[0]!);
    click(named(page.root, 'Delete'));
    await says(`Deleted “${title}”.`);
    await until(() => !titles().includes(title!));
    click(named(page.root, 'Undo'));
    await until(() => titles().includes(title!));
  });

  it('take a variable at the caret, by its name in the reply’s language', async () => {
    await open();
    write('V', 'AB');
    const box = page.root.querySelector('textarea')!;
    box.setSelectionRange(1, 1);
    pick(field(page.root, 'Put in a variable'), 'courier');
    expect(box.value).toBe('A{{ courier }}B');
  });

  it('go out as JSON and as CSV, and come back without a change', async () => {
    await open();
    write('=SUM(A1)', 'formula {{ buyer }}');
    click(named(page.root, 'Save'));
    await says('Saved');
    for (const kind of ['JSON', 'CSV', 'XLSX']) click(named(page.root, `Export ${kind}`));
    const [json, csv, xlsx] = page.saved;
    expect(csv!.text).not.toMatch(/(^|,)=SUM/m);
    for (const file of [json!, csv!, xlsx!]) {
      page.page.show(null);
      await page.show(<ImportReplies trusted={() => true} />);
      await choose(file.bytes ?? file.text, file.name);
      await until(() => page.root.querySelector('.ch-sums'));
      expect(page.root.querySelector('.ch-sums')?.textContent).toMatch(
        /^0 new0 changed\d+ the same0 left out$/,
      );
    }
  });

  it('stay text, whatever is in them', async () => {
    await open();
    write(HOSTILE, HOSTILE);
    click(named(page.root, 'Save'));
    await says('Saved');
    expect(page.root.querySelector('img, script')).toBeNull();
  });
});

describe('bringing replies in', () => {
  async function open(): Promise<void> {
    page = await own({ shops: ['Fern'] });
    await page.show(<ImportReplies trusted={() => true} />);
  }

  it('tells first what would change, and writes on Ctrl ↵', async () => {
    await open();
    await choose('title,body,folder\nHi,Hello {{ buyer }},a\n,no title,a\nBad,{% if %},a\n', 'r.csv');
    await says('1 new');
    expect(all(page.root, '.ch-left:not(.ch-reply-changes) li').map((line) => line.textContent)).toEqual([
      expect.stringContaining('Line 3'),
      expect.stringContaining('Line 4'),
    ]);
    expect((await shelf()).some(({ title }) => title === 'Hi')).toBe(false);
    press(window, 'Ctrl+Enter');
    await says('1 reply written.');
    expect((await shelf()).find(({ title }) => title === 'Hi')).toMatchObject({
      folder: 'a',
      body: 'Hello {{ buyer }}',
    });
    await until(() => page.asked().includes('changed replies'));
  });

  it.each([
    ['x.json', '{nope', 'This file is not JSON.'],
    ['x.json', '{"a":1}', 'The file holds no list of replies.'],
    ['x.csv', '%PDF-1.7 x', 'This file looks like PDF'],
  ])('says why %s is not taken', async (name, text, sentence) => {
    await open();
    await choose(text, name);
    await says(sentence);
    expect(page.root.querySelector('.ch-off-foot')).toBeNull();
  });
});

let ids = 0;
const newId = () => uuidv7(NOW + ids++, crypto.getRandomValues(new Uint8Array(10)));
const order = { kind: 'order' as const, marketplace: 'sandtop', id: '8804-1127' };
async function noted(store: Store): Promise<void> {
  const [shop] = await getShops(store);
  await append(
    store,
    shop!,
    [{ id: newId(), kind: 'note.added', subject: order, body: {}, text: 'call before noon' }],
    {
      agent: '07',
      now: NOW,
    },
  );
}

describe('the data', () => {
  async function open(start: Start = {}): Promise<void> {
    page = await own({ shops: ['Fern'], before: noted, ...start });
    await page.show(<Data />);
  }
  const backup = async () => {
    click(named(page.root, 'Save a backup'));
    await until(() => page.saved.length);
    return page.saved[0]!;
  };

  it('are kept as one file and brought back after a look at the counts', async () => {
    await open();
    const file = await backup();
    expect(file.name).toMatch(/^counterhand-2026-11-2[01]\.counterhand$/);
    await noted(page.store);
    await choose(file.text, file.name);
    await says('The backup is whole.');
    const row = all(page.root, 'tbody tr')[0]!;
    expect([...row.children].map((cell) => cell.textContent)).toEqual(['Journal entries', '1', '2']);
    click(named(page.root, 'Replace what is here'));
    await says('Restored.');
    expect(await page.store.db.count('journal')).toBe(1);
    await until(() => page.asked().includes('changed journal'));
  });

  it('are not touched by a file that was cut or altered, and the page says so', async () => {
    await open();
    const { text } = await backup();
    await choose(text.slice(0, text.length / 2), 'b.counterhand');
    await says('The backup is cut short');
    await choose(text.replace('call before noon', 'call before dusk'), 'b.counterhand');
    await says('The backup was altered and fails its check. Nothing was restored');
    await choose('hello', 'b.counterhand');
    await says('This is not a Counterhand backup.');
    expect(await page.store.db.count('journal')).toBe(1);
  });

  it('of one order are erased by its number, after a look at what there is', async () => {
    await open();
    const [shop] = await getShops(page.store);
    type(field(page.root, 'Order number or buyer id'), ' 8804-1127 ');
    click(named(page.root, 'Look'));
    await says('“8804-1127”: 1 entries, 1 with text.');
    click(named(page.root, 'Erase for good'));
    await says('Erased.');
    const [entry] = await entriesOf(page.store, shop!, order);
    expect(entry?.text).toBeUndefined();
    expect(await page.store.db.count('subjects')).toBe(0);
  });

  it('of another buyer are not there to erase', async () => {
    await open();
    pick(field(page.root, 'Erase'), 'buyer');
    type(field(page.root, 'Order number or buyer id'), HOSTILE);
    click(named(page.root, 'Look'));
    await says('There is nothing about “<img');
    expect(page.root.querySelector('img, script')).toBeNull();
  });
});
