// Whose orders an open chat is about, and how the buyer's words in it compare with an order's address.
import { type Comparison, compareAddress, orderBlock } from '../address/index.ts';
import type { Facts, Order } from '../model/facts.ts';
import type { Marketplace } from '../model/marketplace.ts';

export interface AddressCheck extends Comparison {
  /** When the buyer wrote it, as the page says. */
  at?: string;
}

const COUNTRIES: Record<string, string> = { CNY: 'CN', KRW: 'KR', USD: 'US', GBP: 'GB' };
/** Where an order goes, as far as its money tells. Unknown is said as such: the comparison then never agrees. */
const countryOf = (order: Order, site: Marketplace): string =>
  COUNTRIES[order.total?.currency ?? site.currency] ?? '';

/** The orders the open conversation is about: those it names, else those shown beside it. */
export function ordersOfConversation(facts: Facts): Order[] {
  const chat = facts.conversation;
  if (!chat) return [];
  if (chat.orders.length > 0) {
    const named = new Set(chat.orders.map((order) => order.orderId));
    return facts.orders.filter((order) => named.has(order.orderId));
  }
  return facts.orders.filter(
    (order) => !order.buyer.id || !chat.buyer.id || order.buyer.id === chat.buyer.id,
  );
}

/**
 * The newest message of the buyer that holds an address, against the order's block. One that says next to nothing (a lone
 * city, the tail of a phone) counts only where no earlier one says more.
 */
export function checkAddress(facts: Facts, orderId: string, site: Marketplace): AddressCheck | undefined {
  const order = ordersOfConversation(facts).find((o) => o.orderId === orderId);
  if (!order?.ship || !facts.conversation) return undefined;
  let little: AddressCheck | undefined;
  for (const message of [...facts.conversation.messages].reverse().slice(0, 30)) {
    if (message.from !== 'buyer' || !message.text) continue;
    const compared = compareAddress({
      order: orderBlock(order.ship),
      message: message.text,
      country: countryOf(order, site),
    });
    if (compared.verdict === 'none') continue;
    const check = message.at ? { ...compared, at: message.at } : compared;
    if (!compared.little) return check;
    little ??= check;
  }
  return little;
}
