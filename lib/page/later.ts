// What comes after the first marks, once they are on the screen and the page has nothing else to do: the desk of a top
// frame, the guard of a frame with a reply box. Each is asked for once in an overlay's life.
import type { Send } from '../messages/client.ts';

export function laterBundles(win: Window, send: Send, signal: AbortSignal) {
  const asked = new Set<string>();
  return (what: 'need-desk' | 'need-guard', after: Promise<unknown>): void => {
    if (asked.has(what)) return;
    asked.add(what);
    const ask = () => signal.aborted || void send({ type: what });
    void after.then(() => signal.aborted || win.requestIdleCallback(ask, { timeout: 2_000 }));
  };
}
