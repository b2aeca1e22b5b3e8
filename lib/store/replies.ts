// The shop's own replies, and how often each reply was used. The starter set is data; a row here with the same id
// stands over it.
import type { ReplyStored } from './open.ts';
import { mayWrite, type Store } from './store.ts';
import { whole } from './whole.ts';

const shopRange = (shop: string) => IDBKeyRange.bound([shop, ''], [shop, '\uffff']);

export const listReplies = (store: Store, shop: string): Promise<ReplyStored[]> =>
  store.db.getAll('replies', shopRange(shop));

/** Writes all or none. */
export async function putReplies(
  store: Store,
  shop: string,
  replies: readonly { id: string }[],
): Promise<void> {
  mayWrite(store);
  const tx = store.db.transaction('replies', 'readwrite', { durability: 'strict' });
  await whole(tx, async (write) => {
    for (const reply of replies) {
      const old = await tx.store.get([shop, reply.id]);
      write(tx.store.put({ shop, id: reply.id, uses: old?.uses ?? 0, reply }));
    }
  });
}

/** Leaves a tombstone, so that a deleted starter reply stays deleted. */
export async function deleteReply(store: Store, shop: string, id: string): Promise<void> {
  mayWrite(store);
  await store.db.put('replies', { shop, id, deleted: true });
}

export async function countUse(store: Store, shop: string, id: string): Promise<void> {
  mayWrite(store);
  const tx = store.db.transaction('replies', 'readwrite');
  await whole(tx, async (write) => {
    const old = await tx.store.get([shop, id]);
    write(tx.store.put({ ...(old ?? { shop, id }), uses: (old?.uses ?? 0) + 1 }));
  });
}
