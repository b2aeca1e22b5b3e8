// Typing for the agent: into exactly one visible box, at the caret, through the editor's own input path so that the
// page's undo holds, read back afterwards. Where that cannot be done nothing is done, and the agent is told.

import type { Target } from '../model/marketplace.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { findAll } from '../reading/selector.ts';
import { isVisible } from '../reading/text.ts';
import { caretIn, hasFocus, isField, readDraft, selectionOf } from './draft.ts';

type Box = HTMLTextAreaElement | HTMLInputElement | HTMLElement;

function ofKind(el: Element, kind: Target['kind']): boolean {
  if (kind === 'textarea') return isField(el) && !el.disabled && !el.readOnly;
  const editable = el.getAttribute('contenteditable');
  if (editable === null || editable === 'false') return false;
  if (kind === 'pre') return el.tagName === 'PRE';
  if (kind === 'quill') return el.classList.contains('ql-editor');
  return true;
}

/** The one box of a target, or why there is none to type into. */
export function findBox(root: ParentNode, target: Target): Result<Box> {
  const boxes = findAll(root, target.at).filter((el) => ofKind(el, target.kind) && isVisible(el));
  if (boxes.length === 0) return fail('insert.no-box');
  if (boxes.length > 1) return fail('insert.many-boxes', { n: boxes.length });
  return ok(boxes[0] as Box);
}

/** What stands in a box, with the line breaks a person sees: textContent would run paragraphs together. */
export function textIn(box: Box): string {
  if (isField(box)) return box.value;
  // biome-ignore lint/performance/useDomNodeTextContent: line breaks, as said above
  return box.innerText ?? box.textContent ?? '';
}

/** As two texts of an editor are compared: its own line ends and fillers are none of the text. */
export const letters = (text: string): string => text.replace(/[\s\u200b\ufeff]/g, '');

function caretToEnd(box: HTMLElement): void {
  const selection = selectionOf(box);
  const range = box.ownerDocument.createRange();
  const stands = selection && selection.rangeCount > 0 && box.contains(selection.focusNode);
  if (stands) selection.collapseToEnd();
  else if (selection) {
    range.selectNodeContents(box);
    range.collapse(false);
    selection.removeAllRanges();
    selection.addRange(range);
  }
}

/**
 * Inserts at the caret; where the box has none, at its end. Selected text is not replaced. `onNewLine` puts a line
 * break before the text when the box is not empty (remarks go below what stands there); `after` does so where something
 * stands before the caret, in a box of one line with a blank.
 * Fails with `insert.not-taken` when the page's editor did not keep the text; then the box is as it was left.
 */
export function insertInto(
  box: Box,
  text: string,
  opts: { onNewLine?: boolean; after?: boolean; cursor?: number } = {},
): Result<'inserted'> {
  const doc = box.ownerDocument;
  const before = textIn(box);
  const focused = hasFocus(box);
  box.focus();
  let written = text;
  if (isField(box)) {
    const end = opts.onNewLine || !focused ? box.value.length : (box.selectionEnd ?? box.value.length);
    box.setSelectionRange(end, end);
    if (opts.onNewLine && box.value && !box.value.endsWith('\n')) written = `\n${text}`;
    const gap = box.tagName === 'INPUT' ? ' ' : '\n';
    if (opts.after && end > 0 && box.value[end - 1] !== gap) written = gap + text;
    if (box.maxLength >= 0 && box.value.length + written.length > box.maxLength)
      return fail('insert.too-long', { max: box.maxLength });
  } else {
    caretToEnd(box);
    const draft = opts.after ? readDraft(box) : undefined;
    const at = draft && (caretIn(box, draft) ?? draft.text.length);
    if (draft && at && draft.text[at - 1] !== '\n') written = `\n${text}`;
  }
  // Deprecated and without a successor: the only way to type that the page's own undo and input events follow.
  const taken = doc.execCommand('insertText', false, written);
  const after = textIn(box);
  if (
    !taken ||
    letters(after).length !== letters(before).length + letters(text).length ||
    !letters(after).includes(letters(text))
  )
    return fail('insert.not-taken');
  if (isField(box) && opts.cursor !== undefined) {
    const start = box.selectionStart! - text.length + opts.cursor;
    box.setSelectionRange(start, start);
  }
  return ok('inserted');
}

/** The stated fallback. Needs the key press or click it comes from. */
export async function copyText(doc: Document, text: string): Promise<boolean> {
  try {
    await doc.defaultView!.navigator.clipboard.writeText(text);
    return true;
  } catch {
    const held = doc.createElement('textarea');
    held.setAttribute('data-counterhand', 'copy');
    held.style.cssText = 'position:fixed;opacity:0;pointer-events:none';
    held.value = text;
    const back = doc.activeElement as HTMLElement | null;
    doc.body.append(held);
    held.select();
    const copied = doc.execCommand('copy');
    held.remove();
    back?.focus?.();
    return copied;
  }
}
