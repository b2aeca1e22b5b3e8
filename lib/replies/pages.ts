// The catalogue of variables for a page: what a reply used there can be filled with at all.
import type { PageKind } from '../model/facts.ts';
import { VARIABLES, type VariableKey } from './variables.ts';

/** What of an order a page shows; a chat often has the order beside it. */
const OF_ORDER: readonly PageKind[] = ['orders', 'order', 'chat'];
/** Where a variable can have a value; those of the shop and the agent have one everywhere. */
const PAGES: Partial<Record<VariableKey, readonly PageKind[]>> = {
  buyer: [...OF_ORDER, 'reviews', 'aftersales'],
  orderId: [...OF_ORDER, 'reviews', 'aftersales'],
  item: OF_ORDER,
  quantity: OF_ORDER,
  items: OF_ORDER,
  courier: OF_ORDER,
  trackingNo: OF_ORDER,
  shipBy: OF_ORDER,
  total: OF_ORDER,
  address: OF_ORDER,
  phoneTail: OF_ORDER,
  stock: OF_ORDER,
};

/** Whether a page of one of these kinds can show the variable at all. No kinds: no page, so nothing is ruled out. */
export const isOnPage = (key: VariableKey, kinds: readonly PageKind[]): boolean =>
  kinds.length === 0 || !PAGES[key] || kinds.some((kind) => PAGES[key]!.includes(kind));

/** The catalogue for a page: what a reply used there can be filled with. */
export const variablesOn = (kinds: readonly PageKind[]) =>
  VARIABLES.filter(({ key }) => isOnPage(key, kinds));
