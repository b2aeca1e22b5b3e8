// The desk's own state: what the worker said, and what this agent has open. Everything here may be lost with the page
// except drafts of notes, which live as long as the page does and are let go only when the worker kept them.
import type { FoundReply, RenderedReply } from '../../../lib/messages/protocol.ts';
import type { DeskData } from '../../../lib/model/desk.ts';
import type { RemarkReason } from '../../../lib/model/entries.ts';
import type { Flag } from '../../../lib/model/facts.ts';
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
  fill: Record<string, string>;
  /** The prompt whose action opened it, journalled when its reply is used. */
  prompt: string | undefined;
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
  prompt: undefined,
};
