// The live stock source: asked by alarm, one page after another, written as a new generation when it is whole. A source
// that fails changes nothing but the failure that is shown beside the age of what is known.
import { ok, type Result } from '../model/result.ts';
import type { StockSnapshot, StockSource } from '../model/settings.ts';
import { mergeLines } from '../stock/plan.ts';
import { buildRequest, type HttpAnswer, type HttpSource, readAnswer } from '../stock/sources/http.ts';
import type { StockLine } from '../stock/types.ts';
import { beginImport } from '../store/stock.ts';
import { changeMeta, getSnapshot, getSource, type Store } from '../store/store.ts';

/** Slower than this is as good as no answer. */
const PATIENCE_MS = 20_000;

async function ask(
  request: {
    url: string;
    method: string;
    headers: Record<string, string>;
    body?: string;
  },
  patience: number,
): Promise<HttpAnswer> {
  try {
    const answer = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    return {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      body: await answer.text(),
    };
  } catch {
    return { status: 0, contentType: '', body: '' };
  }
}

/** Everything the source holds, or the first failure. Writes nothing. `patience` in ms, an answer. */
export async function readSource(source: StockSource, patience = PATIENCE_MS): Promise<Result<StockLine[]>> {
  const http: HttpSource = { kind: source.kind, url: source.url };
  const lines: StockLine[] = [];
  for (let page: number | undefined = 0; page !== undefined; ) {
    const request = buildRequest(http, page, source.token);
    if (!request.ok) return request;
    const read = readAnswer(http, page, await ask(request.value, patience));
    if (!read.ok) return read;
    lines.push(...read.value.rows);
    page = read.value.next;
  }
  return ok(lines);
}

/** Polls a shop's source once. Answers the number of rows, or the failure, which is kept beside the old stock. */
export async function pollSource(
  store: Store,
  shop: string,
  now: () => number,
): Promise<Result<{ rows: number }>> {
  const source = await getSource(store, shop);
  if (!source?.on) return ok({ rows: 0 });
  const read = await readSource(source);
  if (!read.ok) {
    if (await getSnapshot(store, shop))
      await changeMeta<StockSnapshot>(store, `stock:${shop}`, (old) => ({
        ...old!,
        failure: { code: read.error.code, at: now() },
      }));
    return read;
  }
  const rows = [...mergeLines(read.value).values()];
  const run = await beginImport(store, shop, 'replace');
  try {
    for (let from = 0; from < rows.length; from += 2_000) await run.put(rows.slice(from, from + 2_000));
    const snapshot = await run.commit({
      source: { kind: 'live', name: new URL(source.url).host },
      at: now(),
      reservedCountsOpenOrders: true,
    });
    return ok({ rows: snapshot.rows });
  } catch (error) {
    await run.abandon();
    throw error;
  }
}
