// What the desk shows: plain data, rendered by nobody yet. The code that mounts the desk fills a DeskView from facts,
// records and prompts; the desk adds only words and layout. What is absent is not shown; nothing here is guessed.
import type { Level, Locale, Money } from '../../lib/model/basics.ts';
import type { FirstDay } from '../../lib/model/desk.ts';
import type { AddressState, Promised, Unbought } from '../../lib/model/entries.ts';
import type { FieldHealth, Order, OrderStatus } from '../../lib/model/facts.ts';
import type { Action, PromptView } from '../../lib/model/prompts.ts';
import type { KeyMap } from '../ui/keys.ts';
import type { TimelineItem } from '../ui/Timeline.tsx';
import type { FollowAbout, FollowUpView, PromiseView, Writing } from './writing.ts';

/** The page as a whole. All but `ok` have one sentence and one way on. */
export type DeskState = 'ok' | 'empty' | 'loading' | 'paused' | 'broken' | 'logged-out' | 'no-data';

/** The address states an agent may set. */
export const ADDRESS_CHOICES = [
  'asked',
  'confirmed',
  'change-asked',
  'changed',
] as const satisfies AddressState[];

export const SECTIONS = ['waiting', 'buyer', 'order', 'stock', 'product', 'replies', 'shift'] as const;
export type SectionId = (typeof SECTIONS)[number];
export type NoteAbout = 'buyer' | 'order';

/** Four reasons for going on over a red line. */
export const OVERRIDE_REASONS = ['platform-allows', 'buyers-words', 'false-alarm', 'other'] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** Orders on a list are counted by place, waiting buyers by how many there are. */
export type Queue = { kind: 'orders'; place: number; total: number } | { kind: 'buyers'; waiting: number };

export interface BuyerLine {
  /** As shown, masks and all. */
  name?: string;
  /** This order is the buyer's n-th in this shop, counting from 1. */
  orderCount?: number;
  stage?: { status: OrderStatus; address?: AddressState };
  /** The open question, in the buyer's words. */
  asked?: string;
  promised?: { text: string /** A remark or note says it. */; noted: boolean };
  clock?: Clock;
}

/** Minutes left to answer, negative when late; or, where no limit is known, minutes waited. `urgent` is tinted. */
export interface Clock {
  minutes: number;
  urgent: boolean;
  waited?: true;
}

/** Who waits, in whichever tab. */
export interface WaitingView {
  late: number;
  soon: number;
  total: number;
  /** The most urgent. */
  rows: { id: string; name?: string; site: string; clock?: Clock; current?: boolean }[];
}

/** A new hire's ten steps: `at` (from 0) is the current one, `half` when it is begun. */
export interface StepStrip {
  at: number;
  half: boolean;
}

export interface CompareRow {
  part: 'region' | 'street' | 'unit' | 'name' | 'phone';
  order?: string;
  /** The buyer's words for this part; absent where they were not said. */
  buyer?: string;
  verdict: 'agree' | 'differ' | 'unknown';
  /** What is another in each of both texts. */
  changed?: { order: [start: number, end: number][]; buyer: [start: number, end: number][] };
}

/** What limits the action, said in the card's foot. */
export type Limit = 'no-box' | 'no-buyer' | 'draft' | 'can-change' | 'too-late';

/** The Now card: one of `prompts`, and how it may be acted on. */
export interface NowView {
  promptId: string;
  /** Usually the prompt's first action. */
  action?: Action;
  /** What else may be done about it: words without a key. */
  others?: Action[];
  /** In place of the action's own label, as "Copy …" where there is no reply box. */
  label?: string;
  disabled?: boolean;
  /** Another filled button is on the screen (guard card, composer): ours turns to outline. */
  outline?: boolean;
  limit?: Limit;
  /** Further prompts here. */
  waiting: number;
  showSteps: boolean;
  /** Steps, and for practised hands the why, wait behind one word. */
  folds?: { why: boolean };
  /** Steps fold after `of` good runs, of which `done` are done. */
  coach?: { done: number; of: number };
  compare?: { rows: CompareRow[] /** When the buyer wrote it: a clock time as shown. */; at?: string };
  /** A red line: offer the four reasons. */
  reasons?: boolean;
  folded?: boolean;
}

export interface OrderView
  extends Pick<Order, 'orderId' | 'lines' | 'paidAt' | 'ship' | 'courier' | 'trackingNo'> {
  total?: Money;
  /** The total that was agreed on. */
  agreed?: Money;
  /** What was promised and is not kept yet. */
  promises?: PromiseView[];
  addressState?: AddressState;
  /** Couriers the shop sends with, to choose from; the chosen one. */
  couriers?: string[];
  chosenCourier?: string;
  /** The remark, read back. */
  timeline: TimelineItem[];
}

