// One overlay a frame, found by the desk's and the guard's bundles, which are injected later into the same isolated world. An overlay
// that is started anew (the extension was updated, the site switched off and on) ends the one before it.
import type { Overlay } from './frame.ts';

const NAME = '__counterhand';
interface Beside {
  stop(): void;
  /** It is asked for while it stands. */
  again?(): void;
}
interface Shared {
  overlay: Overlay;
  stop: AbortController;
  /** What was put beside it, by name. */
  beside: Map<string, Beside>;
}
const world = globalThis as unknown as Record<string, Shared | undefined>;

/** Starts an overlay under a signal that ends with the given one, or when the next overlay starts. */
export function shareOverlay(start: (signal: AbortSignal) => Overlay, ends: AbortSignal): void {
  world[NAME]?.stop.abort();
  const stop = new AbortController();
  ends.addEventListener('abort', () => stop.abort(), { once: true });
  const shared: Shared = { overlay: start(stop.signal), stop, beside: new Map() };
  stop.signal.addEventListener('abort', () => shared.beside.forEach((one) => void one.stop()), {
    once: true,
  });
  world[NAME] = shared;
}

/** Hands the overlay of this frame to a later bundle, once a name: one of that name that stands is told instead. */
export function takeOverlay(name: string, start: (overlay: Overlay, signal: AbortSignal) => Beside): void {
  const shared = world[NAME];
  if (!shared || shared.stop.signal.aborted) return;
  const standing = shared.beside.get(name);
  if (standing) {
    standing.again?.();
    return;
  }
  shared.beside.set(name, start(shared.overlay, shared.stop.signal));
}

/** What another bundle put beside this frame's overlay, as that bundle started it. */
export const besideOf = <B extends Beside>(name: string): B | undefined =>
  world[NAME]?.beside.get(name) as B | undefined;
