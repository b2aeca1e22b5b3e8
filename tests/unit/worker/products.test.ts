// Product cards in a tab: which card the chat is about, the size its buyer asked for, and what may be offered with it.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import practice from '../../../lib/marketplaces/practice.json' with { type: 'json' };
import type { Facts, Listing, Order } from '../../../lib/model/facts.ts';
import { noFacts } from '../../../lib/model/facts.ts';
import type { ProductCard } from '../../../lib/model/products.ts';
import { tidyCard } from '../../../lib/products/cards.ts';
import { putProducts } from '../../../lib/store/products.ts';
import { beginImport } from '../../../lib/store/stock.ts';
import { addShop, openStore } from '../../../lib/store/store.ts';
import type { TabFacts } from '../../../lib/worker/frames.ts';
import { judgeTab } from '../../../lib/worker/judge.ts';
import { KnowledgeCache } from '../../../lib/worker/knowledge.ts';
import { CardCache, goodsToKnow, offeredSkus, productData } from '../../../lib/worker/products.ts';
import { NOW, warehouse } from '../rules/world.ts';

const shop = { id: 's', name: 'Fern', bindings: [], key: 'k' } as never;
const card = (id: string, more: Partial<ProductCard> = {}): ProductCard =>
  tidyCard({ id, title: id, skus: [], listings: [], goesWith: [], faq: [], ...more });
const KNIT = card('card.knit', {
  title: '针织开衫',
  skus: ['KNIT'],
  listings: [{ listingId: '500' }],
  material: '羊毛',
  goesWith: ['SCARF', '毛线帽'],
  faq: [{ q: '起球吗', a: '轻微' }],
  sizes: {
    weightUnit: 'jin',
    rows: [{ size: 'M', height: { from: 160, to: 170 }, weight: { from: 95, to: 115 } }],
  },
});
const HAT = card('card.hat', { title: '毛线帽', skus: ['HAT'] });

const talk = (
  listings: Listing[],
  texts: string[],
  buyer: { id?: string; name?: string } = { id: 'B1' },
): Facts => ({
  ...noFacts(),
  conversation: {
    buyer,
    listings,
    orders: [],
    messages: texts.map((text) => ({ from: 'buyer' as const, text })),
  },
});
let names = 0;
async function shown(
  facts: Facts,
  more: {
    order?: Order;
    stock?: Parameters<typeof warehouse>[0];
    ambiguous?: boolean;
    cards?: ProductCard[];
  } = {},
) {
  const store = await openStore(`worker-products-${names++}`);
  await putProducts(store, 's', more.cards ?? [KNIT, HAT]);
  const cards = await new CardCache().load(
    store,
    shop,
    'practice',
    goodsToKnow(facts, more.order ? [more.order] : []),
  );
  return productData({
    cards,
    stock: more.stock && warehouse(more.stock),
    facts,
    order: more.order,
    buyerAmbiguous: more.ambiguous ?? false,
    locales: { ours: 'zh-CN', theirs: 'en' },
  });
}
const order = (...skus: string[]): Order => ({
  orderId: 'A1',
  buyer: {},
  status: 'paid',
  lines: skus.map((sku) => ({ sku })),
});

describe('the card', () => {
  it('is that of the listing the chat shows, with the size its buyer asks for on top', async () => {
    const product = await shown(talk([{ listingId: '500' }], ['身高165 体重110斤']));
    expect(product?.items.map((item) => item.title)).toEqual(['针织开衫']);
    expect(product?.items[0]?.size).toEqual({
      text: '165cm / 110斤 → M',
      insert: 'At 165 cm and 55 kg, our size table says M.',
    });
    expect(product?.buyer).toEqual({ id: 'B1' });
  });
  it('is told in the agent’s language and put in in the buyer’s', async () => {
    const facts = (await shown(talk([{ listingId: '500' }], [])))?.items[0]?.facts;
    expect(facts?.find(({ id }) => id === 'material')).toEqual({
      id: 'material',
      label: '材质',
      text: '羊毛',
      insert: 'Material: 羊毛',
    });
  });
  it('is that of what the buyer shows first, then of what they ordered', async () => {
    const product = await shown(talk([{ sku: 'HAT' }], []), { order: order('KNIT', 'HAT', 'NONE') });
    expect(product?.items.map((item) => item.id)).toEqual(['card.hat', 'card.knit']);
  });
  it('is that of the page’s own listing where nothing else is spoken of', async () => {
    expect((await shown({ ...noFacts(), listings: [{ sku: 'KNIT' }] }))?.items).toHaveLength(1);
    expect(await shown({ ...noFacts(), listings: [{ sku: 'KNIT' }, { sku: 'HAT' }] })).toBeUndefined();
  });
  it('is found for an order far down a long list, too', async () => {
    const orders = Array.from({ length: 90 }, (_, i) => ({
      ...order(i === 88 ? 'KNIT' : 'X'),
      orderId: `A${i}`,
    }));
    const page = { ...noFacts(), orders };
    expect((await shown(page, { order: orders[88]! }))?.items).toHaveLength(1);
  });
  it('is none where the shop has none for it, or none at all', async () => {
    expect(await shown(talk([{ sku: 'OTHER', title: '开衫' }], []))).toBeUndefined();
    expect(await shown(talk([{ sku: 'KNIT' }], []), { cards: [] })).toBeUndefined();
  });
  it('names no buyer to put anything in for where two read as active', async () => {
    expect((await shown(talk([{ sku: 'KNIT' }], []), { ambiguous: true }))?.buyer).toBeUndefined();
  });
});

