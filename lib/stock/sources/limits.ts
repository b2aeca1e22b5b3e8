// How much a source may send before it is no longer believed to be somebody's stock, and how long it may take.
import { fail, type Result } from '../../model/result.ts';

/** Slower than this is as good as no answer, in ms. */
export const PATIENCE_MS = 20_000;
/** All pages together, in ms: the worker is kept awake for them. */
export const WHOLE_MS = 120_000;
export const MAX_ANSWER_MB = 20;
export const MAX_PAGES = 1_000;
export const MAX_SOURCE_ROWS = 300_000;

/** What speaks against asking for one more page. */
export function overLimits(
  had: { pages: number; rows: number; ms: number },
  most: { ms: number; pages: number; rows: number } = {
    ms: WHOLE_MS,
    pages: MAX_PAGES,
    rows: MAX_SOURCE_ROWS,
  },
): Result<never> | undefined {
  if (had.rows > most.rows) return fail('source.too-many', { limit: most.rows });
  if (had.pages >= most.pages) return fail('source.too-many-pages', { limit: most.pages });
  if (had.ms > most.ms) return fail('source.slow', { limit: Math.round(most.ms / 1_000) });
  return undefined;
}
