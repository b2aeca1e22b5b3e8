// stock-unknown: goods on this page that the warehouse's codes do not cover, so nothing can be said of them. One line
// with a count for the whole page: a mark on every row would be noise.
import { defineRule } from './define.ts';
import { isOpen } from './helpers/orders.ts';
import { known } from './helpers/stock.ts';
import words from './stock-unknown.i18n.json';

export default defineRule({
  id: 'stock-unknown',
  group: 'stock',
  level: 'hint',
  pages: ['orders', 'order', 'chat', 'listings'],
  needs: [['order.lines.sku', 'order.lines.listingId', 'listing.sku', 'listing.listingId']],
  params: {},
  defaultOn: true,
  words,
  judge({ facts, records: { stock } }) {
    if (!stock) return [];
    const goods = [...facts.orders.filter(isOpen).flatMap((order) => order.lines), ...facts.listings];
    const unknown = new Set(
      goods
        .filter(({ sku, listingId }) => sku !== undefined || listingId !== undefined)
        .filter((line) => !known(stock, line))
        .map(({ sku, listingId, variant }) => sku ?? JSON.stringify([listingId, variant])),
    );
    if (unknown.size === 0) return [];
    return [
      {
        about: { kind: 'page' },
        params: { n: unknown.size },
        actions: [{ kind: 'open-office', label: 'act.match', section: 'stock' }],
        onRow: false,
      },
    ];
  },
});
