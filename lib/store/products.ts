// Product cards of a shop. Found by what a page shows: each card lies under its codes (SKUs, listings, whole title),
// each code under its shop.
import { ProductCard } from '../model/products.ts';
import { codesOf } from '../products/cards.ts';
import type { ProductStored } from './open.ts';
import { mayWrite, type Store } from './store.ts';
import { whole } from './whole.ts';

const shopRange = (shop: string) => IDBKeyRange.bound([shop, ''], [shop, '\uffff']);
const codeIn = (shop: string, code: string): string => JSON.stringify([shop, code]);

/** A card another version wrote in another shape is left alone, and not shown. */
const cardOf = ({ card }: ProductStored): ProductCard[] => {
  const read = ProductCard.safeParse(card);
  return read.success ? [read.data] : [];
};

/** The cards of a shop, by id; all of them, or so many. */
export const listProducts = async (store: Store, shop: string, most?: number): Promise<ProductCard[]> =>
  (await store.db.getAll('products', shopRange(shop), most)).flatMap(cardOf);

export const countProducts = (store: Store, shop: string): Promise<number> =>
  store.db.count('products', shopRange(shop));

/** Writes all or none. A card of the same id is replaced. */
export async function putProducts(store: Store, shop: string, cards: readonly ProductCard[]): Promise<void> {
  mayWrite(store);
  const rows = cards.map((card): ProductStored => {
    const read = ProductCard.parse(card);
    return { shop, id: read.id, codes: codesOf(read).map((code) => codeIn(shop, code)), card: read };
  });
  const tx = store.db.transaction('products', 'readwrite', { durability: 'strict' });
  await whole(tx, (write) => {
    for (const row of rows) write(tx.store.put(row));
  });
}

export async function deleteProduct(store: Store, shop: string, id: string): Promise<void> {
  mayWrite(store);
  await store.db.delete('products', [shop, id]);
}

/** The cards that lie under each of these codes (of `lookups`); a code nobody knows is simply not there. */
export async function findProducts(
  store: Store,
  shop: string,
  codes: Iterable<string>,
): Promise<Map<string, ProductCard[]>> {
  const tx = store.db.transaction('products', 'readonly');
  const index = tx.store.index('byCode');
  const found = new Map<string, ProductCard[]>();
  await Promise.all(
    [...new Set(codes)].map(async (code) => {
      const cards = (await index.getAll(codeIn(shop, code), 10)).flatMap(cardOf);
      if (cards.length > 0) found.set(code, cards);
    }),
  );
  return found;
}
