// Where stretches of a draft stand in their box, in px from its padding edge and as if it were not scrolled. An editor
// is asked itself; a field tells nobody, so its text is laid out once more in a hidden mirror in our own shadow root.
import { type DraftText, type Field, isField, rangesOf } from './draft.ts';

export interface Spot {
  x: number;
  y: number;
  w: number;
  h: number;
}
export type Stretch = readonly [number, number];

/** What decides where a letter of a field stands. */
const COPIED = [
  'direction',
  'fontFamily',
  'fontFeatureSettings',
  'fontKerning',
  'fontSize',
  'fontSizeAdjust',
  'fontStretch',
  'fontStyle',
  'fontVariant',
  'fontVariationSettings',
  'fontWeight',
  'letterSpacing',
  'lineBreak',
  'lineHeight',
  'overflowWrap',
  'paddingBottom',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'tabSize',
  'textAlign',
  'textIndent',
  'textRendering',
  'textTransform',
  'unicodeBidi',
  'whiteSpace',
  'wordBreak',
  'wordSpacing',
  'writingMode',
] as const;
const COPIED_BY_NAME = ['text-autospace', 'text-spacing-trim', 'font-optical-sizing'];

/** Letters laid out at one step. */
const STEP = 1_000;

/** Merges what stands on one line and touches, so that a word is one stroke. */
function joined(spots: Spot[]): Spot[] {
  const out: Spot[] = [];
  for (const spot of spots) {
    const last = out.at(-1);
    if (last && Math.abs(last.y - spot.y) < 2 && Math.abs(last.x + last.w - spot.x) < 1.5)
      last.w = spot.x + spot.w - last.x;
    else if (spot.w > 0) out.push({ ...spot });
  }
  return out;
}

/** Measures one box. The mirror holds one block a line, and only lines that changed are laid out anew. */
export function measurer(root: ShadowRoot) {
  const doc = root.ownerDocument;
  let mirror: HTMLElement | undefined;
  let lines: string[] = [];
  let style = '';
  let dressed: Field | undefined;

  /** Looks at the box's own dress; asking for its width costs a layout, so only when it may be another. */
  function dress(box: Field): void {
    if (dressed === box) return;
    dressed = box;
    const view = doc.defaultView!.getComputedStyle(box);
    mirror ??= doc.createElement('div');
    const single = box.tagName === 'INPUT';
    const named = COPIED_BY_NAME.map((name) => `${name}:${view.getPropertyValue(name)}`);
    const copied = COPIED.map(
      (name) => `${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}:${view[name]}`,
    );
    const next = [
      'all:initial;display:block;position:fixed;left:0;top:0;visibility:hidden;pointer-events:none;box-sizing:border-box;border:0',
      ...copied,
      ...named.filter((pair) => !pair.endsWith(':')),
      single ? 'white-space:pre;width:max-content' : `width:${box.clientWidth}px`,
    ].join(';');
    if (next !== style) mirror.style.cssText = next;
    style = next;
    const lang = box.closest('[lang]')?.getAttribute('lang') ?? '';
    if (mirror.lang !== lang) mirror.lang = lang;
  }

  /** The lines from `head` up to `tail` from the end are others than the mirror's. */
  function compare(next: readonly string[]): { head: number; tail: number } {
    let head = 0;
    while (head < lines.length && head < next.length && lines[head] === next[head]) head++;
    let tail = 0;
    while (
      tail < lines.length - head &&
      tail < next.length - head &&
      lines[lines.length - 1 - tail] === next[next.length - 1 - tail]
    )
      tail++;
    return { head, tail };
  }

  /** Brings the mirror up to the text; a long one a stretch at each step. */
  function* fill(text: string): Generator<void> {
    if (!mirror!.isConnected) root.append(mirror!);
    const next = text.split('\n');
    const { head, tail } = compare(next);
    for (let i = lines.length - head - tail; i > 0; i--) mirror!.children[head]!.remove();
    lines.splice(head, lines.length - head - tail);
    const before = mirror!.children[head] ?? null;
    let letters = 0;
    for (let i = head; i < next.length - tail; i++) {
      const line = next[i]!;
      const block = doc.createElement('div');
      block.append(line === '' ? doc.createElement('br') : doc.createTextNode(line));
      mirror!.insertBefore(block, before);
      lines.splice(i, 0, line);
      letters += line.length;
      if (letters < STEP) continue;
      letters = 0;
      // Laid out here and now, or all of it would be in one go at the end.
      void mirror!.offsetHeight;
      yield;
    }
  }

  function inField(box: Field, text: string, stretches: readonly Stretch[]): Spot[][] {
    dress(box);
    for (const _ of fill(text));
    const origin = mirror!.getBoundingClientRect();
    // A single line stands in the middle of its box.
    const drop = box.tagName === 'INPUT' ? Math.max(0, (box.clientHeight - mirror!.offsetHeight) / 2) : 0;
    const starts: number[] = [];
    let at = 0;
    for (const line of lines) {
      starts.push(at);
      at += line.length + 1;
    }
    const range = doc.createRange();
    return stretches.map(([from, to]) => {
      const spots: Spot[] = [];
      lines.forEach((line, i) => {
        const start = Math.max(0, from - starts[i]!);
        const end = Math.min(line.length, to - starts[i]!);
        if (start >= end) return;
        const node = mirror!.children[i]!.firstChild!;
        range.setStart(node, start);
        range.setEnd(node, end);
        for (const r of range.getClientRects())
          spots.push({ x: r.left - origin.left, y: r.top - origin.top + drop, w: r.width, h: r.height });
      });
      return joined(spots);
    });
  }

  function inEditor(box: HTMLElement, draft: DraftText, stretches: readonly Stretch[]): Spot[][] {
    const at = box.getBoundingClientRect();
    const left = at.left + box.clientLeft - box.scrollLeft;
    const top = at.top + box.clientTop - box.scrollTop;
    return stretches.map((stretch) =>
      joined(
        rangesOf(draft, stretch, doc).flatMap((range) =>
          [...range.getClientRects()].map((r) => ({
            x: r.left - left,
            y: r.top - top,
            w: r.width,
            h: r.height,
          })),
        ),
      ),
    );
  }

  return {
    /** Letters that would have to be laid out first. */
    due(box: HTMLElement, { text }: DraftText): number {
      if (!isField(box)) return 0;
      const next = text.split('\n');
      const { head, tail } = compare(next);
      return next.slice(head, next.length - tail).reduce((sum, line) => sum + line.length, 0);
    },
    /** Does so, a stretch at each step. */
    *prepare(box: HTMLElement, { text }: DraftText): Generator<void> {
      if (!isField(box)) return;
      dress(box);
      yield* fill(text);
    },
    spots(box: HTMLElement, draft: DraftText, stretches: readonly Stretch[]): Spot[][] {
      if (!isField(box)) return inEditor(box, draft, stretches);
      return inField(box, draft.text, stretches);
    },
    look(box: HTMLElement): void {
      if (isField(box)) dress(box);
    },
    /** The box has another size, so its text flows anew. */
    resized(): void {
      dressed = undefined;
    },
    /** Lets the copy of the text go. */
    clear(): void {
      mirror?.replaceChildren();
      lines = [];
      dressed = undefined;
    },
  };
}
