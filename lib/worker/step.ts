// Which of the ten steps of a reception the desk is at: by the order's status and record, and by who spoke last in the
// open conversation. What the facts do not tell is not guessed: after the parcel has left there is no step.
import type { AddressState } from '../model/entries.ts';
import type { Conversation, Order } from '../model/facts.ts';
import type { BuyerRecord, OrderRecord } from '../model/records.ts';
import { isNoted } from '../records/promises.ts';
import { type STEPS, type Step, stepOf } from '../replies/reply.ts';
import bargaining from '../rules/bargaining.ts';
import { byPerson, heatIn, sinceAnswer } from '../rules/helpers/heat.ts';

export interface Moment {
  order?: Order | undefined;
  record?: OrderRecord | undefined;
  addressState?: AddressState | undefined;
  /** The open conversation. */
  chat?: Conversation | undefined;
  buyer?: BuyerRecord | undefined;
  /** The couriers there are to choose from. */
  couriers: readonly string[];
}

/** The buyer asks for a lower price and nobody has answered; by the words the rule ships with. */
const haggles = (chat: Conversation | undefined): boolean =>
  chat !== undefined && heatIn(sinceAnswer(chat), bargaining.params.list.default).length > 0;

const waits = (chat: Conversation | undefined): boolean => chat !== undefined && sinceAnswer(chat).length > 0;

/** Something was settled that the packers cannot know, and no remark says it. */
function unnoted({ order, record, addressState }: Moment): boolean {
  if (!record) return false;
  if (record.promises.some((promise) => !promise.done && !isNoted(promise, order, record))) return true;
  const settled =
    addressState === 'changed' || record.agreed !== undefined || record.courier?.value.by === 'buyer';
  return settled && !order?.remark?.text && record.remarks.length === 0;
}

function purposeAt(at: Moment): (typeof STEPS)[number] | undefined {
  const { order, record, addressState, chat, buyer, couriers } = at;
  if (!order) {
    if (!chat) return undefined;
    if (buyer?.unbought) return 'farewell';
    if (!chat.messages.some(byPerson)) return 'welcome';
    if (haggles(chat)) return 'negotiate';
    return waits(chat) ? 'introduce' : 'guide-order';
  }
  if (order.status === 'unpaid') return haggles(chat) && !record?.agreed ? 'negotiate' : 'guide-payment';
  if (order.status !== 'paid') return undefined;
  if (addressState !== 'confirmed' && addressState !== 'changed') return 'verify-details';
  if (!record?.courier && !order.courier && couriers.length > 0) return 'courier';
  if (waits(chat)) return 'farewell';
  return unnoted(at) ? 'annotate' : 'hand-to-warehouse';
}

/** 1 to 10, or undefined where no step can be told. */
export const stepAt = (at: Moment): Step | undefined => stepOf(purposeAt(at));
