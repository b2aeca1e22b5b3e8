// @vitest-environment happy-dom
// Files of sites in the back office: brought in, compared, taken, left, put back, handed over; newer ones from an address;
// a console taught; and what is refused with a reason. Through the page's own ways in, as an owner goes them.
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Door } from '../../../components/options/core/door.ts';
import fileWords from '../../../components/options/marketplaces/siteFiles.i18n.json' with { type: 'json' };
import { habitsOf, newConsole } from '../../../components/options/marketplaces/teaching.ts';
import { Options } from '../../../components/options/Options.tsx';
import { formatMarketplace } from '../../../lib/marketplaces/check.ts';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import findingWords from '../../../lib/marketplaces/marketplaces.i18n.json' with { type: 'json' };
import { openMarketplace } from '../../../lib/marketplaces/open.ts';
import type { Fetched } from '../../../lib/marketplaces/updates.ts';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import type { KeptFile, KeptPatch, SitePatch } from '../../../lib/model/patch.ts';
import { getKeptSites, getUpdates, keepFile, keepPatch, putUpdates } from '../../../lib/store/sites.ts';
import { getSettings, getShops, type Store } from '../../../lib/store/store.ts';
import { all, click, HOSTILE, named, press, type } from './help.ts';
import { field, NOW, type Own, own, pick, type Start, still, until } from './own.tsx';

const shipped = MARKETPLACES[0]!;
const page = shipped.pages.find(({ orders }) => orders)!;
const practice = MARKETPLACES.find(({ id }) => id === 'practice')!;
const name = shipped.name.en;

let our: Own;
beforeEach(() => go(''));
afterEach(() => our?.end());

