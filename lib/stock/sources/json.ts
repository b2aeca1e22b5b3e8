// Any interface that answers JSON, by the owner's mapping: what to ask for each page, and what its answer says. Pure.
// Nothing typed by the owner is run: holes are filled in, paths are followed, and that is all.
import { fail, ok, type Result } from '../../model/result.ts';
import type { JsonSource } from '../../model/source.ts';
import type { Skip, StockLine } from '../types.ts';
import { type HttpAnswer, type HttpRequest, refusedBy, safeUrl, tokenIn } from './address.ts';
import { MAX_SOURCE_ROWS } from './limits.ts';
import { at, foundAs } from './path.ts';
import { found, type Paths, pathsOf, readRow, textOf, whyNone } from './rows.ts';

/** Where a reading stands: pages asked, rows had, and what the answer before said of going on. */
export interface Place {
  page: number;
  rows: number;
  cursor?: string;
  /** The next page's whole address, where the answer gives one. */
  address?: string;
  /** What the page before held, to notice one that comes again, and how many rows a full page has. */
  before?: { print: string; got: number };
}
/** Characters of a page's ends that tell it from another. */
const PRINT = 4_000;
export const START: Place = { page: 0, rows: 0 };

export interface JsonPage {
  rows: StockLine[];
  skipped: Skip[];
  next?: Place;
}

const HOLE = /\{(\w*)\}/g;
/** The holes a source's address and body may have. */
const holesOf = ({ paging: { kind } }: JsonSource): Set<string> =>
  new Set(['size', ...(kind === 'none' ? [] : [kind])]);

function valuesAt(source: JsonSource, place: Place): Record<string, string | number | null> {
  return {
    size: source.pageSize,
    page: place.page + (source.paging.kind === 'page' ? source.paging.from : 0),
    offset: place.rows,
    cursor: place.cursor ?? null,
  };
}

/** A hole that is the whole of a text keeps its kind: a number stays a number, no cursor yet is `null`. */
function fillBody(value: unknown, values: Record<string, string | number | null>): unknown {
  if (typeof value === 'string') {
    const whole = /^\{(\w+)\}$/.exec(value)?.[1];
    if (whole !== undefined && whole in values) return values[whole];
    return value.replace(HOLE, (hole, name: string) => (name in values ? String(values[name] ?? '') : hole));
  }
  if (Array.isArray(value)) return value.map((one) => fillBody(one, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fillBody(one, values)]));
}

