// The small ways a site's release or another tool changes a page. Each change undoes itself; all run inside the page.
import { looksHashed } from '../lib/marketplaces/selectors.ts';
import type { Page } from '../lib/model/marketplace.ts';

/** A change to the page; undoes itself. */
export type Change = (el: Element) => (() => void) | undefined;

const outOf = (el: Element): (() => void) => {
  const { parentNode, nextSibling } = el;
  el.remove();
  return () => parentNode!.insertBefore(el, nextSibling);
};

const wrapIn =
  (tag: string): Change =>
  (el) => {
    const box = document.createElement(tag);
    el.replaceWith(box);
    box.append(el);
    return () => box.replaceWith(el);
  };

const CHILD: Record<string, string> = { TR: 'td', TBODY: 'tr', TABLE: 'tbody', UL: 'li', OL: 'li' };
const foreign =
  (place: 'before' | 'after'): Change =>
  (el) => {
    const guest = document.createElement(CHILD[el.parentElement!.tagName] ?? 'span');
    guest.className = 'zz-tool-badge';
    guest.append('工具 88');
    el[place](guest);
    return () => guest.remove();
  };

const other = (text: string): string =>
  /\d/.test(text)
    ? text.replace(/\d/g, (d) => String((Number(d) + 1) % 10))
    : text.trim()
      ? `${text}旧`
      : text;

/** A hidden copy that says something else: a template row, a narrow-screen twin, an old tab. */
const twin: Change = (el) => {
  const copy = el.cloneNode(true) as HTMLElement;
  for (const part of [copy, ...copy.querySelectorAll('*')])
    for (const { name, value } of [...part.attributes])
      if (name !== 'class' && name !== 'style' && !name.endsWith('span') && /\d/.test(value))
        part.setAttribute(name, other(value));
  const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) (texts.currentNode as Text).data = other((texts.currentNode as Text).data);
  copy.style.display = 'none';
  el.before(copy);
  return () => copy.remove();
};

/** What is tried on every element that was read. */
export const CHANGES: Record<string, Change> = {
  delete: outOf,
  'wrap in span': wrapIn('span'),
  'wrap in div': wrapIn('div'),
  'foreign before': foreign('before'),
  'foreign after': foreign('after'),
  'hidden twin': twin,
};

/** The header selectors a page's fields name. */
export function headersOf(value: unknown, into = new Set<string>()): Set<string> {
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      if (key === 'header' && typeof inner === 'string') into.add(inner);
      else headersOf(inner, into);
  return into;
}

/** Swaps neighbouring columns, headers and cells alike. */
export function columnSwaps(page: Page): { name: string; apply: () => () => void }[] {
  const swap = (parent: Element, i: number): boolean => {
    const [a, b] = [parent.children[i], parent.children[i + 1]];
    if (a && b) b.after(a);
    return a !== undefined && b !== undefined;
  };
  return [...headersOf(page)].flatMap((header) => {
    const head = document.querySelector(header)?.parentElement;
    const table = head?.closest('.next-table, .tui-grid-rside-area') ?? head?.closest('table');
    if (!head || !table) return [];
    const bodies = Array.from(table.querySelectorAll('tr')).filter(
      (tr) => tr !== head && tr.children.length > 1,
    );
    return Array.from(head.children, (_, i) => i)
      .slice(0, -1)
      .map((i) => ({
        name: `swap columns ${i} and ${i + 1}`,
        apply: () => {
          const done = [head, ...bodies].filter((row) => swap(row, i));
          return () => {
            for (const row of done) swap(row, i);
          };
        },
      }));
  });
}

/** Gives every class a build made another hash, as a release does. */
export function rehash(): () => void {
  const old = new Map<Element, string>();
  for (const el of document.querySelectorAll('[class]')) {
    const names = [...el.classList].map((name) =>
      looksHashed(name) ? name.replace(/[\w]{3,}$/, (tail) => `${tail.slice(0, -3)}Zq9`) : name,
    );
    old.set(el, el.getAttribute('class')!);
    el.setAttribute('class', names.join(' '));
  }
  return () => {
    for (const [el, name] of old) el.setAttribute('class', name);
  };
}
