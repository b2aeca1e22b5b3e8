// The rules, in the order in which they speak within a level. `npm run new-rule ID` adds one; nothing else has to know.
import addressChanged from './address-changed.ts';
import addressKeywords from './address-keywords.ts';
import addressUnconfirmed from './address-unconfirmed.ts';
import aftersaleOpened from './aftersale-opened.ts';
import annotationMissing from './annotation-missing.ts';
import badReview from './bad-review.ts';
import bargaining from './bargaining.ts';
import calmFirst from './calm-first.ts';
import codContact from './cod-contact.ts';
import courierUnchosen from './courier-unchosen.ts';
import crossSell from './cross-sell.ts';
import deadlineNear from './deadline-near.ts';
import type { AnyRule } from './define.ts';
import duplicateOrder from './duplicate-order.ts';
import escalateNow from './escalate-now.ts';
import handoverWaiting from './handover-waiting.ts';
import notBoughtReason from './not-bought-reason.ts';
import parcelStalled from './parcel-stalled.ts';
import placeholderLeft from './placeholder-left.ts';
import priceChanged from './price-changed.ts';
import privacy from './privacy.ts';
import promise from './promise.ts';
import promiseOpen from './promise-open.ts';
import promiseStock from './promise-stock.ts';
import reviewDue from './review-due.ts';
import reviewReply from './review-reply.ts';
import shipLate from './ship-late.ts';
import shipNotice from './ship-notice.ts';
import silentOrder from './silent-order.ts';
import stockMismatch from './stock-mismatch.ts';
import stockShort from './stock-short.ts';
import stockStale from './stock-stale.ts';
import stockUnknown from './stock-unknown.ts';
import tone from './tone.ts';
import unanswered from './unanswered.ts';
import unpaidReminder from './unpaid-reminder.ts';
import unpaidStale from './unpaid-stale.ts';
import wording from './wording.ts';
import wrongBuyer from './wrong-buyer.ts';

export const RULES: readonly AnyRule[] = [
  escalateNow,
  stockShort,
  addressChanged,
  annotationMissing,
  addressUnconfirmed,
  aftersaleOpened,
  codContact,
  badReview,
  promiseOpen,
  unanswered,
  deadlineNear,
  shipLate,
  calmFirst,
  handoverWaiting,
  unpaidReminder,
  bargaining,
  crossSell,
  priceChanged,
  duplicateOrder,
  addressKeywords,
  courierUnchosen,
  notBoughtReason,
  shipNotice,
  parcelStalled,
  unpaidStale,
  silentOrder,
  reviewReply,
  reviewDue,
  stockMismatch,
  stockStale,
  stockUnknown,
  // On drafts: the guard speaks for them.
  wrongBuyer,
  wording,
  promiseStock,
  privacy,
  placeholderLeft,
  promise,
  tone,
];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));
/** The rule of this id, or undefined: an entry may name one that this version does not have. */
export const ruleOf = (id: string): AnyRule | undefined => byId.get(id);
