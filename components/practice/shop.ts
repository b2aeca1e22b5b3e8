// The practice shop as it runs: what the page shows, what the agent does to it, and the buyers who answer. State is
// immutable values in signals, so rows are re-rendered as a single-page console does it.
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Locale } from '../../lib/model/basics.ts';
import type { Flag } from '../../lib/model/facts.ts';
import { Aftercare } from './aftercare.ts';
import {
  type Chat,
  chatsIn,
  type Good,
  goodsIn,
  isBuyer,
  type Message,
  openingMessage,
  ordersIn,
  quietChat,
  type ShopOrder,
  type Status,
} from './data.ts';
import { answer } from './script.ts';

export const VIEWS = ['orders', 'listings', 'chat', 'reviews', 'aftersales', 'score'] as const;
export type View = (typeof VIEWS)[number];
export interface Route {
  view: View;
  /** An order's, a buyer's or a case's id. */
  id?: string;
}

/** `#/orders`, `#/orders/260101-0001`, `#/listings`, `#/chat/b1001`, `#/score` …; anything else is the order list. */
export function routeOf(hash: string): Route {
  const [name, id] = hash.replace(/^#\/?/, '').split('/');
  const view = VIEWS.find((one) => one === name);
  if (!view) return { view: 'orders' };
  return id ? { view, id: decodeURIComponent(id) } : { view };
}

export interface ShopOptions {
  locale: Locale;
  /** UTC ms. */
  now: () => number;
  /** No timers: buyers answer at once, and waits do not count up. */
  still?: boolean;
  /** Six digits that begin this round's order ids. */
  round?: string;
  go?: (hash: string) => void;
}

export interface RemarkDraft {
  order: string;
  text: string;
  flag: Flag;
}

/** Seconds until a buyer has written a line, and the least anything here may take. */
const WRITES = 3;
const LEAST = 1.5;

export class Shop {
  readonly locale: Locale;
  readonly goods: readonly Good[];
  readonly orders: Signal<ShopOrder[]>;
  readonly chats: Signal<Chat[]>;
  readonly after: Aftercare;
  readonly route = signal<Route>({ view: 'orders' });
  readonly status = signal<Status | undefined>(undefined);
  readonly query = signal('');
  readonly drafts = signal<Record<string, string>>({});
  readonly remark = signal<RemarkDraft | undefined>(undefined);
  /** The warehouse's sheet could not be written: said, because then nothing will be flagged. */
  readonly noStock = signal(false);
  readonly now: Signal<number>;
  /** The buyers who are here, the newest message first. */
  readonly threads: ReadonlySignal<Chat[]>;
  readonly unread: ReadonlySignal<number>;
  private count = 0;

  constructor(private readonly options: ShopOptions) {
    const { locale, now, still, round = '260101' } = options;
    this.locale = locale;
    this.goods = goodsIn(locale);
    this.orders = signal(ordersIn(locale, this.goods, now(), round));
    this.chats = signal(chatsIn(locale, this.goods, now()));
    this.after = new Aftercare(locale, this.orders.value, now());
    this.now = signal(now());
    // A chat without a word yet is in the list only while it is open.
    this.threads = computed(() =>
      this.chats.value
        .filter((chat) => chat.here && (chat.messages.length > 0 || chat.buyer === this.route.value.id))
        .sort((a, b) => lastAt(b) - lastAt(a)),
    );
    this.unread = computed(() => this.chats.value.reduce((n, chat) => n + chat.unread, 0));
    if (!still) setInterval(() => (this.now.value = now()), 30_000);
  }

  go(hash: string): void {
    if (this.options.go) this.options.go(hash);
    else this.arrive(hash);
  }

  /** The address changed. */
  arrive(hash: string): void {
    const route = routeOf(hash);
    this.route.value = route;
    if (route.view !== 'chat' || !route.id || !isBuyer(route.id)) return;
    const chat = this.chats.value.find(({ buyer }) => buyer === route.id);
    if (!chat) this.chats.value = [...this.chats.value, quietChat(route.id, this.locale)];
    else if (!chat.here) this.begin(chat);
    this.change(route.id, (open) => ({ ...open, unread: 0 }));
  }

  chatOf(buyer: string | undefined): Chat | undefined {
    return this.chats.value.find((chat) => chat.here && chat.buyer === buyer);
  }

  openRemark(id: string): void {
    const order = this.orders.value.find((one) => one.id === id);
    if (order) this.remark.value = { order: id, text: order.remark ?? '', flag: order.flag ?? 'none' };
  }

  saveRemark(): void {
    const draft = this.remark.value;
    if (!draft) return;
    this.orders.value = this.orders.value.map((order) => {
      if (order.id !== draft.order) return order;
      const { remark: _text, flag: _flag, ...rest } = order;
      const text = draft.text.trim();
      return {
        ...rest,
        ...(text ? { remark: text } : {}),
        ...(draft.flag === 'none' ? {} : { flag: draft.flag }),
      };
    });
    this.remark.value = undefined;
  }

  /** Sends what stands in the open buyer's box. */
  send(): void {
    const buyer = this.route.value.id;
    const chat = this.chatOf(buyer);
    const text = (buyer && this.drafts.value[buyer]?.trim()) || '';
    if (!chat || !text) return;
    this.drafts.value = { ...this.drafts.value, [chat.buyer]: '' };
    const step = answer(chat.script, chat.state, text, this.locale);
    const sent = chat.sent + 1;
    this.change(chat.buyer, (old) => ({ ...old, sent, state: step?.state ?? old.state }));
    this.add(chat.buyer, { from: 'seller', kind: 'text', text });
    this.meet(chat.buyer, sent);
    if (!step) return;
    const lines = step.say.map(
      (line) => () => this.add(chat.buyer, { from: 'buyer', kind: 'text', text: line }),
    );
    if (step.pays) lines.push(() => this.pay(chat.buyer));
    if (step.end) {
      const note = step.end.note[this.locale];
      lines.push(() => this.add(chat.buyer, { from: 'system', kind: 'text', text: note }));
    }
    this.inTurn(lines);
  }

  /** Buyers who come once another was answered. */
  private meet(buyer: string, sent: number): void {
    for (const chat of this.chats.value) {
      const { after } = chat.script;
      if (!chat.here && after?.buyer === buyer && sent >= after.sent) this.begin(chat);
    }
  }

  private begin({ buyer, script }: Chat): void {
    this.change(buyer, (chat) => ({ ...chat, here: true }));
    this.inTurn(
      script.opening.map((line) => () => {
        const { id: _id, at: _at, ...said } = openingMessage(line, '', this.locale, this.goods, 0);
        this.add(buyer, said);
      }),
    );
  }

  private pay(buyer: string): void {
    const now = this.options.now();
    this.orders.value = this.orders.value.map((order) =>
      order.buyer === buyer && order.status === 'unpaid'
        ? { ...order, status: 'paid', payment: 'prepaid', paidAt: now, shipBy: now + 48 * 3_600_000 }
        : order,
    );
  }

  private change(buyer: string, to: (chat: Chat) => Chat): void {
    this.chats.value = this.chats.value.map((chat) => (chat.buyer === buyer ? to(chat) : chat));
  }

  private add(buyer: string, said: Omit<Message, 'id' | 'at'>): void {
    const message: Message = { ...said, id: `n${++this.count}`, at: this.options.now() };
    const { view, id } = this.route.value;
    const seen = said.from !== 'buyer' || (view === 'chat' && id === buyer);
    this.change(buyer, (chat) => ({
      ...chat,
      messages: [...chat.messages, message],
      unread: chat.unread + (seen ? 0 : 1),
    }));
  }

  /** One after the other, each after the time it takes to write a line; at once where there are no timers. */
  private inTurn(deeds: (() => void)[]): void {
    deeds.forEach((deed, i) => {
      if (this.options.still) deed();
      else setTimeout(deed, Math.max(LEAST, WRITES * (i + 1)) * 1000);
    });
  }
}

const lastAt = (chat: Chat): number => chat.messages.at(-1)?.at ?? 0;
