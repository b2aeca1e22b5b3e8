// The picker's deeds at the worker's door: who may ask, what a patch is held to, and when it counts.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SitePatch } from '../../../lib/model/patch.ts';
import { getKeptSites, setPicking } from '../../../lib/store/sites.ts';
import { DATABASE, patchSettings, type Store } from '../../../lib/store/store.ts';
import { VIEWS, viewsOf } from '../../../lib/store/views.ts';
import { type Caller, Context, type Outside } from '../../../lib/worker/context.ts';
import { createPageHandlers } from '../../../lib/worker/handlers.ts';
import { createOfficeHandlers } from '../../../lib/worker/office.ts';
import { createPickingHandlers } from '../../../lib/worker/picking.ts';
import { createRoom } from '../../../lib/worker/room.ts';
import { learned } from '../../../scripts/lib/learned.ts';

let now = Date.parse('2026-11-22T06:00:00Z');
const url = 'https://mms.pinduoduo.com/orders/list';
const frame: Caller = { tab: 1, frame: 0, url, top: url, practice: false, own: false };
const patch = (over: Partial<SitePatch> = {}): SitePatch => ({
  schema: 1,
  marketplace: 'pinduoduo',
  base: 1,
  date: '2026-11-22',
  page: 'orders',
  repairs: [
    { what: 'field', part: 'orders', field: 'orderId', from: { at: '[data-no]', read: { attr: 'data-no' } } },
  ],
  ...over,
});

let store: Store;
let outside: Outside;
let work: ReturnType<typeof handlersOf>;
const handlersOf = (context: Context) => {
  const room = createRoom(context);
  return {
    ...createPageHandlers(context, room),
    ...createPickingHandlers(context, room),
    ...createOfficeHandlers(context, room),
  };
};

beforeEach(async () => {
  indexedDB.deleteDatabase(DATABASE);
  now = Date.parse('2026-11-22T06:00:00Z');
  const nothing = async () => undefined;
  outside = {
    now: () => now,
    push: vi.fn(nothing),
    pushAll: vi.fn(nothing),
    loadDesk: vi.fn(nothing),
    loadGuard: vi.fn(nothing),
    loadPicker: vi.fn(nothing),
    learned: async () => learned(),
    showTab: vi.fn(nothing),
    openOffice: vi.fn(nothing),
    syncSites: vi.fn(nothing),
    schedule: vi.fn(nothing),
    awake: (work) => work,
  };
  const context = new Context(outside);
  store = await context.store(false);
  await patchSettings(store, { sites: { pinduoduo: { on: true, slash: false } } });
  work = handlersOf(context);
  return () => store.db.close();
});

const pick = (page?: string) =>
  work.pick(
    { type: 'pick', tab: 1, marketplace: 'pinduoduo', ...(page ? { page } : {}) },
    { ...frame, own: true },
  );
const keep = (of: SitePatch, seen = 'first', caller = frame) =>
  work['picker-keep']({ type: 'picker-keep', patch: of, seen }, caller);
const confirm = (seen: string, caller = frame) =>
  work['picker-confirm']({ type: 'picker-confirm', page: 'orders', seen }, caller);
const orderIdPlaces = async () => {
  const hello = await work.hello({ type: 'hello', url }, frame);
  if (!hello.ok || !hello.value.on) throw new Error('off');
  const [page] = hello.value.site.pages;
  return page?.orders?.fields.orderId?.from.map((from) => ('at' in from ? from.at : undefined)) ?? [];
};

