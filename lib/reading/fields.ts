// Fields: compiled once a page kind, run once a row. A field tries its alternatives in order and says how it went.
import type { FieldHealth } from '../model/facts.ts';
import type { Field, Join, Marketplace, Reading, Source } from '../model/marketplace.ts';
import { type Parse, parserOf } from './parsers.ts';
import { findAll, findFirst, findInRow } from './selector.ts';
import { compileTemplate } from './template.ts';
import {
  afterLabel,
  firstText,
  foldMarks,
  isVisible,
  linesOf,
  ownText,
  type Skip,
  skipNothing,
  squeeze,
  textOf,
} from './text.ts';

export interface PageUrl {
  /** The frame's own address. */
  frame: string;
  /** The tab's address; equals `frame` in the top frame. */
  top: string;
}

/** What one reading pass shares: page-wide look-ups are made once a pass. */
export interface Pass {
  root: ParentNode;
  url: PageUrl;
  now: number;
  title: string;
  cache: Map<string, unknown>;
}

export type RowElements = readonly Element[];
export interface FieldResult {
  /** Parsed; undefined when absent, missing, ambiguous or unparsed. */
  value: unknown;
  /** As shown, where something was found. */
  raw: string | undefined;
  state: FieldHealth;
}
export type ReadField = (row: RowElements, pass: Pass) => FieldResult;
type ReadRaw = (row: RowElements, pass: Pass) => string[];

const once = <T>(pass: Pass, key: string, make: () => T): T => {
  if (!pass.cache.has(key)) pass.cache.set(key, make());
  return pass.cache.get(key) as T;
};

function skipOf(site: Marketplace): Skip {
  const foreign = site.foreign?.join(',');
  return foreign ? (el) => el.matches(foreign) : skipNothing;
}

/** A source over one element. Sources that look elsewhere (url, param, column) are compiled apart. */
function elementSource(
  source: Source,
  skip: Skip,
): ((el: Element, pass: Pass) => string | undefined) | undefined {
  if (source === 'text') return (el) => textOf(el, skip);
  if (source === 'own-text') return ownText;
  if (source === 'first-text') return firstText;
  if (source === 'last-line') return (el) => linesOf(el, skip).at(-1);
  if (source === 'value')
    return (el) => (el as HTMLInputElement).value ?? el.getAttribute('value') ?? undefined;
  if (typeof source === 'string') return undefined;
  if ('line' in source) return (el) => linesOf(el, skip).at(source.line);
  if ('attr' in source) return (el) => el.getAttribute(source.attr) ?? undefined;
  if ('label' in source) return (el) => afterLabel(linesOf(el, skip), source.label);
  if ('between' in source) return (el) => between(textOf(el, skip), source.between[0], source.between[1]);
  if ('enum' in source)
    return (el) =>
      source.enum.find(
        (c) =>
          (c.is === undefined || el.matches(c.is)) &&
          (c.has === undefined || findFirst(el, c.has) !== undefined) &&
          (c.styleUrl === undefined || (el.getAttribute('style') ?? '').includes(c.styleUrl)),
      )?.value;
  if ('except' in source) {
    const without = source.except.join(',');
    return (el) => textOf(el, (child) => child.matches(without) || skip(child));
  }
  return undefined;
}

function between(text: string, starts: readonly string[], ends: readonly string[]): string | undefined {
  const folded = foldMarks(text);
  for (const start of starts) {
    const from = folded.indexOf(foldMarks(start));
    if (from < 0) continue;
    const rest = from + start.length;
    const stops = ends.map((end) => folded.indexOf(foldMarks(end), rest)).filter((i) => i >= 0);
    if (stops.length > 0) return squeeze(text.slice(rest, Math.min(...stops))).replace(/^[:：]\s*/, '');
  }
  return undefined;
}

