// Finding elements: plain CSS, plus `a >>> b`, which steps into the open shadow root of what `a` matched.

interface Parsed {
  /** The CSS steps of a selector, one for each shadow root it passes. */
  steps: string[];
  /** Whether a row's own elements may match too. */
  self: boolean;
}
const STEP = /\s*>>>\s*/;
const parsed = new Map<string, Parsed>();
let deep = false;
const parse = (selector: string): Parsed => {
  let known = parsed.get(selector);
  if (!known) {
    const steps = selector.split(STEP);
    known = { steps, self: steps.length === 1 && !selector.includes(':scope') };
    if (steps.length > 1) deep = true;
    parsed.set(selector, known);
  }
  return known;
};
/** The CSS steps of a selector, one for each shadow root it passes. */
export const stepsOf = (selector: string): string[] => parse(selector).steps;
/** Whether any selector sought so far steps into shadow roots: what is found may then lie in one. */
export const pierces = (): boolean => deep;

const listed = (nodes: NodeListOf<Element>): Element[] => {
  const { length } = nodes;
  if (length === 1) return [nodes[0]!];
  // By index: stepping through a NodeList's iterator costs more than finding it.
  const found: Element[] = [];
  for (let i = 0; i < length; i++) found.push(nodes[i]!);
  return found;
};

const below = (root: ParentNode, selector: string, steps: readonly string[]): Element[] => {
  if (steps.length === 1) return listed(root.querySelectorAll(selector));
  let roots: ParentNode[] = [root];
  for (const [i, step] of steps.entries()) {
    const found = roots.flatMap((from) => listed(from.querySelectorAll(step)));
    if (i === steps.length - 1) return found;
    roots = found.flatMap((el) => (el.shadowRoot ? [el.shadowRoot] : []));
  }
  return [];
};

/** Every match below `root`, in document order. */
export const findAll = (root: ParentNode, selector: string): Element[] =>
  below(root, selector, parse(selector).steps);

export function findFirst(root: ParentNode, selector: string): Element | undefined {
  const { steps } = parse(selector);
  return steps.length === 1 ? (root.querySelector(selector) ?? undefined) : below(root, selector, steps)[0];
}

/** Finds the matches in one element of a row: below it, and the element itself. Made once a selector. */
export function finder(selector: string): (el: Element) => Element[] {
  const { self, steps } = parse(selector);
  return (el) => {
    const found = below(el, selector, steps);
    if (self && el.matches(selector)) found.unshift(el);
    return found;
  };
}

/** Matches in a row of one or more elements. */
export function findInRow(row: readonly Element[], selector: string): Element[] {
  const find = finder(selector);
  return row.length === 1 ? find(row[0]!) : row.flatMap(find);
}
