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
      const { deleted: _, ...counted } = old ?? { shop, id: reply.id };
      write(tx.store.put({ ...counted, uses: old?.uses ?? 0, reply }));
    }
  });
}

/** Leaves a tombstone, so that a deleted starter reply stays deleted. What was counted stays for one that comes back. */
export async function deleteReply(store: Store, shop: string, id: string): Promise<void> {
  mayWrite(store);
  const tx = store.db.transaction('replies', 'readwrite');
  await whole(tx, async (write) => {
    const { reply: _, ...counted } = (await tx.store.get([shop, id])) ?? { shop, id };
    write(tx.store.put({ ...counted, deleted: true }));
  });
}

async function count(
  store: Store,
  shop: string,
  id: string,
  change: (old: ReplyStored) => Partial<ReplyStored>,
): Promise<void> {
  mayWrite(store);
  const tx = store.db.transaction('replies', 'readwrite');
  await whole(tx, async (write) => {
    const old = (await tx.store.get([shop, id])) ?? { shop, id };
    write(tx.store.put({ ...old, ...change(old) }));
  });
}

/** Put in once more, at this instant (UTC ms). */
export const countUse = (store: Store, shop: string, id: string, at: number): Promise<void> =>
  count(store, shop, id, ({ uses = 0 }) => ({ uses: uses + 1, lastUsed: at }));

/** The buyer wrote again soon after it went out. */
export const countAgain = (store: Store, shop: string, id: string): Promise<void> =>
  count(store, shop, id, ({ again = 0 }) => ({ again: again + 1 }));

/** What an import wrote over, and what it wrote, for one step back. */
interface Before {
  /** UTC ms. */
  at: number;
  rows: { id: string; old?: ReplyStored; now: { id: string } }[];
}
const beforeKey = (shop: string) => `replies-before:${shop}`;

/** Writes all or none, and keeps what stood there before, in place of what an earlier import kept. */
export async function importReplies(
  store: Store,
  shop: string,
  replies: readonly { id: string }[],
  at: number,
): Promise<void> {
  mayWrite(store);
  const tx = store.db.transaction(['replies', 'meta'], 'readwrite', { durability: 'strict' });
  await whole(tx, async (write) => {
    const table = tx.objectStore('replies');
    const rows: Before['rows'] = [];
    for (const reply of replies) {
      const old = await table.get([shop, reply.id]);
      const { deleted: _, ...counted } = old ?? { shop, id: reply.id };
      rows.push({ id: reply.id, ...(old ? { old } : {}), now: reply });
      write(table.put({ ...counted, uses: old?.uses ?? 0, reply }));
    }
    write(tx.objectStore('meta').put({ key: beforeKey(shop), value: { at, rows } satisfies Before }));
  });
}

/** How many replies the last import wrote that can still be taken back, and when that was. */
export async function lastImport(
  store: Store,
  shop: string,
): Promise<{ at: number; replies: number } | undefined> {
  const before = (await store.db.get('meta', beforeKey(shop)))?.value as Before | undefined;
  return before && { at: before.at, replies: before.rows.length };
}

/**
 * Takes the last import back. What was edited since stays as it is, and uses counted since stay counted. Answers how
 * many replies are as they were before.
 */
export async function undoReplies(store: Store, shop: string): Promise<number> {
  mayWrite(store);
  const tx = store.db.transaction(['replies', 'meta'], 'readwrite', { durability: 'strict' });
  return whole(tx, async (write) => {
    const table = tx.objectStore('replies');
    const before = (await tx.objectStore('meta').get(beforeKey(shop)))?.value as Before | undefined;
    let back = 0;
    for (const { id, old, now } of before?.rows ?? []) {
      const row = await table.get([shop, id]);
      if (!row || row.deleted || JSON.stringify(row.reply) !== JSON.stringify(now)) continue;
      const { reply: _, ...counted } = row;
      if (old) write(table.put({ ...old, ...counted, ...('reply' in old ? { reply: old.reply } : {}) }));
      else write(table.delete([shop, id]));
      back++;
    }
    write(tx.objectStore('meta').delete(beforeKey(shop)));
    return back;
  });
}
