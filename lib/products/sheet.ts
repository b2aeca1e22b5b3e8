// A sheet of cards: columns found by their headings in three languages, rows that speak of one product drawn together,
// each row of a size table on a line of its own or beside the card. Tolerant in shape, never in meaning: what is not
// plainly a range, or a weight without its unit, is left out with its line and the reason.
import { fail, ok, type Result } from '../model/basics.ts';
import { type CardListing, FACTS, type FactField, type SizeTable } from '../model/products.ts';
import { cut, foldSku, isShortened, textOf, unguardCell } from '../stock/cells.ts';
import type { Sheet } from '../stock/types.ts';
import { codesIn, foldTitle, listingsIn, tidyCode, tidyLine, tidyText } from './cards.ts';
import { columnsOf, type Field, isHeader, pairsIn, sizeOf } from './columns.ts';

/** A line, or part of one, left out: `code` and `params` fill a text of products.i18n.json. */
export interface LeftOut {
  /** The sheet's name, where the file has several. */
  sheet?: string;
  line: number;
  code: string;
  params: Record<string, string | number>;
}

/** A card as a file has it. What the file says nothing of is undefined, and stays as it is in a card already there. */
export interface CardDraft {
  line: number;
  id?: string | undefined;
  title?: string | undefined;
  skus?: string[] | undefined;
  listings?: CardListing[] | undefined;
  facts: Partial<Record<FactField, string>>;
  goesWith?: string[] | undefined;
  faq?: { q: string; a: string }[] | undefined;
  /** null: the file has columns for sizes and no size for this card. */
  sizes?: SizeTable | null | undefined;
}

export interface Drafts {
  drafts: CardDraft[];
  skipped: LeftOut[];
}

const HEADER_WITHIN = 10;

