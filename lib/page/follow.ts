// Following a box over the window without asking time and again: its size by a ResizeObserver, scrolling by the event,
// and every other move by an IntersectionObserver whose root is cut to just where the box stands.

export interface Place {
  /** The box's padding box in the window. */
  left: number;
  top: number;
  width: number;
  height: number;
  scrollLeft: number;
  scrollTop: number;
  /** The whole box. */
  outer: DOMRect;
  /** The part of it that is seen, as last known: what its ancestors cut off is not. */
  seen: { left: number; top: number; right: number; bottom: number };
}

export function followBox(box: HTMLElement, moved: (place: Place) => void): () => void {
  const doc = box.ownerDocument;
  const win = doc.defaultView!;
  const ended = new AbortController();
  const { signal } = ended;
  let frame = 0;
  let guard: IntersectionObserver | undefined;
  let seen: DOMRectReadOnly | undefined;

  function placed(): Place {
    const outer = box.getBoundingClientRect();
    const cut = seen ?? outer;
    return {
      left: outer.left + box.clientLeft,
      top: outer.top + box.clientTop,
      width: box.clientWidth,
      height: box.clientHeight,
      scrollLeft: box.scrollLeft,
      scrollTop: box.scrollTop,
      outer,
      seen: { left: cut.left, top: cut.top, right: cut.right, bottom: cut.bottom },
    };
  }
  const tell = () => {
    frame = 0;
    if (!signal.aborted) moved(placed());
  };
  const soon = () => {
    frame ||= win.requestAnimationFrame(tell);
  };
  const moves = () => {
    seen = undefined;
    soon();
    hold();
  };

  /** Watches for the box leaving the place it stands at now. */
  function hold(): void {
    guard?.disconnect();
    if (!win.IntersectionObserver || !box.isConnected) return;
    const { left, top, width, height } = box.getBoundingClientRect();
    if (!width || !height) return;
    const { clientWidth, clientHeight } = doc.documentElement;
    const edges = [top, clientWidth - left - width, clientHeight - top - height, left];
    let first: number | undefined;
    guard = new win.IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        if (first === undefined) {
          first = entry.intersectionRatio;
          seen = entry.intersectionRect;
          if (first < 1) soon();
        } else if (Math.abs(entry.intersectionRatio - first) > 1e-4) moves();
      },
      {
        root: doc,
        rootMargin: edges.map((edge) => `${-Math.floor(edge)}px`).join(' '),
        threshold: Array.from({ length: 21 }, (_, i) => i / 20),
      },
    );
    guard.observe(box);
  }

  const sized = win.ResizeObserver ? new win.ResizeObserver(moves) : undefined;
  sized?.observe(box);
  win.addEventListener(
    'scroll',
    (event) => {
      const { target } = event;
      if (target === box) soon();
      else if (target === doc || (target instanceof Node && target.contains(box))) moves();
    },
    { capture: true, passive: true, signal },
  );
  win.addEventListener('resize', moves, { signal });
  hold();
  moved(placed());
  return () => {
    ended.abort();
    sized?.disconnect();
    guard?.disconnect();
    if (frame) win.cancelAnimationFrame(frame);
  };
}
