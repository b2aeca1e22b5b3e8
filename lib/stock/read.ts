// Reading: from a sheet's rows and a mapping to stock lines, in slices, so that a progress bar moves and Cancel works.
// A line that is not plainly right is left out with its reason; nothing is rounded, floored or put right in silence.
import { countOf, cut, foldSku, isShortened, textOf, timeOf } from './cells.ts';
import { Lines } from './lines.ts';
import { mergedCounts } from './merged.ts';
import { plainReader } from './plainRows.ts';
import type { FullMapping, Sheet, Skip, StockLine } from './types.ts';

/** What has been read so far. Hand it on from slice to slice; throw it away to cancel. */
export interface Reading {
  lines: Lines;
  /** In line order once the last slice is read. */
  skipped: Skip[];
  /** Reads row `i`; absent until the first slice. A reading has one sheet and one mapping. */
  readRow?: (i: number) => void;
}

export interface ReadOptions {
  /** Headings, so that a reason can name the column as the sheet does. */
  header?: readonly string[];
  /** The shop's offset (`+08:00`), for times that name none. */
  offset?: string;
}

export const startReading = (): Reading => ({ lines: new Lines(), skipped: [] });

const TOTALS = new Set([
  '合计',
  '总计',
  '小计',
  '합계',
  '총계',
  '소계',
  'total',
  'totals',
  'subtotal',
  'grand total',
]);

const LONGEST_TOTAL = Math.max(...[...TOTALS].map((word) => word.length));
const POINT = 46;

/** Why a text cannot be a SKU, if it cannot. */
function skuFault(sku: string, key: string): string | undefined {
  if (key.length <= LONGEST_TOTAL && TOTALS.has(key)) return 'stock.total-row';
  if (sku.includes('\uFFFD')) return 'stock.sku-unreadable';
  return sku.charCodeAt(1) === POINT && isShortened(sku) ? 'stock.sku-shortened' : undefined;
}

const REMEMBERED = 4_096;

/** A cell's meaning, remembered: dates and warehouses mostly repeat themselves. */
function remember<T>(read: (cell: string) => T): (cell: string | undefined) => T | undefined {
  const known = new Map<string, T>();
  return (cell) => {
    if (cell === undefined) return undefined;
    let value = known.get(cell);
    if (value === undefined && !known.has(cell)) {
      if (known.size >= REMEMBERED) known.clear();
      value = read(cell);
      known.set(cell, value);
    }
    return value;
  };
}

/** A count as nearly all are written, up to nine digits and nothing else; -1 for any other cell. */
function plainCount(cell: string | undefined): number {
  if (cell === undefined || cell.length === 0 || cell.length > 9) return -1;
  let units = 0;
  for (let i = 0; i < cell.length; i++) {
    const digit = cell.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    units = units * 10 + digit;
  }
  return units;
}

const ON_HAND = ['onHand', ...Array.from({ length: 8 }, (_, i) => `onHand${i + 2}`)] as (keyof FullMapping)[];
const onHandColumns = (mapping: FullMapping): number[] =>
  ON_HAND.flatMap((meaning) => mapping[meaning] ?? []);

