// The owner's word as the worker keeps it: figures counted behind the answer, a marketplace's own settings, roles, what
// stood there before, and what a rule would mark.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FactsDelta, Judged } from '../../../lib/messages/protocol.ts';
import { newId } from '../../../lib/model/entries.ts';
import type { Order } from '../../../lib/model/facts.ts';
import { firedSince } from '../../../lib/store/fired.ts';
import { append } from '../../../lib/store/journal.ts';
import { beginImport } from '../../../lib/store/stock.ts';
import {
  addShop,
  DATABASE,
  getSettings,
  patchSettings,
  type ShopKept,
  type Store,
} from '../../../lib/store/store.ts';
import { type Caller, Context, type Outside } from '../../../lib/worker/context.ts';
import { createPageHandlers } from '../../../lib/worker/handlers.ts';
import { ruleSettings } from '../../../lib/worker/judge.ts';
import { createOfficeHandlers } from '../../../lib/worker/office.ts';
import { createRoom } from '../../../lib/worker/room.ts';
import { learned } from '../../../scripts/lib/learned.ts';

const NOW = Date.parse('2026-11-21T06:00:00Z');
const URL_ = 'https://mms.pinduoduo.com/orders/list';
const frame: Caller = { tab: 1, frame: 0, url: URL_, top: URL_, practice: false, own: false };
const own: Caller = { ...frame, tab: -1, own: true };
const EARLY = '2026-11-21T13:00:00+08:00';
const LATE = '2026-11-21T15:00:00+08:00';
const order = (orderId: string, more: Partial<Order> = {}): Order => ({
  orderId,
  buyer: { name: '是**麦' },
  status: 'paid',
  lines: [{ title: '双层玻璃杯', sku: 'CUP-350-C', quantity: 3 }],
  ...more,
});
let revision = 0;
const delta = (orders: Order[]): FactsDelta => ({
  document: 'd1',
  revision: ++revision,
  whole: true,
  url: URL_,
  page: 'orders',
  kinds: ['orders'],
  state: 'ok',
  upsert: { orders, listings: [], threads: [], reviews: [], aftersales: [] },
  remove: { orders: [], listings: [], threads: [], reviews: [], aftersales: [] },
  health: Object.fromEntries(
    ['order.orderId', 'order.status', 'order.lines.sku', 'order.lines.quantity'].map((f) => [f, 'ok']),
  ),
  targets: { reply: false, remark: false },
});

let store: Store;
let shop: ShopKept;
let room: ReturnType<typeof createRoom>;
let work: ReturnType<typeof createPageHandlers> & ReturnType<typeof createOfficeHandlers>;
const outside: Outside = {
  now: () => NOW,
  push: vi.fn(async () => undefined),
  pushAll: vi.fn(async () => undefined),
  loadDesk: vi.fn(async () => undefined),
  loadGuard: vi.fn(async () => undefined),
  loadPicker: vi.fn(async () => undefined),
  learned: async () => learned(),
  showTab: vi.fn(async () => undefined),
  openOffice: vi.fn(async () => undefined),
  syncSites: vi.fn(async () => undefined),
  schedule: vi.fn(async () => undefined),
  awake: (work) => work,
};

beforeEach(async () => {
  indexedDB.deleteDatabase(DATABASE);
  revision = 0;
  const context = new Context(outside);
  store = await context.store(false);
  shop = await addShop(store, '青瓦杂货', [{ marketplace: 'pinduoduo', account: null }]);
  await patchSettings(store, { sites: { pinduoduo: { on: true, slash: false } } });
  const run = await beginImport(store, shop.id, 'replace');
  await run.put([{ sku: 'CUP-350-C', onHand: 1 }]);
  await run.commit({
    source: { kind: 'sheet', name: 'morning.csv' },
    at: NOW,
    reservedCountsOpenOrders: false,
  });
  room = createRoom(context);
  work = { ...createPageHandlers(context, room), ...createOfficeHandlers(context, room) };
  return () => store.db.close();
});

