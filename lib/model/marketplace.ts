// A marketplace as data: one JSON file a site, a closed vocabulary of readers and parsers, no scripts, no conditions,
// no regular expressions. The reading engine (lib/reading) is its only interpreter. Longer than other files, because a
// vocabulary is learned in one place.
import { z } from 'zod';
import { LocalText } from './basics.ts';
import { FLAGS, ORDER_STATUSES, PageKind } from './facts.ts';

/** CSS, with `a >>> b` stepping into an open shadow root. `:scope` is the row. */
export const Selector = z
  .string()
  .min(1)
  .max(400)
  .refine((s) => !/[{}<]/.test(s), 'a selector holds no braces and no markup');

/**
 * Literal text with holes: `订单编号：{id}`, `¥{price}x{quantity}`, `orderid_{id}__*`. White space never matters between
 * literals, full- and half-width colons, brackets and yen signs match each other, `*` is anything. Matching is linear: an
 * untyped hole ends where the next literal begins (before a `*`: at the next blank); a typed one where its type ends:
 * `digits number id letters word datetime duration` (`{at:datetime}` takes a date and its clock time), `code` and `plain`
 * (no square brackets, the former no blanks either).
 */
export const Template = z.string().min(1).max(200);

const words = z.array(z.string().min(1).max(80)).min(1);

/** One case of an enum: the first that holds gives its value. */
export const EnumCase = z.strictObject({
  value: z.string().min(1),
  /** The element itself matches. */
  is: Selector.optional(),
  /** The element contains a match. */
  has: Selector.optional(),
  /** A URL in the element's inline style contains this. */
  styleUrl: z.string().min(1).optional(),
  /** The element's text contains one of these. */
  says: words.optional(),
});
export type EnumCase = z.infer<typeof EnumCase>;

const simple = z.enum(['text', 'own-text', 'first-text', 'value', 'count', 'present', 'last-line']);
/** Where the raw text comes from. A closed list; the engine knows no other. */
export const Source = z.union([
  simple,
  /** The n-th line, 0-based, negative from the end; with `of` only when there are exactly so many lines. */
  z.strictObject({ line: z.number().int(), of: z.number().int().positive().optional() }),
  z.strictObject({ attr: z.string().min(1).max(60) }),
  /**
   * The text after a label (`商家编码：X`), up to the end of its line. When another element's text follows on that line
   * nobody can say where the value ends: then it is not found. `next` also takes the next line when the label fills
   * its own: only with a parser that knows its kind, for a vanished value would hand over what comes after.
   */
  z.strictObject({ label: words, next: z.literal(true).optional() }),
  /** The only line before the first line that begins with one of these labels. Several lines: not found. */
  z.strictObject({ before: words }),
  /** The only line after the last line that begins with one of these labels. */
  z.strictObject({ after: words }),
  /** The text between two labels. */
  z.strictObject({ between: z.tuple([words, words]) }),
  z.strictObject({ param: z.string().min(1).max(60) }),
  /** A part of the frame's address, or of the tab's; `host` tells consoles apart that run on hosts of their own. */
  z.strictObject({ url: z.enum(['host', 'path', 'hash', 'title', 'top-path', 'top-hash']) }),
  z.strictObject({ enum: z.array(EnumCase).min(1) }),
  /** The nearest match of this selector before the row, in document order. */
  z.strictObject({ preceding: Selector }),
  /** The text of the scope without these parts. */
  z.strictObject({ except: z.array(Selector).min(1) }),
]);
export type Source = z.infer<typeof Source>;

/**
 * One cell of a table row. `cells` finds the row's cells (inside the row); spans across columns and rows count, hidden
 * cells do not. `under`: the cell below the header with one of these texts, `header` finding the header cells from the
 * page's root. `index`: the n-th of exactly `of` cells. A row of another width has no such cell: never the neighbour's.
 */
export const Cell = z.union([
  z.strictObject({ under: words, header: Selector, cells: Selector }),
  z.strictObject({ index: z.number().int().min(0), of: z.number().int().positive(), cells: Selector }),
]);
export type Cell = z.infer<typeof Cell>;

