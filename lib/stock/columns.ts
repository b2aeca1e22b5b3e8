// Columns: where the header stands, what each column means, and the key under which a choice is remembered.
// Works from header words (header-words.json) and only confirms with the cells below: a count column holds counts.
import { fail, ok, type Result } from '../model/result.ts';
import { countOf, cut } from './cells.ts';
import headerWords from './header-words.json';
import { twoRowHeader } from './merged.ts';
import type { FullMapping, Mapping, Meaning, Sheet } from './types.ts';

type Kind = keyof typeof headerWords;

/** A word as it is looked for in a header: a Latin one as a word of its own, any other anywhere. */
interface Word {
  spaced?: string;
  flat: string;
  length: number;
}
interface Words<W> {
  exact?: boolean;
  words: W[];
  weak: W[];
  not: W[];
}

const wordOf = (word: string): Word => ({
  ...(/^[a-z0-9 ]+$/.test(word) && { spaced: ` ${word} ` }),
  flat: word.replaceAll(' ', ''),
  length: word.length,
});
const WORDS = new Map(
  Object.entries<Words<string>>(headerWords).map(([kind, { words, weak, not, exact = false }]) => {
    const all: Words<Word> = {
      exact,
      words: words.map(wordOf),
      weak: weak.map(wordOf),
      not: not.map(wordOf),
    };
    return [kind as Kind, all];
  }),
);

/** A header text in two forms: words parted by blanks, for Latin; and nothing but letters and digits, for the rest. */
interface Head {
  spaced: string;
  flat: string;
}

function headOf(text: string): Head {
  const spaced = text
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{N})(?=\p{L})|(\p{L})(?=\p{N})/gu, '$1$2 ')
    .replace(/([a-z])(?=[^\sa-z\d])|([^\sa-z\d])(?=[a-z])/g, '$1$2 ')
    .trim();
  return { spaced: ` ${spaced} `, flat: spaced.replaceAll(' ', '') };
}

const has = (head: Head, { spaced, flat }: Word) =>
  spaced === undefined ? head.flat.includes(flat) : head.spaced.includes(spaced);

/** How well a header fits a kind: 0 for not at all. Whole beats part, strong beats weak, then the list's own order. */
function suits(head: Head, kind: Kind): number {
  const { words, weak, not, exact } = WORDS.get(kind) as Words<Word>;
  if (head.flat === '') return 0;
  let best = 0;
  const weigh = (list: Word[], whole: number, part: number) => {
    list.forEach((word, i) => {
      const place = 1 - i / 1000;
      if (head.flat === word.flat) best = Math.max(best, whole + place);
      // The longer the word found, the more of the header it explains.
      else if (part && has(head, word)) best = Math.max(best, part + Math.min(9, word.length) + place);
    });
  };
  weigh(words, 100, exact ? 0 : 50);
  weigh(weak, 40, exact ? 0 : 20);
  if (best < 100 && not.some((word) => has(head, word))) return 0;
  return best;
}

const KINDS: readonly Kind[] = ['sku', 'physical', 'available', 'reserved', 'countedAt', 'warehouse', 'name'];
const COUNTED: ReadonlySet<Kind> = new Set(['physical', 'available', 'reserved']);
const HEADER_WITHIN = 10;
/** A letterhead or a legend may push it down to here; then its words must leave no doubt. */
const SURELY_WITHIN = 50;

const isCount = (cell: string | undefined) => {
  const count = countOf(cell);
  return 'units' in count || count.why === 'negative' || count.why === 'not-whole';
};

/**
 * The header row: among the first ten, or among the first fifty where its words leave no doubt. `sure` when its words name both a SKU and a count; otherwise it only has the
 * shape of one (words above figures). Nothing where no row could be one: then the owner is asked.
 */
export function findHeader(rows: readonly string[][]): { row: number; sure: boolean } | undefined {
  let best: { row: number; score: number } | undefined;
  const top = rows.slice(0, HEADER_WITHIN);
  top.forEach((cells, row) => {
    const named = new Set(cells.flatMap((cell) => kindsOf(cell)));
    const counts = named.has('physical') || named.has('available');
    const score = (named.has('sku') && counts ? 100 : 0) + named.size;
    if (named.size >= 2 && score > (best?.score ?? 0)) best = { row, score };
  });
  if (best && best.score > 100) return { row: best.row, sure: true };
  const late = rows.slice(HEADER_WITHIN, SURELY_WITHIN).findIndex(namesStock);
  if (late >= 0) return { row: HEADER_WITHIN + late, sure: true };
  if (best) return { row: best.row, sure: false };
  const row = top.findIndex(
    (cells, i) =>
      cells.filter((cell) => cell.trim() !== '').length >= 2 &&
      !cells.some((cell) => isCount(cell)) &&
      (rows[i + 1] ?? []).some((cell) => isCount(cell)),
  );
  return row < 0 ? undefined : { row, sure: false };
}

/** Both a SKU and a count, each in a cell of its own, and no figure beside them. */
function namesStock(cells: readonly string[]): boolean {
  const kinds = cells.map((cell) => kindsOf(cell)[0]);
  const counts = kinds.includes('physical') || kinds.includes('available');
  return counts && kinds.includes('sku') && !cells.some((cell) => isCount(cell));
}

/** The kinds a cell could head; one text is one heading, so only its best kind counts. */
function kindsOf(cell: string): Kind[] {
  if (cell.length > 60) return [];
  const head = headOf(cell);
  const fits = KINDS.map((kind) => ({ kind, score: suits(head, kind) })).filter(({ score }) => score > 0);
  const best = fits.sort((a, b) => b.score - a.score)[0];
  return best ? [best.kind] : [];
}

