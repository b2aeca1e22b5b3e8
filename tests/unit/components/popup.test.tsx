// @vitest-environment happy-dom
// The popup, as an owner meets it: switching a site on, rules in groups, the language, pausing, the three first steps.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '../../../components/popup/Popup.tsx';
import { uuidv7 } from '../../../lib/model/entries.ts';
import { append } from '../../../lib/store/journal.ts';
import { beginImport } from '../../../lib/store/stock.ts';
import { bindShop, getSettings, getShops, type Store } from '../../../lib/store/store.ts';
import { all, click, HOSTILE, named, press, type } from './help.ts';
import { field, leave, NOW, type Own, own, pick, type Start, still, until } from './own.tsx';

/** As a database whose migration failed is opened. */
const readOnly = async (store: Store) => {
  store.readOnly = true;
};
let page: Own;
afterEach(() => page.end());
async function open(start: Start = {}): Promise<Own> {
  page = await own({ ...start, settings: { setupDone: true, ...start.settings } });
  await page.show(<Popup trusted={() => true} />);
  return page;
}
const says = (text: string) => until(() => page.root.textContent?.includes(text), `the popup says ${text}`);
const siteSwitch = (name: string) => named(page.root, `Site “${name}”`, '[role=switch]');
const isOn = (element: HTMLElement) => element.getAttribute('aria-checked') === 'true';
let ids = 0;
const newId = () => uuidv7(NOW + ids++, crypto.getRandomValues(new Uint8Array(10)));

describe('switching a site on', () => {
  it('asks the browser before anything else, keeps the switch, makes a shop, binds the site and tells the worker', async () => {
    const order: string[] = [];
    await open({
      door: {
        requestOrigins: vi.fn((origins) => {
          order.push(`asked for ${origins.join(' ')}`);
          return Promise.resolve(true);
        }),
      },
    });
    const patched = getSettings(page.store).then(() => order.push('something awaited'));
    siteSwitch('Sandtop').click();
    expect(order).toEqual(['asked for https://seller.sandtop.example/* https://chat.sandtop.example/*']);
    await patched;
    await until(() => isOn(siteSwitch('Sandtop')));
    const [shop] = await getShops(page.store);
    expect(shop?.name).toBe('My shop');
    expect(shop?.bindings).toEqual([{ marketplace: 'sandtop', account: null }]);
    expect((await getSettings(page.store)).sites.sandtop).toEqual({ on: true, slash: false, since: NOW });
    await until(() => page.asked().includes('site'));
  });

  it('keeps the switch while the browser asks, because a browser may close the popup over its question', async () => {
    await open({ door: { requestOrigins: () => new Promise(() => undefined) } });
    click(siteSwitch('Sandtop'));
    await until(async () => (await getSettings(page.store)).sites.sandtop?.on);
    expect(page.asked()).not.toContain('site');
  });

  it('leaves the site off and says so when the browser is told no', async () => {
    await open({ door: { requestOrigins: async () => false, hasOrigins: async () => false } });
    click(siteSwitch('Sandtop'));
    await says('The browser did not give the permission');
    expect((await getSettings(page.store)).sites.sandtop).toEqual({ on: false, slash: false });
    expect(isOn(siteSwitch('Sandtop'))).toBe(false);
  });

  it('does not take a site from the shop it is bound to', async () => {
    await open({
      shops: ['First', 'Second'],
      before: async (store) => bindShop(store, (await getShops(store))[1]!.id, 'sandtop', '778'),
    });
    click(siteSwitch('Sandtop'));
    await until(() => isOn(siteSwitch('Sandtop')));
    const shops = await getShops(page.store);
    expect(shops.map(({ bindings }) => bindings)).toEqual([[], [{ marketplace: 'sandtop', account: '778' }]]);
  });

  it('lets the owner of several shops say whose account it is', async () => {
    await open({ shops: ['First', 'Second'] });
    click(siteSwitch('Sandtop'));
    const bound = await until(() => page.root.querySelector('.ch-site-bound select'));
    const [, second] = await getShops(page.store);
    pick(bound, second!.id);
    await until(async () => (await getShops(page.store))[1]!.bindings.length === 1);
    expect((await getShops(page.store))[0]!.bindings).toEqual([]);
  });

  it('asks the address of a console on a host of its own first, and the browser for that address alone', async () => {
    await open();
    click(siteSwitch('Homemade'));
    expect(page.door.requestOrigins).not.toHaveBeenCalled();
    type(field(page.root, 'Address of your console'), 'admin.fern-ladle.example:8443/orders?x=1');
    click(named(page.root, 'Switch on'));
    expect(page.door.requestOrigins).toHaveBeenCalledWith(['https://admin.fern-ladle.example/*']);
    await until(() => isOn(siteSwitch('Homemade')));
    expect((await getSettings(page.store)).hosts.homemade).toEqual(['https://admin.fern-ladle.example/*']);
  });

  it.each(['', 'fern', 'ftp://fern.example', 'https://*.example', 'https://u:p@fern.example'])(
    'asks the browser for nothing when the address is %j',
    async (address) => {
      await open();
      click(siteSwitch('Homemade'));
      type(field(page.root, 'Address of your console'), address);
      click(named(page.root, 'Switch on'));
      await says('This address can');
      expect(page.door.requestOrigins).not.toHaveBeenCalled();
    },
  );

  it('switches off again', async () => {
    await open({ settings: { sites: { sandtop: { on: true, slash: true } } } });
    click(siteSwitch('Sandtop'));
    await until(() => !isOn(siteSwitch('Sandtop')));
    expect((await getSettings(page.store)).sites.sandtop).toEqual({ on: false, slash: true });
  });

  it('does not count the practice shop among the sites', async () => {
    await open();
    expect(page.root.textContent).toContain('0 of 3 on');
  });
});

