// What a pick is made on: the site as it would be, the page in it and how that page reads.
import type { Marketplace, Page } from '../../lib/model/marketplace.ts';
import type { PageUrl, RowElements } from '../../lib/reading/fields.ts';
import type { PageRead } from './readings.ts';

export interface Ground {
  /** The site as it would be, and the page in it. */
  site: Marketplace;
  page: Page;
  read: PageRead;
  doc: Document;
  url: PageUrl;
  now: number;
  /** Being taught: nothing of the page is known. */
  taught: boolean;
}

/** The row an element lies in, also through open shadow roots. */
export function rowAround(element: Element, rows: readonly RowElements[]): RowElements | undefined {
  for (let at: Element | undefined = element; at; ) {
    const inside = at;
    const row = rows.find((one) => one.some((el) => el.contains(inside)));
    if (row) return row;
    const root = at.getRootNode();
    at = 'host' in root ? (root as ShadowRoot).host : undefined;
  }
  return undefined;
}
