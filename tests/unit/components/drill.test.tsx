// @vitest-environment happy-dom
// The quiz in our back office: by keys 1-4, right or wrong at once, what to look at again, and nothing written.
import { afterEach, describe, expect, it } from 'vitest';
import { Drill } from '../../../components/options/drill/Drill.tsx';
import { routeOf } from '../../../components/options/route.ts';
import type { Locale } from '../../../lib/model/basics.ts';
import { beginImport } from '../../../lib/store/stock.ts';
import { getShops, type Store } from '../../../lib/store/store.ts';
import { all, click, named, press } from './help.ts';
import { NOW, type Own, own, until } from './own.tsx';

let page: Own | undefined;
afterEach(() => page?.end());

const ROWS = ['Apron green', 'Apron grey', 'Board', 'Cup 250', 'Cup 350'].map((name, i) => ({
  sku: `SKU-${i}`,
  name,
  onHand: i * 7,
}));
async function quiz(rows: { sku: string; name?: string; onHand: number }[] = ROWS, locale: Locale = 'en') {
  page = await own({
    shops: ['Corner'],
    settings: { locale },
    before: async (store: Store) => {
      const [shop] = await getShops(store);
      const run = await beginImport(store, shop!.id, 'replace');
      await run.put(rows);
      await run.commit({
        source: { kind: 'sheet', name: 'stock.csv' },
        at: NOW,
        reservedCountsOpenOrders: false,
      });
    },
  });
  await page.show(<Drill />);
  await until(() => page!.root.querySelector('.ch-drill, .ch-off-empty'));
  return page.root;
}
const told = (root: HTMLElement) => root.querySelector('.ch-drill-told')?.textContent;

describe('a round', () => {
  it('is answered by keys, told at once, and ends with what to look at again', async () => {
    const root = await quiz();
    let right = 0;
    for (let n = 1; n <= 10; n++) {
      expect(root.textContent).toContain(`Question ${n} of 10`);
      expect(told(root)).toBe('');
      press(document, 'Digit1');
      expect(told(root)).toMatch(/^Right\.|^Not quite\. It is: .+/);
      if (told(root) === 'Right.') right++;
      expect(all(root, '.ch-right')).toHaveLength(1);
      // Answered is answered.
      press(document, 'Digit2');
      expect(all(root, '.ch-wrong').length).toBeLessThanOrEqual(1);
      click(named(root, n < 10 ? 'Next' : 'See the result'));
    }
    expect(root.querySelector('h2')?.textContent).toBe(`${right} of 10 right`);
    expect(all(root, '.ch-drill-look li')).toHaveLength(10 - right);
    expect(await page!.store.db.count('journal')).toBe(0);
    click(named(root, 'Another round'));
    await until(() => root.textContent?.includes('Question 1 of 10'));
  });

  it('leaves a digit with no answer, and one held with another key, alone', async () => {
    const root = await quiz();
    press(document, 'Digit9');
    press(document, 'Alt+Digit1');
    expect(told(root)).toBe('');
  });
});

describe('what is missing', () => {
  it('is said with the way to it: too few rows, no names', async () => {
    let root = await quiz(ROWS.slice(0, 1));
    expect(root.textContent).toContain('fewer than four products');
    expect(root.querySelector('.ch-off-empty a')?.getAttribute('href')).toBe('#/stock/import');
    page?.end();
    root = await quiz(ROWS.map(({ sku, onHand }) => ({ sku, onHand })));
    expect(root.textContent).toContain('four different product names');
  });
  it('is the sheet where there is no shop yet', async () => {
    page = await own();
    await page.show(<Drill />);
    await until(() => page!.root.textContent?.includes('fewer than four'));
  });
});

it.each(['zh-CN', 'ko', 'en'] as const)('leaves no hole in %s', async (locale) => {
  const root = await quiz(ROWS, locale);
  for (let n = 0; n < 10; n++) {
    press(document, 'Digit2');
    expect(root.innerHTML).not.toMatch(/⟦|\{\w+\}|undefined|NaN/);
    click(all(root, '.ch-drill > div button').at(-1)!);
  }
  expect(root.innerHTML).not.toMatch(/⟦|\{\w+\}|undefined|NaN/);
});

it('has an address of its own', () => {
  expect(routeOf('#/drill')).toEqual({ section: 'drill', page: '' });
});
