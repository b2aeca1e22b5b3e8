// How an original is found again in a text: folded, with blanks and dashes where people and pages put them, and never
// within a longer number or word.
import { fold } from '../../lib/address/fold.ts';
import type { PersonalKind } from './personal.ts';

export type Kind =
  | 'person'
  | 'nickname'
  | 'shop'
  | 'id'
  | 'sentence'
  | 'word'
  | 'token'
  | Exclude<PersonalKind, 'name'>;

export interface Claim {
  start: number;
  end: number;
  fake: string;
  kind: Kind;
  /** False where only the shape spoke for it. */
  sure: boolean;
  original: string;
}
export interface Mode {
  /** Parts of names and of addresses too: they are words of the language, so not in codes and classes. */
  words: boolean;
  /** What has a person's shape though nobody named it. */
  shapes: boolean;
}
export const PROSE: Mode = { words: true, shapes: true };
export const CODE: Mode = { words: false, shapes: false };

export interface Original {
  kind: Kind;
  value: string;
  /** False where only its shape spoke for it. */
  sure?: boolean;
}
/** Everything that spacing, case and width may change left out. */
export const compact = (text: string): string => fold(text).text.replace(/\s+/g, '');
/** A text so short that a page may say it without anybody having written it. */
export const isShort = (key: string): boolean =>
  key.length < (/[\p{Script=Han}\p{Script=Hangul}]/u.test(key) ? 6 : 12);
const literal = (text: string) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');

/** The digits and stars of a phone without its country's code and trunk nought. */
export const nationalOf = (phone: string): string => {
  const text = fold(phone)
    .text.replace(/\(0\)/g, '')
    .replace(/\s?(?:转接?|分机|内线|내선|ext\.?|x|#)\s?\d{1,6}$/, '');
  return text
    .replace(/^\s*(?:(?:\+|00)\s?(?:1|82|86|44|85[23]|886|\d{2,3}(?=[-\s.(])|\d{2}))/, '')
    .replace(/[^\d*]/g, '')
    .replace(/^0/, '');
};

/** The last digits of a text replaced; what stands before them, a country's code, stays. */
export function fillEnd(raw: string, made: string): string {
  const signs = [...raw].filter((c) => /[\p{N}*]/u.test(c.normalize('NFKC'))).length;
  let skip = Math.max(0, signs - made.length);
  let i = 0;
  return [...raw]
    .map((c) => (!/[\p{N}*]/u.test(c.normalize('NFKC')) ? c : skip-- > 0 ? c : (made[i++] ?? c)))
    .join('');
}

/** The pattern an original is found by in folded text, with what may part its signs and what may not stand beside it. */
export function sourceOf(kind: Kind, value: string): string {
  const text = fold(value).text.trim();
  const signs = [...text];
  const [first = '', last = ''] = [signs[0], signs.at(-1)];
  if (kind === 'phone')
    return `(?<![\\d*])(?:(?:\\+|00)?\\d{0,3}[\\s.()-]{0,2}\\(?0?\\)?)?${signs.map(literal).join('[\\s.()-]{0,3}')}(?![\\d*])`;
  const code = kind === 'id' || kind === 'identity' || kind === 'card';
  if (code && text.replace(/[^\p{L}\p{N}]/gu, '').length >= 7) {
    const edge = /[a-z]/.test(text) ? 'a-z0-9' : '0-9';
    const body = signs
      .filter((c) => /[\p{L}\p{N}*#]/u.test(c))
      .map(literal)
      .join('[\\s._-]{0,2}');
    return `(?<![${edge}*])${body}(?![${edge}*])`;
  }
  const guard = (c: string) =>
    /[a-z0-9]/.test(c) ? 'a-z0-9*' : /\p{Script=Latin}/u.test(c) ? '\\p{L}*' : c === '*' ? '*' : '';
  // A name of several words stands in the names of accounts too, with a number behind it.
  const called = kind === 'person' && /\s/.test(text) && /^[\p{Script=Latin}\s.'’-]{7,}$/u.test(text);
  const [before, behind] = called ? ['\\p{L}*', '\\p{L}*'] : [guard(first), guard(last)];
  const gap = called ? '[\\s,._+-]*' : '[\\s,]*';
  const wide = (c: string) => /[\p{Script=Han}\p{Script=Hangul}]/u.test(c);
  const body = signs
    .map((c, i) =>
      /\s/.test(c) ? gap : literal(c) + (wide(c) && wide(signs[i + 1] ?? '') ? '\\s{0,2}' : ''),
    )
    .join('');
  return `${before && `(?<![${before}])`}${body}${behind && `(?![${behind}])`}`;
}
