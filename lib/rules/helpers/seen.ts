// Seen: whether anything was read of the page at all, or only that something stands there.
import type { Facts } from '../../model/facts.ts';

/** A rule that needs no field of its own asks this first: a page nobody could read is no occasion to speak. */
export function isRead({ orders, listings, conversation, threads, reviews, aftersales }: Facts): boolean {
  const some = (of: object) => Object.values(of).some((value) => value !== undefined);
  return (
    orders.some(({ status, buyer, lines }) => status !== 'unknown' || some(buyer) || lines.some(some)) ||
    listings.some(some) ||
    threads.some(({ buyer, ...rest }) => some(buyer) || some(rest)) ||
    reviews.some(({ buyer, ...rest }) => some(buyer) || some(rest)) ||
    aftersales.some(({ orderId: _, ...rest }) => some(rest)) ||
    (conversation !== undefined &&
      (some(conversation.buyer) || conversation.messages.some(({ text }) => text !== undefined)))
  );
}
