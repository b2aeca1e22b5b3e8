// Hot keys: one listener for a table of chords, by `event.code`. A key pressed while an input method composes, made by
// a script (not trusted), or held with AltGr is never ours.
import type { Chord } from './keys.ts';

/** Answers `false` when the key was not taken after all: it then goes on to the page. */
export type Run = (event: KeyboardEvent) => unknown;
export type Hotkeys = Record<Chord, Run | { run: Run; repeat: true }>;

/** Whether an input method is at work; 229 is what browsers send for a key it swallows. */
export const composing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** `Alt+KeyJ` of an event. */
export function chordOf(event: KeyboardEvent): Chord {
  const held = [
    event.ctrlKey && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    event.metaKey && 'Meta',
  ];
  return [...held, event.code === 'NumpadEnter' ? 'Enter' : event.code].filter(Boolean).join('+');
}

/** The digit 1-9 of a bare digit key, or 0. */
export function digitOf(event: KeyboardEvent): number {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return 0;
  return Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? 0);
}

/** Whether the event comes from something one types into, also inside an open shadow root. */
export function typing(event: Event): boolean {
  const from = event.composedPath()[0];
  if (!(from instanceof Element)) return false;
  if (from instanceof HTMLInputElement) {
    return !/^(button|checkbox|radio|range|submit|reset|file|color)$/.test(from.type);
  }
  return (
    from.matches('textarea,select,[role=textbox]') ||
    !!from.closest('[contenteditable]:not([contenteditable=false])')
  );
}

export interface HotkeyOptions {
  /** Ends the binding. */
  signal?: AbortSignal;
  /** Test seam: scripts cannot make trusted events. */
  trusted?: (event: Event) => boolean;
}

/**
 * Binds a table of chords on `target` (the window, in the capture phase, so the page's own shortcuts come later).
 * The table may be a function, for keys that change. Chords without Ctrl, Alt or Meta do nothing while typing,
 * but Escape. A held key runs once unless its entry says `repeat`. Answers how to unbind.
 */
export function bindHotkeys(
  target: EventTarget,
  table: Hotkeys | (() => Hotkeys),
  { signal, trusted = (event) => event.isTrusted }: HotkeyOptions = {},
): () => void {
  const listen = (raw: Event) => {
    const event = raw as KeyboardEvent;
    if (!trusted(event) || composing(event)) return;
    // AltGr is Ctrl and Alt at once on Windows; on a Mac, Option alone counts as AltGraph and is our Alt.
    if (event.ctrlKey && event.getModifierState?.('AltGraph')) return;
    const chord = chordOf(event);
    const entry = (typeof table === 'function' ? table() : table)[chord];
    if (!entry) return;
    if (!/Ctrl|Alt|Meta/.test(chord) && event.code !== 'Escape' && typing(event)) return;
    const again = typeof entry === 'object';
    if (event.repeat && !again) return take(event);
    if ((again ? entry.run : entry)(event) !== false) take(event);
  };
  target.addEventListener('keydown', listen, { capture: true, signal });
  return () => target.removeEventListener('keydown', listen, { capture: true });
}

/** The key is ours: neither the browser nor the page acts on it. */
export function take(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
