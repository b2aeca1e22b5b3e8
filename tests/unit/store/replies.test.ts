// An import of replies is written whole, and taken back in one step: what was there returns, what was edited or counted
// since stays.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  countAgain,
  countUse,
  deleteReply,
  importReplies,
  lastImport,
  listReplies,
  putReplies,
  undoReplies,
} from '../../../lib/store/replies.ts';
import { openStore, type Store } from '../../../lib/store/store.ts';

let store: Store;
let n = 0;
beforeEach(async () => {
  store = await openStore(`replies-${n++}`);
});
afterEach(() => store.db.close());

const SHOP = 's1';
const one = (id: string, body: string) => ({ id, title: id, body });
const kept = async () =>
  Object.fromEntries(
    (await listReplies(store, SHOP)).map(({ id, reply, uses, deleted }) => [
      id,
      deleted ? 'deleted' : `${(reply as { body?: string } | undefined)?.body ?? '-'} ${uses ?? 0}`,
    ]),
  );

describe('a deleted reply', () => {
  it('keeps no text, and has its uses again when it comes back', async () => {
    await putReplies(store, SHOP, [one('a', 'secret')]);
    await countUse(store, SHOP, 'a', 99);
    await deleteReply(store, SHOP, 'a');
    expect(JSON.stringify(await listReplies(store, SHOP))).not.toContain('secret');
    expect(await kept()).toEqual({ a: 'deleted' });
    await putReplies(store, SHOP, [one('a', 'back')]);
    expect(await kept()).toEqual({ a: 'back 1' });
    expect(await listReplies(store, SHOP)).toMatchObject([{ lastUsed: 99 }]);
  });
});

describe('an import taken back', () => {
  it('leaves what was there before, new ones gone, deleted ones deleted again', async () => {
    await putReplies(store, SHOP, [one('a', 'old'), one('b', 'b')]);
    await deleteReply(store, SHOP, 'gone');
    await importReplies(store, SHOP, [one('a', 'new'), one('c', 'c'), one('gone', 'back')], 7);
    expect(await kept()).toEqual({ a: 'new 0', b: 'b 0', c: 'c 0', gone: 'back 0' });
    expect(await lastImport(store, SHOP)).toEqual({ at: 7, replies: 3 });
    expect(await undoReplies(store, SHOP)).toBe(3);
    expect(await kept()).toEqual({ a: 'old 0', b: 'b 0', gone: 'deleted' });
    expect(await lastImport(store, SHOP)).toBeUndefined();
  });

  it('keeps what was edited or deleted since, and every use that was counted', async () => {
    await putReplies(store, SHOP, [one('a', 'old'), one('b', 'old'), one('d', 'old')]);
    await importReplies(store, SHOP, [one('a', 'new'), one('b', 'new'), one('c', 'new'), one('d', 'new')], 7);
    await putReplies(store, SHOP, [one('b', 'mine')]);
    await deleteReply(store, SHOP, 'd');
    await countUse(store, SHOP, 'a', 99);
    await countAgain(store, SHOP, 'a');
    expect(await undoReplies(store, SHOP)).toBe(2);
    expect(await kept()).toEqual({ a: 'old 1', b: 'mine 0', d: 'deleted' });
    const [row] = await listReplies(store, SHOP);
    expect(row).toMatchObject({ again: 1, lastUsed: 99 });
  });

  it('is one step only: a second import takes the place of the first', async () => {
    await importReplies(store, SHOP, [one('a', '1')], 1);
    await importReplies(store, SHOP, [one('a', '2')], 2);
    await undoReplies(store, SHOP);
    expect(await kept()).toEqual({ a: '1 0' });
    expect(await undoReplies(store, SHOP)).toBe(0);
    expect(await kept()).toEqual({ a: '1 0' });
  });

  it('does not reach another shop', async () => {
    await importReplies(store, SHOP, [one('a', '1')], 1);
    expect(await undoReplies(store, 's2')).toBe(0);
    expect(await kept()).toEqual({ a: '1 0' });
  });
});