export const Reading = z.strictObject({
  /** The table cell to look in, instead of the whole row. */
  cell: Cell.optional(),
  /** Where, inside the row or cell (or, with `scope: 'page'`, inside the page). Absent: the row or cell itself. */
  at: Selector.optional(),
  /** `page`: looks outside the row. */
  scope: z.enum(['row', 'page']).optional(),
  /** Of several matches the n-th, 0-based, negative from the end. Without it, visible values that differ are ambiguous. */
  nth: z.number().int().optional(),
  /** Several visible matches are ambiguous even when equal: two parts of a sum are not its value. */
  only: z.literal(true).optional(),
  /** Only matches that are visible / whose text contains one of these. */
  visible: z.literal(true).optional(),
  hasText: words.optional(),
  /** Inside what was found, this is read: the value's box in the row that has the label's text. */
  inside: Selector.optional(),
  read: Source,
  /** Keeps one hole of the first template that fits. */
  take: z.strictObject({ templates: z.array(Template).min(1), hole: z.string().min(1) }).optional(),
});
export type Reading = z.infer<typeof Reading>;
/** Two readings joined by a blank: a date here and a time there. */
export const Join = z.strictObject({ join: z.tuple([Reading, Reading]) });
export type Join = z.infer<typeof Join>;

export const PARSERS = [
  'id',
  /** An id of the shape the site's `orderId` gives. */
  'order-id',
  'digits',
  'quantity',
  'money',
  'date',
  'epoch-ms',
  'elapsed',
  'status',
  'flag',
  'text',
  /** Text with a clock time glued to its end, which is left out; a clock time alone is no text, none is unparsed. */
  'timed-text',
  'name',
  /** A name shown in part, `牛**` or `E***E`; other text is not one. */
  'masked-name',
  'phone',
  'address',
  'payment',
  'rating',
  'bracket',
  'yes',
  'word',
] as const;
export const ParserName = z.enum(PARSERS);
export type ParserName = z.infer<typeof ParserName>;

export const Field = z.strictObject({
  parse: ParserName,
  /** Ordered alternatives; using a later one is `degraded`. */
  from: z.array(z.union([Reading, Join])).min(1),
  /** The alternatives are witnesses, not fall-backs: all that speak must say the same, or the field is ambiguous. */
  agree: z.literal(true).optional(),
  /** The alternatives are of one rank: a row shows one or the other. Two that differ make the field ambiguous. */
  either: z.literal(true).optional(),
  /** Shown in the value's place and meaning there is none (`--`, `无`): reads as absent. */
  none: words.optional(),
  when: z.enum(['always', 'sometimes']),
  /** For `sometimes`: while this is in the row, not finding the field means absent; when it is gone too, missing. */
  anchor: Selector.optional(),
  /** For cells by index: a header on the page whose text must be one of these, or the field is missing. */
  witness: z.strictObject({ at: Selector, says: words }).optional(),
});
export type Field = z.infer<typeof Field>;

/** How elements on the page make up one row. */
export const Group = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('element'), each: Selector }),
  /**
   * A head element and its following siblings, until the next head. `last`: what marks the last of them, where the page
   * marks it; what follows it belongs to no row, so that a head that is gone leaves nothing to the row before.
   */
  z.strictObject({ mode: z.literal('head'), each: Selector, last: Selector.optional() }),
  /** Sibling rows that share an id: `id` reads it from each, equal ones in sequence are one row. */
  z.strictObject({ mode: z.literal('shared-id'), each: Selector, id: Reading }),
  /**
   * Rows where only the first of an order shows its id; the rest carry it forward. `first` is what else marks a first
   * row: one whose id cannot be read is then not taken for the order before it.
   */
  z.strictObject({ mode: z.literal('carried-id'), each: Selector, id: Reading, first: Selector.optional() }),
  /** A left and a right table, zipped by index; unequal lengths give no rows. */
  z.strictObject({ mode: z.literal('zip'), left: Selector, right: Selector }),
  /** The whole root is one row. */
  z.strictObject({ mode: z.literal('page') }),
]);
export type Group = z.infer<typeof Group>;

const fieldsOf = <const P extends readonly [string, ...string[]]>(paths: P) =>
  z.partialRecord(z.enum(paths), Field.nullable());

