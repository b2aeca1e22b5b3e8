// Which replies a buyer asked again after: kept from the insertion until the buyer has answered or two minutes are over,
// across the worker's ends. Who the buyer is lies under the shop's key; no word of the chat is kept.
import type { Buyer, Conversation } from '../model/facts.ts';
import { lastSent, lookAgain, type Pending } from '../replies/again.ts';
import { macOf } from '../store/keys.ts';
import { countAgain } from '../store/replies.ts';
import type { ShopKept, Store } from '../store/store.ts';

interface Kept extends Pending {
  shop: string;
  buyer: string;
  replies: string[];
}
const KEY = 'replies:pending';
const MOST = 50;
/** A chat nobody comes back to says nothing more. */
const KEPT_MS = 24 * 3_600_000;

/** A masked name tells nobody apart. */
const nameOf = ({ id, name }: Buyer) => id ?? (name !== undefined && !/[*＊]/.test(name) ? name : undefined);

export interface ChatAt {
  store: Store;
  shop: ShopKept | undefined;
  marketplace: string;
  chat: Conversation | undefined;
}

export class AskedAgain {
  private readonly lists = new Map<Store, Promise<Kept[]>>();
  private turn: Promise<unknown> = Promise.resolve();

  private list(store: Store): Promise<Kept[]> {
    let list = this.lists.get(store);
    if (!list) {
      list = store.db
        .get('meta', KEY)
        .then((row) => (Array.isArray(row?.value) ? (row.value as Kept[]) : []));
      this.lists.set(store, list);
    }
    return list;
  }

  private async write(store: Store, list: Kept[]): Promise<void> {
    this.lists.set(store, Promise.resolve(list));
    await store.db.put('meta', { key: KEY, value: list });
  }

  /** One after another: two looks at one list would lose a line of it. */
  private after<T>(run: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(run, run);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async whose({ shop, marketplace, chat }: ChatAt): Promise<string | undefined> {
    const name = chat && nameOf(chat.buyer);
    return shop && name !== undefined ? macOf(shop.key, ['again', marketplace, name]) : undefined;
  }

  /** A reply was put into the box of the open chat. */
  used(at: ChatAt, reply: string, now: number): Promise<void> {
    return this.after(async () => {
      const buyer = await this.whose(at);
      if (buyer === undefined || at.store.readOnly) return;
      const list = await this.list(at.store);
      const mine = list.find((one) => one.buyer === buyer && one.sentAt === undefined);
      const replies = [...new Set([...(mine?.replies ?? []), reply])];
      const kept: Kept = { shop: at.shop!.id, buyer, replies, at: now, before: lastSent(at.chat!) };
      const others = list.filter((one) => one !== mine && now - one.at < KEPT_MS);
      await this.write(at.store, [kept, ...others].slice(0, MOST));
    });
  }

  /** The open chat was read. Answers the replies that were asked again after. */
  heard(at: ChatAt, now: number): Promise<string[]> {
    return this.after(async () => {
      const list = await this.list(at.store);
      if (list.length === 0 || !at.chat || at.store.readOnly) return [];
      const buyer = await this.whose(at);
      const found: string[] = [];
      const rest = list.flatMap((one) => {
        if (one.buyer !== buyer) return [one];
        const look = lookAgain(one, at.chat!, now);
        if (look.state === 'again') found.push(...one.replies);
        if (look.state !== 'waits') return [];
        return [
          look.pending === one || look.pending.sentAt === one.sentAt ? one : { ...one, ...look.pending },
        ];
      });
      const same = rest.length === list.length && rest.every((one, i) => one === list[i]);
      if (!same) await this.write(at.store, rest);
      for (const reply of found) await countAgain(at.store, at.shop!.id, reply);
      return found;
    });
  }
}
