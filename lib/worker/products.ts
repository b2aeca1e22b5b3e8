// Product cards in a tab: which cards what is spoken of has, what goes well with it and is there, and what the desk
// shows of them. Cards are read by the codes the page shows; a change empties the cache.
import type { Locale } from '../model/basics.ts';
import type { DeskData } from '../model/desk.ts';
import type { Facts, Order } from '../model/facts.ts';
import type { ProductCard } from '../model/products.ts';
import type { CardMate, RuleSetting, StockView } from '../model/records.ts';
import { type Goods, lookups } from '../products/cards.ts';
import { factsOf, sizeAnswer } from '../products/facts.ts';
import { measuresOf } from '../products/measures.ts';
import { sellable } from '../rules/helpers/stock.ts';
import { countProducts, findProducts } from '../store/products.ts';
import type { ShopKept, Store } from '../store/store.ts';

/** Cards shown of one chat or order. */
const MOST_ITEMS = 6;
/** Codes remembered of a shop; a page shows tens. */
const MOST_CODES = 4_000;

/** What is known of the goods of a page. Synchronous: everything was read before. */
export interface CardView {
  /** Reads the cards of goods that were not known before. */
  read(goods: readonly Goods[]): Promise<void>;
  cards(goods: Goods): readonly ProductCard[];
  mates(card: ProductCard): CardMate[];
  /** What goes with these goods, by the closest card that names anything. */
  matesOf(goods: Goods): { title: string; mates: CardMate[] } | undefined;
  /** SKUs whose stock decides what may be offered. */
  skus: readonly string[];
}

/** Cards by shop and code, as read from the database; a killed worker loses nothing by losing them. */
export class CardCache {
  private shops = new Map<string, { any: boolean; byCode: Map<string, readonly ProductCard[]> }>();

  /** Counts what was forgotten: what was being read meanwhile may be of before the change. */
  private changes = 0;

  forget(): void {
    this.changes++;
    this.shops.clear();
  }

  /** The cards of these goods, and of what goes with them. Undefined where the shop has no card at all. */
  async load(
    store: Store,
    shop: ShopKept,
    marketplace: string,
    goods: readonly Goods[],
  ): Promise<CardView | undefined> {
    let known = this.shops.get(shop.id);
    if (!known) {
      const { changes } = this;
      known = { any: (await countProducts(store, shop.id)) > 0, byCode: new Map() };
      if (changes === this.changes) this.shops.set(shop.id, known);
    }
    if (!known.any) return undefined;
    const { byCode } = known;
    if (byCode.size > MOST_CODES) byCode.clear();
    const read = async (codes: readonly string[]) => {
      const wanted = codes.filter((code) => !byCode.has(code));
      if (wanted.length === 0) return;
      const found = await findProducts(store, shop.id, wanted);
      for (const code of wanted) byCode.set(code, found.get(code) ?? []);
    };
    const codesIn = (of: readonly Goods[]) => of.map((one) => lookups(one, marketplace));
    const cards = (of: readonly string[]): readonly ProductCard[] =>
      of.map((code) => byCode.get(code) ?? []).find((found) => found.length > 0) ?? [];
    const mateCodes = (name: string) => lookups({ sku: name, title: name }, marketplace);
    const readCards = async (of: readonly Goods[]) => {
      const codes = codesIn(of);
      await read(codes.flat());
      await read(codes.flatMap(cards).flatMap(({ goesWith }) => goesWith.flatMap(mateCodes)));
    };
    await readCards(goods);
    const codes = codesIn(goods);
    const mates = (card: ProductCard): CardMate[] =>
      card.goesWith.map((name) => {
        const [mate] = cards(mateCodes(name)).filter((one) => one.id !== card.id);
        return { name: mate?.title ?? name, skus: mate ? [...mate.skus, name] : [name] };
      });
    return {
      read: readCards,
      cards: (one) => cards(lookups(one, marketplace)),
      mates,
      matesOf: (one) =>
        cards(lookups(one, marketplace))
          .map((card) => ({ title: card.title, mates: mates(card) }))
          .find((found) => found.mates.length > 0),
      skus: [...new Set(codes.flatMap(cards).flatMap((card) => mates(card).flatMap(({ skus }) => skus)))],
    };
  }
}

/** Without a sheet nothing is known against it; with one, it must be known to be there. */
export const isThere = ({ skus }: CardMate, stock: StockView | undefined): boolean =>
  !stock || skus.some((sku) => (sellable(stock, { sku }) ?? 0) > 0);

/** What this chat or order is about, the closest first: what the buyer shows, the order in focus, the page's own listing. */
export function goodsSpokenOf(facts: Facts, order: Order | undefined): Goods[] {
  const shown = facts.conversation?.listings ?? [];
  const ordered = order?.lines ?? [];
  if (shown.length + ordered.length > 0) return [...shown, ...ordered];
  return facts.orders.length === 0 && facts.listings.length === 1 ? facts.listings : [];
}

/** A long list of orders is nobody's conversation: the cards of its first ones are enough. */
const MOST_ORDERS = 60;
/** Every item whose card may be asked for: of the chat and its orders, else of the page. */
export const goodsToKnow = (facts: Facts, talked: readonly Order[]): Goods[] => [
  ...goodsSpokenOf(facts, undefined),
  ...(facts.conversation ? talked : facts.orders).slice(0, MOST_ORDERS).flatMap(({ lines }) => lines),
];

export async function productData(input: {
  cards?: CardView | undefined;
  stock: StockView | undefined;
  facts: Facts;
  order: Order | undefined;
  buyerAmbiguous: boolean;
  locales: { ours: Locale; theirs: Locale };
}): Promise<DeskData['product']> {
  const { cards, stock, facts, locales } = input;
  if (!cards) return undefined;
  const goods = goodsSpokenOf(facts, input.order);
  await cards.read(goods);
  const found = new Map(goods.flatMap((one) => [...cards.cards(one)]).map((card) => [card.id, card]));
  if (found.size === 0) return undefined;
  const { messages = [], buyer } = facts.conversation ?? {};
  const heard = measuresOf(messages.flatMap(({ from, text }) => (from === 'buyer' && text ? [text] : [])));
  const items = [...found.values()].slice(0, MOST_ITEMS).map((card) => {
    const mates = cards.mates(card).filter((mate) => isThere(mate, stock));
    const size = card.sizes && sizeAnswer(card.sizes, heard, locales);
    return {
      id: card.id,
      title: card.title,
      ...(size ? { size } : {}),
      facts: factsOf(
        card,
        mates.map(({ name }) => name),
        locales,
      ),
      faq: card.faq,
    };
  });
  return { items, ...(buyer && !input.buyerAmbiguous ? { buyer } : {}) };
}

/** What the rule's own pairs would offer, so that its stock is read before the rule asks for it. */
export function offeredSkus(rules: Record<string, RuleSetting>): string[] {
  const { on, params } = rules['cross-sell'] ?? {};
  const pairs = on && Array.isArray(params?.pairs) ? params.pairs : [];
  return pairs
    .flatMap((line) =>
      String(line)
        .split(/[>＞,，、]/u)
        .slice(1, 20),
    )
    .map((sku) => sku.trim())
    .filter(Boolean);
}
