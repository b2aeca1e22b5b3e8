// @vitest-environment happy-dom
// One reply or one product card open in two tabs of the back office: the later save writes nothing over what the other
// wrote, shows it, and leaves the choice to the person.
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { differing as cardsDiffer } from '../../../components/options/products/differing.ts';
import { Products } from '../../../components/options/products/Products.tsx';
import { differing, sameReply } from '../../../components/options/replies/differing.ts';
import { Replies } from '../../../components/options/replies/Replies.tsx';
import { shelfOf } from '../../../components/options/replies/shelf.ts';
import type { ProductCard } from '../../../lib/model/products.ts';
import { tidyCard } from '../../../lib/products/cards.ts';
import type { Reply } from '../../../lib/replies/reply.ts';
import { starters } from '../../../lib/replies/starter.ts';
import { deleteProduct, listProducts, putProducts } from '../../../lib/store/products.ts';
import { countUse, deleteReply, putReplies } from '../../../lib/store/replies.ts';
import { getShops, type Store } from '../../../lib/store/store.ts';
import { reply } from '../replies/written.ts';
import { all, click, focusIn, HOSTILE, named, type } from './help.ts';
import { field, NOW, type Own, own, pick, still, until } from './own.tsx';

let page: Own;
afterEach(() => page?.end());

const shopOf = async (store: Store) => (await getShops(store))[0]!.id;
const says = (text: string) => until(() => page.root.textContent?.includes(text), `the page says ${text}`);
const notice = () => page.root.querySelector<HTMLElement>('.ch-meanwhile');
const saved = () => page.asked().filter((one) => one.startsWith('changed')).length;
const save = async () => {
  click(named(page.root, 'Save', '.ch-form-foot > .ch-main'));
  await still(60);
};
/** What the notice shows of the other version, field by field. */
const shown = () =>
  Object.fromEntries(
    all(page.root, '.ch-meanwhile dl > div').map((one) => [
      one.querySelector('dt')?.textContent,
      one.querySelector('dd')?.textContent,
    ]),
  );

/** The same story of both kinds: how one is opened, written in, changed by another tab, and read from the database. */
interface Kind {
  title: string;
  /** The field the story is about, as the form and the notice name it. */
  label: string;
  open(): Promise<void>;
  theirs(text: string): Promise<unknown>;
  deleted(): Promise<unknown>;
  /** The text kept; undefined where it is gone. */
  kept(): Promise<string | undefined>;
}

const STOCK: Reply = reply('Stock', { locale: 'en', body: 'In stock.', folder: 'Before sale' });
const replies: Kind = {
  title: 'Stock',
  label: 'Folder',
  async open() {
    page = await own({
      shops: ['Fern'],
      before: async (store) => putReplies(store, await shopOf(store), [STOCK]),
    });
    await page.show(<Replies />);
    pick(field(page.root, 'Show'), 'own');
    await still();
    click(
      await until(() => all(page.root, '.ch-row-open').find((one) => one.textContent?.startsWith('Stock'))),
    );
  },
  theirs: async (folder) => putReplies(page.store, await shopOf(page.store), [{ ...STOCK, folder } as Reply]),
  deleted: async () => deleteReply(page.store, await shopOf(page.store), STOCK.id),
  kept: async () =>
    (await shelfOf(page.store, await shopOf(page.store))).find(({ id }) => id === STOCK.id)?.folder,
};
const CUP: ProductCard = tidyCard({
  id: 'card.cup',
  title: 'Cup',
  skus: ['CUP'],
  listings: [],
  goesWith: [],
  material: 'Steel',
  faq: [{ q: 'Leaks?', a: 'No.' }],
});
const products: Kind = {
  title: 'Cup',
  label: 'Material',
  async open() {
    page = await own({
      shops: ['Fern'],
      before: async (store) => putProducts(store, await shopOf(store), [CUP]),
    });
    await page.show(<Products />);
    click(await until(() => all(page.root, '.ch-row-open')[0]));
  },
  theirs: async (material) => putProducts(page.store, await shopOf(page.store), [{ ...CUP, material }]),
  deleted: async () => deleteProduct(page.store, await shopOf(page.store), CUP.id),
  kept: async () => (await listProducts(page.store, await shopOf(page.store)))[0]?.material,
};

