// The worker's door: who asks is told by the browser, what is asked is checked by zod, and every outcome is a Result.
import { ZodError } from 'zod';
import { fail, type Result } from '../model/result.ts';
import { type Answer, OfficeRequest, PageRequest, type Request } from './protocol.ts';

type HandlersOf<R extends Request, C> = {
  [T in R['type']]: (request: Extract<R, { type: T }>, caller: C) => Promise<Answer<Extract<R, { type: T }>>>;
};
export type PageHandlers<C> = HandlersOf<PageRequest, C>;
export type OfficeHandlers<C> = HandlersOf<OfficeRequest, C>;
export type Handlers<C> = PageHandlers<C> & OfficeHandlers<C>;

/**
 * Answers one message. `own` callers (our own pages) may make every request, frames on marketplaces only a page's.
 * Failures: `request.refused` (not theirs to ask), `request.malformed` (names the path, never the content),
 * `store.read-only`, `worker.failed`.
 */
export async function answer<C extends { own: boolean }>(
  message: unknown,
  caller: C,
  handlers: Handlers<C>,
  report: (error: unknown) => void,
): Promise<Result<unknown>> {
  const parsed = parse(message, caller.own);
  if (!parsed.ok) return parsed;
  const request = parsed.value;
  try {
    return await (handlers[request.type] as (r: Request, c: C) => Promise<Result<unknown>>)(request, caller);
  } catch (error) {
    if ((error as Error)?.name === 'ReadOnlyStore') return fail('store.read-only');
    report(error);
    return fail('worker.failed', { request: request.type });
  }
}

function parse(message: unknown, own: boolean): Result<Request> {
  try {
    const page = PageRequest.safeParse(message);
    if (page.success) return { ok: true, value: page.data };
    const type = String((message as { type?: unknown })?.type);
    const office = OfficeRequest.safeParse(message);
    if (office.success)
      return own ? { ok: true, value: office.data } : fail('request.refused', { request: type });
    const issue = page.error.issues[0];
    return fail('request.malformed', { request: type.slice(0, 40), path: issue?.path.join('.') ?? '' });
  } catch (error) {
    if (error instanceof ZodError) return fail('request.malformed');
    throw error;
  }
}
