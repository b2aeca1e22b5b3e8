// @vitest-environment happy-dom
// The desk: what it says in each state, every deed by keyboard, hostile facts, three languages. Longer than most: it
// is read as one list of what the desk promises.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Desk } from '../../../components/desk/Desk.tsx';
import { Rail } from '../../../components/desk/Rail.tsx';
import type { DeskDeeds, DeskView } from '../../../components/desk/view.ts';
import { changedSpans } from '../../../lib/address/diff.ts';
import type { Locale } from '../../../lib/model/basics.ts';
import { desk, rows } from './gallery/data.ts';
import { all, click, focusIn, HOSTILE, type Mounted, mount, named, press, type } from './help.ts';

type Spies = { [K in keyof DeskDeeds]: DeskDeeds[K] & ReturnType<typeof vi.fn> };
let on: Spies;
let page: Mounted;
beforeEach(() => {
  const spies = new Map<string, unknown>();
  on = new Proxy({} as Spies, {
    get: (_, name) => {
      if (!spies.has(String(name))) spies.set(String(name), vi.fn());
      return spies.get(String(name));
    },
  });
  page = mount();
});
afterEach(() => page.end());
const show = (more: Partial<DeskView> = {}, locale: Locale = 'en') =>
  page.show(<Desk view={{ ...desk(locale), ...more }} locale={locale} on={on} />);
const now = (more: Partial<NonNullable<DeskView['now']>> = {}) => ({ ...desk('en').now!, ...more });

describe('the Now card', () => {
  it('says the fact, why, one action with its key, and how many wait', () => {
    show();
    const card = page.root.querySelector('article')!;
    expect(card.textContent).toContain('1 in stock, 3 ordered');
    expect(card.textContent).toContain('Late bad news');
    expect(all(page.root, '.ch-main')).toHaveLength(1);
    const action = named(card, 'Copy options');
    expect(action.getAttribute('aria-keyshortcuts')).toBe('Alt+Enter');
    click(action);
    expect(on.act).toHaveBeenCalledWith('stock-short', desk('en').prompts[0]!.actions[0]);
    click(named(card, '3 more'));
    expect(on.nextPrompt).toHaveBeenCalledOnce();
  });
  it('gives way: no filled button while another stands', () => {
    show({ now: now({ outline: true }) });
    expect(all(page.root, '.ch-main')).toHaveLength(0);
  });
  it('shows steps to a new hire alone, with keys as caps', () => {
    const prompts = desk('en').prompts;
    show({ now: now({ promptId: 'address-unconfirmed', showSteps: true, action: prompts[1]!.actions[0] }) });
    expect(all(page.root, '.ch-steps li')).toHaveLength(3);
    expect(page.root.querySelector('.ch-steps kbd')?.textContent).toBe('Alt ↵');
    show({ now: now({ promptId: 'address-unconfirmed' }) });
    expect(all(page.root, '.ch-steps li')).toHaveLength(0);
  });
  it('asks a reason on 1-4 for going on over a red line', () => {
    show({ now: now({ promptId: 'wrong-buyer', reasons: true }) });
    press(named(page.root, 'False alarm'), 'Digit2');
    expect(on.override).toHaveBeenCalledWith('wrong-buyer', 'buyers-words');
    click(named(page.root, 'Other'));
    expect(on.override).toHaveBeenLastCalledWith('wrong-buyer', 'other');
    show({ now: now() });
    press(named(page.root, 'Copy options'), 'Digit2');
    expect(on.override).toHaveBeenCalledTimes(2);
  });
  it('folds to its phrase', () => {
    show({ now: now({ folded: true }) });
    expect(page.root.querySelector('.ch-act')).toBeNull();
    click(page.root.querySelector('.ch-now-folded')!);
    expect(on.foldNow).toHaveBeenCalledWith(false);
  });
  it('compares part by part, in signs and in words', () => {
    const compared = rows('en').map((row) =>
      row.order && row.buyer ? { ...row, changed: changedSpans(row.order, row.buyer) } : row,
    );
    show({ now: now({ promptId: 'address-changed', compare: { rows: compared, at: '10:40' } }) });
    const table = page.root.querySelector('.ch-compare')!;
    expect(all(table, 'tbody tr')).toHaveLength(5);
    expect(all(table, 'del').map((mark) => mark.textContent)).toEqual(['18', '3']);
    expect(all(table, 'ins').map((mark) => mark.textContent)).toEqual(['81', '5']);
    expect(table.textContent).toContain('not said');
    expect(table.textContent).toContain('differs');
  });
  it('shows what was said where nobody can tell', () => {
    const compare = {
      rows: [
        { part: 'name' as const, order: 'Ann Sample', verdict: 'unknown' as const },
        { part: 'phone' as const, order: '617-555-0131', buyer: '*0131', verdict: 'unknown' as const },
      ],
    };
    show({ now: now({ promptId: 'address-changed', compare }) });
    const [name, phone] = all(page.root.querySelector('.ch-compare')!, 'tbody tr');
    expect(name!.lastElementChild!.textContent).toBe('not said');
    expect(phone!.lastElementChild!.textContent).toBe('*0131 cannot tell');
  });
});

