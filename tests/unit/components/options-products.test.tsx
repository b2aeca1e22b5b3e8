// @vitest-environment happy-dom
// Product cards in the back office: written by hand with a size table by keyboard, brought in from a sheet after a look,
// and taken out again.
import { afterEach, describe, expect, it } from 'vitest';
import { pasted, tableOf } from '../../../components/options/products/grid.ts';
import { ImportProducts } from '../../../components/options/products/ImportProducts.tsx';
import { Products } from '../../../components/options/products/Products.tsx';
import type { ProductCard } from '../../../lib/model/products.ts';
import { tidyCard } from '../../../lib/products/cards.ts';
import { listProducts, putProducts } from '../../../lib/store/products.ts';
import { getShops } from '../../../lib/store/store.ts';
import { all, click, focusIn, HOSTILE, named, press, type } from './help.ts';
import { field, type Own, own, still, until } from './own.tsx';

let page: Own;
afterEach(() => {
  page?.end();
  location.hash = '';
});
const CUP: ProductCard = tidyCard({
  id: 'card.cup',
  title: 'Cup',
  skus: ['CUP'],
  listings: [],
  goesWith: ['LID'],
  material: 'Steel',
  faq: [{ q: 'Leaks?', a: 'No.' }],
});
const open = async (node = <Products />, cards: ProductCard[] = [CUP]) => {
  page = await own({
    shops: ['Fern'],
    before: async (store) => putProducts(store, (await getShops(store))[0]!.id, cards),
  });
  await page.show(node);
  await still();
};
const kept = async () => listProducts(page.store, (await getShops(page.store))[0]!.id);
const says = (text: string) => until(() => page.root.textContent?.includes(text), `the page says ${text}`);
const cellAt = (row: number, name: string) =>
  page.root.querySelector<HTMLInputElement>(`[aria-label="${name}, row ${row}"]`)!;

describe('without cards', () => {
  it('says what they are for, and where to begin', async () => {
    await open(<Products />, []);
    await says('No product cards yet.');
    click(named(page.root, 'Import from a sheet'));
    expect(location.hash).toBe('#/products/import');
  });
});

