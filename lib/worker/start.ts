// The worker's start: the door, the alarms, the sites. It may be killed at any moment, so each start does all of this
// again and relies on nothing that was remembered.

import type { Push } from '../messages/protocol.ts';
import { answer } from '../messages/serve.ts';
import { browser } from '../platform/browser.ts';
import { packaged } from '../platform/packaged.ts';
import {
  injectDesk,
  injectGuard,
  injectPicker,
  showTab,
  startInOpenTabs,
  syncSites,
} from '../platform/sites.ts';
import { expireFired } from '../store/fired.ts';
import { expireSightings } from '../store/sightings.ts';
import { getUpdates } from '../store/sites.ts';
import { sweepGenerations } from '../store/stock.ts';
import { expireStockHistory } from '../store/stockHistory.ts';
import { getSettings, getShops, getSource } from '../store/store.ts';
import { type Caller, Context } from './context.ts';
import { createPageHandlers } from './handlers.ts';
import { createOfficeHandlers } from './office.ts';
import { createPickingHandlers } from './picking.ts';
import { createRoom } from './room.ts';
import { pollSource } from './source.ts';
import { lookForUpdates } from './updates.ts';

const POLL = 'poll-stock';
const TIDY = 'tidy';
/** The daily look for newer site files, where the owner switched it on. */
const LOOK = 'look-for-site-files';
/** Browsers end a worker that called nothing of theirs for 30 s, whatever it waits for. */
const STIR_MS = 20_000;
/** The address the practice shop's marketplace file speaks of. */
const PRACTICE = 'https://practice.invalid/practice.html';

interface Sender {
  id?: string;
  url?: string;
  frameId?: number;
  tab?: { id?: number; url?: string };
}

/** Who asks, by the browser's word. Undefined for anybody who is not of this extension. */
function callerOf(sender: Sender, ownId: string, base: string): Caller | undefined {
  if (sender.id !== ownId || !sender.url) return undefined;
  const own = sender.url.startsWith(base);
  const practice = own && new URL(sender.url).pathname === '/practice.html';
  const part = (url: string) => (practice ? PRACTICE + new URL(url).search + new URL(url).hash : url);
  const frame = sender.frameId ?? 0;
  return {
    tab: sender.tab?.id ?? -1,
    frame,
    url: part(sender.url),
    // Firefox withholds tab.url without the tabs permission where the host is not granted; a top frame is its own top.
    top: part(frame === 0 ? sender.url : (sender.tab?.url ?? sender.url)),
    practice,
    own,
  };
}

