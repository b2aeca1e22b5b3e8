// Sight: what a person sees of an element, and the one look in which a row is read. Asking the browser is the dearest part
// of reading, and one element is asked often.

type Elements = readonly Element[];

/** The look under way; 0 while there is none. What was found in a look holds to its end, for nobody else runs meanwhile. */
export let look = 0;
/** The row that is being looked at. */
export let lookedAt: Elements = [];
const NOWHERE: Elements = lookedAt;
let looks = 0;
let sight: Map<Element, boolean> | undefined;
/** How often the browser was asked in this look, and whether all that is written in the row is seen. */
let asked = 0;
let plain: boolean | undefined;
/** The last row that was asked whether it lies in what is looked at. */
let asker: Elements | undefined;
let inside = false;
const leftovers: (() => void)[] = [];
/** Called when the look under way is over: nothing of the page is kept longer. */
export const afterLook = (drop: () => void): void => {
  leftovers.push(drop);
};

/** The go in which a page is read whole; 0 while none is. */
export let whole = 0;
let wholes = 0;
/** What was found, in this one go, to hide no text. */
let plainParts: Element[] = [];
/**
 * While `work` runs a page is read whole. Then a row may be asked for what is shown of it: that needs the page's layout, once
 * for all rows. Rows that are read one by one, with marks put between them, would lay the page out each time.
 */
export function inOneGo<T>(work: () => T): T {
  whole = ++wholes;
  try {
    return work();
  } finally {
    whole = 0;
    if (plainParts.length > 0) plainParts = [];
  }
}

/** After rows that were asked about together in vain, so many times they are not. */
const PATIENCE = 15;
/**
 * Makes what keeps, of elements of one kind, those that are seen. Rows of many texts are asked about together, by what holds
 * them all, while a page is read whole. Where that was in vain it is left alone for a while: what is seen is the same.
 */
export function seer(many: boolean): (found: Elements) => Element[] {
  let wait = 0;
  return (found) => {
    if (!many || whole === 0 || look > 0 || found.length < 2) return found.filter(isVisible);
    if (wait > 0) {
      wait--;
      return found.filter(isVisible);
    }
    const last = found.at(-1)!;
    let around = found[0]!.parentElement;
    while (around && !around.contains(last)) around = around.parentElement;
    if (!around || !isPlain(around)) {
      wait = PATIENCE;
      return found.filter(isVisible);
    }
    plainParts.push(around);
    return found.filter((el) => hasInk(el) || seen(el));
  };
}
const isInPlainPart = (el: Element): boolean => plainParts.some((part) => part.contains(el));

/**
 * While `work` runs the page stands still: no script of it has its turn, so nothing is asked twice. `questions` is how many
 * elements will be asked about for sure.
 */
export function lookOnce<T>(row: Elements, work: () => T, questions = 0): T {
  if (look > 0) return work();
  look = ++looks;
  lookedAt = row;
  asked = questions;
  plain = plainParts.length > 0 && row.every(isInPlainPart) ? true : undefined;
  asker = undefined;
  try {
    return work();
  } finally {
    look = 0;
    lookedAt = NOWHERE;
    sight = undefined;
    asker = undefined;
    for (let i = 0; i < leftovers.length; i++) leftovers[i]!();
    leftovers.length = 0;
  }
}

/** Visible to a person. Uses the browser's own judgement where there is one. */
export function isVisible(el: Element): boolean {
  if (look === 0) return seen(el);
  sight ??= new Map();
  let known = sight.get(el);
  if (known === undefined) {
    known = (isPlainAt(el) && hasInk(el)) || seenWithin(el, sight);
    sight.set(el, known);
  }
  return known;
}

/** Whoever sees all that is in an element sees it: a cell and the box in it are asked once. */
function seenWithin(el: Element, known: Map<Element, boolean>): boolean {
  const child = el.firstElementChild;
  if (child && !child.nextElementSibling && !known.has(child) && isAlone(child)) {
    const inner = seenWithin(child, known);
    known.set(child, inner);
    if (inner) return true;
  }
  asked++;
  return seen(el);
}

