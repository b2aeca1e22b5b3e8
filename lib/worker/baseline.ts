// What stood on a site's pages before it was switched on is counted, not marked: an agent begins with a quiet page.
import type { Order } from '../model/facts.ts';
import type { Prompt } from '../model/prompts.ts';
import type { OrderRecord, Records } from '../model/records.ts';
import { ordersOfConversation } from './addressCheck.ts';
import type { TabFacts } from './frames.ts';

/** Whether anybody of ours has acted on an order. */
const isTouched = (record: OrderRecord | undefined): boolean =>
  record !== undefined &&
  Object.values(record).some((part) => (Array.isArray(part) ? part.length > 0 : part !== undefined));

/** Whether an order is older than the switch, as far as its page says when it was placed or paid. */
function isBefore({ placedAt, paidAt }: Order, since: number): boolean {
  const at = Date.parse(placedAt ?? paidAt ?? '');
  return Number.isFinite(at) && at < since;
}

export interface Split {
  /** What is marked, counted and queued. */
  shown: Prompt[];
  /** What older orders would say. */
  before: Prompt[];
}

/**
 * Sets apart what is said of orders from before `since` (UTC ms). An order the open conversation is about is somebody's
 * work now, one with a record was already, and a red line is never held back.
 */
export function splitBefore(
  prompts: readonly Prompt[],
  tab: Pick<TabFacts, 'facts'>,
  records: Pick<Records, 'order'>,
  since: number | undefined,
): Split {
  if (!since) return { shown: [...prompts], before: [] };
  const talked = new Set(ordersOfConversation(tab.facts).map(({ orderId }) => orderId));
  const old = new Set(
    tab.facts.orders
      .filter((order) => isBefore(order, since) && !talked.has(order.orderId))
      .filter((order) => !isTouched(records.order(order.orderId)))
      .map(({ orderId }) => orderId),
  );
  const split: Split = { shown: [], before: [] };
  for (const prompt of prompts) {
    const { kind, id } = prompt.about;
    const held = kind === 'order' && id !== undefined && old.has(id) && prompt.level !== 'redline';
    split[held ? 'before' : 'shown'].push(prompt);
  }
  return split;
}

/** How many rows would carry a mark. */
export const rowsOf = (prompts: readonly Prompt[]): number =>
  new Set(
    prompts.flatMap(({ about, onRow }) =>
      onRow !== false && about.id !== undefined && (about.kind === 'order' || about.kind === 'listing')
        ? [`${about.kind}:${about.id}`]
        : [],
    ),
  ).size;
