// The draft in a box, as text with its places: what stands there, where a stretch of it lies in the document, and
// replacing one stretch through the editor's own input path, so that the page's undo holds.
import { fail, ok, type Result } from '../model/result.ts';

export type Field = HTMLTextAreaElement | HTMLInputElement;
export const isField = (el: Element): el is Field => el.tagName === 'TEXTAREA' || el.tagName === 'INPUT';

/** Whether the caret is in a box: in a shadow root the document names only its host. */
export const hasFocus = (box: Element): boolean =>
  (box.getRootNode() as Document | ShadowRoot).activeElement === box;

/** Part of one text node of an editor. */
export interface Piece {
  node: Text;
  /** Offset of the node's first letter in the draft. */
  at: number;
}
export interface DraftText {
  text: string;
  /** Empty for a field. */
  pieces: readonly Piece[];
}

const BLOCK = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT FIGURE H1 H2 H3 H4 H5 H6 HR LI OL P PRE SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
);

/** What stands in a box: the value of a field; an editor's text nodes in order, its blocks and breaks as line ends. */
export function readDraft(box: HTMLElement): DraftText {
  if (isField(box)) return { text: box.value, pieces: [] };
  let text = '';
  let parted = false;
  const pieces: Piece[] = [];
  const part = () => {
    if (parted && text !== '' && !text.endsWith('\n')) text += '\n';
    parted = false;
  };
  const walk = (parent: Node): void => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) {
        const { data } = child as Text;
        if (data === '') continue;
        part();
        pieces.push({ node: child as Text, at: text.length });
        text += data;
      } else if (child.nodeType === 1) {
        const { tagName } = child as Element;
        if (tagName === 'BR') {
          part();
          text += '\n';
          continue;
        }
        const block = BLOCK.has(tagName);
        if (block) parted = true;
        walk(child);
        if (block) parted = true;
      }
    }
  };
  walk(box);
  return { text, pieces };
}

/** Where a stretch of an editor's draft lies: one range a text node. */
export function rangesOf(
  { pieces }: DraftText,
  [from, to]: readonly [number, number],
  doc: Document,
): Range[] {
  const found: Range[] = [];
  for (const { node, at } of pieces) {
    const start = Math.max(0, from - at);
    const end = Math.min(node.data.length, to - at);
    if (start >= end) continue;
    const range = doc.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    found.push(range);
  }
  return found;
}

/** The selection a box belongs to: an open shadow root has one of its own in Chromium. */
export function selectionOf(box: HTMLElement): Selection | null {
  const root = box.getRootNode() as Document & { getSelection?(): Selection | null };
  return root.getSelection?.() ?? box.ownerDocument.getSelection();
}

/** Where the caret stands in the draft; undefined where the box has none. */
export function caretIn(box: HTMLElement, draft: DraftText): number | undefined {
  if (isField(box)) return box.selectionEnd ?? undefined;
  const selection = selectionOf(box);
  const node = selection?.focusNode;
  if (!selection || !node || !box.contains(node)) return undefined;
  const piece = draft.pieces.find((one) => one.node === node);
  if (piece) return piece.at + selection.focusOffset;
  const after = node.childNodes[selection.focusOffset];
  const next = draft.pieces.find(
    (one) => after && (after.contains(one.node) || after.compareDocumentPosition(one.node) & 4),
  );
  return next ? next.at : draft.text.length;
}

/** Selects a stretch of the draft: typing then fills it. */
export function selectIn(box: HTMLElement, draft: DraftText, [from, to]: readonly [number, number]): boolean {
  box.focus({ preventScroll: true });
  if (isField(box)) {
    box.setSelectionRange(from, to);
    return true;
  }
  const first = draft.pieces.findLast(({ at }) => at <= from);
  const last = draft.pieces.findLast(({ at }) => at < to) ?? first;
  const selection = selectionOf(box);
  if (!first || !last || !selection) return false;
  selection.setBaseAndExtent(
    first.node,
    Math.min(from - first.at, first.node.data.length),
    last.node,
    Math.min(to - last.at, last.node.data.length),
  );
  return true;
}

/**
 * Puts `text` in place of a stretch, only while the stretch still reads `match`. The caret stays where it was in the
 * sentence. Fails with `insert.not-taken` where the text is another one by now, or the editor did not take it.
 */
export function replaceIn(
  box: HTMLElement,
  [from, to]: readonly [number, number],
  match: string,
  text: string,
): Result<'replaced'> {
  const before = readDraft(box);
  if (before.text.slice(from, to) !== match) return fail('insert.not-taken');
  const caret = caretIn(box, before) ?? before.text.length;
  if (!selectIn(box, before, [from, to])) return fail('insert.not-taken');
  // Deprecated and without a successor: the only way to type that the page's own undo and input events follow.
  const taken = box.ownerDocument.execCommand(text === '' ? 'delete' : 'insertText', false, text);
  const after = readDraft(box);
  if (!taken || after.text !== before.text.slice(0, from) + text + before.text.slice(to))
    return fail('insert.not-taken');
  const back = caret >= to ? caret + text.length - (to - from) : caret <= from ? caret : from + text.length;
  selectIn(box, after, [back, back]);
  return ok('replaced');
}
