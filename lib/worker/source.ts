// The live stock source: asked by alarm, one page after another, written as a new generation when it is whole and differs
// from what is known. A source that fails changes nothing but the failure that is shown beside the age of what is known. Who
// polls keeps the worker awake meanwhile: ended in the middle, nothing of it would be there.
import { fail, ok, type Result } from '../model/result.ts';
import type { AskedSource, StockSnapshot } from '../model/settings.ts';
import { foldSku } from '../stock/cells.ts';
import { mergeLines } from '../stock/plan.ts';
import type { HttpAnswer, HttpRequest } from '../stock/sources/address.ts';
import { buildRequest, type HttpSource, readAnswer } from '../stock/sources/http.ts';
import { buildJsonRequest, type Place, readJsonAnswer, START } from '../stock/sources/json.ts';
import { MAX_ANSWER_MB, overLimits, PATIENCE_MS } from '../stock/sources/limits.ts';
import { onceEach } from '../stock/sources/rows.ts';
import type { Skip, StockLine, StockRow } from '../stock/types.ts';
import { beginImport, listStockOf } from '../store/stock.ts';
import { changeMeta, getSnapshot, getSource, putSourceFailure, type Store } from '../store/store.ts';
import { readBytes } from './answer.ts';

/** More is nobody's stock. */
const MOST = MAX_ANSWER_MB * 1_000_000;

async function ask(request: HttpRequest, patience: number): Promise<HttpAnswer> {
  const none = { status: 0, contentType: '', body: '' };
  const signal = AbortSignal.timeout(patience);
  try {
    const answer = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      credentials: 'omit',
      // Never followed: the token is for the address the owner gave.
      redirect: 'manual',
      signal,
    });
    const { status } = answer;
    if (answer.type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304))
      return { ...none, cut: 'redirect' };
    const bytes = await readBytes(answer, MOST, signal);
    if (!bytes) return { ...none, status, cut: 'too-large' };
    const contentType = answer.headers.get('content-type') ?? '';
    return { status, contentType, body: new TextDecoder().decode(bytes) };
  } catch {
    return none;
  }
}

export interface SourceRead {
  rows: StockLine[];
  skipped: Skip[];
}

/** Everything the source holds, or the first failure. Writes nothing. `patience` in ms, an answer. */
export async function readSource(source: AskedSource, patience = PATIENCE_MS): Promise<Result<SourceRead>> {
  const began = performance.now();
  const had = { pages: 0, rows: 0 };
  const all: SourceRead = { rows: [], skipped: [] };
  const http: HttpSource = { kind: 'vendure-graphql', url: source.url };
  for (let place: Place | undefined = START; place; ) {
    const over = overLimits({ ...had, ms: performance.now() - began });
    if (over) return over;
    const asked =
      source.kind === 'json' ? buildJsonRequest(source, place) : buildRequest(http, place.page, source.token);
    if (!asked.ok) return asked;
    const answer = await ask(asked.value, patience);
    if (source.kind === 'json') {
      const read = readJsonAnswer(source, place, answer);
      if (!read.ok) return read;
      all.rows.push(...read.value.rows);
      all.skipped.push(...read.value.skipped);
      place = read.value.next;
    } else {
      const read = readAnswer(http, place.page, answer);
      if (!read.ok) return read;
      all.rows.push(...read.value.rows);
      all.skipped.push(...read.value.skipped);
      place = read.value.next === undefined ? undefined : { page: read.value.next, rows: all.rows.length };
    }
    had.pages++;
    had.rows = all.rows.length;
  }
  if (source.kind !== 'json') return ok(all);
  const once = onceEach(all.rows);
  return once.lines.length > 0
    ? ok({ rows: once.lines, skipped: [...all.skipped, ...once.skipped] })
    : fail('source.empty');
}

const sameRow = (a: StockRow, b: StockRow): boolean =>
  a.onHand === b.onHand &&
  a.reserved === b.reserved &&
  a.name === b.name &&
  a.countedAt === b.countedAt &&
  JSON.stringify(a.places) === JSON.stringify(b.places);

/**
 * The rows as they are to be kept: a count that is what it was has stood since then, and a SKU whose row could not be
 * read stays as it was, for it is not gone.
 */
function besideOld(
  read: SourceRead,
  old: ReadonlyMap<string, StockRow>,
  before: StockSnapshot | undefined,
  at: number,
): StockRow[] {
  const rows = mergeLines(read.rows);
  for (const { sku } of read.skipped) {
    const kept = sku === undefined ? undefined : old.get(foldSku(sku));
    if (kept && !rows.has(kept.key)) rows.set(kept.key, kept);
  }
  return [...rows.values()].map((row) => {
    const was = old.get(row.key);
    const stood = was && was.onHand === row.onHand && (was.reserved ?? 0) === (row.reserved ?? 0);
    return { ...row, since: stood ? (was.since ?? before?.at ?? at) : at };
  });
}

const under = new Map<string, Promise<Result<{ rows: number }>>>();

/**
 * Polls a shop's source once; a poll that is under way is waited for. Answers the number of rows, or the failure, which is
 * kept beside the old stock.
 */
export function pollSource(store: Store, shop: string, now: () => number): Promise<Result<{ rows: number }>> {
  const name = `${store.name}/${shop}`;
  const running = under.get(name) ?? poll(store, shop, now).finally(() => under.delete(name));
  under.set(name, running);
  return running;
}

async function poll(store: Store, shop: string, now: () => number): Promise<Result<{ rows: number }>> {
  const source = await getSource(store, shop);
  if (!source?.on || source.kind === 'page') return ok({ rows: 0 });
  const read = await readSource(source);
  // The owner chose something else while it was being read.
  if (JSON.stringify(await getSource(store, shop)) !== JSON.stringify(source)) return ok({ rows: 0 });
  const before = await getSnapshot(store, shop);
  const at = now();
  if (!read.ok) {
    const failure = { ...read.error, at };
    if (before) await changeMeta<StockSnapshot>(store, `stock:${shop}`, (old) => ({ ...old!, failure }));
    else await putSourceFailure(store, shop, failure);
    return read;
  }
  const old = before ? await listStockOf(store, shop, before.generation) : new Map<string, StockRow>();
  const rows = besideOld(read.value, old, before, at);
  const name = new URL(source.url).host;
  const same =
    before?.source.kind === 'live' &&
    before.source.name === name &&
    rows.length === old.size &&
    rows.every((row) => sameRow(row, old.get(row.key) ?? { ...row, onHand: -1 }));
  if (same) {
    // Nothing to write but how fresh it is; unless a sheet was imported meanwhile, which then stands until the next poll.
    await changeMeta<StockSnapshot>(store, `stock:${shop}`, (current) => {
      if (current!.generation !== before.generation) return current!;
      const { failure: _, ...rest } = current!;
      return { ...rest, at };
    });
    return ok({ rows: rows.length });
  }
  const run = await beginImport(store, shop, 'replace');
  try {
    for (let from = 0; from < rows.length; from += 2_000) await run.put(rows.slice(from, from + 2_000));
    const snapshot = await run.commit({
      source: { kind: 'live', name },
      at,
      // A back office that says what is reserved counts the open orders in it.
      reservedCountsOpenOrders: source.kind !== 'json' || source.mapping.reserved !== undefined,
    });
    if (!before) await putSourceFailure(store, shop, undefined);
    return ok({ rows: snapshot.rows });
  } catch (error) {
    await run.abandon();
    throw error;
  }
}
