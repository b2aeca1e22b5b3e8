// The ground of a proposal: the page, the pointed row and the rows it is compared with; and what is tried on it.
import type { Marketplace, ParserName, Reading } from '../model/marketplace.ts';
import type { Pass, RowElements } from '../reading/pass.ts';
import type { Found } from './locate.ts';
import type { Sight } from './look.ts';
import { isId } from './parts.ts';
import type { By, FieldAsk, FieldProposal } from './types.ts';

export interface Trial {
  reading: Reading;
  parse: ParserName;
  by: By;
  /** How well the place will last: least is best. */
  cost: number;
  /** How likely this is the value that was meant: least is best. */
  doubt: number;
  /** The file's own reader, where it stood or at the new place. */
  known?: true;
  witness?: FieldProposal['witness'];
}

export interface Ground {
  ask: FieldAsk;
  site: Marketplace;
  look: Sight;
  pass: Pass;
  parsers: readonly ParserName[];
  /** The pointed row, and those it is compared with; the whole page when the element stands outside of its row. */
  row: RowElements;
  rows: readonly RowElements[];
  page: boolean;
  /** Texts of a few other rows. */
  others: readonly string[];
}

/** Where to look, without how to read. */
export interface Place {
  where: Pick<Reading, 'at' | 'cell' | 'scope' | 'hasText' | 'inside'>;
  by: By;
  cost: number;
  witness?: FieldProposal['witness'];
}

/** The places of selectors that were found. */
export const placesOf = (found: readonly Found[], page: boolean): Place[] =>
  found.map(({ selector, by, cost }) => ({
    where: { at: selector, ...(page ? { scope: 'page' as const } : {}) },
    by,
    cost,
  }));

/** How doubtful it is that the whole text is the value. */
export const plainDoubt = (
  field: string,
  parse: ParserName,
  parsers: readonly ParserName[],
  text: string,
): number => (parse === parsers[0] ? 0.2 : 0.6) + (parse === 'id' ? oddity(field, text) : 0);

/** How unlike an id a text is: words without a digit, several words. A code of the shop's own may be words. */
function oddity(field: string, text: string): number {
  if (!isId(field)) return 0;
  const code = /sku$/i.test(field);
  return (
    (/\d/.test(text) || code ? 0 : 1.5) +
    (/\s/.test(text) ? (code ? 0.4 : 1.8) : 0) +
    (text.length > 48 ? 1 : 0) +
    (/[^\u0020-\u024f]/.test(text) ? (code ? 0.8 : 1.4) : 0)
  );
}
