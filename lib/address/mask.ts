// Masks: what a marketplace hides with `*` says nothing, what it shows must match, position by position.
import type { Outcome } from './types.ts';

/**
 * Compares two texts of which either may carry `*`. Where lengths differ the stars stand for a run of unknown length,
 * so that only a contradiction can be told, never an agreement. `enough` = how many shown positions must meet.
 */
export function compareMasked(a: string, b: string, enough = 1): Outcome {
  if (a.length === b.length) {
    let met = 0;
    for (let i = 0; i < a.length; i++) {
      if (a[i] === '*' || b[i] === '*') continue;
      if (a[i] !== b[i]) return 'differ';
      met++;
    }
    return met >= enough ? 'agree' : 'unknown';
  }
  if (!a.includes('*') && !b.includes('*')) return 'differ';
  return endsMeet(a, b) ? 'unknown' : 'differ';
}

/** Whether the shown beginnings and the shown ends do not contradict each other. */
function endsMeet(a: string, b: string): boolean {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] === '*' || b[i] === '*') break;
    if (a[i] !== b[i]) return false;
  }
  for (let i = 1; i <= a.length && i <= b.length; i++) {
    const [x, y] = [a[a.length - i], b[b.length - i]];
    if (x === '*' || y === '*') break;
    if (x !== y) return false;
  }
  return true;
}

/** Every way two readers may answer about the pieces of one part, taken together. */
export function together(outcomes: Outcome[]): Outcome {
  if (outcomes.includes('differ')) return 'differ';
  if (outcomes.length === 0 || outcomes.includes('unknown')) return 'unknown';
  return 'agree';
}

/** Whether two words are one slip apart: a letter more, less, other, or two swapped; of words shorter than `least` two swapped. */
export function oneEdit(a: string, b: string, least = 4): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 3) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  const [ra, rb] = [a.slice(i), b.slice(i)];
  const swapped = ra.length > 1 && ra[0] === rb[1] && ra[1] === rb[0] && ra.slice(2) === rb.slice(2);
  if (Math.min(a.length, b.length) < least) return swapped;
  return ra.slice(1) === rb || ra === rb.slice(1) || ra.slice(1) === rb.slice(1) || swapped;
}

/** Jakson for Jackson, Mian for Main; Pine is not Pike. */
export const slip = (a: string, b: string): boolean =>
  oneEdit(a, b) && (Math.max(a.length, b.length) > 5 || [...a].sort().join('') === [...b].sort().join(''));
