// The desk's own state: what the worker said, and what this agent has open. Everything here may be lost with the page
// except drafts of notes, which live as long as the page does and are let go only when the worker kept them.
import { type Signal, signal } from '@preact/signals-core';
import type { FoundReply, RenderedReply } from '../../../lib/messages/protocol.ts';
import type { DeskData } from '../../../lib/model/desk.ts';
import type { RemarkReason } from '../../../lib/model/entries.ts';
import type { Flag } from '../../../lib/model/facts.ts';
import type { NoteAbout } from '../view.ts';

export interface ComposerState {
  orderId: string;
  reason: RemarkReason;
  flag: Flag | undefined;
  from: string;
  to: string;
  /** UTC ms when it was opened: the time the line carries. */
  at: number;
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
  data: Signal<DeskData | undefined>;
  /** The order the desk speaks of, when the agent chose one. */
  focus: Signal<string | undefined>;
  /** The prompt on the Now card, when the agent moved to it. */
  prompt: Signal<string | undefined>;
  nowFolded: Signal<boolean>;
  writing: Signal<NoteAbout | undefined>;
  /** By subject (`order:ID`, `buyer:ID`), so that switching loses nothing. */
  drafts: Signal<Record<string, string>>;
  palette: Signal<PaletteState | undefined>;
  composer: Signal<ComposerState | undefined>;
  /** As this agent set it here; an answer that was on its way does not undo it. */
  layout: Signal<DeskData['layout'] | undefined>;
  toast: Signal<string>;
}

export const newDeskState = (): DeskState => ({
  data: signal<DeskData | undefined>(undefined),
  focus: signal<string | undefined>(undefined),
  prompt: signal<string | undefined>(undefined),
  nowFolded: signal(false),
  writing: signal<NoteAbout | undefined>(undefined),
  drafts: signal({}),
  palette: signal<PaletteState | undefined>(undefined),
  composer: signal<ComposerState | undefined>(undefined),
  layout: signal<DeskData['layout'] | undefined>(undefined),
  toast: signal(''),
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
