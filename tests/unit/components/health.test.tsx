// @vitest-environment happy-dom
// How a site's pages are read, as the popup and the back office tell it: what broke, by name, within one view; what is
// read a second way, quietly; the ways on; and a report in which nothing of the page stands.
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import deskWords from '../../../components/desk/app/app.i18n.json';
import { fieldName } from '../../../components/options/marketplaces/fieldNames.ts';
import { PageHealth } from '../../../components/options/marketplaces/Health.tsx';
import { ReportAt } from '../../../components/options/marketplaces/Report.tsx';
import { familyOf, reportText } from '../../../components/options/marketplaces/reportText.ts';
import { declaredBy } from '../../../components/options/marketplaces/views.ts';
import { Popup } from '../../../components/popup/Popup.tsx';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import type { FieldHealth, Health } from '../../../lib/model/facts.ts';
import { judgeViews } from '../../../lib/records/views.ts';
import { RULES as ALL_RULES } from '../../../lib/rules/index.ts';
import { getKeptSites, keepPatch } from '../../../lib/store/sites.ts';
import type { Store } from '../../../lib/store/store.ts';
import { type KeptView, keepView } from '../../../lib/store/views.ts';
import { all, click, named } from './help.ts';
import { NOW, type Own, own, SITES, type Start, still, until } from './own.tsx';

const [site] = SITES as [(typeof SITES)[number]];
const orders = site.pages.find(({ id }) => id === 'orders')!;
let page: Own;
afterEach(() => {
  page?.end();
  location.hash = '';
});

type Said = Partial<Pick<KeptView, 'state' | 'health' | 'using' | 'without'>>;
let names = 0;
/** Views of a page, an hour apart, the last one just now. */
const keep = async (store: Store, views: Said[], of = 'orders') => {
  for (const [i, view] of views.entries())
    await keepView(
      store,
      'sandtop',
      { id: `v${names++}`, page: of, state: 'ok', health: {}, using: {}, ...view },
      { now: NOW - (views.length - 1 - i) * 3_600_000, revision: site.revision },
    );
};
const status = (state: FieldHealth, more: Health = {}): Said => ({
  health: { 'order.orderId': 'ok', 'order.lines.sku': state, ...more },
  ...(state === 'degraded' ? { using: { 'order.lines.sku': 1 } } : {}),
});
const on = { sites: { sandtop: { on: true, slash: false } }, setupDone: true };
const shop = (views: Said[], start: Start = {}): Start => ({
  shops: ['Fern'],
  ...start,
  settings: { ...on, ...start.settings },
  before: (store) => keep(store, views),
});
const overview = (value: object) => async (request: { type: string }) => ({
  ok: true,
  value: request.type === 'overview' ? { rows: 0, prompts: [], shortages: 0, accounts: [], ...value } : null,
});
const popup = async (start: Start) => {
  page = await own(start);
  await page.show(<Popup trusted={() => true} />);
  await page.office.look();
  await still();
  const row = () => page.root.querySelector('.ch-site')!;
  return row;
};
const text = (row: () => Element) => row().querySelector('.ch-site-name')!.textContent;

