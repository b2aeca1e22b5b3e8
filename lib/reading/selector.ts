// Finding elements: plain CSS, plus `a >>> b`, which steps into the open shadow root of what `a` matched.

const STEP = /\s*>>>\s*/;
const parsed = new Map<string, string[]>();
/** The CSS steps of a selector, one for each shadow root it passes. */
export const stepsOf = (selector: string): string[] => {
  let steps = parsed.get(selector);
  if (!steps) {
    steps = selector.split(STEP);
    parsed.set(selector, steps);
  }
  return steps;
};

/** Every match below `root`, in document order. */
export function findAll(root: ParentNode, selector: string): Element[] {
  const steps = stepsOf(selector);
  if (steps.length === 1) return Array.from(root.querySelectorAll(selector));
  let roots: ParentNode[] = [root];
  for (const [i, step] of steps.entries()) {
    const found = roots.flatMap((from) => Array.from(from.querySelectorAll(step)));
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
  const self = !selector.includes(':scope') && !selector.includes('>>>');
  if (row.length === 1 && !self) return findAll(row[0]!, selector);
  const found: Element[] = [];
  for (const el of row) {
    if (self && el.matches(selector)) found.push(el);
    found.push(...findAll(el, selector));
  }
  return found;
}
