// What the worker tells the desk about one tab: the tab's facts in focus, what the shop knows of them, and prompts.

import type { Level, Locale } from './basics.ts';
import type { AddressState } from './entries.ts';
import type { Buyer, FieldHealth, Order, PageKind, PageState } from './facts.ts';
import type { PromptView } from './prompts.ts';
import type { FollowUp, OrderRecord } from './records.ts';

export interface StockFigure {
  sku: string;
  available?: number;
  onHand?: number;
  reserved?: number;
  /** Units of paid orders before this one, seen since (UTC ms), that `reserved` does not count. */
  held?: number;
  heldSince?: number;
  /** UTC ms when this SKU was read, where each has a time of its own. */
  at?: number;
  keepBack?: number;
  pageStock?: number;
  short?: boolean;
}

export interface AddressRow {
  part: 'region' | 'street' | 'unit' | 'name' | 'phone';
  order?: string;
  buyer?: string;
  verdict: 'agree' | 'differ' | 'unknown';
  /** What is another in each of both texts. */
  changed?: { order: [start: number, end: number][]; buyer: [start: number, end: number][] };
}

/** A buyer who waits for an answer, in whichever tab. */
export interface Waiting {
  tab: number;
  /** The thread's row in its tab (`threads:KEY`), or `conversation` for the open chat. */
  key: string;
  /** The marketplace's name in the agent's language. */
  site: string;
  name?: string;
  /** This very tab. */
  here: boolean;
  /** UTC ms of the first unanswered message; absent where the page tells only that something is unread. */
  since?: number;
  /** UTC ms when the site's window ends, by its counted hours; absent where none is published. */
  due?: number;
  state: 'late' | 'soon' | 'waiting';
}

/** How a person is getting on with a rule: its steps fold after `of` good runs in a row, its why after twice as many. */
export interface Coaching {
  done: number;
  of: number;
}

/** A new hire's first day: what has been done once. Shown in quiet moments only. */
export interface FirstDay {
  id: 'practice' | 'reply' | 'remark' | 'address' | 'note';
  done: boolean;
}

/** One thing a product card knows, with the text that is put in for the buyer. */
export interface ProductFact {
  id: string;
  label: string;
  text: string;
  insert: string;
}
/** What the card's size table answers to the buyer's words; without `insert` there is nothing to say yet. */
export interface ProductSize {
  text: string;
  insert?: string;
  /** The buyer said nothing the table knows: what is put in asks for it. */
  waiting?: true;
}
/** The card of an item this chat or order is about. */
export interface ProductItem {
  id: string;
  title: string;
  size?: ProductSize;
  facts: ProductFact[];
  faq: { q: string; a: string }[];
}

export interface DeskData {
  locale: Locale;
  paused: boolean;
  /** Undefined where no marketplace page answers in this tab. */
  page?: {
    state: PageState;
    kinds: PageKind[];
    marketplace: string;
    zone: string;
    /** So many views in a row it did not load as its file has it. */
    strange?: number;
  };
  /** No shop is bound: read, and nothing kept. */
  shop?: { id: string; name: string };
  agent: string;
  /** Of the order in focus, then of the page as a whole. */
  prompts: PromptView[];
  /** Of the whole tab, by level. */
  counts: Partial<Record<Level, number>>;
  /** The orders of the tab that carry prompts, in page order, round and round: how many, and the neighbours of the one in focus. */
  queue: { total: number; place?: number; next?: string; previous?: string };
  order?: Order;
  record?: OrderRecord;
  addressState?: AddressState;
  compare?: { rows: AddressRow[]; at?: string };
  buyer?: { name?: string; id?: string; orders: number; asked?: string };
  /** The conversation's buyer is not the only one that reads as active. */
  buyerAmbiguous: boolean;
  buyerNotes: { id: string; text?: string; agent: string; at: number }[];
  stock: StockFigure[];
  stockSource?: { label: string; at: number; failed?: string; stale: boolean };
  /** A source is there and nothing of it was ever read. */
  stockUnread?: true;
  unknownSkus: number;
  /** Cards of what is spoken of, the closest first, and the buyer their texts would go to. */
  product?: { items: ProductItem[]; buyer?: Buyer };
  remark?: {
    max: number;
    unit: 'bytes' | 'characters';
    flags: string[];
    tagNameMax?: number;
  };
  targets: { reply: boolean; remark: boolean };
  health: Record<string, FieldHealth>;
  /** `views`: a field of it could not be read for so many page views in a row. */
  pausedRules: { rule: string; name: string; fields: string[]; views?: number }[];
  couriers: string[];
  newHire: boolean;
  /** By rule, of this person; only for a new hire. */
  coaching: Record<string, Coaching>;
  firstDay: FirstDay[];
  /** Who waits, across tabs, the most urgent first. */
  waiting: Waiting[];
  /** UTC ms when this view changes by time alone. */
  wakeAt?: number;
  /** What earlier shifts left. */
  followUps: FollowUp[];
  /** Rows that stood here before the site was switched on and would carry a mark. */
  before: number;
  layout: { open: boolean; width: number; sections: Record<string, boolean> };
  slash: boolean;
  /** `ended`: titles of those whose last day was yesterday. */
  replies: { count: number; step?: number; ended?: string[] };
}
