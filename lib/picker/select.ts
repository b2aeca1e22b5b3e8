// Selectors as they are offered: for one element among rows, and for what stands on a chat while a buyer is chosen.
import { locate, SAMPLE } from './locate.ts';
import { inOneLook, isIn } from './look.ts';
import type { Candidate } from './types.ts';

/**
 * Ways to find an element, best first: grouped by the set of elements they match, the shortest of each group kept; test ids,
 * then roles, names, labels, then lasting classes, structure last. Hash-like names and values that look personal are refused.
 */
export function selectorsFor(
  element: Element,
  within: Element | Document | ShadowRoot,
  rows: readonly Element[],
): Candidate[] {
  const around =
    within.nodeType === 1
      ? [within as Element]
      : within.nodeType === 9
        ? [(within as Document).documentElement]
        : Array.from((within as ShadowRoot).children);
  // The row the element is in is one of the rows; without rows what it is within is the only one.
  const all = rows.slice(0, 2000).map((row) => [row] as const);
  const own = all.find((row) => isIn(row, element)) ?? around;
  return inOneLook(element, () => locate(element, own, all.length > 0 ? all : [own], SAMPLE)).map(
    ({ selector, by, rows: one, more }) => ({
      selector,
      by,
      rows: one,
      more,
    }),
  );
}

/** Selectors for what of a chat's region stands for "a buyer is chosen": the element itself, told from the page's root. */
export const chosenSign = (element: Element, root: Document): Candidate[] =>
  selectorsFor(element, root, []).filter(({ by }) => by !== 'structure');
