// One reading pass: the page, its address and the moment, and what is looked up once and shared by all rows.
import type { Marketplace } from '../model/marketplace.ts';
import { findAll, finder, findFirst, pierces } from './selector.ts';
import { afterLook, look, lookedAt, lookOnce } from './sight.ts';
import { joinLines, type Line, linesOf, OURS, type Skip, skipOurs, squeeze } from './text.ts';

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
  let known = pass.cache.get(key) as T | undefined;
  if (known === undefined) {
    known = make();
    pass.cache.set(key, known);
  }
  return known;
};

/** Reads one row: no script of the page runs meanwhile, so nothing in it is sought, or asked whether it is seen, twice. */
export const inOneLook = <T>(_pass: Pass, read: () => T, row: RowElements = []): T => lookOnce(row, read);

/**
 * A function that answers once a look and argument. Only its last answer is kept, for fields that ask the same stand beside
 * each other, and not longer than the look.
 */
export function held<K extends object, V>(make: (of: K) => V): (of: K) => V {
  let at = 0;
  let last: K | undefined;
  let answer: V | undefined;
  const drop = () => {
    last = undefined;
    answer = undefined;
  };
  return (of) => {
    if (look === 0) return make(of);
    if (at === look && last === of) return answer as V;
    const made = make(of);
    if (at !== look) {
      at = look;
      afterLook(drop);
    }
    last = of;
    answer = made;
    return made;
  };
}

/** How a site's pages are looked at: nodes of ours and of other tools are not there, neither as matches nor as text. */
export interface Look {
  skip: Skip;
  all: (pass: Pass, selector: string) => Element[];
  /** The first match on the page; what `all` would begin with. */
  first: (pass: Pass, selector: string) => Element | undefined;
  /** Finds matches in a row, or in one element. Fields that seek the same find it once. */
  seek: (selector: string) => Seek;
  lines: (el: Element) => Line[];
  text: (el: Element) => string;
  /** What is left out of an element's text; null where nobody else is in it. */
  skipIn: (el: Element) => Skip | null;
  /** What is made once for all fields of the site, by name. */
  shared: <T>(name: string, make: () => T) => T;
}
export interface Seek {
  (row: RowElements): readonly Element[];
  one: (el: Element) => readonly Element[];
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
  const skip: Skip = foreign ? (el) => skipOurs(el) || el.matches(foreign) : skipOurs;
  const own = (el: Element): boolean => !el.closest(strangers);
  // One by one: a browser finds a plain selector at once, and walks through everything for a list of them.
  const each = [`[${OURS}]`, ...(site.foreign ?? [])];
  const hasGuests = (at: ParentNode): boolean => each.some((one) => at.querySelector(one) !== null);

  let askedAt = 0;
  let guests = false;
  /** Whether anybody else may be in an element. The whole row is asked once: matches are many, guests are rare. */
  const guestsIn = (el: Element): boolean => {
    if (look === 0) return hasGuests(el);
    if (askedAt !== look) {
      askedAt = look;
      guests = lookedAt.some(hasGuests);
    }
    // A question to the row does not reach into shadow roots, nor to what stands elsewhere on the page.
    if (pierces()) return hasGuests(el);
    for (const row of lookedAt) if (row === el || row.contains(el)) return guests;
    return hasGuests(el);
  };

  const shelf = new Map<string, unknown>();
  const shared = <T>(name: string, make: () => T): T => {
    let known = shelf.get(name) as T | undefined;
    if (known === undefined) {
      known = make();
      shelf.set(name, known);
    }
    return known;
  };
  const makeSeek = (selector: string): Seek => {
    const find = finder(selector);
    const one = held((el: Element): readonly Element[] => {
      const found = find(el);
      return found.length > 0 && guestsIn(el) ? found.filter(own) : found;
    });
    const several = held((row: RowElements): readonly Element[] => {
      const found = row.flatMap(find);
      return found.length > 0 && row.some(guestsIn) ? found.filter(own) : found;
    });
    return Object.assign((row: RowElements) => (row.length === 1 ? one(row[0]!) : several(row)), { one });
  };

  let lines: Map<Element, Line[]> | undefined;
  const dropLines = () => {
    lines = undefined;
  };
  const skipIn = (el: Element): Skip | null => (guestsIn(el) ? skip : null);
  const gathered = (el: Element): Line[] => linesOf(el, skipIn(el));
  const linesIn = (el: Element): Line[] => {
    if (look === 0) return gathered(el);
    if (!lines) {
      lines = new Map();
      afterLook(dropLines);
    }
    let known = lines.get(el);
    if (!known) {
      known = gathered(el);
      lines.set(el, known);
    }
    return known;
  };
  return {
    skip,
    all(pass, selector) {
      const found = findAll(pass.root, selector);
      // Of many it is cheaper to ask the page than each of them.
      return found.length > 3 && !pierces() && !hasGuests(pass.root) ? found : found.filter(own);
    },
    first(pass, selector) {
      const first = findFirst(pass.root, selector);
      return !first || own(first) ? first : findAll(pass.root, selector).find(own);
    },
    seek: (selector) => shared(`seek ${selector}`, () => makeSeek(selector)),
    lines: linesIn,
    text: (el) => (el.firstElementChild ? joinLines(linesIn(el)) : squeeze(el.textContent ?? '')),
    skipIn,
    shared,
  };
}
