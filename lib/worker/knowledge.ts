// What the shop knows about a tab's facts, loaded before they are judged: the orders' records, the stock rows their lines
// stand for, and how the buyer's words compare with the order's address.
import type { Facts } from '../model/facts.ts';
import type { Marketplace } from '../model/marketplace.ts';
import type { BuyerRecord, FollowUp, OrderRecord, Records, StockView } from '../model/records.ts';
import type { StockSnapshot } from '../model/settings.ts';
import { foldBuyer, foldOrder } from '../records/fold.ts';
import { foldSku } from '../stock/cells.ts';
import { type AliasBook, aliasBook, keysWanted, resolveLine } from '../stock/resolve.ts';
import { entriesOf, entriesOfAll } from '../store/journal.ts';
import type { StockStored } from '../store/open.ts';
import { listAliases, stockRows } from '../store/stock.ts';
import { getSnapshot, type ShopKept, type Store } from '../store/store.ts';
import { type AddressCheck, checkAddress, ordersOfConversation } from './addressCheck.ts';
import { openFollowUps } from './followups.ts';
import { Holdings } from './holdings.ts';
import { CardCache, type CardView, goodsToKnow } from './products.ts';

export interface Knowledge extends Records {
  followUps: readonly FollowUp[];
  shop: ShopKept | undefined;
  snapshot: StockSnapshot | undefined;
  cards?: CardView | undefined /** Of what the open chat or its orders are about. */;
  addressCheck(orderId: string): AddressCheck | undefined;
}

/** Caches that a change empties; a killed worker loses nothing by losing them. */
export class KnowledgeCache {
  private orders = new Map<string, OrderRecord>();
  private books = new Map<string, AliasBook>();
  private rows = new Map<string, Map<string, StockStored | null>>();
  private held = new Holdings();
  private buyers = new Map<string, BuyerRecord>();
  private followUps = new Map<string, FollowUp[]>();
  private cards = new CardCache();
  /** Counts what was forgotten: what was being read meanwhile may be of before the change. */
  private changes = 0;

  forget(what: 'orders' | 'stock' | 'all' = 'all'): void {
    this.changes++;
    if (what !== 'stock') {
      this.orders.clear();
      this.buyers.clear();
      this.followUps.clear();
    }
    if (what !== 'orders') {
      this.books.clear();
      this.rows.clear();
      this.cards.forget();
      this.held.forget();
    }
  }

  private async records(
    store: Store,
    shop: ShopKept,
    marketplace: string,
    ids: readonly string[],
  ): Promise<void> {
    const unknown = ids.filter((id) => !this.orders.has(`${shop.id}/${marketplace}/${id}`));
    if (unknown.length === 0) return;
    if (this.orders.size > 20_000) this.orders.clear();
    const { changes } = this;
    const all = await entriesOfAll(
      store,
      shop,
      unknown.map((id) => ({ kind: 'order', marketplace, id })),
    );
    if (changes !== this.changes) return this.records(store, shop, marketplace, ids);
    for (const [i, entries] of all.entries())
      this.orders.set(`${shop.id}/${marketplace}/${unknown[i]}`, foldOrder(entries));
  }

