// One reading pass: the page, its address and the moment, and what is looked up once and shared by all rows.
import type { Marketplace } from '../model/marketplace.ts';
import { held, kept } from './held.ts';
import { finders } from './seek.ts';
import { findAll, findFirst, pierces } from './selector.ts';
import { afterLook, isPlainRow, isVisible, isWithin, look, lookedAt } from './sight.ts';
import { isLeftOut, joinLines, type Line, linesOf, OURS, type Skip, skipOurs, squeeze } from './text.ts';

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
  /** The text of an element that is seen, '' of one that is not. `row` where it surely lies in that row. */
  seen: (el: Element, row: RowElements | undefined) => string;
  /** What is left out of an element's text; null where nobody else is in it. */
  skipIn: (el: Element) => Skip | null;
  /** What is made once for all fields of the site, by name. */
  shared: <T>(name: string, make: () => T) => T;
}
export interface Seek {
  (row: RowElements): readonly Element[];
  one: (el: Element) => readonly Element[];
}

const made = new WeakMap<Pick<Marketplace, 'foreign'>, Look>();
/** The look at a site's pages, one for all its fields. */
export const lookOf = (site: Pick<Marketplace, 'foreign'>): Look => kept(made, site, makeLook);

const TEXT = 3;
const ELEMENT = 1;

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
  /** Whether anybody else may be in what is looked at. It is asked once: matches are many, guests are rare. */
  const guestsHere = (): boolean => {
    if (askedAt !== look) {
      askedAt = look;
      guests = lookedAt.some(hasGuests);
    }
    return guests;
  };
  /** The same of a row. A question to a row does not reach into shadow roots, nor to what stands elsewhere on the page. */
  const guestsIn = (row: RowElements): boolean =>
    !pierces() && isWithin(row) ? guestsHere() : row.some(hasGuests);
  const guestsInOne = (el: Element): boolean =>
    look > 0 && !pierces() && lookedAt.some((at) => at.contains(el)) ? guestsHere() : hasGuests(el);

  const shelf = new Map<string, unknown>();
  const shared = <T>(name: string, make: () => T): T => {
    let known = shelf.get(name) as T | undefined;
    if (known === undefined) {
      known = make();
      shelf.set(name, known);
    }
    return known;
  };
  const find = finders(shared);
  const makeSeek = (selector: string): Seek => {
    const { rows, one } = find(selector);
    const single = held((el: Element): readonly Element[] => {
      const found = one(el);
      return found.length > 0 && guestsInOne(el) ? found.filter(own) : found;
    });
    return Object.assign(
      (row: RowElements): readonly Element[] => {
        const found = rows(row);
        return found.length > 0 && guestsIn(row) ? found.filter(own) : found;
      },
      { one: single },
    );
  };

  let lines: Map<Element, Line[]> | undefined;
  const dropLines = () => {
    lines = undefined;
  };
  const skipIn = (el: Element): Skip | null => (guestsInOne(el) ? skip : null);
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
  const text = (el: Element): string =>
    el.firstElementChild ? joinLines(linesIn(el)) : squeeze(el.textContent ?? '');
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
    text,
    seen(el, row) {
      // Most cells are boxes with nothing but a box in them, and one text at the end.
      let box = el;
      for (let node = el.firstChild; node; node = box.firstChild) {
        if (node.nextSibling) break;
        const type = node.nodeType;
        if (type === TEXT) {
          const said = squeeze((node as Text).data);
          if (said === '') return '';
          const within = row !== undefined && isWithin(row);
          if (box !== el && (within ? guestsHere() : guestsInOne(el))) break;
          return (within && isPlainRow()) || isVisible(box) ? said : '';
        }
        if (type !== ELEMENT || isLeftOut(node as Element)) break;
        box = node as Element;
      }
      return box.firstChild && isVisible(el) ? text(el) : '';
    },
    skipIn,
    shared,
  };
}
