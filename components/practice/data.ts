// The invented shop, told in one language and from one moment on: goods, orders, and the chats as they stand when the
// page opens. Order ids begin with the round, so that practising again is not met by yesterday's records.
import type { Locale } from '../../lib/model/basics.ts';
import type { Flag } from '../../lib/model/facts.ts';
import { fill } from '../../lib/words/say.ts';
import { SCRIPTS } from './buyers/index.ts';
import goodsData from './goods.json' with { type: 'json' };
import ordersData from './orders.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import type { Local, Opening, Script } from './script.ts';
import { type Key, shortTime, word } from './show.ts';

export interface Good {
  listingId: string;
  sku: string;
  icon: string;
  title: string;
  variant?: string;
  /** In the currency's smallest unit, like every amount here. */
  price: number;
  /** What the page offers; the warehouse may know better. */
  stock: number;
  off: boolean;
}

export type Status = 'unpaid' | 'paid' | 'shipped' | 'completed' | 'cancelled' | 'aftersale';

export interface ShopOrder {
  id: string;
  buyer: string;
  buyerName: string;
  status: Status;
  /** UTC ms, like every time here. */
  placedAt: number;
  paidAt?: number;
  shipBy?: number;
  payment?: 'prepaid' | 'cod';
  lines: { good: Good; quantity: number }[];
  total: number;
  ship: { name: string; phone: string; address: string };
  note?: string;
  remark?: string;
  flag?: Flag;
  courier?: string;
  trackingNo?: string;
  logistics?: { at: number; text: string };
}

export interface Message {
  id: string;
  from: 'buyer' | 'seller' | 'system';
  kind: 'text' | 'image' | 'card';
  auto?: boolean;
  text?: string;
  good?: Good;
  at: number;
}

export interface Chat {
  buyer: string;
  name: string;
  script: Script;
  state: string;
  /** False while this buyer has not written yet. */
  here: boolean;
  /** Messages the agent wrote. */
  sent: number;
  unread: number;
  messages: Message[];
}

interface GoodRow {
  listing: string;
  icon: string;
  sku: string;
  title: Local<string>;
  variant?: Local<string>;
  price: Local<number>;
  stock: number;
  onHand: number;
  off?: boolean;
}
interface OrderRow {
  n: number;
  buyer: keyof typeof people;
  status: Status;
  /** Minutes ago; `due` in minutes from now. */
  placed: number;
  paid?: number;
  due?: number;
  payment?: 'prepaid' | 'cod';
  lines: { sku: string; quantity: number }[];
  ship: Record<'name' | 'phone' | 'address', Local<string>>;
  note?: Local<string>;
  remark?: { flag: Flag; text: Local<string> };
  courier?: string;
  tracking?: string;
  logistics?: { ago: number; text: Local<string> };
}

export const GOODS = goodsData as GoodRow[];
const ORDERS = ordersData as OrderRow[];
const MINUTE = 60_000;

export function goodsIn(locale: Locale): Good[] {
  return GOODS.map((row) => ({
    listingId: row.listing,
    sku: row.sku,
    icon: row.icon,
    title: row.title[locale],
    ...(row.variant ? { variant: row.variant[locale] } : {}),
    price: row.price[locale],
    stock: row.stock,
    off: row.off ?? false,
  }));
}

export const isBuyer = (buyer: string): boolean => buyer in people;
const nameOf = (buyer: string, locale: Locale): string => people[buyer as keyof typeof people][locale];

/** The orders of a round (six digits), newest first. */
export function ordersIn(locale: Locale, goods: readonly Good[], now: number, round: string): ShopOrder[] {
  return ORDERS.map((row): ShopOrder => {
    const placedAt = now - row.placed * MINUTE;
    const lines = row.lines.map(({ sku, quantity }) => ({
      good: goods.find((g) => g.sku === sku)!,
      quantity,
    }));
    return {
      id: `${round}-${String(row.n).padStart(4, '0')}`,
      buyer: row.buyer,
      buyerName: nameOf(row.buyer, locale),
      status: row.status,
      placedAt,
      ...(row.paid === undefined ? {} : { paidAt: now - row.paid * MINUTE }),
      ...(row.due === undefined ? {} : { shipBy: now + row.due * MINUTE }),
      ...(row.payment ? { payment: row.payment } : {}),
      lines,
      total: lines.reduce((sum, { good, quantity }) => sum + good.price * quantity, 0),
      ship: {
        name: row.ship.name[locale],
        phone: row.ship.phone[locale],
        address: row.ship.address[locale],
      },
      ...(row.note ? { note: row.note[locale] } : {}),
      ...(row.remark
        ? {
            flag: row.remark.flag,
            remark: fill(row.remark.text[locale], { time: shortTime(placedAt + 20 * MINUTE) }),
          }
        : {}),
      ...(row.courier ? { courier: word(locale, `courier.${row.courier}` as Key) } : {}),
      ...(row.tracking ? { trackingNo: row.tracking } : {}),
      ...(row.logistics
        ? { logistics: { at: now - row.logistics.ago * MINUTE, text: row.logistics.text[locale] } }
        : {}),
    };
  }).sort((a, b) => b.placedAt - a.placedAt);
}

/** One line of a script's opening as a message. */
export function openingMessage(
  line: Opening,
  id: string,
  locale: Locale,
  goods: readonly Good[],
  at: number,
): Message {
  const good = goods.find(({ sku }) => sku === line.card);
  const text = line.auto ? word(locale, 'chat.hello') : line.text?.[locale];
  return {
    id,
    from: line.auto || line.seller ? 'seller' : 'buyer',
    kind: good ? 'card' : line.image ? 'image' : 'text',
    ...(line.auto ? { auto: true } : {}),
    ...(text === undefined ? {} : { text }),
    ...(good ? { good } : {}),
    at,
  };
}

/** The chats as they stand when the page opens. */
export function chatsIn(locale: Locale, goods: readonly Good[], now: number): Chat[] {
  return SCRIPTS.map((script): Chat => {
    const messages = script.after
      ? []
      : script.opening.map((line, i) =>
          // A second or two apart: two messages of one instant have no order.
          openingMessage(
            line,
            `${script.buyer}-${i + 1}`,
            locale,
            goods,
            now - line.ago * MINUTE + i * 2_000,
          ),
        );
    const chat: Chat = {
      buyer: script.buyer,
      name: nameOf(script.buyer, locale),
      script,
      state: script.start,
      here: !script.after,
      sent: 0,
      unread: 0,
      messages,
    };
    return {
      ...chat,
      unread: script.states[script.start] ? messages.filter((m) => m.from === 'buyer').length : 0,
    };
  });
}

/** A chat the agent begins, with a buyer who has not written and will not answer. */
export const quietChat = (buyer: string, locale: Locale): Chat => ({
  buyer,
  name: nameOf(buyer, locale),
  script: { id: buyer, buyer, opening: [], start: 'over', states: {}, ends: {} },
  state: 'over',
  here: true,
  sent: 0,
  unread: 0,
  messages: [],
});

/** Since when this buyer waits for a person's answer: the greeting is none. */
export function waitingSince({ messages, script, state }: Chat): number | undefined {
  if (!script.states[state]) return undefined;
  const last = messages.findLastIndex((m) => m.from === 'seller' && !m.auto);
  return messages.slice(last + 1).find((m) => m.from === 'buyer')?.at;
}
