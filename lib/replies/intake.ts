// Intake: from the bytes of any file a shop keeps its phrases in to replies that can be planned: JSON, workbooks, CSV in
// the encodings there are, and plain text with a phrase a line or in blocks.
import { fail, ok, type Result } from '../model/basics.ts';
import { decodeSheet, looksLike } from '../stock/decode.ts';
import { fillMerged } from '../stock/merged.ts';
import { openWorkbook } from '../stock/xlsx.ts';
import { guessMapping, type Mapping } from './columns.ts';
import { csvTable, fromJson, planTable, type Table } from './exchange.ts';
import { type ImportOptions, MOST_ROWS, type Plan } from './plan.ts';

export type Opened =
  | { is: 'json'; text: string }
  | {
      is: 'table';
      /** `text`: lines or blocks of a plain text. */
      from: 'csv' | 'workbook' | 'text';
      table: Table;
      mapping: Mapping;
      encoding?: string;
      /** Of a workbook: its sheets, and which of them this is. */
      sheets?: { names: string[]; at: number };
    };

const JSON_START = /^\s*[[{]/;

/**
 * Opens a file. Fails with the `sheet.…` failures of the stock trade for what is no text and no workbook, or with
 * `replies.empty`.
 */
export function openFile(bytes: Uint8Array, name: string, sheet?: number): Result<Opened> {
  const looks = looksLike(bytes);
  if (looks === 'XLSX' || looks === 'ZIP' || looks === 'XLS') return openBook(bytes, sheet);
  const decoded = decodeSheet(bytes);
  if (!decoded.ok) {
    // Stock is never JSON, so there it is a failure with a name.
    const isJson = decoded.error.code === 'sheet.not-a-sheet' && decoded.error.params?.looks === 'JSON';
    return isJson || /\.json$/i.test(name)
      ? ok({ is: 'json', text: new TextDecoder().decode(bytes) })
      : decoded;
  }
  const { text, encoding } = decoded.value;
  if (/\.json$/i.test(name)) return ok({ is: 'json', text });
  if (!/\.(csv|tsv|tab)$/i.test(name) && JSON_START.test(text) && isJson(text))
    return ok({ is: 'json', text });
  const table = csvTable(text);
  if (table.rows.length === 0) return fail('replies.empty');
  const mapping = guessMapping(table.rows);
  const plain =
    !/\.(csv|tsv|tab)$/i.test(name) && !mapping.headed && !(text.split('\n', 1)[0] ?? '').includes('\t');
  if (!plain) return ok({ is: 'table', from: 'csv', table, mapping, encoding });
  const phrases = phrasesOf(text);
  return ok({ is: 'table', from: 'text', table: phrases, mapping: guessMapping(phrases.rows), encoding });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function openBook(bytes: Uint8Array, sheet: number | undefined): Result<Opened> {
  const book = openWorkbook(bytes);
  if (!book.ok) return book;
  const { names } = book.value;
  const tried = sheet === undefined ? names.map((_, i) => i) : [sheet];
  // The first sheet that is not empty, where nobody chose.
  for (const at of tried) {
    const steps = book.value.read(at, { limit: MOST_ROWS + 1 });
    let step = steps.next();
    while (!step.done) step = steps.next();
    const read = step.value;
    if (!read.ok) return read;
    if (read.value.rows.length === 0) continue;
    const { rows, lines } = fillMerged(read.value);
    return ok({
      is: 'table',
      from: 'workbook',
      table: { rows, lines },
      mapping: guessMapping(rows),
      sheets: { names, at },
    });
  }
  return fail('replies.empty');
}

/** A first line that names what follows: in brackets, numbered, or ending in a colon. */
const NAMED = /^(?:[【[「《<#]\s*(.{1,60}?)\s*[】\]」》>]?|(.{1,60}?)[:：])$/;

/** A plain text as a table: blocks between blank lines where there are such, else a phrase a line. */
function phrasesOf(text: string): Table {
  const all = text.replace(/\r\n?/g, '\n').split('\n');
  const first = all.findIndex((line) => line.trim() !== '');
  const end = all.findLastIndex((line) => line.trim() !== '');
  const inBlocks = all.slice(first, end + 1).some((line) => line.trim() === '');
  const blocks: { line: number; texts: string[] }[] = [];
  all.forEach((raw, i) => {
    const line = raw.trim();
    const begins = !inBlocks || i === 0 || all[i - 1]!.trim() === '';
    if (line === '') return;
    if (begins || blocks.length === 0) blocks.push({ line: i + 1, texts: [line] });
    else blocks.at(-1)!.texts.push(line);
  });
  const titled = blocks.map(({ texts }) => (texts.length > 1 ? NAMED.exec(texts[0]!) : null));
  const named = titled.some(Boolean);
  return {
    rows: blocks.map(({ texts }, i) => {
      const title = titled[i]?.[1] ?? titled[i]?.[2];
      const body = (title === undefined ? texts : texts.slice(1)).join('\n');
      return named ? [title ?? texts[0]!.slice(0, 60), body] : [body];
    }),
    lines: blocks.map(({ line }) => line),
  };
}

/** What importing an opened file would do, its columns as they are guessed or were chosen. */
export function planOpened(
  opened: Opened,
  mapping: Mapping | undefined,
  options: ImportOptions,
): Result<Plan> {
  if (opened.is === 'json') return fromJson(opened.text, options);
  return planTable(opened.table, mapping ?? opened.mapping, options);
}
