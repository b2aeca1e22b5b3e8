// Fields: compiled once a page kind, run once a row. A field tries its alternatives in order and says how it went.
import type { FieldHealth } from '../model/facts.ts';
import type { Field, Join, Marketplace, Reading } from '../model/marketplace.ts';
import { compileCell } from './cells.ts';
import { type Parse, parserOf } from './parsers.ts';
import { type Look, lookOf, once, type Pass, type RowElements } from './pass.ts';
import { compileSource } from './sources.ts';
import { compileTemplate } from './template.ts';
import { foldMarks, isVisible, squeeze } from './text.ts';

export type { PageUrl, Pass, RowElements } from './pass.ts';

export interface FieldResult {
  /** Parsed; undefined when absent, missing, ambiguous or unparsed. */
  value: unknown;
  /** As shown, where one thing was found. */
  raw: string | undefined;
  state: FieldHealth;
}
export type ReadField = (row: RowElements, pass: Pass) => FieldResult;

/** Raw text and the element it came from; none for the address. */
interface Found {
  raw: string;
  el: Element | undefined;
  /** `raw` is a word of the file, not of the page. */
  coded?: boolean;
  /** One of several where only one may be. */
  many?: boolean;
}
type ReadRaw = (row: RowElements, pass: Pass) => Found[];

function compileReading(reading: Reading, look: Look): ReadRaw {
  const { read, at, nth, inside } = reading;
  const hasText = reading.hasText?.map(foldMarks);
  const cellOf = reading.cell && compileCell(reading.cell, look);
  const take = reading.take && {
    matchers: reading.take.templates.map(compileTemplate),
    hole: reading.take.hole,
  };
  const finish = (raw: string | undefined): string => {
    if (raw === undefined || !take) return raw === undefined ? '' : squeeze(raw);
    for (const match of take.matchers) {
      const held = match(raw)?.[take.hole];
      if (held !== undefined) return squeeze(held);
    }
    return '';
  };
  const matches = (row: RowElements, pass: Pass): Element[] => {
    if (reading.scope === 'page')
      return at === undefined ? [] : once(pass, `all ${at}`, () => look.all(pass, at));
    if (!cellOf) return at === undefined ? (row as Element[]) : look.inRow(row, at, pass);
    const cell = cellOf(row, pass);
    if (!cell) return [];
    return at === undefined ? [cell] : look.inRow([cell], at, pass);
  };
  const elements = (row: RowElements, pass: Pass): Element[] => {
    let found = matches(row, pass);
    if (reading.visible) found = found.filter(isVisible);
    if (hasText)
      found = found.filter((el) => {
        const text = foldMarks(look.text(el, pass));
        return hasText.some((word) => text.includes(word));
      });
    if (reading.only) found = found.filter(isVisible);
    if (nth !== undefined) {
      const one = found.at(nth);
      found = one ? [one] : [];
    }
    if (inside !== undefined) found = found.flatMap((el) => look.inRow([el], inside, pass));
    if (pass.trace) for (const el of found) pass.trace.saw(pass.trace.field, el);
    return found;
  };
  const lone = (raw: string | undefined): Found[] => {
    const text = finish(raw);
    return text ? [{ raw: text, el: undefined }] : [];
  };

  if (read === 'count') return (row, pass) => lone(String(elements(row, pass).length));
  if (read === 'present') return (row, pass) => lone(elements(row, pass).length > 0 ? '1' : undefined);
  if (typeof read === 'object' && 'param' in read)
    return (_row, pass) => lone(new URL(pass.url.frame).searchParams.get(read.param) ?? undefined);
  if (typeof read === 'object' && 'url' in read)
    return (_row, pass) => {
      if (read.url === 'title') return lone(pass.title);
      const url = new URL(read.url.startsWith('top') ? pass.url.top : pass.url.frame);
      return lone(read.url === 'host' ? url.host : read.url.endsWith('hash') ? url.hash : url.pathname);
    };
  if (typeof read === 'object' && 'preceding' in read)
    return (row, pass) => {
      const heads = once(pass, `all ${read.preceding}`, () => look.all(pass, read.preceding));
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
      return lone(nearest && look.text(nearest, pass));
    };
  const source = compileSource(read, look)!;
  // What is not shown has no text; an attribute, a class or a form's value may be told by a hidden element.
  const coded = typeof read === 'object' && 'enum' in read;
  const silent = typeof read === 'object' ? !('attr' in read || 'enum' in read) : read !== 'value';
  return (row, pass) => {
    const found: Found[] = [];
    const all = elements(row, pass);
    const many = reading.only && all.length > 1;
    for (const el of all) {
      if (silent && !isVisible(el)) continue;
      const raw = finish(source(el, pass));
      if (raw) found.push({ raw, el, coded, many });
    }
    return found;
  };
}

