// Prompts: what a rule says. Rules and entries carry `{key, params}`; the worker renders them for the page in the
// agent's language, so that no catalogue of rules travels with the page's bundle.
import { z } from 'zod';
import { Level } from './basics.ts';
import { Promised } from './entries.ts';

/** What a prompt speaks of. `page` is the page as a whole. */
export const About = z.object({
  kind: z.enum(['order', 'listing', 'conversation', 'page']),
  id: z.string().optional(),
});
export type About = z.infer<typeof About>;

/** What the agent may do with one key. Nothing here presses a button of the marketplace. */
export const Action = z.discriminatedUnion('kind', [
  /** Put a reply into the reply box (or copy it where there is none). `tag` picks the starter reply's purpose. */
  z.object({
    kind: z.literal('insert-reply'),
    label: z.string(),
    tag: z.string(),
    orderId: z.string().optional(),
  }),
  /** Open the remark composer, filled. */
  z.object({
    kind: z.literal('write-remark'),
    label: z.string(),
    orderId: z.string(),
    reason: z.string(),
    from: z.string().optional(),
    to: z.string().optional(),
  }),
  /** Show the order's address and the buyer's words side by side. */
  z.object({ kind: z.literal('compare-address'), label: z.string(), orderId: z.string() }),
  /** Journal that the address was confirmed. */
  z.object({ kind: z.literal('confirm-address'), label: z.string(), orderId: z.string() }),
  /** Keep what was agreed, in the buyer's or our own words, on the order. */
  z.object({
    kind: z.literal('keep-promise'),
    label: z.string(),
    orderId: z.string(),
    what: Promised,
    text: z.string(),
  }),
  /** The promise was kept. */
  z.object({ kind: z.literal('promise-done'), label: z.string(), orderId: z.string(), promise: z.string() }),
  /** Journal why the open conversation's buyer did not buy: the desk asks which reason. */
  z.object({ kind: z.literal('say-unbought'), label: z.string() }),
  /** Unfold what the shift before left. */
  z.object({ kind: z.literal('show-followups'), label: z.string() }),
  /** To the buyer whose conversation is open: their row, and the caret in the reply box. */
  z.object({ kind: z.literal('go-buyer'), label: z.string() }),
  /** Tell a lead: the facts in one line, on the clipboard. */
  z.object({ kind: z.literal('ask-lead'), label: z.string() }),
  /** Open our back office at a section. */
  z.object({ kind: z.literal('open-office'), label: z.string(), section: z.string() }),
]);
export type Action = z.infer<typeof Action>;

/** What a rule answers, before rendering. `label` in actions is a key of the rule's own words. */
export interface Prompt {
  /** Stable within the page: `<rule>:<about.id>` unless the rule says several things of one order. */
  id: string;
  rule: string;
  level: Level;
  about: About;
  /** Fills the rule's `mark`, `title`, `why` and `steps`. */
  params: Record<string, string | number>;
  actions: Action[];
  /** False where the prompt belongs in the desk but not on a row. Default true. */
  onRow?: boolean;
}

/** A prompt as shown: rendered in the agent's language by the worker. */
export const PromptView = z.object({
  id: z.string(),
  rule: z.string(),
  ruleName: z.string(),
  level: Level,
  about: About,
  /** At most 8 Han, 10 Hangul or 16 Latin characters; absent for prompts that carry no mark. */
  mark: z.string().optional(),
  title: z.string(),
  why: z.string(),
  steps: z.array(z.string()),
  actions: z.array(Action),
});
export type PromptView = z.infer<typeof PromptView>;
