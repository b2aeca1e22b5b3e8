// Readings: from where in a row a text is taken, and how. Compiled once a page kind, run once a row.
import type { Join, Reading, Source } from '../model/marketplace.ts';
import { compileCell } from './cells.ts';
import { type Look, once, type Pass, type RowElements } from './pass.ts';
import { stepsOf } from './selector.ts';
import { isVisible } from './sight.ts';
import { compileSource, mayTake } from './sources.ts';
import { compileHole } from './template.ts';
import { foldMarks, squeeze } from './text.ts';

/** Takes what is found: squeezed text, the element it came from (none for the address), one of several where only one may be. */
export type Add = (raw: string, el: Element | undefined, many: boolean) => void;
export interface ReadRaw {
  read: (row: RowElements, pass: Pass, add: Add) => void;
  /** What is found are words of the file, not of the page. */
  coded: boolean;
}

const NONE: readonly Element[] = [];

/** Where a reading looks: the elements in the row, the cell or the page that it takes its text from. */
function compilePlace(reading: Reading, look: Look): (row: RowElements, pass: Pass) => readonly Element[] {
  const { at, nth } = reading;
  const hasText = reading.hasText?.map(foldMarks);
  const cellOf = reading.cell && compileCell(reading.cell, look);
  const seek = at === undefined ? undefined : look.seek(at);
  const inside = reading.inside === undefined ? undefined : look.seek(reading.inside);
  const key = `all ${at}`;
  let matches: (row: RowElements, pass: Pass) => readonly Element[];
  if (reading.scope === 'page')
    matches = (_row, pass) => (at === undefined ? NONE : once(pass, key, () => look.all(pass, at)));
  else if (cellOf)
    matches = (row, pass) => {
      const cell = cellOf(row, pass);
      return !cell ? NONE : seek ? seek.one(cell) : [cell];
    };
  else matches = seek ?? ((row) => row);
  if (!reading.visible && !reading.only && !hasText && nth === undefined && !inside) return matches;
  return (row, pass) => {
    let found = matches(row, pass);
    if (reading.visible) found = found.filter(isVisible);
    if (hasText)
      found = found.filter((el) => {
        const text = foldMarks(look.text(el));
        return hasText.some((word) => text.includes(word));
      });
    if (reading.only) found = found.filter(isVisible);
    if (nth !== undefined) {
      const one = found.at(nth);
      found = one ? [one] : NONE;
    }
    return inside ? found.flatMap(inside.one) : found;
  };
}

/** Cuts what is wanted out of a text. */
function compileTake(take: NonNullable<Reading['take']>): (raw: string) => string {
  const holes = take.templates.map((template) => compileHole(template, take.hole));
  const [first] = holes;
  if (first && holes.length === 1) return (raw) => first(raw) ?? '';
  return (raw) => {
    for (const cut of holes) {
      const held = cut(raw);
      if (held !== undefined) return held;
    }
    return '';
  };
}

const SQUEEZED = [
  'text',
  'own-text',
  'first-text',
  'last-line',
  'line',
  'label',
  'before',
  'after',
  'except',
];
/** What is made of lines was squeezed when they were gathered. */
const isSqueezed = (read: Source): boolean =>
  SQUEEZED.some((name) => (typeof read === 'object' ? name in read : name === read));

