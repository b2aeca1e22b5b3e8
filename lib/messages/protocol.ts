// Messages between pages and the worker: every request with its shape, checked by zod at the worker's door, and the
// type of its answer. What runs in pages imports types from here only. One file, longer than most: it is the contract.
import { z } from 'zod';
import { type Failure, Locale, type Result } from '../model/basics.ts';
import type { DeskData } from '../model/desk.ts';
import { Draft } from '../model/entries.ts';
import {
  Account,
  AfterSale,
  Buyer,
  Conversation,
  Health,
  Listing,
  Order,
  PageState,
  Review,
  Thread,
} from '../model/facts.ts';
import type { Marketplace, Page } from '../model/marketplace.ts';
import { type KeptPatch, SitePatch } from '../model/patch.ts';
import type { PromptView } from '../model/prompts.ts';
import { DeskLayoutPatch, SettingsPatch } from '../model/settings.ts';
import type { GuardContext, GuardSetup } from './guarding.ts';

export type { GuardContext, GuardSetup } from './guarding.ts';

const key = z.string().min(1).max(300);
const keys = z.array(key);

/** What changed on a frame's page since `revision - 1`; `whole` replaces everything known of the frame. */
export const FactsDelta = z.object({
  /** Random per document: a new document starts anew. */
  document: z.string().min(1),
  revision: z.number().int().positive(),
  whole: z.boolean(),
  url: z.string().max(4000),
  page: z.string().nullable(),
  kinds: z.array(z.enum(['orders', 'order', 'listings', 'chat', 'reviews', 'aftersales'])),
  state: PageState,
  account: Account.optional(),
  upsert: z.object({
    orders: z.array(Order),
    listings: z.array(Listing),
    threads: z.array(Thread),
    reviews: z.array(Review),
    aftersales: z.array(AfterSale),
  }),
  remove: z.object({ orders: keys, listings: keys, threads: keys, reviews: keys, aftersales: keys }),
  /** Keys in page order, when order or membership changed. */
  order: keys.optional(),
  /** null: no conversation; absent: as before. */
  conversation: Conversation.nullable().optional(),
  health: Health,
  targets: z.object({ reply: z.boolean(), remark: z.boolean() }),
});
export type FactsDelta = z.infer<typeof FactsDelta>;

/** Where text goes, and the buyer or order it was written for: checked again in the frame that owns the box. */
export const Insertion = z.object({
  target: z.enum(['reply', 'remark']),
  text: z.string().min(1).max(20_000),
  buyer: Buyer.optional(),
  orderId: z.string().optional(),
  /** Caret offset inside the text. */
  cursor: z.number().int().min(0).optional(),
  /** It follows one put in just before: it begins a line of its own, or where there are none, after a blank. */
  after: z.boolean().optional(),
});
export type Insertion = z.infer<typeof Insertion>;

/** How a page was read at one view of it. */
export const PageView = z.object({
  /** Names the view, so that a second word on it takes the place of the first. */
  id: z.string().min(1).max(80),
  /** The page's id in the file. */
  page: key,
  state: PageState,
  health: Health,
  /** Which alternative of a field was used, counted from 0; fields that use their first are left out. */
  using: z.record(z.string(), z.number().int().min(0)).default({}),
  /** How the file alone would have read it, where a patch lies over a newer file than it was made for. */
  without: Health.optional(),
});
export type PageView = z.infer<typeof PageView>;

