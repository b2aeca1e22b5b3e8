// The journal's entries: append-only, what people decided. What people wrote lies in `texts`; an entry holds its hash,
// so entries are never rewritten and yet a buyer can be erased.
import { z } from 'zod';
import { Level } from './basics.ts';
import { Flag } from './facts.ts';

export const SUBJECT_KINDS = ['order', 'buyer', 'sku', 'shift', 'reply', 'rule', 'shop'] as const;
/** What an entry is about, readable. In the journal it stands as `kind:HMAC`, unique within shop and marketplace. */
export const Subject = z.object({
  kind: z.enum(SUBJECT_KINDS),
  /** Absent for subjects of the whole shop (rule, reply, shift). */
  marketplace: z.string().optional(),
  id: z.string().min(1).max(200),
});
export type Subject = z.infer<typeof Subject>;

export const ADDRESS_STATES = ['unconfirmed', 'asked', 'confirmed', 'change-asked', 'changed'] as const;
export const AddressState = z.enum(ADDRESS_STATES);
export type AddressState = z.infer<typeof AddressState>;

export const REMARK_REASONS = [
  'address',
  'variant',
  'quantity',
  'gift',
  'courier',
  'stock',
  'urgent',
  'other',
] as const;
export const RemarkReason = z.enum(REMARK_REASONS);
export type RemarkReason = z.infer<typeof RemarkReason>;

/** What an agent may agree to on top of the order. */
export const PROMISES = ['gift', 'discount', 'date', 'other'] as const;
export const Promised = z.enum(PROMISES);
export type Promised = z.infer<typeof Promised>;

/** Why a buyer who asked did not buy, as the agent understood it. */
export const UNBOUGHT = ['price', 'stock', 'size', 'shipping', 'comparing', 'other'] as const;
export const Unbought = z.enum(UNBOUGHT);
export type Unbought = z.infer<typeof Unbought>;

/** Why an agent goes on over a red line; `lead` names who allowed it. */
export const OVERRIDES = ['platform-allows', 'buyers-words', 'false-alarm', 'other'] as const;
export const Override = z.enum(OVERRIDES);
export type Override = z.infer<typeof Override>;

const hash = z.string().min(1).max(100);

/** Each kind's body. Kinds only ever gain optional fields; another meaning is another kind. */
export const BODIES = {
  /** A note on an order or buyer; its words in `texts` under `text`. */
  'note.added': z.object({ text: hash }),
  /** A note taken back by its writer: the note's entry id. */
  'note.withdrawn': z.object({ note: z.string() }),
  /** Where the confirmation of an order's address stands. */
  'address.set': z.object({ state: AddressState }),
  'courier.chosen': z.object({ courier: z.string().max(60), by: z.enum(['buyer', 'default']) }),
  /** A remark composed for the packers; `how` says whether it was put into the box or copied. */
  'remark.written': z.object({
    reason: RemarkReason,
    flag: Flag.optional(),
    text: hash,
    how: z.enum(['put-in', 'copied']),
  }),
  /** Agreed with the buyer beyond the order; its words in `texts` under `text`. */
  'promise.made': z.object({ what: Promised, text: hash }),
  /** A promise that was kept: the entry id of its making. */
  'promise.done': z.object({ promise: z.string() }),
  /** The total that was agreed on: a decimal string in the order's own currency. */
  'price.agreed': z.object({ amount: z.string().regex(/^\d{1,12}(\.\d{1,4})?$/) }),
  /** Left for the shift that comes; its words in `texts` under `text`. */
  'followup.left': z.object({ text: hash }),
  'followup.done': z.object({ followup: z.string() }),
  'buyer.unbought': z.object({ reason: Unbought }),
  'reply.used': z.object({ reply: z.string(), how: z.enum(['inserted', 'copied']) }),
  /** Owner's: a rule's switch and parameters, sparse. `null`, also of a parameter: as the layer below has it again. */
  'rule.set': z.object({
    on: z.boolean().nullable().optional(),
    level: Level.nullable().optional(),
    params: z.record(z.string(), z.unknown()).optional(),
  }),
  /** A prompt the agent acted on, or went on against. */
  'prompt.followed': z.object({ rule: z.string(), action: z.string() }),
  'prompt.overridden': z.object({
    rule: z.string(),
    reason: Override,
    /** Who of the leads allowed it, where the rule asks for one. */
    lead: z.string().max(40).optional(),
  }),
} as const;
export type EntryKind = keyof typeof BODIES;
export type Body<K extends EntryKind> = z.infer<(typeof BODIES)[K]>;
export const ENTRY_KINDS = Object.keys(BODIES) as EntryKind[];

/** Kinds that set a state: each names the heads it has seen in `parents`. The others are additive: no parents. */
export const STATE_KINDS: readonly EntryKind[] = [
  'address.set',
  'courier.chosen',
  'price.agreed',
  'buyer.unbought',
  'rule.set',
];

/** The version entries are written in; older ones are read through upcasters. */
export const ENTRY_VERSION = 1;

export const Entry = z.object({
  v: z.number().int().positive(),
  /** UUID v7; a repeated id is the same entry. */
  id: z.uuid(),
  shop: z.string().min(1),
  device: z.string().min(1),
  /** Counts per device, given in the append transaction. */
  seq: z.number().int().nonnegative(),
  agent: z.string().max(40),
  /** UTC milliseconds, for display and reports only. */
  at: z.number().int(),
  kind: z.string().min(1).max(60),
  subject: z.string().min(1).max(200),
  parents: z.array(z.string()).max(64),
  body: z.record(z.string(), z.unknown()),
});
export type Entry = z.infer<typeof Entry>;

/**
 * An entry as a caller hands it over. `id` is made by the caller, so that a repeat after a lost answer is harmless.
 * `text` is what a person wrote; the store salts, hashes and keeps it apart.
 */
export const Draft = z.object({
  id: z.uuid(),
  kind: z.enum(ENTRY_KINDS as [EntryKind, ...EntryKind[]]),
  subject: Subject,
  body: z.record(z.string(), z.unknown()),
  text: z.string().max(20_000).optional(),
});
export type Draft = z.infer<typeof Draft>;

/** An entry with its text beside it, as folds read it. `text` is absent when it was erased. */
export interface EntryWithText {
  entry: Entry;
  text?: string;
}

export { newId, uuidv7 } from './ids.ts';