function compileReading(reading: Reading, look: Look): ReadRaw {
  const { read, only = false } = reading;
  const finish = reading.take ? compileTake(reading.take) : isSqueezed(read) ? (raw: string) => raw : squeeze;
  const place = compilePlace(reading, look);
  const elements = (row: RowElements, pass: Pass): readonly Element[] => {
    const found = place(row, pass);
    if (pass.trace) for (const el of found) pass.trace.saw(pass.trace.field, el);
    return found;
  };
  const lone = (say: (row: RowElements, pass: Pass) => string | null | undefined): ReadRaw => ({
    coded: false,
    read: (row, pass, add) => {
      const said = say(row, pass);
      const raw = said && finish(said);
      if (raw) add(raw, undefined, false);
    },
  });

  if (read === 'count') return lone((row, pass) => String(elements(row, pass).length));
  if (read === 'present') return lone((row, pass) => (elements(row, pass).length > 0 ? '1' : undefined));
  if (typeof read === 'object' && 'param' in read)
    return lone((_row, pass) => frameUrl(pass).searchParams.get(read.param));
  if (typeof read === 'object' && 'url' in read)
    return lone((_row, pass) => {
      if (read.url === 'title') return pass.title;
      const url = read.url.startsWith('top') ? topUrl(pass) : frameUrl(pass);
      return read.url === 'host' ? url.host : read.url.endsWith('hash') ? url.hash : url.pathname;
    });
  if (typeof read === 'object' && 'preceding' in read) {
    const key = `all ${read.preceding}`;
    return lone((row, pass) => {
      const heads = once(pass, key, () => look.all(pass, read.preceding));
      // Heads stand in document order: the nearest one before the row is found by halving.
      let low = 0;
      for (let high = heads.length; low < high; ) {
        const middle = (low + high) >> 1;
        const head = heads[middle]!;
        if (head !== row[0] && head.compareDocumentPosition(row[0]!) & 4) low = middle + 1;
        else high = middle;
      }
      const nearest = heads[low - 1];
      if (nearest) pass.trace?.saw(pass.trace.field, nearest);
      return nearest && look.text(nearest);
    });
  }
  if (read === 'text') {
    // A cell may hang over from a row above, and what a row says does not reach into shadow roots.
    const stays = (selector: string | undefined) => selector === undefined || stepsOf(selector).length === 1;
    const near = reading.scope !== 'page' && !reading.cell && stays(reading.at) && stays(reading.inside);
    return {
      coded: false,
      read: (row, pass, add) => {
        const all = elements(row, pass);
        const many = only && all.length > 1;
        for (let i = 0; i < all.length; i++) {
          const el = all[i]!;
          const said = look.seen(el, near ? row : undefined);
          const raw = said && finish(said);
          if (raw) add(raw, el, many);
        }
      },
    };
  }
  const source = compileSource(read, look)!;
  const may = mayTake(read);
  // What is not shown has no text; an attribute, a class or a form's value may be told by a hidden element.
  const coded = typeof read === 'object' && 'enum' in read;
  const silent = typeof read === 'object' ? !('attr' in read || 'enum' in read) : read !== 'value';
  return {
    coded,
    read: (row, pass, add) => {
      const all = elements(row, pass);
      const many = only && all.length > 1;
      for (let i = 0; i < all.length; i++) {
        const el = all[i]!;
        if ((may && !may(el)) || (silent && !isVisible(el))) continue;
        const said = source(el);
        const raw = said && finish(said);
        if (raw) add(raw, el, many);
      }
    },
  };
}

/**
 * The commonest reading in one go: the text of the one element of a row that a selector finds. '' where nothing is found or
 * said, undefined where there is more to it; and no such way at all for any other reading.
 */
export function compileOnly(
  from: Reading | Join,
  look: Look,
): ((row: RowElements) => string | undefined) | undefined {
  if ('join' in from || from.read !== 'text' || from.at === undefined) return undefined;
  const { scope, cell, hasText, visible, only: lone, nth, inside } = from;
  if (scope === 'page' || cell || hasText || visible || lone || nth !== undefined || inside) return undefined;
  const only = look.only(from.at);
  if (!from.take) return only;
  const cut = compileTake(from.take);
  return (row) => {
    const said = only(row);
    return said && cut(said);
  };
}

const frameUrl = (pass: Pass): URL => once(pass, 'url frame', () => new URL(pass.url.frame));
const topUrl = (pass: Pass): URL => once(pass, 'url top', () => new URL(pass.url.top));

/** Compiles one alternative of a field. */
export function compileFrom(from: Reading | Join, look: Look): ReadRaw {
  if (!('join' in from)) return compileReading(from, look);
  const [a, b] = from.join.map((r) => compileReading(r, look)) as [ReadRaw, ReadRaw];
  return {
    coded: false,
    read: (row, pass, add) => {
      const left: { raw: string; el: Element | undefined }[] = [];
      const right: string[] = [];
      a.read(row, pass, (raw, el) => left.push({ raw, el }));
      b.read(row, pass, (raw) => right.push(raw));
      if (left.length === 1 && right.length === 1) add(`${left[0]!.raw} ${right[0]}`, left[0]!.el, false);
    },
  };
}