/** Whether no text stands beside an only child: an element that is hidden may hold one that is not. */
function isAlone(child: Element): boolean {
  for (let node = child.parentElement!.firstChild; node; node = node.nextSibling)
    if (node.nodeType === TEXT && INK.test((node as Text).data)) return false;
  return true;
}

/** Whether a row lies in what is looked at: each of its fields asks. */
export function isWithin(row: Elements): boolean {
  if (row === lookedAt) return look > 0;
  if (row !== asker) {
    asker = row;
    inside = row.every((el) => lookedAt.some((at) => at.contains(el)));
  }
  return inside;
}

/** So many elements are asked about one by one: after that asking for the whole row is cheaper. */
const FEW = 4;
const INK = /\S/;
const TEXT = 3;
/** Whether a text surely begins with ink: with an ASCII sign, or a letter of East Asia. */
export function beginsInked(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first > 32 && first < 127) || (first > 0x3000 && first < 0xfe00);
}
/** Whether it is known already that all text in what is looked at is seen. */
export const isKnownPlain = (): boolean => plain === true;
/** Whether all text in what is looked at is seen. */
export function isPlainRow(): boolean {
  if (plain === true) return true;
  if (whole === 0 || asked < FEW) return false;
  if (plain === undefined) plain = lookedAt.length > 0 && lookedAt.every(isPlain);
  return plain;
}
/** Whether an element lies where all text is seen. */
export function isPlainAt(el: Element): boolean {
  if (!isPlainRow()) return false;
  for (let i = 0; i < lookedAt.length; i++) if (lookedAt[i]!.contains(el)) return true;
  return false;
}
/** Whether there is any text in an element. It mostly stands near the front: asking for all of it would make a string. */
export function hasInk(el: Node): boolean {
  for (let node = el.firstChild; node; node = node.nextSibling)
    if (node.nodeType === TEXT) {
      const { data } = node as Text;
      if (beginsInked(data) || INK.test(data)) return true;
    } else if (hasInk(node)) return true;
  return false;
}

/**
 * Whether all text in an element is seen: the browser says what is shown of it in one go, and that is all there is, blanks
 * apart. Of an element that is not shown at all it says the bare text. What a closed list offers it says too, and a page
 * whole hides something nearly always.
 */
function isPlain(el: Element): boolean {
  if (!el.parentElement || !el.checkVisibility) return false;
  // biome-ignore lint/performance/useDomNodeTextContent: what is shown, as said above
  const shown = (el as HTMLElement).innerText;
  if (!shown) return false;
  const all = el.textContent ?? '';
  return sameInk(all, shown) && (all !== shown || seen(el)) && el.querySelector('option') === null;
}

const isBlank = (sign: number): boolean => sign === 32 || (sign > 8 && sign < 14);
/** Whether two texts are the same but for their blanks. */
function sameInk(a: string, b: string): boolean {
  const [endA, endB] = [a.length, b.length];
  let i = 0;
  let j = 0;
  for (;;) {
    while (i < endA && j < endB && a.charCodeAt(i) === b.charCodeAt(j)) {
      i++;
      j++;
    }
    if (i < endA && isBlank(a.charCodeAt(i))) i++;
    else if (j < endB && isBlank(b.charCodeAt(j))) j++;
    else return i === endA && j === endB;
  }
}

// Without a prototype: the browser asks it for five options at every call.
const SEEN = { __proto__: null, visibilityProperty: true } as CheckVisibilityOptions;
function seen(el: Element): boolean {
  const shown = el.checkVisibility?.(SEEN);
  if (shown) return true;
  if (shown === false) {
    // `display: contents` has no box of its own, its children have.
    const style = el.ownerDocument.defaultView?.getComputedStyle(el);
    if (style?.display !== 'contents' || style.visibility === 'hidden' || style.visibility === 'collapse')
      return false;
    // Not by `isVisible`: that would ask the only child of its parent first, which is this one.
    return !el.parentElement || seen(el.parentElement);
  }
  for (let at: Element | null = el; at; at = at.parentElement)
    if (
      at.hasAttribute('hidden') ||
      /display:\s*none|visibility:\s*hidden/.test(at.getAttribute('style') ?? '')
    )
      return false;
  return true;
}