describe('the health of a site', () => {
  const on = { sites: { sandtop: { on: true, slash: false } } };
  const read = (health: Record<string, string>, state = 'ok'): Start => ({
    settings: on,
    door: {
      tabsOf: async () => [7],
      send: vi.fn(async () => ({
        ok: true,
        value: { marketplace: 'sandtop', state, health, rows: 1, prompts: [], shortages: 0, accounts: [] },
      })) as never,
    },
  });
  const look = async (start: Start) => {
    await open(start);
    await page.office.look();
    await still();
    return page.root.querySelector('.ch-site-name')?.textContent ?? '';
  };

  it('is fine while everything is read', async () => {
    expect(await look(read({ 'order.status': 'ok' }))).toBe('SandtopFine');
  });
  it('tells how many fields are read a second way', async () => {
    expect(await look(read({ 'order.status': 'degraded', 'order.total': 'ok' }))).toContain(
      '1 field read a second way',
    );
  });
  it('names the field that cannot be read and counts the rules it stops', async () => {
    const said = await look(read({ 'order.ship.address': 'missing' }));
    expect(said).toContain('Address can');
    expect(said).toContain('1 rule paused.');
  });
  it('says that the browser took the permission back', async () => {
    const said = await look({ settings: on, door: { hasOrigins: async () => false } });
    expect(said).toContain('No permission from the browser');
    expect(isOn(siteSwitch('Sandtop'))).toBe(false);
  });
  it('says that nobody is signed in', async () => {
    expect(await look(read({}, 'logged-out'))).toContain('Not signed in');
  });
});