export function startWorker(): void {
  const base = browser.runtime.getURL('');
  const toPage = async (tab: number, push: Push, frame?: number): Promise<unknown> => {
    const told = await browser.tabs
      .sendMessage(tab, { push }, frame === undefined ? {} : { frameId: frame })
      .catch(() => undefined);
    return told;
  };
  const context = new Context({
    now: () => Date.now(),
    push: toPage,
    async pushAll(push) {
      const tabs = await browser.tabs.query({});
      await Promise.all(tabs.map((tab) => (tab.id === undefined ? undefined : toPage(tab.id, push))));
      // Our own pages hear messages of the runtime, not of a tab.
      await browser.runtime.sendMessage({ push }).catch(() => undefined);
    },
    loadDesk: injectDesk,
    loadGuard: injectGuard,
    loadPicker: injectPicker,
    showTab,
    schedule,
    async awake(work) {
      const stirring = setInterval(() => void browser.runtime.getPlatformInfo(), STIR_MS);
      try {
        return await work;
      } finally {
        clearInterval(stirring);
      }
    },
    learned: () => packaged('/address-meaning.generated.json'),
    async openOffice(section) {
      // The practice shop is a page of its own.
      const page = section === 'practice' ? '/practice.html' : `/options.html#/${section}`;
      await browser.tabs.create({ url: browser.runtime.getURL(page as never) });
    },
    async syncSites(settings) {
      const sites = await context.sites(settings);
      const on = (id: string) => settings.sites[id]?.on === true;
      const covered = await syncSites(sites, (site) => on(site.id));
      if (covered.length > 0) await startInOpenTabs(covered);
    },
  });
  const room = createRoom(context);
  const handlers = {
    ...createPageHandlers(context, room),
    ...createPickingHandlers(context, room),
    ...createOfficeHandlers(context, room),
  };

  browser.runtime.onMessage.addListener(((message: unknown, sender: Sender) => {
    // A page that is on its way here wants us awake, and nothing else.
    if ((message as { wake?: unknown })?.wake) return undefined;
    if ((message as { push?: unknown })?.push) return undefined;
    const caller = callerOf(sender, browser.runtime.id, base);
    if (!caller) return undefined;
    return answer(message, caller, handlers, (error) => {
      // The name of what failed, never its content: a message may hold a buyer's words.
      // biome-ignore lint/suspicious/noConsole: the worker's console is where its maker looks
      console.error(
        'request failed:',
        (error as Error)?.name,
        (error as Error)?.stack?.split('\n')[1]?.trim(),
      );
    });
  }) as never);

  browser.tabs.onRemoved.addListener((tab) => void room.queue.closed(tab));
  browser.permissions.onAdded.addListener(() => void sites());
  browser.permissions.onRemoved.addListener(() => void sites());
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === POLL) void poll();
    if (alarm.name === TIDY) void tidy();
    if (alarm.name === LOOK) void look();
  });
  browser.runtime.onInstalled.addListener((details) => {
    if (details.reason === 'install')
      void browser.tabs.create({ url: browser.runtime.getURL('/practice.html' as never) });
  });

  async function sites(): Promise<void> {
    const store = await context.store(false);
    await context.outside.syncSites(await getSettings(store));
  }

  /** Each shop's source when its minutes are over. The alarm keeps the quickest one's pace. */
  async function poll(): Promise<void> {
    const store = await context.store(false);
    if (store.readOnly) return;
    for (const shop of await getShops(store)) {
      const source = await getSource(store, shop.id);
      if (!source?.on || source.kind === 'page') continue;
      const last = (await store.db.get('meta', `polled:${shop.id}`))?.value as number | undefined;
      if (last !== undefined && Date.now() - last < source.everyMinutes * 60_000 - 5_000) continue;
      await store.db.put('meta', { key: `polled:${shop.id}`, value: Date.now() });
      // One shop's trouble is not the next one's: what failed is tried again at its next turn.
      await context.outside.awake(pollSource(store, shop.id, Date.now)).catch(() => undefined);
      room.forget('stock');
      await context.outside.pushAll({ type: 'judge' });
    }
  }

  async function tidy(): Promise<void> {
    const store = await context.store(false);
    if (store.readOnly) return;
    await expireSightings(store, Date.now());
    await expireFired(store, Date.now());
    await expireStockHistory(store, Date.now());
    for (const shop of await getShops(store)) await sweepGenerations(store, shop.id);
  }

  async function look(): Promise<void> {
    const looked = await lookForUpdates(await context.store(false), Date.now);
    if (looked) await context.outside.pushAll({ type: 'refresh' });
  }

  async function schedule(): Promise<void> {
    const store = await context.store(false);
    const daily = (await getUpdates(store))?.daily === true;
    if (!daily) await browser.alarms.clear(LOOK);
    else if (!(await browser.alarms.get(LOOK)))
      await browser.alarms.create(LOOK, { delayInMinutes: 24 * 60, periodInMinutes: 24 * 60 });
    const sources = await Promise.all((await getShops(store)).map((shop) => getSource(store, shop.id)));
    const minutes = sources.flatMap((source) =>
      source?.on && source.kind !== 'page' ? [source.everyMinutes] : [],
    );
    const every = Math.min(...minutes);
    if (minutes.length === 0) await browser.alarms.clear(POLL);
    // Made anew it would wait its whole period again, and a worker that wakes more often than that would never poll.
    else if ((await browser.alarms.get(POLL))?.periodInMinutes !== every)
      await browser.alarms.create(POLL, { periodInMinutes: every });
    if (!(await browser.alarms.get(TIDY)))
      await browser.alarms.create(TIDY, { delayInMinutes: 2, periodInMinutes: 24 * 60 });
  }

  void schedule().catch(() => undefined);
  void sites().catch(() => undefined);
}
