// Reply: one quick reply an agent may put into the reply box, and the purposes a reply can serve.
// Plain types, no schema: what runs in a page may import this file without pulling zod along.
import type { Locale } from '../model/basics.ts';

/** The ten steps of a reception, in their order: the first is step 1. */
export const STEPS = [
  'welcome',
  'introduce',
  'negotiate',
  'guide-order',
  'guide-payment',
  'verify-details',
  'courier',
  'farewell',
  'annotate',
  'hand-to-warehouse',
] as const;

/** What a reply is for: the ten steps, then the occasions that come up outside of them. */
export const PURPOSES = [
  ...STEPS,
  'payment-reminder',
  'shipping-notice',
  'cod-explain',
  'out-of-stock',
  'damaged',
  'missing',
  'faulty',
  'how-to',
  'bad-review',
  'calm',
] as const;
export type Purpose = (typeof PURPOSES)[number];

export type Step = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

export interface Reply {
  /** Permanent: uses in the journal refer to it. */
  id: string;
  title: string;
  /** A template: text with variables as `template.ts` understands them. */
  body: string;
  locale: Locale;
  /** The same reply in other languages: the one the buyer reads is taken. */
  variants?: { locale: Locale; title?: string; body: string }[];
  folder?: string;
  tags: string[];
  purpose?: Purpose;
  /** The step of the reception it belongs to; absent where it fits any. */
  step?: Step;
  scope: 'private' | 'shared';
  /** How often it was inserted, as far as this browser or its team saw. */
  uses: number;
  /** A picture that goes with it: the address of one, or one kept here as a data URL of PNG, JPEG or WebP. */
  image?: { link: string } | { data: string };
  /** Last day it may be said, `YYYY-MM-DD` in the shop's zone: a promotion that ends. */
  until?: string;
  source: 'starter' | 'own';
}

export const isPurpose = (text: string): text is Purpose => (PURPOSES as readonly string[]).includes(text);

/** The step a purpose stands for, or undefined for an occasion outside the ten. */
export function stepOf(purpose: Purpose | undefined): Step | undefined {
  const at = (STEPS as readonly string[]).indexOf(purpose ?? '');
  return at < 0 ? undefined : ((at + 1) as Step);
}