function compileFrom(from: Reading | Join, look: Look): ReadRaw {
  if (!('join' in from)) return compileReading(from, look);
  const [a, b] = from.join.map((r) => compileReading(r, look)) as [ReadRaw, ReadRaw];
  return (row, pass) => {
    const left = a(row, pass);
    const right = b(row, pass);
    return left.length === 1 && right.length === 1
      ? [{ raw: `${left[0]!.raw} ${right[0]!.raw}`, el: left[0]!.el }]
      : [];
  };
}

interface Read extends Found {
  value: unknown;
}
const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
/** One read a value. */
const distinct = (reads: Read[]): Read[] =>
  reads.length < 2
    ? reads
    : reads.filter((read, i) => reads.findIndex((other) => same(other.value, read.value)) === i);

const nothing = (state: FieldHealth, raw?: string): FieldResult => ({ value: undefined, raw, state });

/**
 * Compiles a field. States: `ok` first alternative (or rightly absent), `degraded` a later one, `missing` not found,
 * `ambiguous` several differing visible values, `unparsed` found but not of its kind.
 */
export function compileField(field: Field, site: Marketplace): ReadField {
  const look = lookOf(site);
  const sources = field.from.map((from) => compileFrom(from, look));
  const parse: Parse = parserOf(field.parse, site);
  const none = field.none?.map(foldMarks);
  const { anchor, witness, agree, either } = field;
  const says = witness?.says.map(foldMarks);
  return (row, pass) => {
    // A status is also shown as it stands on the page, where it was told by a class.
    const given = ({ value, raw, el, coded }: Read, state: FieldHealth): FieldResult => ({
      value,
      raw: field.parse === 'status' && coded && el ? look.text(el, pass) || undefined : raw,
      state,
    });
    if (witness && says) {
      const stands = once(pass, `witness ${witness.at} ${says.join('|')}`, () =>
        look.all(pass, witness.at).some((el) => says.includes(foldMarks(look.text(el, pass)))),
      );
      if (!stands) return nothing('missing');
    }
    let strange: Set<string> | undefined;
    let ambiguous = false;
    let voided = false;
    const agreed: Read[] = [];
    let spoke = 0;
    for (let i = 0; i < sources.length; i++) {
      const reads: Read[] = [];
      for (const found of sources[i]!(row, pass)) {
        const { raw } = found;
        if (found.many) ambiguous = true;
        else if (none?.includes(foldMarks(raw))) voided = true;
        else {
          const value = parse(raw, pass.now);
          if (value === null) voided = true;
          else if (value === undefined) {
            strange ??= new Set();
            strange.add(raw);
          } else reads.push({ ...found, value });
        }
      }
      let values = distinct(reads);
      const seen = reads.length > 1 ? reads.filter(({ el }) => !el || isVisible(el)) : reads;
      if (values.length > 1) {
        // Hidden copies (templates, narrow-screen twins) do not make a visible value doubtful.
        values = distinct(seen);
        if (values.length !== 1) ambiguous = true;
      } else if (seen.length > 0) values = seen.slice(0, 1);
      if (values.length === 1) {
        if (!agree && !either) return given(values[0]!, i === 0 ? 'ok' : 'degraded');
        spoke++;
        agreed.push(values[0]!);
      }
    }
    if (agreed.length > 0 && !ambiguous && distinct(agreed).length === 1)
      return given(agreed[0]!, either || spoke === sources.length ? 'ok' : 'degraded');
    if (ambiguous || agreed.length > 0) return nothing('ambiguous');
    if (strange) return nothing('unparsed', strange.size === 1 ? [...strange][0] : undefined);
    if (voided) return nothing('ok');
    if (field.when === 'always') return nothing('missing');
    return nothing(anchor !== undefined && look.inRow(row, anchor, pass).length === 0 ? 'missing' : 'ok');
  };
}
