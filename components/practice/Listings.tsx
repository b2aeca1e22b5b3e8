// The product list: one row a SKU, with the stock the page offers.
import type { Shop } from './shop.ts';
import { money, word } from './show.ts';
import { Thumb } from './Thumb.tsx';

export function Listings({ shop: { locale, goods } }: { shop: Shop }) {
  return (
    <main class="p-page" data-view="listings" data-loaded="">
      <h1>{word(locale, 'listings.list')}</h1>
      <table class="p-table">
        <thead>
          <tr>
            <th>{word(locale, 'goods')}</th>
            <th>{word(locale, 'listing.variant')}</th>
            <th>{word(locale, 'sku')}</th>
            <th class="p-figure">{word(locale, 'listing.stock')}</th>
            <th class="p-figure">{word(locale, 'listing.price')}</th>
            <th>{word(locale, 'listing.status')}</th>
          </tr>
        </thead>
        <tbody>
          {goods.map((good) => (
            <tr key={good.sku} data-listing={good.listingId}>
              <td data-slot="">
                <Thumb icon={good.icon} small />
                <span data-field="title">{good.title}</span>
              </td>
              <td>{good.variant && <span data-field="variant">{good.variant}</span>}</td>
              <td>
                <span data-field="sku">{good.sku}</span>
              </td>
              <td class="p-figure">
                <span data-field="stock">{good.stock}</span>
              </td>
              <td class="p-figure">
                <span data-field="price">{money(locale, good.price)}</span>
              </td>
              <td>
                <span data-field="listing-status" data-off={good.off ? '' : undefined}>
                  {word(locale, good.off ? 'listing.off' : 'listing.on')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
