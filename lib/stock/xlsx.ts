// A workbook as sheets of text: our own reading over fflate, for a stock sheet needs what general readers drop (the
// digits of a long number, each row's own number, a cap on what unpacks) and a bar that moves while it is read.
// One pass over the rows as they unpack; no tree is built, so deep nesting costs nothing.
// Above 250 lines: the parts of a workbook name each other, and are followed here from the first to the last.
import { fail, ok, type Result } from '../model/result.ts';
import { compoundFailure, isCompound } from './compound.ts';
import { MAX_CELLS } from './csv.ts';
import type { Merge, Sheet } from './types.ts';
import { attributesOf, runsOf, type Shown, stylesOf, unescapeXml } from './xlsxCells.ts';
import { type RowContext, readRow } from './xlsxRow.ts';
import { type Budget, MAX_UNPACKED, readZip, textOf, Unreadable, wholeText, type Zip } from './zip.ts';

export interface Workbook {
  /** The sheets' names, in the order of their tabs. Charts are none. */
  names: string[];
  /** Reads a sheet; yields how far it is, 0 to 1. With `rows` it stops after so many: a look at the head. */
  read(index: number, limits: { rows?: number; limit: number }): Generator<number, Result<Sheet>, void>;
}

const failure = (error: unknown): Result<never> => {
  if (error instanceof Unreadable) return fail(error.code);
  throw error;
};

/** `x:` where a writer gives its names a prefix. Throws for what is no such part; nobody's workbook declares entities. */
function prefixOf(head: string, root: string): string {
  const found = new RegExp(`<((?:[\\w.-]{1,32}:)?)${root}[\\s/>]`).exec(head.slice(0, 65_536));
  if (!found || /<!(?:DOCTYPE|ENTITY)/i.test(head.slice(0, found.index)))
    throw new Unreadable('sheet.damaged');
  return found[1] ?? '';
}

/** A part's relations: id -> target's name in the zip. `kind` ends the relation's type. */
function relations(zip: Zip, part: string, kind: RegExp, budget: Budget): Map<string, string> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const entry = zip.get(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const found = new Map<string, string>();
  if (!entry) return found;
  for (const [tag] of wholeText(entry, budget).matchAll(/<(?:[\w.-]{1,32}:)?Relationship\s[^>]*>/g)) {
    const at = attributesOf(tag);
    const target = (at.get('Target') ?? '').toLowerCase();
    if (!kind.test(at.get('Type') ?? '') || at.get('TargetMode') === 'External') continue;
    const path: string[] = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
    for (const step of target.split('/').filter(Boolean)) {
      if (step === '..') path.pop();
      else if (step !== '.') path.push(step);
    }
    found.set(at.get('Id') ?? '', path.join('/'));
  }
  return found;
}

/** What a zip is that holds no workbook we read. */
function otherZip(zip: Zip): string {
  if (zip.has('xl/workbook.bin')) return 'XLSB';
  if (zip.has('content.xml') && zip.has('mimetype')) return 'ODS';
  return [...zip.keys()].some((name) => name.endsWith('.iwa')) ? 'Numbers' : 'ZIP';
}

/**
 * Opens a workbook's bytes. Fails with `sheet.locked` (a password), `sheet.old-xls`, `sheet.not-a-sheet`,
 * `sheet.damaged` or `sheet.zip-bomb`.
 */
export function openWorkbook(bytes: Uint8Array): Result<Workbook> {
  if (isCompound(bytes)) return compoundFailure(bytes);
  const zip = readZip(bytes);
  if (!zip.ok) return zip;
  try {
    return open(zip.value);
  } catch (error) {
    return failure(error);
  }
}

