// Selectors for one element of a row, made from what it and its neighbours are called, tried in the rows, grouped by what
// they match; of each group the best stays.
import type { RowElements } from '../reading/pass.ts';
import { findAll, findInRow } from '../reading/selector.ts';
import { isVisible } from '../reading/text.ts';
import { ideas } from './ideas.ts';
import { RANK } from './tokens.ts';
import type { Candidate } from './types.ts';

/** A candidate with its cost: rank, weakness, length, and the rows it fails in. Least is best. */
export interface Found extends Candidate {
  cost: number;
}

/** Rows looked at for counting. */
export const SAMPLE = 50;
export const sampled = <T extends object>(rows: readonly T[], always?: T): T[] => {
  if (rows.length <= SAMPLE) return [...rows];
  const step = rows.length / SAMPLE;
  const picked = Array.from({ length: SAMPLE }, (_, i) => rows[Math.floor(i * step)]!);
  if (always !== undefined && !picked.includes(always)) picked[0] = always;
  return picked;
};

const seenOf = (found: Element[], hidden: boolean): Element[] => (hidden ? found : found.filter(isVisible));

function tried(css: string, row: RowElements): Element[] | undefined {
  try {
    return findInRow(row, css);
  } catch {
    return undefined;
  }
}

/**
 * Selectors that match exactly this element among what is visible in its row. With the other rows it is counted how far
 * each carries. `most`: at most so many.
 */
export function locate(el: Element, row: RowElements, rows: readonly RowElements[], most = 12): Found[] {
  const host = hostWithin(el, row);
  if (host) return throughShadow(el, host, row, rows, most);
  const sample = sampled(rows, row);
  const others = sample.filter((other) => other !== row).slice(0, 6);
  const hidden = !isVisible(el);
  const alone = ideas(el, row, others).filter(({ css }) => {
    const found = tried(css, row);
    return found !== undefined && isOnly(seenOf(found, hidden), el);
  });
  // The dear count of all rows is made for the likely ones only.
  const likely = alone.sort((a, b) => a.cost - b.cost || a.css.length - b.css.length).slice(0, 48);
  const numbers = new Map<Element, number>();
  const groups = new Map<string, Found>();
  for (const { css, by, cost } of likely) {
    let one = 0;
    let more = 0;
    const matched: string[] = [];
    for (const other of sample) {
      const found = seenOf(tried(css, other) ?? [], hidden);
      if (found.length === 1) one++;
      else if (found.length > 1) more++;
      for (const match of found.slice(0, 5)) {
        if (!numbers.has(match)) numbers.set(match, numbers.size);
        matched.push(String(numbers.get(match)));
      }
      matched.push('/');
    }
    const fails = 1 - one / sample.length;
    const found: Found = {
      selector: css,
      by,
      rows: one,
      more,
      cost: cost + fails * 3 + (more / sample.length) * 3,
    };
    const key = matched.join(' ');
    const kept = groups.get(key);
    if (!kept || better(found, kept)) groups.set(key, found);
  }
  return [...groups.values()].sort((a, b) => a.cost - b.cost).slice(0, most);
}

const isOnly = (found: readonly Element[], el: Element): boolean => found.length === 1 && found[0] === el;
/** Within a group the better kind wins; of one kind the shorter. */
const better = (a: Found, b: Found): boolean =>
  Math.floor(a.cost) !== Math.floor(b.cost) ? a.cost < b.cost : a.selector.length < b.selector.length;

/** The host of the shadow root between the row and the element, or undefined. */
function hostWithin(el: Element, row: RowElements): Element | undefined {
  if (row.some((one) => one.contains(el))) return undefined;
  const root = el.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : undefined;
}

function throughShadow(
  el: Element,
  host: Element,
  row: RowElements,
  rows: readonly RowElements[],
  most: number,
): Found[] {
  const root = host.shadowRoot;
  if (!root) return [];
  const outer = locate(host, row, rows, 3);
  const tops = Array.from(root.children);
  const inner = (() => {
    const hidden = !isVisible(el);
    return ideas(el, tops, [])
      .filter(({ css }) => {
        if (css.includes(':scope')) return false;
        try {
          return isOnly(seenOf(findAll(root, css), hidden), el);
        } catch {
          return false;
        }
      })
      .sort((a, b) => a.cost - b.cost || a.css.length - b.css.length)
      .slice(0, 6);
  })();
  return outer
    .flatMap((out) =>
      inner.map(
        ({ css, by, cost }): Found => ({
          ...out,
          selector: `${out.selector} >>> ${css}`,
          by: RANK[by] > RANK[out.by] ? by : out.by,
          cost: Math.max(out.cost, cost) + 0.1,
        }),
      ),
    )
    .sort((a, b) => a.cost - b.cost)
    .slice(0, most);
}
