// A frame's overlay as the desk finds it: the desk's bundle is loaded later, into the same frame, and knows only this.
import type { Send } from '../messages/client.ts';
import type { GuardContext, Hello, Insertion, Push } from '../messages/protocol.ts';
import type { Level } from '../model/basics.ts';
import type { Buyer } from '../model/facts.ts';
import type { Failure, Result } from '../model/result.ts';
import type { OpenBoxes } from './boxes.ts';
import type { BindKeys } from './keys.ts';
import type { MarkDrawing } from './marks.ts';

/** Why an insertion of ours has to wait, or undefined. */
export type Hold = (insertion: Insertion) => Failure | undefined;

/** What the desk and the guard, loaded later into the same frame, find here. */
export interface Overlay {
  readonly doc: Document;
  /** The tokens and the marks' own styles, which came with the first bundle and need not come twice. */
  readonly css: string;
  readonly hello: Extract<Hello, { on: true }> | undefined;
  /** Types into a box of this frame. */
  insert(insertion: Insertion): Result<{ how: 'inserted' }>;
  /** Takes back what was put into this frame's reply box last; undefined where nothing was. */
  takeBack(): Result<{ how: 'inserted' }> | undefined;
  /** Which boxes this frame's page has open just now; absent where the page has none of that kind. */
  targets(): OpenBoxes;
  /** The order the open remark box says it belongs to. */
  remarkOrder(): string | undefined;
  /** What stands in the reply box, when there is exactly one. */
  draft(): { text: string; focused: boolean } | undefined;
  /** The one reply box of this frame. */
  replyBox(): HTMLElement | undefined;
  /** The open conversation's buyer, as last read. */
  readonly buyer: Buyer | undefined;
  /** Asked before anything of ours is typed into a box: the guard's say. */
  hold(check: Hold | undefined): void;
  /** The level of the guard's card while one stands: no other button is filled then. */
  standing: Level | undefined;
  /** Whether the next-prompt keys are the guard's just now: the caret stands in a draft it has something to say of. */
  walks: () => boolean;
  /** Where the reply box stands in the window, when there is exactly one. */
  replyRect(): DOMRect | undefined;
  /** The mark that wears the ring; brings its row into view when asked. */
  focus(promptId: string | undefined, rowKey?: string, scroll?: boolean): void;
  /** Brings a row of this frame into view and rings it with this word; of `conversation`, puts the caret into the reply box. False where the frame has no such thing. */
  show(key: string, mark: string): boolean;
  /** Called when the worker's view of this tab changed, a mark was opened, or the overlay started or stopped. */
  on(listener: (event: OverlayEvent) => void): () => void;
}
export type OverlayEvent =
  | { kind: 'changed' }
  | { kind: 'context'; context: GuardContext }
  /** Settings changed: what was asked of the worker before may have another answer. */
  | { kind: 'refreshed' }
  | { kind: 'standing' }
  /** A chord of the desk's, pressed in another frame of the tab. */
  | { kind: 'key'; chord: string }
  | { kind: 'open'; promptId: string; rowKey: string }
  | { kind: 'stopped' };

export interface OverlayOptions {
  doc: Document;
  send: Send;
  onPush: (handle: (push: Push) => unknown) => () => void;
  marks: MarkDrawing;
  /** This frame's address; the practice shop gives the address its marketplace file speaks of. */
  url?: () => string;
  /** Binds the desk's chords in a child frame. */
  keys?: BindKeys;
  signal: AbortSignal;
}
