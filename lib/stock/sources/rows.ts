// The rows of an answer by the owner's mapping: where each figure stands, what is a count, and why a row is left out. Pure.
import { fail, ok, type Result } from '../../model/result.ts';
import type { JsonSource } from '../../model/source.ts';
import { countOf, cut, foldSku, MAX_UNITS, timeOf } from '../cells.ts';
import type { Skip, StockLine } from '../types.ts';
import { at, type Found, foundAs, parsePath, type Step } from './path.ts';

/** `source.found.list`, `source.found.text` …: what stood where something else was needed, by its kind. */
export const found = (path: string, as: Found) => fail(`source.found.${as}`, { path });

export type Paths = Record<'rows' | 'sku' | 'onHand', Step[]> &
  Partial<Record<'reserved' | 'name' | 'warehouse' | 'countedAt' | 'next', Step[]>>;

/** Every path of the mapping as steps. Fails with `source.path`, naming the one that is none. */
export function pathsOf({ mapping, paging }: JsonSource): Result<Paths> {
  const paths: Record<string, Step[]> = {};
  const all = { ...mapping, ...(paging.kind === 'cursor' ? { next: paging.next } : {}) };
  for (const [name, text] of Object.entries(all)) {
    if (text === undefined || (text.trim() === '' && name !== 'rows')) continue;
    const steps = parsePath(text);
    if (!steps) return fail('source.path', { path: cut(text) });
    paths[name] = steps;
  }
  return ok(paths as Paths);
}

export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : '';
};

/** Units, or the code of why there are none to be read. An oversold count stands below zero: there is none of it. */
function unitsOf(value: unknown): { units: number } | { code: string; cell: string } {
  if (typeof value === 'string') {
    const count = countOf(value);
    if ('units' in count) return count;
    if (count.why === 'negative') return { units: 0 };
    return { code: count.why === 'blank' ? 'stock.no-count' : `stock.${count.why}`, cell: cut(value) };
  }
  if (value === undefined || value === null) return { code: 'stock.no-count', cell: '' };
  if (typeof value !== 'number' || !Number.isFinite(value))
    return { code: 'stock.not-a-number', cell: foundAs(value) };
  if (!Number.isInteger(value)) return { code: 'stock.not-whole', cell: String(value) };
  if (value > MAX_UNITS) return { code: 'stock.too-many', cell: String(value) };
  return { units: Math.max(0, value) };
}

/** A time as text, or as seconds or milliseconds since 1970. */
function countedAt(value: unknown): string | undefined {
  if (typeof value === 'string') return timeOf(value);
  if (typeof value !== 'number' || !(value > 1e9 && value < 1e13)) return undefined;
  return new Date(value < 1e11 ? value * 1000 : value).toISOString();
}

export function readRow(source: JsonSource, paths: Paths, row: unknown, line: number): StockLine | Skip {
  const { mapping } = source;
  const part = (name: keyof Paths) => (paths[name] ? at(row, paths[name]) : undefined);
  const sku = textOf(part('sku'));
  const key = foldSku(sku);
  if (key === '') return { line, code: 'stock.no-sku' };
  const onHand = unitsOf(part('onHand'));
  if ('code' in onHand)
    return {
      line,
      code: onHand.code,
      params: { field: mapping.onHand, sku: cut(sku), cell: onHand.cell },
      sku,
    };
  const read: StockLine = { sku, key, onHand: onHand.units, line };
  const held = part('reserved');
  if (held !== undefined && held !== null) {
    const reserved = unitsOf(held);
    // What the warehouse holds back and nobody can read is not nothing.
    if ('code' in reserved)
      return {
        line,
        code: reserved.code,
        params: { field: mapping.reserved!, sku: cut(sku), cell: reserved.cell },
        sku,
      };
    read.reserved = reserved.units;
  }
  const name = textOf(part('name'));
  if (name) read.name = name.slice(0, 300);
  const warehouse = textOf(part('warehouse'));
  if (warehouse) read.warehouse = warehouse.slice(0, 100);
  const counted = countedAt(part('countedAt'));
  if (counted) read.countedAt = counted;
  return read;
}

/** Of an answer none of whose rows could be read: what stood in the first one, by its kind. */
export function whyNone(source: JsonSource, paths: Paths, rows: readonly unknown[]): Result<never> {
  const row = `${source.mapping.rows || '$'}[0]`;
  if (foundAs(rows[0]) !== 'object') return found(row, foundAs(rows[0]));
  const sku = at(rows[0], paths.sku);
  if (textOf(sku) === '') return found(`${row}.${source.mapping.sku}`, foundAs(sku));
  return found(`${row}.${source.mapping.onHand}`, foundAs(at(rows[0], paths.onHand)));
}

/**
 * Lines as one SKU's stock: a SKU that comes twice in one warehouse is taken once, for a list that moves while it is
 * read page by page shows a row again, and twice the stock would be promised.
 */
export function onceEach(lines: readonly StockLine[]): { lines: StockLine[]; skipped: Skip[] } {
  const seen = new Map<string, number>();
  const kept: StockLine[] = [];
  const skipped: Skip[] = [];
  for (const one of lines) {
    const name = JSON.stringify([one.key, foldSku(one.warehouse ?? '')]);
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, one.line);
      kept.push(one);
    } else skipped.push({ line: one.line, code: 'stock.duplicate', params: { sku: cut(one.sku), first } });
  }
  return { lines: kept, skipped };
}
