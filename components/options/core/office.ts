// The state our own pages share: settings, shops, the owner's word on rules, what was counted today. Read from the
// database, which is the truth; every deed writes there, tells the worker, and reads again.
import { computed, type Signal, signal } from '@preact/signals';
import type { Overview } from '../../../lib/messages/protocol.ts';
import type { Failure, Locale } from '../../../lib/model/basics.ts';
import type { RuleSetting } from '../../../lib/model/records.ts';
import type { Settings, SettingsPatch, StockSnapshot } from '../../../lib/model/settings.ts';
import {
  addShop,
  getSettings,
  getShops,
  getSnapshot,
  patchSettings,
  type ShopKept,
  type Store,
} from '../../../lib/store/store.ts';
import type { Door, What } from './door.ts';
import { countsToday, ruleSettings } from './rules.ts';
import { shopNames } from './shopNames.ts';
import { grantsOf, healthOf } from './sites.ts';

export type Office = Awaited<ReturnType<typeof createOffice>>;

/** Makes the state over an opened store. `reload` reads everything again. */
export async function createOffice(door: Door, store: Store) {
  const settings = signal<Settings>(await getSettings(store));
  const shops = signal<ShopKept[]>([]);
  const chosen = signal<string | undefined>(undefined);
  const shop = computed(() => shops.value.find((one) => one.id === chosen.value) ?? shops.value[0]);
  const locale = computed<Locale>(() => settings.value.locale);
  const rules = signal<Record<string, RuleSetting>>({});
  const today = signal<Record<string, number>>({});
  const snapshot = signal<StockSnapshot | undefined>(undefined);
  /** Marketplaces the browser granted. */
  const granted = signal<Record<string, boolean>>({});
  /** What open tabs of each marketplace say. */
  const health: Signal<Record<string, Overview>> = signal({});
  /** The last deed that did not succeed; cleared by the next that does. */
  const failure = signal<Failure | undefined>(undefined);
  /** Counts upwards with every change, so that lists know to read again. */
  const version = signal(0);

  async function reload(): Promise<void> {
    settings.value = await getSettings(store);
    shops.value = await getShops(store);
    const at = shop.value;
    rules.value = at ? await ruleSettings(store, at, door.rules) : {};
    today.value = await countsToday(store, shops.value, door.now());
    snapshot.value = at && (await getSnapshot(store, at.id));
    granted.value = await grantsOf(door, settings.value);
    version.value++;
  }

  /** What open tabs read just now: asked of the worker, so not part of every reload. */
  async function look(): Promise<void> {
    health.value = await healthOf(door, settings.value, granted.value);
  }

  /** Tells the worker, who tells every page, and reads again. The telling is first: a popup may be closed any moment. */
  async function changed(...whats: What[]): Promise<void> {
    const told = whats.map((what) => door.send({ type: 'changed', what }));
    await reload();
    await Promise.all(told);
  }

  /** Runs a deed; what goes wrong becomes a sentence instead of a silence. Answers whether it was done. */
  async function attempt(deed: () => Promise<Failure | undefined> | Promise<void>): Promise<boolean> {
    try {
      failure.value = (await deed()) ?? undefined;
    } catch (error) {
      const readOnly = (error as Error)?.name === 'ReadOnlyStore';
      const full = (error as Error)?.name === 'QuotaExceededError';
      failure.value = { code: readOnly ? 'store.read-only' : full ? 'store.full' : 'store.failed' };
    }
    return failure.value === undefined;
  }

  let last: Promise<unknown> = Promise.resolve();
  /** Changes settings, one change after another, so that none is made from what stood before the last one. */
  function write(change: (now: Settings) => SettingsPatch): Promise<void> {
    const turn = last.then(async () => {
      await patchSettings(store, change(await getSettings(store)));
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  /** A deed that changes settings. What builds on what is set (a list, say) is a function of it. */
  const patch = (change: SettingsPatch | ((now: Settings) => SettingsPatch)): Promise<boolean> =>
    attempt(async () => {
      await write(typeof change === 'function' ? change : () => change);
      await changed('settings');
    });

  /** The shop at hand; the first one is made when there is none yet, named in the person's language. */
  async function ensureShop(): Promise<ShopKept> {
    const [first] = shop.value ? [shop.value] : await getShops(store);
    return first ?? (await addShop(store, shopNames[locale.value]));
  }

  function choose(id: string): Promise<void> {
    chosen.value = id;
    return reload();
  }

  await reload();
  return {
    door,
    store,
    settings,
    shops,
    shop,
    locale,
    rules,
    today,
    snapshot,
    granted,
    health,
    failure,
    version,
    reload,
    look,
    changed,
    attempt,
    write,
    patch,
    ensureShop,
    choose,
  };
}
