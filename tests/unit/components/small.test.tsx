// @vitest-environment happy-dom
// The small deeds at the desk: what they write into the journal, and how they are reached by keyboard.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDesk } from '../../../components/desk/app/deeds.ts';
import { newDeskState } from '../../../components/desk/app/state.ts';
import { Desk } from '../../../components/desk/Desk.tsx';
import type { DeskDeeds, DeskView } from '../../../components/desk/view.ts';
import type { Send } from '../../../lib/messages/client.ts';
import type { Locale } from '../../../lib/model/basics.ts';
import type { DeskData } from '../../../lib/model/desk.ts';
import type { Draft } from '../../../lib/model/entries.ts';
import type { Action, PromptView } from '../../../lib/model/prompts.ts';
import type { Overlay } from '../../../lib/page/frame.ts';
import { desk } from './gallery/data.ts';
import { all, click, focusIn, type Mounted, mount, named, press, type } from './help.ts';

const prompt = (rule: string, about: PromptView['about'], ...actions: Action[]): PromptView => ({
  id: `${rule}:1`,
  rule,
  ruleName: '规则名',
  level: 'money',
  about,
  title: '买家提到“律师”',
  why: '',
  steps: [],
  actions,
});
const ofOrder = { kind: 'order', id: 'o1' } as const;
const ofChat = { kind: 'conversation' } as const;

/** A desk over one order and one buyer, and what it asks of the worker. */
function at(more: Partial<DeskData> = {}) {
  const data = {
    locale: 'zh-CN',
    agent: '07',
    page: { state: 'ok', kinds: ['chat'], marketplace: 'm', zone: 'Asia/Shanghai' },
    shop: { id: 's', name: '青瓦杂货' },
    prompts: [],
    order: { orderId: 'o1', buyer: { id: 'b1' }, status: 'paid', lines: [] },
    buyer: { id: 'b1', name: '是**麦', orders: 1 },
    record: { notes: [], remarks: [], promises: [], overridden: [] },
    followUps: [],
    targets: {},
    waiting: [],
    layout: { open: true, width: 340, sections: {} },
    ...more,
  } as unknown as DeskData;
  const drafts: Draft[] = [];
  const asked: string[] = [];
  const send = (async (request: { type: string; drafts?: Draft[]; section?: string }) => {
    asked.push([request.type, request.section].filter(Boolean).join(' '));
    if (request.type === 'desk') return { ok: true, value: data };
    drafts.push(...(request.drafts ?? []));
    return { ok: true, value: { ids: [] } };
  }) as unknown as Send;
  const overlay = {
    hello: undefined,
    doc: document,
    targets: () => ({}),
    focus: () => undefined,
    remarkOrder: () => undefined,
  } as unknown as Overlay;
  const state = newDeskState();
  state.data.value = data;
  return { state, drafts, asked, data, deeds: createDesk(overlay, send, state).deeds };
}
const settle = () => new Promise((done) => setTimeout(done, 5));
const told = (drafts: Draft[]) =>
  drafts.map(({ kind, subject, body, text }) => [kind, subject.id, body, text]);

let copied: string[];
beforeEach(() => {
  copied = [];
  vi.stubGlobal('navigator', {
    ...navigator,
    clipboard: { writeText: async (text: string) => void copied.push(text) },
  });
});
afterEach(() => vi.unstubAllGlobals());

it('repairing opens the back office at the site', async () => {
  const { deeds, asked } = at();
  deeds.wayOn('broken');
  deeds.wayOn('no-data');
  await settle();
  expect(asked).toEqual(['open-office marketplaces/m', 'open-office stock']);
});

