// Which addresses are a page, and what stands on it once it is loaded.
import type { PageMatch } from '../model/marketplace.ts';
import type { RowElements } from '../reading/pass.ts';
import { findAll } from '../reading/selector.ts';
import { isVisible } from '../reading/text.ts';
import { looksHashed } from './names.ts';
import { RANK, tokensOf } from './tokens.ts';

const dynamic = (segment: string): boolean => {
  let text = segment;
  try {
    text = decodeURIComponent(segment);
  } catch {
    return true;
  }
  if (/^v\d{1,2}$/i.test(text) || text === '' || /^#!?$/.test(text)) return false;
  if (/\d{3,}/.test(text) || /^\d+$/.test(text) || /[^\w.~-]/.test(text)) return true;
  if (/^[0-9a-f]{8,}$/i.test(text) || /^[A-Za-z0-9_-]{20,}$/.test(text)) return true;
  return /\d/.test(text) && looksHashed(text);
};
/** `chan-` of `chan-2`: one of several, told apart by its number. */
const counted = (segment: string): string | undefined => /^([A-Za-z][\w.-]*[_-])\d{1,2}$/.exec(segment)?.[1];
const globOf = (path: string): string =>
  path
    .split('/')
    .map((segment) => {
      if (dynamic(segment)) return '*';
      const stem = counted(segment);
      return stem === undefined ? segment.replaceAll('*', '') : `${stem}*`;
    })
    .join('/')
    .slice(0, 200);

/**
 * Which addresses are this kind of page: ids, numbers and tokens in the path become `*`. Hash routes are told apart by the
 * hash. Never the query's values.
 */
export function pageMatchFor(url: string, frame: 'top' | 'child'): PageMatch {
  const at = new URL(url);
  const route = /^#!?\//.test(at.hash) ? globOf(at.hash.replace(/\?.*$/, '')) : undefined;
  return {
    hosts: [at.port ? at.host : at.hostname],
    path: globOf(at.pathname),
    ...(route ? { hash: route } : {}),
    frame,
  };
}

/** The element that holds all of these. */
export function commonParent(elements: readonly Element[]): Element | null {
  let at: Element | null = elements[0]?.parentElement ?? null;
  while (at && !elements.every((el) => at!.contains(el))) at = at.parentElement;
  return at;
}

/** A selector for exactly this element on the page. */
export function selectorOnPage(el: Element, root: Document | ShadowRoot): string | undefined {
  const only = (css: string) => {
    const found = findAll(root, css).filter(isVisible);
    return found.length === 1 && found[0] === el;
  };
  const mine = tokensOf(el).sort((a, b) => RANK[a.by] + a.weak - RANK[b.by] - b.weak);
  for (const { css } of mine) if (only(css)) return css;
  for (const { css } of mine)
    if (only(`${el.localName}${css}`) && /^[.[]/.test(css)) return `${el.localName}${css}`;
  for (let above = el.parentElement; above; above = above.parentElement)
    for (const over of tokensOf(above).slice(0, 3)) {
      for (const { css } of mine.slice(0, 4)) if (only(`${over.css} ${css}`)) return `${over.css} ${css}`;
      if (only(`${over.css} > ${el.localName}`)) return `${over.css} > ${el.localName}`;
      if (only(`${over.css} ${el.localName}`)) return `${over.css} ${el.localName}`;
    }
  return only(el.localName) ? el.localName : undefined;
}

/** The hosts of the shadow roots an element lies in, outermost first, each with the root it is found from. */
export function hostsOf(el: Element): Element[] {
  const hosts: Element[] = [];
  for (let root = el.getRootNode(); 'host' in root; root = (root as ShadowRoot).host.getRootNode())
    hosts.unshift((root as ShadowRoot).host);
  return hosts;
}

/** `host >>> host >>> ` for what lies in shadow roots; undefined where a host has no name of its own. */
export function shadowPath(el: Element): string | undefined {
  let path = '';
  for (const host of hostsOf(el)) {
    const css = selectorOnPage(host, host.getRootNode() as Document | ShadowRoot);
    if (!css) return undefined;
    path += `${css} >>> `;
  }
  return path;
}

/**
 * A selector for the landmark whose presence means the page is loaded, and for the root to watch: the closest lasting
 * container of the rows, never the body if something better stands.
 */
export function landmarkFor(rows: readonly RowElements[], root: Document): { ready: string; watch: string } {
  const all = rows.flat();
  const outer = all[0] && hostsOf(all[0])[0];
  const from = outer ?? (all.length === 1 ? all[0]!.parentElement : commonParent(all));
  for (
    let at: Element | null = from;
    at && at !== root.body && at !== root.documentElement;
    at = at.parentElement
  ) {
    const css = selectorOnPage(at, root);
    if (!css) continue;
    // A list is often torn down and built anew: what holds it is watched, where that has a name of its own.
    const holder = at.parentElement;
    const own = holder && holder !== root.body ? selectorOnPage(holder, root) : undefined;
    const above = own && !/[\s>]/.test(own) ? own : undefined;
    return { ready: css, watch: above ?? css };
  }
  return { ready: 'body > *', watch: 'body' };
}