describe('the picker', () => {
  it('opens in the tab the owner asked for, and answers no other', async () => {
    await pick('orders');
    expect(outside.loadPicker).toHaveBeenCalledWith(1, 0);
    expect(await work.picker({ type: 'picker' }, frame)).toMatchObject({
      value: { page: 'orders', site: { id: 'pinduoduo' } },
    });
    expect(await work.picker({ type: 'picker' }, { ...frame, tab: 2 })).toEqual({ ok: true, value: null });
    expect(await keep(patch(), 'first', { ...frame, tab: 2 })).toMatchObject({
      ok: false,
      error: { code: 'picker.closed' },
    });
  });

  it('is opened again where the tab comes to another page of that kind, and not elsewhere', async () => {
    await setPicking(store, { tab: 1, marketplace: 'pinduoduo', page: 'orders', at: now });
    await work.hello({ type: 'hello', url }, { ...frame, tab: 2 });
    expect(outside.loadPicker).not.toHaveBeenCalled();
    await work.hello({ type: 'hello', url }, frame);
    await vi.waitFor(() => expect(outside.loadPicker).toHaveBeenCalledWith(1, 0));
  });

  it('is nobody’s any more after an hour', async () => {
    await pick('orders');
    now += 3_600_001;
    expect(await work.picker({ type: 'picker' }, frame)).toEqual({ ok: true, value: null });
  });

  it('counts what was pointed out once it read right on a page that shows something else', async () => {
    const before = await orderIdPlaces();
    await pick('orders');
    expect(await keep(patch())).toMatchObject({ ok: true });
    expect(await orderIdPlaces()).toEqual(before);
    expect(await confirm('first')).toMatchObject({ error: { code: 'picker.same-page' } });
    expect(await orderIdPlaces()).toEqual(before);
    expect(await confirm('second')).toMatchObject({ ok: true });
    expect(await orderIdPlaces()).toEqual(['[data-no]', ...before]);
    expect(outside.pushAll).toHaveBeenCalledWith({ type: 'refresh' });
    // The tab is nobody's any more.
    expect(await work.picker({ type: 'picker' }, frame)).toEqual({ ok: true, value: null });
  });

  it('shows what is on trial in its own tab, and takes it back', async () => {
    await pick('orders');
    await keep(patch());
    const setup = await work.picker({ type: 'picker' }, frame);
    const places = setup.ok ? setup.value?.site.pages.find(({ id }) => id === 'orders')?.orders : undefined;
    expect(places?.fields.orderId?.from[0]).toMatchObject({ at: '[data-no]' });
    await work['picker-undo']({ type: 'picker-undo', page: 'orders' }, frame);
    expect(await getKeptSites(store)).toMatchObject({ patches: [] });
    expect(await confirm('second')).toMatchObject({ error: { code: 'picker.nothing' } });
  });

  it('comes back on a taught page that is on trial, then leaves, and again where another is to be taught', async () => {
    const taught = patch({
      page: 'packing',
      add: { kinds: ['orders'], match: { hosts: ['mms.pinduoduo.com'], path: '/packing/*', frame: 'top' } },
      repairs: [
        { what: 'landmark', ready: '.packing', watch: '.packing' },
        { what: 'rows', part: 'orders', group: { mode: 'element', each: '.packing > li' } },
        {
          what: 'field',
          part: 'orders',
          field: 'orderId',
          from: { at: '[data-no]', read: { attr: 'data-no' } },
          parse: 'id',
          when: 'always',
        },
      ],
    });
    const at = async (address: string) => {
      vi.mocked(outside.loadPicker).mockClear();
      await work.hello({ type: 'hello', url: address }, { ...frame, url: address, top: address });
      await new Promise((done) => setTimeout(done, 20));
      return vi.mocked(outside.loadPicker).mock.calls.length > 0;
    };
    const [first, second] = ['https://mms.pinduoduo.com/packing/1', 'https://mms.pinduoduo.com/packing/2'];
    await pick();
    expect(await keep(taught)).toMatchObject({ ok: true });
    expect(await at(second)).toBe(true);
    expect(await at(url)).toBe(false);
    const done = await work['picker-confirm'](
      { type: 'picker-confirm', page: 'packing', seen: 'second' },
      frame,
    );
    expect(done).toMatchObject({ ok: true });
    expect(await at(first)).toBe(false);
    expect(await work.picker({ type: 'picker' }, frame)).toEqual({ ok: true, value: null });
    const another = (caller = frame) => work['picker-another']({ type: 'picker-another' }, caller);
    expect(await another({ ...frame, tab: 2 })).toMatchObject({ error: { code: 'picker.closed' } });
    expect(await another()).toMatchObject({ ok: true });
    expect(await at(url)).toBe(true);
    const setup = await work.picker({ type: 'picker' }, frame);
    expect(setup).not.toHaveProperty('value.page');
    expect(setup.ok && setup.value?.site.pages.map(({ id }) => id)).toContain('packing');
  });

  it('refuses a patch that no file of ours could hold, and keeps what was there', async () => {
    await pick('orders');
    await keep(patch());
    const hostile = patch({
      repairs: [{ what: 'field', part: 'orders', field: 'orderId', from: { at: 'p:has(', read: 'text' } }],
    });
    expect(await keep(hostile)).toMatchObject({ ok: false, error: { params: { found: 'p:has(' } } });
    expect((await getKeptSites(store)).patches.map((kept) => kept.patch)).toEqual([patch()]);
  });
});

describe('views of a page', () => {
  const view = (id: string, state: 'ok' | 'not-ready' = 'ok') =>
    work.view({ type: 'view', view: { id, page: 'orders', state, health: {}, using: {} } }, frame);

  it('are kept once each, the last twenty', async () => {
    for (let i = 0; i < VIEWS + 5; i++) await view(`v${i}`);
    await view(`v${VIEWS + 4}`, 'not-ready');
    const views = await viewsOf(store, 'pinduoduo', 'orders');
    expect(views).toHaveLength(VIEWS);
    expect(views.at(-1)).toMatchObject({ id: `v${VIEWS + 4}`, state: 'not-ready', at: now, revision: 1 });
  });

  it('are not kept of a page the file does not have, while paused, or of the practice shop', async () => {
    await work.view(
      { type: 'view', view: { id: 'x', page: 'elsewhere', state: 'ok', health: {}, using: {} } },
      frame,
    );
    await patchSettings(store, { paused: true });
    await view('y');
    expect(await viewsOf(store, 'pinduoduo', 'elsewhere')).toEqual([]);
    expect(await viewsOf(store, 'pinduoduo', 'orders')).toEqual([]);
  });
});