/** How a row's cells are read under a mapping: as a line, or why it is left out. */
function cellReader(
  sheet: Sheet,
  mapping: FullMapping,
  { header, offset }: ReadOptions,
): (row: string[], line: number) => StockLine | Skip {
  const counted = onHandColumns(mapping);
  const counts = mapping.reserved === undefined ? counted : [...counted, mapping.reserved];
  const width = header ? header.length : Number.POSITIVE_INFINITY;
  const field = (column: number) => cut(header?.[column] ?? '') || `#${column + 1}`;
  const timeAt = remember((cell) => timeOf(cell, offset));
  const placeAt = remember(textOf);
  const at = (row: string[], column: number | undefined) => (column === undefined ? undefined : row[column]);
  const merged = sheet.merges && mergedCounts(sheet, counts, (row) => foldSku(textOf(row[mapping.sku])));

  return (row, line) => {
    const sku = textOf(row[mapping.sku]);
    const key = foldSku(sku);
    const skip = (code: string, params?: Skip['params']): Skip =>
      key === '' ? { line, code, params } : { line, code, params: { sku: cut(sku), ...params }, sku };
    // One comma too many (1,234 without quotes) moves every later cell into its neighbour's column.
    if (row.length > width && row.slice(width).some((cell) => cell.trim() !== '')) {
      return skip('stock.extra-cells', { cells: row.length, columns: width });
    }
    if (key === '') return skip('stock.no-sku');
    const fault = skuFault(sku, key);
    if (fault) return skip(fault);

    let onHand = 0;
    let blanks = 0;
    let reserved: number | undefined;
    for (const column of counts) {
      const first = merged?.(column, line);
      if (first !== undefined) return skip('stock.merged-count', { field: field(column), first });
      const plain = plainCount(row[column]);
      const count = plain >= 0 ? undefined : countOf(row[column]);
      if (count && 'why' in count) {
        if (count.why !== 'blank') {
          return skip(`stock.${count.why}`, { field: field(column), cell: cut(row[column] ?? '') });
        }
        if (column !== mapping.reserved) blanks++;
        continue;
      }
      const units = count ? count.units : plain;
      if (column === mapping.reserved) reserved = units;
      else onHand += units;
    }
    // A second warehouse may be blank; a line without any count says nothing, and nothing is not 0.
    if (blanks === counted.length) return skip('stock.no-count', { field: field(mapping.onHand) });

    const name = textOf(at(row, mapping.name));
    const place = placeAt(at(row, mapping.warehouse));
    const countedAt = timeAt(at(row, mapping.countedAt));
    // A line with everything is made at one go: growing it part by part is slow, a hundred thousand times.
    const whole = reserved !== undefined && name !== '' && place && countedAt !== undefined;
    const read: StockLine = whole
      ? { sku, key, onHand, line, reserved, name, warehouse: place, countedAt }
      : { sku, key, onHand, line };
    if (!whole) {
      if (reserved !== undefined) read.reserved = reserved;
      if (name !== '') read.name = name;
      if (place) read.warehouse = place;
      if (countedAt !== undefined) read.countedAt = countedAt;
    }
    return read;
  };
}

/** Reads row `i` of this sheet into `reading`: as a line, or among those left out. */
function rowReader(
  sheet: Sheet,
  mapping: FullMapping,
  reading: Reading,
  options: ReadOptions,
): (i: number) => void {
  const { lines, skipped } = reading;
  const { rows, cut: cutRow } = sheet;
  const read = cellReader(sheet, mapping, options);
  const readCells = (i: number) =>
    read(i < rows.length ? (rows[i] as string[]) : (cutRow?.(i) as string[]), sheet.lines[i] ?? i + 1);
  // Only rows that were lines at the first reading are read again.
  lines.of(sheet, (i) => readCells(i) as StockLine);
  const width = options.header?.length ?? Number.POSITIVE_INFINITY;
  const plain = { onHand: onHandColumns(mapping), width, totals: TOTALS };
  const readPlain = plainReader(sheet, mapping, plain, reading);
  return (i) => {
    if (readPlain(i)) return;
    const found = readCells(i);
    const left = 'code' in found ? found : lines.add(found);
    if (left) skipped.push(left);
  };
}

/** Reads rows `start` (inclusive) to `end` (exclusive) of the sheet into `reading`. The header is not a row to read. */
export function readStockFrom(
  sheet: Sheet,
  mapping: FullMapping,
  { start, end }: { start: number; end: number },
  reading: Reading,
  options: ReadOptions = {},
): void {
  reading.readRow ??= rowReader(sheet, mapping, reading, options);
  const to = Math.min(end, sheet.lines.length);
  for (let i = start; i < to; i++) reading.readRow(i);
}

/** The last step: the lines broken below the header are named among those left out, in line order. */
export function finishReading(sheet: Sheet, headerRow: number, reading: Reading): Reading {
  const after = sheet.lines[headerRow] ?? 0;
  for (const broken of sheet.broken) if (broken.line > after) reading.skipped.push(broken);
  reading.skipped.sort((a, b) => a.line - b.line);
  return reading;
}

/** The whole sheet at once, from the row below `headerRow`. */
export function readStock(
  sheet: Sheet,
  mapping: FullMapping,
  headerRow: number,
  options: ReadOptions = {},
): { lines: StockLine[]; skipped: Skip[] } {
  const reading = startReading();
  const header = options.header ?? sheet.rows[headerRow] ?? [];
  const range = { start: headerRow + 1, end: sheet.lines.length };
  readStockFrom(sheet, mapping, range, reading, { ...options, header });
  const { lines, skipped } = finishReading(sheet, headerRow, reading);
  return { lines: [...lines], skipped };
}
