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

export { type Failure, fail, ok, type Result } from './result.ts';
