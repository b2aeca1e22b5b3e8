// What the practice shop's own database holds before anybody practises: the shop, its stock sheet, its couriers. Safe to
// run at every start: what stands already is left alone, and a stock sheet that was changed is put back.
import type { Locale } from '../../lib/model/basics.ts';
import type { Settings, StockRow } from '../../lib/model/settings.ts';
import { randomText } from '../../lib/store/keys.ts';
import { beginImport, listStock } from '../../lib/store/stock.ts';
import {
  changeMeta,
  getSettings,
  getShops,
  getSnapshot,
  patchSettings,
  type ShopKept,
  type Store,
} from '../../lib/store/store.ts';
import { GOODS } from './data.ts';
import { LOCALES } from './locales.ts';
import { word } from './show.ts';

/** The shop's id, and the marketplace it is bound to. */
export const PRACTICE = 'practice';

/** The warehouse's own count: one short order follows from it, and one product the page offers too much of. */
export const WAREHOUSE: readonly StockRow[] = GOODS.map(({ sku, onHand }) => ({ sku, onHand }));
const SHEET = 'practice.csv';
/** A count older than this is taken again, so that nobody is warned of stale stock in a shop that is always new. */
const FRESH_MS = 6 * 3_600_000;

export function couriersIn(locale: Locale): Settings['couriers'] {
  return (['a', 'b', 'c'] as const).map((name, i) => ({
    name: word(locale, `courier.${name}`),
    regions: [],
    default: i === 0,
  }));
}

export interface SeedOptions {
  locale?: Locale;
  /** UTC ms. */
  now?: number;
}

/** Brings the practice database up to what the shop needs; answers whether anything had to be written. */
export async function seedPractice(
  store: Store,
  { locale = 'zh-CN', now = Date.now() }: SeedOptions = {},
): Promise<boolean> {
  const parts = [await seedShop(store), await seedStock(store, now), await seedSettings(store, locale)];
  return parts.includes(true);
}

/**
 * Forgets the orders of earlier rounds. They were never shipped, and would go on holding stock that this round's orders
 * need.
 */
export async function forgetRounds(store: Store): Promise<void> {
  await store.db.clear('sightings');
}

const isBound = ({ bindings }: ShopKept) => bindings.some(({ marketplace }) => marketplace === PRACTICE);

async function seedShop(store: Store): Promise<boolean> {
  if ((await getShops(store)).some(isBound)) return false;
  const shop: ShopKept = {
    id: PRACTICE,
    name: PRACTICE,
    bindings: [{ marketplace: PRACTICE, account: null }],
    key: randomText(32),
  };
  // Asked again inside the transaction: two practice tabs may open at once.
  await changeMeta<ShopKept[]>(store, 'shops', (old = []) => (old.some(isBound) ? old : [...old, shop]));
  return true;
}

async function seedStock(store: Store, now: number): Promise<boolean> {
  const snapshot = await getSnapshot(store, PRACTICE);
  if (snapshot && now - snapshot.at < FRESH_MS) {
    const rows = await listStock(store, PRACTICE, '', WAREHOUSE.length + 1);
    const onHand = new Map(rows.map((row) => [row.sku, row.onHand]));
    if (rows.length === WAREHOUSE.length && WAREHOUSE.every((row) => onHand.get(row.sku) === row.onHand))
      return false;
  }
  const sheet = await beginImport(store, PRACTICE, 'replace');
  await sheet.put(WAREHOUSE);
  await sheet.commit({ source: { kind: 'sheet', name: SHEET }, at: now, reservedCountsOpenOrders: false });
  return true;
}

/** The language follows the page; couriers are written where there are none, or another language's. */
async function seedSettings(store: Store, locale: Locale): Promise<boolean> {
  const settings = await getSettings(store);
  const couriers = couriersIn(locale);
  const same = (one: Settings['couriers']) => JSON.stringify(settings.couriers) === JSON.stringify(one);
  const ours = settings.couriers.length === 0 || LOCALES.some((other) => same(couriersIn(other)));
  const patch = {
    ...(settings.locale === locale ? {} : { locale }),
    ...(ours && !same(couriers) ? { couriers } : {}),
  };
  if (Object.keys(patch).length === 0) return false;
  await patchSettings(store, patch);
  return true;
}
