// Settings of this browser, shops, stock rows and sources: what is kept beside the journal.
import { z } from 'zod';
import { Locale } from './basics.ts';

/**
 * Some of an object's fields, none filled in: `partial()` alone would put the default of every field that was not
 * given, and so undo what was set before.
 */
function patchOf<S extends z.ZodRawShape>(
  schema: z.ZodObject<S>,
): z.ZodType<Partial<z.infer<z.ZodObject<S>>>> {
  const bare = Object.entries(schema.shape).map(([key, field]) => [
    key,
    z.optional(
      (field instanceof z.ZodDefault || field instanceof z.ZodPrefault ? field.unwrap() : field) as z.ZodType,
    ),
  ]);
  return z.object(Object.fromEntries(bare)) as never;
}

/** How this person has the desk: open or a rail, how wide (px), which sections are unfolded. */
export const DeskLayout = z.object({
  open: z.boolean().default(false),
  width: z.number().int().min(280).max(560).default(340),
  sections: z.record(z.string(), z.boolean()).default({}),
});
export type DeskLayout = z.infer<typeof DeskLayout>;
export const DeskLayoutPatch = patchOf(DeskLayout);

export const SiteSwitch = z.object({
  on: z.boolean(),
  slash: z.boolean().default(false),
  /** UTC ms when it was first switched on: what stood on its pages before is counted, not marked. */
  since: z.number().int().optional(),
});
export type SiteSwitch = z.infer<typeof SiteSwitch>;

/** What an agent is here for: only the groups of rules of that work speak. */
export const ROLES = ['all', 'pre-sale', 'after-sale', 'warehouse'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const Settings = z.object({
  locale: Locale.default('zh-CN'),
  agent: z
    .object({ number: z.string().max(10).default(''), name: z.string().max(40).default('') })
    .prefault({}),
  /** Nothing is read or kept while paused. */
  paused: z.boolean().default(false),
  /** Marketplaces the owner switched on here. The browser's own permission is the second key. */
  sites: z.record(z.string(), SiteSwitch).default({}),
  /** Origins the owner gave for consoles that run on a host of their own: marketplace -> origins. */
  hosts: z.record(z.string(), z.array(z.string())).default({}),
  desk: DeskLayout.prefault({}),
  newHire: z.boolean().default(false),
  role: Role.default('all'),
  /** Groups of rules a role does not see, where the owner chose otherwise than shipped. */
  hidden: z.partialRecord(Role, z.array(z.string())).default({}),
  /** The owner's passcode, salted and stretched: a lock for honest people on a shared browser, nothing more. */
  lock: z
    .object({ salt: z.string(), hash: z.string(), rounds: z.number().int().positive() })
    .nullable()
    .default(null),
  /** Pay before this (HH:MM, shop's zone) ships today; absent: no promise is offered. */
  cutOff: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  couriers: z
    .array(
      z.object({
        name: z.string().min(1).max(60),
        regions: z.array(z.string()).default([]),
        default: z.boolean().default(false),
      }),
    )
    .default([]),
  setupDone: z.boolean().default(false),
});
export type Settings = z.infer<typeof Settings>;
export const SettingsPatch = patchOf(Settings);
export type SettingsPatch = z.infer<typeof SettingsPatch>;

/** One account on one or more marketplaces, with its own id here. `account: null` binds whatever account a site shows. */
export const Shop = z.object({
  id: z.string().min(1),
  name: z.string().max(80),
  bindings: z.array(z.object({ marketplace: z.string(), account: z.string().nullable() })),
});
export type Shop = z.infer<typeof Shop>;

/** A stock row. Quantities are whole units; `countedAt` is when the source says it counted. */
export const StockRow = z.object({
  sku: z.string().min(1),
  name: z.string().optional(),
  onHand: z.number().int().min(0),
  reserved: z.number().int().min(0).optional(),
  /** Only where the source names warehouses; `onHand` is then their sum. */
  places: z
    .array(z.object({ warehouse: z.string(), onHand: z.number(), reserved: z.number().optional() }))
    .optional(),
  countedAt: z.string().optional(),
  /** UTC ms since which this count has stood, where a source is read again and again. */
  since: z.number().optional(),
});
export type StockRow = z.infer<typeof StockRow>;

/** Where the current stock came from. */
export const StockSnapshot = z.object({
  generation: z.string(),
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sheet'), name: z.string() }),
    z.object({ kind: z.literal('live'), name: z.string() }),
    /** A page agents pass through: each row has a time of its own, `countedAt`. */
    z.object({ kind: z.literal('page'), name: z.string() }),
  ]),
  /** UTC ms of the last successful write. */
  at: z.number(),
  rows: z.number().int(),
  /** Whether `reserved` counts the open orders themselves (a live back office does) or only others' holds. */
  reservedCountsOpenOrders: z.boolean(),
  /** The last failure of a live source since then. */
  failure: z
    .object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      at: z.number(),
    })
    .optional(),
});
export type StockSnapshot = z.infer<typeof StockSnapshot>;

export { AskedSource, JsonSource, PageSource, StockSource } from './source.ts';

/** What a page's code means in the warehouse; several, or units above one, are a bundle. */
export const Alias = z.object({
  id: z.string(),
  from: z.object({
    marketplace: z.string().optional(),
    sku: z.string().optional(),
    listingId: z.string().optional(),
    variant: z.string().optional(),
  }),
  to: z.array(z.object({ stockSku: z.string().min(1), units: z.number().int().positive() })).min(1),
});
export type Alias = z.infer<typeof Alias>;

/** The least of an order as last seen: mutable, expiring, local, never shared. */
export interface Sighting {
  shop: string;
  marketplace: string;
  orderId: string;
  status: string;
  lines: { sku: string; quantity: number }[];
  placedAt?: string;
  seenAt: number;
  expires: number;
}
