// The key of a fact: what a row is called between the page and the worker, and what its marks hang on.
import type { Facts } from '../model/facts.ts';

export type RowKind = 'orders' | 'listings' | 'threads' | 'reviews' | 'aftersales';
export const ROW_KINDS: readonly RowKind[] = ['orders', 'listings', 'threads', 'reviews', 'aftersales'];
export type RowFact<K extends RowKind> = Facts[K][number];

/** Undefined for a fact that nothing tells apart from its neighbours; such a row is read and never marked. */
export function factKey<K extends RowKind>(kind: K, fact: RowFact<K>): string | undefined {
  switch (kind) {
    case 'orders':
      return (fact as Facts['orders'][number]).orderId;
    case 'listings': {
      const listing = fact as Facts['listings'][number];
      const id = [listing.listingId, listing.sku].filter(Boolean).join('/');
      return id || listing.title;
    }
    case 'threads': {
      const { buyer } = fact as Facts['threads'][number];
      return buyer.id ?? buyer.name;
    }
    case 'reviews': {
      const review = fact as Facts['reviews'][number];
      return (
        review.orderId ?? (review.at && review.buyer.name ? `${review.at} ${review.buyer.name}` : undefined)
      );
    }
    default: {
      const aftersale = fact as Facts['aftersales'][number];
      return aftersale.caseId ?? aftersale.orderId;
    }
  }
}
