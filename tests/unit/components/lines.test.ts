// What the desk says in small lines: how a new hire is led, what was promised and agreed, what is left for the shift.
import { describe, expect, it } from 'vitest';
import { awayKey, draftKey } from '../../../components/desk/app/lines.ts';
import { deskView, type Open } from '../../../components/desk/app/shape.ts';
import { amountOf } from '../../../components/desk/app/small.ts';
import type { DeskData } from '../../../lib/model/desk.ts';
import type { PromptView } from '../../../lib/model/prompts.ts';
import type { OrderRecord } from '../../../lib/model/records.ts';

const NOW = Date.parse('2026-11-21T06:00:00Z');
const prompt: PromptView = {
  id: 'stock-short:1',
  rule: 'stock-short',
  ruleName: '缺货',
  level: 'money',
  about: { kind: 'order', id: '1' },
  title: '仓库1件，本单3件',
  why: '退款和差评都算店里的。',
  steps: ['先问仓库'],
  actions: [
    { kind: 'insert-reply', label: '插入', tag: 'out-of-stock' },
    { kind: 'compare-address', label: '对比', orderId: '1' },
    { kind: 'promise-done', label: '办好了', orderId: '1', promise: 'p1' },
  ],
};
const record = (more: Partial<OrderRecord> = {}): OrderRecord => ({
  notes: [],
  remarks: [],
  promises: [],
  overridden: [],
  ...more,
});
const promise = { id: 'p1', what: 'gift' as const, text: '送杯刷1个', agent: '07', at: NOW, done: false };
const base: DeskData = {
  locale: 'zh-CN',
  paused: false,
  page: { state: 'ok', kinds: ['chat'], marketplace: 'm', zone: 'Asia/Shanghai' },
  shop: { id: 's', name: '青瓦杂货' },
  agent: '07',
  prompts: [],
  counts: {},
  queue: { total: 0 },
  order: {
    orderId: '1',
    buyer: { id: 'b1' },
    status: 'paid',
    lines: [],
    total: { amount: '117.00', currency: 'CNY' },
  },
  buyer: { id: 'b1', name: '是**麦', orders: 1 },
  buyerAmbiguous: false,
  buyerNotes: [],
  stock: [],
  unknownSkus: 0,
  targets: { reply: true, remark: false },
  health: {},
  pausedRules: [],
  couriers: [],
  newHire: true,
  coaching: {},
  firstDay: [
    { id: 'practice', done: true },
    { id: 'reply', done: false },
  ],
  waiting: [],
  followUps: [],
  before: 0,
  layout: { open: true, width: 340, sections: {} },
  slash: false,
  replies: { count: 3, step: 6 },
};
const open: Open = {
  prompt: undefined,
  nowFolded: false,
  writing: undefined,
  drafts: {},
  sheetOpen: false,
  now: NOW,
};
const view = (more: Partial<DeskData> = {}, at: Partial<Open> = {}) =>
  deskView({ ...base, ...more }, { ...open, ...at });
const run = (done: number) => ({ prompts: [prompt], coaching: { 'stock-short': { done, of: 3 } } });

describe('a page that cannot be read', () => {
  const paused = (views?: number) => ({
    pausedRules: [{ rule: 'r', name: 'R', fields: ['order.status'], ...(views ? { views } : {}) }],
  });
  const page = (strange?: number) => ({
    page: { ...base.page!, state: 'not-ready' as const, ...(strange ? { strange } : {}) },
  });
  it('is broken by a field, and says for how many views where it is no slip any more', () => {
    expect(view(paused())).toMatchObject({
      state: 'broken',
      broken: { field: '订单状态', rules: 1, views: 0 },
    });
    expect(view(paused(4)).broken).toMatchObject({ views: 4 });
  });
  it('is still loading, until it did not load three times', () => {
    expect(view(page()).state).toBe('loading');
    expect(view(page(3))).toMatchObject({ state: 'broken', broken: { field: '', views: 3 } });
  });
});

describe('a shop without stock', () => {
  it('has none yet, or a source that was never read', () => {
    expect(view()).toMatchObject({ state: 'no-data' });
    expect(view().stockFailed).toBeUndefined();
    expect(view({ stockUnread: true })).toMatchObject({ state: 'no-data', stockFailed: true });
  });
});

describe('a rule’s steps', () => {
  it('stand open for a new hire, with how far it is', () => {
    expect(view(run(1)).now).toMatchObject({ showSteps: true, coach: { done: 1, of: 3 } });
    expect(view({ prompts: [prompt] }).now).toMatchObject({ showSteps: true });
  });
  it('fold after three good runs, and the why after twice as many', () => {
    expect(view(run(3)).now).toMatchObject({ showSteps: false, folds: { why: false } });
    expect(view(run(3)).now?.coach).toBeUndefined();
    expect(view(run(6)).now?.folds).toEqual({ why: true });
  });
  it('are not for who is no new hire', () => {
    const now = view({ ...run(3), newHire: false }).now;
    expect(now?.showSteps).toBe(false);
    expect(now?.folds).toBeUndefined();
  });
  it('leave what else may be done beside the one action, but what has a key of its own', () => {
    expect(view({ prompts: [prompt] }).now?.others?.map(({ kind }) => kind)).toEqual(['promise-done']);
  });
});

