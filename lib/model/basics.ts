// The smallest shared shapes: languages, money, ids, and the one scale of levels.
import { z } from 'zod';

/** Interface languages, switchable at run time. */
export const Locale = z.enum(['zh-CN', 'ko', 'en']);
export type Locale = z.infer<typeof Locale>;

/** The one scale, also the order of priority: a red line speaks before money, money before the clock. */
export const Level = z.enum(['redline', 'money', 'clock', 'hint']);
export type Level = z.infer<typeof Level>;

/** A decimal string in the currency's main unit, never a float. The currency is absent where the page shows none. */
export const Money = z.object({
  amount: z.string().regex(/^-?\d+(\.\d+)?$/),
  currency: z.string().length(3).optional(),
});
export type Money = z.infer<typeof Money>;

/** Text in the three interface languages. */
export const LocalText = z.object({ 'zh-CN': z.string(), ko: z.string(), en: z.string() });
export type LocalText = z.infer<typeof LocalText>;

/** A value or a named failure. Used at borders (messages, files, network); inside, exceptions. */
export type Result<T, E = Failure> = { ok: true; value: T } | { ok: false; error: E };

/**
 * What went wrong, for a person: `code` names a text in the catalogue (what happened, what was kept, what to do),
 * `params` fill it. Never carries page text, buyers' data or secrets.
 */
export interface Failure {
  code: string;
  params?: Record<string, string | number>;
}

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const fail = (code: string, params?: Record<string, string | number>): Result<never> => ({
  ok: false,
  error: params ? { code, params } : { code },
});
