// @vitest-environment happy-dom
// The stock there is as a file: from the stock page, whole, in the person's own headings, and nothing in it runs.
import { afterEach, expect, it } from 'vitest';
import { Stock } from '../../../components/options/stock/Stock.tsx';
import { beginImport } from '../../../lib/store/stock.ts';
import { getShops, type Store } from '../../../lib/store/store.ts';
import { readSheet } from '../stock/workbook.ts';
import { click, named } from './help.ts';
import { NOW, type Own, own, until } from './own.tsx';

let page: Own;
afterEach(() => page?.end());

const stocked = (count: number) => async (store: Store) => {
  const [shop] = await getShops(store);
  const run = await beginImport(store, shop!.id, 'replace');
  const more = Array.from({ length: count }, (_, i) => ({ sku: `S-${i}`, onHand: i }));
  await run.put([{ sku: '00123', onHand: 5, name: '=1+1' }, ...more]);
  await run.commit({ source: { kind: 'sheet', name: 'old.csv' }, at: NOW, reservedCountsOpenOrders: false });
};

it('is saved as CSV with formulas disarmed, and as a workbook', async () => {
  page = await own({ shops: ['Fern'], before: stocked(2_500) });
  await page.show(<Stock />);
  click(named(page.root, 'Export CSV'));
  await until(() => page.saved.length === 1);
  expect(page.saved[0]).toMatchObject({ name: 'stock-2026-11-21.csv', type: 'text/csv' });
  const lines = page.saved[0]!.text.trim().split('\r\n');
  expect(lines.slice(0, 2)).toEqual(['SKU,Name,On hand', "00123,'=1+1,5"]);
  expect(lines).toHaveLength(2_502);
  await until(() => !named(page.root, 'Export XLSX').hasAttribute('disabled'));
  click(named(page.root, 'Export XLSX'));
  await until(() => page.saved.length === 2);
  const sheet = readSheet(page.saved[1]!.bytes!);
  expect(sheet.rows.slice(0, 2)).toEqual([
    ['SKU', 'Name', 'On hand'],
    ['00123', '=1+1', '5'],
  ]);
  expect(sheet.rows).toHaveLength(2_502);
});

it('is not on offer where there is no stock', async () => {
  page = await own({ shops: ['Fern'] });
  await page.show(<Stock />);
  expect(page.root.textContent).not.toContain('Export');
});
