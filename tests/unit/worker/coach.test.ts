// What the worker tells a new hire's desk: runs by rule, and what of the first day is done, the practice shop's part
// from its own database.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskData } from '../../../lib/model/desk.ts';
import { type Draft, newId } from '../../../lib/model/entries.ts';
import type { PromptView } from '../../../lib/model/prompts.ts';
import { append } from '../../../lib/store/journal.ts';
import { addShop, openStore, type ShopKept, type Store } from '../../../lib/store/store.ts';
import { coach } from '../../../lib/worker/coach.ts';

let store: Store;
let shop: ShopKept;
let practice: Store;
let n = 0;
beforeEach(async () => {
  store = await openStore(`coach-${n++}`);
  practice = await openStore(`coach-practice-${n}`);
  shop = await addShop(store, '青瓦杂货');
  return () => {
    store.db.close();
    practice.db.close();
  };
});

const order = { kind: 'order', marketplace: 'm', id: 'o1' } as const;
const write = (
  to: Store,
  at: ShopKept,
  kind: Draft['kind'],
  body: object = {},
  agent = '07',
): Promise<unknown> =>
  append(to, at, [{ id: newId(), kind, subject: order, body: { ...body } }], { agent, now: 1 });
const followed = (rule: string, agent?: string) =>
  write(store, shop, 'prompt.followed', { rule, action: 'x' }, agent);

async function desk(rules: string[], agent = '07', away = false): Promise<DeskData> {
  const data = {
    agent,
    prompts: rules.map((rule) => ({ rule }) as PromptView),
    coaching: {},
    firstDay: [],
  } as unknown as DeskData;
  await coach(data, store, shop, away ? undefined : async () => practice);
  return data;
}

describe('runs', () => {
  it('are told of the rules that speak, by this agent’s number', async () => {
    for (let i = 0; i < 3; i++) await followed('stock-short');
    await followed('stock-short', '12');
    await followed('wording');
    expect((await desk(['stock-short', 'stock-short', 'ship-late'])).coaching).toEqual({
      'stock-short': { done: 3, of: 3 },
      'ship-late': { done: 0, of: 3 },
    });
  });
  it('are this device’s where nobody gave a number', async () => {
    await followed('stock-short', '');
    await followed('stock-short', '07');
    expect((await desk(['stock-short'], '')).coaching['stock-short']).toEqual({ done: 1, of: 3 });
  });
});

describe('the first day', () => {
  const done = async (agent?: string) =>
    (await desk([], agent)).firstDay.filter((one) => one.done).map(({ id }) => id);

  it('is what this agent’s journal holds', async () => {
    expect((await desk([])).firstDay.map(({ id }) => id)).toEqual([
      'practice',
      'reply',
      'remark',
      'address',
      'note',
    ]);
    expect(await done()).toEqual([]);
    await write(store, shop, 'reply.used', { reply: 'r', how: 'copied' });
    await write(store, shop, 'address.set', { state: 'confirmed' });
    await write(store, shop, 'note.added', { text: 'h' }, '12');
    expect(await done()).toEqual(['reply', 'address']);
    expect(await done('12')).toEqual(['note']);
  });
  it('has its practice in the practice shop alone', async () => {
    const played = await addShop(practice, '练习店');
    await write(practice, played, 'remark.written', { reason: 'gift', text: 'h', how: 'copied' });
    expect(await done()).toEqual(['practice']);
    expect(await done('12')).toEqual([]);
  });
  it('waits while a rule speaks, and is not told in the practice shop itself', async () => {
    expect((await desk(['stock-short'])).firstDay).toEqual([]);
    expect((await desk([], '07', true)).firstDay).toEqual([]);
  });
});
