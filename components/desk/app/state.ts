// The desk's own state: what the worker said, and what this agent has open. Everything here may be lost with the page
// except drafts of notes, which live as long as the page does and are let go only when the worker kept them.
import type { FoundReply, RenderedReply, ReplyDraft } from '../../../lib/messages/protocol.ts';
import type { Locale } from '../../../lib/model/basics.ts';
import type { DeskData } from '../../../lib/model/desk.ts';
import type { RemarkReason } from '../../../lib/model/entries.ts';
import type { Buyer, Flag } from '../../../lib/model/facts.ts';
import type { Writing } from '../writing.ts';
import { type Cell, cell } from './cell.ts';

export interface ComposerState {
  orderId: string;
  reason: RemarkReason;
  flag: Flag | undefined;
  from: string;
  to: string;
  /** UTC ms when it was opened: the time the line carries. */
  at: number;
  /** The prompt whose action opened it, journalled when its line is kept. */
  prompt?: string;
}

export interface PaletteState {
  query: string;
  found: FoundReply[];
  total: number;
  selected: string | undefined;
  preview: RenderedReply | undefined;
  /** In the order they were filled in. */
  fill: Record<string, string>;
  /** The language the agent switched to. */
  locale?: Locale;
  /** So many were put in since it was opened, and for whom. */
  put: number;
  putFor?: Buyer | undefined;
  /** How the last small deed went. */
  said: 'picture.copied' | 'picture.refused' | undefined;
  /** The focus is the page's for a moment: something is put in. */
  lent: boolean;
  /** The prompt whose action opened it, journalled when its reply is used. */
  prompt: string | undefined;
}

/** A reply about to be made of the agent's own words. */
export interface SavingState {
  /** Absent until the worker has answered. */
  draft?: ReplyDraft;
  title: string;
}

export interface DeskState {
  data: Cell<DeskData | undefined>;
  /** The order the desk speaks of, when the agent chose one. */
  focus: Cell<string | undefined>;
  /** The waiting buyer the agent went to last. */
  waiting: Cell<string | undefined>;
  /** The prompt on the Now card, when the agent moved to it. */
  prompt: Cell<string | undefined>;
  nowFolded: Cell<boolean>;
  writing: Cell<Writing | undefined>;
  /** By what is written and its subject (`order:ID`, `promise:ID`), so that switching loses nothing. */
  drafts: Cell<Record<string, string>>;
  palette: Cell<PaletteState | undefined>;
  composer: Cell<ComposerState | undefined>;
  saving: Cell<SavingState | undefined>;
  /** As this agent set it here; an answer that was on its way does not undo it. */
  layout: Cell<DeskData['layout'] | undefined>;
  toast: Cell<string>;
}

export const newDeskState = (): DeskState => ({
  data: cell<DeskData | undefined>(undefined),
  focus: cell<string | undefined>(undefined),
  waiting: cell<string | undefined>(undefined),
  prompt: cell<string | undefined>(undefined),
  nowFolded: cell(false),
  writing: cell<Writing | undefined>(undefined),
  drafts: cell({}),
  palette: cell<PaletteState | undefined>(undefined),
  composer: cell<ComposerState | undefined>(undefined),
  saving: cell<SavingState | undefined>(undefined),
  layout: cell<DeskData['layout'] | undefined>(undefined),
  toast: cell(''),
});

export const EMPTY_PALETTE: PaletteState = {
  query: '',
  found: [],
  total: 0,
  selected: undefined,
  preview: undefined,
  fill: {},
  put: 0,
  said: undefined,
  lent: false,
  prompt: undefined,
};
