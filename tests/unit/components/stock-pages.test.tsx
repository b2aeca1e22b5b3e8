// @vitest-environment happy-dom
// The stock pages in depth: a source set up by a mapping, a page chosen as source, the shortage list, and a SKU's file.
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Live } from '../../../components/options/stock/Live.tsx';
import { stepsPath } from '../../../components/options/stock/Sparkline.tsx';
import { Stock } from '../../../components/options/stock/Stock.tsx';
import { fail, ok } from '../../../lib/model/basics.ts';
import { keepSightings } from '../../../lib/store/sightings.ts';
import { beginImport, putAlias } from '../../../lib/store/stock.ts';
import { historyKept } from '../../../lib/store/stockHistory.ts';
import { bindShop, getShops, getSource, patchSettings, type Store } from '../../../lib/store/store.ts';
import { all, click, HOSTILE, named, type } from './help.ts';
import { field, NOW, type Own, own, type Start, still, until } from './own.tsx';

let page: Own;
afterEach(async () => {
  // What the page has begun to read ends before its database is closed.
  await still();
  page?.end();
});
const HOUR = 3_600_000;

const open = async (node: Parameters<Own['show']>[0], start: Start = {}) => {
  page = await own({ shops: ['Fern & Ladle'], ...start });
  await page.show(node);
};
const says = (text: string) => until(() => page.root.textContent?.includes(text), `the page says ${text}`);
const pick = (label: string) => {
  const input = all(page.root, '.ch-radios label').find((one) => one.textContent?.includes(label));
  if (!input) throw new Error(`no choice ${label}`);
  act(() => void input.querySelector('input')!.dispatchEvent(new Event('change', { bubbles: true })));
};
const shopId = async (store: Store) => (await getShops(store))[0]!.id;
const source = async () => getSource(page.store, await shopId(page.store));
const table = (name: string) =>
  all(page.root.querySelector(`table[aria-label="${name}"]`) ?? page.root, 'tbody tr').map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim()).join(' | '),
  );

async function stocked(
  store: Store,
  rows: { sku: string; onHand: number; reserved?: number; name?: string }[],
  at = NOW - HOUR,
) {
  const run = await beginImport(store, await shopId(store), 'replace');
  await run.put(rows);
  await run.commit({ source: { kind: 'sheet', name: 'old.csv' }, at, reservedCountsOpenOrders: false });
  await historyKept(store);
}
const seen = async (store: Store, orderId: string, lines: Record<string, number>, more = {}) =>
  keepSightings(store, [
    {
      shop: await shopId(store),
      marketplace: 'sandtop',
      orderId,
      status: 'paid',
      lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
      placedAt: `2026-11-21T0${orderId.slice(-1)}:00:00+08:00`,
      seenAt: NOW - 60_000,
      expires: NOW + HOUR,
      ...more,
    },
  ]);

