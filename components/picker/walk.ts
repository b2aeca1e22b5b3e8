// Where a person points on a page: what is under the pointer, and the element one step from another, as the arrow keys go.
import { isVisible, OURS, ownText } from '../../lib/reading/text.ts';

export type Step = 'out' | 'in' | 'next' | 'previous';

export const isOurs = (el: Element): boolean => el.closest(`[${OURS}]`) !== null;

/** The element of the page at a point, through open shadow roots. */
export function elementAt(doc: Document, x: number, y: number): Element | undefined {
  let root: DocumentOrShadowRoot = doc;
  let found: Element | undefined;
  for (let depth = 0; depth < 12; depth++) {
    const el: Element | undefined = root.elementsFromPoint(x, y).find((one) => !isOurs(one));
    if (!el || el === found) return found;
    found = el;
    if (!el.shadowRoot) return found;
    root = el.shadowRoot;
  }
  return found;
}

const seen = (el: Element): boolean => {
  if (isOurs(el) || !isVisible(el)) return false;
  const { width, height } = el.getBoundingClientRect();
  return width > 0 && height > 0;
};
export const childrenOf = (el: Element): Element[] => Array.from((el.shadowRoot ?? el).children).filter(seen);
export const parentOf = (el: Element): Element | undefined => {
  const root = el.getRootNode();
  return el.parentElement ?? ('host' in root ? (root as ShadowRoot).host : undefined);
};

/** The element one step from here, or undefined at an edge. */
export function stepFrom(el: Element, way: Step): Element | undefined {
  if (way === 'in') return childrenOf(el)[0];
  const above = parentOf(el);
  if (way === 'out') return above && above.localName !== 'html' ? above : undefined;
  // Past the last of its siblings it goes on where the reading goes on.
  for (let at: Element | undefined = el; at; at = parentOf(at)) {
    const holder: Element | undefined = parentOf(at);
    if (!holder) return undefined;
    const all = childrenOf(holder);
    const beside: Element | undefined = all[all.indexOf(at) + (way === 'next' ? 1 : -1)];
    if (beside) return beside;
    if (holder.localName === 'body') return undefined;
  }
  return undefined;
}

/** Text of its own, or a picture or box: something to read or to press. */
export const isFilled = (el: Element | undefined): boolean =>
  el !== undefined && (ownText(el) !== '' || /^(?:img|input|textarea|select|svg|canvas)$/.test(el.localName));