describe('the rules', () => {
  const groupSwitch = () =>
    all(page.root, '[role=switch], [role=checkbox]').find((one) =>
      one.getAttribute('aria-label')?.includes('All rules of Stock'),
    )!;

  it('stand in groups with how many are on, and some is neither on nor off', async () => {
    await open({ shops: ['Fern'] });
    expect(all(page.root, '.ch-pop-rule').map((row) => row.textContent)).toEqual([
      'RulesOnToday',
      'Stock1/20',
      'Address1/10',
    ]);
    expect(groupSwitch().getAttribute('aria-checked')).toBe('mixed');
  });

  it('are switched on together, then off together, and the worker is told', async () => {
    await open({ shops: ['Fern'] });
    click(groupSwitch());
    await until(() => groupSwitch().getAttribute('aria-checked') === 'true');
    await until(() => page.asked().includes('changed rules'));
    click(groupSwitch());
    await until(() => groupSwitch().getAttribute('aria-checked') === 'false');
  });

  it('can be set before there is a shop: then there is one', async () => {
    await open();
    click(groupSwitch());
    await until(() => groupSwitch().getAttribute('aria-checked') === 'true');
    expect((await getShops(page.store)).map(({ name }) => name)).toEqual(['My shop']);
  });

  const unfold = async (start: Start = {}) => {
    await open({ shops: ['Fern'], ...start });
    click(all(page.root, '.ch-pop-name')[0]!);
    click(named(page.root, 'Short', '.ch-pop-one .ch-pop-name'));
  };
  const setting = () => page.office.rules.value['stock-short'];

  it('open to their level and values, made from what the rule declares', async () => {
    await unfold();
    expect(all(page.root, '.ch-rule-form label').map((label) => label.textContent)).toEqual([
      'Level',
      'Keep back',
      'Names',
      'Tell whom',
      'Until',
    ]);
    pick(field(page.root, 'Level'), 'redline');
    await until(() => setting()?.level === 'redline');
    pick(field(page.root, 'Tell whom'), 'owner');
    await until(() => setting()?.params?.whom === 'owner');
    click(named(page.root, 'Count bundles', '[role=switch]'));
    await until(() => setting()?.params?.bundles === true);
  });

  it('keep a number when the field is left, and not before', async () => {
    await unfold();
    type(field(page.root, 'Keep back'), '5');
    await still();
    expect(setting()?.params?.keepBack).toBeUndefined();
    leave(field(page.root, 'Keep back'));
    await until(() => setting()?.params?.keepBack === 5);
  });

  it.each(['', '-1', '100', '2.5', 'a few'])('never keep %j as a number from 0 to 99', async (typed) => {
    await unfold();
    type(field(page.root, 'Keep back'), typed);
    leave(field(page.root, 'Keep back'));
    await still();
    expect(setting()?.params?.keepBack).toBeUndefined();
    expect(page.root.textContent).toContain('A whole number from 0 to 99. Not saved yet.');
  });

  it('take a list one a line, each word once', async () => {
    await unfold();
    type(field(page.root, 'Names'), 'cup\n tray \n\ncup');
    leave(field(page.root, 'Names'));
    await until(() => JSON.stringify(setting()?.params?.names) === '["cup","tray"]');
  });

  it.each([
    ['cup\n=tray', 'Line 2 has no word before “=”. Not saved yet.'],
    ['＝tray', 'Line 1 has no word before “=”. Not saved yet.'],
    [`cup\n\n${'x'.repeat(81)}`, 'Line 3 is over 80 characters. Not saved yet.'],
  ])('name the line of %j that cannot be kept, and keep nothing', async (typed, fault) => {
    await unfold();
    type(field(page.root, 'Names'), typed);
    leave(field(page.root, 'Names'));
    await says(fault);
    expect(setting()?.params?.names).toBeUndefined();
  });

  it('keep a word and what goes in its place, however the sign was typed', async () => {
    await unfold();
    type(field(page.root, 'Names'), 'cup＝mug');
    leave(field(page.root, 'Names'));
    await until(() => JSON.stringify(setting()?.params?.names) === '["cup=mug"]');
  });

  it('show a value that cannot be used, and what stands in for it', async () => {
    await unfold({
      before: async (store) => {
        const [shop] = await getShops(store);
        await append(
          store,
          shop!,
          [
            {
              id: newId(),
              kind: 'rule.set',
              subject: { kind: 'rule', id: 'stock-short' },
              body: { params: { keepBack: HOSTILE } },
            },
          ],
          { agent: '07', now: NOW },
        );
      },
    });
    expect(page.root.textContent).toContain('was set and can’t be used'.replace('’', "'"));
    expect(page.root.querySelector('img, script')).toBeNull();
  });
});

