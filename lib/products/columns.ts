// Columns of a sheet of cards: what each heading means in three languages, and what a row's cells say of one size.
import { MEASURES, type Measure, type SizeRow, WEIGHT_UNITS, type WeightUnit } from '../model/products.ts';
import { cut, textOf, unguardCell } from '../stock/cells.ts';
import { tidyLine, tidyText } from './cards.ts';
import headings from './headings.json';
import { readSpan, type Unit, unitIn } from './spans.ts';

export type Field = keyof typeof headings;
const FIELDS = Object.keys(headings) as Field[];

/** A heading without units, brackets and signs: `身高（cm）` is 身高. */
const headOf = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/[/·]\s?(?:cm|kgs?|mm|lbs?|斤|公斤|厘米)\s*$/g, ' ')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim();
const flat = (text: string) => text.replaceAll(' ', '');

const QUESTION = /^(?:question|q|问题|提问|问|질문)(\d+)$/;
const ANSWER = /^(?:answer|a|回答|答案|答|답변|답)(\d+)$/;

export interface Columns {
  of: Map<Field, number>;
  units: Map<Measure, Unit>;
  /** Column pairs of questions and answers. */
  pairs: [number, number][];
}

/** What the columns of a row of headings mean. A field's first column stands. */
export function columnsOf(header: readonly string[]): Columns {
  const columns: Columns = { of: new Map(), units: new Map(), pairs: [] };
  const asked = new Map<string, number>();
  const answered = new Map<string, number>();
  header.forEach((cell, at) => {
    const head = flat(headOf(cell));
    if (head === '') return;
    const question = QUESTION.exec(head)?.[1];
    const answer = ANSWER.exec(head)?.[1];
    if (question) asked.set(question, asked.get(question) ?? at);
    if (answer) answered.set(answer, answered.get(answer) ?? at);
    const field = FIELDS.find((one) => headings[one].some((word) => flat(headOf(word)) === head));
    if (!field || columns.of.has(field)) return;
    columns.of.set(field, at);
    // 몸무게 and 체중 are written where nobody weighs in anything but kilograms.
    const unit = unitIn(cell) ?? (field === 'weight' && /몸무게|체중/.test(cell) ? 'kg' : undefined);
    if (unit && (MEASURES as readonly string[]).includes(field)) columns.units.set(field as Measure, unit);
  });
  for (const [n, at] of asked) if (answered.has(n)) columns.pairs.push([at, answered.get(n)!]);
  return columns;
}

const NAMING: readonly Field[] = ['id', 'title', 'skus', 'listings'];
/** Whether these are headings of cards: they name a product, and something of it. */
export const isHeader = ({ of, pairs }: Columns): boolean =>
  NAMING.some((field) => of.has(field)) && (of.size > 1 || pairs.length > 0);

/** `Q: …` and `A: …` on lines of their own, as one cell. */
export function pairsIn(text: string): { q: string; a: string }[] {
  const pairs: { q: string; a: string }[] = [];
  let answering = false;
  for (const line of tidyText(text).split('\n')) {
    const q = /^\s*(?:q|问|问题|질문)\s*\d*\s*[:：.]\s*(.*)$/i.exec(line)?.[1];
    const a = /^\s*(?:a|答|回答|답|답변)\s*\d*\s*[:：.]\s*(.*)$/i.exec(line)?.[1];
    const last = pairs.at(-1);
    if (q !== undefined) pairs.push({ q: tidyLine(q), a: '' });
    else if (last && a !== undefined) last.a = a;
    else if (last && answering) last.a += `\n${line}`;
    answering = a !== undefined || (answering && q === undefined);
  }
  return pairs.map(({ q, a }) => ({ q, a: tidyText(a) })).filter(({ q, a }) => q !== '' && a !== '');
}

/** One row's part of a size table, or why it has none. */
export function sizeOf(
  cells: readonly string[],
  { of, units }: Columns,
):
  | {
      row?: SizeRow;
      weightUnit?: WeightUnit;
      why?: { code: string; params: Record<string, string | number> };
    }
  | undefined {
  const at = of.get('size');
  const size = at === undefined ? '' : tidyLine(unguardCell(cells[at] ?? ''));
  const written = MEASURES.filter((measure) => (cells[of.get(measure) ?? -1] ?? '').trim() !== '');
  if (size === '') return written.length > 0 ? { why: { code: 'products.no-size', params: {} } } : undefined;
  const row: SizeRow = { size };
  let weightUnit: WeightUnit | undefined;
  for (const measure of written) {
    const cell = cells[of.get(measure)!]!;
    const read = readSpan(textOf(cell), measure, units.get(measure));
    if ('why' in read) {
      if (read.why === 'blank') continue;
      return { why: { code: `products.range-${read.why}`, params: { size, cell: cut(cell) } } };
    }
    if (measure === 'weight') {
      weightUnit = WEIGHT_UNITS.find((one) => one === read.unit);
      if (!weightUnit) return { why: { code: 'products.no-unit', params: { size, cell: cut(cell) } } };
    }
    row[measure] = read.span;
  }
  if (Object.keys(row).length === 1)
    return written.length > 0 || MEASURES.some((measure) => of.has(measure))
      ? { why: { code: 'products.no-ranges', params: { size } } }
      : undefined;
  return { row, ...(weightUnit ? { weightUnit } : {}) };
}
