// Product cards: what a shop knows about a thing it sells, so that an agent can answer without asking the warehouse.
// Texts are the shop's own words; codes are what pages show. A size table keeps the unit its weights were written in.
import { z } from 'zod';

/** Longest title, text of a fact, question and answer. */
export const LONGEST = { title: 200, text: 2000, question: 300, answer: 2000, code: 120 } as const;
export const MOST = { codes: 200, faq: 60, rows: 60, mates: 20 } as const;

const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => text === text.trim() && !/[\r\n]/.test(text));
const text = z
  .string()
  .min(1)
  .max(LONGEST.text)
  .refine((value) => value === value.trim());
/** What parts codes in a cell can stand in none. */
export const PARTING = /[;；,，、|\r\n]/;
const code = line(LONGEST.code).refine((value) => !PARTING.test(value));

/** What a size is chosen by. Lengths are in centimetres; a weight is in the table's own unit. */
export const MEASURES = ['height', 'weight', 'chest', 'waist', 'foot'] as const;
export type Measure = (typeof MEASURES)[number];
/** kg, the Chinese jin (half a kilogram), or the pound. */
export const WEIGHT_UNITS = ['kg', 'jin', 'lb'] as const;
export const WeightUnit = z.enum(WEIGHT_UNITS);
export type WeightUnit = z.infer<typeof WeightUnit>;

const figure = z.number().min(0).max(999);
/** From and to, both included; an open end is absent, never both. */
export const Span = z
  .object({ from: figure.optional(), to: figure.optional() })
  .refine(({ from, to }) => (from ?? to) !== undefined && (from ?? 0) <= (to ?? 999));
export type Span = z.infer<typeof Span>;

export const SizeRow = z.object({
  size: line(40),
  height: Span.optional(),
  weight: Span.optional(),
  chest: Span.optional(),
  waist: Span.optional(),
  foot: Span.optional(),
});
export type SizeRow = z.infer<typeof SizeRow>;

export const SizeTable = z.object({
  weightUnit: WeightUnit.optional(),
  rows: z.array(SizeRow).min(1).max(MOST.rows),
});
export type SizeTable = z.infer<typeof SizeTable>;

/** A listing a page shows; without a marketplace it is the same one everywhere. */
export const CardListing = z.object({
  marketplace: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/)
    .optional(),
  listingId: code.refine((value) => !value.includes(':')),
});
export type CardListing = z.infer<typeof CardListing>;

/** The facts of a card that are plain text, in the order they are shown. */
export const FACTS = ['material', 'care', 'suits', 'cautions', 'differsFrom'] as const;
export type FactField = (typeof FACTS)[number];

export const ProductCard = z.object({
  id: z.string().regex(/^[\w.:-]{1,80}$/),
  title: line(LONGEST.title),
  skus: z.array(code).max(MOST.codes),
  listings: z.array(CardListing).max(MOST.codes),
  material: text.optional(),
  care: text.optional(),
  /** Whom it is for. */
  suits: text.optional(),
  cautions: text.optional(),
  /** SKUs, or titles of other cards. */
  goesWith: z.array(code).max(MOST.mates),
  differsFrom: text.optional(),
  faq: z.array(z.object({ q: line(LONGEST.question), a: text })).max(MOST.faq),
  sizes: SizeTable.optional(),
});
export type ProductCard = z.infer<typeof ProductCard>;