export const LINE_FIELDS = [
  'title',
  'variant',
  'sku',
  'parentSku',
  'listingId',
  'quantity',
  'price',
] as const;
export const PACKAGE_FIELDS = ['packageId', 'courier', 'trackingNo', 'statusText'] as const;
export const ORDER_FIELDS = [
  'orderId',
  'href',
  'buyer.name',
  'buyer.id',
  'status',
  'placedAt',
  'paidAt',
  'shipBy',
  'total',
  'payment',
  'ship.name',
  'ship.phone',
  'ship.address',
  'courier',
  'trackingNo',
  'logistics.at',
  'logistics.text',
  'remark.text',
  'remark.flag',
  'buyerNote',
] as const;
export const LISTING_FIELDS = [
  'listingId',
  'sku',
  'title',
  'variant',
  'stock',
  'price',
  'statusText',
] as const;
export const MESSAGE_FIELDS = ['id', 'from', 'auto', 'kind', 'text', 'at'] as const;
export const THREAD_FIELDS = [
  'buyer.name',
  'buyer.id',
  'active',
  'unread',
  'waitingSince',
  'preview',
] as const;
export const REVIEW_FIELDS = [
  'orderId',
  'buyer.name',
  'buyer.id',
  'rating',
  'text',
  'at',
  'replied',
] as const;
export const AFTERSALE_FIELDS = ['caseId', 'orderId', 'kind', 'status', 'reason', 'deadline'] as const;

/** Where marks are put in a row. It must match exactly one visible element, or the row gets none. */
export const Slot = z.strictObject({
  at: Selector,
  place: z.enum(['append', 'prepend', 'after', 'before']),
});
export type Slot = z.infer<typeof Slot>;

const rows = <F extends z.ZodType>(fields: F) =>
  z.strictObject({ group: Group, fields, slot: Slot.optional() });

export const Rows = {
  orders: z.strictObject({
    group: Group,
    fields: fieldsOf(ORDER_FIELDS),
    lines: rows(fieldsOf(LINE_FIELDS)).optional(),
    packages: rows(fieldsOf(PACKAGE_FIELDS)).optional(),
    slot: Slot.optional(),
  }),
  listings: rows(fieldsOf(LISTING_FIELDS)),
  threads: rows(fieldsOf(THREAD_FIELDS)),
  reviews: rows(fieldsOf(REVIEW_FIELDS)),
  aftersales: rows(fieldsOf(AFTERSALE_FIELDS)),
};

const OrderRef = z.strictObject({ group: Group, fields: fieldsOf(['orderId']) });
export const ConversationPart = z.strictObject({
  /** The element whose presence means a buyer is chosen. */
  selected: Selector,
  buyer: fieldsOf(['name', 'id']),
  /** `null`: a page to write on that shows no messages, or none that anybody has described. */
  messages: rows(fieldsOf(MESSAGE_FIELDS)).nullable(),
  orders: OrderRef.optional(),
  listings: rows(fieldsOf(LISTING_FIELDS)).optional(),
});

export type ConversationPart = z.infer<typeof ConversationPart>;

/** A box we may type into. It must match exactly one visible, enabled element of its kind, or nothing is done. */
export const Target = z.strictObject({
  at: Selector,
  kind: z.enum(['textarea', 'contenteditable', 'quill', 'pre']),
  /** Remark boxes: which order the box belongs to, when the page tells. Its row is the box itself. */
  orderId: Field.optional(),
});
export type Target = z.infer<typeof Target>;

const glob = z.string().min(1).max(200);
export const PageMatch = z.strictObject({
  /** Host names, `*.` allowed for subdomains; without a port, any port fits. */
  hosts: z.array(z.string().min(1)).min(1),
  /** `*` within a segment, `**` across segments. */
  path: glob,
  hash: glob.optional(),
  query: z.record(z.string(), z.string()).optional(),
  frame: z.enum(['top', 'child', 'any']).default('any'),
});
export type PageMatch = z.infer<typeof PageMatch>;

export const Evidence = z.strictObject({
  level: z.enum(['verified', 'reported', 'unverified']),
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .nullable(),
  note: z.string().optional(),
});
export type Evidence = z.infer<typeof Evidence>;