/** Requests any of our frames may make. */
export const PageRequest = z.discriminatedUnion('type', [
  /** `url`: the frame's own address; the browser's word lags behind where a page changes it without loading. */
  z.object({ type: z.literal('hello'), url: z.string().max(4000) }),
  z.object({ type: z.literal('facts'), delta: FactsDelta }),
  z.object({ type: z.literal('desk'), focus: z.string().optional() }),
  /** Puts the desk's bundle beside the asking top frame's overlay; its sheets', when one is opened first. */
  z.object({ type: z.literal('need-desk'), part: z.literal('sheets').optional() }),
  /** Puts the guard's bundle beside the asking frame's overlay: its page has a reply box. */
  z.object({ type: z.literal('need-guard') }),
  /** What the guard of this frame works with. */
  z.object({ type: z.literal('guard') }),
  /** Brings a tab that has a waiting buyer to the front. */
  z.object({ type: z.literal('go-tab'), tab: z.number().int(), key: key.optional() }),
  /** A chord of the desk's, pressed in a child frame: the desk stands in the top frame. */
  z.object({ type: z.literal('key'), chord: z.string().min(1).max(40) }),
  /** The frame's page is left: what it told is no longer there to be seen. */
  z.object({ type: z.literal('gone'), document: z.string().min(1) }),
  z.object({ type: z.literal('append'), drafts: z.array(Draft).min(1).max(50) }),
  z.object({
    type: z.literal('find-replies'),
    query: z.string().max(200),
    step: z.number().int().optional(),
    /** The language the agent switched to. */
    locale: Locale.optional(),
  }),
  z.object({
    type: z.literal('render-reply'),
    id: z.string(),
    orderId: z.string().optional(),
    /** By name as `missing` has it. */
    fill: z.record(z.string(), z.string()).default({}),
    locale: Locale.optional(),
  }),
  /** A reply out of the agent's own words: what stands in the reply box, or was sent last in the open chat. */
  z.object({
    type: z.literal('reply-from'),
    from: z.enum(['draft', 'sent']),
    orderId: z.string().optional(),
  }),
  /** Keeps it as the agent's private reply. What of the buyer is in it is taken out again before it is written. */
  z.object({
    type: z.literal('keep-reply'),
    title: z.string().trim().min(1).max(200),
    body: z.string().trim().min(1).max(5_000),
    orderId: z.string().optional(),
  }),
  z.object({ type: z.literal('reply-for'), tag: z.string(), orderId: z.string().optional() }),
  z.object({ type: z.literal('insert'), insertion: Insertion }),
  /** Takes back the last insertion, in whichever frame it was made. */
  z.object({ type: z.literal('take-back') }),
  z.object({ type: z.literal('desk-set'), desk: DeskLayoutPatch }),
  z.object({ type: z.literal('pause'), paused: z.boolean() }),
  /** Marks the orders that stood here before the site was switched on, too. */
  z.object({ type: z.literal('show-before') }),
  z.object({ type: z.literal('open-office'), section: z.string() }),
  /** One report of a page view: how the page is read, once it has settled. */
  z.object({ type: z.literal('view'), view: PageView }),
  /** What the picker of this frame is to point out; null where nobody asked for it in this tab. */
  z.object({ type: z.literal('picker') }),
  /** Keeps what was pointed out, on trial. `seen`: a digest of what this page shows. */
  z.object({ type: z.literal('picker-keep'), patch: SitePatch, seen: z.string().min(1).max(100) }),
  /** It read right on a page that shows something else: from now on it counts. */
  z.object({ type: z.literal('picker-confirm'), page: key, seen: z.string().min(1).max(100) }),
  /** Takes back what is on trial. */
  z.object({ type: z.literal('picker-undo'), page: key }),
  /** After a taught page counts: the picker comes back on the page the tab comes to next. */
  z.object({ type: z.literal('picker-another') }),
  z.object({ type: z.literal('picker-close') }),
]);
export type PageRequest = z.infer<typeof PageRequest>;

/** Requests only our own pages (popup, back office, draft box, practice) may make. */
export const OfficeRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('settings'), patch: SettingsPatch }),
  /** Something in the database changed: judge again, everywhere. */
  z.object({
    type: z.literal('changed'),
    what: z.enum([
      'stock',
      'settings',
      'replies',
      'aliases',
      'rules',
      'shops',
      'sites',
      'journal',
      'products',
    ]),
  }),
  z.object({ type: z.literal('poll-stock'), shop: z.string() }),
  z.object({ type: z.literal('site'), marketplace: z.string(), on: z.boolean() }),
  z.object({ type: z.literal('overview'), tab: z.number().optional() }),
  /** Opens the picker in a tab; without a page, the console is being taught one. */
  z.object({
    type: z.literal('pick'),
    tab: z.number().int(),
    marketplace: key,
    page: key.optional(),
  }),
  /** How many rows of a tab's page a rule would mark if it were on. */
  z.object({ type: z.literal('preview-rule'), rule: key, tab: z.number() }),
]);
export type OfficeRequest = z.infer<typeof OfficeRequest>;

export type Request = PageRequest | OfficeRequest;

/** What a frame needs to begin. `off`: no marketplace is switched on for this address. */
export type Hello =
  | { on: false }
  | {
      on: true;
      site: Marketplace;
      /** Ids of the site's pages this address may be. */
      pages: string[];
      login: boolean;
      locale: Locale;
      paused: boolean;
      slash: boolean;
      top: string;
      isTop: boolean;
      /** Frames of the tab have told of themselves: a top page that is none of ours has their desk to show. */
      told?: boolean;
      deskOpen: boolean;
      /** The pages as the file alone has them, where a patch lies over a newer file than it was made for. */
      bare?: Page[];
    };

/** What the picker works with. */
export interface PickerSetup {
  locale: Locale;
  /** With the patches that count, and the one on trial, laid over. */
  site: Marketplace;
  /** The file alone. */
  file: Marketplace;
  /** The page to repair; absent while a console is being taught. */
  page?: string;
  /** The page's patch so far. */
  kept?: KeptPatch;
  /** Fields the rules that are on need on pages of each kind, as health names them. */
  needs: string[];
}

/** Prompts of rows that changed since the last answer; an empty list clears the row. */
export interface Judged {
  revision: number;
  /** The worker does not know what `delta` builds on: send the whole. */
  resend?: true;
  rows: {
    key: string;
    prompts: PromptView[] /** Without prompts: a quiet tick with this word. */;
    fine?: string;
  }[];
  /** Time alone changes what is said after so many ms: an empty report then is judged anew. */
  again?: number;
}