describe.each([
  ['a reply', replies],
  ['a product card', products],
])('%s open in two tabs', (_name, kind) => {
  const mine = (text: string) => type(field(page.root, kind.label), text);
  const box = () => field(page.root, kind.label);

  it('is saved as ever where nobody else wrote it, again and again', async () => {
    await kind.open();
    for (const text of ['Glass', 'Wood', '', 'Tin']) {
      mine(text);
      await save();
      await says(`Saved “${kind.title}”.`);
      expect(notice()).toBeNull();
      expect((await kind.kept()) ?? '').toBe(text);
    }
  });

  it.each([
    ['the list read it again', true],
    ['the list knows nothing of it yet', false],
  ])('is not written over what the other tab saved: %s', async (_case, reread) => {
    await kind.open();
    await kind.theirs('Glass');
    if (reread) await act(() => page.office.reload());
    mine('Wood');
    const before = saved();
    await save();
    expect(notice()?.textContent).toContain('it was changed and saved elsewhere');
    expect(shown()).toEqual({ [kind.label]: 'Glass' });
    expect(page.root.textContent).not.toContain('Saved “');
    expect(await kind.kept()).toBe('Glass');
    expect(saved(), 'the worker hears of no change').toBe(before);
    expect(box().value, 'what was written stays').toBe('Wood');
    // A second Enter on Save decides nothing either, and the focus says where to look.
    expect(focusIn(page.root)).toBe(notice());
    await save();
    expect(await kind.kept()).toBe('Glass');
  });

  it('is kept as it is here once that was chosen, and is then like any other', async () => {
    await kind.open();
    await kind.theirs('Glass');
    mine('Wood');
    await save();
    mine('Oak');
    click(named(page.root, 'Keep mine'));
    await says('Saved “');
    expect(await kind.kept()).toBe('Oak');
    expect(notice()).toBeNull();
    expect(focusIn(page.root)?.textContent).toBe('Save');
    mine('Ash');
    await save();
    expect(notice()).toBeNull();
    expect(await kind.kept()).toBe('Ash');
  });

  it('is not kept over a third version nobody saw', async () => {
    await kind.open();
    await kind.theirs('Glass');
    mine('Wood');
    await save();
    await kind.theirs('Clay');
    click(named(page.root, 'Keep mine'));
    await until(() => shown()[kind.label] === 'Clay');
    expect(await kind.kept()).toBe('Clay');
    click(named(page.root, 'Keep mine'));
    await says('Saved “');
    expect(await kind.kept()).toBe('Wood');
  });

  it('begins anew with theirs once that was chosen', async () => {
    await kind.open();
    await kind.theirs('Glass');
    mine('Wood');
    await save();
    click(named(page.root, 'Take theirs'));
    await still();
    expect(notice()).toBeNull();
    expect(box().value).toBe('Glass');
    expect(focusIn(page.root)?.tagName).toMatch(/INPUT|TEXTAREA/);
    mine('Oak');
    await save();
    expect(notice()).toBeNull();
    expect(await kind.kept()).toBe('Oak');
  });

  it('says nothing where both wrote the same', async () => {
    await kind.open();
    await kind.theirs('Glass');
    mine('Glass');
    await save();
    await says('Saved “');
    expect(notice()).toBeNull();
  });

  it('deleted in the other tab is not silently back; it is, once chosen', async () => {
    await kind.open();
    await kind.deleted();
    mine('Wood');
    await save();
    expect(notice()?.textContent).toContain('it was deleted elsewhere');
    expect(await kind.kept()).toBeUndefined();
    click(named(page.root, 'Keep mine'));
    await says('Saved “');
    expect(await kind.kept()).toBe('Wood');
  });

  it('deleted in the other tab may stay so', async () => {
    await kind.open();
    await kind.deleted();
    mine('Wood');
    await save();
    click(named(page.root, 'Leave it deleted'));
    await still();
    expect(page.root.querySelector('.ch-editor')).toBeNull();
    expect(await kind.kept()).toBeUndefined();
  });

  it('deleted here comes back by Undo as the other tab left it', async () => {
    await kind.open();
    await kind.theirs('Glass');
    click(named(page.root, 'Delete', '.ch-end'));
    await says('Deleted “');
    expect(await kind.kept()).toBeUndefined();
    click(named(page.root, 'Undo'));
    await says('Saved “');
    expect(await kind.kept()).toBe('Glass');
  });

  it('is not opened anew by its row: what is being written stays, and is compared with what it was', async () => {
    await kind.open();
    mine('Wood');
    await kind.theirs('Glass');
    await act(() => page.office.reload());
    click(all(page.root, '.ch-row-open').find((one) => one.textContent?.startsWith(kind.title))!);
    expect(box().value).toBe('Wood');
    await save();
    expect(notice()).not.toBeNull();
    expect(await kind.kept()).toBe('Glass');
  });

  it('saved twice in a row by a quick hand is no other tab’s change', async () => {
    await kind.open();
    mine('Wood');
    click(named(page.root, 'Save', '.ch-form-foot > .ch-main'));
    mine('Oak');
    await save();
    await until(async () => (await kind.kept()) === 'Oak');
    expect(notice()).toBeNull();
  });
});