export const Page = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kinds: z.array(PageKind).min(1),
  match: PageMatch,
  /** The layout's own sign, where one URL serves several layouts. */
  layout: Selector.optional(),
  evidence: Evidence,
  /** The page counts as loaded when this is there. A chat's shell without a buyer is loaded. */
  ready: Selector,
  empty: z.strictObject({ at: Selector, says: words.optional() }).optional(),
  loggedOut: Selector.optional(),
  watch: z.strictObject({ roots: z.array(Selector).min(1), attributes: z.array(z.string()).optional() }),
  account: fieldsOf(['id', 'name']).optional(),
  orders: Rows.orders.nullable().optional(),
  listings: Rows.listings.nullable().optional(),
  conversation: ConversationPart.nullable().optional(),
  threads: Rows.threads.nullable().optional(),
  reviews: Rows.reviews.nullable().optional(),
  aftersales: Rows.aftersales.nullable().optional(),
  targets: z.strictObject({ reply: Target.optional(), remark: Target.optional() }).optional(),
});
export type Page = z.infer<typeof Page>;

export const Policy = z.strictObject({
  /** What may be done when a buyer wants another address. */
  addressChange: z.strictObject({
    how: z.enum(['agent', 'buyer', 'cancel-and-reorder', 'not-known']),
    until: z.enum(['shipped', 'never', 'not-known']),
    note: LocalText.optional(),
  }),
  remark: z
    .strictObject({
      max: z.number().int().positive(),
      unit: z.enum(['bytes', 'characters']),
      /** The site's own flags in its own order, with the code and the label it uses. */
      flags: z.array(
        z.strictObject({ flag: z.enum(FLAGS), code: z.string().optional(), label: z.string().optional() }),
      ),
      tagNameMax: z.number().int().positive().optional(),
    })
    .nullable(),
  /** The site's own clock for a first human reply; absent numbers are not published. */
  response: z
    .strictObject({
      seconds: z.number().int().positive().optional(),
      hours: z.array(z.tuple([z.string(), z.string()])).optional(),
      autoCounts: z.boolean(),
      shownByTheSite: z.boolean(),
    })
    .nullable(),
  /** Whether unasked messages after a sale (shipping confirmations, review requests) are allowed. */
  proactive: z.boolean(),
});
export type Policy = z.infer<typeof Policy>;

const Numbers = z.strictObject({ decimal: z.enum(['.', ',']), group: z.enum([',', '.', ' ']) });
const DateOrder = z.enum(['ymd', 'dmy', 'mdy']);
/** What is otherwise at some of a site's hosts, in the order they are asked; what a region does not say is as in the file. */
export const Region = z.strictObject({
  hosts: z.array(z.string().min(1)).min(1),
  zone: z.string().min(1).optional(),
  currency: z.string().length(3).optional(),
  numbers: Numbers.optional(),
  dates: DateOrder.optional(),
});
export type Region = z.infer<typeof Region>;

export const Marketplace = z.strictObject({
  schema: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]{2,40}$/),
  revision: z.number().int().positive(),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  name: LocalText,
  /** Permission patterns, asked for only when the owner switches the site on. */
  origins: z.array(z.string().regex(/^(https|http):\/\/(\*\.)?[a-z0-9.-]+(:\d+)?\/\*$/)).min(1),
  zone: z.string().min(1),
  currency: z.string().length(3),
  numbers: Numbers,
  /** How days and months of a date in digits stand; `ymd` reads none but those that begin with the year. */
  dates: DateOrder,
  regions: z.array(Region).min(1).optional(),
  languages: z.array(z.string()).min(1),
  /** Literals and `{n:digits}` holes an order id fits. */
  orderId: z.array(Template).min(1),
  words: z.strictObject({
    status: z.partialRecord(z.enum(ORDER_STATUSES), words),
    payment: z.partialRecord(z.enum(['prepaid', 'cod']), words).optional(),
    flags: z.partialRecord(z.enum(FLAGS), words).optional(),
  }),
  /** Addresses of login pages of this site: being there means logged out. */
  login: z.array(z.string()).optional(),
  /** Class or attribute of nodes other extensions insert: left alone. */
  foreign: z.array(Selector).optional(),
  policy: Policy,
  pages: z.array(Page).min(1),
});
export type Marketplace = z.infer<typeof Marketplace>;