describe('a source with a mapping', () => {
  const fill = () => {
    pick('Any interface that answers JSON');
    type(field(page.root, 'Address'), 'https://erp.example:8443/api/stock?page={page}&size={size}');
    pick('By page number {page}');
    type(field(page.root, 'Where the rows are'), 'data.items');
    type(field(page.root, 'SKU'), 'code');
    type(field(page.root, 'On hand'), 'qty');
    type(field(page.root, 'Access token'), 'secret-1');
  };
  const line = (sku: string, onHand: number, n: number) => ({ sku, key: sku.toLowerCase(), onHand, line: n });

  it('is tried before it is switched on: its first rows as read, and what was left out', async () => {
    const readSource = vi.fn(async () =>
      ok({
        rows: [line('A', 5, 1), line(HOSTILE, 0, 3)],
        skipped: [{ line: 2, code: 'stock.no-count', params: { field: 'qty', sku: 'B' }, sku: 'B' }],
      }),
    );
    await open(<Live />, { door: { readSource } });
    fill();
    const asked: string[] = [];
    vi.mocked(page.door.requestOrigins).mockImplementation(async ([origin]) => Boolean(asked.push(origin!)));
    named(page.root, 'Test now').click();
    expect(asked).toEqual(['https://erp.example/*']);
    await says('Read 2 SKUs. Nothing was written.');
    expect(table('The first rows')).toEqual(['A | 5', `${HOSTILE} | 0`]);
    await says('qty is blank, and blank is not 0: B stays as it was');
    expect(readSource).toHaveBeenCalledWith(
      expect.objectContaining({
        kind: 'json',
        paging: { kind: 'page', from: 1 },
        mapping: { rows: 'data.items', sku: 'code', onHand: 'qty' },
      }),
    );
    expect(await source()).toBeUndefined();
  });

  it('is kept, shown again, and removed with its token', async () => {
    await open(<Live />, { door: { send: vi.fn(async () => ok({ rows: 5 })) as never } });
    fill();
    click(named(page.root, 'Save and read'));
    await says('Saved; 5 SKUs read.');
    expect(await source()).toMatchObject({ kind: 'json', token: 'secret-1', tokenHeader: 'Authorization' });
    await page.show(null);
    await page.show(<Live />);
    await until(() => (field(page.root, 'SKU') as HTMLInputElement).value === 'code');
    click(named(page.root, 'Remove this source'));
    await says('Source and token are gone');
    expect(await source()).toBeUndefined();
  });

  it.each<[string, string, string]>([
    ['Where the rows are', 'a..b', '“a..b” is not a path'],
    ['SKU', '__proto__.x', 'is not a path'],
    ['SKU', '', 'Something is still missing'],
    ['Further headers', 'no colon', 'Further headers go one a line'],
    ['Address', 'https://erp.example/stock', 'This way of paging needs {page}'],
    ['Address', 'http://erp.example/?page={page}', "The stock source's address can't be used"],
    ['Rows a page', 'many', 'Something is still missing'],
  ])('asks nobody anything with %s = %j', async (label, value, sentence) => {
    await open(<Live />);
    fill();
    type(field(page.root, label), value);
    click(named(page.root, 'Test now'));
    await says(sentence);
    expect(page.door.requestOrigins).not.toHaveBeenCalled();
  });

  it('says where it was not as expected, by kind and never by content', async () => {
    await open(<Live />, {
      door: { readSource: async () => fail('source.found.object', { path: 'data.items' }) },
    });
    fill();
    click(named(page.root, 'Test now'));
    await says('At data.items the source has an object');
  });
});