function open(zip: Zip): Result<Workbook> {
  const budget: Budget = { left: MAX_UNPACKED };
  const [main = 'xl/workbook.xml'] = relations(zip, '', /\/officeDocument$/, budget).values();
  const book = zip.get(main);
  if (!book || main.endsWith('.bin')) return fail('sheet.not-a-sheet', { looks: otherZip(zip) });
  const xml = wholeText(book, budget);
  const prefix = prefixOf(xml, 'workbook');
  const targets = relations(zip, main, /\/worksheet$/, budget);
  const sheets = [...xml.matchAll(new RegExp(`<${prefix}sheet\\s[^>]*>`, 'g'))].flatMap(([tag]) => {
    const at = attributesOf(tag);
    const target = targets.get(at.get('id') ?? '');
    const entry = target === undefined ? undefined : zip.get(target);
    return entry ? [{ name: at.get('name') ?? '', entry }] : [];
  });
  if (sheets.length === 0) return fail('sheet.damaged');
  const date1904 = attributesOf(new RegExp(`<${prefix}workbookPr\\s[^>]*>`).exec(xml)?.[0] ?? '').get(
    'date1904',
  );
  const [styles] = relations(zip, main, /\/styles$/, budget).values();
  const [strings] = relations(zip, main, /\/sharedStrings$/, budget).values();
  const stylesEntry = zip.get(styles ?? 'xl/styles.xml');
  const stringsEntry = zip.get(strings ?? 'xl/sharedstrings.xml');
  let shown: Shown[] | undefined;
  let shared: string[] | undefined;

  function* read(index: number, { rows, limit }: { rows?: number; limit: number }) {
    const sheet = sheets[index];
    if (!sheet) return fail('sheet.damaged');
    // What is read again (another sheet, the same after a look) is counted anew.
    const own: Budget = { left: MAX_UNPACKED };
    try {
      if (!shown) {
        const text = stylesEntry ? wholeText(stylesEntry, own) : '';
        shown = text ? stylesOf(text, prefixOf(text, 'styleSheet')) : [];
      }
      const packed = stringsEntry && !shared ? stringsEntry.packed.length : 0;
      const share = packed / (packed + sheet.entry.packed.length);
      if (!shared) {
        shared = [];
        if (stringsEntry) {
          const step = readStrings(textOf(stringsEntry, own), shared);
          for (let one = step.next(); !one.done; one = step.next()) yield one.value * share;
        }
      }
      const context = { shared, shown, from1904: date1904 === '1' || date1904 === 'true' };
      const step = readSheet(textOf(sheet.entry, own), context, rows, limit);
      for (;;) {
        const one = step.next();
        if (one.done) return one.value;
        yield share + one.value * (1 - share);
      }
    } catch (error) {
      return failure(error);
    }
  }
  return ok({ names: sheets.map(({ name }) => name), read });
}

type Pieces = Generator<{ text: string; at: number }, void, void>;
/** Longer than any one row or string may be. */
const MAX_PIECE = 16 * 1024 * 1024;

/** The strings cells point at, into `shared`. */
function* readStrings(pieces: Pieces, shared: string[]): Generator<number, void, void> {
  let rest = '';
  let prefix: string | undefined;
  for (const { text, at } of pieces) {
    rest += text;
    prefix ??= prefixOf(rest, 'sst');
    const open = `<${prefix}si`;
    const close = `</${prefix}si>`;
    const plain = `<${prefix}si><${prefix}t>`;
    const plainEnd = `</${prefix}t></${prefix}si>`;
    let from = 0;
    for (let start = rest.indexOf(open); start >= 0; start = rest.indexOf(open, from)) {
      const tagEnd = rest.indexOf('>', start);
      if (tagEnd < 0) break;
      if (rest.charCodeAt(tagEnd - 1) === 47) {
        shared.push('');
        from = tagEnd + 1;
        continue;
      }
      const end = rest.indexOf(close, tagEnd);
      if (end < 0) break;
      from = end + close.length;
      // Nearly all are one plain text.
      const simple = rest.startsWith(plain, start) && rest.startsWith(plainEnd, from - plainEnd.length);
      const inside = simple ? rest.slice(start + plain.length, from - plainEnd.length) : undefined;
      shared.push(
        inside !== undefined && !inside.includes('<')
          ? unescapeXml(inside)
          : runsOf(rest.slice(tagEnd + 1, end), prefix),
      );
      if (shared.length > MAX_CELLS) throw new Unreadable('sheet.zip-bomb');
    }
    rest = rest.slice(from);
    if (rest.length > MAX_PIECE) throw new Unreadable('sheet.damaged');
    yield at;
  }
}

