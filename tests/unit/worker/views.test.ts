// Three failing views of a field keep the rules that need it silent on that page kind, until a view reads it again.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FactsDelta, PageView, Push } from '../../../lib/messages/protocol.ts';
import type { DeskData } from '../../../lib/model/desk.ts';
import type { Health } from '../../../lib/model/facts.ts';
import { addShop, DATABASE, patchSettings, type Store } from '../../../lib/store/store.ts';
import { viewsOf } from '../../../lib/store/views.ts';
import { type Caller, Context, type Outside } from '../../../lib/worker/context.ts';
import { createPageHandlers } from '../../../lib/worker/handlers.ts';
import { createOfficeHandlers } from '../../../lib/worker/office.ts';
import { createPickingHandlers } from '../../../lib/worker/picking.ts';
import { createRoom } from '../../../lib/worker/room.ts';
import { learned } from '../../../scripts/lib/learned.ts';

const URL_ORDERS = 'https://mms.pinduoduo.com/orders/list';
const frame: Caller = { tab: 1, frame: 0, url: URL_ORDERS, top: URL_ORDERS, practice: false, own: false };
const FIELDS = ['order.orderId', 'order.status', 'order.ship.address', 'order.placedAt', 'order.paidAt'];
const health = (status: 'ok' | 'missing'): Health => ({
  ...Object.fromEntries(FIELDS.map((field) => [field, 'ok'])),
  'order.status': status,
});

let store: Store;
let pushes: Push[];
let handlers: ReturnType<typeof createPickingHandlers> &
  ReturnType<typeof createPageHandlers> &
  ReturnType<typeof createOfficeHandlers>;
let now: number;
let names: number;
beforeEach(async () => {
  indexedDB.deleteDatabase(DATABASE);
  pushes = [];
  now = Date.parse('2026-11-21T06:00:00Z');
  names = 0;
  const context = new Context({
    now: () => now,
    push: vi.fn(async (_tab, push: Push) => void pushes.push(push)),
    pushAll: vi.fn(async (push: Push) => void pushes.push(push)),
    loadDesk: vi.fn(),
    loadGuard: vi.fn(),
    loadPicker: vi.fn(),
    learned: async () => learned(),
    showTab: vi.fn(async () => undefined),
    openOffice: vi.fn(),
    syncSites: vi.fn(),
    schedule: vi.fn(),
    awake: <T>(work: Promise<T>) => work,
  } as unknown as Outside);
  store = await context.store(false);
  await addShop(store, '青瓦杂货', [{ marketplace: 'pinduoduo', account: null }]);
  await patchSettings(store, { sites: { pinduoduo: { on: true, slash: false } } });
  const room = createRoom(context);
  handlers = {
    ...createPageHandlers(context, room),
    ...createOfficeHandlers(context, room),
    ...createPickingHandlers(context, room),
  };
  return () => store.db.close();
});

const view = (status: 'ok' | 'missing', over: Partial<PageView> = {}, caller = frame) => {
  now += 60_000;
  return handlers.view(
    {
      type: 'view',
      view: { id: `v${names++}`, page: 'orders', state: 'ok', health: health(status), using: {}, ...over },
    },
    caller,
  );
};
let revision = 0;
const facts = (status: 'ok' | 'missing', state: 'ok' | 'not-ready' = 'ok') => {
  const none = { orders: [], listings: [], threads: [], reviews: [], aftersales: [] };
  const delta: FactsDelta = {
    document: `d${++revision}`,
    revision: 1,
    whole: true,
    url: URL_ORDERS,
    page: 'orders',
    kinds: ['orders'],
    state,
    upsert: { ...none, orders: [{ orderId: '1', buyer: {}, status: 'paid', lines: [] }] },
    remove: none,
    health: health(status),
    targets: { reply: false, remark: false },
  };
  return handlers.facts({ type: 'facts', delta }, frame);
};
const desk = async () =>
  ((await handlers.desk({ type: 'desk' }, frame)) as { ok: true; value: DeskData }).value;
const byStatus = ({ pausedRules }: DeskData) =>
  pausedRules.filter(({ fields }) => fields.includes('order.status'));

describe('a field that cannot be read', () => {
  it('pauses its rules for as long as it cannot, while it is new', async () => {
    await view('missing');
    await view('missing');
    await facts('missing');
    expect(byStatus(await desk()).length).toBeGreaterThan(0);
    expect(byStatus(await desk())[0]).not.toHaveProperty('views');
    await facts('ok');
    expect(byStatus(await desk())).toEqual([]);
  });

  it('keeps them paused from the third view in a row, also where a later row reads, and says for how many views', async () => {
    for (let i = 0; i < 3; i++) await view('missing');
    expect(pushes).toContainEqual({ type: 'judge' });
    await facts('ok');
    const held = byStatus(await desk());
    expect(held.length).toBeGreaterThan(0);
    expect(held.every(({ views }) => views === 3)).toBe(true);
    // What is read is told as it is: the rules wait, the page is not called broken.
    expect((await desk()).health['order.status']).toBe('ok');
    const overview = await handlers.overview({ type: 'overview', tab: 1 }, frame);
    expect(overview).toMatchObject({ value: { page: 'orders', paused: held.length } });
  });

  it('lets them speak again after one healthy view', async () => {
    for (let i = 0; i < 4; i++) await view('missing');
    await facts('ok');
    pushes.length = 0;
    await view('ok');
    expect(pushes).toEqual([{ type: 'judge' }]);
    expect(byStatus(await desk())).toEqual([]);
  });

  it('does so on its own page kind alone', async () => {
    for (let i = 0; i < 3; i++) await view('missing', { page: 'order' });
    await facts('ok');
    expect(byStatus(await desk())).toEqual([]);
  });
});

describe('a page that did not load as known three times', () => {
  it('is said so of at the desk, instead of still loading', async () => {
    const strange = () => view('ok', { state: 'not-ready', health: {}, page: 'orders' });
    for (let i = 0; i < 3; i++) await strange();
    expect(pushes).toEqual([{ type: 'judge' }]);
    await facts('ok', 'not-ready');
    expect((await desk()).page).toMatchObject({ state: 'not-ready', strange: 3 });
    await facts('ok');
    expect((await desk()).page).not.toHaveProperty('strange');
  });
});

describe('views', () => {
  it('are kept to the last twenty, a second word on one in place of the first', async () => {
    await view('ok', { id: 'same' });
    await view('missing', { id: 'same' });
    expect(await viewsOf(store, 'pinduoduo', 'orders')).toMatchObject([
      { id: 'same', health: { 'order.status': 'missing' } },
    ]);
    for (let i = 0; i < 25; i++) await view('ok');
    expect(await viewsOf(store, 'pinduoduo', 'orders')).toHaveLength(20);
  });

  it('of the practice shop, of a page no file has, and of a paused browser are not', async () => {
    const practice = { ...frame, practice: true, url: 'https://practice.invalid/practice.html#/orders' };
    await view('missing', {}, practice);
    await view('missing', { page: 'no-such' });
    await patchSettings(store, { paused: true });
    await view('missing');
    expect((await store.db.getAllKeys('meta')).filter((key) => String(key).startsWith('views:'))).toEqual([]);
  });
});
