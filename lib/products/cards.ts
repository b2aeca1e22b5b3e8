// Cards: how a product card is tidied, by which codes it is found, and how it is searched. Pure.
import {
  type CardListing,
  FACTS,
  LONGEST,
  MEASURES,
  MOST,
  PARTING,
  type ProductCard,
  type SizeTable,
  type Span,
} from '../model/products.ts';
import { foldSku, textOf } from '../stock/cells.ts';

const LINES = /\r\n?/g;
export const tidyText = (text: string): string => text.replace(LINES, '\n').trim();
export const tidyLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A code as a sheet may write it, without what keeps a spreadsheet from eating its zeros. */
export function tidyCode(text: string): string {
  let code = tidyLine(text);
  for (let next = textOf(code); next !== code; next = textOf(code)) code = next;
  return code;
}

/** Several codes or names in one text, each once: `CUP-S; CUP-M`, `杯盖、杯刷`. */
export function codesIn(text: string): string[] {
  const seen = new Set<string>();
  return text
    .split(new RegExp(PARTING, 'g'))
    .map(tidyCode)
    .filter((code) => code !== '' && !seen.has(foldSku(code)) && seen.add(foldSku(code)));
}

/** `practice:500` names the site, `500` none. */
export const listingsIn = (text: string): CardListing[] =>
  codesIn(text).flatMap((one) => {
    const [, marketplace, listingId = one] = /^([a-z][a-z0-9-]{0,59})\s?:\s?(.+)$/.exec(one) ?? [];
    return listingId.includes(':') ? [] : [{ ...(marketplace ? { marketplace } : {}), listingId }];
  });
export const listingText = ({ marketplace, listingId }: CardListing): string =>
  marketplace === undefined ? listingId : `${marketplace}:${listingId}`;

const round = (value: number) => Math.round(value * 100) / 100;
const tidySpan = ({ from, to }: Span): Span => ({
  ...(from === undefined ? {} : { from: round(from) }),
  ...(to === undefined ? {} : { to: round(to) }),
});

function tidySizes({ weightUnit, rows }: SizeTable): SizeTable | undefined {
  const kept = rows.flatMap((row) => {
    const size = tidyLine(row.size);
    const spans = MEASURES.flatMap((measure) => {
      const span = row[measure];
      return span && (span.from ?? span.to) !== undefined ? [[measure, tidySpan(span)] as const] : [];
    });
    return size && spans.length > 0 ? [{ size, ...Object.fromEntries(spans) }] : [];
  });
  if (kept.length === 0) return undefined;
  const weighs = kept.some((row) => 'weight' in row);
  return { ...(weighs && weightUnit ? { weightUnit } : {}), rows: kept };
}

/** A card as it is kept: trimmed, empty fields left out, always in the same order, so that two compare as text. */
export function tidyCard(card: ProductCard): ProductCard {
  const facts = FACTS.flatMap((field) => {
    const text = tidyText(card[field] ?? '');
    return text ? [[field, text] as const] : [];
  });
  const sizes = card.sizes && tidySizes(card.sizes);
  return {
    id: card.id,
    title: tidyLine(card.title),
    skus: codesIn(card.skus.join(';')),
    listings: listingsIn(card.listings.map(listingText).join(';')),
    ...Object.fromEntries(facts),
    goesWith: codesIn(card.goesWith.join(';')),
    faq: card.faq
      .map(({ q, a }) => ({ q: tidyLine(q), a: tidyText(a) }))
      .filter(({ q, a }) => q !== '' && a !== ''),
    ...(sizes ? { sizes } : {}),
  };
}

export const sameCard = (a: ProductCard, b: ProductCard): boolean =>
  JSON.stringify(tidyCard(a)) === JSON.stringify(tidyCard(b));

export type Fault = { field: string; code: 'title' | 'long' | 'many' };

/** What keeps a tidied card from being kept, the first thing of all. */
export function faultOf(card: ProductCard): Fault | undefined {
  if (card.title === '') return { field: 'title', code: 'title' };
  if (card.title.length > LONGEST.title) return { field: 'title', code: 'long' };
  const long = FACTS.find((field) => (card[field] ?? '').length > LONGEST.text);
  if (long) return { field: long, code: 'long' };
  const codes = { skus: card.skus, listings: card.listings.map(listingText), goesWith: card.goesWith };
  for (const [field, list] of Object.entries(codes)) {
    if (list.some((code) => code.length > LONGEST.code)) return { field, code: 'long' };
    if (list.length > (field === 'goesWith' ? MOST.mates : MOST.codes)) return { field, code: 'many' };
  }
  if (card.faq.length > MOST.faq) return { field: 'faq', code: 'many' };
  if (card.faq.some(({ q, a }) => q.length > LONGEST.question || a.length > LONGEST.answer))
    return { field: 'faq', code: 'long' };
  if ((card.sizes?.rows.length ?? 0) > MOST.rows) return { field: 'sizes', code: 'many' };
  return card.sizes?.rows.some(({ size }) => size.length > 40) ? { field: 'sizes', code: 'long' } : undefined;
}

export const foldTitle = (title: string): string => foldSku(tidyLine(title));

/** The part of a page's line or listing that says which goods it is. */
export interface Goods {
  sku?: string | undefined;
  parentSku?: string | undefined;
  listingId?: string | undefined;
  title?: string | undefined;
}

const codeOf = (kind: 'sku' | 'listing' | 'title', value: string, marketplace = '') =>
  JSON.stringify([kind, marketplace, foldSku(value)]);
export const skuCode = (sku: string): string => codeOf('sku', sku);
export const titleCode = (title: string): string => codeOf('title', tidyLine(title));

/** Everything a card may be found by. A title counts only whole. */
export const codesOf = ({ title, skus, listings }: ProductCard): string[] => [
  ...new Set([
    ...skus.map(skuCode),
    ...listings.map(({ marketplace, listingId }) => codeOf('listing', listingId, marketplace)),
    titleCode(title),
  ]),
];

/** What goods on a page are looked up by, the closest first. */
export function lookups({ sku, parentSku, listingId, title }: Goods, marketplace: string): string[] {
  return [
    ...(sku ? [skuCode(sku)] : []),
    ...(listingId ? [codeOf('listing', listingId, marketplace), codeOf('listing', listingId)] : []),
    ...(parentSku ? [skuCode(parentSku)] : []),
    ...(title && tidyLine(title) ? [titleCode(title)] : []),
  ];
}

/** The cards a search finds: every word of it stands in title, codes or questions. */
export function searchCards(cards: readonly ProductCard[], query: string): ProductCard[] {
  const words = foldSku(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...cards];
  return cards.filter((card) => {
    const text = foldSku(
      [card.title, ...card.skus, ...card.listings.map(listingText), ...card.faq.map(({ q }) => q)].join('\n'),
    );
    return words.every((word) => text.includes(word));
  });
}

/** An id out of what the card is called by, so that importing a file twice, or on two machines, adds nothing twice. */
export function idFor(card: Pick<ProductCard, 'title' | 'skus' | 'listings'>): string {
  const [sku] = card.skus;
  const [listing] = card.listings;
  const name = sku ? skuCode(sku) : listing ? JSON.stringify(listing) : titleCode(card.title);
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (const char of name) {
    a = Math.imul(a ^ char.codePointAt(0)!, 0x01000193);
    b = Math.imul(b ^ char.codePointAt(0)!, 0x85ebca6b) ^ (b >>> 13);
  }
  return `card.${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}