describe('what the notice shows', () => {
  it('is text, whatever the other tab wrote', async () => {
    await products.open();
    await products.theirs(HOSTILE);
    type(field(page.root, 'Material'), 'Wood');
    await save();
    expect(shown().Material).toBe(HOSTILE);
    expect(page.root.querySelector('img,script')).toBeNull();
  });

  it('is reached by Tab', async () => {
    await replies.open();
    await replies.theirs('Glass');
    type(field(page.root, 'Folder'), 'Wood');
    await save();
    const buttons = all(notice()!, 'button');
    expect(buttons.map((one) => [one.textContent, one.tabIndex])).toEqual([
      ['Keep mine', 0],
      ['Take theirs', 0],
    ]);
  });

  it('names each field of a reply once, in the person’s language, an emptied one as empty', () => {
    const theirs: Reply = {
      ...STOCK,
      title: 'Stock now',
      body: 'Out.',
      tags: ['a', 'b'],
      scope: 'shared',
      until: '2026-12-31',
      purpose: 'calm',
      image: { data: `data:image/png;base64,${'A'.repeat(4_000)}` },
      variants: [{ locale: 'ko', body: '품절' }],
    };
    delete theirs.folder;
    expect(differing(STOCK, theirs, 'zh-CN').map(({ label, theirs: text }) => [label, text])).toEqual([
      ['内容（한국어）', '품절'],
      ['标题', 'Stock now'],
      ['内容', 'Out.'],
      ['文件夹', ''],
      ['标签', 'a, b'],
      ['用途', expect.stringMatching(/\p{Script=Han}/u)],
      ['谁能看到', '整个团队'],
      ['最后一天', '2026-12-31'],
      ['图片', '选的文件，4kB'],
    ]);
    expect(differing(STOCK, { ...STOCK, uses: 9 }, 'en')).toEqual([]);
  });

  it('names each field of a card once', () => {
    const theirs: ProductCard = {
      ...CUP,
      skus: ['CUP', 'CUP-2'],
      goesWith: ['LID'],
      faq: [],
      sizes: { weightUnit: 'kg', rows: [{ size: 'S', height: { from: 155, to: 160 } }] },
    };
    expect(cardsDiffer(CUP, theirs, 'en').map(({ label, theirs: text }) => [label, text])).toEqual([
      ['SKUs', 'CUP, CUP-2'],
      ['Goes with', 'LID'],
      ['Questions', ''],
      ['Size table', 'S: height 155-160cm'],
    ]);
    expect(cardsDiffer(CUP, { ...CUP }, 'en')).toEqual([]);
  });
});

describe('the same reply', () => {
  it('is what is written, not how often it was used or whose it is', async () => {
    const [starter] = starters();
    expect(sameReply(starter!, { ...starter!, uses: 7, source: 'own' })).toBe(true);
    expect(sameReply(STOCK, { ...STOCK, body: 'In stock. ' })).toBe(true);
    expect(sameReply(STOCK, { ...STOCK, body: 'In stock!' })).toBe(false);
  });

  it('used meanwhile is saved without a word, and its uses stay', async () => {
    await replies.open();
    await countUse(page.store, await shopOf(page.store), STOCK.id, NOW);
    type(field(page.root, 'Folder'), 'Wood');
    await save();
    await says('Saved “');
    const [found] = (await shelfOf(page.store, await shopOf(page.store))).filter(({ id }) => id === STOCK.id);
    expect(found).toMatchObject({ folder: 'Wood', uses: 1 });
  });

  it('of the starter set, changed in the other tab, is not written over', async () => {
    await replies.open();
    pick(field(page.root, 'Show'), 'all');
    const [starter] = starters('en');
    type(page.root.querySelector('input[type=search]')!, starter!.title);
    click(
      await until(() =>
        all(page.root, '.ch-row-open').find((one) => one.textContent?.startsWith(starter!.title)),
      ),
    );
    await putReplies(page.store, await shopOf(page.store), [
      { ...starter!, folder: 'Glass', source: 'own' } as Reply,
    ]);
    type(field(page.root, 'Folder'), 'Wood');
    await save();
    expect(shown()).toEqual({ Folder: 'Glass' });
  });
});
