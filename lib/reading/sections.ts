// Sections: what one row says. A row whose own id cannot be read has no fact; it is counted in health, never guessed.
import type { FieldHealth, Order } from '../model/facts.ts';
import type { Field, Group, Marketplace, Page, Slot } from '../model/marketplace.ts';
import { compileField, type FieldResult, type ReadField } from './fields.ts';
import { compileGroup, type FindRows } from './groups.ts';
import { inOneLook, type Pass, type RowElements } from './pass.ts';

export type States = Record<string, FieldHealth>;
export interface RowRead<F> {
  /** Undefined when the row's own id could not be read. */
  fact: F | undefined;
  states: States;
}
export interface Section<F> {
  rows: (pass: Pass, scope?: RowElements) => RowElements[];
  read: (row: RowElements, pass: Pass) => RowRead<F>;
  slot: Slot | undefined;
}
export type Fields = Partial<Record<string, Field | null>>;
export type Wide = Record<string, unknown>;
export type Results = Record<string, FieldResult>;

const RANK: Record<FieldHealth, number> = { ok: 0, degraded: 1, unparsed: 2, ambiguous: 3, missing: 4 };
/** The worse of two states. */
export const worse = (a: FieldHealth | undefined, b: FieldHealth): FieldHealth =>
  a !== undefined && RANK[a] >= RANK[b] ? a : b;

export function mergeStates(into: States, from: States): void {
  for (const field in from) into[field] = worse(into[field], from[field]!);
}

const put = (fact: Wide, path: string, value: unknown): void => {
  const dot = path.indexOf('.');
  if (dot < 0) fact[path] = value;
  else {
    const head = path.slice(0, dot);
    fact[head] ??= {};
    (fact[head] as Wide)[path.slice(dot + 1)] = value;
  }
};

export type Compiled = { path: string; name: string; read: ReadField }[];
/** Fields left alone on purpose (`null`) are not read and have no health. */
export const compileFields = (fields: Fields, prefix: string, site: Marketplace): Compiled =>
  Object.entries(fields).flatMap(([path, field]) =>
    field ? [{ path, name: `${prefix}.${path}`, read: compileField(field, site) }] : [],
  );

export function readFields(
  compiled: Compiled,
  row: RowElements,
  pass: Pass,
  fact: Wide,
  states: States,
): Results {
  const results: Results = {};
  for (const { path, name, read } of compiled) {
    if (pass.trace) pass.trace.field = name;
    const result = read(row, pass);
    results[path] = result;
    states[name] = worse(states[name], result.state);
    if (result.value !== undefined) put(fact, path, result.value);
  }
  return results;
}

/** Compiles rows and their fields. `finish` completes a fact and says whether it may stand. */
export function section<F>(
  part: { group: Group; fields: Fields; slot?: Slot | undefined },
  prefix: string,
  site: Marketplace,
  start: () => Wide,
  finish: (fact: Wide, results: Results, row: RowElements, pass: Pass, states: States) => boolean,
): Section<F> {
  const group: FindRows = compileGroup(part.group, site);
  const fields = compileFields(part.fields, prefix, site);
  return {
    rows: (pass, scope) => group(scope, pass),
    slot: part.slot,
    read: (row, pass) =>
      inOneLook(pass, () => {
        const fact = start();
        const states: States = {};
        const results = readFields(fields, row, pass, fact, states);
        return { fact: finish(fact, results, row, pass, states) ? (fact as F) : undefined, states };
      }),
  };
}

export const withBuyer = (): Wide => ({ buyer: {} });
/** Whether anything at all was read. */
export const hasAny = (fact: Wide): boolean =>
  Object.values(fact).some(
    (v) => v !== undefined && (typeof v !== 'object' || Object.keys(v as object).length > 0),
  );

/** `王**`, `김*`, and a letter hidden between two (`홍*동`). */
const MASK = /[*＊]{2,}|[*＊]$|\p{L}[*＊]\p{L}|x{4,}/u;

/** Orders: lines and packages are rows inside the order's row. */
export function ordersSection(part: NonNullable<Page['orders']>, site: Marketplace): Section<Order> {
  const inner = (name: 'lines' | 'packages') => {
    const nested = part[name];
    return nested && section<Wide>(nested, `order.${name}`, site, () => ({}), hasAny);
  };
  const lines = inner('lines');
  const packages = inner('packages');
  return section<Order>(
    part,
    'order',
    site,
    () => ({ orderId: undefined, buyer: {}, status: 'unknown', lines: [] }),
    (fact, results, row, pass, states) => {
      if (fact.orderId === undefined) return false;
      if (results.status?.raw !== undefined) fact.statusText = results.status.raw;
      const ship = fact.ship as Wide | undefined;
      if (ship)
        ship.masked = [ship.name, ship.phone, ship.address].some(
          (t) => typeof t === 'string' && MASK.test(t),
        );
      const all = (nested: Section<Wide> | undefined) =>
        (nested?.rows(pass, row) ?? []).flatMap((line) => {
          const { fact: read, states: own } = nested!.read(line, pass);
          mergeStates(states, own);
          return read ? [read] : [];
        });
      fact.lines = all(lines);
      if (lines && (fact.lines as unknown[]).length === 0) states['order.lines'] = 'missing';
      const boxes = all(packages);
      if (boxes.length > 1) fact.packages = boxes;
      return true;
    },
  );
}
