// One reading pass: the page, its address and the moment, and what is looked up once and shared by all rows.
import type { Marketplace } from '../model/marketplace.ts';
import { findAll, findInRow } from './selector.ts';
import { type Line, linesOf, OURS, type Skip } from './text.ts';

export interface PageUrl {
  /** The frame's own address. */
  frame: string;
  /** The tab's address; equals `frame` in the top frame. */
  top: string;
}

export type RowElements = readonly Element[];

/** What one reading pass shares: page-wide look-ups are made once a pass. */
export interface Pass {
  root: ParentNode;
  url: PageUrl;
  now: number;
  title: string;
  cache: Map<string, unknown>;
  /** Told which elements each field looked at: for the picker and the mutation tests. */
  trace?: { field: string; saw: (field: string, el: Element) => void };
}

export const newPass = (root: ParentNode, url: PageUrl, now: number): Pass => ({
  root,
  url,
  now,
  title: (root as Document).title ?? '',
  cache: new Map(),
});

export const once = <T>(pass: Pass, key: string, make: () => T): T => {
  if (!pass.cache.has(key)) pass.cache.set(key, make());
  return pass.cache.get(key) as T;
};

/** How a site's pages are looked at: nodes of ours and of other tools are not there, neither as matches nor as text. */
export interface Look {
  skip: Skip;
  all: (pass: Pass, selector: string) => Element[];
  inRow: (row: RowElements, selector: string, pass: Pass) => Element[];
  lines: (el: Element, pass: Pass) => Line[];
  text: (el: Element, pass: Pass) => string;
}

/** A value made once a key. */
export function kept<K extends WeakKey, V>(map: WeakMap<K, V>, key: K, make: (key: K) => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  map.set(key, made);
  return made;
}

const looks = new WeakMap<Pick<Marketplace, 'foreign'>, Look>();
/** The look at a site's pages, one for all its fields. */
export const lookOf = (site: Pick<Marketplace, 'foreign'>): Look => kept(looks, site, makeLook);

function makeLook(site: Pick<Marketplace, 'foreign'>): Look {
  const foreign = site.foreign?.join(',');
  const strangers = foreign ? `[${OURS}],${foreign}` : `[${OURS}]`;
  const skip: Skip = foreign ? (el) => el.matches(foreign) : () => false;
  const outside = (found: Element[]): Element[] => found.filter((el) => !el.closest(strangers));
  const guests = (el: Element, pass: Pass): boolean => {
    const known = once(pass, `guests ${strangers}`, () => new WeakMap<Element, boolean>());
    return kept(known, el, () => el.querySelector(strangers) !== null);
  };
  const lines = (el: Element, pass: Pass): Line[] => {
    const known = once(pass, `lines ${strangers}`, () => new WeakMap<Element, Line[]>());
    return kept(known, el, () => linesOf(el, skip));
  };
  return {
    skip,
    all: (pass, selector) => outside(findAll(pass.root, selector)),
    // A row is asked once whether anybody else is in it: matches are many, guests are rare.
    inRow: (row, selector, pass) => {
      const found = findInRow(row, selector);
      return found.length > 0 && row.some((el) => guests(el, pass)) ? outside(found) : found;
    },
    lines,
    text: (el, pass) =>
      lines(el, pass)
        .map((line) => line.text)
        .join(' '),
  };
}