describe('the journal', () => {
  it('keeps a promise with the prompt that heard it, and no promise twice', async () => {
    const keep = { kind: 'keep-promise', label: '', orderId: 'o1', what: 'gift', text: '送杯刷' } as const;
    const prompts = [prompt('promise-open', ofOrder, keep)];
    const first = at({ prompts });
    first.deeds.act('promise-open:1', keep);
    await settle();
    expect(told(first.drafts)).toEqual([
      ['promise.made', 'o1', { what: 'gift', text: '' }, '送杯刷'],
      ['prompt.followed', 'o1', { rule: 'promise-open', action: 'keep-promise' }, undefined],
    ]);
    const stands = { id: 'p1', what: 'gift' as const, text: '送杯刷', agent: '07', at: 1, done: false };
    const again = at({ prompts, record: { ...first.data.record!, promises: [stands] } });
    again.deeds.act('promise-open:1', keep);
    await settle();
    expect(again.drafts.map(({ kind }) => kind)).toEqual(['prompt.followed']);
  });

  it('ticks a promise off', async () => {
    const done = { kind: 'promise-done', label: '', orderId: 'o1', promise: 'p1' } as const;
    const { deeds, drafts } = at({ prompts: [prompt('promise-open', ofOrder, done)] });
    deeds.act('promise-open:1', done);
    deeds.promiseDone('p2');
    await settle();
    expect(told(drafts).filter(([kind]) => kind === 'promise.done')).toEqual([
      ['promise.done', 'o1', { promise: 'p1' }, undefined],
      ['promise.done', 'o1', { promise: 'p2' }, undefined],
    ]);
  });

  it('has what is written by hand: promise, agreed total, a line for the shift, notes', async () => {
    const { deeds, drafts } = at();
    deeds.keepNote('promise', '周五前发', 'date');
    deeds.keepNote('agreed', '¥88');
    deeds.keepNote('agreed', 'eighty');
    deeds.keepNote('shift', '下午回电');
    deeds.keepNote('buyer', '爱蓝色');
    deeds.keepNote('order', ' ');
    await settle();
    expect(told(drafts)).toEqual([
      ['promise.made', 'o1', { what: 'date', text: '' }, '周五前发'],
      ['price.agreed', 'o1', { amount: '88' }, undefined],
      ['followup.left', 'o1', { text: '' }, '下午回电'],
      ['note.added', 'b1', { text: '' }, '爱蓝色'],
    ]);
  });

  it('lets a draft go only once it is kept', async () => {
    const { deeds, state } = at();
    deeds.writing('agreed');
    deeds.draft('agreed', 'eighty');
    deeds.keepNote('agreed', 'eighty');
    await settle();
    expect([state.drafts.value['agreed:o1'], state.writing.value]).toEqual(['eighty', 'agreed']);
    deeds.keepNote('agreed', '80');
    await settle();
    expect([state.drafts.value['agreed:o1'], state.writing.value]).toEqual([undefined, undefined]);
  });

  it('names a line for the shift by its day where neither order nor buyer is in focus', async () => {
    const { deeds, drafts } = at({ order: undefined, buyer: undefined } as never);
    deeds.keepNote('shift', '打印机没纸');
    await settle();
    expect(drafts[0]?.subject).toEqual({ kind: 'shift', id: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  });

  it('says a line was dealt with, under the name it was left with', async () => {
    const about = { kind: 'buyer' as const, marketplace: 'm', id: 'b9' };
    const { deeds, drafts } = at({
      followUps: [{ id: 'f1', text: '回电', agent: '12', at: 1, done: false, about }],
    });
    deeds.followedUp('f1');
    await settle();
    expect(drafts[0]).toMatchObject({ kind: 'followup.done', subject: about, body: { followup: 'f1' } });
  });

  it('says why a buyer did not buy, of a buyer the page has an id for', async () => {
    const say = { kind: 'say-unbought', label: '' } as const;
    const prompts = [prompt('not-bought-reason', ofChat, say)];
    const { deeds, drafts, state } = at({ prompts });
    deeds.act('not-bought-reason:1', say);
    expect(state.writing.value).toBe('unbought');
    deeds.unbought('size');
    await settle();
    expect(told(drafts)).toEqual([
      ['buyer.unbought', 'b1', { reason: 'size' }, undefined],
      ['prompt.followed', 'b1', { rule: 'not-bought-reason', action: 'say-unbought' }, undefined],
    ]);
    const masked = at({ prompts, buyer: { name: '是**麦', orders: 0 } });
    masked.deeds.act('not-bought-reason:1', say);
    expect(masked.state.writing.value).toBeUndefined();
    expect(masked.state.toast.value).toContain('认不准');
  });

  it('counts an address confirmed by key or chip as the prompt followed', async () => {
    const confirm = { kind: 'confirm-address', label: '', orderId: 'o1' } as const;
    const { deeds, drafts } = at({ prompts: [prompt('address-unconfirmed', ofOrder, confirm)] });
    deeds.address('o1', 'asked');
    deeds.address('o1', 'confirmed');
    await settle();
    expect(drafts.map(({ kind }) => kind)).toEqual(['address.set', 'address.set', 'prompt.followed']);
  });

  it('names what a prompt was overridden on: order, buyer, or the rule alone', async () => {
    const { deeds, drafts } = at({
      prompts: [prompt('a', ofOrder), prompt('b', ofChat), prompt('c', { kind: 'page' })],
    });
    for (const id of ['a:1', 'b:1', 'c:1']) deeds.override(id, 'other');
    await settle();
    expect(drafts.map(({ subject }) => `${subject.kind} ${subject.id}`)).toEqual([
      'order o1',
      'buyer b1',
      'rule c',
    ]);
  });
});

describe('asking the lead', () => {
  it('copies the facts in a line, and leaves one without the buyer’s words', async () => {
    const { deeds, drafts } = at({ prompts: [prompt('escalate-now', ofChat)] });
    deeds.askLead();
    await settle();
    expect(copied).toEqual(['请主管看一下：订单o1，买家是**麦，买家提到“律师”，07号']);
    expect(told(drafts)).toEqual([['followup.left', 'o1', { text: '' }, '等主管：规则名，订单o1']]);
  });
  it('leaves no second line for the same, and says so where there is nothing to ask about', async () => {
    const followUps = [{ id: 'f1', text: '等主管：订单o1', agent: '07', at: 1, done: false }];
    const { deeds, drafts } = at({ followUps });
    deeds.askLead();
    await settle();
    expect(copied).toHaveLength(1);
    expect(drafts).toEqual([]);
    const nothing = at({ order: undefined, buyer: undefined } as never);
    nothing.deeds.askLead();
    await settle();
    expect(copied).toHaveLength(1);
    expect(nothing.state.toast.value).toContain('没有可问的');
  });
});

it('the quiz opens in our own page, and the first day is put away for this day alone', () => {
  const { deeds, asked, state } = at({
    layout: { open: true, width: 340, sections: { order: true, 'away:Fri Nov 20 2026': true } },
  });
  deeds.learn('drill');
  expect(asked).toContain('open-office drill');
  deeds.putAway();
  const kept = Object.keys(state.data.value!.layout.sections);
  expect(kept).toEqual(['order', `away:${new Date().toDateString()}`]);
});

describe('by keyboard', () => {
  let page: Mounted;
  let on: { [K in keyof DeskDeeds]: ReturnType<typeof vi.fn> };
  beforeEach(() => {
    const spies = new Map<string, unknown>();
    on = new Proxy({} as typeof on, {
      get: (_, name) => {
        if (!spies.has(String(name))) spies.set(String(name), vi.fn());
        return spies.get(String(name));
      },
    });
    page = mount();
  });
  afterEach(() => page.end());
  const show = (more: Partial<DeskView>, locale: Locale = 'en') =>
    page.show(<Desk view={{ ...desk(locale), ...more }} locale={locale} on={on as unknown as DeskDeeds} />);
  const unfolded = { open: { order: true, shift: true } };

  it('a promise: its kind by digit, its words, Ctrl ↵', () => {
    show(unfolded);
    click(named(page.root, 'Note a promise'));
    expect(on.writing).toHaveBeenCalledWith('promise');
    show({ ...unfolded, writing: 'promise', drafts: { promise: ' before Friday ' } });
    const field = page.root.querySelector('textarea')!;
    expect(focusIn(page.root)).toBe(field);
    press(named(page.root, 'Gift', '[role=radio]'), 'Digit3');
    press(field, 'Ctrl+Enter');
    expect(on.keepNote).toHaveBeenCalledWith('promise', 'before Friday', 'date');
  });

  it('the agreed total: one line, Enter keeps, Escape leaves', () => {
    show({ ...unfolded, writing: 'agreed', drafts: { agreed: '88' } });
    const field = page.root.querySelector<HTMLInputElement>('.ch-note-write input')!;
    expect(focusIn(page.root)).toBe(field);
    type(field, '880');
    expect(on.draft).toHaveBeenCalledWith('agreed', '880');
    press(field, 'Enter', { isComposing: true });
    expect(on.keepNote).not.toHaveBeenCalled();
    press(field, 'Enter');
    expect(on.keepNote).toHaveBeenCalledWith('agreed', '88');
    press(field, 'Escape');
    expect(on.writing).toHaveBeenLastCalledWith(undefined);
  });

  it('what was left: the first to be done takes the focus when it is shown', () => {
    const shift = [{ id: 's1', text: 'Call back', about: { kind: 'order' as const, id: '31' }, agent: '12' }];
    show({ ...unfolded, shift, writing: 'followups' });
    expect(focusIn(page.root)?.textContent).toBe('Done');
    expect(page.root.querySelector('.ch-followup .ch-meta')?.textContent).toBe('Order 31, #12');
    click(focusIn(page.root) as HTMLElement);
    expect(on.followedUp).toHaveBeenCalledWith('s1');
  });

  it('why a buyer did not buy: the question takes the focus, a digit answers', () => {
    show({ writing: 'unbought' });
    const first = focusIn(page.root)!;
    expect(first.textContent).toContain('Price');
    press(first, 'Digit6');
    expect(on.unbought).toHaveBeenCalledWith('other');
    press(first, 'Escape');
    expect(on.writing).toHaveBeenCalledWith(undefined);
  });

  it('folded steps open by hand', () => {
    const now = { ...desk('en').now!, promptId: 'address-unconfirmed', folds: { why: true } };
    show({ now });
    const more = page.root.querySelector<HTMLDetailsElement>('.ch-more')!;
    expect(more.open).toBe(false);
    expect(more.querySelector('summary')?.textContent).toBe('Why, and the steps');
    expect(all(more, '.ch-steps li')).toHaveLength(3);
    expect(page.root.querySelector('.ch-now > .ch-now-why')).toBeNull();
  });

  it('the first day says what is left, each with its key, and can be put away', () => {
    show({
      now: undefined,
      firstDay: [
        { id: 'practice', done: true },
        { id: 'reply', done: false },
        { id: 'address', done: false },
      ],
    });
    const lines = all(page.root, '.ch-first li').map((line) => line.textContent);
    expect(lines).toEqual([
      'Serve a buyer in the practice shop done',
      'Use a quick replyAlt Q',
      'Confirm an addressAlt Y',
    ]);
    expect(all(page.root, '.ch-first .ch-link').map((link) => link.textContent)).toEqual(['Not today']);
    click(named(page.root, 'Not today'));
    expect(on.putAway).toHaveBeenCalledOnce();
  });

  it('the practice shop opens from the first day’s list', () => {
    show({ now: undefined, firstDay: [{ id: 'practice', done: false }] });
    click(named(page.root, 'Open'));
    expect(on.learn).toHaveBeenCalledWith('practice');
  });

  it.each(['zh-CN', 'ko', 'en'] as const)('leaves no hole in %s', (locale) => {
    for (const writing of ['promise', 'agreed', 'shift', 'unbought', 'followups'] as const)
      show(
        {
          ...unfolded,
          writing,
          firstDay: [{ id: 'note', done: false }],
          leaving: { kind: 'buyer', id: 'b1' },
          order: {
            ...desk(locale).order!,
            agreed: { amount: '88', currency: 'CNY' },
            promises: [{ id: 'p', what: 'other', text: 'x', noted: false }],
          },
        },
        locale,
      );
    expect(page.root.innerHTML).not.toMatch(/⟦|\{\w+\}|undefined|NaN/);
  });
});
