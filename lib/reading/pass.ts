// One reading pass: the page, its address and the moment, and what is looked up once and shared by all rows.
import type { Marketplace } from '../model/marketplace.ts';
import { findAll, findInRow } from './selector.ts';
import { type Line, linesOf, lookOnce, OURS, type Skip } from './text.ts';

export interface PageUrl {
  /** The frame's own address. */
  frame: string;
  /** The tab's address; equals `frame` in the top frame. */
  top: string;
}

export type RowElements = readonly Element[];

/** What was sought once in a row: mostly in one place, sometimes in more. */
interface Held {
  look: number;
  where: unknown;
  value: unknown;
  more: Map<unknown, unknown> | undefined;
}

/** What one reading pass shares: page-wide look-ups are made once a pass. */
export interface Pass {
  root: ParentNode;
  url: PageUrl;
  now: number;
  title: string;
  cache: Map<string, unknown>;
  /** What was found in the row that is being read, by what was sought. */
  held: Map<string, Held>;
  /** Counts the rows; 0 while none is being read. */
  look: number;
  /** Told which elements each field looked at: for the picker and the mutation tests. */
  trace?: { field: string; saw: (field: string, el: Element) => void };
}

export const newPass = (root: ParentNode, url: PageUrl, now: number): Pass => ({
  root,
  url,
  now,
  title: (root as Document).title ?? '',
  cache: new Map(),
  held: new Map(),
  look: 0,
});

let looks = 0;

export const once = <T>(pass: Pass, key: string, make: () => T): T => {
  let known = pass.cache.get(key) as T | undefined;
  if (known === undefined) {
    known = make();
    pass.cache.set(key, known);
  }
  return known;
};

/** Reads one row: no script of the page runs meanwhile, so nothing in it is sought, or asked whether it is seen, twice. */
export function inOneLook<T>(pass: Pass, read: () => T): T {
  if (pass.look > 0) return read();
  pass.look = ++looks;
  try {
    return lookOnce(read);
  } finally {
    pass.look = 0;
  }
}

/** A value made once a look, by what is sought and where. */
export function held<K, V>(pass: Pass, what: string, where: K, make: (where: K) => V): V {
  const { look } = pass;
  if (look === 0) return make(where);
  const slot = pass.held.get(what);
  if (!slot || slot.look !== look) {
    const value = make(where);
    // The slots stay from row to row: thousands of rows make no thousands of maps.
    if (slot) {
      slot.look = look;
      slot.where = where;
      slot.value = value;
      slot.more = undefined;
    } else pass.held.set(what, { look, where, value, more: undefined });
    return value;
  }
  if (slot.where === where) return slot.value as V;
  slot.more ??= new Map();
  let known = slot.more.get(where) as V | undefined;
  if (known === undefined) {
    known = make(where);
    slot.more.set(where, known);
  }
  return known;
}

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
  const value = make(key);
  map.set(key, value);
  return value;
}

const made = new WeakMap<Pick<Marketplace, 'foreign'>, Look>();
/** The look at a site's pages, one for all its fields. */
export const lookOf = (site: Pick<Marketplace, 'foreign'>): Look => kept(made, site, makeLook);

function makeLook(site: Pick<Marketplace, 'foreign'>): Look {
  const foreign = site.foreign?.join(',');
  const strangers = foreign ? `[${OURS}],${foreign}` : `[${OURS}]`;
  const skip: Skip = foreign ? (el) => el.matches(foreign) : () => false;
  const outside = (found: Element[]): Element[] => found.filter((el) => !el.closest(strangers));
  const hasGuests = (el: Element): boolean => el.querySelector(strangers) !== null;
  const linesIn = (el: Element): Line[] => linesOf(el, skip);
  const lines = (el: Element, pass: Pass): Line[] => held(pass, '(lines)', el, linesIn);
  const textIn = (of: Line[]): string =>
    of.length === 1 ? of[0]!.text : of.map((line) => line.text).join(' ');
  return {
    skip,
    all: (pass, selector) => outside(findAll(pass.root, selector)),
    // A row is asked once whether anybody else is in it: matches are many, guests are rare.
    inRow: (row, selector, pass) =>
      held(pass, selector, row.length === 1 ? row[0] : row, () => {
        const found = findInRow(row, selector);
        const guests = found.length > 0 && row.some((el) => held(pass, '(guests)', el, hasGuests));
        return guests ? outside(found) : found;
      }),
    lines,
    text: (el, pass) => textIn(lines(el, pass)),
  };
}
