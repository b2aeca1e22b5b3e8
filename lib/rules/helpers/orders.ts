// Orders: the questions several rules ask of an order and its record.
import type { Facts, Order } from '../../model/facts.ts';
import type { Held } from '../../model/records.ts';
import { offsetOf } from './clock.ts';

/** Nothing has left the warehouse: what is wrong can still be put right. An unknown status is not taken for this. */
export const isOpen = (order: Order): boolean => order.status === 'unpaid' || order.status === 'paid';

/**
 * Whether the order is the open conversation's: the conversation names it, or both show the same buyer id, or it is
 * shown without any buyer of its own beside a conversation that names no orders. Names are masked: never compared.
 */
export function inOpenChat(facts: Facts, order: Order): boolean {
  const chat = facts.conversation;
  if (!chat) return false;
  if (chat.orders.length > 0) return chat.orders.some(({ orderId }) => orderId === order.orderId);
  if (order.buyer.id !== undefined) return order.buyer.id === chat.buyer.id;
  return order.buyer.name === undefined;
}

/** Every value that stands: where two people set it without knowing of each other, both do. */
export const standing = <T>(held: Held<T> | undefined): T[] =>
  held ? [held.value, ...held.conflict.map(({ value }) => value)] : [];

/** Whether it is set, and nobody's side of it is anything else. */
export const settled = <T>(held: Held<T> | undefined, ...values: T[]): boolean =>
  held !== undefined && standing(held).every((value) => values.includes(value));

/** The instant of an ISO 8601 time in UTC ms; undefined where it is absent or not one. */
export function instant(iso: string | undefined): number | undefined {
  const ms = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isNaN(ms) ? undefined : ms;
}

/** The time of day (`HH:MM`) at `now`, in the zone an order's own time is written in. */
export function clockBeside(iso: string, now: number): string | undefined {
  const offset = offsetOf(iso);
  if (offset === undefined) return undefined;
  const local = new Date(now + offset);
  return Number.isNaN(local.getTime()) ? undefined : local.toISOString().slice(11, 16);
}
