// How each page of a site was read at its last views: kept in this browser, so that a page that changed is noticed and the
// person asked about it can say since when. Field names and states only, nothing of what the page showed.
import type { PageView } from '../messages/protocol.ts';
import { changeMeta, getMeta, type Store } from './store.ts';

/** So many views are kept of each page. */
export const VIEWS = 20;

/** A view as it is kept: its time (UTC ms) and the file's revision with it. */
export interface KeptView extends Omit<PageView, 'page'> {
  at: number;
  revision: number;
}
const rowOf = (marketplace: string, page: string) => `views:${marketplace}:${page}`;

/** The last views of a page, the newest last. */
export const viewsOf = async (store: Store, marketplace: string, page: string): Promise<KeptView[]> =>
  (await getMeta<KeptView[]>(store, rowOf(marketplace, page))) ?? [];

/** Keeps a view; a second word on the same view takes the place of the first. */
export async function keepView(
  store: Store,
  marketplace: string,
  { page, ...view }: PageView,
  at: { now: number; revision: number },
): Promise<void> {
  await changeMeta<KeptView[]>(store, rowOf(marketplace, page), (old = []) => {
    const others = old.filter((one) => one.id !== view.id);
    return [...others, { ...view, at: at.now, revision: at.revision }].slice(-VIEWS);
  });
}
