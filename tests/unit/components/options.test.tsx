// @vitest-environment happy-dom
// The back office beside the import: stock as it is kept, codes and bundles, the live source, rules, the shop, the
// marketplaces. Longer than other files: every section is one page of the same office.
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Options } from '../../../components/options/Options.tsx';
import { routeOf } from '../../../components/options/route.ts';
import { fail, ok } from '../../../lib/model/basics.ts';
import { beginImport, listAliases } from '../../../lib/store/stock.ts';
import {
  changeMeta,
  getSettings,
  getShops,
  getSource,
  getSourceFailure,
  putSource,
  putSourceFailure,
  type Store,
} from '../../../lib/store/store.ts';
import { all, click, HOSTILE, named, type } from './help.ts';
import { field, leave, NOW, type Own, own, pick, type Start, still, until } from './own.tsx';

/** As a database whose migration failed is opened. */
const readOnly = async (store: Store) => {
  store.readOnly = true;
};
let page: Own;
beforeEach(() => go(''));
afterEach(() => page?.end());

function go(hash: string): void {
  act(() => {
    location.hash = hash;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
}
async function open(hash: string, start: Start = {}): Promise<Own> {
  page = await own({ shops: ['Fern & Ladle'], ...start });
  go(hash);
  await page.show(<Options />);
  return page;
}
const says = (text: string) => until(() => page.root.textContent?.includes(text), `the page says ${text}`);
const main = () => page.root.querySelector<HTMLElement>('main')!;
const tableRows = () =>
  all(main(), 'tbody tr').map((row) => [...row.children].map((cell) => cell.textContent?.trim()).join(' | '));
const change = (input: Element) =>
  act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));

async function stocked(
  store: Store,
  rows: { sku: string; onHand: number; reserved?: number; name?: string }[],
): Promise<void> {
  const [shop] = await getShops(store);
  const run = await beginImport(store, shop!.id, 'replace');
  await run.put(rows);
  await run.commit({
    source: { kind: 'sheet', name: 'old.csv' },
    at: NOW - 2 * 3_600_000,
    reservedCountsOpenOrders: false,
  });
}

describe('the sections', () => {
  it.each([
    ['', 'stock', ''],
    ['#/stock/import', 'stock', 'import'],
    ['#rules', 'rules', ''],
    ['#/nowhere', 'stock', ''],
    ['#/__proto__', 'stock', ''],
  ])('%j opens %s', (hash, section, at) => {
    expect(routeOf(hash)).toEqual({ section, page: at });
  });

  it('stand at the left with what each holds, and each opens by its link', async () => {
    await open('#/stock', { before: (store) => stocked(store, [{ sku: 'A', onHand: 1 }]) });
    const links = () => all(page.root, 'nav a').map((link) => link.textContent);
    await until(() => links().some((text) => /^Replies\d+$/.test(text ?? '')));
    expect(links().slice(1, 7)).toEqual(['Stock1', 'Products', 'Rules3', 'Shop', 'Marketplaces', 'Data']);
    expect(links().slice(7)).toEqual(['Product quiz', 'Practice shop']);
    for (const section of ['replies', 'stock', 'products', 'rules', 'shop', 'marketplaces', 'data']) {
      go(`#/${section}`);
      await still();
      expect(page.root.querySelector('nav [aria-current=page]')?.getAttribute('href')).toBe(`#/${section}`);
      expect(main().querySelector('h1')?.textContent).not.toBe('');
    }
  });

  it('speak another language at once', async () => {
    await open('#/stock');
    click(named(page.root, '简体中文', '[role=radio]'));
    await says('还没有库存表，缺货规则没开。');
  });

  it('say at their top that the database is read-only, and lead to the export', async () => {
    await open('#/rules', { before: readOnly });
    await says('everything is still there to see and back up');
    click(named(main(), 'Back up'));
    go(location.hash);
    await says('Save a backup');
    click(named(main(), 'Save a backup'));
    await until(() => page.saved.length);
    expect(main().textContent).not.toContain('Erase an order');
  });
});