function compileReading(reading: Reading, site: Marketplace): ReadRaw {
  const skip = skipOf(site);
  const { read, at, nth } = reading;
  const hasText = reading.hasText?.map(foldMarks);
  const take = reading.take && {
    matchers: reading.take.templates.map(compileTemplate),
    hole: reading.take.hole,
  };
  const finish = (raws: (string | undefined)[]): string[] => {
    const seen: string[] = [];
    for (let raw of raws) {
      if (raw !== undefined && take) {
        const whole = raw;
        raw = undefined;
        for (const match of take.matchers) {
          raw = match(whole)?.[take.hole];
          if (raw !== undefined) break;
        }
      }
      const text = raw === undefined ? '' : squeeze(raw);
      if (text && !seen.includes(text)) seen.push(text);
    }
    return seen;
  };
  const elements = (row: RowElements, pass: Pass): Element[] => {
    let found: Element[];
    if (at === undefined) found = row as Element[];
    else if (reading.scope === 'page') found = once(pass, `all ${at}`, () => findAll(pass.root, at));
    else if (nth === 0 && !reading.visible && !hasText && row.length === 1 && !at.includes('>>>')) {
      const first =
        row[0]!.querySelector(at) ?? (at.includes(':scope') ? null : row[0]!.matches(at) ? row[0]! : null);
      return first ? [first] : [];
    } else found = findInRow(row, at);
    if (reading.visible) found = found.filter(isVisible);
    if (hasText)
      found = found.filter((el) => {
        const text = foldMarks(textOf(el, skip));
        return hasText.some((word) => text.includes(word));
      });
    if (nth === undefined) return found;
    const one = found.at(nth);
    return one ? [one] : [];
  };

  if (read === 'count') return (row, pass) => [String(elements(row, pass).length)];
  if (read === 'present') return (row, pass) => (elements(row, pass).length > 0 ? ['1'] : []);
  if (typeof read === 'object' && 'param' in read)
    return (_row, pass) =>
      finish(
        [pass.url.frame, pass.url.top]
          .map((url) => new URL(url).searchParams.get(read.param) ?? undefined)
          .slice(0, 1),
      );
  if (typeof read === 'object' && 'url' in read)
    return (_row, pass) => {
      const url = new URL(read.url.startsWith('top') ? pass.url.top : pass.url.frame);
      const part = read.url === 'title' ? pass.title : read.url.endsWith('hash') ? url.hash : url.pathname;
      return finish([part]);
    };
  if (typeof read === 'object' && 'column' in read) {
    const columns = new Set(read.column.map(foldMarks));
    return (row, pass) => {
      const headers = once(pass, `text ${read.header}`, () =>
        findAll(pass.root, read.header).map((el) => foldMarks(textOf(el, skip))),
      );
      const index = headers.findIndex((text) => columns.has(text));
      if (index < 0) return [];
      const cell = findInRow(row, read.cells)[index];
      if (!cell) return [];
      const inner = at === undefined ? [cell] : findAll(cell, at);
      return finish(inner.map((el) => textOf(el, skip)));
    };
  }
  if (typeof read === 'object' && 'preceding' in read)
    return (row, pass) => {
      const heads = once(pass, `all ${read.preceding}`, () => findAll(pass.root, read.preceding));
      let nearest: Element | undefined;
      for (const head of heads) {
        if (head === row[0] || !(head.compareDocumentPosition(row[0]!) & 4)) break;
        nearest = head;
      }
      return finish([nearest && textOf(nearest, skip)]);
    };
  const source = elementSource(read, skip)!;
  return (row, pass) => finish(elements(row, pass).map((el) => source(el, pass)));
}

function compileSource(from: Reading | Join, site: Marketplace): ReadRaw {
  if (!('join' in from)) return compileReading(from, site);
  const [a, b] = from.join.map((r) => compileReading(r, site)) as [ReadRaw, ReadRaw];
  return (row, pass) => {
    const left = a(row, pass);
    const right = b(row, pass);
    return left.length === 1 && right.length === 1 ? [`${left[0]} ${right[0]}`] : [];
  };
}

const nothing = (state: FieldHealth, raw?: string): FieldResult => ({ value: undefined, raw, state });

/**
 * Compiles a field. States: `ok` first alternative (or rightly absent), `degraded` a later one, `missing` not found,
 * `ambiguous` several differing values, `unparsed` found but not of its kind.
 */
export function compileField(field: Field, site: Marketplace): ReadField {
  const sources = field.from.map((from) => compileSource(from, site));
  const parse: Parse = parserOf(field.parse, site);
  const { anchor, witness } = field;
  const says = witness?.says.map(foldMarks);
  return (row, pass) => {
    if (witness && says) {
      const stands = once(pass, `witness ${witness.at} ${says.join('|')}`, () =>
        findAll(pass.root, witness.at).some((el) => says.includes(foldMarks(textOf(el)))),
      );
      if (!stands) return nothing('missing');
    }
    let unparsed: string | undefined;
    let ambiguous = false;
    for (let i = 0; i < sources.length; i++) {
      const raws = sources[i]!(row, pass);
      if (raws.length === 0) continue;
      const values: unknown[] = [];
      let kept: string | undefined;
      for (const raw of raws) {
        const value = parse(raw, pass.now);
        if (value === undefined) unparsed ??= raw;
        else {
          if (values.length === 0) kept = raw;
          if (!values.some((v) => same(v, value))) values.push(value);
        }
      }
      if (values.length === 1) return { value: values[0], raw: kept, state: i === 0 ? 'ok' : 'degraded' };
      if (values.length > 1) ambiguous = true;
    }
    if (ambiguous) return nothing('ambiguous');
    if (unparsed !== undefined) return nothing('unparsed', unparsed);
    if (field.when === 'always') return nothing('missing');
    return nothing(anchor !== undefined && findInRow(row, anchor).length === 0 ? 'missing' : 'ok');
  };
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