describe('the sections', () => {
  it('answer while folded', () => {
    show({ open: {} });
    const heads = all(page.root, '.ch-section-head').map((head) => head.textContent);
    expect(heads).toEqual([
      'Buyer2 notes',
      'Order3117 0946 2285 • £117.00',
      'StockCUP-350-C 1 available',
      expect.stringContaining('Replies3 for stock'),
      'Handover2 to follow up',
    ]);
    click(named(page.root, 'Stock', '.ch-section-head'));
    expect(on.fold).toHaveBeenCalledWith('stock', true);
  });
  it('say where a stock figure comes from and how old it is', () => {
    show();
    expect(page.root.querySelector('.ch-stock')?.textContent).toBe(
      '1 available=6 on hand−3 reserved−2 keptFrom stock-21-nov.csv, 12 min ago • page says 5',
    );
    show({ stock: [{ sku: 'X-1' }] });
    expect(page.root.querySelector('.ch-stock')?.textContent).toContain('Not in the stock sheet');
  });
  it('set the address by digit, by click, and show the key that does it from anywhere', () => {
    show();
    const chips = page.root.querySelector('[role=radiogroup][aria-label=Address]')!;
    expect(named(chips, 'Confirmed').getAttribute('aria-keyshortcuts')).toBe('Alt+Y');
    press(named(chips, 'Asked'), 'Digit3');
    expect(on.address).toHaveBeenCalledWith('3117 0946 2285', 'change-asked');
    click(named(chips, 'Confirmed'));
    expect(on.address).toHaveBeenLastCalledWith('3117 0946 2285', 'confirmed');
  });
  it('choose a courier, write a remark, open the palette', () => {
    show({ open: { order: true, replies: true, shift: true } });
    press(named(page.root, 'Swift'), 'Digit2');
    expect(on.courier).toHaveBeenCalledWith('3117 0946 2285', 'Ferry Post');
    click(named(page.root, 'Write remark'));
    expect(on.remark).toHaveBeenCalledWith('3117 0946 2285');
    click(named(page.root, 'All replies'));
    expect(on.palette).toHaveBeenCalledOnce();
    click(all(page.root, '.ch-followup button')[1]!);
    expect(on.followedUp).toHaveBeenCalledWith('s2');
  });
});

describe('notes', () => {
  const field = () => page.root.querySelector('textarea')!;
  it('unfold and take the focus when one is being written', () => {
    show({ open: {}, writing: 'buyer' });
    expect(focusIn(page.root)).toBe(field());
    expect(page.root.textContent).toContain('Takes parcels at weekends only.');
    type(field(), 'likes blue');
    expect(on.draft).toHaveBeenCalledWith('buyer', 'likes blue');
  });
  it('are kept with Ctrl ↵, never empty, never while composing', () => {
    show({ writing: 'order', drafts: { order: ' call first ' } });
    press(field(), 'Ctrl+Enter', { isComposing: true });
    expect(on.keepNote).not.toHaveBeenCalled();
    press(field(), 'Ctrl+Enter');
    expect(on.keepNote).toHaveBeenCalledWith('order', 'call first');
    show({ writing: 'order', drafts: { order: '  ' } });
    press(field(), 'Ctrl+Enter');
    expect(on.keepNote).toHaveBeenCalledOnce();
  });
  it('are left with Escape', () => {
    show({ writing: 'buyer' });
    press(field(), 'Escape');
    expect(on.writing).toHaveBeenCalledWith(undefined);
  });
});