  private async stock(
    store: Store,
    shop: ShopKept,
    site: Marketplace,
    facts: Facts,
    now: number,
    also: readonly string[],
  ): Promise<{ view: StockView; snapshot: StockSnapshot } | undefined> {
    const snapshot = await getSnapshot(store, shop.id);
    if (!snapshot) return undefined;
    let book = this.books.get(shop.id);
    if (!book) {
      const { changes } = this;
      book = aliasBook(await listAliases(store, shop.id));
      if (changes === this.changes) this.books.set(shop.id, book);
    }
    const generation = `${shop.id}/${snapshot.generation}`;
    let rows = this.rows.get(generation);
    if (!rows) {
      rows = new Map();
      this.rows.clear();
      this.rows.set(generation, rows);
    }
    const lines = [
      ...facts.orders.flatMap((order) => order.lines),
      ...facts.listings,
      ...(facts.conversation?.listings ?? []),
      ...also.map((sku) => ({ sku })),
    ];
    const wanted = keysWanted(book, site.id, lines).filter((key) => !rows.has(key));
    if (wanted.length > 0) {
      const found = await stockRows(store, shop.id, snapshot.generation, wanted);
      for (const key of wanted) rows.set(key, found.get(key) ?? null);
    }
    const spelling = (key: string) => rows.get(key)?.sku;
    const { at, reservedCountsOpenOrders } = snapshot;
    // What the back office itself has reserved counts these orders already.
    const held = reservedCountsOpenOrders
      ? undefined
      : await this.held.of(store, shop, site.id, facts.orders, book, now);
    const view: StockView = {
      at,
      source: snapshot.source.name,
      failed: snapshot.failure !== undefined,
      reservedCountsOpenOrders,
      row: (sku) => {
        const row = rows.get(foldSku(sku));
        if (!row) return undefined;
        const { onHand, reserved = 0, countedAt } = row;
        return { onHand, reserved, ...(countedAt === undefined ? {} : { countedAt }) };
      },
      ...(held && {
        held: (sku, orderId) => {
          const since = rows.get(foldSku(sku))?.since ?? at;
          const order = orderId === undefined ? undefined : { marketplace: site.id, orderId };
          return { units: held.before(sku, since, order), since };
        },
      }),
      resolve: (line) => {
        const needs = resolveLine(book, site.id, line, spelling);
        // An alias may name a SKU the warehouse has no row for: that is not known either.
        return needs?.every((need) => rows.get(foldSku(need.stockSku))) ? needs : undefined;
      },
    };
    return { view, snapshot };
  }

  private async buyer(
    store: Store,
    shop: ShopKept,
    marketplace: string,
    id: string | undefined,
  ): Promise<BuyerRecord | undefined> {
    if (id === undefined) return undefined;
    const name = `${shop.id}/${marketplace}/${id}`;
    const known = this.buyers.get(name);
    if (known) return known;
    const { changes } = this;
    const record = foldBuyer(await entriesOf(store, shop, { kind: 'buyer', marketplace, id }));
    if (changes === this.changes) this.buyers.set(name, record);
    return record;
  }

  /** What earlier shifts left in this shop and nobody has dealt with, oldest first. */
  private async left(store: Store, shop: ShopKept): Promise<FollowUp[]> {
    const known = this.followUps.get(shop.id);
    if (known) return known;
    const { changes } = this;
    const open = await openFollowUps(store, shop);
    if (changes === this.changes) this.followUps.set(shop.id, open);
    return open;
  }

  /** Everything rules may ask about these facts. Without a bound shop nothing is known, and nothing kept. */
  async load(
    store: Store,
    shop: ShopKept | undefined,
    site: Marketplace,
    facts: Facts,
    now: number,
    also: readonly string[] = [],
  ): Promise<Knowledge> {
    const none: Knowledge = {
      shop,
      snapshot: undefined,
      stock: undefined,
      followUps: [],
      order: () => undefined,
      addressCheck: () => undefined,
    };
    if (!shop) return none;
    await this.records(
      store,
      shop,
      site.id,
      facts.orders.map((order) => order.orderId),
    );
    const goods = goodsToKnow(facts, ordersOfConversation(facts));
    const cards = await this.cards.load(store, shop, site.id, goods);
    const stock = await this.stock(store, shop, site, facts, now, [...also, ...(cards?.skus ?? [])]);
    const buyer = await this.buyer(store, shop, site.id, facts.conversation?.buyer.id);
    const checks = new Map<string, AddressCheck | undefined>();
    return {
      shop,
      snapshot: stock?.snapshot,
      stock: stock?.view,
      cards,
      goesWith: (one) => cards?.matesOf(one),
      followUps: await this.left(store, shop),
      ...(buyer ? { buyer } : {}),
      order: (orderId) => this.orders.get(`${shop.id}/${site.id}/${orderId}`),
      addressCheck: (orderId) => {
        if (!checks.has(orderId)) checks.set(orderId, checkAddress(facts, orderId, site));
        return checks.get(orderId);
      },
    };
  }
}