describe('a site in the popup', () => {
  it('says within one view what cannot be read, by name, and how many rules wait', async () => {
    const row = await popup(shop([status('ok'), status('missing')]));
    await until(() => text(row)?.includes("SKU can't be read"));
    expect(text(row)).toContain('1 rule paused.');
    expect(text(row)).not.toContain('in a row');
  });

  it('says it in the person’s language', async () => {
    const row = await popup(
      shop([status('missing', { 'order.status': 'missing' })], { settings: { locale: 'ko' } }),
    );
    await until(() => text(row)?.includes('주문 상태, 상품 코드 읽지 못함'));
  });

  it('says so of the third in a row', async () => {
    const row = await popup(shop([status('missing'), status('missing'), status('missing')]));
    await until(() => text(row)?.includes('3 views in a row; 1 rule paused.'));
  });

  it('names a few and counts the rest', async () => {
    const more = { 'order.status': 'missing', 'order.total': 'missing' } as const;
    const row = await popup(shop([status('missing', more)]));
    await until(() => /3 fields can't be read: \w/.test(text(row) ?? ''));
    expect(row().querySelector('[title]')?.getAttribute('title')?.split('\n').sort()).toEqual([
      'order.lines.sku',
      'order.status',
      'order.total',
    ]);
  });

  it('says that a page does not load as known', async () => {
    const row = await popup(shop([status('ok'), { state: 'not-ready' }]));
    await until(() => text(row)?.includes('Orders: the page does not load as we know it'));
    expect(text(row)).toContain('2 rules paused.');
  });

  it('is fine again after a healthy view, and says of a degraded one only that', async () => {
    const row = await popup(
      shop([status('missing'), status('missing'), status('missing'), status('degraded')]),
    );
    await until(() => text(row) === 'Sandtop1 field read a second way');
    expect(all(page.root, '.ch-site-paused')).toEqual([]);
    const list = page.root.querySelector<HTMLElement>('.ch-site-fields')!;
    expect(list.textContent).toBe('');
    click(named(page.root, '1 field read a second way'));
    expect(list.textContent).toBe('SKU place 2 of 2');
  });

  it('believes the tab that is open now, over what was kept of its page', async () => {
    const healthy = {
      marketplace: 'sandtop',
      page: 'orders',
      state: 'ok',
      health: { 'order.lines.sku': 'ok' },
    };
    const row = await popup(
      shop([status('missing')], {
        door: { tabsOf: async () => [7], send: vi.fn(overview(healthy)) as never },
      }),
    );
    expect(text(row)).toBe('SandtopFine');
  });

  it('still says that rules wait, where the open page happens to be read after three that were not', async () => {
    const read = { marketplace: 'sandtop', page: 'orders', state: 'ok', paused: 1, health: {} };
    const row = await popup(
      shop([status('missing'), status('missing'), status('missing')], {
        door: { tabsOf: async () => [7], send: vi.fn(overview(read)) as never },
      }),
    );
    await until(() => text(row)?.includes('3 views in a row; 1 rule paused.'));
  });

  it('shows another page’s trouble beside an open page that is fine', async () => {
    const chat = { marketplace: 'sandtop', page: 'chat', state: 'ok', health: {} };
    const row = await popup(
      shop([status('missing')], { door: { tabsOf: async () => [7], send: vi.fn(overview(chat)) as never } }),
    );
    await until(() => text(row)?.includes("SKU can't be read"));
  });

  it('opens the picker in the front tab, for the failing page, and closes itself', async () => {
    const close = vi.spyOn(window, 'close').mockImplementation(() => undefined);
    const send = vi.fn(overview({ health: {} }));
    await popup(shop([status('missing')], { door: { tabsOf: async () => [9, 4], send: send as never } }));
    click(await until(() => named(page.root, 'Repair')));
    await until(() => close.mock.calls.length > 0);
    expect(send).toHaveBeenCalledWith({ type: 'pick', tab: 9, marketplace: 'sandtop', page: 'orders' });
    close.mockRestore();
  });

  it('asks to open the page first where no tab is open', async () => {
    await popup(shop([status('missing')]));
    click(await until(() => named(page.root, 'Repair')));
    await until(() => page.root.textContent?.includes('Open the page in a tab'));
    expect(page.asked()).not.toContain('pick');
  });

  it('opens the report in the back office', async () => {
    await popup(shop([status('missing')]));
    click(await until(() => named(page.root, 'Report')));
    expect(page.door.openOffice).toHaveBeenCalledWith('marketplaces/sandtop/report/orders');
  });
});

describe('a page in the back office', () => {
  const show = async (start: Start) => {
    page = await own(start);
    await page.show(<PageHealth site={site} page={orders} />);
    return until(() => page.root.querySelector('.ch-page-health'));
  };
  const rows = () =>
    all(page.root, 'tbody tr').map((row) => all(row, 'td').map((cell) => cell.textContent?.trim()));

  it('says folded how it is read, and that it was never opened', async () => {
    expect((await show(shop([]))).textContent).toContain('Not opened here yet');
    page.end();
    expect((await show(shop([status('ok')]))).textContent).toContain('All read');
  });

  it('says which rules wait', async () => {
    const box = await show(shop([status('missing')]));
    expect(box.textContent).toContain("1 field can't be read");
    expect(box.textContent).toContain('1 rule paused until it is read again');
  });

  it('unfolds to each field: state, place, last views in words, since when', async () => {
    const box = await show(shop([status('ok'), status('degraded'), status('missing'), status('missing')]));
    click(box.querySelector('button')!);
    await until(() => rows().length === 3);
    expect(rows()[0]!.slice(0, 2)).toEqual(['Whole page', 'Loads']);
    expect(rows()[1]!.slice(0, 2)).toEqual(['SKU', "Can't be read"]);
    expect(rows()[1]![4]).toMatch(/^2[01] Nov \d\d:\d\d$/);
    expect(all(box, '[role=img]')[1]!.getAttribute('aria-label')).toBe('1 fine, 1 second way, 2 not read');
    expect(all(box, '[role=img]')[1]!.querySelectorAll('svg')).toHaveLength(4);
  });

  it('offers to remove a repair the file no longer needs, and only one that fields tell of', async () => {
    const repair = { what: 'rows', part: 'orders', group: { mode: 'page' } } as const;
    const patch = {
      schema: 1,
      marketplace: 'sandtop',
      base: 1,
      date: '2026-11-20',
      page: 'orders',
      repairs: [repair],
    } as const;
    const fine = { ...status('ok'), without: status('ok').health! };
    const start = (repairs: unknown[]): Start => ({
      ...shop([]),
      before: async (store) => {
        await keepPatch(store, { patch: { ...patch, repairs } as never, state: 'on', at: NOW - 90_000_000 });
        await keep(store, [fine, fine, fine]);
      },
    });
    const words = { what: 'words', status: { paid: ['Settled'] } };
    expect((await show(start([repair, words]))).textContent).not.toContain('Remove the repair');
    page.end();
    await show(start([repair]));
    click(named(page.root, 'Remove the repair'));
    await until(async () => (await getKeptSites(page.store)).patches.length === 0);
    await until(() => page.asked().includes('changed sites'));
  });

  it('shows the whole report before anything is done with it, then copies or saves just that', async () => {
    page = await own(shop([status('missing')]));
    location.hash = '#/marketplaces/sandtop/report/orders';
    await page.show(<ReportAt />);
    const shown = (await until(() => page.root.querySelector('pre.ch-report'))).textContent!;
    expect(shown).toContain('order.lines.sku');
    expect(page.door.copy).not.toHaveBeenCalled();
    click(named(page.root, 'Copy'));
    await until(() => page.root.textContent?.includes('Copied.'));
    expect(page.door.copy).toHaveBeenCalledWith(shown);
    click(named(page.root, 'Save as a file'));
    expect(page.saved).toEqual([
      { name: 'counterhand-report-sandtop-orders.txt', text: shown, type: 'text/plain' },
    ]);
    expect(page.asked()).toEqual([]);
    expect(page.door.openOffice).not.toHaveBeenCalled();
  });

  it('shows no report of a page no file has', async () => {
    page = await own(shop([]));
    location.hash = '#/marketplaces/sandtop/report/nowhere';
    await page.show(<ReportAt />);
    expect(page.root.textContent).toBe('');
  });
});

describe('the name of a field', () => {
  const needed = [
    ...new Set(ALL_RULES.flatMap(({ needs }) => (needs as readonly (string | string[])[]).flat())),
  ];
  it.each(needed)('%s, which rules need, is there in three languages, at the desk too', (field) => {
    for (const locale of ['zh-CN', 'ko', 'en'] as const)
      expect(fieldName(field, locale), locale).not.toMatch(/\.|⟦/);
    expect(Object.keys(deskWords)).toContain(`field.${field}`);
  });
  it.each(MARKETPLACES.flatMap(({ id, pages }) => pages.map((one) => [id, one.id, one] as const)))(
    'every field of %s %s has one',
    (_, __, one) => {
      for (const field of declaredBy(one)) expect(fieldName(field, 'en')).not.toMatch(/\./);
    },
  );
});

describe('the text of a report', () => {
  const about = { browser: 'Chrome', version: '1.2.3' };
  const of = (views: KeptView[]) =>
    reportText(site, { page: orders, views, judged: judgeViews(views, [], declaredBy(orders)) }, about);
  const kept = (more: Partial<KeptView>): KeptView => ({
    id: 'a-view',
    at: NOW,
    revision: site.revision,
    state: 'ok',
    health: {},
    using: {},
    ...more,
  });

  it('of a page that never loaded shows no table of fields', () => {
    const said = of([kept({ state: 'not-ready' })]);
    expect(said).toContain('Views, newest first: 1');
    expect(said).not.toContain('failed in a row');
    expect(of([kept({ health: { 'order.status': 'missing' } })])).toContain('failed in a row');
  });

  it('tells the file, the page’s template, and each field with its places and views', () => {
    const said = of([
      kept({ health: { 'order.lines.sku': 'ok' } }),
      kept({ health: { 'order.lines.sku': 'missing' }, at: NOW + 60_000 }),
      kept({ state: 'not-ready', at: NOW + 120_000 }),
    ]);
    const lines = said.split('\n').map((line) => line.replace(/ {2,}/g, ' | '));
    const places = orders.orders!.lines!.fields.sku!.from.length;
    for (const line of [
      'marketplace | sandtop',
      `file | revision ${site.revision} of ${site.date}`,
      'patched here | no',
      'page | orders (orders)',
      `path | ${orders.match.path}`,
      'browser | Chrome',
      'extension | 1.2.3',
      `order.lines.sku | missing | of ${places} | 1 | 2026-11-21 02:41 UTC`,
      'views not loaded | 1 in a row, since 2026-11-21 02:42 UTC',
      `2026-11-21 02:41 UTC | revision ${site.revision} | ok | order.lines.sku missing`,
    ])
      expect(lines).toContain(line);
  });

  it('holds nothing a page could have planted: no field the file does not name, no name of a view', () => {
    const planted = '王小明 13800138000';
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            field: fc.constantFrom(
              planted,
              `order.${planted}`,
              `order.lines.sku ${planted}`,
              'order.lines.sku',
            ),
            state: fc.constantFrom<FieldHealth>('ok', 'degraded', 'missing', 'ambiguous', 'unparsed'),
            using: fc.nat(5),
            page: fc.constantFrom<KeptView['state']>('ok', 'empty', 'not-ready', 'logged-out'),
          }),
          { maxLength: 20 },
        ),
        (rows) => {
          const said = of(
            rows.map(({ field, state, using, page }) =>
              kept({
                id: planted,
                state: page,
                health: { [field]: state, 'order.lines.sku': state },
                using: { [field]: using },
                without: { [field]: state },
              }),
            ),
          );
          expect(said).not.toContain(planted);
          expect(said).not.toMatch(/王小明|138001/);
        },
      ),
    );
  });

  it('names the browser’s family and no more', () => {
    expect(familyOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
      'Firefox',
    );
    expect(familyOf('Mozilla/5.0 … Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0')).toBe('Edge');
    expect(familyOf('Mozilla/5.0 … Chrome/140.0.0.0 Safari/537.36')).toBe('Chrome');
    expect(familyOf('curl/8')).toBe('other');
  });
});