interface Group extends CardDraft {
  /** A row of its table could not be read: a table with a hole would answer wrongly. */
  holed?: boolean;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What has been read so far, sheet by sheet. */
interface Reading {
  groups: Group[];
  skipped: LeftOut[];
  named: Map<string, Group>;
}

/**
 * The cards of a file's sheets: a size table may stand on a sheet of its own. Fails with `products.empty`, or with
 * `products.no-columns` where no sheet has the headings of cards.
 */
export function draftsFromSheets(sheets: readonly { name?: string; sheet: Sheet }[]): Result<Drafts> {
  const filled = sheets.filter(({ sheet }) => sheet.rows.length > 0);
  if (filled.length === 0) return fail('products.empty');
  const reading: Reading = { groups: [], skipped: [], named: new Map() };
  const headed = filled.filter(({ name, sheet }) =>
    readInto(reading, sheet, filled.length > 1 ? name : undefined),
  );
  if (headed.length === 0)
    return fail('products.no-columns', {
      found: (filled[0]!.sheet.rows[0] ?? []).map(cut).filter(Boolean).slice(0, 8).join(', '),
    });
  const { skipped } = reading;
  const drafts = reading.groups.map(({ holed, ...draft }) => {
    if (!holed) return draft;
    const params = { title: draft.title ?? draft.skus?.[0] ?? '' };
    skipped.push({ line: draft.line, code: 'products.table-left', params });
    return { ...draft, sizes: undefined };
  });
  return ok({ drafts, skipped: skipped.sort((a, b) => a.line - b.line) });
}

/** One sheet. False where it has no headings of cards. */
function readInto({ groups, skipped, named }: Reading, sheet: Sheet, sheetName: string | undefined): boolean {
  const tops = sheet.rows.slice(0, HEADER_WITHIN).map(columnsOf);
  const headerRow = tops.findIndex(isHeader);
  if (headerRow < 0) return false;
  const inSheet = sheetName === undefined ? {} : { sheet: sheetName };
  const columns = tops[headerRow]!;
  const sized = columns.of.has('size');
  let last: Group | undefined;
  for (let i = headerRow + 1; i < sheet.rows.length; i++) {
    const cells = sheet.rows[i]!;
    const line = sheet.lines[i] ?? i + 1;
    const skip = (code: string, params: LeftOut['params'] = {}) =>
      void skipped.push({ ...inSheet, line, code, params });
    const raw = (field: Field) => {
      const at = columns.of.get(field);
      return at === undefined ? undefined : (cells[at] ?? '');
    };
    const text = (field: Field) => {
      const cell = raw(field);
      return cell === undefined ? undefined : tidyText(unguardCell(cell.trim()));
    };
    const id = tidyCode(raw('id') ?? '');
    const title = tidyLine(text('title') ?? '');
    const skus = raw('skus') === undefined ? undefined : codesIn(textOf(raw('skus')));
    const listings = raw('listings') === undefined ? undefined : listingsIn(textOf(raw('listings')));
    const broken = skus?.find(isShortened);
    if (broken) {
      skip('products.sku-shortened', { sku: broken });
      continue;
    }
    const codes = [
      ...(skus ?? []).map((sku) => `sku ${foldSku(sku)}`),
      ...(listings ?? []).map((one) => `listing ${foldSku(one.listingId)}`),
    ];
    const all = [...(id ? [`id ${id}`] : []), ...(title ? [`title ${foldTitle(title)}`] : []), ...codes];
    // The surest name alone says which product a row is of: an id, else the title, else its codes.
    const names = id || title ? all.slice(0, 1) : codes;
    const size = sizeOf(cells, columns);
    // A cell merged over several rows is blank in all but the first: the row goes on with the card above.
    const known =
      names.map((name) => named.get(name)).find(Boolean) ?? (names.length === 0 ? last : undefined);
    if (!known && names.length === 0) {
      skip('products.no-name');
      continue;
    }
    const facts = Object.fromEntries(
      FACTS.flatMap((field) => {
        const value = text(field);
        return value === undefined ? [] : [[field, value]];
      }),
    ) as CardDraft['facts'];
    const mates = raw('goesWith') === undefined ? undefined : codesIn(unguardCell(raw('goesWith')!.trim()));
    const told = text('faq');
    const pairs = columns.pairs.flatMap(([q, a]) => {
      const pair = {
        q: tidyLine(unguardCell(cells[q] ?? '')),
        a: tidyText(unguardCell((cells[a] ?? '').trim())),
      };
      return pair.q && pair.a ? [pair] : [];
    });
    const faq =
      told === undefined && columns.pairs.length === 0
        ? undefined
        : [...(told ? pairsIn(told) : []), ...pairs];
    let group = known;
    if (!group) {
      group = {
        line,
        id: id || undefined,
        title: title || undefined,
        skus,
        listings,
        facts,
        goesWith: mates,
        faq,
      };
      groups.push(group);
    } else {
      const clash = FACTS.find(
        (field) => facts[field] && group!.facts[field] && facts[field] !== group!.facts[field],
      );
      const other =
        clash ??
        (mates?.length && group.goesWith?.length && !same(mates, group.goesWith) ? 'goesWith' : undefined) ??
        (faq?.length && group.faq?.length && !same(faq, group.faq) ? 'faq' : undefined);
      if (other) {
        skip('products.differs', { field: other, first: group.line });
        continue;
      }
      for (const field of FACTS) if (facts[field]) group.facts[field] = facts[field];
      group.title ??= title || undefined;
      if (skus) group.skus = codesIn([...(group.skus ?? []), ...skus].join(';'));
      if (listings?.length)
        group.listings = [
          ...(group.listings ?? []),
          ...listings.filter((one) => !group!.listings?.some((l) => same(l, one))),
        ];
      if (mates?.length) group.goesWith = mates;
      if (faq?.length) group.faq = faq;
      const repeats = size === undefined && !skus?.length && !listings?.length;
      if (repeats && names.length > 0) skip('products.repeated', { first: group.line });
    }
    last = group;
    for (const name of all) if (!named.has(name)) named.set(name, group);
    if (sized && group.sizes === undefined) group.sizes = null;
    if (!size) continue;
    const units = group.sizes?.weightUnit;
    const mixed = units && size.weightUnit && units !== size.weightUnit;
    if (size.why || mixed) {
      group.holed = true;
      skipped.push({
        ...inSheet,
        line,
        ...(size.why ?? { code: 'products.units-mixed', params: { size: size.row!.size } }),
      });
    } else
      group.sizes = {
        ...(units || size.weightUnit ? { weightUnit: units ?? size.weightUnit! } : {}),
        rows: [...(group.sizes?.rows ?? []), size.row!],
      };
  }
  for (const { line, code } of sheet.broken) skipped.push({ ...inSheet, line, code, params: {} });
  return true;
}
