// The rules, in the order in which they speak within a level. `npm run new-rule ID` adds one; nothing else has to know.
import addressChanged from './address-changed.ts';
import addressUnconfirmed from './address-unconfirmed.ts';
import annotationMissing from './annotation-missing.ts';
import codContact from './cod-contact.ts';
import type { AnyRule } from './define.ts';
import stockMismatch from './stock-mismatch.ts';
import stockShort from './stock-short.ts';
import stockStale from './stock-stale.ts';
import stockUnknown from './stock-unknown.ts';
import unpaidReminder from './unpaid-reminder.ts';

export const RULES: readonly AnyRule[] = [
  stockShort,
  addressChanged,
  annotationMissing,
  addressUnconfirmed,
  codContact,
  unpaidReminder,
  stockMismatch,
  stockStale,
  stockUnknown,
];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));
/** The rule of this id, or undefined: an entry may name one that this version does not have. */
export const ruleOf = (id: string): AnyRule | undefined => byId.get(id);
