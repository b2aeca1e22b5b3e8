// CSV in and out. Our own reader, because a stock sheet must survive one broken quote: a general parser swallows
// the lines up to the next quote, silently; this one leaves out that line alone, knows every row's line, and pauses.
// Above 250 lines: the reader is one closure over one text, and rows are cut later by what it knows of that text.
import { fail, ok, type Result } from '../model/result.ts';
import { guardCell, unguardCell } from './cells.ts';
import { finder } from './finder.ts';
import type { Sheet } from './types.ts';

/** What a spreadsheet program can hold on one sheet; a million rows of six cells take seconds, not minutes. */
export const MAX_ROWS = 1_048_576;
/** A quoted cell longer than this is a quote nobody closed. */
const MAX_CELL = 100_000;

export type Delimiter = ',' | ';' | '\t';
const DELIMITERS: readonly Delimiter[] = [',', '\t', ';'];

/** More cells than any stock sheet has: a text of nothing but commas, which would fill the memory. */
export const MAX_CELLS = 30_000_000;

/** Reads a text row by row, in as many goes as the caller likes. */
export interface CsvReader {
  sheet: Sheet;
  /** How many cells there are so far. */
  cells(): number;
  /** Reads up to `rows` more rows; true while there is more. */
  read(rows: number): boolean;
  /** 0..1, for a progress bar. */
  progress(): number;
}

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;

// Nearly every row starts with a letter; only the others are looked at cell by cell.
const isBlank = (row: string[]) =>
  !((row[0] as string).charCodeAt(0) > 32) && row.every((cell) => cell.trim() === '');

/** Rows a lazy sheet holds from the start: the header is among them, and the samples below it. */
const HELD_ROWS = 256;

/**
 * A reader over `text` from the character `from`, which stands on line `line`. `exact` keeps empty rows and takes
 * every quote at its word, for tables of our own. `lazy` cuts a row only when it is asked for.
 */
export function csvReader(
  text: string,
  delimiter: Delimiter,
  options: { exact?: boolean; from?: number; line?: number; lazy?: boolean } = {},
): CsvReader {
  const sheet: Sheet = { rows: [], lines: [], broken: [] };
  // A text of fewer characters has no more cells than are allowed, so they need no counting.
  const lazy = options.lazy === true && !options.exact && text.length < MAX_CELLS;
  /** Where a row to be cut begins, `-1 - start` for one with a quote; and where it ends. */
  const starts: number[] = [];
  const ends: number[] = [];
  // Only a text without any line feed ends its lines with a bare return (an old habit of one system).
  const newline = text.includes('\n') ? '\n' : '\r';
  const newlineCode = newline.charCodeAt(0);
  const delimiterCode = delimiter.charCodeAt(0);
  let at = options.from ?? 0;
  let line = options.line ?? 1;
  let nextQuote = text.indexOf('"', at);
  let cells = 0;

  const isHeld = () => !lazy || sheet.lines.length < HELD_ROWS;
  const keep = (start: number, end: number, width: number, row?: string[]) => {
    if (row && isHeld()) sheet.rows.push(row);
    if (lazy) {
      starts.push(start);
      ends.push(end);
    }
    sheet.lines.push(line);
    cells += width;
  };
  const cutAt = (index: number): string[] => {
    const start = starts[index] as number;
    if (start >= 0) return text.slice(start, ends[index]).split(delimiter);
    const row: string[] = [];
    quotedRow(-1 - start, row);
    return row;
  };
  if (lazy) {
    sheet.cut = cutAt;
    sheet.uncut = { text, delimiter, starts, ends };
  }
  const rowBack = (back: number): string[] | undefined => {
    const index = sheet.lines.length - back;
    return index < 0 ? undefined : (sheet.rows[index] ?? cutAt(index));
  };
  const endOfLine = finder(text, newline);
  const nextDelimiter = finder(text, delimiter);
  /** Where a cell's text ends before the line end `end`: a return just before a line feed belongs to it. */
  const before = (end: number, start: number) =>
    newlineCode === NEWLINE && end > start && text.charCodeAt(end - 1) === RETURN ? end - 1 : end;

  /** Keeps lines to be cut later, up to `goal` of all, as long as they have no quote and are plainly more than blanks. */
  function keepForLater(goal: number): void {
    const { lines } = sheet;
    const { length } = text;
    const quote = nextQuote < 0 ? length : nextQuote;
    let start = at;
    let number = line;
    while (start < length && lines.length < goal) {
      const end = endOfLine(start);
      const first = text.charCodeAt(start);
      if (quote < end || start >= end || first <= 32 || first === delimiterCode) break;
      starts.push(start);
      ends.push(before(end, start));
      lines.push(number++);
      start = end + 1;
    }
    at = start;
    line = number;
  }

  /**
   * The row at `from` holds a quote: cell by cell, into `row` where they are wanted. Answers what there is to know of the
   * row, or nothing if it is broken.
   */
  function quotedRow(
    from: number,
    row?: string[],
  ): { end: number; width: number; blank: boolean; newlines: number } | undefined {
    let newlines = 0;
    let width = 0;
    let blank = true;
    let p = from;
    for (;;) {
      if (text.charCodeAt(p) !== QUOTE) {
        const lineEnd = endOfLine(p);
        const mark = nextDelimiter(p);
        const end = mark < lineEnd ? mark : before(lineEnd, p);
        blank = blank && isBlankCell(p, end, width === 0);
        width++;
        row?.push(text.slice(p, end));
        if (mark >= lineEnd) return { end: lineEnd, width, blank, newlines };
        p = mark + 1;
        continue;
      }
      let close = p + 1;
      let doubled = false;
      for (;;) {
        close = text.indexOf('"', close);
        if (close < 0 || close - p > MAX_CELL) return undefined;
        if (text.charCodeAt(close + 1) !== QUOTE) break;
        doubled = true;
        close += 2;
      }
      blank = blank && isBlankCell(p + 1, close, width === 0);
      width++;
      if (row) {
        const cell = text.slice(p + 1, close);
        row.push(doubled ? cell.replaceAll('""', '"') : cell);
      }
      for (let i = endOfLine(p); i < close; i = endOfLine(i + 1)) newlines++;
      p = close + 1;
      // Blanks between a closing quote and the delimiter are a hand's slip, not content.
      while (text.charCodeAt(p) === 32) p++;
      if (text.charCodeAt(p) === delimiterCode) {
        p++;
        continue;
      }
      if (p >= text.length || text.charCodeAt(p) === newlineCode) return { end: p, width, blank, newlines };
      if (text.charCodeAt(p) === RETURN && text.charCodeAt(p + 1) === newlineCode)
        return { end: p + 1, width, blank, newlines };
      return undefined;
    }
  }
  /** As `isBlank` has it. */
  const isBlankCell = (start: number, end: number, first: boolean) =>
    !(first && end > start && text.charCodeAt(start) > 32) && text.slice(start, end).trim() === '';

  /** A quote left open may happen to be closed lines later: then the row falls short of those before it. */
  function swallowed(width: number): boolean {
    const [a, b] = [rowBack(1)?.length ?? 0, rowBack(2)?.length ?? 0];
    return !options.exact && a === b && width < a;
  }

  return {
    sheet,
    cells: () => cells,
    progress: () => (text.length === 0 ? 1 : Math.min(1, at / text.length)),
    read(rows) {
      const { lines } = sheet;
      const goal = lines.length + rows;
      while (at < text.length && lines.length < goal && cells <= MAX_CELLS) {
        if (nextQuote >= 0 && nextQuote < at) nextQuote = text.indexOf('"', at);
        if (lazy && lines.length >= HELD_ROWS) {
          const from = at;
          keepForLater(goal);
          if (at > from) continue;
        }
        let end = endOfLine(at);
        if (nextQuote < 0 || nextQuote >= end) {
          const cellsEnd = before(end, at);
          const row = text.slice(at, cellsEnd).split(delimiter);
          if (options.exact || !isBlank(row)) keep(at, cellsEnd, row.length, row);
          line++;
        } else {
          const row = isHeld() ? [] : undefined;
          const found = quotedRow(at, row);
          if (found && !(found.newlines > 0 && swallowed(found.width))) {
            end = found.end;
            if (options.exact || !found.blank) keep(-1 - at, before(end, at), found.width, row);
            line += found.newlines + 1;
          } else {
            // The next line is read afresh: what followed the stray quote is not lost with it.
            sheet.broken.push({ line, code: 'sheet.broken-quote' });
            line++;
          }
        }
        at = end + 1;
      }
      return at < text.length && cells <= MAX_CELLS;
    },
  };
}

