// The worker's alarms: they go on through its ends. One that is made anew at every wake begins its wait again, and never
// rings where pages wake the worker more often than that.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addShop, openStore, putSource } from '../../../lib/store/store.ts';

const alarms = vi.hoisted(() => new Map<string, { periodInMinutes?: number }>());
const made = vi.hoisted(() => vi.fn());
const stirred = vi.hoisted(() => vi.fn(async () => ({})));
const ring = vi.hoisted(() => [] as ((alarm: { name: string }) => void)[]);
vi.mock('../../../lib/platform/browser.ts', () => {
  const heard = { addListener: () => undefined };
  return {
    browser: {
      runtime: {
        id: 'us',
        getURL: (path: string) => `ext://us/${path}`,
        onMessage: heard,
        onInstalled: heard,
        sendMessage: async () => undefined,
        getPlatformInfo: stirred,
      },
      tabs: { onRemoved: heard, query: async () => [] },
      permissions: { onAdded: heard, onRemoved: heard, contains: async () => false },
      scripting: { getRegisteredContentScripts: async () => [] },
      alarms: {
        onAlarm: { addListener: (listen: (typeof ring)[number]) => ring.push(listen) },
        get: async (name: string) => alarms.get(name),
        clear: async (name: string) => alarms.delete(name),
        create: async (name: string, when: { periodInMinutes?: number }) => {
          made(name);
          alarms.set(name, when);
        },
      },
    },
  };
});

const polled = vi.hoisted(() => vi.fn());
vi.mock('../../../lib/worker/source.ts', () => ({ pollSource: polled }));

const { startWorker } = await import('../../../lib/worker/start.ts');
const wakes = async () => {
  startWorker();
  await new Promise((done) => setTimeout(done, 60));
};
const source = (everyMinutes: number) => ({
  kind: 'vendure-graphql' as const,
  url: 'https://shop.example/admin-api',
  token: 't',
  everyMinutes,
  on: true,
});

beforeEach(() => {
  alarms.clear();
  made.mockClear();
});

describe('a worker that wakes again and again', () => {
  it('lets its alarms stand, and sets the one of stock anew only at another pace', async () => {
    const store = await openStore();
    const shop = await addShop(store, 'Fern & Ladle');
    await putSource(store, shop.id, source(5));
    await wakes();
    expect(made.mock.calls.flat().sort()).toEqual(['poll-stock', 'tidy']);
    await wakes();
    await wakes();
    expect(made).toHaveBeenCalledTimes(2);
    await putSource(store, shop.id, source(2));
    await wakes();
    expect(made.mock.calls.flat().slice(2)).toEqual(['poll-stock']);
    expect(alarms.get('poll-stock')).toEqual({ periodInMinutes: 2 });
    await putSource(store, shop.id, { ...source(2), on: false });
    await wakes();
    expect(alarms.has('poll-stock')).toBe(false);
    store.db.close();
  });

  it('asks every shop’s source, also behind one that cannot be written', async () => {
    const store = await openStore();
    const shops = [await addShop(store, 'Moss'), await addShop(store, 'Reed')];
    for (const { id } of shops) await putSource(store, id, source(5));
    polled.mockImplementation(async (_store: unknown, shop: string) => {
      if (shop === shops[0]!.id) throw new Error('no room');
    });
    await wakes();
    ring.at(-1)!({ name: 'poll-stock' });
    await vi.waitFor(() =>
      expect(polled.mock.calls.map(([, shop]) => shop).sort()).toEqual(shops.map(({ id }) => id).sort()),
    );
    store.db.close();
  });

  it('stirs while a source is read, and no longer: else it would be ended after half a minute', async () => {
    const store = await openStore();
    const shop = await addShop(store, 'Sedge');
    await putSource(store, shop.id, source(5));
    let end = () => {};
    polled.mockImplementation((_store: unknown, id: string) =>
      id === shop.id
        ? new Promise<void>((done) => {
            end = done;
          })
        : Promise.resolve(),
    );
    await wakes();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      polled.mockClear();
      ring.at(-1)!({ name: 'poll-stock' });
      await vi.waitFor(() => expect(polled.mock.calls.map(([, id]) => id)).toContain(shop.id));
      for (let n = 1; n <= 4; n++) {
        stirred.mockClear();
        vi.advanceTimersByTime(25_000);
        expect(stirred, `half minute ${n}`).toHaveBeenCalled();
      }
      end();
      await new Promise((done) => setTimeout(done, 20));
      stirred.mockClear();
      vi.advanceTimersByTime(120_000);
      expect(stirred).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
      store.db.close();
    }
  });
});
