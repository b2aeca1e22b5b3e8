import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FactsDelta, Judged, Push } from '../../../lib/messages/protocol.ts';
import { type Draft, uuidv7 } from '../../../lib/model/entries.ts';
import type { Order } from '../../../lib/model/facts.ts';
import { beginImport } from '../../../lib/store/stock.ts';
import {
  addShop,
  DATABASE,
  deleteMeta,
  openStore,
  patchSettings,
  putSourceFailure,
  type ShopKept,
  type Store,
} from '../../../lib/store/store.ts';
import { type Caller, Context, type Outside } from '../../../lib/worker/context.ts';
import { createPageHandlers } from '../../../lib/worker/handlers.ts';
import { createOfficeHandlers } from '../../../lib/worker/office.ts';
import { createRoom } from '../../../lib/worker/room.ts';
import { learned } from '../../../scripts/lib/learned.ts';

const NOW = Date.parse('2026-11-21T06:00:00Z');
const frame: Caller = {
  tab: 1,
  frame: 0,
  url: 'https://mms.pinduoduo.com/orders/list',
  top: 'https://mms.pinduoduo.com/orders/list',
  practice: false,
  own: false,
};
const order = (orderId: string, over: Partial<Order> = {}): Order => ({
  orderId,
  buyer: { name: '是**麦' },
  status: 'paid',
  lines: [{ title: '双层玻璃杯', sku: 'CUP-350-C', quantity: 3 }],
  ...over,
});
const FIELDS = [
  'order.orderId',
  'order.status',
  'order.lines.sku',
  'order.lines.quantity',
  'order.remark.text',
  'order.buyerNote',
];
let revision = 0;
const delta = (orders: Order[], over: Partial<FactsDelta> = {}): FactsDelta => ({
  document: 'd1',
  revision: ++revision,
  whole: true,
  url: 'https://mms.pinduoduo.com/orders/list',
  page: 'orders',
  kinds: ['orders'],
  state: 'ok',
  upsert: { orders, listings: [], threads: [], reviews: [], aftersales: [] },
  remove: { orders: [], listings: [], threads: [], reviews: [], aftersales: [] },
  health: Object.fromEntries(FIELDS.map((field) => [field, 'ok'])),
  targets: { reply: false, remark: false },
  ...over,
});
const note = (id: string, text: string): Draft => ({
  id: uuidv7(NOW, crypto.getRandomValues(new Uint8Array(10))),
  kind: 'note.added',
  subject: { kind: 'order', marketplace: 'pinduoduo', id },
  body: { text: '' },
  text,
});

let store: Store;
let shop: ShopKept;
let outside: Outside & { pushes: Push[] };
const allHandlers = (context: Context) => {
  const room = createRoom(context);
  return { ...createPageHandlers(context, room), ...createOfficeHandlers(context, room) };
};
let work: { handlers: ReturnType<typeof allHandlers> };

