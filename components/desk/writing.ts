// What is written at the desk beside remarks: notes, promises, the agreed total, lines for the next shift, and why a
// buyer did not buy.
import type { Promised, Unbought } from '../../lib/model/entries.ts';

/** What is being written, chosen or looked through just now; one at a time, and it has the focus. */
export type Writing = 'buyer' | 'order' | 'promise' | 'agreed' | 'shift' | 'unbought' | 'followups';

/** What may be promised on top of an order. */
export const PROMISE_KINDS = ['gift', 'discount', 'date', 'other'] as const satisfies Promised[];
/** Why a buyer did not buy. */
export const UNBOUGHT_REASONS = [
  'price',
  'stock',
  'size',
  'shipping',
  'comparing',
  'other',
] as const satisfies Unbought[];

export interface PromiseView {
  id: string;
  what: Promised;
  text: string;
  /** The packers can read it. */
  noted: boolean;
}

/** Something left for the next shift. */
export interface FollowUpView {
  id: string;
  text: string;
  agent?: string;
  /** ISO 8601 with the shop's offset. */
  at?: string;
  about?: FollowAbout;
}
/** An order or a buyer as the page names them; else the shift as a whole. */
export interface FollowAbout {
  kind: 'order' | 'buyer' | 'shift';
  id: string;
}
