// Sight: what a person sees of an element, and the one look in which a row is read. Asking the browser is the dearest part
// of reading, and one element is asked often.

type Elements = readonly Element[];

/** The look under way; 0 while there is none. What was found in a look holds to its end, for nobody else runs meanwhile. */
export let look = 0;
/** The row that is being looked at. */
export let lookedAt: Elements = [];
let looks = 0;
let sight: Map<Element, boolean> | undefined;
const leftovers: (() => void)[] = [];
/** Called when the look under way is over: nothing of the page is kept longer. */
export const afterLook = (drop: () => void): void => {
  leftovers.push(drop);
};

/** While `work` runs the page stands still: no script of it has its turn, so nothing is asked twice. */
export function lookOnce<T>(row: Elements, work: () => T): T {
  if (look > 0) return work();
  look = ++looks;
  lookedAt = row;
  sight = new Map();
  try {
    return work();
  } finally {
    look = 0;
    lookedAt = [];
    sight = undefined;
    for (let i = 0; i < leftovers.length; i++) leftovers[i]!();
    leftovers.length = 0;
  }
}

/** Visible to a person. Uses the browser's own judgement where there is one. */
export function isVisible(el: Element): boolean {
  if (!sight) return seen(el);
  let known = sight.get(el);
  if (known === undefined) {
    known = seenWithin(el, sight);
    sight.set(el, known);
  }
  return known;
}

/** Whoever sees an only child sees what is around it: a cell and the box in it are asked once. */
function seenWithin(el: Element, known: Map<Element, boolean>): boolean {
  const child = el.firstElementChild;
  if (child && !child.nextElementSibling && !known.has(child)) {
    const inner = seenWithin(child, known);
    known.set(child, inner);
    if (inner) return true;
  }
  return seen(el);
}

// Without a prototype: the browser asks it for five options at every call.
const SEEN = { __proto__: null, visibilityProperty: true } as CheckVisibilityOptions;
function seen(el: Element): boolean {
  const shown = el.checkVisibility?.(SEEN);
  if (shown) return true;
  if (shown === false) {
    // `display: contents` has no box of its own, its children have.
    const style = el.ownerDocument.defaultView?.getComputedStyle(el);
    return style?.display === 'contents' && (!el.parentElement || isVisible(el.parentElement));
  }
  for (let at: Element | null = el; at; at = at.parentElement)
    if (
      at.hasAttribute('hidden') ||
      /display:\s*none|visibility:\s*hidden/.test(at.getAttribute('style') ?? '')
    )
      return false;
  return true;
}
