// The shop's replies as the back office sees them: the starter set with the shop's own over it, deleted ones left out,
// each with how it did.
import type { Reply } from '../../../lib/replies/reply.ts';
import { starters } from '../../../lib/replies/starter.ts';
import type { ReplyStored } from '../../../lib/store/open.ts';
import { deleteReply, listReplies, putReplies } from '../../../lib/store/replies.ts';
import type { Store } from '../../../lib/store/store.ts';
import type { Keeping } from '../parts/form.ts';
import { sameReply } from './differing.ts';

/** A reply with what was counted of it. */
export interface Shelved extends Reply {
  /** How many buyers wrote again within two minutes. */
  again: number;
  /** UTC ms. */
  lastUsed?: number;
}

/** The reply as it is written and kept. */
export const bare = ({ again: _, lastUsed: __, ...reply }: Shelved): Reply => reply;

/** The shop's row over the starter of its id, where there is one. */
function over(starter: Shelved | undefined, row: ReplyStored): Shelved | undefined {
  const reply = (row.reply as Reply | undefined) ?? starter;
  if (row.deleted || !reply) return undefined;
  return {
    ...reply,
    uses: row.uses ?? 0,
    again: row.again ?? 0,
    ...(row.lastUsed === undefined ? {} : { lastUsed: row.lastUsed }),
  };
}

/** By folder and title, every language. Without a shop: the starter set alone. */
export async function shelfOf(store: Store, shop: string | undefined): Promise<Shelved[]> {
  const replies = new Map<string, Shelved>(starters().map((reply) => [reply.id, { ...reply, again: 0 }]));
  for (const row of shop ? await listReplies(store, shop) : []) {
    const reply = over(replies.get(row.id), row);
    if (reply) replies.set(row.id, reply);
    else replies.delete(row.id);
  }
  // One collator for all: asking each text to compare itself takes seconds for ten thousand.
  const { compare } = new Intl.Collator(['zh-CN', 'ko', 'en']);
  const order = (a: Reply, b: Reply) =>
    (a.step ?? 99) - (b.step ?? 99) || compare(a.folder ?? '', b.folder ?? '') || compare(a.title, b.title);
  return [...replies.values()].sort(order);
}

/** How one reply is read, written and deleted. */
export const shelving: Keeping<Shelved> = {
  what: 'replies',
  async read(store, shop, id) {
    const starter = starters().find((one) => one.id === id);
    const reply = starter && { ...starter, again: 0 };
    const row = await store.db.get('replies', [shop, id]);
    return row ? over(reply, row) : reply;
  },
  write: (store, shop, reply) => putReplies(store, shop, [bare(reply)]),
  erase: deleteReply,
  same: sameReply,
};
