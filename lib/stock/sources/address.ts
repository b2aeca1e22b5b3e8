// The address of a source: https, or this very machine, and no password in it. The token goes into a header.
import { fail, ok, type Result } from '../../model/result.ts';
import { MAX_ANSWER_MB } from './limits.ts';

const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Fails with `source.url`, before anything leaves the browser. */
export function safeUrl(text: string): Result<URL> {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    return fail('source.url');
  }
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.test(url.hostname));
  return safe && !url.username && !url.password ? ok(url) : fail('source.url');
}

/** The header a token travels in: `authorization` as a bearer's, any other as it is. Fails with `source.token`. */
export function tokenIn(header: string | undefined, token: string): Result<Record<string, string>> {
  const secret = token.trim();
  // A header takes visible ASCII only; anything else is a slip in pasting.
  if (!/^[\x21-\x7e]+$/.test(secret)) return fail('source.token');
  const name = (header ?? 'authorization').toLowerCase();
  return ok({ [name]: name === 'authorization' ? `Bearer ${secret}` : secret });
}

export interface HttpRequest {
  url: string;
  method: 'POST' | 'GET';
  headers: Record<string, string>;
  body?: string;
}

/** An answer as the network gave it; `status` 0 where none came. */
export interface HttpAnswer {
  status: number;
  contentType: string;
  body: string;
  /** Why nothing was read of it: it sent us elsewhere, or it was larger than anybody's stock. */
  cut?: 'redirect' | 'too-large';
}

/** What an answer's head says against reading it: the failures every kind of source shares. */
export function refusedBy({ status, contentType, body, cut }: HttpAnswer): Result<never> | undefined {
  if (cut === 'redirect') return fail('source.redirect');
  if (cut === 'too-large') return fail('source.too-large', { limit: MAX_ANSWER_MB });
  if (status === 401 || status === 403) return fail('source.refused', { status });
  if (status === 0 || status === 429 || status >= 500) return fail('source.down', { status });
  if (/\bhtml\b/i.test(contentType) || /^\s*</.test(body)) return fail('source.html', { status });
  return undefined;
}
