// The state our own pages share: settings, shops, the owner's word on rules, what was counted today. Read from the
// database, which is the truth; every deed writes there, tells the worker, and reads again.
import { batch, computed, type Signal, signal } from '@preact/signals';
import { composeSites } from '../../../lib/marketplaces/compose.ts';
import type { Overview } from '../../../lib/messages/protocol.ts';
import type { Failure, Locale } from '../../../lib/model/basics.ts';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import type { KeptSites } from '../../../lib/model/patch.ts';
import type { RuleSetting } from '../../../lib/model/records.ts';
import type { Settings, SettingsPatch, StockSnapshot } from '../../../lib/model/settings.ts';
import { getKeptSites } from '../../../lib/store/sites.ts';
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
import { type Figures, figuresOf, noFigures } from './figures.ts';
import { ruleSettings } from './rules.ts';
import { shopNames } from './shopNames.ts';
import { grantsOf, healthOf } from './sites.ts';

export type Office = Awaited<ReturnType<typeof createOffice>>;

/** Makes the state over an opened store. `reload` reads everything again. */
export async function createOffice(door: Door, store: Store) {
  const settings = signal<Settings>(await getSettings(store));
  /** The sites as they are here: built in, files of the shop's own, and what was pointed out over them. */
  const sites = signal<readonly Marketplace[]>([]);
  const keptSites = signal<KeptSites>({ files: [], patches: [] });
  const shops = signal<ShopKept[]>([]);
  const chosen = signal<string | undefined>(undefined);
  const shop = computed(() => shops.value.find((one) => one.id === chosen.value) ?? shops.value[0]);
  const locale = computed<Locale>(() => settings.value.locale);
  const rules = signal<Record<string, RuleSetting>>({});
  /** The marketplace whose own word on rules is shown and set; undefined: all sites. */
  const scope = signal<string | undefined>(undefined);
  /** Rules that marketplace has an own word on. */
  const ownRules = signal<ReadonlySet<string>>(new Set());
  const figures = signal<Figures>(noFigures);
  /** How often each rule spoke today. */
  const today = computed(() =>
    Object.fromEntries(Object.entries(figures.value.rules).map(([id, one]) => [id, one.today.fired])),
  );
  /** The passcode was given on this page. */
  const unlocked = signal(false);
  const locked = computed(() => settings.value.lock !== null && !unlocked.value);
  const snapshot = signal<StockSnapshot | undefined>(undefined);
  /** Marketplaces the browser granted. */
  const granted = signal<Record<string, boolean>>({});
  /** What open tabs of each marketplace say. */
  const health: Signal<Record<string, Overview>> = signal({});
  /** The last deed that did not succeed; cleared by the next that does. */
  const failure = signal<Failure | undefined>(undefined);
  /** Counts upwards with every change, so that lists know to read again. */
  const version = signal(0);

  let begun = 0;
  let shown = 0;
  /** Reads everything again. Of two readings under way the one begun later stands, whichever ends first. */
  async function reload(): Promise<void> {
    const turn = ++begun;
    const at = scope.value;
    const settingsNow = await getSettings(store);
    const shopsNow = await getShops(store);
    const mine = shopsNow.find((one) => one.id === chosen.value) ?? shopsNow[0];
    const rulesNow = mine && (await ruleSettings(store, mine, door.rules, at));
    const { number } = settingsNow.agent;
    const figuresNow = mine ? await figuresOf(store, mine, number, door.now()) : noFigures;
    const snapshotNow = mine && (await getSnapshot(store, mine.id));
    const keptNow = await getKeptSites(store);
    const sitesNow = composeSites(door.shipped, keptNow);
    const grantedNow = await grantsOf(door, sitesNow, settingsNow);
    if (turn < shown) return;
    shown = turn;
    batch(() => {
      settings.value = settingsNow;
      sites.value = sitesNow;
      keptSites.value = keptNow;
      shops.value = shopsNow;
      rules.value = rulesNow?.settings ?? {};
      ownRules.value = rulesNow?.own ?? new Set();
      figures.value = figuresNow;
      snapshot.value = snapshotNow;
      granted.value = grantedNow;
      version.value++;
    });
  }

  /** What open tabs read just now: asked of the worker, so not part of every reload. */
  async function look(): Promise<void> {
    health.value = await healthOf(door, sites.value, settings.value, granted.value);
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

  /** Shows and sets the rules of one marketplace, or of all. */
  async function scopeTo(marketplace: string | undefined): Promise<void> {
    if (scope.value === marketplace) return;
    scope.value = marketplace;
    await reload();
  }

  await reload();
  return {
    door,
    store,
    settings,
    sites,
    keptSites,
    shops,
    shop,
    locale,
    rules,
    scope,
    ownRules,
    figures,
    today,
    unlocked,
    locked,
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
    scopeTo,
  };
}