describe('states', () => {
  it.each([
    ['empty', 'en', 'Nothing to flag on this page.'],
    ['loading', 'zh-CN', '页面还没加载完。'],
    ['paused', 'ko', '일시정지 중, 읽지도 남기지도 않습니다. 다시 시작'],
    ['logged-out', 'zh-CN', '店铺还没登录。'],
    ['no-data', 'en', 'No stock sheet, so stock rules are off. Import'],
  ] as const)('%s in %s is one sentence', (state, locale, sentence) => {
    show({ state, now: undefined }, locale);
    expect(page.root.querySelector('.ch-state')?.textContent?.trim()).toBe(sentence);
  });
  it('without stock, because its source was never read, says so and leads there', () => {
    show({ state: 'no-data', stockFailed: true, now: undefined }, 'en');
    expect(page.root.querySelector('.ch-state')?.textContent).toBe(
      'The stock source could not be read yet, so stock rules are off. Repair',
    );
    click(page.root.querySelector('.ch-state button')!);
    expect(on.wayOn).toHaveBeenCalledWith('no-data');
  });
  it.each([
    ['zh-CN', '订单状态', '订单状态读不到，相关3条规则已暂停。 修复'],
    ['ko', '주문 상태', '주문 상태를 읽지 못해 규칙 3개를 멈췄습니다. 복구'],
    ['ko', '수량', '수량을 읽지 못해 규칙 3개를 멈췄습니다. 복구'],
    ['en', 'Order status', "Order status can't be read; 3 rules paused. Repair"],
  ] as const)('broken in %s names what cannot be read', (locale, field, sentence) => {
    show({ state: 'broken', broken: { field, rules: 3 } }, locale);
    expect(page.root.querySelector('.ch-state')?.textContent).toBe(sentence);
    click(page.root.querySelector('.ch-state button')!);
    expect(on.wayOn).toHaveBeenCalledWith('broken');
  });
  it.each([
    ['zh-CN', '订单状态', '订单状态已连续3次读不到，相关2条规则已暂停。 修复'],
    ['ko', '주문 상태', '주문 상태를 3번 연속 읽지 못해 규칙 2개를 멈췄습니다. 복구'],
    ['en', 'Order status', "Order status can't be read for 3 views in a row; 2 rules paused. Repair"],
    ['zh-CN', '', '这个页面已连续3次和认识的不一样，读不了。 修复'],
    ['ko', '', '이 페이지가 3번 연속 알던 모습과 달라 읽지 못했습니다. 복구'],
    ['en', '', 'This page has not loaded as we know it for 3 views in a row. Repair'],
  ] as const)(
    'broken in %s for three views says so, of a field (%s) or of the page',
    (locale, field, sentence) => {
      show({ state: 'broken', broken: { field, rules: field ? 2 : 0, views: 3 } }, locale);
      expect(page.root.querySelector('.ch-state')?.textContent).toBe(sentence);
    },
  );
  it('show nothing of a page that is not read', () => {
    for (const state of ['paused', 'loading', 'logged-out'] as const) {
      show({ state });
      expect(page.root.querySelector('article,.ch-sections,.ch-buyer')).toBeNull();
    }
  });
  it('say nothing is to be flagged only where nothing is', () => {
    show({ state: 'empty' });
    expect(page.root.querySelector('.ch-state')).toBeNull();
  });
  it('unfold what is not read well', () => {
    show({
      health: {
        worst: 'missing',
        fields: [
          { field: 'order.status', state: 'missing' },
          { field: 'order.lines', state: 'ok' },
        ],
      },
    });
    click(named(page.root, "Can't be read"));
    expect(all(page.root, '.ch-health li').map((li) => li.textContent)).toEqual([
      "order.statusCan't be read",
    ]);
  });
  it('say in one calm line which replies ended yesterday, and name no more than three', () => {
    show({ endedReplies: ['Autumn deal', 'Two for one', 'Free gift', 'Coupon'] });
    expect(page.root.textContent).toContain(
      '4 replies ended yesterday and are no longer offered: Autumn deal, Two for one, Free gift',
    );
    expect(page.root.textContent).not.toContain('Coupon');
  });

  it('count quietly what is not worth a mark each', () => {
    show({ unknownSkus: 3, staleMinutes: 1600, before: 1 });
    expect(all(page.root, '.ch-counts li').map((li) => li.textContent)).toEqual([
      "3 SKUs here aren't in the stock sheet",
      'The stock sheet is 27 h old',
      '1 earlier row is counted, not marked Show them',
    ]);
    click(named(page.root, 'Show them'));
    expect(on.showBefore).toHaveBeenCalledOnce();
  });
});

