// The store as the worker and our pages use it: one object over one database. Errors inside are exceptions; the
// worker's door turns them into named failures.
import {
  Settings,
  type SettingsPatch,
  type Shop,
  type StockSnapshot,
  type StockSource,
} from '../model/settings.ts';
import { randomText } from './keys.ts';
import { type Db, type Opened, openDatabase } from './open.ts';

export const DATABASE = 'counterhand';
/** The practice shop lives in a database of its own: never shared, never reported. */
export const PRACTICE_DATABASE = 'counterhand-practice';

export interface ShopKept extends Shop {
  /** HMAC key, base64url, 32 bytes. */
  key: string;
}

export class ReadOnlyStore extends Error {
  override name = 'ReadOnlyStore';
}

export interface Store {
  db: Db;
  readOnly: boolean;
  name: string;
}

/** Opens a store. A store of a newer version, or whose migration failed, is read-only. */
export async function openStore(name: string = DATABASE): Promise<Store> {
  const opened: Opened = await openDatabase(name);
  return { ...opened, name };
}

export function mayWrite(store: Store): void {
  if (store.readOnly)
    throw new ReadOnlyStore('the database could not be brought up to date; nothing is written');
}

export async function getMeta<T>(store: Store, key: string): Promise<T | undefined> {
  return (await store.db.get('meta', key))?.value as T | undefined;
}

export async function putMeta(store: Store, key: string, value: unknown): Promise<void> {
  mayWrite(store);
  const tx = store.db.transaction('meta', 'readwrite', { durability: 'strict' });
  await tx.store.put({ key, value });
  await tx.done;
}

export async function deleteMeta(store: Store, key: string): Promise<void> {
  mayWrite(store);
  await store.db.delete('meta', key);
}

/** Changes one meta value under its own transaction, so two writers never lose each other's change. */
export async function changeMeta<T>(
  store: Store,
  key: string,
  change: (old: T | undefined) => T,
): Promise<T> {
  mayWrite(store);
  const tx = store.db.transaction('meta', 'readwrite', { durability: 'strict' });
  const value = change((await tx.store.get(key))?.value as T | undefined);
  await tx.store.put({ key, value });
  await tx.done;
  return value;
}

/** The settings; values that no longer parse fall back to their defaults, one by one, and the rest is kept. */
export async function getSettings(store: Store): Promise<Settings> {
  const raw = ((await getMeta<Record<string, unknown>>(store, 'settings')) ?? {}) as Record<string, unknown>;
  const whole = Settings.safeParse(raw);
  if (whole.success) return whole.data;
  const bad = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
  return Settings.parse(Object.fromEntries(Object.entries(raw).filter(([key]) => !bad.has(key))));
}

export async function patchSettings(store: Store, patch: SettingsPatch): Promise<Settings> {
  return Settings.parse(
    await changeMeta<Record<string, unknown>>(store, 'settings', (old) => ({ ...old, ...patch })),
  );
}

/**
 * A site's switch, thrown at `now`. The first time it is switched on is kept: what stood on its pages before is
 * counted, not marked.
 */
export const siteSwitch = (
  before: Settings['sites'][string] | undefined,
  on: boolean,
  now: number,
): Settings['sites'][string] => {
  const since = before?.since ?? (on ? now : undefined);
  return { slash: before?.slash ?? false, on, ...(since === undefined ? {} : { since }) };
};

/** A browser's language (`zh-Hans-CN`, `ko-KR`) as one of ours. */
export const localeFor = (language: string): Settings['locale'] =>
  /^ko/i.test(language) ? 'ko' : /^zh/i.test(language) ? 'zh-CN' : 'en';

/** Whoever never chose a language is spoken to in their browser's. In one step: a choice made meanwhile stands. */
export async function firstLanguage(store: Store, language: string): Promise<void> {
  if (store.readOnly || (await getMeta<Partial<Settings>>(store, 'settings'))?.locale) return;
  await changeMeta<Record<string, unknown>>(store, 'settings', (old) => ({
    locale: localeFor(language),
    ...old,
  }));
}

/** This browser's id in the journal. */
export async function deviceId(store: Store): Promise<string> {
  const known = await getMeta<string>(store, 'device');
  return known ?? (await changeMeta<string>(store, 'device', (old) => old ?? randomText(12)));
}

export async function getShops(store: Store): Promise<ShopKept[]> {
  return (await getMeta<ShopKept[]>(store, 'shops')) ?? [];
}

export async function addShop(
  store: Store,
  name: string,
  bindings: Shop['bindings'] = [],
): Promise<ShopKept> {
  const shop: ShopKept = { id: randomText(9), name, bindings, key: randomText(32) };
  await changeMeta<ShopKept[]>(store, 'shops', (old) => [...(old ?? []), shop]);
  return shop;
}

/** Binds a marketplace's account (null: any) to a shop, taking it from whichever shop had it. */
export async function bindShop(
  store: Store,
  shopId: string,
  marketplace: string,
  account: string | null,
): Promise<void> {
  await changeMeta<ShopKept[]>(store, 'shops', (old) =>
    (old ?? []).map((shop) => {
      const others = shop.bindings.filter((b) => b.marketplace !== marketplace || b.account !== account);
      return { ...shop, bindings: shop.id === shopId ? [...others, { marketplace, account }] : others };
    }),
  );
}

export async function renameShop(store: Store, shopId: string, name: string): Promise<void> {
  await changeMeta<ShopKept[]>(store, 'shops', (old) =>
    (old ?? []).map((s) => (s.id === shopId ? { ...s, name } : s)),
  );
}

/** The shop an account is bound to: the exact account first, then a binding to any account of the site. */
export function shopOf(
  shops: readonly ShopKept[],
  marketplace: string,
  account: string | undefined,
): ShopKept | undefined {
  const bound = (wanted: string | null) =>
    shops.find((s) => s.bindings.some((b) => b.marketplace === marketplace && b.account === wanted));
  return (account === undefined ? undefined : bound(account)) ?? bound(null);
}

export const getSource = (store: Store, shop: string) => getMeta<StockSource>(store, `source:${shop}`);
/** What the source before it failed of is forgotten with that. */
export async function putSource(store: Store, shop: string, source: StockSource): Promise<void> {
  await putMeta(store, `source:${shop}`, source);
  await putSourceFailure(store, shop, undefined);
}
export type SourceFailure = NonNullable<StockSnapshot['failure']>;
/** The last failure of a source of which nothing was ever read. Where there is stock, it stands beside that. */
export const getSourceFailure = (store: Store, shop: string) =>
  getMeta<SourceFailure>(store, `source-failed:${shop}`);
export const putSourceFailure = (store: Store, shop: string, failure: SourceFailure | undefined) =>
  failure ? putMeta(store, `source-failed:${shop}`, failure) : deleteMeta(store, `source-failed:${shop}`);
export async function deleteSource(store: Store, shop: string): Promise<void> {
  await deleteMeta(store, `source:${shop}`);
  await putSourceFailure(store, shop, undefined);
}
export const getSnapshot = (store: Store, shop: string) => getMeta<StockSnapshot>(store, `stock:${shop}`);
