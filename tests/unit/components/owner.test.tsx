// @vitest-environment happy-dom
// What an owner decides in our own pages: what the week's figures say, what a rule would mark, one site's own word,
// roles, the passcode. Longer than most: it is one owner's tour.
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Door } from '../../../components/options/core/door.ts';
import { Options } from '../../../components/options/Options.tsx';
import { Popup } from '../../../components/popup/Popup.tsx';
import type { Request } from '../../../lib/messages/protocol.ts';
import { type EntryKind, newId } from '../../../lib/model/entries.ts';
import { defineDraftRule } from '../../../lib/rules/define.ts';
import { dayOf, keepFired } from '../../../lib/store/fired.ts';
import { append } from '../../../lib/store/journal.ts';
import { makeLock } from '../../../lib/store/lock.ts';
import { getSettings, getShops, type Store } from '../../../lib/store/store.ts';
import { all, click, named, type } from './help.ts';
import { field, NOW, type Own, own, pick, type Start, still, until } from './own.tsx';

const DAY = 86_400_000;
let page: Own;
beforeEach(() => go(''));
afterEach(() => page?.end());
function go(hash: string): void {
  act(() => {
    location.hash = hash;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
}
async function office(hash: string, start: Start = {}): Promise<Own> {
  page = await own({ shops: ['Fern & Ladle'], ...start });
  go(hash);
  await page.show(<Options />);
  return page;
}
async function popup(start: Start = {}): Promise<Own> {
  page = await own({ shops: ['Fern & Ladle'], ...start, settings: { setupDone: true, ...start.settings } });
  await page.show(<Popup trusted={() => true} />);
  return page;
}
const says = (text: string) => until(() => page.root.textContent?.includes(text), `the page says ${text}`);
const main = () => page.root.querySelector<HTMLElement>('main')!;
const line = (name: string) => named(main(), name, '.ch-rule-name').closest<HTMLElement>('.ch-rule')!;
const week = (name: string) =>
  all(line(name), '.ch-rule-line > .ch-rule-week > span').map((one) => one.textContent);
const focus = (element: Element) =>
  act(() => void element.dispatchEvent(new FocusEvent('focusin', { bubbles: true })));

/** What this browser saw: prompts shown, and what people made of them. */
const saw =
  (
    ...acts: [
      what: 'shown' | 'followed' | 'false-alarm' | 'other',
      rule: string,
      times: number,
      more?: { days?: number; agent?: string },
    ][]
  ) =>
  async (store: Store) => {
    const [shop] = await getShops(store);
    let n = 0;
    for (const [what, rule, times, { days = 0, agent = '07' } = {}] of acts) {
      const at = NOW - days * DAY;
      const ids = Array.from({ length: times }, () => String(n++));
      if (what === 'shown')
        await keepFired(
          store,
          shop!,
          dayOf(at),
          ids.map((id) => ({ rule, id, marketplace: 'sandtop' })),
        );
      else
        await append(
          store,
          shop!,
          ids.map((id) => ({
            id: newId(),
            kind: (what === 'followed' ? 'prompt.followed' : 'prompt.overridden') as EntryKind,
            subject: { kind: 'order' as const, marketplace: 'sandtop', id },
            body: what === 'followed' ? { rule, action: 'x' } : { rule, reason: what },
          })),
          { agent, now: at },
        );
    }
  };

describe('the week', () => {
  it('stands beside each rule: shown, followed, went on', async () => {
    await office('#/rules', {
      before: saw(
        ['shown', 'stock-short', 6],
        ['shown', 'stock-short', 1, { days: 6 }],
        ['shown', 'stock-short', 9, { days: 8 }],
        ['followed', 'stock-short', 4],
        ['other', 'stock-short', 1],
      ),
    });
    expect(week('Short')).toEqual(['7', '4', '1']);
    expect(week('Old stock')).toEqual([]);
    click(named(main(), 'Short', '.ch-rule-name'));
    expect(line('Short').textContent).toContain('Today: 6 shown, 4 followed, 1 overridden.');
    expect(line('Short').textContent).toContain('Last 30 days: 16 shown');
    expect(main().textContent).toContain('Figures count what this browser saw');
  });

  it('is told at the top in one sentence, then by rule, money first', async () => {
    await office('#/rules', {
      before: saw(['shown', 'stock-stale', 9], ['shown', 'stock-short', 2], ['shown', 'address-changed', 3]),
    });
    expect(main().querySelector('.ch-caught')?.textContent).toContain(
      '14 prompts shown: 0 followed, 0 overridden.',
    );
    expect(all(main(), '.ch-caught tbody tr').map((row) => row.children[0]?.textContent)).toEqual([
      'Address differs',
      'Short',
      'Old stock',
    ]);
  });

  it('says so when nothing was shown', async () => {
    await office('#/rules');
    expect(main().textContent).toContain('Nothing was shown in this browser in 7 days.');
  });

  it('advises on a rule that is mostly gone on against, with the reasons counted', async () => {
    await office('#/rules', {
      before: saw(
        ['followed', 'stock-short', 2],
        ['false-alarm', 'stock-short', 5, { days: 20 }],
        ['other', 'stock-short', 2, { days: 2 }],
        ['false-alarm', 'address-changed', 7],
      ),
    });
    expect(line('Short').textContent).toContain(
      'In 30 days it was overridden 7 of 9 times (False alarm 5, Other 2). Mostly false alarms: lower its level or change its values.',
    );
    expect(line('Address differs').querySelector('.ch-advice')).toBeNull();
  });

  it('shows an agent what they did themselves, and nobody what another did', async () => {
    const before = saw(
      ['followed', 'stock-short', 3],
      ['other', 'stock-short', 1],
      ['followed', 'stock-short', 8, { agent: '09' }],
    );
    await popup({ settings: { agent: { number: '07', name: '' } }, before });
    expect(page.root.textContent).toContain('Your 7 days: 3 followed, 1 overridden');
    page.end();
    await popup({ before });
    expect(page.root.textContent).not.toContain('Your 7 days');
  });

  it('counts in the popup what was shown today', async () => {
    await popup({ before: saw(['shown', 'stock-short', 3], ['shown', 'stock-short', 5, { days: 1 }]) });
    expect(all(page.root, '.ch-pop-rule').map((row) => row.textContent)).toContain('Stock1/23');
  });
});

describe('before a rule is switched on', () => {
  const on = { sites: { sandtop: { on: true, slash: false } } };
  const would = (value: object, tabs = [7]): Start => ({
    settings: on,
    door: {
      tabsOf: vi.fn(async () => tabs),
      send: vi.fn(async (request: Request) => ({
        ok: true,
        value: request.type === 'preview-rule' ? value : { health: {}, rows: 0, prompts: [], shortages: 0 },
      })) as never,
    },
  });

  it('its row says how many rows of the page open now it would mark', async () => {
    await office('#/rules', would({ rows: 3, of: 20, before: 0 }));
    focus(named(main(), 'Rule “Old stock”', '[role=switch]'));
    await says('On the page open now it would mark 3 of 20 rows.');
    expect(page.door.send).toHaveBeenCalledWith({ type: 'preview-rule', rule: 'stock-stale', tab: 7 });
    expect(page.door.tabsOf).toHaveBeenCalledWith(
      expect.arrayContaining(['https://seller.sandtop.example/*']),
    );
  });

  it('those that stood there before are told apart', async () => {
    await office('#/rules', would({ rows: 3, of: 20, before: 2 }));
    click(named(main(), 'Old stock', '.ch-rule-name'));
    await says('2 of them were there before the site was switched on and stay unmarked.');
  });

  it('says that nothing is open, and asks nothing of a rule that is on', async () => {
    await office('#/rules', would({}, []));
    focus(named(main(), 'Rule “Old stock”', '[role=switch]'));
    await says('No marketplace page is open, so how many rows it would mark is not known yet.');
    focus(named(main(), 'Rule “Short”', '[role=switch]'));
    await still(200);
    expect(page.asked()).not.toContain('preview-rule');
  });

  it('says it in the popup, too', async () => {
    await popup(would({ rows: 1, of: 1, before: 0 }));
    click(all(page.root, '.ch-pop-name')[0]!);
    click(named(page.root, 'Old stock', '.ch-pop-one .ch-pop-name'));
    await says('On the page open now it would mark 1 of 1 row.');
  });
});

describe('a rule on drafts', () => {
  const t = (text: string) => ({ 'zh-CN': text, ko: text, en: text });
  const wording = defineDraftRule({
    id: 'wording',
    level: 'money',
    params: {},
    defaultOn: false,
    words: { name: t('Wording'), title: t('{word}'), why: t('The whole shop may pay.') },
    guards: { packs: ['some-pack'] },
  }) as unknown as Door['rules'][number];

  it('marks no row, and leaves each word its own level until the owner gives them one', async () => {
    await office('#/rules', { door: { rules: [wording] } });
    click(named(main(), 'Wording', '.ch-rule-name'));
    await says('It speaks while a reply is typed and marks no row.');
    expect(page.asked()).not.toContain('preview-rule');
    const level = () => field(main(), 'Level').value;
    expect(level()).toBe('');
    expect(main().textContent).toContain('Each word its own (default)');
    pick(field(main(), 'Level'), 'redline');
    await until(() => page.office.rules.value.wording?.level === 'redline');
    pick(field(main(), 'Level'), '');
    await until(() => page.office.rules.value.wording?.level === undefined);
    expect(level()).toBe('');
  });
});

describe('one site’s own word', () => {
  it('is set apart from all sites, and all sites stay as they were', async () => {
    await office('#/rules', { settings: { sites: { sandtop: { on: true, slash: false } } } });
    const short = () => named(main(), 'Rule “Short”', '[role=switch]').getAttribute('aria-checked');
    pick(field(main(), 'For'), 'sandtop');
    await says('What you change here holds for Sandtop alone');
    click(named(main(), 'Rule “Short”', '[role=switch]'));
    await until(() => short() === 'false');
    pick(field(main(), 'For'), '');
    await until(() => short() === 'true');
    pick(field(main(), 'For'), 'sandtop');
    await until(() => short() === 'false');
    click(named(main(), 'Short', '.ch-rule-name'));
    pick(field(main(), 'Level'), 'hint');
    await until(() => page.office.rules.value['stock-short']?.level === 'hint');
    click(named(main(), 'As for all sites again'));
    await until(() => short() === 'true');
    expect(page.office.rules.value['stock-short']?.level).toBeUndefined();
    await until(() => !main().textContent?.includes('As for all sites again'));
    go('#/shop');
    await until(() => page.office.scope.value === undefined);
  });

  it('is not asked for while no site is in use', async () => {
    await office('#/rules');
    expect(() => field(main(), 'For')).toThrow();
  });
});

describe('roles', () => {
  it('the person chooses theirs in the popup', async () => {
    await popup();
    pick(field(page.root, 'Role'), 'warehouse');
    await until(async () => (await getSettings(page.store)).role === 'warehouse');
  });

  it('the owner changes what a role sees, and goes back to the defaults', async () => {
    await office('#/shop');
    const sees = (name: string) => page.root.querySelector<HTMLInputElement>(`[aria-label="${name}"]`)!;
    expect(sees('Pre-sale sees Stock').checked).toBe(true);
    expect(sees('After-sale sees Stock').checked).toBe(false);
    click(sees('Pre-sale sees Stock'));
    await until(async () => (await getSettings(page.store)).hidden['pre-sale']?.includes('stock'));
    expect((await getSettings(page.store)).hidden['pre-sale']).toEqual(['orders', 'stock']);
    click(await until(() => all(main(), 'button').find((one) => one.textContent === 'Back to the defaults')));
    await until(async () => !('pre-sale' in (await getSettings(page.store)).hidden));
    await until(() => sees('Pre-sale sees Stock').checked);
  });
});

describe('the passcode', () => {
  const lock = async () => makeLock('1357', 1000);
  const give = (code: string, root: HTMLElement = page.root) => {
    type(field(root, "Owner's passcode"), code);
    click(named(root, 'Open', '.ch-gate form button'));
  };

  it('is set in the shop page, where it says what it is and is not', async () => {
    await office('#/shop');
    expect(main().textContent).toContain('it does not protect the data');
    type(field(main(), 'Passcode'), '13');
    await says('At least 4 characters. Not saved yet.');
    type(field(main(), 'Passcode'), '1357');
    type(field(main(), 'Once more'), '1358');
    await says('The two differ. Not saved yet.');
    type(field(main(), 'Once more'), '1357');
    click(named(main(), 'Set the passcode'));
    await says('keep a backup');
    expect((await getSettings(page.store)).lock?.rounds).toBeGreaterThanOrEqual(200_000);
    expect(page.office.locked.value, 'whoever set it is not asked for it').toBe(false);
    click(named(main(), 'Remove the passcode'));
    await until(async () => (await getSettings(page.store)).lock === null);
  });

  it.each(['rules', 'marketplaces', 'data', 'stock/live'])(
    'is asked for once for all at %s',
    async (section) => {
      await office(`#/${section}`, { settings: { lock: await lock() } });
      expect(all(main(), '[role=switch], table, select')).toEqual([]);
      give('0000');
      await says('Not the passcode; nothing was changed.');
      give('1357');
      await until(() => !page.root.querySelector('.ch-gate'));
      go('#/rules');
      await still();
      expect(all(main(), '[role=switch]').length).toBeGreaterThan(0);
    },
  );

  it('leaves the agent’s own things free', async () => {
    await office('#/shop', { settings: { lock: await lock() } });
    expect(field(main(), 'Agent number').value).toBe('');
    expect(() => field(main(), 'Shop name')).toThrow();
    for (const section of ['replies', 'stock']) {
      go(`#/${section}`);
      await still();
      expect(page.root.querySelector('.ch-gate'), section).toBeNull();
    }
  });

  it('after many wrong ones waits, and says how long', async () => {
    await office('#/rules', { settings: { lock: await lock() } });
    for (let i = 0; i < 5; i++) {
      give('0000');
      await until(() => field(page.root, "Owner's passcode").value === '');
      await still();
    }
    await says('5 wrong ones; try again in 30 seconds.');
    expect(field(page.root, "Owner's passcode").disabled).toBe(true);
  });

  it('forgotten, there is a way that is true: a backup first', async () => {
    await office('#/data', { settings: { lock: await lock() } });
    click(named(page.root, 'Forgotten?'));
    await says('restoring a backup leaves this browser');
    click(named(page.root, 'Save a backup'));
    await until(() => page.saved.length === 1);
    expect(page.saved[0]!.text).not.toContain('"lock"');
  });

  it('stands before the popup’s rule switches; what was asked for then happens', async () => {
    await popup({ settings: { lock: await lock() } });
    const group = () => named(page.root, 'All rules of Address', '[role=switch]');
    click(group());
    await still();
    expect(group().getAttribute('aria-checked')).toBe('true');
    give('1357');
    await until(() => group().getAttribute('aria-checked') === 'false');
    expect(page.root.querySelector('.ch-gate')).toBeNull();
    click(group());
    await until(() => group().getAttribute('aria-checked') === 'true');
  });

  it('stands before a rule’s values in the popup, while role and number stay free', async () => {
    await popup({ settings: { lock: await lock() } });
    click(all(page.root, '.ch-pop-name')[0]!);
    click(named(page.root, 'Short', '.ch-pop-one .ch-pop-name'));
    expect(() => field(page.root, 'Keep back')).toThrow();
    pick(field(page.root, 'Role'), 'pre-sale');
    await until(async () => (await getSettings(page.store)).role === 'pre-sale');
    give('1357');
    await until(() => page.root.querySelector('.ch-rule-form'));
  });
});
