// A patch: what an owner pointed out on a page that our file reads wrongly, or does not know. Small, over the file, so that
// the rest of the file goes on being updated. The picker makes it; `lib/marketplaces/compose.ts` lays it over the file.
import { z } from 'zod';
import { ORDER_STATUSES, PageKind } from './facts.ts';
import {
  AFTERSALE_FIELDS,
  Field,
  Group,
  Join,
  LINE_FIELDS,
  LISTING_FIELDS,
  Marketplace,
  MESSAGE_FIELDS,
  ORDER_FIELDS,
  PageMatch,
  ParserName,
  REVIEW_FIELDS,
  Reading,
  Selector,
  Slot,
  Target,
  THREAD_FIELDS,
} from './marketplace.ts';

/** The parts of a page that hold fields, and the fields each may have. `conversation` and `account` are not rows. */
export const PART_FIELDS = {
  orders: ORDER_FIELDS,
  'orders.lines': LINE_FIELDS,
  listings: LISTING_FIELDS,
  threads: THREAD_FIELDS,
  'conversation.messages': MESSAGE_FIELDS,
  reviews: REVIEW_FIELDS,
  aftersales: AFTERSALE_FIELDS,
  conversation: ['buyer.name', 'buyer.id'],
  account: ['id', 'name'],
} as const;
export type Part = keyof typeof PART_FIELDS;
export const PARTS = Object.keys(PART_FIELDS) as Part[];
/** The parts that are rows. */
export const ROW_PARTS = PARTS.filter((part) => part !== 'conversation' && part !== 'account');
const PartName = z.enum(PARTS as [Part, ...Part[]]);

const word = z.string().min(1).max(80);

/** One thing pointed out. Of two for the same place the later one stands. */
export const Repair = z.discriminatedUnion('what', [
  /** Read first from here; what the file says stays as a fall-back. */
  z.strictObject({
    what: z.literal('field'),
    part: PartName,
    field: word,
    from: z.union([Reading, Join]),
    /** For a field the file does not have. */
    parse: ParserName.optional(),
    when: z.enum(['always', 'sometimes']).optional(),
    /** What in the row says that it should be there, and the header a cell by its place stands under: as in a file. */
    anchor: Selector.optional(),
    witness: Field.shape.witness,
  }),
  z.strictObject({ what: z.literal('rows'), part: PartName, group: Group }),
  /** Where marks go in a row. */
  z.strictObject({ what: z.literal('slot'), part: PartName, slot: Slot }),
  z.strictObject({ what: z.literal('target'), target: z.enum(['reply', 'remark']), to: Target }),
  /** Whose presence means that the page is loaded, and what to watch. */
  z.strictObject({ what: z.literal('landmark'), ready: Selector, watch: Selector }),
  /** A chat: whose presence means that a buyer is chosen. */
  z.strictObject({ what: z.literal('selected'), at: Selector }),
  /** What the site calls a status: `{paid: ['Payment settled']}`. */
  z.strictObject({
    what: z.literal('words'),
    status: z.partialRecord(z.enum(ORDER_STATUSES), z.array(word).min(1)),
  }),
]);
export type Repair = z.infer<typeof Repair>;

export const SitePatch = z
  .strictObject({
    schema: z.literal(1),
    /** The file it lies over, and that file's revision when it was made. */
    marketplace: Marketplace.shape.id,
    base: z.number().int().positive(),
    date: Marketplace.shape.date,
    /** The page's id in the file, or the one it gets. */
    page: z.string().regex(/^[a-z0-9-]{1,40}$/),
    /** A page the file does not have. */
    add: z.strictObject({ kinds: z.array(PageKind).min(1), match: PageMatch }).optional(),
    repairs: z.array(Repair).max(120),
  })
  .superRefine(({ repairs }, context) => {
    for (const [i, repair] of repairs.entries())
      if (repair.what === 'field' && !(PART_FIELDS[repair.part] as readonly string[]).includes(repair.field))
        context.addIssue({ code: 'custom', path: ['repairs', i, 'field'], message: 'No such field there' });
      else if (
        (repair.what === 'rows' || repair.what === 'slot') &&
        (repair.part === 'conversation' || repair.part === 'account')
      )
        context.addIssue({ code: 'custom', path: ['repairs', i, 'part'], message: 'No rows there' });
  });
export type SitePatch = z.infer<typeof SitePatch>;

/** A patch as it is kept. It counts (`on`) once it read right on a second page; until then it is a `trial`. */
export const KeptPatch = z.object({
  patch: SitePatch,
  state: z.enum(['trial', 'on']),
  /** UTC ms. */
  at: z.number().int(),
  /** What the first page showed, salted and hashed: another page is one that shows something else. */
  seen: z.string().max(100).optional(),
});
export type KeptPatch = z.infer<typeof KeptPatch>;

/** A file of the shop's own: a console taught here, one somebody handed over, or a newer revision of a built-in one. */
export const KeptFile = z.object({
  /** A console being taught has no pages yet. */
  file: z.object({ ...Marketplace.shape, pages: Marketplace.shape.pages.or(z.tuple([])) }),
  from: z.enum(['taught', 'file', 'address']),
  at: z.number().int(),
  /** What was in its place before: the last good one. */
  before: Marketplace.optional(),
});
export type KeptFile = z.infer<typeof KeptFile>;

/** What the shop knows of sites beyond what is built in. */
export const KeptSites = z.object({
  files: z.array(KeptFile).default([]),
  patches: z.array(KeptPatch).default([]),
});
export type KeptSites = z.infer<typeof KeptSites>;
