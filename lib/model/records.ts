// Records: an order's or buyer's file, folded from the journal on read.
import type { AddressState, Promised, RemarkReason, Unbought } from './entries.ts';
import type { Flag } from './facts.ts';

export interface Note {
  id: string;
  /** Absent when the text was erased. */
  text?: string;
  agent: string;
  at: number;
}

export interface RemarkRecord {
  id: string;
  reason: RemarkReason;
  flag?: Flag;
  text?: string;
  how: 'put-in' | 'copied';
  agent: string;
  at: number;
}

/** A state with who set it; `conflict` holds the other heads when two people set it without knowing of each other. */
export interface Held<T> {
  value: T;
  agent: string;
  at: number;
  id: string;
  conflict: { value: T; agent: string; at: number; id: string }[];
}

/** What was agreed with a buyer on top of the order, until it is kept. */
export interface PromiseRecord {
  id: string;
  what: Promised;
  /** Absent when the text was erased. */
  text?: string;
  agent: string;
  at: number;
  done: boolean;
}

/** Something left for the next shift. */
export interface FollowUp {
  id: string;
  /** What it is about, where that still has a name. */
  about?: { kind: 'order' | 'buyer' | 'shift'; marketplace?: string; id: string };
  text?: string;
  agent: string;
  at: number;
  done: boolean;
}

export interface OrderRecord {
  address?: Held<AddressState>;
  courier?: Held<{ courier: string; by: 'buyer' | 'default' }>;
  notes: Note[];
  remarks: RemarkRecord[];
  promises: PromiseRecord[];
  /** The total that was agreed on, a decimal string in the order's currency. */
  agreed?: Held<string>;
  overridden: { rule: string; reason: string; at: number }[];
}

export interface BuyerRecord {
  notes: Note[];
  unbought?: Held<Unbought>;
}

export interface RuleSetting {
  on?: boolean;
  level?: 'redline' | 'money' | 'clock' | 'hint';
  params?: Record<string, unknown>;
}

/** Something that goes well with a thing, by its card's name, and the codes its stock is known by. */
export interface CardMate {
  name: string;
  skus: string[];
}

/** What rules may ask of the shop's records. Synchronous: everything a judgement needs is loaded before it. */
export interface Records {
  order(orderId: string): OrderRecord | undefined;
  /** The file of the open conversation's buyer, where the page tells an id. */
  buyer?: BuyerRecord | undefined;
  /** What earlier shifts left and nobody has dealt with, oldest first. */
  followUps?: readonly FollowUp[];
  /** Units free to sell for this SKU: its row, or undefined when the warehouse does not know the code. */
  stock: StockView | undefined;
  /** The card of these goods and what goes with them; undefined where they have none, or it names nothing. */
  goesWith?(goods: {
    sku?: string;
    parentSku?: string;
    listingId?: string;
    title?: string;
  }): { title: string; mates: CardMate[] } | undefined;
  /** How the buyer's words in the open conversation compare with this order's address. Made beforehand, in memory only. */
  addressCheck?(orderId: string): AddressCheck | undefined;
}

type Outcome = 'agree' | 'differ' | 'unknown';
export interface AddressCheck {
  /** `none`: the buyer's words hold no address at all. */
  verdict: Outcome | 'none';
  parts: Record<'name' | 'phone' | 'region' | 'street' | 'unit', Outcome>;
  /** What stands side by side, where there is something to show. */
  rows?: { part: string; order?: string; buyer?: string; verdict: Outcome }[];
  /** When the buyer wrote it (ISO 8601), where the page says so. */
  at?: string;
}

export interface StockView {
  /** UTC ms of the snapshot. */
  at: number;
  source: string;
  failed: boolean;
  row(stockSku: string): { onHand: number; reserved: number; countedAt?: string } | undefined;
  /**
   * Units that paid, unshipped orders hold which `reserved` does not count: of those before this order, or of all; and
   * since when (UTC ms) such orders count. Absent: nobody keeps count of orders here.
   */
  held?(stockSku: string, orderId?: string): { units: number; since: number };
  /** Warehouse codes and units a page's line stands for; undefined when unknown. */
  resolve(line: {
    sku?: string;
    listingId?: string;
    variant?: string;
  }): { stockSku: string; units: number }[] | undefined;
  reservedCountsOpenOrders: boolean;
}