const judged = async (orders: Order[]): Promise<Judged> => {
  const answer = await work.facts({ type: 'facts', delta: delta(orders) }, frame);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const marked = async (orders: Order[]) =>
  (await judged(orders)).rows.filter(({ prompts }) => prompts.length > 0).map(({ key }) => key);
const deskOf = async (focus?: string) => {
  const answer = await work.desk({ type: 'desk', ...(focus ? { focus } : {}) }, frame);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const setRule = (id: string, body: Record<string, unknown>, marketplace?: string) =>
  append(
    store,
    shop,
    [
      {
        id: newId(),
        kind: 'rule.set',
        subject: { kind: 'rule', id, ...(marketplace ? { marketplace } : {}) },
        body,
      },
    ],
    { agent: '', now: NOW },
  );
const since = (ms: number | undefined) =>
  patchSettings(store, {
    sites: { pinduoduo: { on: true, slash: true, ...(ms === undefined ? {} : { since: ms }) } },
  });

describe('figures', () => {
  it('count a prompt once, when the page has its answer', async () => {
    await judged([order('1'), order('2')]);
    expect(await firedSince(store, shop.id, '2026-01-01')).toEqual([]);
    await judged([order('1'), order('2'), order('3')]);
    await room.fired.flush();
    const rules = (await firedSince(store, shop.id, '2026-01-01')).map(({ rule }) => rule);
    expect(rules.filter((rule) => rule === 'stock-short')).toHaveLength(3);
  });

  it('count nothing that was held back', async () => {
    await since(NOW);
    await judged([order('1', { placedAt: EARLY })]);
    await room.fired.flush();
    expect(await firedSince(store, shop.id, '2026-01-01')).toEqual([]);
  });
});

describe("a marketplace's own word on a rule", () => {
  it('goes over the whole shop’s, there and nowhere else', async () => {
    await setRule('stock-short', { on: false, params: { keepBack: 2 } });
    await setRule('stock-short', { on: true, level: 'clock' }, 'pinduoduo');
    const word = async (marketplace?: string) => {
      const { on, level, params } = (await ruleSettings(store, shop, marketplace))['stock-short']!;
      return { on, level, params };
    };
    expect(await word()).toEqual({ on: false, level: undefined, params: { keepBack: 2 } });
    expect(await word('taobao')).toEqual(await word());
    expect(await word('pinduoduo')).toEqual({ on: true, level: 'clock', params: { keepBack: 2 } });
    expect(await marked([order('1')])).toEqual(['orders:1']);
  });
});

describe('a role', () => {
  it('hears only its groups, unless a red line is crossed', async () => {
    await patchSettings(store, { role: 'after-sale' });
    expect(await marked([order('1')])).toEqual([]);
    await setRule('stock-short', { level: 'redline' });
    expect(await marked([order('1')])).toEqual(['orders:1']);
  });

  it('hears what the owner says it hears', async () => {
    await patchSettings(store, { role: 'after-sale', hidden: { 'after-sale': ['orders'] } });
    expect(await marked([order('1')])).toEqual(['orders:1']);
  });
});

describe('what stood there before the site was switched on', () => {
  const orders = [order('old', { placedAt: EARLY }), order('new', { placedAt: LATE })];
  beforeEach(() => since(NOW));

  it('is one count in the desk: no marks, no queue, no counts by level', async () => {
    expect(await marked(orders)).toEqual(['orders:new']);
    const desk = await deskOf();
    expect(desk.before).toBe(1);
    expect(desk.queue.total).toBe(1);
    expect(desk.counts.money).toBe(1);
    expect(desk.order?.orderId).toBe('new');
  });

  it('says what it has to say to whoever asks for that order', async () => {
    await judged(orders);
    const { prompts } = await deskOf('old');
    expect(prompts.map(({ rule, about }) => [rule, about.id])).toContainEqual(['stock-short', 'old']);
  });

  it('is marked when somebody asks for it, and stays so when the site is switched off and on', async () => {
    await judged(orders);
    expect(await work['show-before']({ type: 'show-before' }, frame)).toEqual({ ok: true, value: null });
    expect((await getSettings(store)).sites.pinduoduo).toEqual({ on: true, slash: true, since: 0 });
    expect((await deskOf()).before).toBe(0);
    for (const on of [false, true]) await work.site({ type: 'site', marketplace: 'pinduoduo', on }, own);
    expect((await getSettings(store)).sites.pinduoduo).toEqual({ on: true, slash: true, since: 0 });
  });

  it('begins when the site is switched on for the first time', async () => {
    await work.site({ type: 'site', marketplace: 'taobao', on: true }, own);
    expect((await getSettings(store)).sites.taobao).toEqual({ on: true, slash: false, since: NOW });
    await work.site({ type: 'site', marketplace: 'jd', on: false }, own);
    expect((await getSettings(store)).sites.jd).toEqual({ on: false, slash: false });
  });

  it('is counted apart in what a rule would mark', async () => {
    await setRule('stock-short', { on: false });
    expect(await marked(orders)).toEqual([]);
    expect(await work['preview-rule']({ type: 'preview-rule', rule: 'stock-short', tab: 1 }, own)).toEqual({
      ok: true,
      value: { rows: 2, of: 2, before: 1 },
    });
    expect((await getSettings(store)).sites.pinduoduo?.since).toBe(NOW);
  });
});

it('a rule of a tab nothing is known of would mark nothing', async () => {
  expect(await work['preview-rule']({ type: 'preview-rule', rule: 'stock-short', tab: 99 }, own)).toEqual({
    ok: true,
    value: { rows: 0, of: 0, before: 0 },
  });
});
