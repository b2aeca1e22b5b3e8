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
import deadlineNear from './deadline-near.ts';
import type { AnyRule } from './define.ts';
import duplicateOrder from './duplicate-order.ts';
import escalateNow from './escalate-now.ts';
import parcelStalled from './parcel-stalled.ts';
import reviewReply from './review-reply.ts';
import shipLate from './ship-late.ts';
import stockMismatch from './stock-mismatch.ts';
import stockShort from './stock-short.ts';
import stockStale from './stock-stale.ts';
import stockUnknown from './stock-unknown.ts';
import unanswered from './unanswered.ts';
import unpaidReminder from './unpaid-reminder.ts';
import unpaidStale from './unpaid-stale.ts';

export const RULES: readonly AnyRule[] = [
  escalateNow,
  stockShort,
  addressChanged,
  annotationMissing,
  addressUnconfirmed,
  aftersaleOpened,
  codContact,
  badReview,
  unanswered,
  deadlineNear,
  shipLate,
  calmFirst,
  unpaidReminder,
  bargaining,
  duplicateOrder,
  addressKeywords,
  courierUnchosen,
  parcelStalled,
  unpaidStale,
  reviewReply,
  stockMismatch,
  stockStale,
  stockUnknown,
];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));
/** The rule of this id, or undefined: an entry may name one that this version does not have. */
export const ruleOf = (id: string): AnyRule | undefined => byId.get(id);
