// CSV: cells that a spreadsheet program will not take for formulas, and rows that still know their line in the file.
import Papa from 'papaparse';
import { guardCell, unguardCell } from '../stock/cells.ts';

export interface Row {
  /** Line in the file, from 1; a cell may run over several. */
  line: number;
  cells: string[];
}

/** A table as CSV text with a byte order mark, without which spreadsheets take UTF-8 for something else. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${Papa.unparse(rows.map((row) => row.map(guardCell)))}\r\n`;

/**
 * What parts the cells: a tab where the first line has one (a paste from a spreadsheet), else the first comma or
 * semicolon. Papa's own guess counts those inside of texts, and takes a body's for the table's.
 */
function delimiterOf(text: string): string {
  const [first = ''] = text.replace(/"[^"]*("|$)/g, '').split(/\r|\n/, 1);
  return first.includes('\t') ? '\t' : (/[,;]/.exec(first)?.[0] ?? ',');
}

/** Rows of a CSV, TSV or semicolon-separated text. Cells keep their text: `00123` is no number here. */
export function readCsv(text: string): Row[] {
  const rows: Row[] = [];
  const input = text.replace(/^\ufeff/, '');
  let line = 1;
  let at = 0;
  Papa.parse<string[]>(input, {
    delimiter: delimiterOf(input),
    step: ({ data, meta }) => {
      rows.push({ line, cells: data.map(unguardCell) });
      for (; at < meta.cursor; at++)
        if (input[at] === '\n' || (input[at] === '\r' && input[at + 1] !== '\n')) line++;
    },
  });
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}