beforeEach(async () => {
  indexedDB.deleteDatabase(DATABASE);
  revision = 0;
  const pushes: Push[] = [];
  outside = {
    pushes,
    now: () => NOW,
    push: vi.fn(async (_tab, push: Push) => void pushes.push(push)),
    pushAll: vi.fn(async (push: Push) => void pushes.push(push)),
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
  const context = new Context(outside);
  store = await context.store(false);
  shop = await addShop(store, '青瓦杂货', [{ marketplace: 'pinduoduo', account: null }]);
  await patchSettings(store, {
    sites: { pinduoduo: { on: true, slash: false } },
    agent: { number: '07', name: '' },
  });
  const run = await beginImport(store, shop.id, 'replace');
  await run.put([{ sku: 'CUP-350-C', onHand: 1 }]);
  await run.commit({
    source: { kind: 'sheet', name: 'morning.csv' },
    at: NOW,
    reservedCountsOpenOrders: false,
  });
  work = { handlers: allHandlers(context) };
  return () => store.db.close();
});

const judged = async (d: FactsDelta, caller = frame): Promise<Judged> => {
  const answer = await work.handlers.facts({ type: 'facts', delta: d }, caller);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

describe('a frame on a site that is switched on', () => {
  it('gets its marketplace, and a frame on any other site nothing', async () => {
    expect(await work.handlers.hello({ type: 'hello', url: frame.url }, frame)).toMatchObject({
      value: { on: true, site: { id: 'pinduoduo' } },
    });
    const elsewhere = { ...frame, url: 'https://example.com/', top: 'https://example.com/' };
    expect(await work.handlers.hello({ type: 'hello', url: frame.url }, elsewhere)).toEqual({
      ok: true,
      value: { on: false },
    });
  });

  it('as a top page that is none of the site’s has no pages, and hears whether its frames told anything', async () => {
    const url = 'https://mms.pinduoduo.com/home';
    const shell = { ...frame, tab: 5, url, top: url };
    const hello = () => work.handlers.hello({ type: 'hello', url }, shell);
    const first = await hello();
    expect(first).toMatchObject({ value: { on: true, site: { id: 'pinduoduo' }, pages: [], isTop: true } });
    expect(first).not.toHaveProperty('value.told');
    const inside = { ...shell, frame: 3, url: frame.url };
    await judged(delta([order('1')]), inside);
    expect(await hello()).toMatchObject({ value: { told: true } });
    // The desk of the top page asks again when the frame goes.
    outside.pushes.length = 0;
    await work.handlers.gone({ type: 'gone', document: 'd1' }, inside);
    expect(outside.pushes).toContainEqual({ type: 'desk-changed' });
    expect(await hello()).not.toHaveProperty('value.told');
    // A frame that is none of ours gets nothing, and nor does a page of a site that is off.
    expect(await work.handlers.hello({ type: 'hello', url }, { ...shell, frame: 4 })).toEqual({
      ok: true,
      value: { on: false },
    });
    await patchSettings(store, { sites: {} });
    expect(await hello()).toEqual({ ok: true, value: { on: false } });
  });

  it('is told which rows are short', async () => {
    const { rows } = await judged(
      delta([
        order('1', { placedAt: '2026-01-01T10:00+08:00' }),
        order('2', {
          placedAt: '2026-01-01T09:00+08:00',
          lines: [{ sku: 'CUP-350-C', quantity: 1 }],
        }),
      ]),
    );
    expect(rows.map((row) => [row.key, row.prompts[0]?.rule, row.prompts[0]?.mark])).toEqual([
      // The one unit there is goes to the order that was placed first.
      ['orders:1', 'stock-short', '缺3件'],
    ]);
  });

  it('is told only what changed since', async () => {
    await judged(delta([order('1'), order('2')]));
    const { rows } = await judged(delta([order('2', { status: 'shipped' })], { whole: false }));
    expect(rows).toEqual([{ key: 'orders:2', prompts: [] }]);
  });

  it('is asked for the whole by a worker that has forgotten it', async () => {
    expect(await judged(delta([order('1')], { whole: false }))).toMatchObject({ resend: true, rows: [] });
  });

  it('gets no marks while paused, and nothing is kept', async () => {
    await patchSettings(store, { paused: true });
    expect((await judged(delta([order('1')]))).rows).toEqual([]);
    expect(await store.db.count('sightings')).toBe(0);
  });

  it('pauses the stock rule, by name, when quantities cannot be read', async () => {
    const health = Object.fromEntries(
      FIELDS.map((f) => [f, f === 'order.lines.quantity' ? 'missing' : 'ok']),
    ) as FactsDelta['health'];
    expect((await judged(delta([order('1')], { health }))).rows).toEqual([]);
    const desk = await work.handlers.desk({ type: 'desk' }, frame);
    expect(desk).toMatchObject({
      value: {
        pausedRules: expect.arrayContaining([
          expect.objectContaining({ rule: 'stock-short', fields: ['order.lines.quantity'] }),
        ]),
      },
    });
  });
});

describe('what paid orders hold', () => {
  const one = (orderId: string, quantity: number, over: Partial<Order> = {}) =>
    order(orderId, {
      placedAt: `2026-01-01T${orderId}:00+08:00`,
      lines: [{ sku: 'CUP-350-C', quantity }],
      ...over,
    });

  it('is taken off for those who come later, and told as what it is', async () => {
    const { rows } = await judged(delta([one('10', 2), one('09', 1)]));
    expect(rows.map((row) => [row.key, row.prompts[0]?.mark])).toEqual([['orders:10', '缺2件']]);
    expect(await work.handlers.desk({ type: 'desk', focus: '10' }, frame)).toMatchObject({
      value: { stock: [{ onHand: 1, reserved: 0, held: 1, heldSince: NOW, available: 0, short: true }] },
    });
  });

  it('is nothing any more when the order before ships, on whichever page that is seen', async () => {
    await judged(delta([one('09', 1)]));
    const other = { ...frame, tab: 2 };
    expect((await judged(delta([one('10', 1)]), other)).rows).toHaveLength(1);
    await judged(delta([one('09', 1, { status: 'shipped' })]));
    expect((await judged(delta([one('10', 1)]), other)).rows).toEqual([]);
  });

  it('does not count what was last seen before the stock was', async () => {
    await judged(delta([one('09', 1)]));
    await vi.waitFor(async () => expect(await store.db.count('sightings')).toBe(1));
    const [sighting] = await store.db.getAll('sightings');
    await store.db.put('sightings', { ...sighting!, seenAt: NOW - 1 });
    const context = new Context(outside);
    const woken = { handlers: allHandlers(context) };
    const other = { ...frame, tab: 2 };
    const answer = await woken.handlers.facts({ type: 'facts', delta: delta([one('10', 1)]) }, other);
    (await context.store(false)).db.close();
    expect(answer).toMatchObject({ value: { rows: [] } });
  });
});

describe('the desk', () => {
  it('shows the formula behind a short order', async () => {
    await judged(delta([order('1')]));
    expect(await work.handlers.desk({ type: 'desk' }, frame)).toMatchObject({
      value: {
        order: { orderId: '1' },
        queue: { total: 1, place: 1, next: '1', previous: '1' },
        stock: [{ sku: 'CUP-350-C', onHand: 1, available: 1, short: true }],
        stockSource: { label: 'morning.csv' },
      },
    });
  });

  it('says that the source of a shop without stock could not be read', async () => {
    const read = async () => {
      await judged(delta([order('1')]));
      const desk = await work.handlers.desk({ type: 'desk' }, frame);
      return desk.ok ? desk.value.stockUnread : desk.error;
    };
    await putSourceFailure(store, shop.id, { code: 'source.down', at: NOW });
    expect(await read(), 'there is stock').toBeUndefined();
    await deleteMeta(store, `stock:${shop.id}`);
    await work.handlers.changed({ type: 'changed', what: 'stock' }, frame);
    expect(await read()).toBe(true);
    await putSourceFailure(store, shop.id, undefined);
    expect(await read()).toBeUndefined();
  });

  it('keeps a note on the order and shows it, with the agent who wrote it', async () => {
    await judged(delta([order('1')]));
    const kept = await work.handlers.append({ type: 'append', drafts: [note('1', '要贺卡')] }, frame);
    expect(kept.ok).toBe(true);
    expect(await work.handlers.desk({ type: 'desk' }, frame)).toMatchObject({
      value: { record: { notes: [{ text: '要贺卡', agent: '07' }] } },
    });
  });

  it('counts two active buyers in two frames as none', async () => {
    const talk = (id: string) => ({ buyer: { id }, messages: [], orders: [], listings: [] });
    await judged(delta([], { kinds: ['chat'], conversation: talk('a') }));
    await judged(delta([], { kinds: ['chat'], conversation: talk('b'), document: 'd2' }), {
      ...frame,
      frame: 7,
    });
    expect(await work.handlers.desk({ type: 'desk' }, frame)).toMatchObject({
      value: { buyerAmbiguous: true },
    });
  });

  it('keeps nothing for an account that is bound to no shop', async () => {
    await store.db.put('meta', { key: 'shops', value: [{ ...shop, bindings: [] }] });
    expect((await judged(delta([order('1')]))).rows).toEqual([]);
    expect(await work.handlers.append({ type: 'append', drafts: [note('1', 'x')] }, frame)).toMatchObject({
      ok: false,
      error: { code: 'shop.unbound' },
    });
    expect(await store.db.count('sightings')).toBe(0);
  });
});

describe('a worker that woke up and has forgotten every tab', () => {
  it('asks the tab for what it reads before it keeps a note', async () => {
    outside.push = vi.fn(async (_tab, push: Push) => {
      if (push.type !== 'whole') return undefined;
      setTimeout(() => void judged(delta([order('1')])));
      return true;
    });
    const kept = await work.handlers.append({ type: 'append', drafts: [note('1', '要贺卡')] }, frame);
    expect(kept).toMatchObject({ ok: true });
  });

  it('asks a tab that has nothing to tell once, and does not wait for it', async () => {
    for (let i = 0; i < 3; i++) await work.handlers.desk({ type: 'desk' }, frame);
    expect(outside.pushes.filter((push) => push.type === 'whole')).toHaveLength(1);
  });
});

describe('replies', () => {
  it('are filled with the order in focus, and what is missing is named', async () => {
    await judged(delta([order('260101-1')]));
    const answer = await work.handlers['reply-for']({ type: 'reply-for', tag: 'verify-details' }, frame);
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.text).toBeUndefined();
    expect(answer.value.missing.length).toBeGreaterThan(0);
    const whole = await work.handlers['render-reply'](
      {
        type: 'render-reply',
        id: answer.value.id,
        fill: Object.fromEntries(answer.value.missing.map((m) => [m.name, '示例'])),
      },
      frame,
    );
    expect(whole).toMatchObject({ value: { missing: [], text: expect.stringContaining('示例') } });
  });

  it('are found by initials', async () => {
    await judged(delta([order('1')]));
    const answer = await work.handlers['find-replies']({ type: 'find-replies', query: 'hdsj' }, frame);
    expect(answer.ok && answer.value.found.length).toBeGreaterThan(0);
  });
});

describe('the practice shop', () => {
  it('lives in a database of its own: nothing of it reaches the shop', async () => {
    const practice: Caller = {
      ...frame,
      tab: 9,
      url: 'https://practice.invalid/practice.html#/orders',
      top: 'https://practice.invalid/practice.html#/orders',
      practice: true,
      own: true,
    };
    await judged(delta([order('1')], { url: practice.url }), practice);
    expect(await store.db.count('sightings')).toBe(0);
    expect(await work.handlers.desk({ type: 'desk' }, frame)).toMatchObject({ value: { prompts: [] } });
    await openStore('counterhand-practice').then((s) => s.db.close());
  });
});
