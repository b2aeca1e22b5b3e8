// The desk's keys in a child frame: pressed where the desk is not, they are told to the worker, which tells the top
// frame. What binds keys is handed in; which chords there are is the desk's to know.
import type { Send } from '../messages/client.ts';
import type { Hello } from '../messages/protocol.ts';

/** A chord, and whether it walks: from prompt to prompt, or through a draft the guard speaks of. False: not ours after all. */
export type PressKey = (chord: string, walking: boolean) => unknown;
/** Binds the desk's chords on a window. */
export type BindKeys = (win: Window, press: PressKey, signal: AbortSignal) => void;

export function tellKeys(
  win: Window,
  bind: BindKeys | undefined,
  send: Send,
  hello: () => Extract<Hello, { on: true }> | undefined,
  /** The guard of this frame walks its draft with these keys just now. */
  walks: () => boolean,
  signal: AbortSignal,
): void {
  if (win === win.top) return;
  // A top frame without a desk: the page keeps its keys.
  let nobody = false;
  bind?.(
    win,
    (chord, walking) => {
      if (nobody || !hello() || (walking && walks())) return false;
      void send({ type: 'key', chord }).then((answer) => {
        nobody = answer.ok && !answer.value.taken;
      });
      return true;
    },
    signal,
  );
}