export interface StockLine {
  sku: string;
  /** Units; absent when the sheet does not know the SKU. */
  available?: number;
  onHand?: number;
  reserved?: number;
  /** Held by paid orders before this one, seen since a clock time. */
  held?: number;
  heldSince?: string;
  keepBack?: number;
  /** "stock sheet 11-21.csv" */
  sourceLabel?: string;
  ageMinutes?: number;
  failed?: boolean;
  /** What the marketplace's page says is for sale. */
  pageStock?: number;
  /** Less than this order needs. */
  short?: boolean;
}

export interface NoteView {
  id: string;
  about: NoteAbout;
  text: string;
  agent?: string;
  /** ISO 8601 with the shop's offset. */
  at?: string;
}

export interface RepliesView {
  count: number;
  /** Name of the step or trouble they fit. */
  forStep?: string;
}

export interface HealthView {
  worst: FieldHealth | 'off';
  /** `name` in the agent's language; the field path where there is none. */
  fields: { field: string; name?: string; state: FieldHealth }[];
}

export interface DeskView {
  state: DeskState;
  /** With `broken`: what cannot be read (in words; '': the page), how many rules wait for it, and for how many views. */
  broken?: { field: string; rules: number; views?: number };
  queue?: Queue;
  waiting?: WaitingView;
  buyer?: BuyerLine;
  strip?: StepStrip;
  prompts: PromptView[];
  now?: NowView;
  order?: OrderView;
  stock: StockLine[];
  product?: string /** Its card in a few words: the size asked for, else its title. */;
  notes: NoteView[];
  /** Notes being written, kept by the caller so that switching buyers loses nothing. */
  drafts?: Partial<Record<Writing, string>>;
  /** The field that is open and has the focus. */
  writing?: Writing;
  replies?: RepliesView;
  /** What the shift before left. */
  shift?: FollowUpView[];
  /** What a line left now would be about. */
  leaving?: FollowAbout;
  /** A new hire's first day, in quiet moments. */
  firstDay?: FirstDay[];
  open: Partial<Record<SectionId, boolean>>;
  health: HealthView;
  agent?: string;
  /** SKUs on this page that the sheet does not know. */
  unknownSkus?: number;
  /** Minutes since the stock was counted, when that is too long, or its source does not answer. */
  staleMinutes?: number;
  stockFailed?: boolean;
  /** Titles of replies whose last day was yesterday. */
  endedReplies?: string[];
  /** Rows that stood here before the first day: counted, not marked. */
  before?: number;
}

/** What the agent did. Each is called once a deed; the desk changes nothing itself. */
export interface DeskDeeds {
  next: () => void;
  /** To the buyer who waits, in whichever tab. */
  go: (waitingId: string) => void;
  tuck: () => void;
  act: (promptId: string, action: Action) => void;
  nextPrompt: () => void;
  foldNow: (folded: boolean) => void;
  override: (promptId: string, reason: OverrideReason) => void;
  fold: (section: SectionId, open: boolean) => void;
  writing: (about: Writing | undefined) => void;
  draft: (about: Writing, text: string) => void;
  /** A note, a promise (of this kind), the agreed total, a line for the next shift. */
  keepNote: (about: Writing, text: string, what?: Promised) => void;
  promiseDone: (id: string) => void;
  unbought: (reason: Unbought) => void;
  address: (orderId: string, state: AddressState) => void;
  courier: (orderId: string, courier: string) => void;
  remark: (orderId: string) => void;
  palette: () => void;
  followedUp: (id: string) => void;
  /** Opens our own pages for agents: the quiz on the shop's goods, the practice shop. */
  learn: (where: 'drill' | 'practice') => void;
  /** The first day's list goes until tomorrow. */
  putAway: () => void;
  askLead: () => void;
  /** Marks the rows that stood here before, too. */
  showBefore: () => void;
  /** The one way on of paused, broken, logged-out and no-data. */
  wayOn: (state: DeskState) => void;
}

export interface DeskProps {
  view: DeskView;
  locale: Locale;
  on: DeskDeeds;
  keys?: KeyMap;
  slot?: (place: HTMLElement | null) => void /** Where the sheets' bundle draws the product card. */;
}

/** The thin rail: one count a level (zeros are left out), and the key. */
export interface RailProps {
  counts: Partial<Record<Level, number>>;
  state: DeskState;
  locale: Locale;
  keys?: KeyMap;
  onOpen: () => void;
}
