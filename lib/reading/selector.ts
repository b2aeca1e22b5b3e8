// Finding elements: plain CSS, plus `a >>> b`, which steps into the open shadow root of what `a` matched.

interface Parsed {
  /** The CSS steps of a selector, one for each shadow root it passes. */
  steps: string[];
  /** Whether a row's own elements may match too. */
  self: boolean;
}
const STEP = /\s*>>>\s*/;
const parsed = new Map<string, Parsed>();
const parse = (selector: string): Parsed => {
  let known = parsed.get(selector);
  if (!known) {
    const steps = selector.split(STEP);
    known = { steps, self: steps.length === 1 && !selector.includes(':scope') };
    parsed.set(selector, known);
  }
  return known;
};
/** The CSS steps of a selector, one for each shadow root it passes. */
export const stepsOf = (selector: string): string[] => parse(selector).steps;

const listed = (nodes: NodeListOf<Element>): Element[] => {
  // By index: stepping through a NodeList's iterator costs more than finding it.
  const found: Element[] = [];
  for (let i = 0; i < nodes.length; i++) found.push(nodes[i]!);
  return found;
};

/** Every match below `root`, in document order. */
export function findAll(root: ParentNode, selector: string): Element[] {
  const steps = stepsOf(selector);
  if (steps.length === 1) return listed(root.querySelectorAll(selector));
  let roots: ParentNode[] = [root];
  for (const [i, step] of steps.entries()) {
    const found = roots.flatMap((from) => listed(from.querySelectorAll(step)));
    if (i === steps.length - 1) return found;
    roots = found.flatMap((el) => (el.shadowRoot ? [el.shadowRoot] : []));
  }
  return [];
}

export function findFirst(root: ParentNode, selector: string): Element | undefined {
  return stepsOf(selector).length === 1
    ? (root.querySelector(selector) ?? undefined)
    : findAll(root, selector)[0];
}

/** Matches in a row of one or more elements: below each, and the elements themselves. */
export function findInRow(row: readonly Element[], selector: string): Element[] {
  const { self } = parse(selector);
  if (row.length === 1 && !(self && row[0]!.matches(selector))) return findAll(row[0]!, selector);
  const found: Element[] = [];
  for (const el of row) {
    if (self && el.matches(selector)) found.push(el);
    found.push(...findAll(el, selector));
  }
  return found;
}
