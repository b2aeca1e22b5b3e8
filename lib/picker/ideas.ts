// Selectors worth trying for an element: what it is called, what stands around it, and its place as a last resort.
import type { RowElements } from '../reading/pass.ts';
import { findInRow } from '../reading/selector.ts';
import { plainName } from './names.ts';
import { labelToken, RANK, type Token, tokensOf } from './tokens.ts';
import type { By } from './types.ts';

export interface Idea {
  css: string;
  by: By;
  cost: number;
}

const parentOf = (el: Element): Element | null => el.parentElement;
const isCell = (tag: string): boolean => tag === 'td' || tag === 'th';
const costOf = ({ by, weak }: Token): number => RANK[by] + weak;
const worst = (a: Token, b: Token): By => (costOf(a) >= costOf(b) ? a.by : b.by);

/** The element's place among its siblings, told from both ends: a row with one part more or less has no such place. */
function pinned(el: Element, loose: boolean): string | undefined {
  const tag = el.localName;
  const parent = parentOf(el);
  if (!parent) return tag;
  const alike = Array.from(parent.children).filter((other) => other.localName === tag);
  if (alike.length === 1) return tag;
  if (isCell(tag)) return undefined;
  const all = Array.from(parent.children);
  const at = all.indexOf(el) + 1;
  if (loose) return `${tag}:nth-of-type(${alike.indexOf(el) + 1})`;
  return `${tag}:nth-child(${at}):nth-last-child(${all.length - at + 1})`;
}

/** A value that no other row has is this row's own: its id, its buyer. Several rows have to be there to tell. */
function identity(
  { css }: Token,
  el: Element,
  top: readonly Element[],
  others: readonly RowElements[],
): boolean {
  if (others.length < 2 || !(css.startsWith('#') || css.includes('="')) || /[*^$]=/.test(css)) return false;
  if (!top.some((row) => row.contains(el))) return false;
  return !others.some((other) => findInRow(other, css).length > 0);
}

const lettersOf = (text: string): string =>
  text.length > 60 ? '' : text.replace(/[^A-Za-z]/g, '').toLowerCase();
/** A name that says the value itself, `.PaymentSettled` around “Payment settled”: where another value stands it is another. */
const saysSo = ({ css }: Token, said: string): boolean =>
  said.length > 3 && lettersOf(css.replace(/^.*=/, '')) === said;

/** The tag of an element without a name, among siblings that have names: `span:not([data-field])`. */
function bareTag(el: Element): string {
  if (el.localName === 'td' || el.localName === 'th') return el.localName;
  const names = new Set<string>();
  for (const other of Array.from(el.parentElement?.children ?? []).slice(0, 20))
    if (other !== el && other.localName === el.localName)
      for (const { name } of Array.from(other.attributes))
        if ((name === 'class' || name.startsWith('data-')) && plainName(name) && !el.hasAttribute(name))
          names.add(name);
  return `${el.localName}${[...names]
    .slice(0, 2)
    .map((name) => `:not([${name}])`)
    .join('')}`;
}

