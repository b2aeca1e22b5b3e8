// Sizes: which row of a card's table a body belongs to. Between two sizes both are said; outside of the table that is
// said; nothing is rounded into a size. Pure over table and figures.
import type { Measure, SizeRow, SizeTable, Span } from '../model/products.ts';
import { MEASURES } from '../model/products.ts';
import { type Body, type Said, toKg } from './measures.ts';

export type SizeAnswer =
  /** Every measure said lies within these rows; several where ranges overlap or touch. */
  | { kind: 'fits'; sizes: string[]; missing: Measure[] }
  /** No one row holds them all: what each measure says by itself. */
  | { kind: 'between'; sizes: string[]; by: { measure: Measure; sizes: string[] }[]; missing: Measure[] }
  | { kind: 'outside'; measure: Measure; side: 'below' | 'above'; limit: number; missing: Measure[] };

/** A hair's breadth, for what jin and pounds become. */
const EPSILON = 1e-6;

interface Range {
  from: number;
  to: number;
}
const rangeOf = ({ from, to }: Span, scale: (value: number) => number): Range => ({
  from: from === undefined ? Number.NEGATIVE_INFINITY : scale(from) - EPSILON,
  to: to === undefined ? Number.POSITIVE_INFINITY : scale(to) + EPSILON,
});

/** The measures a table is made of, in a fixed order. */
export const measuresIn = (table: SizeTable): Measure[] =>
  MEASURES.filter((measure) => table.rows.some((row) => row[measure] !== undefined));

interface Told {
  /** Rows that hold all of it. */
  holds: SizeRow[];
  /** Where none does: rows it touches, or the two it lies between. */
  near: SizeRow[];
  outside?: { side: 'below' | 'above'; limit: number };
}

function tell(table: SizeTable, measure: Measure, said: Said): Told {
  const unit = table.weightUnit ?? 'kg';
  const scale = (value: number) => (measure === 'weight' ? toKg(value, unit) : value);
  const own = (value: number) =>
    measure === 'weight' && said.unit !== 'cm' ? toKg(value, said.unit) : value;
  const [from, to] = [own(said.from), own(said.to)];
  // A row that says nothing of this measure is no answer to it.
  const rows = table.rows.flatMap((row) => {
    const span = row[measure];
    return span ? [{ row, span, range: rangeOf(span, scale) }] : [];
  });
  const holds = rows.filter(({ range }) => range.from <= from && to <= range.to).map(({ row }) => row);
  if (holds.length > 0) return { holds, near: holds };
  const touched = rows.filter(({ range }) => range.from <= to && from <= range.to);
  const least = rows.reduce((a, b) => (b.range.from < a.range.from ? b : a));
  const most = rows.reduce((a, b) => (b.range.to > a.range.to ? b : a));
  if (from < least.range.from)
    return { holds, near: [], outside: { side: 'below', limit: least.span.from! } };
  if (to > most.range.to) return { holds, near: [], outside: { side: 'above', limit: most.span.to! } };
  const under = Math.max(...rows.filter(({ range }) => range.to < from).map(({ range }) => range.to));
  const over = Math.min(...rows.filter(({ range }) => range.from > to).map(({ range }) => range.from));
  const beside = rows.filter(({ range }) => range.to === under || range.from === over);
  return { holds, near: (touched.length > 1 ? touched : [...touched, ...beside]).map(({ row }) => row) };
}

const names = (table: SizeTable, rows: ReadonlySet<SizeRow>): string[] => [
  ...new Set(table.rows.filter((row) => rows.has(row)).map(({ size }) => size)),
];

/** What the table answers to a body; undefined where the body says nothing the table knows. */
export function sizeFor(table: SizeTable, body: Body): SizeAnswer | undefined {
  const measures = measuresIn(table);
  const said = measures.filter((measure) => body[measure] !== undefined);
  if (said.length === 0) return undefined;
  const missing = measures.filter((measure) => body[measure] === undefined);
  const told = said.map((measure) => ({ measure, ...tell(table, measure, body[measure]!) }));
  const out = told.find(({ outside }) => outside !== undefined);
  if (out) return { kind: 'outside', measure: out.measure, ...out.outside!, missing };
  const all = table.rows.filter((row) => told.every(({ holds }) => holds.includes(row)));
  if (all.length > 0) return { kind: 'fits', sizes: names(table, new Set(all)), missing };
  const near = new Set(told.flatMap((one) => one.near));
  return {
    kind: 'between',
    sizes: names(table, near),
    by: told.map((one) => ({ measure: one.measure, sizes: names(table, new Set(one.near)) })),
    missing,
  };
}
