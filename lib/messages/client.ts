// The caller's side of the protocol: one function, a Result for every outcome, a worker that is waking included.
import type { Failure } from '../model/result.ts';
import type { Answer, Request } from './protocol.ts';

export type Send = <R extends Request>(request: R) => Promise<Answer<R>>;

/**
 * Wraps a transport. A transport that rejects (the worker is being restarted, the extension was updated) becomes the
 * failure `worker.gone`; requests are made to be repeated, so one retry is made first.
 */
export function createClient(transport: (request: Request) => Promise<unknown>): Send {
  const gone: Failure = { code: 'worker.gone' };
  return async (request) => {
    for (let attempt = 0; attempt < 2; attempt++) {
      try {
        const answer = await transport(request);
        if (answer !== undefined && answer !== null) return answer as never;
      } catch {
        // Asked again once; then said.
      }
    }
    return { ok: false, error: gone } as never;
  };
}
