// The shop's replies as the back office sees them: the starter set with the shop's own over it, deleted ones left out.
import type { Reply } from '../../../lib/replies/reply.ts';
import { starters } from '../../../lib/replies/starter.ts';
import { listReplies } from '../../../lib/store/replies.ts';
import type { Store } from '../../../lib/store/store.ts';

/** By folder and title, every language. Without a shop: the starter set alone. */
export async function shelfOf(store: Store, shop: string | undefined): Promise<Reply[]> {
  const replies = new Map(starters().map((reply) => [reply.id, reply]));
  for (const row of shop ? await listReplies(store, shop) : []) {
    const starter = replies.get(row.id);
    if (row.deleted) replies.delete(row.id);
    else if (row.reply) replies.set(row.id, { ...(row.reply as Reply), uses: row.uses ?? 0 });
    else if (starter) starter.uses = row.uses ?? 0;
  }
  const order = (a: Reply, b: Reply) =>
    (a.step ?? 99) - (b.step ?? 99) ||
    (a.folder ?? '').localeCompare(b.folder ?? '') ||
    a.title.localeCompare(b.title);
  return [...replies.values()].sort(order);
}