describe('stock', () => {
  const some = Array.from({ length: 130 }, (_, i) => ({ sku: `S-${String(i).padStart(3, '0')}`, onHand: i }));

  it('is told by how much, from where and how old', async () => {
    await open('#/stock', {
      before: (store) => stocked(store, [{ sku: 'CUP', onHand: 5, reserved: 2, name: HOSTILE }]),
    });
    await until(() => tableRows().length);
    expect(tableRows()).toEqual([`CUP | ${HOSTILE} | 5 | 2 | 3`]);
    expect(main().textContent).toContain('1 SKUold.csv, read 2 h ago');
    expect(page.root.querySelector('img, script')).toBeNull();
  });

  it('is found by the beginning of a SKU, however it is spelt', async () => {
    await open('#/stock', { before: (store) => stocked(store, [...some, { sku: 's-01', onHand: 7 }]) });
    await until(() => tableRows().length === 101);
    type(page.root.querySelector('input[type=search]')!, 'ｓ-01');
    await until(() => tableRows().length === 11);
    expect(tableRows()[0]).toBe('s-01 | 7 | 7');
    type(page.root.querySelector('input[type=search]')!, 'X');
    await says('No SKU starts with “X”.');
  });

  it('takes the last import back', async () => {
    await open('#/stock', {
      before: async (store) => {
        await stocked(store, [{ sku: 'OLD', onHand: 1 }]);
        await stocked(store, [{ sku: 'NEW', onHand: 2 }]);
      },
    });
    click(await until(() => all(main(), 'button').find((one) => one.textContent === 'Undo the last import')));
    await until(() => tableRows()[0]?.startsWith('OLD'));
    await until(() => page.asked().includes('changed stock'));
  });
});

describe('codes and bundles', () => {
  const kept = async () => listAliases(page.store, (await getShops(page.store))[0]!.id);

  it('say that one item takes two of this and one of that', async () => {
    await open('#/stock/aliases', { before: (store) => stocked(store, [{ sku: 'CUP', onHand: 5 }]) });
    type(field(main(), 'SKU on the page'), ' GIFT-SET ');
    type(field(main(), 'Warehouse SKU'), 'CUP');
    type(field(main(), 'Units'), '2');
    click(named(main(), 'Add another'));
    const [, second] = all(main(), 'label').filter((label) => label.textContent === 'Warehouse SKU');
    type(main().querySelector(`[id="${second!.getAttribute('for')}"]`)!, 'TRAY');
    await says('Stock has no such SKU yet.');
    click(all(main(), 'button').find((one) => one.textContent === 'Add')!);
    await until(async () => (await kept()).length === 1);
    expect((await kept())[0]).toMatchObject({
      from: { sku: 'GIFT-SET' },
      to: [
        { stockSku: 'CUP', units: 2 },
        { stockSku: 'TRAY', units: 1 },
      ],
    });
    await until(() => tableRows()[0]?.startsWith('GIFT-SET | All sites | CUP ×2 + TRAY'));
    await until(() => page.asked().includes('changed aliases'));
  });

  it('are changed in place and deleted', async () => {
    await open('#/stock/aliases');
    pick(field(main(), 'Site'), 'heron');
    type(field(main(), 'Or listing id'), '77');
    type(field(main(), 'Variant'), 'red');
    type(field(main(), 'Warehouse SKU'), 'CUP');
    click(all(main(), 'button').find((one) => one.textContent === 'Add')!);
    await until(() => tableRows()[0]?.startsWith('Listing 77 · red | Heron Mall | CUP'));
    click(named(main(), 'Edit'));
    type(field(main(), 'Units'), '3');
    click(named(main(), 'Save'));
    await until(() => tableRows()[0]?.includes('CUP ×3'));
    expect(await kept()).toHaveLength(1);
    click(named(main(), 'Delete'));
    await says('No entries yet.');
  });

  it.each([
    ['', 'CUP', '1'],
    ['SET', '', '1'],
    ['SET', 'CUP', '0'],
    ['SET', 'CUP', '1.5'],
    ['SET', 'CUP', 'two'],
  ])(
    'are not kept without a code on the page, one in the warehouse and whole units: %j %j %j',
    async (sku, to, units) => {
      await open('#/stock/aliases');
      type(field(main(), 'SKU on the page'), sku);
      type(field(main(), 'Warehouse SKU'), to);
      type(field(main(), 'Units'), units);
      click(all(main(), 'button').find((one) => one.textContent === 'Add')!);
      await still();
      expect(await kept()).toEqual([]);
    },
  );
});

