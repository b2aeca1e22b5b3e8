// The picker's one door to the reading engine's way of looking: while it works the page stands still, and nobody else's
// nodes are text.
import type { Marketplace } from '../model/marketplace.ts';
import { lookOnce } from '../reading/sight.ts';
import { type Line, linesOf, OURS, type Skip, textOf } from '../reading/text.ts';

/** Does the work in one look at the page the element is on. */
export const inOneLook = <T>(element: Element, work: () => T): T =>
  lookOnce([element.ownerDocument.documentElement], work);

/** Lines and text of an element, without what is foreign on the site. */
export interface Sight {
  lines: (el: Element) => Line[];
  text: (el: Element) => string;
}

export function sightOf(site: Pick<Marketplace, 'foreign'>): Sight {
  const foreign = site.foreign?.join(',');
  const skip: Skip = (el) => el.hasAttribute(OURS) || (foreign !== undefined && el.matches(foreign));
  const known = new Map<Element, string>();
  return {
    lines: (el) => linesOf(el, skip),
    text: (el) => {
      let text = known.get(el);
      if (text === undefined) {
        text = textOf(el, skip);
        known.set(el, text);
      }
      return text;
    },
  };
}

/** Whether the element is in the row, be it through shadow roots. */
export function isIn(row: readonly Element[], element: Element): boolean {
  for (let at: Element | undefined = element; at; ) {
    if (row.some((el) => el.contains(at!))) return true;
    const root = at.getRootNode();
    at = 'host' in root ? (root as ShadowRoot).host : undefined;
  }
  return false;
}
