// What an order line means in the warehouse: the owner's aliases and bundles first, the SKU itself otherwise.
// Never guesses: a parent SKU is not its variant, and a line nothing is known of is unknown.
import type { OrderLine } from '../model/facts.ts';
import { addNeeds } from './available.ts';
import { foldSku } from './cells.ts';
import type { Need } from './types.ts';

/** The part of an order line that says which goods it is. */
export type LineOfGoods = Pick<OrderLine, 'sku' | 'listingId' | 'variant'>;

/** The owner's word: this SKU, or this listing (with or without its variant), is these units of these stock SKUs. */
export interface Alias {
  from: { marketplace?: string; sku?: string; listingId?: string; variant?: string };
  /** Several entries, or more than one unit, make a bundle. */
  to: Need[];
}

/** Aliases by what they speak of, for quick lookup. Built once per change of the owner's list. */
export type AliasBook = ReadonlyMap<string, Need[]>;

const keyOf = (marketplace: string | undefined, ...parts: string[]) =>
  JSON.stringify([marketplace ?? '', ...parts.map(foldSku)]);

const isNeed = ({ stockSku, units }: Need) =>
  foldSku(stockSku) !== '' && Number.isInteger(units) && units > 0;

/** One shop's book. Of two aliases for the same goods the later stands; one without usable units is not taken. */
export function aliasBook(aliases: Iterable<Alias>): AliasBook {
  const book = new Map<string, Need[]>();
  for (const { from, to } of aliases) {
    if (to.length === 0 || !to.every(isNeed)) continue;
    if (from.sku) book.set(keyOf(from.marketplace, 'sku', from.sku), to);
    else if (from.listingId && from.variant) {
      book.set(keyOf(from.marketplace, 'variant', from.listingId, from.variant), to);
    } else if (from.listingId) book.set(keyOf(from.marketplace, 'listing', from.listingId), to);
  }
  return book;
}

/** The closest alias: listing and variant, then SKU, then the whole listing; this marketplace before any. */
function aliasOf(
  book: AliasBook,
  marketplace: string,
  { sku, listingId, variant }: LineOfGoods,
): Need[] | undefined {
  const closest: string[][] = [];
  if (listingId && variant) closest.push(['variant', listingId, variant]);
  if (sku) closest.push(['sku', sku]);
  if (listingId) closest.push(['listing', listingId]);
  for (const parts of closest) {
    const to = book.get(keyOf(marketplace, ...parts)) ?? book.get(keyOf(undefined, ...parts));
    if (to) return to;
  }
  return undefined;
}

/** What one unit of the line takes from the warehouse, or nothing known. `spelling` answers the stock's own SKU for a folded one. */
export function resolveLine(
  book: AliasBook,
  marketplace: string,
  line: LineOfGoods,
  spelling: (foldedSku: string) => string | undefined,
): Need[] | undefined {
  const to = aliasOf(book, marketplace, line);
  if (to)
    return addNeeds(
      to.map(({ stockSku, units }) => ({ stockSku: spelling(foldSku(stockSku)) ?? stockSku, units })),
    );
  const own = line.sku ? spelling(foldSku(line.sku)) : undefined;
  return own === undefined ? undefined : [{ stockSku: own, units: 1 }];
}

/** The folded SKUs to fetch from the stock before these lines can be resolved and judged. */
export function keysWanted(book: AliasBook, marketplace: string, lines: readonly LineOfGoods[]): string[] {
  const keys = lines.flatMap((line) => {
    const to = aliasOf(book, marketplace, line);
    return to ? to.map(({ stockSku }) => foldSku(stockSku)) : line.sku ? [foldSku(line.sku)] : [];
  });
  return [...new Set(keys)];
}

/** What a whole order takes; `unknown` holds the lines nothing is known of, or whose quantity the page does not show. */
export function needsOf<L extends LineOfGoods & Pick<OrderLine, 'quantity'>>(
  book: AliasBook,
  marketplace: string,
  lines: readonly L[],
  spelling: (foldedSku: string) => string | undefined,
): { needs: Need[]; unknown: L[] } {
  const needs: Need[] = [];
  const unknown: L[] = [];
  for (const line of lines) {
    const each = resolveLine(book, marketplace, line, spelling);
    if (!each || line.quantity === undefined) unknown.push(line);
    else if (line.quantity > 0) {
      needs.push(
        ...each.map(({ stockSku, units }) => ({ stockSku, units: units * (line.quantity as number) })),
      );
    }
  }
  return { needs: addNeeds(needs), unknown };
}