describe('strip and first day', () => {
  it('are never both there, and the list waits while a prompt stands or a buyer asks', () => {
    expect(view()).toMatchObject({ firstDay: base.firstDay });
    expect(view().strip).toBeUndefined();
    const prompted = view({ prompts: [prompt] });
    expect([prompted.firstDay, prompted.strip?.at]).toEqual([undefined, 5]);
    const asking = view({ buyer: { ...base.buyer!, asked: '什么时候发货' } });
    expect([asking.firstDay, asking.strip?.at]).toEqual([undefined, 5]);
  });
  it('the list goes when all is done, and for today when it is put away', () => {
    expect(view({ firstDay: [{ id: 'reply', done: true }] }).firstDay).toBeUndefined();
    const layout = { ...base.layout, sections: { [awayKey(NOW)]: true } };
    expect(view({ layout }).firstDay).toBeUndefined();
    expect(view({ layout }, { now: NOW + 86_400_000 }).firstDay).toBeDefined();
  });
  it('are for new hires alone', () => {
    const old = view({ newHire: false });
    expect([old.firstDay, old.strip]).toEqual([undefined, undefined]);
  });
});

describe('promises', () => {
  it('stand with the buyer until they are kept, and say whether a packer can read them', () => {
    const promised = view({ record: record({ promises: [promise] }) });
    expect(promised.buyer?.promised).toEqual({ text: '送杯刷1个', noted: false });
    expect(promised.order?.promises).toEqual([{ id: 'p1', what: 'gift', text: '送杯刷1个', noted: false }]);
    const kept = view({ record: record({ promises: [{ ...promise, done: true }] }) });
    expect(kept.buyer?.promised).toBeUndefined();
  });
  it('are noted by a remark with their words, here or on the page', () => {
    const remark = { id: 'r', reason: 'gift', how: 'copied', agent: '07', at: NOW } as const;
    const ours = record({ promises: [promise], remarks: [{ ...remark, text: '[赠品] → 送杯刷 1个 / #07' }] });
    expect(view({ record: ours }).buyer?.promised?.noted).toBe(true);
    const order = { ...base.order!, remark: { text: '要送杯刷1个，勿忘' } };
    expect(view({ order, record: record({ promises: [promise] }) }).buyer?.promised?.noted).toBe(true);
    const { text: _, ...erased } = promise;
    expect(view({ order, record: record({ promises: [erased] }) }).buyer?.promised?.noted).toBe(false);
  });
  it('and the agreed total are shown in the order’s own currency', () => {
    const agreed = { value: '110', agent: '07', at: NOW, id: 'e', conflict: [] };
    expect(view({ record: record({ agreed }) }).order?.agreed).toEqual({ amount: '110', currency: 'CNY' });
  });
});

describe('the shift', () => {
  it('lists what was left with agent, time and what it is about', () => {
    const followUps = [
      {
        id: 'f1',
        text: '下午回电',
        agent: '12',
        at: NOW,
        done: false,
        about: { kind: 'order' as const, marketplace: 'm', id: '1' },
      },
      { id: 'f2', agent: '', at: NOW, done: false, about: { kind: 'shift' as const, id: '2026-11-21' } },
    ];
    expect(view({ followUps }).shift).toEqual([
      { id: 'f1', text: '下午回电', agent: '12', at: '2026-11-21T14:00', about: { kind: 'order', id: '1' } },
      { id: 'f2', text: '（内容已清除）', agent: '', at: '2026-11-21T14:00' },
    ]);
  });
  it('leaves a line about the order in focus, else the buyer, else itself', () => {
    const { order: _, ...noOrder } = base;
    const { buyer: __, ...neither } = noOrder;
    expect(view().leaving).toEqual({ kind: 'order', id: '1' });
    expect(deskView(noOrder, open).leaving).toEqual({ kind: 'buyer', id: 'b1' });
    expect(deskView(neither, open).leaving).toEqual({ kind: 'shift', id: '' });
  });
});

it('why a buyer did not buy is asked of the prompt that asked, and of no other', () => {
  const asked = { writing: 'unbought', prompt: prompt.id } as const;
  expect(view({ prompts: [prompt] }, asked).writing).toBe('unbought');
  expect(view({ prompts: [{ ...prompt, id: 'stock-short:2' }] }, asked).writing).toBeUndefined();
});

it('what is begun belongs to its own order, buyer or shift', () => {
  const { order: _, ...noOrder } = base;
  expect(draftKey('promise', base)).toBe('promise:1');
  expect(draftKey('agreed', noOrder)).toBeUndefined();
  const drafts = { 'promise:1': '杯刷', 'promise:2': '别单的', 'buyer:b1': '爱蓝色', 'shift:': '回电' };
  expect(view({}, { drafts }).drafts).toEqual({ promise: '杯刷', buyer: '爱蓝色', shift: '回电' });
});

it.each([
  ['88', '88'],
  ['¥1,288.00', '1288.00'],
  ['88000원', '88000'],
  ['８８．５', '88.5'],
  ['88,50', undefined],
  ['-5', undefined],
  ['八十', undefined],
  ['1.2.3', undefined],
  ['', undefined],
])('an agreed total typed as %j is %j', (typed, amount) => expect(amountOf(typed)).toBe(amount));