function go(hash: string): void {
  act(() => {
    location.hash = hash;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
}
async function open(hash: string, { door, ...start }: Start = {}): Promise<Own> {
  our = await own({ shops: ['Fern & Ladle'], door: { shipped: [shipped, practice], ...door }, ...start });
  go(hash);
  await our.show(<Options />);
  return our;
}
const main = () => our.root.querySelector<HTMLElement>('main')!;
const says = (text: string | RegExp) =>
  until(
    () =>
      typeof text === 'string' ? main().textContent?.includes(text) : text.test(main().textContent ?? ''),
    `the page says ${text}; it says ${main().textContent}`,
  );
const kept = () => getKeptSites(our.store);
const siteBox = (of = name) =>
  all(main(), '.ch-market').find((one) => one.querySelector('h2')?.textContent === of)!;

function bring(content: string | Uint8Array, fileName = 'site.json'): void {
  const input = main().querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(input, 'files', {
    value: [new File([content as BlobPart], fileName)],
    configurable: true,
  });
  act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
}
const bend = (change: (site: Marketplace) => void): string => {
  const site = structuredClone(shipped);
  site.revision++;
  change(site);
  return JSON.stringify(site);
};
const newer = (change: (site: Marketplace) => void = () => undefined): Marketplace =>
  JSON.parse(bend(change)) as Marketplace;
const ON = { sites: { [shipped.id]: { on: true, slash: false } } };
const patch: SitePatch = {
  schema: 1,
  marketplace: shipped.id,
  base: shipped.revision,
  date: '2026-11-20',
  page: page.id,
  repairs: [
    { what: 'field', part: 'orders', field: 'orderId', from: { at: '.pointed', read: 'text' } },
    { what: 'slot', part: 'orders', slot: { at: '.pointed', place: 'append' } },
  ],
};
const keptPatch = (state: KeptPatch['state']): KeptPatch => ({ patch, state, at: NOW - 3_600_000 });

describe('a newer file of a site', () => {
  const file = () =>
    bend((site) => {
      site.pages[0]!.orders!.fields.orderId = {
        parse: 'order-id',
        when: 'always',
        from: [{ at: '.renewed', read: 'text' }],
      };
      site.zone = 'Asia/Tokyo';
    });

  it('shows what it would change before anything is kept, and is taken by one button', async () => {
    await open('#/marketplaces/import');
    bring(file());
    await says(`“${name}”: revision ${shipped.revision} → ${shipped.revision + 1}`);
    const rows = all(main(), 'tbody tr').map((row) => row.textContent);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toBe(`Orders ${shipped.pages[0]!.id}ChangedChanged Order number`);
    await says('Also changed: time zone');
    expect(await kept()).toEqual({ files: [], patches: [] });
    click(named(main(), `Take revision ${shipped.revision + 1}`));
    await says('is read by revision');
    expect((await kept()).files).toMatchObject([
      { file: { id: shipped.id, revision: shipped.revision + 1 }, from: 'file', at: NOW },
    ]);
    expect(our.asked()).toContain('changed sites');
    expect(our.office.sites.value.find(({ id }) => id === shipped.id)?.zone).toBe('Asia/Tokyo');
  });

  it('is left without a trace', async () => {
    await open('#/marketplaces/import');
    bring(file());
    click(await until(() => all(main(), 'button').find((one) => one.textContent === 'Leave it')));
    await says('Drop the file here');
    expect(await kept()).toEqual({ files: [], patches: [] });
    expect(our.asked()).not.toContain('changed sites');
  });

  it('is told from the shipped one, and goes back to it', async () => {
    await open('#/marketplaces', {
      before: (store) => keepFile(store, { file: newer(), from: 'file', at: NOW }),
    });
    await until(() => siteBox().textContent?.includes(`revision ${shipped.revision + 1} ·`));
    expect(siteBox().textContent).toContain('from a file');
    click(named(siteBox(), 'As shipped'));
    await until(() => siteBox().textContent?.includes(`revision ${shipped.revision} ·`));
    expect(siteBox().textContent).toContain('built in');
    expect((await kept()).files).toEqual([]);
  });

  it('goes back one step where there were two', async () => {
    await open('#/marketplaces', {
      before: async (store) => {
        await keepFile(store, { file: newer(), from: 'file', at: NOW });
        await keepFile(store, { file: { ...newer(), revision: 99 }, from: 'address', at: NOW });
      },
    });
    await until(() => siteBox().textContent?.includes('from an address'));
    click(named(siteBox(), `Back to revision ${shipped.revision + 1}`));
    await until(() => siteBox().textContent?.includes(`revision ${shipped.revision + 1} ·`));
    named(siteBox(), 'As shipped');
  });

  it.each([
    ['the same', shipped.revision],
    ['an older one', 0],
  ])('is refused where it is %s', async (_what, revision) => {
    const here = { ...shipped, revision: 5 };
    await open('#/marketplaces/import', { door: { shipped: [here] } });
    bring(JSON.stringify({ ...shipped, revision: revision === 0 ? 4 : 5 }));
    await says(/revision 5 is in use here/);
    expect(all(main(), 'button').some((one) => one.textContent?.startsWith('Take'))).toBe(false);
    expect(await kept()).toEqual({ files: [], patches: [] });
  });

  it('is not taken when another came in its place after it was looked at', async () => {
    await open('#/marketplaces/import');
    bring(file());
    const take = await until(() => all(main(), 'button').find((one) => one.textContent?.startsWith('Take')));
    await keepFile(our.store, { file: { ...newer(), revision: 50 }, from: 'file', at: NOW });
    click(take);
    await until(() => our.root.textContent?.includes('changed elsewhere after you looked'));
    expect((await kept()).files[0]?.file.revision).toBe(50);
  });
});

describe('a file that would read more', () => {
  const wide = () =>
    bend((site) => {
      site.origins.push('https://more.example/*');
    });
  const offered = async (start: Start) => {
    await open('#/marketplaces/import', start);
    bring(wide());
    await says('more.example');
    return named(main(), 'Take revision');
  };

  it('of a site that is on asks the browser from the click, for the new address alone', async () => {
    const take = await offered({ settings: ON });
    await says('The browser asks you when you take it');
    take.click();
    expect(our.door.requestOrigins).toHaveBeenCalledExactlyOnceWith(['https://more.example/*']);
    await until(async () => (await kept()).files.length === 1);
  });

  it('is not taken when the browser says no', async () => {
    const take = await offered({ settings: ON, door: { requestOrigins: vi.fn(async () => false) } });
    click(take);
    await until(() => our.root.textContent?.includes('did not allow the new addresses'));
    expect(await kept()).toEqual({ files: [], patches: [] });
    expect(our.asked()).not.toContain('changed sites');
  });

  it('of a site that is off asks nothing yet', async () => {
    const take = await offered({});
    await says('asked when you switch it on');
    click(take);
    await until(async () => (await kept()).files.length === 1);
    expect(our.door.requestOrigins).not.toHaveBeenCalled();
  });

  it('of a site that says it is a stranger’s names the site whose addresses those are', async () => {
    await open('#/marketplaces/import');
    bring(JSON.stringify({ ...shipped, id: 'stranger' }));
    await says(`Also addresses of: ${name}`);
  });

  it('of a console at the owner’s own address reads that one only', async () => {
    const take = await offered({ settings: { ...ON, hosts: { [shipped.id]: ['https://mine.example/*'] } } });
    await says('only that one is read');
    click(take);
    await until(async () => (await kept()).files.length === 1);
    expect(our.door.requestOrigins).not.toHaveBeenCalled();
  });
});

describe('a hostile file', () => {
  const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  it.each<[string, string | Uint8Array, RegExp]>([
    ['of ten megabytes', new Uint8Array(10 * 1024 * 1024).fill(32), /larger than 512 kB/],
    ['without a bottom', deep, /nested too deep/],
    [
      'that reaches for the prototype',
      bend(() => undefined).replace('"words":{', '"words":{"__proto__":{"polluted":1},'),
      /“__proto__”, that is not allowed/,
    ],
    [
      'with a reader nobody knows',
      bend((site) => {
        site.pages[0]!.orders!.fields.orderId!.from = [{ at: 'b', read: { script: 'alert(1)' } } as never];
      }),
      /“script”|missing or does not fit/,
    ],
    [
      'that asks for every host',
      bend((site) => {
        site.origins = ['https://*.com/*'];
      }),
      /takes in other people's sites/,
    ],
    [
      'with all hosts by another name',
      bend((site) => (site.origins = ['*://*/*' as never])),
      /“\*:\/\/\*\/\*”/,
    ],
    ['that is a program', 'alert(1)', /not valid JSON/],
    ['that is a repair of nothing', JSON.stringify({ repairs: 7, marketplace: shipped.id }), /was not taken/],
    [
      'that is a repair with a selector of its own making',
      JSON.stringify({
        ...patch,
        repairs: [{ what: 'slot', part: 'orders', slot: { at: ':is(', place: 'append' } }],
      }),
      /not valid/,
    ],
    [
      'that is a repair for another host',
      JSON.stringify({
        ...patch,
        page: 'new',
        add: { kinds: ['orders'], match: { hosts: ['bank.example'], path: '/**', frame: 'top' } },
      }),
      /bank\.example/,
    ],
    ['in the practice shop’s name', JSON.stringify({ ...practice, revision: 999 }), /practice shop/],
    [
      'in the practice shop’s name for other hosts',
      JSON.stringify({ ...newer(), id: practice.id, revision: 999 }),
      /practice shop/,
    ],
  ])('%s is refused with its reason, and nothing changes', async (_what, content, reason) => {
    await open('#/marketplaces/import', { settings: ON });
    bring(content);
    await says(reason);
    expect(all(main(), 'button').some((one) => one.textContent?.startsWith('Take'))).toBe(false);
    expect(await kept()).toEqual({ files: [], patches: [] });
    expect(our.door.requestOrigins).not.toHaveBeenCalled();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(our.asked().filter((one) => one !== 'overview')).toEqual([]);
  });

  it('with many faults shows five and counts the rest', async () => {
    await open('#/marketplaces/import');
    bring(
      bend((site) => {
        site.origins = Array.from({ length: 8 }, (_, i) => `https://*.c${i}/*`);
      }),
    );
    await says(/ faults:/);
    const said = main().textContent!;
    const total = Number(/(\d+) faults/.exec(said)![1]);
    expect(total).toBeGreaterThanOrEqual(8);
    expect(all(main(), '.ch-findings li')).toHaveLength(5);
    expect(said).toContain(`and ${total - 5} more`);
    expect(all(main(), '.ch-findings li')[0]!.textContent).toContain('origins.0');
  });

  it('is told once that nothing changed: every sentence has those words, and they are said above', () => {
    const common = fileWords['refused.common'];
    for (const [rule, texts] of Object.entries(findingWords))
      for (const locale of ['zh-CN', 'ko', 'en'] as const)
        expect(texts[locale].split(common[locale]), `${rule} ${locale}`).toHaveLength(2);
  });

  it('shows its words as text', async () => {
    await open('#/marketplaces/import');
    bring(
      bend((site) => {
        site.name.en = HOSTILE.slice(0, 80);
        site.origins.push('https://x.example/*');
        site.zone = HOSTILE;
      }),
      `${HOSTILE}.json`,
    );
    await says('no time zone called');
    expect(main().querySelector('img, script')).toBeNull();
    expect((globalThis as { owned?: number }).owned).toBeUndefined();
  });

  it('does not hide a good one that is chosen after it', async () => {
    await open('#/marketplaces/import');
    bring('x');
    await says('not valid JSON');
    bring(bend(() => undefined));
    await says('Take revision');
  });
});

describe('a repair from a file', () => {
  it('is kept on trial, does not count, and is checked on an open tab', async () => {
    await open('#/marketplaces/import', { settings: ON, door: { tabsOf: vi.fn(async () => [31]) } });
    bring(JSON.stringify(patch));
    await says('it is on trial first');
    click(named(main(), 'Take it on trial'));
    await says('The repair is kept on trial');
    expect((await kept()).patches).toEqual([{ patch, state: 'trial', at: NOW }]);
    expect(our.office.sites.value.find(({ id }) => id === shipped.id)).toEqual(shipped);
    click(named(main(), 'Check it on an open tab'));
    await until(() => our.asked().includes('pick'));
    expect(our.door.send).toHaveBeenCalledWith({
      type: 'pick',
      tab: 31,
      marketplace: shipped.id,
      page: page.id,
    });
    await until(() => vi.mocked(our.door.showTab).mock.calls.length === 1);
  });

  it('says when no tab of the site is open', async () => {
    await open('#/marketplaces', { before: (store) => keepPatch(store, keptPatch('trial')) });
    click(await until(() => all(siteBox(), '.ch-market-fold').find((one) => /trial/.test(one.textContent!))));
    click(named(siteBox(), 'Check it on an open tab'));
    await until(() => our.root.textContent?.includes(`No tab of “${name}” is open`));
    expect(our.asked()).not.toContain('pick');
  });

  it.each<[string, Partial<SitePatch>, RegExp]>([
    ['of a site nobody knows', { marketplace: 'stranger' }, /“stranger”, a site not known here/],
    ['of a page the file does not have', { page: 'gone' }, /has no page “gone”/],
  ])('%s is refused', async (_what, change, reason) => {
    await open('#/marketplaces/import');
    bring(JSON.stringify({ ...patch, ...change }));
    await says(reason);
    expect((await kept()).patches).toEqual([]);
  });
});

describe('a page that was repaired', () => {
  const counts = (store: Store) => keepPatch(store, keptPatch('on'));

  it('says when, how much, over which revision, and that it counts', async () => {
    await open('#/marketplaces', { before: counts });
    click(
      await until(() => all(siteBox(), '.ch-market-fold').find((one) => /Repaired/.test(one.textContent!))),
    );
    expect(siteBox().textContent).toContain(
      `in use: fields 1, places 1, made over revision ${shipped.revision}`,
    );
  });

  it('is handed over as one canonical file that another shop would take', async () => {
    await open('#/marketplaces', { before: counts });
    await until(() => siteBox());
    click(named(siteBox(), 'Export with repairs'));
    click(named(siteBox(), 'Export the file alone'));
    const [whole, alone] = our.saved;
    const opened = openMarketplace(whole!.text);
    expect(
      opened.ok && opened.value.pages.find(({ id }) => id === page.id)?.orders?.fields.orderId?.from[0],
    ).toEqual({ at: '.pointed', read: 'text' });
    expect(opened.ok && opened.value.revision).toBe(shipped.revision + 1);
    expect(opened.ok && formatMarketplace(opened.value)).toBe(whole!.text);
    expect(alone!.text).toBe(formatMarketplace(shipped));
  });

  it('gives its repair as a file, and loses it only when asked twice', async () => {
    await open('#/marketplaces', { before: counts });
    click(
      await until(() => all(siteBox(), '.ch-market-fold').find((one) => /Repaired/.test(one.textContent!))),
    );
    click(named(siteBox(), 'Export the repair'));
    expect(JSON.parse(our.saved[0]!.text)).toEqual(patch);
    click(named(siteBox(), 'Remove the repair'));
    press(siteBox().querySelector('.ch-sure')!, 'Escape', { key: 'Escape' });
    expect((await kept()).patches).toHaveLength(1);
    click(named(siteBox(), 'Remove the repair'));
    click(named(siteBox(), 'Yes, remove'));
    await until(async () => (await kept()).patches.length === 0);
    expect(our.asked()).toContain('changed sites');
  });
});

describe('newer files from an address', () => {
  const URL_ = 'https://files.example/sites.json';
  const answer = (body: string): Fetched => ({
    is: 'answer',
    status: 200,
    contentType: 'application/json',
    body: new TextEncoder().encode(body),
  });
  const door = (fetched: Fetched, more: Partial<Door> = {}): Partial<Door> => ({
    readUpdates: vi.fn(async () => fetched),
    ...more,
  });
  const look = async (start: Start) => {
    await open('#/marketplaces/updates', start);
    type(field(main(), 'Address of a file or a list'), URL_);
    named(main(), 'Look now').click();
  };

  it('are asked for only when the owner presses, with the host’s permission asked first', async () => {
    await open('#/marketplaces/updates', { door: door(answer('{}')) });
    await open('#/marketplaces', { door: door(answer('{}')) });
    expect(our.door.readUpdates).not.toHaveBeenCalled();
    our.end();
    await look({ door: door(answer(JSON.stringify({ files: [newer()] }))) });
    expect(our.door.requestOrigins).toHaveBeenCalledExactlyOnceWith(['https://files.example/*']);
    await says('Newer files: 1');
    expect(our.door.readUpdates).toHaveBeenCalledExactlyOnceWith(URL_);
    expect(await kept(), 'looking takes nothing').toEqual({ files: [], patches: [] });
    expect(await getUpdates(our.store)).toEqual({ url: URL_, daily: false });
    click(named(main(), 'Take revision'));
    await says('is read by revision');
    expect((await kept()).files).toMatchObject([
      { from: 'address', file: { revision: shipped.revision + 1 } },
    ]);
  });

  it('are not asked for where the browser says no, or the address is none', async () => {
    await look({ door: door(answer('{}'), { requestOrigins: vi.fn(async () => false) }) });
    await until(() => our.root.textContent?.includes('did not allow this address'));
    expect(our.door.readUpdates).not.toHaveBeenCalled();
    expect(await getUpdates(our.store)).toBeUndefined();
    type(field(main(), 'Address of a file or a list'), 'http://files.example/sites.json');
    click(named(main(), 'Look now'));
    await until(() => our.root.textContent?.includes('Enter an https address'));
    expect(our.door.requestOrigins).toHaveBeenCalledTimes(1);
  });

  it('that do not come change nothing and say what happened', async () => {
    await look({ door: door({ is: 'time' }) });
    await until(() => our.root.textContent?.includes('within 20 seconds'));
    expect(await kept()).toEqual({ files: [], patches: [] });
  });

  it('name the bad ones of a list beside the good', async () => {
    await look({ door: door(answer(JSON.stringify({ files: [newer(), { ...newer(), origins: ['x'] }] }))) });
    await says('was not taken');
    named(main(), 'Take revision');
  });

  it('are looked for daily only once that is switched on, and what was found waits for the owner', async () => {
    await open('#/marketplaces/updates', {
      before: (store) => putUpdates(store, { url: URL_, daily: false }),
    });
    const daily = await until(() => main().querySelector<HTMLElement>('[role=switch]'));
    expect(daily.getAttribute('aria-checked')).toBe('false');
    click(daily);
    await until(async () => (await getUpdates(our.store))?.daily === true);
    expect(our.asked()).toContain('changed sites');
    our.end();
    await open('#/marketplaces', {
      before: async (store) => {
        await putUpdates(store, { url: URL_, daily: true });
        const { changeMeta } = await import('../../../lib/store/store.ts');
        await changeMeta<object>(store, 'site-updates', (old) => ({
          ...old,
          look: { at: NOW, newer: [{ id: shipped.id, revision: shipped.revision + 1 }] },
        }));
      },
    });
    await says(`Newer site files are there: ${name}`);
  });

  it('are asked for no more when the address is removed', async () => {
    await open('#/marketplaces/updates', {
      before: (store) => putUpdates(store, { url: URL_, daily: true }),
    });
    click(await until(() => all(main(), 'button').find((one) => one.textContent === 'Remove the address')));
    await until(async () => (await getUpdates(our.store)) === undefined);
  });
});

describe('teaching a console', () => {
  const HOST = 'https://orders.kiln.example/*';
  const teach = async (start: Start = {}) => {
    await open('#/marketplaces/teach', start);
    type(field(main(), 'Address of its order page'), 'orders.kiln.example/list?all=1');
    type(field(main(), 'Name'), 'Kiln');
    pick(field(main(), 'Time zone it shows'), 'Asia/Seoul');
    pick(field(main(), 'Currency'), 'KRW');
    named(main(), 'Open it and teach').click();
  };

  it('asks for its host first, keeps a file without pages, switches it on, and opens the picker in a new tab', async () => {
    await teach();
    expect(our.door.requestOrigins).toHaveBeenCalledExactlyOnceWith([HOST]);
    await says('“Kiln” is on');
    const [made] = (await kept()).files;
    expect(made).toMatchObject({
      from: 'taught',
      file: {
        id: 'own-orders-kiln-example',
        name: { en: 'Kiln', ko: 'Kiln', 'zh-CN': 'Kiln' },
        origins: [HOST],
        zone: 'Asia/Seoul',
        currency: 'KRW',
        pages: [],
        policy: { addressChange: { how: 'not-known' } },
      },
    });
    const settings = await getSettings(our.store);
    expect(settings.sites['own-orders-kiln-example']?.on).toBe(true);
    const [shop] = await getShops(our.store);
    expect(shop!.bindings).toEqual([{ marketplace: 'own-orders-kiln-example', account: null }]);
    expect(our.door.openTab).toHaveBeenCalledExactlyOnceWith('https://orders.kiln.example/list?all=1');
    expect(our.door.send).toHaveBeenCalledWith({
      type: 'pick',
      tab: 7,
      marketplace: 'own-orders-kiln-example',
    });
    // The worker knows the new site before its tab opens.
    const told = our.asked();
    expect(told.indexOf('changed sites')).toBeLessThan(told.indexOf('pick'));
  });

  it('leaves nothing behind when the browser says no', async () => {
    await teach({ door: { requestOrigins: vi.fn(async () => false) } });
    await until(() => our.root.textContent?.includes('The browser did not give the permission'));
    await until(async () => (await kept()).files.length === 0 && our.asked().includes('changed sites'));
    await still();
    const settings = await getSettings(our.store);
    expect(settings.sites).toEqual({});
    expect(settings.hosts).toEqual({});
    expect(our.door.openTab).not.toHaveBeenCalled();
  });

  it('refuses an address that is none', async () => {
    await open('#/marketplaces/teach');
    type(field(main(), 'Address of its order page'), 'https://*.com/');
    click(named(main(), 'Open it and teach'));
    await until(
      () =>
        our.root.textContent?.includes('This address can’t be used') ||
        our.root.textContent?.includes("This address can't be used"),
    );
    expect(our.door.requestOrigins).not.toHaveBeenCalled();
    expect((await kept()).files).toEqual([]);
  });

  describe('that is there', () => {
    const habits = habitsOf('en-US', 'Asia/Seoul');
    const made = newConsole('https://orders.kiln.example', { habits, taken: new Set(), date: '2026-11-20' });
    if (!made.ok) throw new Error(made.error.code);
    const taught: KeptFile = { file: made.value, from: 'taught', at: NOW };
    const start: Start = { before: (store) => keepFile(store, taught) };
    const box = () => siteBox('orders.kiln.example');

    it('is taught another page in its front tab', async () => {
      await open('#/marketplaces', { ...start, door: { tabsOf: vi.fn(async () => [12, 13]) } });
      await until(() => box());
      expect(box().textContent).toContain('No page taught yet');
      click(named(box(), 'Teach a page'));
      await until(() => our.asked().includes('pick'));
      expect(our.door.tabsOf).toHaveBeenCalledWith(['https://orders.kiln.example/*']);
      expect(our.door.send).toHaveBeenCalledWith({ type: 'pick', tab: 12, marketplace: taught.file.id });
    });

    it('takes another name and zone', async () => {
      await open('#/marketplaces', start);
      await until(() => box());
      click(named(box(), 'Name and formats'));
      type(field(box(), 'Name'), 'Kiln');
      pick(field(siteBox('orders.kiln.example'), 'Time zone it shows'), 'Europe/Paris');
      click(named(box(), 'Save'));
      await until(() => siteBox('Kiln'));
      expect((await kept()).files).toMatchObject([
        { file: { id: taught.file.id, name: { ko: 'Kiln' }, zone: 'Europe/Paris' }, from: 'taught' },
      ]);
    });

    it('goes with its repairs, its switch and its binding when that is confirmed', async () => {
      const mine = { ...patch, marketplace: taught.file.id };
      await open('#/marketplaces', {
        settings: { sites: { [taught.file.id]: { on: true, slash: false } } },
        before: async (store) => {
          await keepFile(store, taught);
          await keepPatch(store, { patch: mine, state: 'on', at: NOW });
        },
      });
      await until(() => box());
      click(named(box(), 'Remove'));
      await still();
      expect((await kept()).files).toHaveLength(1);
      click(named(box(), 'Yes, remove'));
      await until(async () => (await kept()).files.length === 0);
      expect((await kept()).patches).toEqual([]);
      await until(async () => Object.keys((await getSettings(our.store)).sites).length === 0);
      await until(() => !box());
    });
  });
});

describe('a new console’s file', () => {
  const make = (typed: string, taken: string[] = []) =>
    newConsole(typed, { habits: habitsOf('ko-KR', 'Asia/Seoul'), taken: new Set(taken), date: '2026-11-20' });
  const idOf = (typed: string, taken?: string[]) => {
    const made = make(typed, taken);
    return made.ok ? made.value.id : made.error.code;
  };

  it.each([
    ['https://admin.example.com/x', 'own-admin-example-com'],
    ['127.0.0.1:4000', 'own-127-0-0-1'],
    ['http://localhost:8080/', 'own-localhost'],
    [`https://${'a'.repeat(60)}.example.com`, `own-${'a'.repeat(32)}`],
    ['https://münchen.example', 'own-xn-mnchen-3ya-example'],
    ['https://[::1]:4000/', 'site.address'],
    ['https://*.example.com', 'site.address'],
    ['https://user:pass@example.com', 'site.address'],
    ['not an address', 'site.address'],
  ])('of %s is called %s', (typed, id) => {
    expect(idOf(typed)).toBe(id);
  });

  it('has a name of its own where another has it', () => {
    expect(idOf('a.example', ['own-a-example', 'own-a-example-2'])).toBe('own-a-example-3');
  });

  it.each([
    ['en-US', { numbers: '.,', dates: 'mdy', currency: 'USD' }],
    ['en-GB', { numbers: '.,', dates: 'dmy', currency: 'GBP' }],
    ['de-DE', { numbers: ',.', dates: 'dmy', currency: 'EUR' }],
    ['fr-FR', { numbers: ', ', dates: 'dmy', currency: 'EUR' }],
    ['zh-CN', { numbers: '.,', dates: 'ymd', currency: 'CNY' }],
    ['ko', { numbers: '.,', dates: 'ymd', currency: 'KRW' }],
  ])('has the habits of %s', (language, habits) => {
    expect(habitsOf(language, 'UTC')).toEqual({ zone: 'UTC', language, ...habits });
  });

  it('is sound once it has a page', () => {
    const made = make('https://orders.kiln.example');
    const whole = made.ok && { ...made.value, pages: [] as unknown[] };
    if (!whole) throw new Error();
    whole.pages = [
      {
        ...page,
        match: { hosts: ['orders.kiln.example'], path: '/**', frame: 'top' },
      },
    ];
    expect(openMarketplace(JSON.stringify(whole))).toMatchObject({ ok: true });
  });
});

describe('behind the owner’s lock', () => {
  it.each(['', '/import', '/updates', '/teach'])(
    '#/marketplaces%s does nothing before the passcode',
    async (path) => {
      await open(`#/marketplaces${path}`, {
        settings: { lock: { salt: 'c2FsdA', hash: 'aGFzaA', rounds: 1 } },
      });
      await says("Owner's passcode");
      expect(main().querySelectorAll('input:not([type=password])')).toHaveLength(0);
      expect(all(main(), '.ch-market, .ch-drop, [role=switch]')).toEqual([]);
    },
  );
});
