// Rows as nearly all of a CSV are: a SKU in plain letters, counts in figures and nothing else, each cell in quotes or not.
// They are read straight from the characters of the text, without a cell being cut. Any other row is left to who reads
// cell by cell.
import { textOf } from './cells.ts';
import { finder } from './finder.ts';
import type { Lines, Plain } from './lines.ts';
import { HASH, hashEnd, hashed, hashOf } from './skuHash.ts';
import type { FullMapping, Sheet, Skip } from './types.ts';

export interface PlainRows {
  /** Columns of counts that are added up. */
  onHand: readonly number[];
  /** More cells than this are one too many. */
  width: number;
  /** Folded words that stand in the SKU's place of a row of totals. */
  totals: Iterable<string>;
}

const SPACE = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
const POINT = 46;
const ZERO = 48;
const EQUALS = 61;
const LAST = 126;
/** As many figures as a count has at most. */
const FIGURES = 9;

const SKU = 1;
const ON_HAND = 2;
const RESERVED = 3;
const WAREHOUSE = 4;

/** Reads row `i` of the sheet, if it is plain: into the lines, or among those left out. False for any other row. */
export function plainReader(
  sheet: Sheet,
  mapping: FullMapping,
  { onHand, width, totals }: PlainRows,
  { lines, skipped }: { lines: Lines; skipped: Skip[] },
): (i: number) => boolean {
  // Of merged cells only the reader of cells knows.
  if (!sheet.uncut || sheet.merges) return () => false;
  const { text, starts, ends } = sheet.uncut;
  const delimiter = sheet.uncut.delimiter.charCodeAt(0);
  const nextDelimiter = finder(text, sheet.uncut.delimiter);
  const nextQuote = finder(text, '"');
  const { sku, reserved, warehouse } = mapping;
  const needed = [sku, ...onHand, ...(reserved === undefined ? [] : [reserved])];
  const last = Math.max(...needed);
  const roles = new Uint8Array(Math.max(last, warehouse ?? 0) + 1);
  if (warehouse !== undefined) roles[warehouse] = WAREHOUSE;
  for (const column of onHand) roles[column] = ON_HAND;
  if (reserved !== undefined) roles[reserved] = RESERVED;
  roles[sku] = SKU;
  // One column that means two things is for the reader of cells to make sense of.
  const distinct = warehouse === undefined ? needed : [...needed, warehouse];
  if (new Set(distinct).size < distinct.length) return () => false;
  const totalHashes = new Set([...totals].map(hashOf));
  const plain: Plain = { row: 0, skuFrom: 0, skuTo: 0, hash: 0, onHand: 0, reserved: -1 };
  let placeFrom = 0;
  let placeTo = 0;
  const placeOf = () => textOf(text.slice(placeFrom, placeTo));
  return (i) => {
    const start = starts[i];
    if (start === undefined) return false;
    const quoted = start < 0;
    let at = quoted ? -1 - start : start;
    const end = ends[i] as number;
    plain.row = i;
    plain.onHand = 0;
    plain.reserved = -1;
    placeFrom = placeTo = 0;
    let blanks = 0;
    for (let column = 0; ; column++, at++) {
      const role = column < roles.length ? roles[column] : 0;
      const open = quoted && text.charCodeAt(at) === QUOTE;
      if (open) at++;
      const from = at;
      const stop = open ? QUOTE : delimiter;
      if (role === SKU) {
        let hash = HASH;
        let code = text.charCodeAt(at);
        while (code >= SPACE && code <= LAST && code !== stop) {
          hash = hashed(hash, code);
          code = text.charCodeAt(++at);
        }
        const first = text.charCodeAt(from);
        if (at === from || first === SPACE || first === APOSTROPHE || first === EQUALS) return false;
        if (text.charCodeAt(at - 1) === SPACE || text.charCodeAt(from + 1) === POINT) return false;
        hash = hashEnd(hash);
        if (totalHashes.has(hash)) return false;
        plain.skuFrom = from;
        plain.skuTo = at;
        plain.hash = hash;
      } else if (role === ON_HAND || role === RESERVED) {
        let units = 0;
        for (; ; at++) {
          const figure = text.charCodeAt(at) - ZERO;
          if (!(figure >= 0 && figure <= 9)) break;
          units = units * 10 + figure;
        }
        if (at - from > FIGURES) return false;
        if (role === ON_HAND) {
          plain.onHand += units;
          if (at === from) blanks++;
        } else if (at > from) plain.reserved = units;
      } else {
        at = Math.min(open ? nextQuote(at) : nextDelimiter(at), end);
        if (role === WAREHOUSE) {
          placeFrom = from;
          placeTo = at;
        }
      }
      // A quote that is doubled, or does not end its cell, comes to nothing here.
      if (open && text.charCodeAt(at++) !== QUOTE) return false;
      if (at < end) {
        if (text.charCodeAt(at) !== delimiter) return false;
        continue;
      }
      if (column < last || column >= width || blanks === onHand.length) return false;
      const left = lines.addPlain(plain, placeOf);
      if (left) skipped.push(left);
      return true;
    }
  };
}
