// Ids and tokens by their shape: long digits that are neither a date, nor a moment of about now, nor money; letters and
// digits mixed as in a session's key; texts in base 64 that speak of somebody.

export interface Code {
  at: number;
  raw: string;
}

const LONG_ID =
  /(?<![\d.,A-Za-z])\d{8,}(?![\dA-Za-z]|[.,]\d)|(?<![\w-])\d{2,}(?:-\d{2,}){1,4}(?![\w-])|(?<![A-Za-z0-9])(?=[A-Za-z0-9]*\d{6})(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{10,40}(?![A-Za-z0-9])/g;
const TOKEN = /(?<![A-Za-z0-9+_-])[A-Za-z0-9+_-]{24,}={0,2}(?![A-Za-z0-9+_=-])/g;
const BASE64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{12,}={0,2}(?![A-Za-z0-9+/_=-])/g;
const DAY = 86_400_000;

/** Digits that are neither a date, nor a moment of about now, nor money. */
function isId(text: string, around: string, at: number, now: number): boolean {
  const digits = text.replace(/\D/g, '');
  if (/[₩¥$€£₫฿₱]\s?$/u.test(around.slice(0, at)) || /^\s?[원元円₫]/u.test(around.slice(at + text.length)))
    return false;
  if (text.includes('-')) return digits.length >= 10 && !/^(?:19|20)\d\d-\d{2}-\d{2}/.test(text);
  if (/^(?:20\d\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:\d{4}|\d{6})?$/.test(text)) return false;
  return !isMoment(text, now);
}

/** Seconds or milliseconds of about now, as pages keep them for times: a reader needs them as they are. */
export function isMoment(digits: string, now: number): boolean {
  const ms =
    digits.length === 13 ? Number(digits) : digits.length === 10 ? Number(digits) * 1000 : Number.NaN;
  return Math.abs(ms - now) < 400 * DAY;
}

export const idsIn = (text: string, now: number): Code[] =>
  [...text.matchAll(LONG_ID)]
    .map((hit) => ({ at: hit.index, raw: hit[0] }))
    .filter(({ at, raw }) => isId(raw, text, at, now));

/** A session's or a signature's letters: digits among them, and neither words nor numbers alone between its dashes. */
const isToken = (text: string): boolean =>
  /\d.*\d.*\d/.test(text) &&
  /[A-Za-z].*[A-Za-z].*[A-Za-z]/.test(text) &&
  !text.split(/[-_+]/).every((part) => /^(?:[A-Za-z]{2,}\d{0,2}|\d*)$/.test(part));

function unpacked(text: string): string | undefined {
  if (text.length % 4 === 1) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Tokens, and texts in base 64 that speak of somebody as `speaks` judges. */
export function tokensIn(text: string, speaks: (said: string) => boolean): Code[] {
  const found = (pattern: RegExp, good: (raw: string) => boolean) =>
    [...text.matchAll(pattern)].map((hit) => ({ at: hit.index, raw: hit[0] })).filter(({ raw }) => good(raw));
  const hides = (raw: string) => {
    const said = unpacked(raw);
    return said !== undefined && speaks(said);
  };
  return [...found(TOKEN, isToken), ...found(BASE64, hides)];
}
