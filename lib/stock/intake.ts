// From a file's bytes to a sheet with its header found: the one way in for CSV and workbooks, in steps, so that the
// page's worker can tell how far it is and the command line can run it in one go.
import { fail, ok, type Result } from '../model/result.ts';
import { findHeader, type OpenedSheet, openSheet } from './columns.ts';
import { MAX_ROWS, parsing } from './csv.ts';
import { decodeSheet, looksLike, MAX_BYTES, TOO_LARGE } from './decode.ts';
import { fillMerged } from './merged.ts';
import { openWorkbook, type Workbook } from './xlsx.ts';

export interface Intake {
  opened: OpenedSheet;
  /** Of a text. */
  encoding?: string;
  delimiter?: string;
  /** Of a workbook: its sheets, and which of them this is. */
  worksheets?: { names: string[]; at: number };
}

/** What could not be opened, and the sheets there are to choose from instead. */
export type Opening = Result<Intake> & { worksheets?: { names: string[]; at: number } };

/** Sheets that are looked into for a stock list; a workbook of more has it among the first. */
const LOOK_INTO = 30;
/** The header is among the first fifty rows, and counts stand below it. */
const LOOK_ROWS = 52;
/** How much of the bar the looking takes: all strings of the workbook are read in it. */
const LOOK_SHARE = 0.3;
/** Columns without a heading are shown up to here. */
const MOST_COLUMNS = 64;

/** Opens a file; yields how far it is, 0 to 1. `worksheet` is the owner's choice, else the first with a header. */
export function* opening(
  bytes: Uint8Array,
  { worksheet, limit = MAX_ROWS }: { worksheet?: number; limit?: number } = {},
): Generator<number, Opening, void> {
  if (bytes.length > MAX_BYTES) return { ok: false, error: TOO_LARGE };
  const looks = looksLike(bytes);
  if (looks === 'XLSX' || looks === 'ZIP') return yield* openingWorkbook(bytes, worksheet, limit);
  const decoded = decodeSheet(bytes);
  if (!decoded.ok) return decoded;
  const parsed = yield* parsing(decoded.value.text, limit, true);
  if (!parsed.ok) return parsed;
  const opened = openSheet(parsed.value.sheet);
  if (!opened.ok) return opened;
  return ok({
    opened: opened.value,
    encoding: decoded.value.encoding,
    delimiter: parsed.value.delimiter,
  });
}

function* openingWorkbook(
  bytes: Uint8Array,
  worksheet: number | undefined,
  limit: number,
): Generator<number, Opening, void> {
  const book = openWorkbook(bytes);
  if (!book.ok) return book;
  const { names } = book.value;
  const looked = worksheet === undefined && names.length > 1 ? LOOK_SHARE : 0;
  const at = worksheet ?? (looked ? yield* firstWithHeader(book.value) : 0);
  const worksheets = { names, at };
  const read = yield* scaled(book.value.read(at, { limit }), looked, 1);
  if (!read.ok) return { ...read, worksheets };
  if (read.value.rows.length === 0) return { ...fail('sheet.empty'), worksheets };
  const opened = openSheet(fillMerged(read.value));
  return opened.ok ? ok({ opened: widened(opened.value), worksheets }) : { ...opened, worksheets };
}

/** A step's progress as its part of the whole, never backwards. */
function* scaled<R>(work: Generator<number, R, void>, from: number, to: number): Generator<number, R, void> {
  for (let most = 0; ; ) {
    const step = work.next();
    if (step.done) return step.value;
    most = Math.max(most, step.value);
    yield from + most * (to - from);
  }
}

/** No cell of a workbook is out of its place: what stands right of the headings is a column without one. */
function widened(opened: OpenedSheet): OpenedSheet {
  const { sheet, header } = opened;
  const most = Math.max(MOST_COLUMNS, header.length);
  let width = header.length;
  for (const row of sheet.rows) {
    if (row.length > most) row.length = most;
    if (row.length > width) width = row.length;
  }
  while (header.length < width) header.push('');
  return opened;
}

/** The first sheet whose header names a SKU and a count; else the first with anything like a header; else the first. */
function* firstWithHeader(book: Workbook): Generator<number, number, void> {
  let like: number | undefined;
  for (let index = 0; index < Math.min(book.names.length, LOOK_INTO); index++) {
    const look = book.read(index, { rows: LOOK_ROWS, limit: MAX_ROWS });
    // All strings are read in the first look; the others are quick.
    const head = yield* scaled(look, index === 0 ? 0 : LOOK_SHARE, LOOK_SHARE);
    if (!head.ok) continue;
    const header = findHeader(head.value.rows);
    if (header?.sure) return index;
    if (header) like ??= index;
  }
  return like ?? 0;
}

/** The same in one go. */
export function openFile(bytes: Uint8Array, options: { worksheet?: number; limit?: number } = {}): Opening {
  const work = opening(bytes, options);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