describe('the live source', () => {
  const fill = (url = 'https://shop.example:8443/admin-api', token = 'secret-1') => {
    type(field(main(), 'Address of its interface'), url);
    type(field(main(), 'Access token'), token);
  };

  it('asks for its host alone, as the first act of the click, and is tried without being kept', async () => {
    const rows = Array.from({ length: 1234 }, (_, i) => ({
      sku: `S${i}`,
      key: `s${i}`,
      onHand: i,
      line: i + 1,
    }));
    const readSource = vi.fn(async () => ok({ rows, skipped: [] }));
    await open('#/stock/live', { door: { readSource } });
    fill();
    const order: string[] = [];
    vi.mocked(page.door.requestOrigins).mockImplementation(async ([origin]) => {
      order.push(origin!);
      return true;
    });
    named(main(), 'Test now').click();
    expect(order).toEqual(['https://shop.example/*']);
    await says('Read 1,234 SKUs. Nothing was written.');
    expect(readSource).toHaveBeenCalledWith(
      expect.objectContaining({ url: 'https://shop.example:8443/admin-api' }),
    );
    expect(await getSource(page.store, (await getShops(page.store))[0]!.id)).toBeUndefined();
  });

  it('is kept and read at once', async () => {
    await open('#/stock/live', { door: { send: vi.fn(async () => ok({ rows: 5 })) as never } });
    fill();
    type(field(main(), 'Minutes between reads'), '15');
    click(named(main(), 'Save and read'));
    await says('Saved; 5 SKUs read.');
    expect(await getSource(page.store, (await getShops(page.store))[0]!.id)).toEqual({
      kind: 'vendure-graphql',
      url: 'https://shop.example:8443/admin-api',
      token: 'secret-1',
      everyMinutes: 15,
      on: true,
    });
  });

  it.each([
    ['http://shop.example/api', 'secret', 'The stock source’s address can’t be used'],
    ['https://shop.example/api', 'no good', 'The access token is empty or holds characters'],
  ])('asks nobody anything for %s with %j', async (url, token, sentence) => {
    await open('#/stock/live');
    fill(url, token);
    click(named(main(), 'Test now'));
    await says(sentence.replaceAll('’', "'"));
    expect(page.door.requestOrigins).not.toHaveBeenCalled();
  });

  it('says what went wrong, what was kept and what to do', async () => {
    await open('#/stock/live', { door: { readSource: async () => fail('source.refused', { status: 401 }) } });
    fill();
    click(named(main(), 'Test now'));
    await says('The stock source refused access (401); stock stays as last read. Renew the token');
  });

  it('sends nothing when the browser is told no', async () => {
    const readSource = vi.fn();
    await open('#/stock/live', { door: { requestOrigins: async () => false, readSource } });
    fill();
    click(named(main(), 'Test now'));
    await says('The browser did not allow this address, so nothing was sent');
    expect(readSource).not.toHaveBeenCalled();
  });

  it('tells how old the last reading is, and what failed since, in words', async () => {
    await open('#/stock/live', {
      before: async (store) => {
        const [shop] = await getShops(store);
        await stocked(store, [{ sku: 'A', onHand: 1 }]);
        await changeMeta<Record<string, unknown>>(store, `stock:${shop!.id}`, (old) => ({
          ...old,
          source: { kind: 'live', name: 'shop.example' },
          failure: { code: 'source.refused', at: NOW - 600_000 },
        }));
        const source = {
          kind: 'vendure-graphql' as const,
          url: 'https://shop.example/x',
          token: 't',
          everyMinutes: 5,
          on: true,
        };
        await putSource(store, shop!.id, source);
      },
    });
    await says('Last read: shop.example, 2 h ago, 1 SKUs');
    expect(main().textContent).toContain(
      'Failed 10 min ago: The stock source refused access; stock stays as last read.',
    );
    click(named(main(), 'Remove this source'));
    await says('Source and token are gone; the stock stays.');
    expect(await getSource(page.store, (await getShops(page.store))[0]!.id)).toBeUndefined();
  });

  it('that failed before anything was ever read tells when, and of what', async () => {
    await open('#/stock/live', {
      before: async (store) => {
        const [shop] = await getShops(store);
        await putSource(store, shop!.id, {
          kind: 'vendure-graphql',
          url: 'https://shop.example/x',
          token: 't',
          everyMinutes: 5,
          on: true,
        });
        await putSourceFailure(store, shop!.id, {
          code: 'source.down',
          params: { status: 503 },
          at: NOW - 600_000,
        });
      },
    });
    await says('Not read yet.');
    await says("Failed 10 min ago: The stock source can't be reached now (503)");
    await says('There are no figures yet; stock rules wait for the first read that succeeds.');
    click(named(main(), 'Remove this source'));
    await says('Source and token are gone; the stock stays.');
    expect(await getSourceFailure(page.store, (await getShops(page.store))[0]!.id)).toBeUndefined();
  });
});

