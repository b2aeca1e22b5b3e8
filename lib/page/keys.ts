// The desk's keys in a child frame: pressed where the desk is not, they are told to the worker, which tells the top
// frame. What binds keys is handed in; which chords there are is the desk's to know.
import type { Send } from '../messages/client.ts';
import type { Hello } from '../messages/protocol.ts';
import type { Overlay } from './frame.ts';

/** A chord, and whether it walks: from prompt to prompt, or through a draft the guard speaks of. False: not ours after all. */
export type PressKey = (chord: string, walking: boolean) => unknown;
/** Binds the desk's chords on a window, and `/` where `slash` says that it opens the palette just now. */
export type BindKeys = (win: Window, press: PressKey, signal: AbortSignal, slash: () => boolean) => void;

/** An empty reply box with the caret in it. */
export const isEmpty = (draft: ReturnType<Overlay['draft']>): boolean =>
  draft?.focused === true && draft.text.trim() === '';

/** How long a top frame that has no desk counts as one: the desk comes after the first marks. */
const DESK_MS = 5_000;

export function tellKeys(
  win: Window,
  bind: BindKeys | undefined,
  send: Send,
  hello: () => Extract<Hello, { on: true }> | undefined,
  /** What stands in this frame's reply box, and whether its guard walks that with these keys just now. */
  here: Pick<Overlay, 'draft' | 'walks'>,
  signal: AbortSignal,
): void {
  if (win === win.top) return;
  // A top frame without a desk: the page keeps its keys, until one may have come.
  let nobody = 0;
  bind?.(
    win,
    (chord, walking) => {
      if (performance.now() < nobody || !hello() || (walking && here.walks())) return false;
      void send({ type: 'key', chord }).then((answer) => {
        if (answer.ok && !answer.value.taken) nobody = performance.now() + DESK_MS;
      });
      return true;
    },
    signal,
    () => hello()?.slash === true && isEmpty(here.draft()),
  );
}