/** The delimiter under which the first rows agree best on a number of columns above one; comma where none does. */
export function guessDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const reader = csvReader(text, delimiter);
    reader.read(30);
    const widths = new Map<number, number>();
    for (const row of reader.sheet.rows)
      if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    // Rows in agreement count most; the number of columns decides between two that agree equally.
    for (const [width, rows] of widths) {
      const score = rows * 1000 + Math.min(width, 999);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

/** Opens a text as CSV: delimiter guessed, or taken from a spreadsheet's own `sep=;` line. */
export function openCsv(text: string, lazy = false): { delimiter: Delimiter; reader: CsvReader } {
  const declared = /^sep=([,;\t])\r?(?:\n|$)/i.exec(text.slice(0, 8));
  const delimiter = (declared?.[1] as Delimiter | undefined) ?? guessDelimiter(text);
  const from = declared?.[0].length ?? 0;
  return { delimiter, reader: csvReader(text, delimiter, { from, line: declared ? 2 : 1, lazy }) };
}

/**
 * A text as a sheet; yields how far it is, 0 to 1. Fails with `sheet.empty`, `sheet.too-many-rows` or
 * `sheet.too-many-cells`; broken lines are named, not fatal. `lazy` leaves rows below the first to be cut when read.
 */
export function* parsing(
  text: string,
  limit = MAX_ROWS,
  lazy = false,
): Generator<number, Result<{ sheet: Sheet; delimiter: Delimiter }>, void> {
  const { delimiter, reader } = openCsv(text, lazy);
  const { lines: rows, broken } = reader.sheet;
  while (reader.read(2_000) && rows.length <= limit) yield reader.progress();
  if (rows.length > limit) return fail('sheet.too-many-rows', { limit });
  if (reader.cells() > MAX_CELLS) return fail('sheet.too-many-cells', { limit: MAX_CELLS });
  if (rows.length === 0 && broken.length === 0) return fail('sheet.empty');
  return ok({ sheet: reader.sheet, delimiter });
}

/** The same in one go. */
export function parseCsv(text: string, limit = MAX_ROWS): Result<{ sheet: Sheet; delimiter: Delimiter }> {
  const work = parsing(text, limit);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const cellOut = (cell: string) => {
  const safe = guardCell(cell);
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table as CSV for any spreadsheet: UTF-8 mark first, formulas disarmed. `fromCsv` gives the same table back. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellOut).join(',')}\r\n`).join('')}`;
}

/** Reads what `toCsv` wrote, cell for cell, guards taken back. */
export function fromCsv(text: string): string[][] {
  const reader = csvReader(text, ',', { exact: true, from: text.charCodeAt(0) === 0xfeff ? 1 : 0 });
  reader.read(Number.POSITIVE_INFINITY);
  return reader.sheet.rows.map((row) => row.map(unguardCell));
}
