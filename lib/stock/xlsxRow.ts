// One row of a worksheet to its cells. The hot part of reading a workbook, so it walks the text by hand; every search
// ends with the row, so a row that is nonsense costs its own length and no more.
import { runsOf, type Shown, shownNumber, unescapeXml } from './xlsxCells.ts';

export interface RowContext {
  prefix: string;
  shared: readonly string[];
  /** What each style makes of a number. */
  shown: readonly Shown[];
  from1904: boolean;
  /** The row at hand, 1-based. */
  line: number;
  /** How many cells there are so far. */
  cells: number;
}

const R = 114;
const S = 115;
const T = 116;
/** The widest a sheet can be. */
const MAX_COLUMN = 16_384;

/** The row's cells as text, gaps as empty text; nothing where all are blank. */
export function readRow(row: string, context: RowContext): string[] | undefined {
  const { prefix } = context;
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  const cells: string[] = [];
  let column = -1;
  let blank = true;
  let at = row.indexOf(open);
  while (at >= 0) {
    const tagEnd = row.indexOf('>', at);
    if (tagEnd < 0) break;
    let style = 0;
    let type = '';
    let named = -1;
    // Attributes: only those of one letter matter (r, s, t).
    let i = at + open.length;
    while (i < tagEnd) {
      const letter = row.charCodeAt(i);
      if (letter <= 32 || letter === 47) {
        i++;
        continue;
      }
      const equals = row.indexOf('=', i);
      if (equals < 0 || equals > tagEnd) break;
      const start = equals + 2;
      const end = row.indexOf(row[equals + 1] ?? '"', start);
      if (end < 0 || end > tagEnd) break;
      if (equals === i + 1) {
        if (letter === R) named = columnOf(row, start, end);
        else if (letter === S) style = Number(row.slice(start, end));
        else if (letter === T) type = row.slice(start, end);
      }
      i = end + 1;
    }
    column = named >= 0 ? named : column + 1;
    if (row.charCodeAt(tagEnd - 1) === 47) {
      at = row.indexOf(open, tagEnd);
      continue;
    }
    const end = row.indexOf(close, tagEnd);
    if (end < 0) break;
    const text = cellText(row, tagEnd + 1, end, type, style, context);
    at = row.indexOf(open, end + close.length);
    if (text === '' || column >= MAX_COLUMN) continue;
    while (cells.length < column) cells.push('');
    cells[column] = text;
    if (blank && text.trim() !== '') blank = false;
  }
  context.cells += cells.length;
  return blank ? undefined : cells;
}

/** The column of `BC12`, from 0; -1 where there are no letters. */
function columnOf(row: string, start: number, end: number): number {
  let column = 0;
  for (let i = start; i < end; i++) {
    const letter = row.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

function cellText(
  row: string,
  from: number,
  to: number,
  type: string,
  style: number,
  { prefix, shared, shown, from1904 }: RowContext,
): string {
  if (type === 'inlineStr') return runsOf(row.slice(from, to), prefix);
  const stored = storedOf(row, from, to, prefix);
  if (stored === undefined) {
    // A formula nobody has reckoned yet: its text is shown, its value is not guessed.
    const formula =
      type === '' || type === 'n' || type === 'str' ? formulaOf(row.slice(from, to), prefix) : '';
    return formula && `=${formula}`;
  }
  switch (type) {
    case 's':
      return shared[Number(stored)] ?? '';
    case '':
    case 'n':
      return shownNumber(stored, shown[style] ?? 'plain', from1904);
    case 'b':
      return stored === '1' ? 'TRUE' : 'FALSE';
    default:
      // A formula's text, an error's name, a date already written as one.
      return unescapeXml(stored);
  }
}

function storedOf(row: string, from: number, to: number, prefix: string): string | undefined {
  const open = `<${prefix}v`;
  const fast = row.startsWith(`${open}>`, from);
  const cell = fast ? '' : row.slice(from, to);
  if (fast) {
    const start = from + open.length + 1;
    const end = row.indexOf('<', start);
    return end < to ? row.slice(start, end) : row.slice(start, to);
  }
  const at = cell.indexOf(open);
  if (at < 0) return undefined;
  const start = cell.indexOf('>', at) + 1;
  if (start === 0 || cell.charCodeAt(start - 2) === 47) return undefined;
  const end = cell.indexOf(`</${prefix}v>`, start);
  return end < 0 ? undefined : cell.slice(start, end);
}

function formulaOf(cell: string, prefix: string): string {
  const at = cell.indexOf(`<${prefix}f`);
  const start = at < 0 ? 0 : cell.indexOf('>', at) + 1;
  const end = cell.indexOf(`</${prefix}f>`, start);
  return start > 0 && end >= 0 ? unescapeXml(cell.slice(start, end)) : '';
}