describe('a page as source', () => {
  it('is offered where a site is on, bound to the shop and reads SKU and stock; choosing it says what that means', async () => {
    await open(<Live />, {
      settings: { sites: { sandtop: { on: true, slash: false } } },
      before: async (store) => {
        await bindShop(store, await shopId(store), 'sandtop', null);
        await stocked(store, [{ sku: 'A', onHand: 1 }]);
      },
    });
    pick('Read it from a page');
    await says('SKUs seen on the page follow the page; all others stay as “old.csv” has them.');
    pick('Sandtop');
    click(named(page.root, 'Save'));
    await says('It is read when somebody next opens the page.');
    const kept = await source();
    expect(kept).toMatchObject({ kind: 'page', marketplace: 'sandtop', on: true });
    expect(page.asked()).toContain('changed stock');
    expect(page.asked()).not.toContain('poll-stock');
    expect(page.door.requestOrigins).not.toHaveBeenCalled();
  });

  it('is not offered for a site that is off or of another shop, and says how to get one', async () => {
    await open(<Live />, {
      before: (store) => patchSettings(store, { sites: { sandtop: { on: true, slash: false } } }),
    });
    pick('Read it from a page');
    await says('There is no page for it yet.');
    expect((named(page.root, 'Save') as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('the shortage list', () => {
  it('names SKU, how many, and the orders, oldest first; as text and as a file', async () => {
    await open(<Stock />, {
      before: async (store) => {
        await stocked(store, [
          { sku: 'CUP', onHand: 4, name: '=Cup' },
          { sku: 'MAT', onHand: 9 },
        ]);
        await seen(store, 'order-3', { CUP: 2, MAT: 1 });
        await seen(store, 'order-2', { CUP: 3 });
      },
    });
    await says('1 SKU is short');
    expect(table('Shortages')).toEqual(['CUP | =Cup | 4 | 5 | 1 | order-2 has enoughorder-3 lacks 1']);
    click(named(page.root, 'Copy'));
    await says('Copied.');
    expect(page.door.copy).toHaveBeenCalledWith(
      "SKU\tName\tOn hand\tWanted\tShort by\tOrders\nCUP\t'=Cup\t4\t5\t1\torder-2 order-3",
    );
    click(named(page.root, 'Save CSV'));
    expect(page.saved[0]?.text).toContain("CUP,'=Cup,4,5,1,order-2 order-3");
    // The table says the same: what orders hold, and what is left.
    expect(table('Stock')).toEqual(['CUP | =Cup | 4 | 5 | 0', 'MAT |  | 9 | 1 | 8']);
  });

  it('says plainly that nothing is short, and since when orders count', async () => {
    await open(<Stock />, {
      before: async (store) => {
        await stocked(store, [{ sku: 'CUP', onHand: 4 }]);
        await seen(store, 'order-1', { CUP: 9 }, { seenAt: NOW - 2 * HOUR });
      },
    });
    await says('There is enough for every paid order seen here.');
    expect(page.root.textContent).toMatch(/Only orders seen since \d+ Nov \d\d:\d\d count/);
  });

  it('names no one time where each count has its own', async () => {
    await open(<Stock />, {
      before: async (store) => {
        const run = await beginImport(store, await shopId(store), 'replace');
        await run.put([{ sku: 'CUP', onHand: 4, since: NOW - 3 * HOUR }]);
        await run.commit({
          source: { kind: 'live', name: 'erp.example' },
          at: NOW - 60_000,
          reservedCountsOpenOrders: false,
        });
        await seen(store, 'order-1', { CUP: 9 }, { seenAt: NOW - 2 * HOUR });
      },
    });
    await says('1 SKU is short');
    expect(page.root.textContent).toContain('only orders seen since its count last changed');
    expect(page.root.textContent).not.toContain('Only orders seen since');
  });
});

describe('a SKU’s file', () => {
  it('opens by a search that leaves one, with the sum, the orders, its codes and its past', async () => {
    await open(<Stock />, {
      before: async (store) => {
        await stocked(
          store,
          [
            { sku: 'CUP', onHand: 9 },
            { sku: 'MAT', onHand: 1 },
          ],
          NOW - 3 * HOUR,
        );
        await stocked(store, [
          { sku: 'CUP', onHand: 4, reserved: 1 },
          { sku: 'MAT', onHand: 1 },
        ]);
        await putAlias(store, await shopId(store), {
          id: 'a',
          from: { sku: 'SET' },
          to: [{ stockSku: 'CUP', units: 2 }],
        });
        await seen(store, 'order-2', { SET: 1 });
      },
    });
    await says('2 SKUs');
    type(field(page.root, 'SKU starts with'), 'cu');
    await until(() => page.root.querySelector('.ch-sku-file'));
    await still();
    const file = page.root.querySelector('.ch-sku-file')!;
    expect(file.textContent).toMatch(
      /4 on hand − 1 reserved in the stock − 2 held by paid orders seen since .* = 1/,
    );
    expect(file.textContent).toContain('Held by 1 order: order-2 (2)');
    expect(file.textContent).toContain('SET → 2');
    expect(table('History').map((row) => row.replace(/^[^|]+\| /, ''))).toEqual([
      '4 | −5 | old.csv',
      '9 |  | old.csv',
    ]);
    expect(file.querySelector('svg')?.getAttribute('aria-label')).toBe('Last 2 changes, from 9 to 4');
    click(named(page.root, 'Close'));
    await until(() => !page.root.querySelector('.ch-sku-file'));
  });

  it('of a SKU that never changed says so', async () => {
    await open(<Stock />, { before: (store) => stocked(store, [{ sku: 'CUP', onHand: 4 }]) });
    click(await until(() => all(page.root, 'tbody button')[0]));
    await says('It has not changed since records began.');
    await says('4 on hand; no paid order seen holds any.');
  });
});

it('a line of counts has a step at every change and stands on its bottom at 0', () => {
  expect(stepsPath([])).toBe('');
  expect(stepsPath([{ at: 1, value: 5 }])).toBe('M3 3.0H237');
  expect(
    stepsPath([
      { at: 0, value: 10 },
      { at: 50, value: 0 },
      { at: 100, value: 5 },
    ]),
  ).toBe('M3.0 3.0H120.0V37.0H237.0V20.0');
});