describe('bar, foot and rail', () => {
  it('go on, tuck away, ask the lead', () => {
    show();
    click(named(page.root, 'Next'));
    click(named(page.root, 'Tuck away'));
    click(named(page.root, 'Ask the lead'));
    expect(on.next).toHaveBeenCalledOnce();
    expect(on.tuck).toHaveBeenCalledOnce();
    expect(on.askLead).toHaveBeenCalledOnce();
  });
  it('the rail leaves out zeros and says all of it in words', () => {
    const open = vi.fn();
    page.show(<Rail counts={{ money: 6, clock: 0, hint: 1 }} state="ok" locale="en" onOpen={open} />);
    const rail = page.root.querySelector('button')!;
    expect(rail.getAttribute('aria-label')).toBe('Open the Counterhand desk, Money 6, Hint 1');
    expect(all(rail, '.ch-rail-count')).toHaveLength(2);
    click(rail);
    expect(open).toHaveBeenCalledOnce();
  });
});

it.each(['zh-CN', 'ko', 'en'] as const)('leaves no hole and no unknown key in %s', (locale) => {
  show(
    {
      open: { buyer: true, order: true, stock: true, replies: true, shift: true },
      strip: { at: 9, half: true },
      unknownSkus: 1,
      staleMinutes: 9000,
      before: 2,
    },
    locale,
  );
  expect(page.root.innerHTML).not.toMatch(/⟦|\{\w+\}|undefined|NaN/);
});

it('keeps hostile facts as text', () => {
  const view = desk('en');
  show({
    open: { buyer: true, order: true, stock: true, replies: true, shift: true },
    buyer: { name: HOSTILE, asked: HOSTILE, promised: { text: HOSTILE, noted: false } },
    prompts: [
      {
        ...view.prompts[0]!,
        mark: HOSTILE,
        title: HOSTILE,
        why: HOSTILE,
        ruleName: HOSTILE,
        steps: [HOSTILE],
      },
    ],
    now: now({
      label: HOSTILE,
      showSteps: true,
      compare: {
        rows: [{ part: 'street', order: HOSTILE, buyer: `${HOSTILE}x`, verdict: 'differ' }],
        at: HOSTILE,
      },
    }),
    order: {
      orderId: HOSTILE,
      lines: [{ title: HOSTILE, variant: HOSTILE, quantity: 1 }],
      ship: { name: HOSTILE, address: HOSTILE, phone: HOSTILE, masked: false },
      couriers: [HOSTILE],
      addressState: 'asked',
      timeline: [{ id: 'x', kind: 'free', text: HOSTILE }],
    },
    stock: [{ sku: HOSTILE, available: 1, sourceLabel: HOSTILE }],
    notes: [{ id: 'n', about: 'buyer', text: HOSTILE, agent: HOSTILE, at: HOSTILE }],
    replies: { count: 1, forStep: HOSTILE },
    shift: [{ id: 's', text: HOSTILE }],
    agent: HOSTILE,
  });
  expect(page.root.querySelector('img,script')).toBeNull();
  expect(page.root.querySelector('.ch-now-title')?.textContent).toBe(HOSTILE);
});
