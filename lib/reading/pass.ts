// One reading pass: the page, its address and the moment, and what is looked up once and shared by all rows.
import type { Marketplace } from '../model/marketplace.ts';
import { held, kept } from './held.ts';
import { finders, onlyOf } from './seek.ts';
import { findAll, findFirst, pierces, stepsOf } from './selector.ts';
import { afterLook, isKnownPlain, isPlainRow, isVisible, isWithin, look, lookedAt, whole } from './sight.ts';
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
  /** The text of the only match in a row, as `seen` says it; undefined where there are several. */
  only: (selector: string) => (row: RowElements) => string | undefined;
  /** What is left out of an element's text; null where nobody else is in it. */
  skipIn: (el: Element) => Skip | null;
  /** What is made once for all fields of the site, by name. */
  shared: <T>(name: string, make: () => T) => T;
}
export interface Seek {
  (row: RowElements): readonly Element[];
  one: (el: Element) => readonly Element[];
  /** The only match in a row; null where there is none, undefined where there may be several. */
  only: (row: RowElements) => Element | null | undefined;
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

  let askedIn = 0;
  let guestsAnywhere = false;
  /** Whether anybody else is on a page that is read whole. */
  const guestsOn = (root: ParentNode): boolean => {
    if (askedIn !== whole) {
      askedIn = whole;
      guestsAnywhere = hasGuests(root);
    }
    return guestsAnywhere;
  };
  let askedAt = 0;
  let guests = false;
  /** Whether anybody else may be in what is looked at. It is asked once: matches are many, guests are rare. */
  const guestsHere = (): boolean => {
    if (askedAt !== look) {
      askedAt = look;
      guests = (askedIn !== whole || whole === 0 || guestsAnywhere || pierces()) && lookedAt.some(hasGuests);
    }
    return guests;
  };
  let theirs: Element[] | undefined;
  const dropTheirs = () => {
    theirs = undefined;
  };
  /** Whether an element in what is looked at is the page's own. Guests are few: each match asks them, not all around it. */
  const ownHere = (el: Element): boolean => {
    if (!theirs) {
      theirs = lookedAt.flatMap((at) => at.closest(strangers) ?? Array.from(at.querySelectorAll(strangers)));
      afterLook(dropTheirs);
    }
    return !theirs.some((guest) => guest.contains(el));
  };
  /** The same of a row. A question to a row does not reach into shadow roots, nor to what stands elsewhere on the page. */
  const ownIn = (row: RowElements, found: readonly Element[]): readonly Element[] => {
    if (found.length === 0) return found;
    if (!pierces() && isWithin(row)) return guestsHere() ? found.filter(ownHere) : found;
    return row.some(hasGuests) ? found.filter(own) : found;
  };
  const isHere = (el: Element): boolean => look > 0 && !pierces() && lookedAt.some((at) => at.contains(el));
  const guestsInOne = (el: Element): boolean => (isHere(el) ? guestsHere() : hasGuests(el));

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
    const { rows, one, only } = find(selector);
    const single = held((el: Element): readonly Element[] => {
      const found = one(el);
      if (found.length === 0) return found;
      if (isHere(el)) return guestsHere() ? found.filter(ownHere) : found;
      return hasGuests(el) ? found.filter(own) : found;
    });
    return Object.assign((row: RowElements) => ownIn(row, rows(row)), {
      one: single,
      only(row: RowElements) {
        const found = only(row);
        if (found === null || (!pierces() && isWithin(row) && !guestsHere())) return found;
        return onlyOf(ownIn(row, rows(row)));
      },
    });
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
  const seek = (selector: string): Seek => shared(`seek ${selector}`, () => makeSeek(selector));

  /** Most cells are boxes with nothing but a box in them, and one text at the end: that text, undefined where there is more. */
  const loneText = (el: Element): string | undefined => {
    for (let node = el.firstChild; node; node = node.firstChild) {
      if (node.nextSibling) return undefined;
      const type = node.nodeType;
      if (type === TEXT) return squeeze((node as Text).data);
      if (type !== ELEMENT || isLeftOut(node as Element)) return undefined;
    }
    return '';
  };
  const seen = (el: Element, row: RowElements | undefined): string => {
    const said = loneText(el);
    if (said === '') return '';
    if (said !== undefined) {
      const within = row !== undefined && isWithin(row);
      let box = el;
      for (let inner = el.firstElementChild; inner; inner = inner.firstElementChild) box = inner;
      if (box === el || !(within ? guestsHere() : guestsInOne(el)))
        return (within && isPlainRow()) || isVisible(box) ? said : '';
    }
    return isVisible(el) ? text(el) : '';
  };

  let clearAt = 0;
  let clear = false;
  /** Whether a row is known to hide no text, and nobody else is in it. */
  const isClear = (row: RowElements): boolean => {
    if (row !== lookedAt || look === 0) return false;
    if (clearAt !== look) {
      clearAt = look;
      clear = isKnownPlain() && !pierces() && !guestsHere();
    }
    return clear;
  };

  return {
    skip,
    all(pass, selector) {
      const found = findAll(pass.root, selector);
      // Of many it is cheaper to ask the page than each of them, and in one go it is asked once.
      if (found.length === 0 || pierces()) return found.filter(own);
      const alone = whole > 0 ? !guestsOn(pass.root) : found.length > 3 && !hasGuests(pass.root);
      return alone ? found : found.filter(own);
    },
    first(pass, selector) {
      const first = findFirst(pass.root, selector);
      return !first || own(first) ? first : findAll(pass.root, selector).find(own);
    },
    seek,
    lines: linesIn,
    text,
    seen,
    only(selector) {
      const { only } = find(selector);
      const among = seek(selector);
      const near = stepsOf(selector).length === 1;
      return (row) => {
        const clear = isClear(row);
        const el = clear ? only(row) : among.only(row);
        if (!el) return el === null ? '' : undefined;
        return (clear ? loneText(el) : undefined) ?? seen(el, near ? row : undefined);
      };
    },
    skipIn,
    shared,
  };
}