export interface FoundReply {
  id: string;
  title: string;
  ranges: [number, number][];
  folder?: string;
  tags: string[];
  uses: number;
  step?: number;
  fitsStep: boolean;
  /** The buyer's last words ask for it. */
  asked?: true;
  /** Its last day, `YYYY-MM-DD`, is over: it is found by search only, and does not go in. */
  ended?: string;
  /** The language it would go in, where that is not the agent's. */
  locale?: Locale;
}

/** One thing a reply still waits for. */
export interface Asked {
  name: string;
  /** In the agent's language. */
  label: string;
  kind: 'text' | 'choice' | 'number' | 'date';
  choices: string[];
  min?: number;
  max?: number;
  decimals?: number;
  /** A day: `YYYY-MM-DD` where the shop is. */
  today?: string;
  /** No page like this one shows it. */
  elsewhere?: true;
}

export interface RenderedReply {
  /** Whose words it is: uses are counted on this reply. */
  id: string;
  /** The `FoundReply` it is a language of. */
  card: string;
  /** The language it is in, and those it can be had in. */
  locale: Locale;
  languages: Locale[];
  /** Whose open conversation it was filled for: it goes into that one or none. */
  buyer?: Buyer;
  title: string;
  parts: { text: string; kind: 'text' | 'filled' | 'missing'; name?: string }[];
  /** Absent while a value is missing. */
  text?: string;
  cursor?: number;
  missing: Asked[];
  /** Fields that hold their default: they may be changed. */
  optional: Asked[];
  /** A picture that goes with it, as a data URL. */
  picture?: string;
  error?: Failure;
  /** Why it cannot go in although nothing is missing, in the agent's words. */
  wrong?: string;
}

/** A reply as it would be kept: a template, and what was taken out of the words for it. */
export interface ReplyDraft {
  from: 'draft' | 'sent';
  /** The other words there are, too. */
  both: boolean;
  title: string;
  body: string;
  /** The body in pieces: what became a variable, and what was blanked. */
  parts: { text: string; kind: 'text' | 'filled' | 'missing' }[];
  /** Names of variables now in place of what stood there, in the agent's language. */
  replaced: string[];
  /** What no reply may keep. */
  blanked: ('phone' | 'mail' | 'address' | 'name')[];
}

export interface Overview {
  marketplace?: string;
  /** The page's id in the file. */
  page?: string;
  state?: string;
  /** How many rules wait for a field. */
  paused?: number;
  health: Record<string, string>;
  rows: number;
  prompts: { rule: string; count: number }[];
  shortages: number;
  accounts: { marketplace: string; account?: string; shop?: string }[];
}

interface Answers {
  hello: Hello;
  facts: Judged;
  desk: DeskData;
  'need-desk': null;
  append: { ids: string[] };
  'find-replies': { total: number; found: FoundReply[] };
  'render-reply': RenderedReply;
  'reply-for': RenderedReply;
  'reply-from': ReplyDraft;
  'keep-reply': { id: string };
  insert: { how: 'inserted' };
  'take-back': { how: 'inserted' };
  'desk-set': null;
  pause: null;
  'show-before': null;
  'open-office': null;
  settings: null;
  changed: null;
  'poll-stock': { rows: number };
  site: { on: boolean };
  overview: Overview;
  'need-guard': null;
  guard: GuardSetup | null;
  'go-tab': null;
  /** `taken` false: no desk stands in the top frame. */
  key: { taken: boolean };
  gone: null;
  view: null;
  picker: PickerSetup | null;
  'picker-keep': null;
  'picker-confirm': null;
  'picker-undo': null;
  'picker-another': null;
  'picker-close': null;
  pick: null;
  /** `before`: those of the rows that stood there before the site was switched on, and stay unmarked. */
  'preview-rule': { rows: number; of: number; before: number };
}
export type Answer<R extends Request> = Result<Answers[R['type']]>;

/** From the worker to frames. */
export type Push =
  /** Settings or sites changed: begin anew. */
  | { type: 'refresh' }
  /** Records or stock changed: what you told is to be judged anew. */
  | { type: 'judge' }
  /** A worker that woke up asks for the facts again; a frame that has some answers true and sends them. */
  | { type: 'whole' /** Only of pages where buyers write. */; chats?: true }
  | { type: 'desk-changed' }
  | { type: 'insert'; insertion: Insertion }
  /** What stands in the reply box; a frame that owns one answers `{text}`. */
  | { type: 'draft' }
  /** Takes back what was put in last; a frame that put something in answers as it does to `insert`. */
  | { type: 'take-back' }
  /** What is known around the draft has changed. */
  | { type: 'guard'; context: GuardContext }
  /** Bring this row of yours (`threads:KEY`) into view and ring it with this word: the agent came for it. */
  | { type: 'show-row'; key: string; mark: string }
  /** A chord of the desk's, pressed in another frame. A frame with a desk answers true. */
  | { type: 'key'; key: string }
  | { type: 'stop' };
