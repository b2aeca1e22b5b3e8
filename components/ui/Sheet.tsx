// Sheet: what stands over the page without stopping it (palette, composer): in the top layer, Escape closes it, and
// focus goes back to where it was.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { rememberFocus } from './focus.ts';
import { composing, take } from './hotkeys.ts';

export interface SheetProps {
  label: string;
  class: string;
  /** Where its edges stand in the window, px; without it the style sheet's own place. */
  at?: { left?: number; top?: number; right?: number; bottom?: number };
  /** The focus is given back for a moment, and the sheet stays: something is put in where the caret was. */
  lent?: boolean;
  onClose: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ComponentChildren;
}

const px = (n: number | undefined) => (n === undefined ? 'auto' : `${n}px`);

export function Sheet({ label, class: name, at, lent = false, onClose, onKeyDown, children }: SheetProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(false);
  useLayoutEffect(() => {
    if (lent) return;
    const restore = rememberFocus(() => box.current);
    if (!shown.current) box.current?.showPopover?.();
    shown.current = true;
    // An element the sheet names gets the focus; it cannot use `autofocus` before the popover is shown.
    box.current?.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true });
    return restore;
  }, [lent]);
  return (
    <div
      ref={box}
      popover="manual"
      role="dialog"
      aria-label={label}
      class={`ch-sheet ${name}`}
      style={at && { left: px(at.left), top: px(at.top), right: px(at.right), bottom: px(at.bottom) }}
      onKeyDown={(event) => {
        if (composing(event)) return;
        onKeyDown?.(event);
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        take(event);
        onClose();
      }}
    >
      {children}
    </div>
  );
}
