// Where a shop's stock comes from by itself: a back office asked at an interval, or a page of the owner's own that agents
// pass through. A closed vocabulary: addresses with named holes and dotted paths, no expressions.
import { z } from 'zod';

const every = {
  everyMinutes: z.number().int().min(1).max(1440).default(5),
  on: z.boolean().default(true),
};
/** `data.items[0].sku`: names and list places. `$`, or nothing, is the answer itself. */
const path = z.string().max(200);
const headerName = z.string().regex(/^[A-Za-z0-9-]{1,60}$/);
const headerValue = z
  .string()
  .max(1_000)
  .regex(/^[\x20-\x7e]*$/);

/** How the rows that did not fit into one answer are asked for. `{page}`, `{offset}`, `{cursor}` and `{size}` are holes. */
export const Paging = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** `{page}` counts from `from`. */
  z.strictObject({ kind: z.literal('page'), from: z.union([z.literal(0), z.literal(1)]) }),
  /** `{offset}` is the number of rows had so far. */
  z.strictObject({ kind: z.literal('offset') }),
  /** `next`: where the answer says how to go on: a word for `{cursor}`, or an address of the same host. */
  z.strictObject({ kind: z.literal('cursor'), next: path.min(1) }),
]);
export type Paging = z.infer<typeof Paging>;

/** How an answer is read: paths inside the answer, then inside one row. */
export const RowMapping = z.strictObject({
  rows: path,
  sku: path.min(1),
  onHand: path.min(1),
  reserved: path.optional(),
  name: path.optional(),
  warehouse: path.optional(),
  countedAt: path.optional(),
});
export type RowMapping = z.infer<typeof RowMapping>;

/** Any interface that answers JSON. */
export const JsonSource = z.strictObject({
  kind: z.literal('json'),
  /** May hold the paging's holes behind its host. */
  url: z.string().min(1).max(2_000),
  /** Absent: GET. A POST carries `body`, JSON whose texts may hold the holes. */
  body: z.string().max(10_000).optional(),
  /** Empty: no token is sent. */
  token: z.string().max(2_000),
  /** Header the token goes into. `authorization` carries it as `Bearer <token>`, any other as it is. */
  tokenHeader: headerName.default('authorization'),
  headers: z.record(headerName, headerValue).default({}),
  mapping: RowMapping,
  paging: Paging,
  pageSize: z.number().int().min(1).max(5_000).default(100),
  ...every,
});
export type JsonSource = z.infer<typeof JsonSource>;

export const GraphqlSource = z.object({
  kind: z.literal('vendure-graphql'),
  url: z.url(),
  token: z.string().max(500),
  ...every,
});
export type GraphqlSource = z.infer<typeof GraphqlSource>;

/** A page of a marketplace file: what agents pass through there goes into the stock. Nothing is asked of anybody. */
export const PageSource = z.strictObject({
  kind: z.literal('page'),
  marketplace: z.string().min(1),
  /** The page's id in the file. */
  page: z.string().min(1),
  on: z.boolean().default(true),
});
export type PageSource = z.infer<typeof PageSource>;

/** A source that is asked. The token never leaves this browser and is left out of backups. */
export const AskedSource = z.discriminatedUnion('kind', [GraphqlSource, JsonSource]);
export type AskedSource = z.infer<typeof AskedSource>;
export const StockSource = z.discriminatedUnion('kind', [GraphqlSource, JsonSource, PageSource]);
export type StockSource = z.infer<typeof StockSource>;
