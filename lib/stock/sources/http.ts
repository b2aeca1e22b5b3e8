// Live stock, the pure half: what to ask a shop's own back office, and what its answer says. The asking is elsewhere.
// A back office with a language of its own is one more entry in KINDS; any other is mapped by the owner (`json.ts`).
import { fail, ok, type Result } from '../../model/basics.ts';
import { cut, foldSku } from '../cells.ts';
import type { Skip, StockLine } from '../types.ts';
import { type HttpAnswer, type HttpRequest, refusedBy, safeUrl, tokenIn } from './address.ts';

/** A back office the owner set up. The token is handed in with each request, so that a source can be kept and shown without it. */
export interface HttpSource {
  kind: keyof typeof KINDS;
  /** Address of its interface; https, or this very machine. */
  url: string;
  /** Header the token goes into. `authorization` (the default) carries it as `Bearer <token>`, any other as it is. */
  tokenHeader?: string;
  /** Further headers, such as a sales channel's. */
  headers?: Record<string, string>;
  /** Rows a request, 100 if absent. */
  pageSize?: number;
}

/** One page of the answer. `line` counts rows over all pages; `next` is the page still to ask for. */
export interface StockPage {
  rows: StockLine[];
  skipped: Skip[];
  total: number;
  next?: number;
}

interface Kind {
  body(skip: number, take: number): string;
  read(answer: unknown, skip: number): Result<StockPage & { got: number }>;
}

const shape = (path: string) => fail('source.shape', { path });
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const REFUSALS = new Set(['FORBIDDEN', 'UNAUTHORIZED', 'UNAUTHENTICATED']);

// Sorted, so that a page is not shifted by what sells meanwhile. Untracked goods have a meaningless 0 on hand.
const VARIANTS = `query Stock($skip: Int!, $take: Int!) {
  productVariants(options: { skip: $skip, take: $take, sort: { id: ASC } }) {
    items { sku name trackInventory stockLevels { stockOnHand stockAllocated } }
    totalItems
  }
}`;

const KINDS = {
  'vendure-graphql': {
    body: (skip, take) => JSON.stringify({ query: VARIANTS, variables: { skip, take } }),
    read(answer, skip) {
      if (!isObject(answer)) return shape('$');
      const [first] = Array.isArray(answer.errors) ? answer.errors : [];
      if (first !== undefined) {
        const extensions = isObject(first) && isObject(first.extensions) ? first.extensions : {};
        const code = typeof extensions.code === 'string' ? extensions.code : '';
        return REFUSALS.has(code)
          ? fail('source.refused', { status: code })
          : shape(`errors[0] ${cut(code)}`.trim());
      }
      const data = isObject(answer.data) ? answer.data : undefined;
      if (!data) return shape('data');
      const list = isObject(data.productVariants) ? data.productVariants : undefined;
      if (!list) return shape('data.productVariants');
      if (!Array.isArray(list.items)) return shape('data.productVariants.items');
      if (typeof list.totalItems !== 'number') return shape('data.productVariants.totalItems');
      if (list.totalItems === 0) return fail('source.empty');
      const page = {
        rows: [] as StockLine[],
        skipped: [] as Skip[],
        total: list.totalItems,
        got: list.items.length,
      };
      for (const [i, item] of list.items.entries()) {
        const at = `data.productVariants.items[${i}]`;
        const line = skip + i + 1;
        if (!isObject(item) || typeof item.sku !== 'string') return shape(`${at}.sku`);
        if (!Array.isArray(item.stockLevels)) return shape(`${at}.stockLevels`);
        let onHand = 0;
        let reserved = 0;
        for (const [j, level] of item.stockLevels.entries()) {
          if (!isObject(level) || !Number.isInteger(level.stockOnHand))
            return shape(`${at}.stockLevels[${j}].stockOnHand`);
          if (!Number.isInteger(level.stockAllocated)) return shape(`${at}.stockLevels[${j}].stockAllocated`);
          // A back order stands as a negative count: there is none of it on hand.
          onHand += Math.max(0, level.stockOnHand as number);
          reserved += Math.max(0, level.stockAllocated as number);
        }
        const sku = item.sku.trim();
        const key = foldSku(sku);
        if (key === '') page.skipped.push({ line, code: 'stock.no-sku' });
        else if (item.trackInventory === 'FALSE') {
          page.skipped.push({ line, code: 'source.untracked', params: { sku: cut(sku) } });
        } else {
          const name = typeof item.name === 'string' ? item.name.trim() : '';
          page.rows.push({ sku, key, onHand, reserved, line, ...(name && { name }) });
        }
      }
      return ok(page);
    },
  },
} satisfies Record<string, Kind>;

const sizeOf = (source: HttpSource) => Math.max(1, Math.floor(source.pageSize ?? 100));

/** The request for one page (from 0). Fails with `source.url` or `source.token`, before anything leaves the browser. */
export function buildRequest(source: HttpSource, page: number, token: string): Result<HttpRequest> {
  const url = safeUrl(source.url);
  if (!url.ok) return url;
  const secret = tokenIn(source.tokenHeader, token);
  if (!secret.ok) return secret;
  const take = sizeOf(source);
  return ok({
    url: url.value.href,
    method: 'POST',
    headers: {
      ...source.headers,
      'content-type': 'application/json',
      accept: 'application/json',
      ...secret.value,
    },
    body: KINDS[source.kind].body(page * take, take),
  });
}

/**
 * What an answer says. Fails with `source.refused` (401, 403, or so said inside), `source.html` (a page, not data),
 * `source.empty`, `source.shape` (naming the path), `source.down` (5xx, 429 or no answer), `source.status` (others).
 */
export function readAnswer(source: HttpSource, page: number, given: HttpAnswer): Result<StockPage> {
  const refused = refusedBy(given);
  if (refused) return refused;
  const { status, body } = given;
  const blank = body.trim() === '';
  let answer: unknown;
  try {
    answer = blank ? undefined : JSON.parse(body);
  } catch {
    return status >= 400 ? fail('source.status', { status }) : shape('$');
  }
  // Some servers refuse, or name what they could not understand, in the body of a 400.
  if (status < 200 || (status >= 300 && !(isObject(answer) && Array.isArray(answer.errors)))) {
    return fail('source.status', { status });
  }
  if (blank) return fail('source.empty');
  const skip = page * sizeOf(source);
  const read = KINDS[source.kind].read(answer, skip);
  if (!read.ok) return read;
  const { got, ...rest } = read.value;
  if (skip + got >= rest.total) return ok(rest);
  // A server that caps the page below what was asked would leave a hole before the next one.
  if (got < sizeOf(source)) return fail('source.page-size', { asked: sizeOf(source), got });
  return ok({ ...rest, next: page + 1 });
}