describe('what goes with it', () => {
  const mates = async (stock?: Parameters<typeof warehouse>[0]) =>
    (await shown(talk([{ sku: 'KNIT' }], []), stock ? { stock } : {}))?.items[0]?.facts.find(
      ({ id }) => id === 'goesWith',
    )?.text;
  it('is named by its own card', async () => {
    expect(await mates()).toBe('SCARF、毛线帽');
  });
  it('is offered only where it is known to be there', async () => {
    expect(await mates({ SCARF: [0], HAT: [3] })).toBe('毛线帽');
    expect(await mates({ SCARF: [2], HAT: [3, 3] })).toBe('SCARF');
    expect(await mates({ KNIT: [9] })).toBeUndefined();
  });
});

it('feeds the rule that offers what goes with a thing, the offered thing’s stock read for it', async () => {
  const store = await openStore(`worker-products-${names++}`);
  const kept = await addShop(store, 'Fern');
  await putProducts(store, kept.id, [KNIT, HAT]);
  const facts = talk([{ listingId: '500', title: '开衫' }], ['在吗']);
  const tab = {
    site: practice,
    state: 'ok',
    kinds: ['chat'],
    facts,
    health: { 'conversation.messages.text': 'ok', 'conversation.listings.listingId': 'ok' },
    targets: { reply: true, remark: false },
    buyerAmbiguous: false,
  } as unknown as TabFacts;
  const offers = async () => {
    const knowledge = await new KnowledgeCache().load(store, kept, tab.site, facts, NOW);
    return judgeTab(tab, knowledge, { 'cross-sell': { on: true } }, NOW)
      .prompts.filter(({ rule }) => rule === 'cross-sell')
      .map(({ params }) => params);
  };
  expect(await offers()).toEqual([{ sku: '针织开衫', also: 'SCARF / 毛线帽' }]);
  const run = await beginImport(store, kept.id, 'replace');
  await run.put([
    { sku: 'SCARF', onHand: 0 },
    { sku: 'HAT', onHand: 2 },
  ]);
  await run.commit({ source: { kind: 'sheet', name: 's.csv' }, at: NOW, reservedCountsOpenOrders: false });
  expect(await offers()).toEqual([{ sku: '针织开衫', also: '毛线帽' }]);
});

it('does not remember what it read of before a change', async () => {
  const store = await openStore(`worker-products-${names++}`);
  const cache = new CardCache();
  const before = cache.load(store, shop, 'practice', [{ sku: 'KNIT' }]);
  cache.forget();
  await putProducts(store, 's', [KNIT]);
  expect((await before)?.cards({ sku: 'KNIT' }) ?? []).toHaveLength(0);
  const after = await cache.load(store, shop, 'practice', [{ sku: 'KNIT' }]);
  expect(after?.cards({ sku: 'KNIT' })).toHaveLength(1);
});

it('reads the stock of what a rule may offer before it is asked', () => {
  const pairs = ['CUP>LID, BRUSH', 'HAT＞围巾'];
  expect(offeredSkus({ 'cross-sell': { on: true, params: { pairs } } })).toEqual(['LID', 'BRUSH', '围巾']);
  expect(offeredSkus({ 'cross-sell': { on: false, params: { pairs } } })).toEqual([]);
  expect(offeredSkus({ 'cross-sell': { on: true, params: { pairs: 'x' } } })).toEqual([]);
});
