// What runs inside the extension's own worker: the store's functions and the bare database calls beside them, on one
// database of its own.
import './jitless.ts';

import { uuidv7 } from '../../lib/model/entries.ts';
import { foldOrder } from '../../lib/records/fold.ts';
import { append, entriesOf } from '../../lib/store/journal.ts';
import { subjectName, textHash } from '../../lib/store/keys.ts';
import { stockRows } from '../../lib/store/stock.ts';
import { addShop, getShops, openStore, type ShopKept, type Store } from '../../lib/store/store.ts';

const NAME = 'counterhand-bench';
const GENERATION = 'g1';
const KINDS = ['note.added', 'address.set', 'prompt.followed', 'remark.written'];
const MARKETPLACE = 'pinduoduo';

let opened: Promise<{ store: Store; shop: ShopKept; bare: IDBDatabase }> | undefined;
const open = () => {
  opened ??= (async () => {
    const store = await openStore(NAME);
    const shop = (await getShops(store))[0] ?? (await addShop(store, 'bench'));
    const bare = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open(NAME);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    return { store, shop, bare };
  })();
  return opened;
};

const sku = (i: number): string => `sku-${String(i).padStart(7, '0')}`;
const orderOf = (i: number): string => `261121-${String(i).padStart(15, '0')}`;
const subjectOf = (i: number) => ({ kind: 'order' as const, marketplace: MARKETPLACE, id: orderOf(i) });
const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
const done = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });
const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};
/** Which goes first changes from round to round: the second finds pages the first has read. */
async function pair(round: number, ours: () => Promise<unknown>, bare: () => Promise<unknown>) {
  if (round % 2) {
    const yardstick = await timed(bare);
    return { ours: await timed(ours), yardstick };
  }
  return { ours: await timed(ours), yardstick: await timed(bare) };
}

const api = {
  async fillStock(from: number, to: number): Promise<void> {
    const { bare, shop } = await open();
    const tx = bare.transaction('stock', 'readwrite', { durability: 'relaxed' });
    const table = tx.objectStore('stock');
    for (let i = from; i < to; i++)
      table.put({
        sku: sku(i).toUpperCase(),
        onHand: i % 90,
        shop: shop.id,
        generation: GENERATION,
        key: sku(i),
      });
    await done(tx);
  },

  /** Orders of four entries each, one of them with a text. */
  async fillJournal(from: number, to: number): Promise<void> {
    const { bare, shop } = await open();
    const subjects = await Promise.all(
      Array.from({ length: to - from }, (_, i) => subjectName(shop.key, subjectOf(from + i))),
    );
    const hashes = await Promise.all(subjects.map((subject) => textHash('salt', subject)));
    const tx = bare.transaction(['journal', 'texts', 'subjects'], 'readwrite', { durability: 'relaxed' });
    const journal = tx.objectStore('journal');
    subjects.forEach((subject, i) => {
      const hash = hashes[i]!;
      tx.objectStore('texts').put({ hash, salt: 'salt', text: '要贺卡', shop: shop.id, subject });
      tx.objectStore('subjects').put({
        shop: shop.id,
        subject,
        kind: 'order',
        marketplace: MARKETPLACE,
        id: orderOf(from + i),
      });
      KINDS.forEach((kind, n) => {
        const body: Record<string, unknown> =
          n === 0
            ? { text: hash }
            : n === 1
              ? { state: 'confirmed' }
              : n === 2
                ? { rule: 'stock-short', action: 'insert-reply' }
                : { reason: 'gift', how: 'copied' };
        journal.put({
          v: 1,
          id: newId(),
          shop: shop.id,
          device: 'bench',
          seq: (from + i) * 4 + n,
          agent: '07',
          at: Date.now(),
          kind,
          subject,
          parents: [],
          body,
        });
      });
    });
    await done(tx);
  },

  async lookUp(round: number, count: number, all: number): Promise<{ ours: number; yardstick: number }> {
    const { store, shop, bare } = await open();
    const keys = Array.from({ length: count }, () => sku(Math.floor(Math.random() * all)));
    const get = async () => {
      const table = bare.transaction('stock', 'readonly').objectStore('stock');
      return Promise.all(keys.map((key) => answered(table.get([shop.id, GENERATION, key]))));
    };
    await get();
    return pair(round, () => stockRows(store, shop.id, GENERATION, keys), get);
  },

  async append(round: number): Promise<{ ours: number; yardstick: number }> {
    const { store, shop, bare } = await open();
    const order = subjectOf(10_000_000 + round);
    const text = '要贺卡，不要发票';
    const ours = () =>
      append(store, shop, [{ id: newId(), kind: 'note.added', subject: order, body: { text: '' }, text }], {
        agent: '07',
        now: Date.now(),
      });
    // The same rows, made beforehand: the puts alone are the yardstick.
    const other = subjectOf(20_000_000 + round);
    const subject = await subjectName(shop.key, other);
    const hash = await textHash(`salt${round}`, text);
    const puts = async () => {
      const tx = bare.transaction(['journal', 'texts', 'subjects', 'meta'], 'readwrite', {
        durability: 'strict',
      });
      tx.objectStore('journal').put({
        v: 1,
        id: newId(),
        shop: shop.id,
        device: 'bare',
        seq: round,
        agent: '07',
        at: Date.now(),
        kind: 'note.added',
        subject,
        parents: [],
        body: { text: hash },
      });
      tx.objectStore('texts').put({ hash, salt: `salt${round}`, text, shop: shop.id, subject });
      tx.objectStore('subjects').put({
        shop: shop.id,
        subject,
        kind: 'order',
        marketplace: MARKETPLACE,
        id: other.id,
      });
      tx.objectStore('meta').put({ key: 'bare-seq', value: round });
      await done(tx);
    };
    return pair(round, ours, puts);
  },

  async file(round: number, all: number): Promise<{ ours: number; yardstick: number }> {
    const { store, shop, bare } = await open();
    const order = subjectOf(Math.floor(Math.random() * all));
    const subject = await subjectName(shop.key, order);
    const get = async () => {
      const tx = bare.transaction(['journal', 'texts'], 'readonly');
      const entries = await answered(tx.objectStore('journal').index('bySubject').getAll([shop.id, subject]));
      await Promise.all(
        entries.flatMap((entry) =>
          entry.body.text ? [answered(tx.objectStore('texts').get(entry.body.text))] : [],
        ),
      );
      return entries;
    };
    if ((await get()).length !== KINDS.length) throw new Error('an order without its entries');
    return pair(round, async () => foldOrder(await entriesOf(store, shop, order)), get);
  },
};
export type StoreBench = typeof api;
Object.assign(globalThis, { counterhandStore: api });
