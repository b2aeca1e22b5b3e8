// Product cards in the database: all or none, found by what a page shows, one shop's apart from another's.
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { ProductCard } from '../../../lib/model/products.ts';
import { lookups, tidyCard } from '../../../lib/products/cards.ts';
import { checkBackup, makeBackup, restoreBackup } from '../../../lib/store/backup.ts';
import {
  countProducts,
  deleteProduct,
  findProducts,
  listProducts,
  putProducts,
} from '../../../lib/store/products.ts';
import { openStore, type Store } from '../../../lib/store/store.ts';

let names = 0;
const fresh = () => openStore(`products-${names++}`);
const card = (id: string, more: Partial<ProductCard> = {}): ProductCard =>
  tidyCard({ id, title: `T ${id}`, skus: [], listings: [], goesWith: [], faq: [], ...more });
const found = async (store: Store, goods: Parameters<typeof lookups>[0], shop = 's') => {
  const codes = lookups(goods, 'practice');
  const cards = await findProducts(store, shop, codes);
  return codes.flatMap((code) => cards.get(code) ?? []).map(({ id }) => id);
};

it('finds a card by SKU, listing (of this site or of any) and whole title, however they are written', async () => {
  const store = await fresh();
  await putProducts(store, 's', [
    card('card.a', { skus: ['CUP-Ｓ', 'CUP-M'], title: '保温杯 500ml' }),
    card('card.b', { listings: [{ marketplace: 'practice', listingId: '77' }] }),
    card('card.c', { listings: [{ marketplace: 'elsewhere', listingId: '78' }, { listingId: '79' }] }),
  ]);
  expect(await found(store, { sku: 'cup-s' })).toEqual(['card.a']);
  expect(await found(store, { parentSku: 'CUP-M' })).toEqual(['card.a']);
  expect(await found(store, { listingId: '77' })).toEqual(['card.b']);
  expect(await found(store, { listingId: '78' })).toEqual([]);
  expect(await found(store, { listingId: '79' })).toEqual(['card.c']);
  expect(await found(store, { title: ' 保温杯  500ML ' })).toEqual(['card.a']);
  expect(await found(store, { title: '保温杯' })).toEqual([]);
  expect(await found(store, { sku: 'cup-s' }, 'another')).toEqual([]);
});

it('is no longer found by a code it has lost, nor once it is deleted', async () => {
  const store = await fresh();
  await putProducts(store, 's', [card('card.a', { skus: ['A'] })]);
  await putProducts(store, 's', [card('card.a', { skus: ['B'] })]);
  expect([await found(store, { sku: 'A' }), await found(store, { sku: 'B' })]).toEqual([[], ['card.a']]);
  await deleteProduct(store, 's', 'card.a');
  expect(await found(store, { sku: 'B' })).toEqual([]);
  expect(await countProducts(store, 's')).toBe(0);
});

it('writes all or none', async () => {
  const store = await fresh();
  const odd = { ...card('card.b'), title: '' };
  await expect(putProducts(store, 's', [card('card.a'), odd])).rejects.toThrow();
  expect(await listProducts(store, 's')).toEqual([]);
});

it('leaves a card of another shape alone, and shows the rest', async () => {
  const store = await fresh();
  await putProducts(store, 's', [card('card.a', { skus: ['A'] })]);
  await store.db.put('products', { shop: 's', id: 'card.z', codes: [], card: { v: 9 } });
  expect((await listProducts(store, 's')).map(({ id }) => id)).toEqual(['card.a']);
});

it('travels in a backup', async () => {
  const store = await fresh();
  await putProducts(store, 's', [card('card.a', { skus: ['A'], material: '棉' })]);
  const checked = await checkBackup(await makeBackup(store, '2026-11-22T08:00:00Z'));
  if (!checked.ok) throw new Error(checked.error.code);
  const other = await fresh();
  await restoreBackup(other, checked.value);
  expect(await listProducts(other, 's')).toEqual(await listProducts(store, 's'));
  expect(await found(other, { sku: 'A' })).toEqual(['card.a']);
});