describe('a card', () => {
  it('is found, read, changed and kept, and the worker told', async () => {
    await open();
    await says('2 facts');
    type(page.root.querySelector('[type=search]')!, 'leaks');
    click(named(page.root, 'Cup'));
    expect(field(page.root, 'SKUs, parted by commas').value).toBe('CUP');
    type(field(page.root, 'Cautions'), 'Not in the microwave');
    click(named(page.root, 'Save'));
    await says('Saved “Cup”.');
    expect(await kept()).toEqual([{ ...CUP, cautions: 'Not in the microwave' }].map(tidyCard));
    expect(page.asked()).toContain('changed products');
  });
  it('needs a title', async () => {
    await open();
    click(named(page.root, 'New card'));
    click(named(page.root, 'Save'));
    await says('Give it a title.');
    expect(await kept()).toHaveLength(1);
  });
  it('is deleted, and brought back', async () => {
    await open();
    click(named(page.root, 'Cup'));
    click(named(page.root, 'Delete'));
    await says('Deleted “Cup”.');
    expect(await kept()).toEqual([]);
    click(named(page.root, 'Undo'));
    await says('Saved “Cup”.');
    expect(await kept()).toEqual([CUP]);
  });
  it('gets its questions', async () => {
    await open();
    click(named(page.root, 'Cup'));
    click(named(page.root, 'Add a question'));
    type(field(page.root, 'Question 2'), 'Dishwasher?');
    type(field(page.root, 'Answer 2'), 'Yes, on top.');
    click(named(page.root, 'Remove question 1'));
    click(named(page.root, 'Save'));
    await says('Saved');
    expect((await kept())[0]!.faq).toEqual([{ q: 'Dishwasher?', a: 'Yes, on top.' }]);
  });
  it('gets its size table by keyboard: arrows change rows, Enter on the last adds one', async () => {
    await open();
    click(named(page.root, 'Cup'));
    click(named(page.root, 'Add a size table'));
    type(cellAt(1, 'Size'), 'S');
    type(cellAt(1, 'height'), '155-160');
    type(cellAt(1, 'weight'), '40-48');
    cellAt(1, 'weight').focus();
    press(cellAt(1, 'weight'), 'Enter', { key: 'Enter' });
    await until(() => focusIn(page.root) === cellAt(2, 'Size'));
    type(cellAt(2, 'Size'), 'M');
    type(cellAt(2, 'height'), '160-150');
    press(cellAt(2, 'height'), 'ArrowUp', { key: 'ArrowUp' });
    await until(() => focusIn(page.root) === cellAt(1, 'height'));
    click(named(page.root, 'Save'));
    await says('Row 2: “160-150” runs backwards.');
    expect((await kept())[0]!.sizes).toBeUndefined();
    type(cellAt(2, 'height'), '≥160');
    click(named(page.root, 'Save'));
    await says('Saved');
    expect((await kept())[0]!.sizes).toEqual({
      weightUnit: 'kg',
      rows: [
        { size: 'S', height: { from: 155, to: 160 }, weight: { from: 40, to: 48 } },
        { size: 'M', height: { from: 160 } },
      ],
    });
  });
  it('takes a block pasted from a spreadsheet', () => {
    const grid = pasted(
      { unit: 'jin', rows: [{ size: '', cells: {} }] },
      'S\t155-160\t80-95\nM\t160-165\t95-110\n',
      0,
      0,
    )!;
    expect(tableOf(grid)).toMatchObject({
      faults: [],
      table: { weightUnit: 'jin', rows: [{ size: 'S' }, { size: 'M' }] },
    });
    expect(pasted(grid, 'S', 0, 0)).toBeUndefined();
    const odd = pasted(grid, '\t90cm\t90cm', 0, 0)!;
    expect(tableOf(odd).faults.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'size no-size',
      'weight wrong-unit',
    ]);
  });
  it('of hostile words is text, and is no formula when it is taken out', async () => {
    await open(<Products />, [{ ...CUP, title: HOSTILE, material: '=1+1' }]);
    await says(HOSTILE);
    expect(page.root.querySelector('img,script')).toBeNull();
    click(named(page.root, 'Export CSV'));
    click(named(page.root, 'Export JSON'));
    expect(page.saved.map(({ name }) => name)).toEqual(['products.csv', 'products.json']);
    expect(page.saved[0]!.text).toContain(",'=1+1,");
  });
});

describe('an import', () => {
  const choose = async (text: string | Uint8Array<ArrayBuffer>, name = 'cards.csv') => {
    const input = page.root.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(input, 'files', { value: [new File([text], name)], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await still();
  };
  const SHEET =
    'title,sku,material,size,height\nCup,CUP,Glass,,\nShirt,SHIRT,Cotton,S,155-160\nShirt,,,M,bad\n,,x,,\n';
  it('tells first what it would do, and writes only when told', async () => {
    await open(<ImportProducts trusted={() => true} />);
    await choose(SHEET);
    await until(() => page.root.querySelector('.ch-sums'));
    expect(page.root.querySelector('.ch-sums')?.textContent).toBe('1 new1 changed0 the same3 left out');
    expect(all(page.root, '.ch-products-changes li').map((line) => line.textContent)).toEqual([
      'CupMaterial',
      'Shirtnew',
    ]);
    await says('Line 4Size M: “bad” is not a range');
    expect(await kept()).toEqual([CUP]);
    press(window, 'Ctrl+Enter');
    await says('2 cards written.');
    const cards = await kept();
    expect(cards.find(({ id }) => id === 'card.cup')).toMatchObject({ material: 'Glass', faq: CUP.faq });
    expect(cards.find(({ title }) => title === 'Shirt')?.sizes).toBeUndefined();
  });
  it('of what is no sheet says so, and writes nothing', async () => {
    await open(<ImportProducts trusted={() => true} />);
    await choose('a,b\n1,2\n');
    await says('No column for a title or SKU');
    await choose('{"x":1}', 'x.json');
    await says('holds no list of cards');
    press(window, 'Ctrl+Enter');
    await still();
    expect(await kept()).toEqual([CUP]);
  });
});