describe('today', () => {
  it('counts what was heeded here since midnight, and nothing older', async () => {
    const act = (rule: string, at: number) => async (store: Store) => {
      const [shop] = await getShops(store);
      const order = { kind: 'order' as const, marketplace: 'sandtop', id: '1' };
      await append(
        store,
        shop!,
        [{ id: newId(), kind: 'prompt.followed', subject: order, body: { rule, action: 'x' } }],
        { agent: '', now: at },
      );
    };
    await open({
      shops: ['Fern'],
      before: async (store) => {
        await act('stock-short', NOW - 60_000)(store);
        await act('stock-short', NOW - 30 * 3_600_000)(store);
        await act('address-changed', NOW)(store);
      },
    });
    expect(all(page.root, '.ch-pop-rule').map((row) => row.textContent)).toContain('Stock1/21');
    expect(all(page.root, '.ch-pop-rule').map((row) => row.textContent)).toContain('Address1/11');
  });
});

describe('the person at the desk', () => {
  it('changes the language at once', async () => {
    await open();
    click(named(page.root, '한국어', '[role=radio]'));
    await says('전체 설정');
    expect((await getSettings(page.store)).locale).toBe('ko');
    press(named(page.root, '한국어', '[role=radio]'), 'ArrowLeft', { key: 'ArrowLeft' });
    await says('全部设置');
  });

  it('pauses with Alt P, wherever the focus is', async () => {
    await open();
    press(window, 'Alt+KeyP');
    await until(() => page.asked().includes('pause'));
    expect(vi.mocked(page.door.send)).toHaveBeenCalledWith({ type: 'pause', paused: true });
  });

  it('writes the agent’s number when the field is left', async () => {
    await open();
    type(field(page.root, 'Agent number'), ' 07 ');
    leaveField(field(page.root, 'Agent number'));
    await until(async () => (await getSettings(page.store)).agent.number === '07');
  });
  const leaveField = (input: HTMLElement) => input.dispatchEvent(new FocusEvent('blur'));

  it('goes to all settings and to the draft box', async () => {
    await open();
    click(named(page.root, 'All settings'));
    click(named(page.root, 'Draft box'));
    expect(page.door.openOffice).toHaveBeenCalledWith('stock');
    expect(page.door.openDraft).toHaveBeenCalled();
  });
});

describe('an owner who has just begun', () => {
  const step = () => page.root.querySelector('[aria-current=step] .ch-step-title')?.textContent;

  it('is led from the site to the sheet to the first shortage', async () => {
    await open({ settings: { setupDone: false } });
    expect(step()).toBe('Switch a site on');
    click(siteSwitch('Sandtop'));
    await until(() => step() === 'Bring in the stock sheet');
    click(named(page.root, 'Import'));
    expect(page.door.openOffice).toHaveBeenCalledWith('stock/import');
    const [shop] = await getShops(page.store);
    const run = await beginImport(page.store, shop!.id, 'replace');
    await run.put([{ sku: 'CUP', onHand: 0 }]);
    await run.commit({ source: { kind: 'sheet', name: 's.csv' }, at: NOW, reservedCountsOpenOrders: false });
    await page.office.reload();
    await until(() => step() === 'See the first shortage');
  });

  it('may do without, and is not asked again', async () => {
    await open({ settings: { setupDone: false } });
    click(named(page.root, 'Skip'));
    await until(() => !page.root.textContent?.includes('Three steps'));
    expect((await getSettings(page.store)).setupDone).toBe(true);
  });
});

it('a shop’s name stays text', async () => {
  await open({ shops: [HOSTILE] });
  expect(page.root.textContent).toContain(HOSTILE);
  expect(page.root.querySelector('img, script')).toBeNull();
});

it('says that the database is read-only, and leads to the backup', async () => {
  await open({ shops: ['Fern'], before: readOnly });
  await says('The database is read-only');
  click(named(page.root, 'Back up'));
  expect(page.door.openOffice).toHaveBeenCalledWith('data');
  click(siteSwitch('Sandtop'));
  await says('nothing was written; your data is all there');
});
