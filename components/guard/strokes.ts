// The strokes under the words of a draft: drawn over the box in a mount of our own, clipped to what is seen of it, and
// carried along when it moves or scrolls. One drawing, there from the start and empty most of the time: what comes and
// goes in a page of thousands of messages costs it a look at all its layers.
import type { Hit } from '../../lib/guard/guard.ts';
import type { DraftText } from '../../lib/page/draft.ts';
import { followBox, type Place } from '../../lib/page/follow.ts';
import { measurer, type Spot } from '../../lib/page/measure.ts';
import { makeMount, themeOf } from '../../lib/page/mount.ts';
import { inSlices } from '../../lib/page/slices.ts';

/** A draft with more new letters than this is laid out in slices, once the typing pauses. */
const MOST_NOW = 2_000;
const PAUSE_MS = 120;

/** Under one word: a wave for a red line, else one line, whose dashes the style sheet sets. */
function under(level: Hit['level'], { x, y, w, h }: Spot): string {
  const base = y + h + 1;
  if (level !== 'redline') return `M${x} ${base}h${w}`;
  const waves = Math.max(1, Math.round(w / 6));
  return `M${x} ${base}${`q${w / waves / 4} -2.6 ${w / waves / 2} 0t${w / waves / 2} 0`.repeat(waves)}`;
}

export interface Strokes {
  /** Puts the empty drawing into the page. */
  ready(): void;
  /**
   * Asks the page where the box stands and how it is dressed: before anything of ours is written. Whether it had to.
   */
  look(box: HTMLElement): boolean;
  /** Draws under these hits of the box's draft. */
  draw(
    box: HTMLElement | undefined,
    draft: DraftText,
    hits: readonly Hit[],
    /** Run when the page's layout is being asked anyway: between our writing and our writing costs one more. */
    alsoRead?: () => void,
  ): void;
  /** Where a hit's first word stands in the window, and the box around it. */
  at(hit: Hit): { word: Spot | undefined; box: DOMRect } | undefined;
  /** Nothing of it stays in the page. */
  end(): void;
}

export function newStrokes(doc: Document, css: string, onMoved: () => void): Strokes {
  const mount = makeMount(doc, 'strokes', css);
  const measure = measurer(mount.root);
  mount.body.className = 'ch-root';
  mount.host.setAttribute('aria-hidden', 'true');
  mount.host.style.cssText =
    'all: initial; position: fixed; inset: 0 auto auto 0; width: 0; height: 0; pointer-events: none; z-index: 2147482999;';
  const svg = <K extends keyof SVGElementTagNameMap>(tag: K, attributes: Record<string, string | number>) => {
    const el = doc.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, String(value));
    return el;
  };
  const layer = svg('svg', { class: 'ch-strokes' });
  const sheet = svg('g', {});
  layer.append(sheet);
  mount.body.append(layer);

  let following: { box: HTMLElement; stop(): void } | undefined;
  let place: Place | undefined;
  let drawn: { draft: DraftText; hits: readonly Hit[]; spots: Spot[][] } | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let stopSlices: (() => void) | undefined;

  function put(next: Place): void {
    const resized = place && (next.width !== place.width || next.height !== place.height);
    place = next;
    // The text flows anew in another width.
    if (resized) {
      measure.resized();
      if (drawn && following) paint(following.box, drawn.draft, drawn.hits);
    }
    const { left, top, width, height, scrollLeft, scrollTop, seen } = next;
    const x = Math.max(left, seen.left);
    const y = Math.max(top, seen.top);
    const w = Math.max(0, Math.min(left + width, seen.right) - x);
    const h = Math.max(0, Math.min(top + height, seen.bottom) - y);
    layer.style.cssText = `left:${x}px;top:${y}px;width:${w}px;height:${h}px`;
    sheet.setAttribute('transform', `translate(${left - scrollLeft - x} ${top - scrollTop - y})`);
    onMoved();
  }

  function paint(box: HTMLElement, draft: DraftText, hits: readonly Hit[], alsoRead?: () => void): void {
    const spots = measure.spots(
      box,
      draft,
      hits.map((hit) => hit.range),
    );
    alsoRead?.();
    drawn = { draft, hits, spots };
    const made = hits.flatMap(({ level }, i) =>
      spots[i]!.map((spot) => {
        const stroke = svg('g', { class: `ch-stroke ch-${level}` });
        const { x, y, w, h } = spot;
        stroke.append(svg('rect', { x, y, width: w, height: h }), svg('path', { d: under(level, spot) }));
        return stroke;
      }),
    );
    sheet.replaceChildren(...made);
  }

  function halt(): void {
    clearTimeout(waiting);
    stopSlices?.();
    stopSlices = undefined;
  }
  function clear(): void {
    halt();
    following?.stop();
    following = undefined;
    place = undefined;
    if (drawn || sheet.firstChild) {
      sheet.replaceChildren();
      measure.clear();
    }
    drawn = undefined;
  }

  return {
    ready() {
      if (!mount.host.isConnected) doc.documentElement.append(mount.host);
    },
    look(box) {
      if (following?.box === box) return false;
      following?.stop();
      place = undefined;
      const follow = { box, stop: () => {} };
      following = follow;
      follow.stop = followBox(box, put);
      measure.resized();
      measure.look(box);
      mount.body.dataset.theme = themeOf(doc);
      return true;
    },
    draw(box, draft, hits, alsoRead) {
      halt();
      if (!box || hits.length === 0) {
        alsoRead?.();
        clear();
        return;
      }
      if (measure.due(box, draft) <= MOST_NOW) paint(box, draft, hits, alsoRead);
      else {
        alsoRead?.();
        drawn = undefined;
        sheet.replaceChildren();
        waiting = setTimeout(() => {
          stopSlices = inSlices(measure.prepare(box, draft), () => {
            stopSlices = undefined;
            paint(box, draft, hits);
            onMoved();
          });
        }, PAUSE_MS);
      }
    },
    at(hit) {
      if (!place || !drawn) return undefined;
      const { left, top, scrollLeft, scrollTop, outer } = place;
      const i = drawn.hits.findIndex(
        ({ rule, range }) => rule === hit.rule && range[0] === hit.range[0] && range[1] === hit.range[1],
      );
      const spot = drawn.spots[i]?.[0];
      return {
        box: outer,
        word: spot && { ...spot, x: left + spot.x - scrollLeft, y: top + spot.y - scrollTop },
      };
    },
    end() {
      clear();
      mount.host.remove();
    },
  };
}
