// Results at borders. Without zod, so that what runs in pages may use it.

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
