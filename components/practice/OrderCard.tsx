// One order, in the list and beside the chat alike. Every value is a leaf of its own with nothing else in it.
import { useComputed } from '@preact/signals';
import type { ShopOrder } from './data.ts';
import type { Shop } from './shop.ts';
import { clock, iso, type Key, money, shortTime, word } from './show.ts';
import { Thumb } from './Thumb.tsx';

export interface OrderCardProps {
  shop: Shop;
  order: ShopOrder;
  /** Beside the chat: narrow, and without the way to the chat. */
  beside?: boolean;
}

export function OrderCard({ shop, order, beside }: OrderCardProps) {
  const { locale } = shop;
  const say = (key: Key) => word(locale, key);
  const dueText = useComputed(() => (order.shipBy === undefined ? '' : clock(order.shipBy, shop.now.value)));
  const time = (field: 'placed-at' | 'paid-at' | 'ship-by', at: number | undefined, text?: string) =>
    at !== undefined && (
      <span class={`p-pair p-${field}`}>
        <i>{say(field)}</i>
        <time data-field={field} datetime={iso(at)}>
          {text ?? shortTime(at)}
        </time>
      </span>
    );
  return (
    <section data-order={order.id} class={beside ? 'p-order p-beside' : 'p-order'}>
      <header data-slot="">
        <span class="p-pair">
          <i>{say('order-id')}</i>
          <a data-field="order-id" href={`#/orders/${order.id}`}>
            {order.id}
          </a>
        </span>
        {time('placed-at', order.placedAt)}
        {time('paid-at', order.paidAt)}
        <span class="p-wide" />
        {time('ship-by', order.shipBy, dueText.value)}
        <span data-field="buyer" data-buyer={order.buyer}>
          {order.buyerName}
        </span>
        {order.payment && <span data-field="payment">{say(`payment.${order.payment}`)}</span>}
        <span data-field="total">{money(locale, order.total)}</span>
        <span data-field="status" data-status={order.status}>
          {say(`status.${order.status}`)}
        </span>
      </header>
      <div class="p-body">
        <ul class="p-lines">
          {order.lines.map(({ good, quantity }) => (
            <li key={good.sku} data-line={good.listingId}>
              <Thumb icon={good.icon} small={beside} />
              <div class="p-good">
                <span data-field="title">{good.title}</span>
                <span class="p-meta">
                  {good.variant && <span data-field="variant">{good.variant}</span>}
                  <span data-field="sku">{good.sku}</span>
                </span>
              </div>
              <div class="p-amount">
                <span data-field="price">{money(locale, good.price)}</span>
                <span class="p-times">
                  × <span data-field="quantity">{quantity}</span>
                </span>
              </div>
            </li>
          ))}
        </ul>
        <div class="p-ship" data-ship="">
          <span class="p-who">
            <span data-field="ship-name">{order.ship.name}</span>
            <span data-field="ship-phone">{order.ship.phone}</span>
          </span>
          <span data-field="ship-address">{order.ship.address}</span>
        </div>
        <OrderNotes shop={shop} order={order} />
        <div class="p-acts">
          {!beside && (
            <a class="p-link" href={`#/chat/${order.buyer}`}>
              {say('talk')}
            </a>
          )}
          <button type="button" class="p-link" onClick={() => shop.openRemark(order.id)}>
            {say('remark')}
          </button>
        </div>
      </div>
    </section>
  );
}

/** What was written on the order, and where its parcel is. */
function OrderNotes({ shop: { locale }, order }: { shop: Shop; order: ShopOrder }) {
  const { note, remark, flag, courier, trackingNo, logistics } = order;
  return (
    <div class="p-notes">
      {note && (
        <div class="p-row">
          <i>{word(locale, 'buyer-note')}</i>
          <p data-field="buyer-note">{note}</p>
        </div>
      )}
      {(remark || flag) && (
        <div class="p-row">
          <i>{word(locale, 'remark')}</i>
          {flag && (
            <i
              class="p-flag"
              data-field="flag"
              data-flag={flag}
              role="img"
              aria-label={word(locale, `flag.${flag}` as Key)}
            />
          )}
          {remark && <p data-field="remark">{remark}</p>}
        </div>
      )}
      {courier && (
        <div class="p-row">
          <i>{word(locale, 'parcel')}</i>
          <div>
            <span data-field="courier">{courier}</span> <span data-field="tracking-no">{trackingNo}</span>
            {logistics && (
              <div class="p-meta">
                <time data-field="logistics-at" datetime={iso(logistics.at)}>
                  {shortTime(logistics.at)}
                </time>
                <span data-field="logistics-text">{logistics.text}</span>
              </div>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
