// What the worker tells the desk about one tab: the tab's facts in focus, what the shop knows of them, and prompts.

import type { Level, Locale } from './basics.ts';
import type { AddressState } from './entries.ts';
import type { FieldHealth, Order, PageKind, PageState } from './facts.ts';
import type { PromptView } from './prompts.ts';
import type { OrderRecord } from './records.ts';

export interface StockFigure {
  sku: string;
  available?: number;
  onHand?: number;
  reserved?: number;
  keepBack?: number;
  pageStock?: number;
  short?: boolean;
}

export interface AddressRow {
  part: 'region' | 'street' | 'unit' | 'name' | 'phone';
  order?: string;
  buyer?: string;
  verdict: 'agree' | 'differ' | 'unknown';
}

export interface DeskData {
  locale: Locale;
  paused: boolean;
  /** Undefined where no marketplace page answers in this tab. */
  page?: { state: PageState; kinds: PageKind[]; marketplace: string; zone: string };
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
  unknownSkus: number;
  remark?: {
    max: number;
    unit: 'bytes' | 'characters';
    flags: string[];
    tagNameMax?: number;
  };
  targets: { reply: boolean; remark: boolean };
  health: Record<string, FieldHealth>;
  pausedRules: { rule: string; name: string; fields: string[] }[];
  couriers: string[];
  newHire: boolean;
  layout: { open: boolean; width: number; sections: Record<string, boolean> };
  slash: boolean;
  replies: { count: number; step?: number };
}
