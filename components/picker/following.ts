// Follows the page while the picker is shown: by its mutations and its address, never by a clock. The page is left to come
// to rest before it is read again.
import type { Overlay } from '../../lib/page/frame.ts';
import { onlyOurs } from '../../lib/page/watch.ts';

/** How long the page is left to rest, and at most. */
const REST_MS = 300;
const MOST_MS = 2_000;

export interface Following {
  start(): void;
  stop(): void;
}
/** `moved`: at once, at every change; `rests`: once it came to rest. */
export function followPage(
  overlay: Pick<Overlay, 'doc' | 'on'>,
  on: { moved(): void; rests(): void; ended(): void },
  signal: AbortSignal,
): Following {
  const { doc } = overlay;
  const win = doc.defaultView!;
  let running = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  function soon(): void {
    if (!running) return;
    on.moved();
    since ||= performance.now();
    clearTimeout(resting);
    resting = setTimeout(
      () => {
        since = 0;
        on.rests();
      },
      Math.max(0, Math.min(REST_MS, since + MOST_MS - performance.now())),
    );
  }
  const observer = new MutationObserver((records) => {
    if (!records.every(onlyOurs)) soon();
  });
  for (const type of ['popstate', 'hashchange']) win.addEventListener(type, soon, { signal });
  const unlisten = overlay.on(({ kind }) => {
    if (kind === 'stopped') on.ended();
    else if (kind === 'changed') soon();
  });
  function stop(): void {
    running = false;
    since = 0;
    clearTimeout(resting);
    observer.disconnect();
  }
  signal.addEventListener(
    'abort',
    () => {
      stop();
      unlisten();
    },
    { once: true },
  );
  return {
    start() {
      if (running) return;
      running = true;
      observer.observe(doc.documentElement, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['class', 'hidden', 'aria-selected', 'style'],
      });
    },
    stop,
  };
}
