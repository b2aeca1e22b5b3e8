// What makes elements alike: the tags inside them, and selectors that may match all of them.
import { looksHashed, looksState, plainName } from './names.ts';
import { RANK, type Token, tokensOf } from './tokens.ts';
import type { By } from './types.ts';

/** Tags of the parts of an element, two levels down: what makes two cards alike. */
function shape(el: Element): Set<string> {
  const out = new Set<string>();
  const walk = (at: Element, path: string, level: number) => {
    for (const child of Array.from(at.children).slice(0, 20)) {
      const name = `${path}/${child.localName}`;
      out.add(name);
      if (level < 2) walk(child, name, level + 1);
    }
  };
  walk(el, '', 0);
  return out;
}
/** How alike two elements are built, from 0 to 1. */
export function likeness(a: Element, b: Element): number {
  const one = shape(a);
  const two = shape(b);
  if (one.size === 0 && two.size === 0) return 1;
  let both = 0;
  for (const name of one) if (two.has(name)) both++;
  return both / Math.max(1, one.size + two.size - both);
}

/** What tells an element without a name from siblings that have one: `:not(.total)` of an order's lines. */
function unnamed(el: Element): string {
  if (el.classList.length > 0) return '';
  const names = new Set<string>();
  for (const other of Array.from(el.parentElement?.children ?? []).slice(0, 40))
    if (other.localName === el.localName)
      for (const name of Array.from(other.classList))
        if (plainName(name) && !looksState(name) && !looksHashed(name)) names.add(name);
  return names.size > 6 ? '' : [...names].map((name) => `:not(.${name})`).join('');
}

const namesOf = (el: Element): string[] => [
  ...Array.from(el.classList),
  ...Array.from(el.attributes, ({ name }) => name).filter((name) =>
    /^(?:data-(?!v-|react)|role$)/.test(name),
  ),
];
/** Whether two elements have a class or a kind of data in common, or neither has any. */
export function shareName(a: Element, b: Element): boolean {
  const [mine, others] = [namesOf(a), namesOf(b)];
  return mine.length === 0 ? others.length === 0 : others.some((name) => mine.includes(name));
}
/** What holds an element and its like: what wraps each alone does not count. */
export function homeOf(el: Element): Element | null {
  let at = el.parentElement;
  while (at?.parentElement && at.childElementCount === 1) at = at.parentElement;
  return at;
}
/** The head of a table. */
export const isHead = (el: Element): boolean =>
  el.querySelector('th') !== null && el.querySelector('td') === null;

/** Selectors that match the element and may match its like. */
export const selectorsOver = (
  el: Element,
  tokens: readonly Token[],
  path: string,
): { css: string; by: By; cost: number }[] => {
  const out: { css: string; by: By; cost: number }[] = [];
  const tag = el.localName;
  const put = (css: string, by: By, cost: number) => out.push({ css: path + css, by, cost });
  for (const { css, by, weak } of tokens.slice(0, 6)) {
    put(css, by, RANK[by] + weak);
    if (/^[.[]/.test(css)) put(`${tag}${css}`, by, RANK[by] + weak + 0.1);
  }
  const others = unnamed(el);
  const holder = el.parentElement?.localName ?? 'body';
  let level = 0;
  for (let above = el.parentElement; above && level < 6; above = above.parentElement, level++)
    for (const over of tokensOf(above).slice(0, 3)) {
      const cost = RANK[over.by] + over.weak + level * 0.1;
      for (const { css, by, weak } of tokens.slice(0, 3))
        put(`${over.css} ${css}`, by, Math.max(cost, RANK[by] + weak) + 0.3);
      if (level === 0) put(`${over.css} > ${tag}`, over.by, cost + 0.8);
      else if (level === 1) put(`${over.css} > ${el.parentElement!.localName} > ${tag}`, over.by, cost + 0.9);
      put(`${over.css} ${tag}`, over.by, cost + 1);
      // A table's head has rows too.
      if (tag === 'tr' && level > 0) put(`${over.css} ${holder} > tr${others}`, over.by, cost + 0.95);
      else if (others) put(`${over.css} ${tag}${others}`, over.by, cost + 0.95);
    }
  if (/^(?:tr|li|article|tbody)$/.test(tag) || tag.includes('-')) {
    put(`${holder} > ${tag}${others}`, 'structure', RANK.structure);
    if (others) put(`${holder} > ${tag}`, 'structure', RANK.structure + 0.05);
    put(tag, 'structure', RANK.structure + 0.1);
  }
  return out;
};
