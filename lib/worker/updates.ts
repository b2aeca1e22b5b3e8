// Newer site files from the owner's address: asked when the owner presses, and once a day where that was switched on. The
// daily look takes nothing; it leaves word of what is there. Without a switch nothing is asked of anybody.
import { type Fetched, MAX_ANSWER, readUpdates } from '../marketplaces/updates.ts';
import { type Failure, ok, type Result } from '../model/result.ts';
import { getSites, getUpdates, keepLook } from '../store/sites.ts';
import type { Store } from '../store/store.ts';
import { readBytes } from './answer.ts';

/** Slower than this, to its last byte, is as good as no answer. */
const PATIENCE_MS = 20_000;

/** What an address says: asked without cookies, without telling where from, and not led elsewhere. Never throws. */
export async function fetchUpdates(url: string, patience = PATIENCE_MS): Promise<Fetched> {
  const signal = AbortSignal.timeout(patience);
  try {
    const answer = await fetch(url, {
      headers: { accept: 'application/json' },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      signal,
    });
    const body = await readBytes(answer, MAX_ANSWER, signal);
    if (!body) return { is: 'size' };
    return {
      is: 'answer',
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      body,
    };
  } catch {
    return { is: signal.aborted ? 'time' : 'network' };
  }
}

/** The daily look, where it is switched on. Answers how many newer files are there; undefined where nothing was asked. */
export async function lookForUpdates(
  store: Store,
  now: () => number,
  ask: (url: string) => Promise<Fetched> = fetchUpdates,
): Promise<Result<number, Failure> | undefined> {
  const source = await getUpdates(store);
  if (!source?.daily || store.readOnly) return undefined;
  const read = readUpdates(await ask(source.url), await getSites(store));
  await keepLook(store, source.url, {
    at: now(),
    newer: read.ok ? read.value.newer.map(({ id, revision }) => ({ id, revision })) : [],
    ...(read.ok ? {} : { failure: read.error.code }),
  });
  return read.ok ? ok(read.value.newer.length) : read;
}
