// The queue across tabs, through the worker's own door: who is told, when, and what a worker that woke up does.
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FactsDelta, Push } from '../../../lib/messages/protocol.ts';
import type { DeskData } from '../../../lib/model/desk.ts';
import type { Thread } from '../../../lib/model/facts.ts';
import { addShop, DATABASE, openStore, patchSettings, type Store } from '../../../lib/store/store.ts';
import { type Caller, Context, type Outside } from '../../../lib/worker/context.ts';
import { createPageHandlers } from '../../../lib/worker/handlers.ts';
import { createRoom } from '../../../lib/worker/room.ts';
import { learned } from '../../../scripts/lib/learned.ts';

const NOW = Date.parse('2026-11-21T14:30:00+08:00');
const MINUTE = 60_000;
const CHAT = 'https://mms.pinduoduo.com/chat-merchant/index.html#/';
const LIST = 'https://mms.pinduoduo.com/orders/list';

let now: number;
let store: Store;
let pushes: { tab: number | 'all'; push: Push; frame?: number }[];
let shown: number[];
let overlays: Map<number, () => Promise<unknown>>;
let room: ReturnType<typeof createRoom>;
let work: ReturnType<typeof createPageHandlers>;
let outside: Outside;
let revisions: Map<string, number>;

/** A worker begins: it remembers nothing but what the database holds. */
function wake() {
  const context = new Context(outside);
  room = createRoom(context);
  work = createPageHandlers(context, room);
}

beforeEach(async () => {
  // Workers that were woken leave their databases open: each test has its own.
  globalThis.indexedDB = new IDBFactory();
  now = NOW;
  pushes = [];
  shown = [];
  overlays = new Map();
  revisions = new Map();
  outside = {
    now: () => now,
    push: async (tab: number, push: Push, frame?: number) => {
      pushes.push({ tab, push, ...(frame === undefined ? {} : { frame }) });
      if (push.type !== 'whole') return undefined;
      const tell = overlays.get(tab);
      void tell?.();
      return tell && true;
    },
    learned: async () => learned(),
    pushAll: async (push: Push) => {
      pushes.push({ tab: 'all', push });
      if (push.type === 'whole') for (const tell of overlays.values()) void tell();
    },
    showTab: async (tab: number) => void shown.push(tab),
    loadDesk: vi.fn(),
    loadGuard: vi.fn(),
    openOffice: vi.fn(),
    syncSites: vi.fn(),
    schedule: vi.fn(),
    awake: <T>(work: Promise<T>) => work,
  } as unknown as Outside;
  store = await openStore(DATABASE);
  await addShop(store, '青瓦杂货', [{ marketplace: 'pinduoduo', account: null }]);
  await patchSettings(store, { sites: { pinduoduo: { on: true, slash: false } } });
  wake();
});

