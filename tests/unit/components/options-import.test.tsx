// @vitest-environment happy-dom
// Importing a stock sheet in the back office: checked first, written only when told, taken back in one step.
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Import } from '../../../components/options/stock/Import.tsx';
import type { SheetPort } from '../../../components/options/stock/sheetTalk.ts';
import { atOnce, planning } from '../../../components/options/stock/slices.ts';
import { foldSku } from '../../../lib/stock/cells.ts';
import { hurtsFirst, type ImportMode, mergeLines, planImport } from '../../../lib/stock/plan.ts';
import { type Reading, startReading } from '../../../lib/stock/read.ts';
import type { StockLine, StockRow } from '../../../lib/stock/types.ts';
import { keepSightings } from '../../../lib/store/sightings.ts';
import { beginImport, listStock, putAlias } from '../../../lib/store/stock.ts';
import { getShops, getSnapshot, putSource, type Store } from '../../../lib/store/store.ts';
import { compound, textRow, workbook } from '../stock/workbook.ts';
import { all, click, HOSTILE, named, press } from './help.ts';
import { loopback } from './loopback.ts';
import { NOW, type Own, own, pick, type Start, still, until } from './own.tsx';

let page: Own;
afterEach(() => {
  page?.end();
  location.hash = '';
});

const rows = [
  { sku: 'BRD-L', onHand: 9 },
  { sku: 'CUP', onHand: 6 },
  { sku: 'KEPT', onHand: 4 },
];
async function stocked(store: Store, these = rows): Promise<void> {
  const [shop] = await getShops(store);
  const run = await beginImport(store, shop!.id, 'replace');
  await run.put(these);
  await run.commit({
    source: { kind: 'sheet', name: 'old.csv' },
    at: NOW - 3_600_000,
    reservedCountsOpenOrders: false,
  });
}
async function open(start: Start = {}): Promise<Own> {
  page = await own({ shops: ['Fern'], before: stocked, ...start });
  await page.show(<Import trusted={() => true} />);
  return page;
}
const choose = async (text: string | Uint8Array<ArrayBuffer>, name = 'stock.csv') => {
  const input = page.root.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(input, 'files', { value: [new File([text], name)], configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await still();
};
const says = (text: string) => until(() => page.root.textContent?.includes(text), `the page says ${text}`);
const checked = () => until(() => page.root.querySelector('.ch-off-foot .ch-main:not(:disabled)'));
const changes = () =>
  all(page.root, '.ch-import-two > section:last-child tbody tr').map((row) =>
    [...row.children].map((cell) => cell.textContent).join(' | '),
  );
const kept = async () => {
  const [shop] = await getShops(page.store);
  return Object.fromEntries(
    (await listStock(page.store, shop!.id, '', 100)).map((row) => [row.sku, row.onHand]),
  );
};

const SHEET =
  'item_code,qty_wh1,qty_wh2,price\nCUP,2,1,3\nBRD-L,0,0,4\nNEW,40,0,1\nBAD,-3,0,1\nCUP,5,0,1\n,4,0,1\n';

describe('the dry run', () => {
  it('tells what would change before anything is written, and what is left out, with the reason', async () => {
    await open();
    await choose(SHEET);
    await checked();
    expect(page.root.querySelector('.ch-sums')?.textContent).toBe('2 changed1 new0 the same3 left out');
    expect(changes()).toEqual(['BRD-L | 9 | 0 | −9 | ', 'CUP | 6 | 3 | −3 | ', 'NEW | new | 40 |  | ']);
    expect(all(page.root, '.ch-left li').map((line) => line.textContent)).toEqual([
      expect.stringMatching(/^Line 5.*-3/),
      expect.stringMatching(/^Line 6.*CUP/),
      expect.stringMatching(/^Line 7.*No SKU/),
    ]);
    expect(await kept()).toEqual({ 'BRD-L': 9, CUP: 6, KEPT: 4 });
  });

  it('puts the orders it would leave short first, through the owner’s bundles', async () => {
    await open({
      before: async (store) => {
        await stocked(store);
        const [shop] = await getShops(store);
        await putAlias(store, shop!.id, {
          id: 'a',
          from: { sku: 'SET' },
          to: [{ stockSku: 'cup', units: 2 }],
        });
        const seen = { shop: shop!.id, marketplace: 'sandtop', seenAt: NOW, expires: NOW + 1 };
        await keepSightings(store, [
          { ...seen, orderId: '1', status: 'paid', lines: [{ sku: 'SET', quantity: 2 }] },
          { ...seen, orderId: '2', status: 'shipped', lines: [{ sku: 'BRD-L', quantity: 9 }] },
          { ...seen, orderId: '3', status: 'paid', lines: [{ sku: 'NEW', quantity: 1 }] },
        ]);
      },
    });
    await choose(SHEET);
    await checked();
    expect(changes().slice(0, 3)).toEqual([
      'CUP | 6 | 3 | −3 | Short 1',
      'NEW | new | 40 |  | Fills 1',
      'BRD-L | 9 | 0 | −9 | ',
    ]);
  });

  it('asks when no column says it holds SKUs, and goes on as soon as one does', async () => {
    await open();
    await choose('a,b\nCUP,2\nBRD-L,x\n');
    await says('No column says it holds SKUs');
    expect(page.root.querySelector('.ch-off-foot .ch-main')).toHaveProperty('disabled', true);
    const [first, second] = all(page.root, '.ch-columns select');
    pick(first!, 'sku');
    await says('No column says it holds the count');
    pick(second!, 'onHand');
    await checked();
    expect(changes()).toEqual(['CUP | 6 | 2 | −4 | ']);
  });

  it('remembers the columns of a sheet of this shape once it was written', async () => {
    await open();
    await choose('a,b\nCUP,2\nX,1\n');
    const [first, second] = await until(() => {
      const found = all(page.root, '.ch-columns select');
      return found.length === 2 && found;
    });
    pick(first!, 'sku');
    pick(second!, 'onHand');
    await checked();
    press(window, 'Ctrl+Enter');
    await says('Written.');
    await choose('A, b\nBRD-L,1\nY,1\n');
    await checked();
    expect(page.root.textContent).toContain('Remembered for this sheet');
  });

  it('says what happened and what was kept when the file is no sheet', async () => {
    await open();
    await choose(new Uint8Array([0x25, 0x50, 0x44, 0x46, 1, 2]), 'stock.pdf');
    await says(
      'This file looks like PDF, not a sheet that can be read. Nothing was read, stock is as before.',
    );
    await choose(SHEET);
    await checked();
  });

  it('reads the encodings shops still have', async () => {
    await open();
    // 商品编码,库存 in GBK, then a row.
    const head = new Uint8Array([
      0xc9, 0xcc, 0xc6, 0xb7, 0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xbf, 0xe2, 0xb4, 0xe6, 0x0a,
    ]);
    await choose(new Uint8Array([...head, ...new TextEncoder().encode('CUP,3\n')]));
    await checked();
    expect(page.root.textContent).toContain('GB18030');
    expect(page.root.textContent).toContain('商品编码');
  });

  const book = (): Uint8Array<ArrayBuffer> =>
    new Uint8Array(
      workbook({
        sheets: {
          Read_me: textRow('Nothing here'),
          Stock: textRow('SKU', 'On hand') + textRow('CUP', '2') + textRow('NEW', '1,200'),
          Old: textRow('SKU', 'On hand') + textRow('CUP', '77'),
        },
      }),
    );
  it('reads a workbook at its stock sheet, and at the sheet the owner chooses', async () => {
    await open();
    await choose(book(), 'stock.xlsx');
    await checked();
    expect(page.root.querySelector('.ch-file')?.textContent).toContain('workbook, 3 rows');
    expect(changes()).toEqual(['CUP | 6 | 2 | −4 | ', 'NEW | new | 1,200 |  | ']);
    const sheets = page.root.querySelector('.ch-file select')!;
    pick(sheets, '2');
    await until(() => changes()[0] === 'CUP | 6 | 77 | +71 | ');
    pick(page.root.querySelector('.ch-file select')!, '0');
    await says('No heading row in the first 50 lines');
    expect(page.root.querySelector('.ch-off-foot .ch-main:not(:disabled)')).toBeNull();
    pick(page.root.querySelector('.ch-file select')!, '1');
    await checked();
    press(window, 'Ctrl+Enter');
    await says('Written.');
    expect(await kept()).toMatchObject({ CUP: 2, NEW: 1200, KEPT: 4 });
  });

  it('says that a workbook is locked, or too large, and reads the next file all the same', async () => {
    await open();
    await choose(new Uint8Array(compound('EncryptionInfo', 'EncryptedPackage')), 'stock.xlsx');
    await says('locked with a password');
    const input = page.root.querySelector<HTMLInputElement>('input[type=file]')!;
    const huge = new File(['x'], 'huge.csv');
    Object.defineProperty(huge, 'size', { value: 2 * 1024 ** 3 });
    huge.arrayBuffer = () => Promise.reject(new Error('read'));
    Object.defineProperty(input, 'files', { value: [huge], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await says('The file is over 256 MB and was not read');
    await choose(SHEET);
    await checked();
  });

  it('is checked again after its check was stopped, though the worker that held it is gone', async () => {
    let started = 0;
    await open({
      door: {
        startSheets: () => {
          const port = loopback();
          const post = port.postMessage;
          const stuck = ++started === 1;
          port.postMessage = (asked) => (stuck && asked.do === 'check' ? undefined : post(asked));
          return port;
        },
      },
    });
    await choose(SHEET);
    await until(
      () => page.root.querySelector('.ch-columns') && page.root.querySelector('[role=progressbar]'),
    );
    press(window, 'Escape');
    await says('Check again');
    expect(page.root.querySelector('.ch-off-foot .ch-main:not(:disabled)')).toBeNull();
    click(named(page.root, 'Check again'));
    await checked();
    expect(started).toBe(2);
    expect(changes()).toEqual(['BRD-L | 9 | 0 | −9 | ', 'CUP | 6 | 3 | −3 | ', 'NEW | new | 40 |  | ']);
  });

  it('says so when the worker ends of itself', async () => {
    const ports: SheetPort[] = [];
    await open({
      door: {
        startSheets: () => {
          const port = loopback();
          ports.push(port);
          return port;
        },
      },
    });
    const broken = new File(['x'], 'stock.csv');
    broken.arrayBuffer = () => new Promise(() => undefined);
    const input = page.root.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(input, 'files', { value: [broken], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => page.root.querySelector('[role=progressbar]'));
    ports.at(-1)!.onerror?.(new ErrorEvent('error'));
    await says('The browser stopped midway');
    await choose(SHEET);
    await checked();
  });

  it('shows hostile cells as text', async () => {
    await open();
    await choose(`sku,qty\n"${HOSTILE.replaceAll('"', '""')}",3\n`, `${HOSTILE}.csv`);
    await checked();
    expect(changes()[0]).toContain('<img');
    expect(page.root.querySelector('img, script')).toBeNull();
  });

  it('makes no shop: that is for the writing', async () => {
    page = await own({});
    await page.show(<Import trusted={() => true} />);
    await choose(SHEET);
    await checked();
    expect(await getShops(page.store)).toEqual([]);
    press(window, 'Ctrl+Enter');
    await says('Written.');
    expect(await kept()).toEqual({ 'BRD-L': 0, CUP: 3, NEW: 40 });
  });
});

describe('writing', () => {
  it('updates the SKUs in the sheet on Ctrl ↵, leaves the rest, and tells the worker', async () => {
    await open();
    await choose(SHEET);
    await checked();
    press(window, 'Ctrl+Enter');
    await says('Written. There are 4 SKUs now.');
    expect(await kept()).toEqual({ 'BRD-L': 0, CUP: 3, NEW: 40, KEPT: 4 });
    await until(() => page.asked().includes('changed stock'));
    const [shop] = await getShops(page.store);
    expect(await getSnapshot(page.store, shop!.id)).toMatchObject({
      source: { kind: 'sheet', name: 'stock.csv' },
      at: NOW,
    });
  });

  it('does nothing on Ctrl ↵ before the check is done', async () => {
    await open();
    await choose('a,b\n1,2\n');
    press(window, 'Ctrl+Enter');
    await still();
    expect(await kept()).toEqual({ 'BRD-L': 9, CUP: 6, KEPT: 4 });
  });

  it('replaces all stock, but never drops a SKU whose line was left out', async () => {
    await open({ before: (store) => stocked(store, [...rows, { sku: 'BAD', onHand: 7 }]) });
    await choose(SHEET);
    await checked();
    click(all(page.root, '[type=radio]')[1]!);
    all(page.root, '[type=radio]')[1]!.dispatchEvent(new Event('change', { bubbles: true }));
    await says('1 gone');
    expect(page.root.textContent).toContain('1 SKU whose line was left out stays as it was.');
    expect(page.root.textContent).toContain('1 line has no readable SKU');
    await checked();
    click(named(page.root, 'Write 4 lines'));
    await says('Written.');
    expect(await kept()).toEqual({ 'BRD-L': 0, CUP: 3, NEW: 40, BAD: 7 });
  });

  it('is taken back in one step', async () => {
    await open();
    await choose(SHEET);
    await checked();
    press(window, 'Ctrl+Enter');
    await says('Written.');
    click(named(page.root, 'Undo'));
    await until(async () => (await kept()).CUP === 6);
    expect(await kept()).toEqual({ 'BRD-L': 9, CUP: 6, KEPT: 4 });
  });

  it('refuses when stock changed after the check, checks again, and then writes', async () => {
    await open();
    await choose(SHEET);
    await checked();
    await stocked(page.store, [{ sku: 'CUP', onHand: 1 }]);
    press(window, 'Ctrl+Enter');
    await says('Stock was changed elsewhere after the check');
    expect(await kept()).toEqual({ CUP: 1 });
    await until(() => changes().some((row) => row.startsWith('CUP | 1 | 3')));
    await checked();
    press(window, 'Ctrl+Enter');
    await says('Written.');
    expect(await kept()).toEqual({ 'BRD-L': 0, CUP: 3, NEW: 40 });
  });

  it('leaves the old stock whole when the database fails half-way', async () => {
    await open();
    await choose(SHEET);
    await checked();
    const real = page.store.db.transaction.bind(page.store.db);
    const broken = vi.spyOn(page.store.db, 'transaction').mockImplementation(((...args: [never, never]) => {
      if (String(args[0]) === 'meta' && String(args[1]) === 'readwrite')
        throw new DOMException('full', 'QuotaExceededError');
      return real(...args);
    }) as never);
    press(window, 'Ctrl+Enter');
    await says('The disk is full');
    broken.mockRestore();
    expect(await kept()).toEqual({ 'BRD-L': 9, CUP: 6, KEPT: 4 });
  });

  it('says that nothing was written while the database is read-only', async () => {
    await open({
      before: async (store) => {
        await stocked(store);
        store.readOnly = true;
      },
    });
    await choose(SHEET);
    await checked();
    press(window, 'Ctrl+Enter');
    await says('The database is read-only just now, so nothing was written');
  });

  it('warns that a live source will write over the sheet', async () => {
    await open({
      before: async (store) => {
        await stocked(store);
        const [shop] = await getShops(store);
        const source = {
          kind: 'vendure-graphql' as const,
          url: 'https://a.example/x',
          token: 't',
          everyMinutes: 5,
          on: true,
        };
        await putSource(store, shop!.id, source);
      },
    });
    await choose(SHEET);
    await says('The live source is on and will write over this sheet');
  });
});

it('saves the list of what was left out, for a spreadsheet, formulas disarmed', async () => {
  await open();
  await choose('sku,qty\n=1+1,-3\nCUP,2\n');
  await checked();
  click(named(page.root, 'Save list'));
  const [file] = page.saved;
  expect(file).toMatchObject({ name: 'stock-left-out.csv', type: 'text/csv' });
  expect(file!.text).toContain("2,'=1+1,");
});

describe('a long sheet', () => {
  const long = (n: number) =>
    `sku,qty\n${Array.from({ length: n }, (_, i) => `S-${i},${i % 50}`).join('\n')}\n`;

  it('is given up with Escape, and nothing is written', async () => {
    await open();
    const input = page.root.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(input, 'files', {
      value: [new File([long(120_000)], 'long.csv')],
      configurable: true,
    });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => page.root.querySelector('[role=progressbar]'));
    press(window, 'Escape');
    await until(() => !page.root.querySelector('[role=progressbar]'));
    await still(200);
    expect(page.root.querySelector('[role=progressbar]')).toBeNull();
    expect(page.root.querySelector('.ch-off-foot .ch-main:not(:disabled)')).toBeNull();
    expect(await kept()).toEqual({ 'BRD-L': 9, CUP: 6, KEPT: 4 });
  });
});

describe('comparing as a person waits', () => {
  const sku = fc.constantFrom('A', 'b', 'C-1', 'ｃ-1', 'D', 'e', '00', '0');
  const place = fc.constantFrom(undefined, 'North', 'ｎｏｒｔｈ', 'South');
  const line = fc.tuple(sku, fc.nat(9), place, fc.option(fc.nat(3), { nil: undefined }));
  type Line = [code: string, units: number, place: string | undefined, reserved: number | undefined];
  const readingOf = (lines: Line[]): Reading => {
    const read = startReading();
    lines.forEach(([code, onHand, warehouse, reserved], i) => {
      const one: StockLine = { sku: code, key: foldSku(code), onHand, line: i + 2 };
      if (warehouse !== undefined) one.warehouse = warehouse;
      if (reserved !== undefined) one.reserved = reserved;
      const left = read.lines.add(one);
      if (left) read.skipped.push(left);
    });
    return read;
  };
  it('says the same as comparing at once, for any stock and any sheet', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 9 }),
        fc.array(line, { maxLength: 9 }),
        fc.array(sku, { maxLength: 2 }),
        fc.constantFrom<ImportMode>('update', 'replace'),
        fc.integer({ min: 1, max: 12 }),
        (now, sheet, left, mode, count) => {
          const current: Map<string, StockRow> = mergeLines(readingOf(now as Line[]).lines);
          const read = readingOf(sheet as Line[]);
          const { skipped } = read;
          const lines = [...read.lines];
          left.forEach((code, i) => void skipped.push({ line: 90 + i, code: 'stock.negative', sku: code }));
          const needed = new Map([['a', 4]]);
          const whole = planImport(structuredClone(current), lines, mode, { skipped, needed });
          const plan = atOnce(planning(current, read, mode, needed));
          expect([plan.changed, plan.added, plan.removed, plan.same, plan.held, plan.nameless]).toEqual([
            whole.changed.length,
            whole.added.length,
            whole.removed.length,
            whole.same,
            whole.held.length,
            whole.nameless,
          ]);
          const all = [...whole.changed, ...whole.added, ...whole.removed].sort(hurtsFirst);
          expect(plan.worst(count)).toEqual(all.slice(0, count));
          expect(plan.worst(9_999)).toEqual(all);
          const byKey = (these: StockRow[]) => [...these].sort((a, b) => (a.key < b.key ? -1 : 1));
          const put =
            mode === 'replace'
              ? whole.rows
              : whole.rows.filter(({ key }) => lines.some((one) => one.key === key));
          // A row is the same to the last warehouse, however the rows are asked for.
          const rows: StockRow[] = [];
          for (let from = 0; from < plan.count; from += count) rows.push(...plan.rows(from, count));
          expect(byKey(rows)).toEqual(byKey(put));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