describe('the rules', () => {
  it('say why they speak, and are set here as in the popup', async () => {
    await open('#/rules');
    expect(main().textContent).toContain('2 of 3 on');
    expect(main().textContent).toContain('Late bad news costs a refund.');
    click(named(main(), 'Rule “Old stock”', '[role=switch]'));
    await says('3 of 3 on');
    click(named(main(), 'Short', '.ch-rule-name'));
    type(field(main(), 'Keep back'), '7');
    leave(field(main(), 'Keep back'));
    await until(() => page.office.rules.value['stock-short']?.params?.keepBack === 7);
    await until(() => page.asked().includes('changed rules'));
  });
});

describe('the shop', () => {
  it('is renamed when the field is left, and never loses its name', async () => {
    await open('#/shop');
    const name = () => field(main(), 'Shop name');
    type(name(), '');
    leave(name());
    await says('Give the shop a name.');
    type(name(), 'Oak & Ladle');
    leave(name());
    await until(async () => (await getShops(page.store))[0]!.name === 'Oak & Ladle');
  });

  it('binds an account and lets it go', async () => {
    await open('#/shop');
    pick(field(main(), 'Site'), 'heron');
    type(field(main(), 'Account; empty for any'), ' 889 ');
    click(named(main(), 'Bind'));
    await until(async () => (await getShops(page.store))[0]!.bindings.length === 1);
    expect((await getShops(page.store))[0]!.bindings).toEqual([{ marketplace: 'heron', account: '889' }]);
    await says('889');
    click(named(main(), 'Unbind Heron Mall'));
    await until(async () => (await getShops(page.store))[0]!.bindings.length === 0);
  });

  it('keeps couriers with their regions, and exactly one default', async () => {
    await open('#/shop');
    for (const name of ['Swift', 'Ferry']) {
      type(field(main(), 'Courier'), name);
      click(named(main(), 'Add a courier'));
      await until(async () => (await getSettings(page.store)).couriers.some((one) => one.name === name));
      await still();
    }
    const regions = field(main(), 'Ferry, Regions it serves, parted by commas');
    type(regions, 'Oakham，Saltmere, Oakham');
    leave(regions);
    await until(async () => (await getSettings(page.store)).couriers[1]!.regions.length === 2);
    change(named(main(), 'Make Ferry the default', 'input'));
    await until(async () => (await getSettings(page.store)).couriers[1]!.default);
    expect((await getSettings(page.store)).couriers).toEqual([
      { name: 'Swift', regions: [], default: false },
      { name: 'Ferry', regions: ['Oakham', 'Saltmere'], default: true },
    ]);
    click(named(main(), 'Take Swift out'));
    await until(async () => (await getSettings(page.store)).couriers.length === 1);
  });

  it('takes a cut-off only as a time, and an empty one away again', async () => {
    await open('#/shop', { settings: { cutOff: '15:30' } });
    const cutOff = () => field(main(), 'Cut-off');
    type(cutOff(), '25:00');
    leave(cutOff());
    await says('A time such as 15:30. Not saved yet.');
    expect((await getSettings(page.store)).cutOff).toBe('15:30');
    type(cutOff(), '');
    leave(cutOff());
    await until(async () => (await getSettings(page.store)).cutOff === undefined);
  });

  it('marks a new hire', async () => {
    await open('#/shop');
    click(named(main(), 'New hire', '[role=switch]'));
    await until(async () => (await getSettings(page.store)).newHire);
  });
});

describe('the marketplaces', () => {
  it('tell how well each page is known and since when', async () => {
    await open('#/marketplaces');
    expect(all(main(), '.ch-market')).toHaveLength(3);
    expect(tableRows()[0]).toMatch(/\| (Verified|Reported|Unverified) \| \d{4}/);
  });

  it('are switched on by a click that asks first, and the slash key beside it', async () => {
    await open('#/marketplaces');
    named(main(), 'Site “Heron Mall”', '[role=switch]').click();
    expect(page.door.requestOrigins).toHaveBeenCalledWith(['https://heron.example/*']);
    click(
      await until(() =>
        all(main(), '[role=switch]').find((one) => one.getAttribute('aria-label')?.startsWith('Heron Mall,')),
      ),
    );
    await until(async () => (await getSettings(page.store)).sites.heron?.slash);
    expect((await getSettings(page.store)).sites.heron?.on).toBe(true);
  });

  it('take the address of the owner’s own console', async () => {
    await open('#/marketplaces');
    click(named(main(), 'Site “Homemade”', '[role=switch]'));
    type(field(main(), 'Address of your console'), 'http://localhost:3000/admin');
    click(named(main(), 'Switch on'));
    expect(page.door.requestOrigins).toHaveBeenCalledWith(['http://localhost/*']);
    await until(async () => (await getSettings(page.store)).hosts.homemade?.[0] === 'http://localhost/*');
  });
});