/** Do the cells under a header bear out what it says? Nothing but blanks is no objection. */
function bornOut(kind: Kind, column: number, samples: readonly string[][]): boolean {
  const cells = samples.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
  if (COUNTED.has(kind)) return cells.length === 0 || cells.filter(isCount).length * 2 >= cells.length;
  return kind !== 'sku' || samples.length === 0 || cells.length * 2 >= samples.length;
}

/**
 * What each column means, from the header's words in Chinese, Korean or English, borne out by the rows below.
 * `sku` or `onHand` is absent where no column says so. Several warehouses side by side become `onHand2`, `onHand3` ….
 * A sheet's available figure already has the reserved units taken off, so the two are never mapped together.
 */
export function guessColumns(header: readonly string[], sampleRows: readonly string[][]): Mapping {
  const heads = header.map(headOf);
  const fits = heads
    .flatMap((head, column) => KINDS.map((kind) => ({ kind, column, score: suits(head, kind) })))
    .filter(({ kind, column, score }) => score > 0 && bornOut(kind, column, sampleRows))
    .sort(
      (a, b) => b.score - a.score || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.column - b.column,
    );
  const columnOf = new Map<Kind, number>();
  const taken = new Set<number>();
  for (const { kind, column } of fits) {
    if (columnOf.has(kind) || taken.has(column)) continue;
    columnOf.set(kind, column);
    taken.add(column);
  }
  const mapping: Mapping = {};
  for (const kind of ['sku', 'name', 'warehouse', 'countedAt'] as const) {
    const column = columnOf.get(kind);
    if (column !== undefined) mapping[kind] = column;
  }
  const physical = columnOf.get('physical');
  const available = columnOf.get('available');
  const reserved = columnOf.get('reserved');
  // What the warehouse holds and what it has promised, if the sheet has both; else what it says may be sold.
  const wantsPhysical = physical !== undefined && (reserved !== undefined || available === undefined);
  const onHand = wantsPhysical ? physical : available;
  if (onHand === undefined) return mapping;
  mapping.onHand = onHand;
  if (wantsPhysical && reserved !== undefined) mapping.reserved = reserved;
  const kind: Kind = wantsPhysical ? 'physical' : 'available';
  siblings(heads, onHand)
    .filter((column) => suits(heads[column] as Head, kind) > 0 && bornOut(kind, column, sampleRows))
    .slice(0, 8)
    .forEach((column, i) => {
      mapping[`onHand${i + 2}` as Meaning] = column;
    });
  return mapping;
}

const PLACE = /^(.*?)(仓库?|창고|센터|warehouse|wh)(.*)$/;

/** Columns that say the same as this one of another place: `qty_wh1, qty_wh2`; `杭州仓库存, 广州仓库存`. */
function siblings(heads: readonly Head[], column: number): number[] {
  const stemOf = ({ flat }: Head) => {
    const place = PLACE.exec(flat);
    const name = place ? `${place[2]}${place[3]}` : flat;
    const stem = name.replace(/\d+|[一二三四五六七八九十]+/g, '#');
    // Without a place or a number there is nothing by which two columns could differ.
    return place || stem.includes('#') ? stem : undefined;
  };
  const stem = stemOf(heads[column] as Head);
  if (stem === undefined) return [];
  return heads.flatMap((head, i) =>
    i !== column && head.flat !== heads[column]?.flat && stemOf(head) === stem ? [i] : [],
  );
}

/** A mapping that can be read with, or which of the two columns nobody could be sure of (with the headers found). */
export function complete(mapping: Mapping, header: readonly string[]): Result<FullMapping> {
  const found = header.map(cut).filter(Boolean).slice(0, 8).join(', ');
  if (mapping.sku === undefined) return fail('sheet.no-sku-column', { found });
  if (mapping.onHand === undefined) return fail('sheet.no-count-column', { found });
  return ok({ ...mapping, sku: mapping.sku, onHand: mapping.onHand });
}

/** The key of a file's shape: its headings in their order. Same key, same columns, so a mapping may be reused. */
export function shapeOf(header: readonly string[]): string {
  const heads = header.map((cell) => cell.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim());
  while (heads.length && heads.at(-1) === '') heads.pop();
  return JSON.stringify(heads);
}

/** A sheet with its header found and its columns guessed: what the import screen starts from. */
export interface OpenedSheet {
  sheet: Sheet;
  /** Index of the header in `sheet.rows`; data starts on the next. */
  headerRow: number;
  sure: boolean;
  header: string[];
  mapping: Mapping;
  shape: string;
}

/** Finds header and columns. Fails with `sheet.no-header` or `sheet.no-rows`. */
export function openSheet(sheet: Sheet): Result<OpenedSheet> {
  const found = findHeader(sheet.rows);
  if (!found) return fail(sheet.rows.length === 0 ? 'sheet.empty' : 'sheet.no-header');
  const two = twoRowHeader(sheet, found.row);
  const headerRow = two ? found.row + 1 : found.row;
  const header = two ?? (sheet.rows[headerRow] ?? []).map((cell) => cell.trim());
  if (sheet.lines.length <= headerRow + 1)
    return fail('sheet.no-rows', { line: sheet.lines[headerRow] ?? 1 });
  const samples = sheet.rows.slice(headerRow + 1, headerRow + 51);
  const mapping = guessColumns(header, samples);
  return ok({ sheet, headerRow, sure: found.sure, header, mapping, shape: shapeOf(header) });
}
