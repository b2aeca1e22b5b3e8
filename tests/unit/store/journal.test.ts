import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Draft, type Subject, uuidv7 } from '../../../lib/model/entries.ts';
import { append, entriesOf, erase, subjectOf } from '../../../lib/store/journal.ts';
import { addShop, openStore, type ShopKept, type Store } from '../../../lib/store/store.ts';

const order: Subject = { kind: 'order', marketplace: 'pinduoduo', id: '260101-000000000000001' };
let tick = 1_790_000_000_000;
const id = () => uuidv7(tick++, crypto.getRandomValues(new Uint8Array(10)));
const note = (text: string, subject = order): Draft => ({
  id: id(),
  kind: 'note.added',
  subject,
  body: { text: '' },
  text,
});
const address = (state: string): Draft => ({
  id: id(),
  kind: 'address.set',
  subject: order,
  body: { state },
});
const by = { agent: '07', now: 1_790_000_000_000 };

let store: Store;
let shop: ShopKept;
beforeEach(async () => {
  store = await openStore(`test-${crypto.randomUUID()}`);
  shop = await addShop(store, '青瓦杂货');
});
afterEach(() => store.db.close());

describe('the journal', () => {
  it('keeps a note on an order and reads it back with its words', async () => {
    await append(store, shop, [note('要贺卡')], by);
    const [kept] = await entriesOf(store, shop, order);
    expect(kept?.text).toBe('要贺卡');
    expect(kept?.entry).toMatchObject({
      kind: 'note.added',
      agent: '07',
      shop: shop.id,
      seq: 0,
      parents: [],
    });
  });

  it('holds no readable order id and no words in the entry itself', async () => {
    const [entry] = await append(store, shop, [note('周五前到')], by);
    const whole = JSON.stringify(entry);
    expect(whole).not.toContain(order.id);
    expect(whole).not.toContain('周五');
  });

  it('takes the same draft twice as one entry, however often its answer was lost', async () => {
    const draft = note('一次');
    const first = await append(store, shop, [draft], by);
    const again = await append(store, shop, [draft, draft], by);
    expect(again.map((e) => e.seq)).toEqual([first[0]!.seq, first[0]!.seq]);
    expect(await entriesOf(store, shop, order)).toHaveLength(1);
  });

  it('counts seq without holes across appends that run at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) => append(store, shop, [note(`n${i}`)], by)),
    );
    expect(
      all
        .flat()
        .map((e) => e.seq)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('names the state an address had when it is set anew', async () => {
    const [asked] = await append(store, shop, [address('asked')], by);
    const [confirmed] = await append(store, shop, [address('confirmed')], by);
    expect(confirmed?.parents).toEqual([asked?.id]);
  });

  it('writes all of an append or nothing of it', async () => {
    const bad = { ...note('ok'), body: { text: '', oops: () => 1 } } as unknown as Draft;
    bad.text = undefined;
    await expect(append(store, shop, [note('first'), bad], by)).rejects.toThrow();
    expect(await entriesOf(store, shop, order)).toHaveLength(0);
  });

  it('erases a buyer: words and name go, the entries stay', async () => {
    const buyer: Subject = { kind: 'buyer', marketplace: 'pinduoduo', id: '9900112233' };
    const [entry] = await append(store, shop, [note('脾气急', buyer)], by);
    await erase(store, shop, buyer);
    const [kept] = await entriesOf(store, shop, buyer);
    expect(kept?.entry.id).toBe(entry?.id);
    expect(kept?.text).toBeUndefined();
    expect(await subjectOf(store, entry!)).toBeUndefined();
  });

  it('keeps two shops apart even for the same order id', async () => {
    const other = await addShop(store, '另一家');
    await append(store, shop, [note('甲')], by);
    expect(await entriesOf(store, other, order)).toHaveLength(0);
  });
});