function fillUrl(source: JsonSource, values: Record<string, string | number | null>): string {
  // Before there is a cursor, a parameter that would carry it is not sent at all.
  const text =
    values.cursor === null
      ? source.url
          .replace(/([?&])[^?&#=]*=\{cursor\}(?=&|#|$)/g, '$1')
          .replace(/\?&+/, '?')
          .replace(/&+(?=&|#|$)/g, '')
      : source.url;
  return text.replace(HOLE, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

/** The request for the page at `place`. Fails before anything leaves the browser. */
export function buildJsonRequest(source: JsonSource, place: Place): Result<HttpRequest> {
  const paths = pathsOf(source);
  if (!paths.ok) return paths;
  const allowed = holesOf(source);
  const used = new Set([...`${source.url}${source.body ?? ''}`.matchAll(HOLE)].map(([, name = '']) => name));
  // Braces of a query written in the body are no holes; in an address every one is.
  const inUrl = [...source.url.matchAll(HOLE)].map(([, name = '']) => name);
  const strays = [...inUrl, ...['page', 'offset', 'cursor'].filter((name) => used.has(name))].filter(
    (name) => !allowed.has(name),
  );
  if (strays[0] !== undefined) return fail('source.hole', { hole: strays[0] });
  const { kind } = source.paging;
  if ((kind === 'page' || kind === 'offset') && !used.has(kind))
    return fail('source.no-hole', { hole: kind });
  const host = safeUrl(source.url.replace(HOLE, '0'));
  const bare = /^[a-z]+:\/\/[^/?#]*/i.exec(source.url)?.[0] ?? '';
  if (!host.ok || bare.includes('{')) return fail('source.url');
  const values = valuesAt(source, place);
  const url = safeUrl(place.address ?? fillUrl(source, values));
  if (!url.ok) return url;
  if (url.value.origin !== host.value.origin) return fail('source.elsewhere');
  const token = source.token.trim() === '' ? ok({}) : tokenIn(source.tokenHeader, source.token);
  if (!token.ok) return token;
  let body: string | undefined;
  if (source.body !== undefined) {
    try {
      body = JSON.stringify(fillBody(JSON.parse(source.body), values));
    } catch {
      return fail('source.body');
    }
  }
  return ok({
    url: url.value.href,
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      ...source.headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...token.value,
    },
    ...(body === undefined ? {} : { body }),
  });
}

function nextPlace(
  source: JsonSource,
  paths: Paths,
  place: Place,
  answer: unknown,
  rows: readonly unknown[],
  print: string,
): Result<Place | undefined> {
  const { kind } = source.paging;
  const got = rows.length;
  if (kind === 'none' || got === 0) return ok(undefined);
  if (place.before?.print === print) return fail('source.no-advance');
  const next: Place = { page: place.page + 1, rows: place.rows + got, before: { print, got } };
  if (kind !== 'cursor') {
    // All full pages are of one length: a shorter one is the last.
    return ok(place.before && got < place.before.got ? undefined : next);
  }
  const said = at(answer, paths.next!);
  if (said === undefined || said === null || said === '' || said === false) return ok(undefined);
  const word = textOf(said);
  if (word === '') return found(source.paging.kind === 'cursor' ? source.paging.next : '', foundAs(said));
  if (`${source.url}${source.body ?? ''}`.includes('{cursor}'))
    return word === place.cursor ? fail('source.no-advance') : ok({ ...next, cursor: word });
  let address: string;
  try {
    address = new URL(word, place.address ?? source.url.replace(HOLE, '0')).href;
  } catch {
    return fail('source.elsewhere');
  }
  return address === place.address ? fail('source.no-advance') : ok({ ...next, address });
}

/**
 * What the answer at `place` says. Besides what every source may fail with: `source.found.…` (what stood where rows, a
 * SKU or a count were looked for, by kind alone), `source.no-advance` (the same page came again).
 */
export function readJsonAnswer(source: JsonSource, place: Place, given: HttpAnswer): Result<JsonPage> {
  const paths = pathsOf(source);
  if (!paths.ok) return paths;
  // Some servers have no page behind the last one.
  if (place.page > 0 && given.status === 404) return ok({ rows: [], skipped: [] });
  const refused = refusedBy(given);
  if (refused) return refused;
  const { status, body } = given;
  if (status < 200 || status >= 300) return fail('source.status', { status });
  if (body.trim() === '') return place.page > 0 ? ok({ rows: [], skipped: [] }) : fail('source.empty');
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return fail('source.not-json');
  }
  const list = at(answer, paths.value.rows);
  if (!Array.isArray(list)) return found(source.mapping.rows || '$', foundAs(list));
  if (list.length === 0 && place.page === 0) return fail('source.empty');
  // Before any is read: rows nobody could use take as much room as others.
  if (place.rows + list.length > MAX_SOURCE_ROWS) return fail('source.too-many', { limit: MAX_SOURCE_ROWS });
  const page: JsonPage = { rows: [], skipped: [] };
  for (const [i, row] of list.entries()) {
    const read = readRow(source, paths.value, row, place.rows + i + 1);
    if ('code' in read) page.skipped.push(read);
    else page.rows.push(read);
  }
  if (page.rows.length === 0 && list.length > 0 && place.page === 0)
    return whyNone(source, paths.value, list);
  const { rows, skipped } = page;
  // Two pages of rows nobody can use are two pages all the same: then by the rows as they came.
  const ends = rows.length > 0 ? [rows[0]!.key, rows.at(-1)!.key] : [list[0], list.at(-1)];
  const print = JSON.stringify([list.length, ...ends, skipped.length]).slice(0, PRINT);
  const next = nextPlace(source, paths.value, place, answer, list, print);
  if (!next.ok) return next;
  if (next.value) page.next = next.value;
  return ok(page);
}
