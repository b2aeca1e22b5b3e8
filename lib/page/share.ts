// One overlay a frame, found by the desk's bundle, which is injected later into the same isolated world. An overlay
// that is started anew (the extension was updated, the site switched off and on) ends the one before it.
import type { Overlay } from './frame.ts';

const NAME = '__counterhand';
interface Shared {
  overlay: Overlay;
  stop: AbortController;
  desk?: { stop(): void };
}
const world = globalThis as unknown as Record<string, Shared | undefined>;

/** Starts an overlay under a signal that ends with the given one, or when the next overlay starts. */
export function shareOverlay(start: (signal: AbortSignal) => Overlay, ends: AbortSignal): void {
  world[NAME]?.stop.abort();
  const stop = new AbortController();
  ends.addEventListener('abort', () => stop.abort(), { once: true });
  const shared: Shared = { overlay: start(stop.signal), stop };
  stop.signal.addEventListener('abort', () => shared.desk?.stop(), { once: true });
  world[NAME] = shared;
}

/** The overlay of this frame, for the desk's bundle; `claim` is false when a desk stands already. */
export function takeOverlay(desk: (overlay: Overlay, signal: AbortSignal) => { stop(): void }): void {
  const shared = world[NAME];
  if (!shared || shared.desk || shared.stop.signal.aborted) return;
  shared.desk = desk(shared.overlay, shared.stop.signal);
}
