// Hand-written readers of the practice shop's pages.
import { all, type Facts, facts, masked, money, number, text } from './help.ts';

const STATUS: Record<string, string> = {
  待付款: 'unpaid',
  待发货: 'paid',
  已发货: 'shipped',
  已完成: 'completed',
  已取消: 'cancelled',
};
const PAYMENT: Record<string, string> = { 在线支付: 'prepaid', 货到付款: 'cod' };
const field = (row: ParentNode, name: string) => text(row, `[data-field="${name}"]`);
const time = (row: ParentNode, name: string) =>
  row.querySelector(`[data-field="${name}"]`)?.getAttribute('datetime') ?? undefined;
const account = () => {
  const el = document.querySelector('[data-account]');
  return el ? { id: el.getAttribute('data-account'), name: text(el) } : undefined;
};

function order(section: Element) {
  const statusText = field(section, 'status');
  const box = section.querySelector('[data-ship]');
  const ship = box && {
    name: field(box, 'ship-name'),
    phone: field(box, 'ship-phone'),
    address: field(box, 'ship-address'),
  };
  const note = field(section, 'logistics-text');
  return {
    orderId: field(section, 'order-id'),
    href: section.querySelector('[data-field="order-id"]')?.getAttribute('href'),
    buyer: {
      name: field(section, 'buyer'),
      id: section.querySelector('[data-field="buyer"]')?.getAttribute('data-buyer'),
    },
    status: STATUS[statusText ?? ''] ?? 'unknown',
    statusText,
    placedAt: time(section, 'placed-at'),
    paidAt: time(section, 'paid-at'),
    shipBy: time(section, 'ship-by'),
    total: money(field(section, 'total')),
    payment: PAYMENT[field(section, 'payment') ?? ''],
    ship: ship ? { ...ship, masked: masked(ship.name, ship.phone, ship.address) } : undefined,
    courier: field(section, 'courier'),
    trackingNo: field(section, 'tracking-no'),
    logistics: note ? { at: time(section, 'logistics-at'), text: note } : undefined,
    lines: all(section, '[data-line]').map((line) => ({
      title: field(line, 'title'),
      variant: field(line, 'variant'),
      sku: field(line, 'sku'),
      listingId: line.getAttribute('data-line'),
      quantity: number(field(line, 'quantity')),
      price: money(field(line, 'price')),
    })),
  };
}

export const orders = (): Facts =>
  facts({ account: account(), orders: all(document, 'main section[data-order]').map(order) });

export const listings = (): Facts =>
  facts({
    account: account(),
    listings: all(document, 'tr[data-listing]').map((row) => ({
      listingId: row.getAttribute('data-listing'),
      sku: field(row, 'sku'),
      title: field(row, 'title'),
      variant: field(row, 'variant'),
      stock: number(field(row, 'stock')),
      price: money(field(row, 'price')),
      statusText: field(row, 'listing-status'),
    })),
  });

export function chat(): Facts {
  const talk = document.querySelector('[data-conversation]');
  return facts({
    account: account(),
    orders: all(document, 'main section[data-order]').map(order),
    threads: all(document, '[data-thread]').map((thread) => ({
      buyer: { name: field(thread, 'buyer'), id: thread.getAttribute('data-thread') },
      active: thread.getAttribute('aria-current') === 'true' || undefined,
      unread: number(field(thread, 'unread')),
      waitingSince: time(thread, 'waiting-since'),
      preview: field(thread, 'preview'),
    })),
    conversation: talk
      ? {
          buyer: { name: field(talk, 'buyer'), id: talk.getAttribute('data-conversation') },
          messages: all(talk, '[data-message]').map((message) => ({
            id: message.getAttribute('data-message'),
            from: message.getAttribute('data-from'),
            auto: message.hasAttribute('data-auto') || undefined,
            kind: message.getAttribute('data-kind'),
            text: field(message, 'text'),
            at: time(message, 'at'),
          })),
          orders: all(document, 'main section[data-order]').map((section) => ({
            orderId: field(section, 'order-id'),
          })),
          listings: all(talk, '[data-listing]').map((card) => ({
            listingId: card.getAttribute('data-listing'),
            title: field(card, 'title'),
            price: money(field(card, 'price')),
          })),
        }
      : undefined,
  });
}
