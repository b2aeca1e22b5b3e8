// Facts: what was read from a page just now. A field the page does not show is absent, never empty or guessed.
// Ids are strings; times are ISO 8601 with the shop's offset; text as shown stands beside its meaning.
import { z } from 'zod';
import { Money } from './basics.ts';

export const ORDER_STATUSES = [
  'unpaid',
  'paid',
  'shipped',
  'completed',
  'cancelled',
  'aftersale',
  'unknown',
] as const;
export const OrderStatus = z.enum(ORDER_STATUSES);
export type OrderStatus = z.infer<typeof OrderStatus>;

export const FLAGS = ['none', 'red', 'yellow', 'green', 'blue', 'purple', 'orange', 'gray', 'other'] as const;
export const Flag = z.enum(FLAGS);
export type Flag = z.infer<typeof Flag>;

const text = z.string().min(1);
const time = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)$/);

/** The seller account the page shows; it binds to a shop. */
export const Account = z.object({ id: text.optional(), name: text.optional() });
export type Account = z.infer<typeof Account>;

/** A buyer as shown. A masked name (`牛**`) is shown, never used as a key: only `id` identifies. */
export const Buyer = z.object({ name: text.optional(), id: text.optional() });
export type Buyer = z.infer<typeof Buyer>;

export const OrderLine = z.object({
  title: text.optional(),
  variant: text.optional(),
  /** The most specific code shown. */
  sku: text.optional(),
  parentSku: text.optional(),
  listingId: text.optional(),
  quantity: z.number().int().min(0).optional(),
  price: Money.optional(),
});
export type OrderLine = z.infer<typeof OrderLine>;

export const Ship = z.object({
  name: text.optional(),
  phone: text.optional(),
  address: text.optional(),
  /** True when any of the three carries a mask. */
  masked: z.boolean(),
});
export type Ship = z.infer<typeof Ship>;

export const Order = z.object({
  orderId: text,
  href: text.optional(),
  buyer: Buyer,
  status: OrderStatus,
  statusText: text.optional(),
  placedAt: time.optional(),
  paidAt: time.optional(),
  shipBy: time.optional(),
  lines: z.array(OrderLine),
  total: Money.optional(),
  payment: z.enum(['prepaid', 'cod']).optional(),
  ship: Ship.optional(),
  courier: text.optional(),
  trackingNo: text.optional(),
  logistics: z.object({ at: time.optional(), text: text.optional() }).optional(),
  /** Only when the order travels in several packages. */
  packages: z
    .array(
      z.object({
        packageId: text.optional(),
        courier: text.optional(),
        trackingNo: text.optional(),
        statusText: text.optional(),
      }),
    )
    .optional(),
  remark: z.object({ text: text.optional(), flag: Flag.optional() }).optional(),
  buyerNote: text.optional(),
});
export type Order = z.infer<typeof Order>;

export const Listing = z.object({
  listingId: text.optional(),
  sku: text.optional(),
  title: text.optional(),
  variant: text.optional(),
  /** Units the page offers for sale. */
  stock: z.number().int().min(0).optional(),
  price: Money.optional(),
  statusText: text.optional(),
});
export type Listing = z.infer<typeof Listing>;

export const Message = z.object({
  id: text.optional(),
  from: z.enum(['buyer', 'seller', 'system']),
  auto: z.boolean().optional(),
  kind: z.enum(['text', 'image', 'card', 'other']).optional(),
  text: text.optional(),
  at: time.optional(),
});
export type Message = z.infer<typeof Message>;

export const Conversation = z.object({
  buyer: Buyer,
  messages: z.array(Message),
  orders: z.array(z.object({ orderId: text })),
  listings: z.array(Listing),
});
export type Conversation = z.infer<typeof Conversation>;

/** One row of the list beside the chat. */
export const Thread = z.object({
  buyer: Buyer,
  active: z.boolean().optional(),
  unread: z.number().int().min(0).optional(),
  waitingSince: time.optional(),
  preview: text.optional(),
});
export type Thread = z.infer<typeof Thread>;

export const Review = z.object({
  orderId: text.optional(),
  buyer: Buyer,
  rating: z.number().min(0).max(5).optional(),
  text: text.optional(),
  at: time.optional(),
  replied: z.boolean().optional(),
});
export type Review = z.infer<typeof Review>;

export const AfterSale = z.object({
  caseId: text.optional(),
  orderId: text,
  kind: z.enum(['refund', 'return', 'exchange']).optional(),
  status: text.optional(),
  statusText: text.optional(),
  reason: text.optional(),
  deadline: time.optional(),
});
export type AfterSale = z.infer<typeof AfterSale>;

export const Facts = z.object({
  account: Account.optional(),
  orders: z.array(Order),
  listings: z.array(Listing),
  conversation: Conversation.optional(),
  threads: z.array(Thread),
  reviews: z.array(Review),
  aftersales: z.array(AfterSale),
});
export type Facts = z.infer<typeof Facts>;

export const noFacts = (): Facts => ({ orders: [], listings: [], threads: [], reviews: [], aftersales: [] });

/** Per field: how it was read. `paused` never appears here; a rule is paused, a field is not. */
export const FieldHealth = z.enum(['ok', 'degraded', 'missing', 'ambiguous', 'unparsed']);
export type FieldHealth = z.infer<typeof FieldHealth>;
/** Field path (`order.lines.sku`) -> health. */
export const Health = z.record(z.string(), FieldHealth);
export type Health = z.infer<typeof Health>;

export const PageState = z.enum(['ok', 'empty', 'not-ready', 'logged-out', 'not-selected']);
export type PageState = z.infer<typeof PageState>;
export const PageKind = z.enum(['orders', 'order', 'listings', 'chat', 'reviews', 'aftersales']);
export type PageKind = z.infer<typeof PageKind>;
