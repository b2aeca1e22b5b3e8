// Exchange: cards out of and into files, JSON or a sheet. A sheet has one line a card, and one more for each further row
// of its size table; what was taken out is brought back unchanged.
import { fail, type Locale, type Result } from '../model/basics.ts';
import { FACTS, MEASURES, ProductCard } from '../model/products.ts';
import { csvReader, type Delimiter, toCsv } from '../stock/csv.ts';
import { fillMerged } from '../stock/merged.ts';
import type { Sheet } from '../stock/types.ts';
import { openWorkbook } from '../stock/xlsx.ts';
import { listingText, tidyCard } from './cards.ts';
import type headings from './headings.json';
import { type CardPlan, planCards } from './plan.ts';
import words from './products.i18n.json';
import { type CardDraft, draftsFromSheets, type LeftOut } from './sheet.ts';
import { spanText } from './spans.ts';

const MOST_SHEETS = 30;
const MOST_ROWS = 100_000;
const KIND = 'counterhand-products';

export const cardsToJson = (cards: readonly ProductCard[]): string =>
  `${JSON.stringify({ kind: KIND, v: 1, cards: cards.map(tidyCard) }, null, 2)}\n`;

/** The table of a sheet, its headings in the person's language. */
export function cardsToRows(cards: readonly ProductCard[], locale: Locale): string[][] {
  const most = Math.max(0, ...cards.map(({ faq }) => faq.length));
  const measures = MEASURES.filter((measure) =>
    cards.some(({ sizes }) => sizes?.rows.some((row) => row[measure])),
  );
  const sized = cards.some(({ sizes }) => sizes);
  const head = (field: Exclude<keyof typeof headings, 'faq'>) => words[`col.${field}`][locale];
  const rows = [
    [
      head('id'),
      head('title'),
      head('skus'),
      head('listings'),
      ...FACTS.map(head),
      head('goesWith'),
      ...(sized
        ? [head('size'), ...measures.map((one) => head(one) + (one === 'weight' ? '' : ' (cm)'))]
        : []),
      ...Array.from({ length: most }, (_, i) => [
        `${words['col.question'][locale]}${i + 1}`,
        `${words['col.answer'][locale]}${i + 1}`,
      ]).flat(),
    ],
  ];
  for (const card of cards) {
    const { sizes } = card;
    const sizeCells = (i: number) => {
      const row = sizes?.rows[i];
      return [
        row?.size ?? '',
        ...measures.map((one) => {
          const span = row?.[one];
          return span ? spanText(span, one === 'weight' ? sizes?.weightUnit : undefined) : '';
        }),
      ];
    };
    const pairs = Array.from({ length: most }, (_, i) => [card.faq[i]?.q ?? '', card.faq[i]?.a ?? '']).flat();
    rows.push([
      card.id,
      card.title,
      card.skus.join('; '),
      card.listings.map(listingText).join('; '),
      ...FACTS.map((field) => card[field] ?? ''),
      card.goesWith.join('; '),
      ...(sized ? sizeCells(0) : []),
      ...pairs,
    ]);
    for (let i = 1; i < (sizes?.rows.length ?? 0); i++)
      rows.push([
        card.id,
        card.title,
        '',
        '',
        ...FACTS.map(() => ''),
        '',
        ...sizeCells(i),
        ...pairs.map(() => ''),
      ]);
  }
  return rows;
}

/** Opens in a spreadsheet without anything being taken for a formula. */
export const cardsToCsv = (cards: readonly ProductCard[], locale: Locale): string =>
  toCsv(cardsToRows(cards, locale));

/** What parts the cells, by the line of headings: texts further down hold commas and semicolons of their own. */
function delimiterOf(text: string): Delimiter {
  const [first = ''] = text.replace(/"[^"]*("|$)/g, '').split(/\r|\n/, 1);
  return first.includes('\t') ? '\t' : ((/[,;]/.exec(first)?.[0] as Delimiter | undefined) ?? ',');
}

export function sheetOf(text: string): Sheet {
  const reader = csvReader(text, delimiterOf(text), { from: text.charCodeAt(0) === 0xfeff ? 1 : 0 });
  reader.read(Number.POSITIVE_INFINITY);
  return reader.sheet;
}

/** What importing sheets would do. Fails with `products.empty`, `products.no-columns` or `products.too-many`. */
export function planSheets(
  sheets: readonly { name?: string; sheet: Sheet }[],
  existing: readonly ProductCard[],
): Result<CardPlan> {
  const read = draftsFromSheets(sheets);
  return read.ok ? planCards(read.value, existing) : read;
}

export const planCsv = (text: string, existing: readonly ProductCard[]): Result<CardPlan> =>
  planSheets([{ sheet: sheetOf(text) }], existing);

/** Every sheet of a workbook is looked into: the size table may stand on one of its own. */
export function planWorkbook(bytes: Uint8Array, existing: readonly ProductCard[]): Result<CardPlan> {
  const book = openWorkbook(bytes);
  if (!book.ok) return book;
  const sheets: { name: string; sheet: Sheet }[] = [];
  for (const [i, name] of book.value.names.slice(0, MOST_SHEETS).entries()) {
    const reading = book.value.read(i, { limit: MOST_ROWS });
    let step = reading.next();
    while (!step.done) step = reading.next();
    if (!step.value.ok) return step.value;
    sheets.push({ name, sheet: fillMerged(step.value.value) });
  }
  return planSheets(sheets, existing);
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** What importing a JSON text would do: our own export, or a plain list of cards. */
export function planJson(text: string, existing: readonly ProductCard[]): Result<CardPlan> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return fail('products.not-json');
  }
  const cards = Array.isArray(parsed) ? parsed : (parsed as { cards?: unknown } | null)?.cards;
  if (!Array.isArray(cards)) return fail('products.not-a-list');
  const skipped: LeftOut[] = [];
  const drafts = cards.flatMap((entry: unknown, i): CardDraft[] => {
    const row = (entry ?? {}) as Record<string, unknown>;
    const read = ProductCard.safeParse({
      ...row,
      id: typeof row.id === 'string' ? row.id : 'card.new',
      skus: list(row.skus),
      listings: list(row.listings),
      goesWith: list(row.goesWith),
      faq: list(row.faq),
    });
    if (!read.success) {
      const field = String(read.error.issues[0]?.path[0] ?? '');
      skipped.push({ line: i + 1, code: 'products.bad-field', params: { field } });
      return [];
    }
    const { id, title, skus, listings, goesWith, faq, sizes } = read.data;
    const facts = Object.fromEntries(FACTS.map((field) => [field, read.data[field] ?? '']));
    return [
      {
        line: i + 1,
        ...(typeof row.id === 'string' ? { id } : {}),
        title,
        skus,
        listings,
        facts,
        goesWith,
        faq,
        sizes: sizes ?? null,
      },
    ];
  });
  return planCards({ drafts, skipped }, existing);
}
