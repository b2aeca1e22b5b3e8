// What comes after the sale in the practice shop: reviews and after-sale cases, each about one of its orders, and what
// the agent does about them. Nobody answers here.
import { type Signal, signal } from '@preact/signals';
import type { Locale } from '../../lib/model/basics.ts';
import data from './aftercare.json' with { type: 'json' };
import type { ShopOrder } from './data.ts';
import type { Local } from './script.ts';

export interface ShopReview {
  order: ShopOrder;
  rating: number;
  text?: string;
  /** UTC ms. */
  at: number;
  reply?: string;
}

export type CaseKind = 'refund' | 'return' | 'exchange';
/** The last three are how a case ends well, by its kind. */
export type CaseStatus = 'waiting' | 'refunded' | 'returned' | 'exchanged';
export interface ShopCase {
  id: string;
  order: ShopOrder;
  kind: CaseKind;
  status: CaseStatus;
  reason: string;
  /** UTC ms, both. */
  at: number;
  due?: number;
}

interface Data {
  /** `n` is the order's number; minutes ago, `due` in minutes from now. */
  reviews: { n: number; rating: number; ago: number; text?: Local<string>; reply?: Local<string> }[];
  cases: {
    no: number;
    n: number;
    kind: CaseKind;
    status: CaseStatus;
    ago: number;
    due?: number;
    reason: Local<string>;
  }[];
}
const { reviews: REVIEWS, cases: CASES } = data as Data;
const MINUTE = 60_000;
const ENDS: Record<CaseKind, CaseStatus> = {
  refund: 'refunded',
  return: 'returned',
  exchange: 'exchanged',
};

export class Aftercare {
  readonly reviews: Signal<ShopReview[]>;
  readonly cases: Signal<ShopCase[]>;

  constructor(locale: Locale, orders: readonly ShopOrder[], now: number) {
    const orderOf = (n: number) => orders.find(({ id }) => Number(id.split('-')[1]) === n)!;
    this.reviews = signal(
      REVIEWS.map(({ n, rating, ago, text, reply }) => ({
        order: orderOf(n),
        rating,
        at: now - ago * MINUTE,
        ...(text ? { text: text[locale] } : {}),
        ...(reply ? { reply: reply[locale] } : {}),
      })),
    );
    this.cases = signal(
      CASES.map(({ no, n, kind, status, reason, ago, due }) => ({
        id: `${orderOf(n).id.split('-')[0]}A${String(no).padStart(2, '0')}`,
        order: orderOf(n),
        kind,
        status,
        reason: reason[locale],
        at: now - ago * MINUTE,
        ...(due === undefined ? {} : { due: now + due * MINUTE }),
      })),
    );
  }

  /** The shop's public answer, once; an empty one is none. */
  answer(order: string, text: string): void {
    const reply = text.trim();
    if (!reply) return;
    this.reviews.value = this.reviews.value.map((review) =>
      review.order.id === order && !review.reply ? { ...review, reply } : review,
    );
  }

  /** Agrees to what the buyer asked for: the case is over. */
  agree(id: string): void {
    this.cases.value = this.cases.value.map((one) => {
      if (one.id !== id || one.status !== 'waiting') return one;
      const { due: _due, ...rest } = one;
      return { ...rest, status: ENDS[one.kind] };
    });
  }
}
