// stock-stale: the figures the stock rules speak from are old. One quiet line, only on a page where stock matters.
import { defineRule, integer } from './define.ts';
import { oneMore } from './helpers/clock.ts';
import { isOpen } from './helpers/orders.ts';
import words from './stock-stale.i18n.json';

const HOUR = 3_600_000;

export default defineRule({
  id: 'stock-stale',
  group: 'stock',
  level: 'hint',
  pages: ['orders', 'order', 'chat', 'listings'],
  needs: [['order.lines.sku', 'order.lines.listingId', 'listing.sku', 'listing.listingId']],
  params: { hours: integer({ min: 1, max: 720, default: 24 }) },
  defaultOn: true,
  words,
  judge({ facts, records: { stock }, params, now, wake }) {
    const goods = [...facts.orders.filter(isOpen).flatMap((order) => order.lines), ...facts.listings];
    const matters = goods.some(({ sku, listingId }) => sku !== undefined || listingId !== undefined);
    if (!stock || !matters) return [];
    const hours = Math.floor((now - stock.at) / HOUR);
    // A live source that fails is worth a word sooner: figures that should follow every few minutes do not.
    const from = stock.failed ? 1 : params.hours;
    const form = stock.failed ? 'failed' : hours < 48 ? undefined : 'days';
    wake(hours < from ? stock.at + from * HOUR : oneMore(stock.at, now, form === 'days' ? 24 * HOUR : HOUR));
    if (hours < from) return [];
    const shown: Record<string, number> =
      form === 'days' ? { d: Math.floor(hours / 24) } : { n: hours, h: hours };
    return [
      {
        about: { kind: 'page' },
        form,
        params: shown,
        actions: [
          { kind: 'open-office', label: stock.failed ? 'act.source' : 'act.import', section: 'stock' },
        ],
        onRow: false,
      },
    ];
  },
});