const caller = (tab: number, url: string, frame = 0): Caller => ({
  tab,
  frame,
  url,
  top: url,
  practice: false,
  own: false,
});
const thread = (id: string, minutesAgo: number): Thread => ({
  buyer: { id, name: `${id}***` },
  waitingSince: new Date(now - minutesAgo * MINUTE).toISOString().replace('.000', ''),
});
const none = { orders: [], listings: [], threads: [], reviews: [], aftersales: [] };
const delta = (tab: number, url: string, threads: Thread[], over: Partial<FactsDelta> = {}): FactsDelta => {
  const document = `d${tab}`;
  revisions.set(document, (revisions.get(document) ?? 0) + 1);
  return {
    document,
    revision: revisions.get(document)!,
    whole: true,
    url,
    page: url === CHAT ? 'chat' : 'orders',
    kinds: url === CHAT ? ['chat'] : ['orders'],
    state: 'ok',
    upsert: { ...none, threads },
    remove: none,
    health: {},
    targets: { reply: false, remark: false },
    ...over,
  };
};
/** A chat tab tells its thread list; asked for the whole, it tells it again. */
const chats = async (tab: number, threads: Thread[]) => {
  const tell = () => work.facts({ type: 'facts', delta: delta(tab, CHAT, threads) }, caller(tab, CHAT));
  overlays.set(tab, tell);
  await tell();
  await settle();
};
const lists = async (tab: number) => {
  await work.facts({ type: 'facts', delta: delta(tab, LIST, []) }, caller(tab, LIST));
};
const desk = async (tab: number, url = LIST): Promise<DeskData> => {
  const answer = await work.desk({ type: 'desk' }, caller(tab, url));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const settle = () => new Promise((done) => setTimeout(done, 20));
const told = (tab: number) =>
  pushes.filter((one) => one.tab === tab && one.push.type === 'desk-changed').length;

describe('the desk of an order tab', () => {
  it('shows who waits in the chat tab behind it, the late first, and when that changes', async () => {
    await lists(1);
    await chats(2, [thread('a', 1), thread('b', 9)]);
    const data = await desk(1);
    expect(data.waiting).toMatchObject([
      { tab: 2, key: 'threads:b', name: 'b***', site: '拼多多', here: false, state: 'late' },
      { tab: 2, key: 'threads:a', state: 'waiting', due: NOW + 2 * MINUTE },
    ]);
    expect(data.wakeAt).toBe(NOW + 0.8 * MINUTE);
    expect(data.counts.clock).toBe(1);
  });

  it('is told when the list behind it changed, once, and not when it did not', async () => {
    await lists(1);
    await chats(2, [thread('a', 1)]);
    await desk(1);
    pushes = [];
    const one = thread('a', 1);
    await chats(2, [one, thread('b', 0)]);
    expect(told(1)).toBe(1);
    await chats(2, [one, thread('b', 0)]);
    expect(told(1)).toBe(1);
    await chats(2, [{ ...one, preview: '[图片]' }, thread('b', 0)]);
    expect(told(1)).toBe(1);
    await chats(2, []);
    expect(told(1)).toBe(2);
    expect(told(2)).toBe(0);
    expect(pushes.every(({ push, frame }) => push.type !== 'desk-changed' || frame === 0)).toBe(true);
  });

  it('hears nothing of what its own site shows on its own tab', async () => {
    await chats(2, [thread('a', 9)]);
    expect((await desk(2, CHAT)).waiting).toEqual([]);
  });

  it('forgets a tab that was closed, a page that was left, and a site that was switched off', async () => {
    await lists(1);
    await chats(2, [thread('a', 1)]);
    await chats(3, [thread('b', 1)]);
    await chats(4, [thread('c', 1)]);
    expect((await desk(1)).waiting).toHaveLength(3);
    pushes = [];
    await room.queue.closed(2);
    expect(told(1)).toBe(1);
    await work.gone({ type: 'gone', document: 'another' }, caller(3, CHAT));
    expect((await desk(1)).waiting).toHaveLength(2);
    await work.gone({ type: 'gone', document: 'd3' }, caller(3, CHAT));
    expect(told(1)).toBe(2);
    expect((await desk(1)).waiting.map(({ tab }) => tab)).toEqual([4]);
    await patchSettings(store, { sites: { pinduoduo: { on: false, slash: false } } });
    expect((await desk(1)).waiting).toEqual([]);
  });

  it('keeps a wait that is told in whole minutes where it began', async () => {
    await lists(1);
    await chats(2, [thread('a', 2)]);
    const [before] = (await desk(1)).waiting;
    now += 0.7 * MINUTE;
    await chats(2, [thread('a', 2)]);
    expect((await desk(1)).waiting[0]!.due).toBe(before!.due);
    await chats(2, [thread('a', 0)]);
    expect((await desk(1)).waiting[0]!.due).toBe(now + 3 * MINUTE);
  });
});

describe('a worker that woke up', () => {
  it('asks the chat pages once for what they read, and the queue is there again', async () => {
    await lists(1);
    await chats(2, [thread('a', 1)]);
    wake();
    pushes = [];
    overlays.set(1, () => lists(1));
    expect((await desk(1)).waiting).toMatchObject([{ tab: 2, key: 'threads:a' }]);
    await desk(1);
    expect(pushes.filter(({ tab, push }) => tab === 'all' && push.type === 'whole')).toEqual([
      { tab: 'all', push: { type: 'whole', chats: true } },
    ]);
  });

  it('tells every desk, once, of a buyer it hears of from a tab behind', async () => {
    await lists(1);
    await desk(1);
    wake();
    pushes = [];
    await chats(2, [thread('a', 1)]);
    await chats(2, [thread('a', 1), thread('b', 1)]);
    expect(pushes.filter(({ tab }) => tab === 'all').map(({ push }) => push.type)).toEqual(['desk-changed']);
  });

  it('wakes nobody for an order list', async () => {
    await lists(1);
    expect(pushes).toEqual([]);
  });
});

describe('going to a waiting buyer', () => {
  const go = (tab: number) => work['go-tab']({ type: 'go-tab', tab, key: 'threads:a' }, caller(1, LIST));
  it('brings the tab to the front and names the row, after a wake as well', async () => {
    await lists(1);
    await chats(2, [thread('a', 1)]);
    await go(2);
    wake();
    expect(await go(2)).toEqual({ ok: true, value: null });
    expect(shown).toEqual([2, 2]);
    expect(pushes.at(-1)).toEqual({
      tab: 2,
      push: { type: 'show-row', key: 'threads:a', mark: expect.any(String) },
    });
  });

  it('goes to no tab that is none of ours', async () => {
    await lists(1);
    expect(await go(77)).toMatchObject({ ok: false, error: { code: 'tab.gone' } });
    expect(shown).toEqual([]);
  });
});

describe('a key pressed in a child frame', () => {
  it('is told to the top frame; where no desk answers, the frame learns so', async () => {
    const child = caller(1, CHAT, 4);
    const press = () => work.key({ type: 'key', chord: 'Alt+KeyW' }, child);
    expect(await press()).toEqual({ ok: true, value: { taken: false } });
    expect(pushes).toEqual([{ tab: 1, push: { type: 'key', key: 'Alt+KeyW' }, frame: 0 }]);
    outside.push = async () => true;
    expect(await press()).toEqual({ ok: true, value: { taken: true } });
  });
});