/** The rows, then the cells that were merged. */
function* readSheet(
  pieces: Pieces,
  given: { shared: string[]; shown: Shown[]; from1904: boolean },
  stopAfter: number | undefined,
  limit: number,
): Generator<number, Result<Sheet>, void> {
  const sheet: Sheet = { rows: [], lines: [], broken: [] };
  let rest = '';
  let row: RowContext | undefined;
  let below = false;
  const merges: Merge[] = [];
  for (const { text, at } of pieces) {
    rest += text;
    row ??= { ...given, prefix: prefixOf(rest, 'worksheet'), line: 0, cells: 0 };
    if (!below) {
      const { from, ended } = readRows(rest, row, sheet, stopAfter);
      if (sheet.rows.length > limit) return fail('sheet.too-many-rows', { limit });
      if (row.cells > MAX_CELLS) return fail('sheet.too-many-cells', { limit: MAX_CELLS });
      rest = rest.slice(from);
      below = ended;
      if (stopAfter !== undefined && sheet.rows.length >= stopAfter) return ok(sheet);
    }
    if (below) rest = readMerges(rest, row.prefix, merges);
    if (rest.length > MAX_PIECE) return fail('sheet.damaged');
    yield at;
  }
  // Cut off inside: what stands before the cut is not the sheet.
  if (!below && rest.includes(`<${row?.prefix ?? ''}row`)) return fail('sheet.damaged');
  if (merges.length) sheet.merges = merges;
  return ok(sheet);
}

/** All whole rows in `text`; answers where the rest begins, and whether the rows have ended. */
function readRows(
  text: string,
  context: RowContext,
  sheet: Sheet,
  stopAfter = Number.POSITIVE_INFINITY,
): { from: number; ended: boolean } {
  const open = `<${context.prefix}row`;
  const close = `</${context.prefix}row>`;
  const ending = `</${context.prefix}sheetData>`;
  let from = 0;
  while (sheet.rows.length < stopAfter) {
    const start = text.indexOf(open, from);
    const end = start < 0 ? text.indexOf(ending, from) : -1;
    if (start < 0)
      return end < 0 ? { from: Math.max(from, text.length - 64), ended: false } : { from: end, ended: true };
    const tagEnd = text.indexOf('>', start);
    if (tagEnd < 0) return { from: start, ended: false };
    const next = text.charCodeAt(start + open.length);
    // Below the rows stand `rowBreaks`.
    if (next !== 62 && next !== 47 && next > 32) return { from: tagEnd + 1, ended: true };
    const empty = text.charCodeAt(tagEnd - 1) === 47;
    const stop = empty ? tagEnd : text.indexOf(close, tagEnd);
    if (stop < 0) return { from: start, ended: false };
    const number = Number(
      /\sr\s?=\s?["'](\d{1,8})["']/.exec(text.slice(start, Math.min(tagEnd, start + 200)))?.[1],
    );
    context.line = number || context.line + 1;
    from = empty ? tagEnd + 1 : stop + close.length;
    if (empty) continue;
    const cells = readRow(text.slice(tagEnd + 1, stop), context);
    if (!cells) continue;
    sheet.rows.push(cells);
    sheet.lines.push(context.line);
    if (context.cells > MAX_CELLS) break;
  }
  return { from, ended: false };
}

const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/;
const MAX_MERGES = 200_000;
const columnOf = (letters: string) =>
  [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Adds the merges in `text`, and answers what may be the beginning of another. */
function readMerges(text: string, prefix: string, merges: Merge[]): string {
  const open = `<${prefix}mergeCell `;
  let from = 0;
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, from)) {
    const end = text.indexOf('>', start);
    if (end < 0) return text.slice(start);
    from = end + 1;
    const range = RANGE.exec(attributesOf(text.slice(start, end)).get('ref') ?? '');
    if (!range || merges.length >= MAX_MERGES) continue;
    const [, left = '', top = '', right = '', bottom = ''] = range;
    merges.push({ top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) });
  }
  return text.slice(Math.max(from, text.length - open.length));
}
