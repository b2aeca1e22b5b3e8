// The order list: tabs by status, one search box, the orders. `#/orders/ID` shows that order alone.
import type { ShopOrder, Status } from './data.ts';
import { OrderCard } from './OrderCard.tsx';
import { RemarkDialog } from './RemarkDialog.tsx';
import type { Shop } from './shop.ts';
import { word } from './show.ts';

const TABS: readonly (Status | undefined)[] = [
  undefined,
  'unpaid',
  'paid',
  'shipped',
  'aftersale',
  'completed',
  'cancelled',
];

const found = (order: ShopOrder, query: string): boolean =>
  [order.id, order.buyerName, ...order.lines.map(({ good }) => good.sku)].some((text) =>
    text.toLowerCase().includes(query),
  );

export function Orders({ shop }: { shop: Shop }) {
  const { locale, orders, status, query, route } = shop;
  const only = route.value.id;
  const wanted = query.value.trim().toLowerCase();
  const shown = orders.value.filter((order) =>
    only ? order.id === only : (!status.value || order.status === status.value) && found(order, wanted),
  );
  return (
    <main class="p-page" data-view="orders" data-loaded="">
      <h1>
        {only ? (
          <a class="p-back" href="#/orders">
            {word(locale, 'orders.list')}
          </a>
        ) : (
          word(locale, 'orders.list')
        )}
        {only && <span> / {only}</span>}
      </h1>
      {!only && (
        <div class="p-filter">
          <nav class="p-tabs" aria-label={word(locale, 'orders.list')}>
            {TABS.map((tab) => (
              <button
                type="button"
                key={tab ?? 'all'}
                aria-current={tab === status.value ? 'true' : undefined}
                onClick={() => (status.value = tab)}
              >
                {word(locale, tab ? `status.${tab}` : 'orders.all')}
                <span class="p-count">
                  {tab ? orders.value.filter((order) => order.status === tab).length : orders.value.length}
                </span>
              </button>
            ))}
          </nav>
          <input
            class="p-input"
            type="search"
            placeholder={word(locale, 'find')}
            aria-label={word(locale, 'find')}
            value={query}
            onInput={(event) => (query.value = event.currentTarget.value)}
          />
        </div>
      )}
      {shown.length > 0 && (
        <div class="p-columns" aria-hidden="true">
          <span>{word(locale, 'goods')}</span>
          <span>{word(locale, 'receiver')}</span>
          <span>{word(locale, 'remark')}</span>
          <span>{word(locale, 'actions')}</span>
        </div>
      )}
      {shown.map((order) => (
        <OrderCard key={order.id} shop={shop} order={order} />
      ))}
      {shown.length === 0 && (
        <p class="p-none" data-empty="">
          {word(locale, 'orders.none')}
        </p>
      )}
      <RemarkDialog shop={shop} />
    </main>
  );
}