/** Every selector worth trying, for an element some levels below `top`. */
export function ideas(el: Element, top: readonly Element[], others: readonly RowElements[]): Idea[] {
  const out = new Map<string, Idea>();
  const add = (css: string, by: By, cost: number) => {
    const known = out.get(css);
    if (!known || known.cost > cost) out.set(css, { css, by, cost });
  };
  const said = lettersOf(el.textContent ?? '');
  const known = new Map<Element, Token[]>();
  const tokens = (of: Element): Token[] => {
    let made = known.get(of);
    if (!made) {
      made = tokensOf(of)
        .filter((token) => !identity(token, of, top, others) && !saysSo(token, said))
        .slice(0, 8);
      known.set(of, made);
    }
    return made;
  };
  const tag = el.localName;
  const own = [...tokens(el)];
  const label = labelToken(el, others);
  if (label) own.push(label);
  const bare = bareTag(el);
  if (bare !== tag) add(bare, 'structure', 8.2);
  add(tag, tag.includes('-') ? 'class' : 'structure', /^(?:div|span|p|i|b|em|a|li)$/.test(tag) ? 8.4 : 8);
  for (const one of own) {
    add(one.css, one.by, costOf(one));
    if (/^[[.]/.test(one.css)) add(`${tag}${one.css}`, one.by, costOf(one) + 0.05);
    for (const two of own)
      if (two !== one && /^[[.]/.test(two.css) && one.css.length + two.css.length < 80)
        add(`${one.css}${two.css}`, worst(one, two), Math.max(costOf(one), costOf(two)) + 0.15);
    if (tag !== 'td' && tag !== 'th')
      add(`${one.css}:not(${one.css} ~ ${one.css})`, one.by, costOf(one) + 3.2);
  }
  // What stands around: an ancestor, the part before, the part after, a part inside.
  const chain: Element[] = [];
  for (let at = parentOf(el); at && chain.length < 12; at = parentOf(at)) {
    chain.push(at);
    if (top.includes(at)) break;
  }
  for (const [level, above] of chain.entries()) {
    const further = 0.12 + level * 0.04;
    for (const over of tokens(above).slice(0, 4)) {
      for (const one of own.slice(0, 5))
        add(`${over.css} ${one.css}`, worst(over, one), Math.max(costOf(over), costOf(one)) + further);
      add(`${over.css} ${tag}`, over.by, costOf(over) + 1.2 + further);
      if (level === 0) add(`${over.css} > ${tag}`, over.by, costOf(over) + 1.1);
      if (level === 1) {
        const between = parentOf(el)!;
        add(`${over.css} > ${between.localName} > ${tag}`, over.by, costOf(over) + 1.3);
      }
    }
    if (level === 0)
      for (const one of own.slice(0, 3)) add(`${above.localName} > ${one.css}`, one.by, costOf(one) + 0.5);
  }
  const before = el.previousElementSibling;
  if (before)
    for (const one of tokens(before).slice(0, 3)) {
      // With one neighbour alone, what comes where the part is missing would be taken for it.
      const end = el.nextElementSibling || isCell(tag) ? '' : ':last-child';
      add(`${one.css} + ${bare}${end}`, one.by, costOf(one) + (end ? 4 : 6));
      if (bare !== tag) add(`${one.css} + ${tag}${end}`, one.by, costOf(one) + (end ? 4.3 : 6.3));
      for (const mine of own.slice(0, 2))
        add(
          `${one.css} + ${mine.css}`,
          worst(one, mine),
          Math.max(costOf(one), costOf(mine)) + (/=/.test(mine.css) || mine.css.startsWith('.') ? 0.8 : 4),
        );
    }
  const after = el.nextElementSibling;
  if (after)
    for (const one of tokens(after).slice(0, 3)) {
      const start = before || isCell(tag) ? '' : ':first-child';
      add(`${bare}${start}:has(+ ${one.css})`, one.by, costOf(one) + (start ? 4 : 6));
      const left = before ? tokens(before)[0] : undefined;
      if (left)
        add(
          `${left.css} + ${bare}:has(+ ${one.css})`,
          worst(left, one),
          Math.max(costOf(left), costOf(one)) + 1.2,
        );
    }
  for (const inner of Array.from(el.children).slice(0, 4))
    for (const one of tokens(inner).slice(0, 2)) add(`${tag}:has(> ${one.css})`, one.by, costOf(one) + 2.2);
  structure(el, top, chain, tokens, add);
  return [...out.values()].filter(({ css }) => css.length <= 200);
}

/** Paths of tags: from the row, and from the nearest part above that has a name. */
function structure(
  el: Element,
  top: readonly Element[],
  chain: readonly Element[],
  tokens: (of: Element) => Token[],
  add: (css: string, by: By, cost: number) => void,
): void {
  for (const loose of [false, true]) {
    const extra = loose ? 3.5 : 0.2;
    let path = '';
    let at: Element = el;
    for (let level = 0; level < 7; level++) {
      const step = pinned(at, loose);
      if (step === undefined) break;
      path = path ? `${step} > ${path}` : step;
      const above = chain[level];
      if (!above) break;
      if (top.includes(above)) {
        add(`:scope > ${path}`, 'structure', RANK.structure + extra + level * 0.05);
        break;
      }
      for (const one of tokens(above).slice(0, 2))
        add(
          `${one.css} > ${path}`,
          'structure',
          Math.max(RANK.structure - 0.5, costOf(one) + 0.9) + extra + level * 0.05,
        );
      if (level > 0) add(path, 'structure', RANK.structure + 0.3 + extra);
      at = above;
    }
  }
  // Tags alone: `h3 > a`, `td a`, `pre`.
  const tag = el.localName;
  for (const above of chain.slice(0, 3)) add(`${above.localName} ${tag}`, 'structure', RANK.structure + 0.35);
  if (chain[0]) add(`${chain[0].localName} > ${tag}`, 'structure', RANK.structure + 0.3);
  const before = el.previousElementSibling;
  if (before) add(`${before.localName} + ${tag}`, 'structure', RANK.structure + 0.7);
}
