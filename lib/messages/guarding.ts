// What the worker tells a frame's guard: what it works with, and what is known around the draft.
import type { Context, GuardOptions } from '../guard/guard.ts';
import type { Pack } from '../guard/pack.ts';
import type { Locale } from '../model/basics.ts';

/** What a frame's guard works with: the packs in force, the owner's word on them, and its texts. */
export interface GuardSetup {
  packs: Pack[];
  options: GuardOptions;
  locale: Locale;
  /** A new hire sees the steps too. */
  newHire: boolean;
  /** Guard entry id, or `pack:<id>` -> the rule whose word it is. */
  rules: Record<string, string>;
  /** Rule id -> its texts in the agent's language, with `{holes}`. */
  words: Record<string, Record<string, string>>;
  context: GuardContext;
}
/** What is known around the draft. It is of `buyer`, and of nobody else. */
export interface GuardContext extends Context {
  /** UTC ms of the stock it speaks of; the page counts the age. */
  stockAt?: number;
  /** What this shop lets an agent give, in its own money. */
  limits?: { compensation?: number };
}
