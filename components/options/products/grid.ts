// A size table while it is written: cells as typed, and what they amount to once each is plainly a range.
import {
  MEASURES,
  type Measure,
  type SizeRow,
  type SizeTable,
  type WeightUnit,
} from '../../../lib/model/products.ts';
import { readSpan, spanText } from '../../../lib/products/spans.ts';

export interface GridRow {
  size: string;
  cells: Partial<Record<Measure, string>>;
}
export interface Grid {
  unit: WeightUnit;
  rows: GridRow[];
}
export interface CellFault {
  row: number;
  column: 'size' | Measure;
  code: 'unreadable' | 'reversed' | 'wrong-unit' | 'no-size' | 'bare';
  cell: string;
}

export const emptyRow = (): GridRow => ({ size: '', cells: {} });
export const emptyGrid = (unit: WeightUnit): Grid => ({ unit, rows: [emptyRow()] });

export const gridOf = ({ weightUnit = 'kg', rows }: SizeTable): Grid => ({
  unit: weightUnit,
  rows: rows.map((row) => ({
    size: row.size,
    cells: Object.fromEntries(
      MEASURES.flatMap((measure) => (row[measure] ? [[measure, spanText(row[measure])]] : [])),
    ),
  })),
});

const isBlank = ({ size, cells }: GridRow): boolean =>
  size.trim() === '' && Object.values(cells).every((cell) => cell.trim() === '');

/** The table, or what is wrong with it. Blank rows are no rows; without any there is no table. */
export function tableOf({ unit, rows }: Grid): { table?: SizeTable; faults: CellFault[] } {
  const faults: CellFault[] = [];
  const made = rows.flatMap((row, at): SizeRow[] => {
    if (isBlank(row)) return [];
    const size = row.size.replace(/\s+/g, ' ').trim();
    if (size === '') faults.push({ row: at, column: 'size', code: 'no-size', cell: '' });
    const spans = MEASURES.flatMap((measure) => {
      const cell = row.cells[measure] ?? '';
      const read = readSpan(cell, measure, measure === 'weight' ? unit : undefined);
      if ('span' in read && (measure !== 'weight' || read.unit === unit))
        return [[measure, read.span] as const];
      const code = 'why' in read ? read.why : 'wrong-unit';
      if (code !== 'blank') faults.push({ row: at, column: measure, code, cell });
      return [];
    });
    if (size !== '' && spans.length === 0 && !faults.some((fault) => fault.row === at))
      faults.push({ row: at, column: 'size', code: 'bare', cell: size });
    return [{ size, ...Object.fromEntries(spans) }];
  });
  if (faults.length > 0 || made.length === 0) return { faults };
  const weighs = made.some((row) => row.weight);
  return { faults, table: { ...(weighs ? { weightUnit: unit } : {}), rows: made } };
}

/** A block of cells pasted from a spreadsheet, put in from a cell on; more rows are added as they are needed. */
export function pasted(grid: Grid, text: string, row: number, column: number): Grid | undefined {
  if (!/[\t\n]/.test(text.trim())) return undefined;
  const columns = ['size', ...MEASURES] as const;
  const rows = grid.rows.map(({ size, cells }) => ({ size, cells: { ...cells } }));
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .slice(0, 60)
    .forEach((line, i) => {
      rows[row + i] ??= emptyRow();
      const at = rows[row + i]!;
      line.split('\t').forEach((cell, j) => {
        const name = columns[column + j];
        if (name === 'size') at.size = cell.trim();
        else if (name) at.cells[name] = cell.trim();
      });
    });
  return { ...grid, rows };
}
