// Mounts: the only nodes we add to a page. Each is one element with a closed shadow root; what the page does to its
// rows takes ours along, and a mark that keeps being thrown out is given up rather than fought for.
import type { Slot } from '../model/marketplace.ts';
import type { RowElements } from '../reading/fields.ts';
import { findInRow } from '../reading/selector.ts';
import { isVisible, OURS } from '../reading/text.ts';

/** `closed` in a release; the end-to-end build alone sets it open. */
export const SHADOW: ShadowRootMode = import.meta.env?.VITE_OPEN_SHADOW ? 'open' : 'closed';

const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();
function sheetOf(doc: Document, css: string): CSSStyleSheet {
  let of = sheets.get(doc);
  if (!of) {
    of = new Map();
    sheets.set(doc, of);
  }
  let sheet = of.get(css);
  if (!sheet) {
    sheet = new doc.defaultView!.CSSStyleSheet();
    sheet.replaceSync(css);
    of.set(css, sheet);
  }
  return sheet;
}

export interface Mount {
  host: HTMLElement;
  root: ShadowRoot;
  /** The element our content hangs on; carries `ch-root`, theme and language. */
  body: HTMLElement;
}

/** Makes a mount that is not in the page yet. `name` is shown in the page's tree, for whoever looks. */
export function makeMount(doc: Document, name: string, css: string): Mount {
  const host = doc.createElement('span');
  host.setAttribute(OURS, name);
  const root = host.attachShadow({ mode: SHADOW });
  const body = doc.createElement('span');
  const mount = { host, root, body };
  addStyle(mount, css);
  root.append(body);
  return mount;
}

/** Adds a style sheet to a mount, after those it has. */
export function addStyle({ root, body }: Pick<Mount, 'root' | 'body'>, css: string): void {
  const doc = root.ownerDocument;
  try {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(doc, css)];
  } catch {
    // Firefox refuses a sheet made in the content script's world for a page's root: a style element says the same.
    const style = doc.createElement('style');
    style.textContent = css;
    root.insertBefore(style, body.parentNode === root ? body : null);
  }
}

/** The one place for marks in a row, or undefined: none or several means no marks there. */
export function findSlot(row: RowElements, slot: Slot): Element | undefined {
  const found = findInRow(row, slot.at).filter(isVisible);
  return found.length === 1 ? found[0] : undefined;
}

export function putInSlot(at: Element, place: Slot['place'], node: Element): void {
  if (place === 'append') at.append(node);
  else if (place === 'prepend') at.prepend(node);
  else if (place === 'after') at.after(node);
  else at.before(node);
}

/** Counts re-mounts: more than `most` in ten seconds and the place is given up. */
export function warGuard(most = 5): (key: string, now: number) => boolean {
  const seen = new Map<string, number[]>();
  return (key, now) => {
    const recent = (seen.get(key) ?? []).filter((at) => now - at < 10_000);
    recent.push(now);
    seen.set(key, recent);
    return recent.length <= most;
  };
}

/** Whether the page around us is dark, judged by its own ground. */
export function themeOf(doc: Document): 'light' | 'dark' {
  for (const el of [doc.body, doc.documentElement]) {
    const colour = el && doc.defaultView?.getComputedStyle(el).backgroundColor;
    const found = /rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)/.exec(colour ?? '');
    if (!found || Number(found[4] ?? 1) < 0.5) continue;
    return 0.299 * Number(found[1]) + 0.587 * Number(found[2]) + 0.114 * Number(found[3]) < 110
      ? 'dark'
      : 'light';
  }
  return 'light';
}
