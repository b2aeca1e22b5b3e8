// Newer files from an address the owner gave, the pure half: which addresses may be asked, and what an answer holds: one
// marketplace file, or a list of them as `{"files": […]}`. An answer is nobody's word: it is measured, checked as any
// owner's file is, and only what is newer than what is here is offered. The asking is elsewhere.
import type { Marketplace } from '../model/marketplace.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { examineMarketplace } from './check.ts';
import type { Finding } from './findings.ts';
import { examineFile, MAX_BYTES } from './open.ts';

/** A list holds at most so many files. */
export const MAX_FILES = 32;
/** The reading stops here: a list of as many files as we ship is a quarter of it. */
export const MAX_ANSWER = 8 * MAX_BYTES;

/** What the address said, or why it said nothing. Bytes, because a text's length is no size. */
export type Fetched =
  | { is: 'answer'; status: number; contentType: string; body: Uint8Array }
  /** `size`: more than `MAX_ANSWER`. `time`: no whole answer in time. */
  | { is: 'size' | 'time' | 'network' };

const LOCAL = /^(localhost|127(\.\d{1,3}){3})$/;

/** An address as typed. https, or this very machine; no password in it. Fails with `updates.address`. */
export function addressOf(typed: string): Result<string> {
  const text = typed.trim();
  if (!URL.canParse(text)) return fail('updates.address');
  const url = new URL(text);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.test(url.hostname));
  if (!safe || url.username || url.password || url.href.length > 1000) return fail('updates.address');
  url.hash = '';
  return ok(url.href);
}

export interface Refused {
  /** Which of a list, from 1; its id where it says one. */
  n: number;
  id?: string;
  findings: Finding[];
}

export interface Updates {
  /** Files newer than those here, and files of sites nobody knew here. */
  newer: Marketplace[];
  /** How many are as new as what is here, or older. */
  same: number;
  refused: Refused[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The files of a list; undefined where the answer is no list. */
function listOf(body: Uint8Array): unknown[] | undefined {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return isObject(json) && Object.hasOwn(json, 'files') && Array.isArray(json.files)
      ? json.files
      : undefined;
  } catch {
    // What is no JSON is named when it is opened as a file.
    return undefined;
  }
}

const NO_ANSWER = {
  size: () => fail('updates.large', { mb: MAX_ANSWER / 1024 / 1024 }),
  time: () => fail('updates.slow'),
  network: () => fail('updates.down', { status: 0 }),
};

const idOf = (json: unknown): { id?: string } =>
  isObject(json) && typeof json.id === 'string' ? { id: json.id.slice(0, 40) } : {};

/**
 * What of an answer is newer than `here`, the files in use. Fails with `updates.down` (no answer, 429 or 5xx),
 * `updates.slow`, `updates.large`, `updates.status`, `updates.html`, `updates.many`, `updates.empty`.
 */
export function readUpdates(fetched: Fetched, here: readonly Marketplace[]): Result<Updates> {
  if (fetched.is !== 'answer') return NO_ANSWER[fetched.is]();
  const { status, contentType, body } = fetched;
  if (status === 429 || status >= 500) return fail('updates.down', { status });
  if (status < 200 || status >= 300) return fail('updates.status', { status });
  if (body.length > MAX_ANSWER) return NO_ANSWER.size();
  if (body.length === 0) return fail('updates.empty');
  if (/\bhtml\b/i.test(contentType) || body[0] === 60) return fail('updates.html');
  const list = listOf(body);
  if (list && list.length > MAX_FILES) return fail('updates.many', { n: list.length, most: MAX_FILES });
  if (list?.length === 0) return fail('updates.empty');
  const checked = list
    ? list.map((json) => ({ ...idOf(json), ...examineMarketplace(json) }))
    : [examineFile(body)];
  const found: Updates = { newer: [], same: 0, refused: [] };
  for (const [i, one] of checked.entries()) {
    if (!one.site) {
      const { id, findings } = one as { id?: string; findings: Finding[] };
      found.refused.push({ n: i + 1, ...(id === undefined ? {} : { id }), findings });
      continue;
    }
    const known = here.find(({ id }) => id === one.site.id);
    const twice = found.newer.findIndex(({ id }) => id === one.site.id);
    if (known && known.revision >= one.site.revision) found.same++;
    else if (twice < 0) found.newer.push(one.site);
    // Of two for one site the newer is offered.
    else if (found.newer[twice]!.revision < one.site.revision) found.newer[twice] = one.site;
  }
  return ok(found);
}
