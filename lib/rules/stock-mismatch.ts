// stock-mismatch: a listing offers more than the warehouse could send. Only where the page shows more: less is the
// shop's own choice.
import { factKey } from '../reading/keys.ts';
import { defineRule, integer } from './define.ts';
import { sellable } from './helpers/stock.ts';
import words from './stock-mismatch.i18n.json';

export default defineRule({
  id: 'stock-mismatch',
  group: 'stock',
  level: 'hint',
  pages: ['listings'],
  needs: ['listing.stock', ['listing.sku', 'listing.listingId']],
  params: { keepBack: integer({ min: 0, max: 100_000, default: 0 }) },
  defaultOn: false,
  words,
  judge({ facts, records: { stock }, params }) {
    if (!stock) return [];
    return facts.listings.flatMap((listing) => {
      const id = factKey('listings', listing);
      const there = sellable(stock, listing, params.keepBack);
      if (id === undefined || there === undefined || (listing.stock ?? 0) <= there) return [];
      const offered = listing.stock!;
      return [
        {
          about: { kind: 'listing', id },
          params: { n: offered - there, a: there, s: offered },
          actions: [{ kind: 'open-office', label: 'act.open', section: 'stock' }],
        },
      ];
    });
  },
});
