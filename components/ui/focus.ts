// Where the caret was before a sheet opened, and how to give it back: element, selection in a field, range in an editor.

/** The element that has focus, also inside open shadow roots. */
export function focused(from: DocumentOrShadowRoot = document): Element | null {
  const active = from.activeElement;
  return active?.shadowRoot?.activeElement ? focused(active.shadowRoot) : active;
}

/**
 * Remembers the focus; the answer gives it back, but only while focus is still `inside` (or nowhere): where the
 * caller has already put the caret elsewhere, as after an insertion, it stays there.
 */
export function rememberFocus(inside: () => HTMLElement | null): () => void {
  const before = focused();
  const field =
    before instanceof HTMLInputElement || before instanceof HTMLTextAreaElement ? before : undefined;
  const caret = field && ([field.selectionStart, field.selectionEnd] as const);
  const selection = document.getSelection();
  const range = !field && selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : undefined;
  return () => {
    const sheet = inside();
    if (sheet && !mayGive(sheet)) return;
    if (!(before instanceof HTMLElement) || !before.isConnected) return;
    before.focus({ preventScroll: true });
    if (caret?.[0] != null) field?.setSelectionRange(caret[0], caret[1]);
    else if (range && before.isContentEditable && before.contains(range.startContainer)) {
      selection?.removeAllRanges();
      selection?.addRange(range);
    }
  };
}

/** Whether the focus is inside `sheet` or nowhere, climbing out of (closed) shadow roots to the document. */
function mayGive(sheet: HTMLElement): boolean {
  for (let inner: Node = sheet; ; ) {
    const root = inner.getRootNode() as { activeElement?: Element | null; host?: Element };
    const active = root.activeElement;
    if (active && active !== document.body && !inner.contains(active)) return false;
    if (!root.host) return true;
    inner = root.host;
  }
}
