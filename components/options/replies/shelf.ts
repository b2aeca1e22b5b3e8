// The shop's replies as the back office sees them: the starter set with the shop's own over it, deleted ones left out,
// each with how it did.
import type { Reply } from '../../../lib/replies/reply.ts';
import { starters } from '../../../lib/replies/starter.ts';
import { listReplies } from '../../../lib/store/replies.ts';
import type { Store } from '../../../lib/store/store.ts';

/** A reply with what was counted of it. */
export interface Shelved extends Reply {
  /** How many buyers wrote again within two minutes. */
  again: number;
  /** UTC ms. */
  lastUsed?: number;
}

/** The reply as it is written and kept. */
export const bare = ({ again: _, lastUsed: __, ...reply }: Shelved): Reply => reply;

/** By folder and title, every language. Without a shop: the starter set alone. */
export async function shelfOf(store: Store, shop: string | undefined): Promise<Shelved[]> {
  const replies = new Map<string, Shelved>(starters().map((reply) => [reply.id, { ...reply, again: 0 }]));
  for (const row of shop ? await listReplies(store, shop) : []) {
    const starter = replies.get(row.id);
    const reply = (row.reply as Reply | undefined) ?? starter;
    if (row.deleted) replies.delete(row.id);
    else if (reply)
      replies.set(row.id, {
        ...reply,
        uses: row.uses ?? 0,
        again: row.again ?? 0,
        ...(row.lastUsed === undefined ? {} : { lastUsed: row.lastUsed }),
      });
  }
  // One collator for all: asking each text to compare itself takes seconds for ten thousand.
  const { compare } = new Intl.Collator(['zh-CN', 'ko', 'en']);
  const order = (a: Reply, b: Reply) =>
    (a.step ?? 99) - (b.step ?? 99) || compare(a.folder ?? '', b.folder ?? '') || compare(a.title, b.title);
  return [...replies.values()].sort(order);
}
