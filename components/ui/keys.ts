// Chords: how a key is named in code (`Alt+KeyJ`: modifiers, then `event.code`), shown on a cap, and set by default.
// Bound by code, so a Korean or Chinese input method does not change which key is meant.

/** Modifiers in the order Ctrl, Alt, Shift, Meta, then an `event.code`, joined by `+`. */
export type Chord = string;

/** What each key does; a person may change any of them. */
export const DEFAULT_KEYS = {
  desk: 'Alt+KeyW',
  palette: 'Alt+KeyQ',
  next: 'Alt+KeyJ',
  previous: 'Alt+KeyK',
  nextPrompt: 'Alt+ArrowDown',
  previousPrompt: 'Alt+ArrowUp',
  act: 'Alt+Enter',
  remark: 'Alt+KeyM',
  note: 'Alt+KeyN',
  replace: 'Alt+KeyR',
  confirmAddress: 'Alt+KeyY',
  lead: 'Alt+KeyL',
  product: 'Alt+KeyG',
  pause: 'Alt+KeyP',
  copy: 'Alt+KeyC',
  keep: 'Ctrl+Enter',
  more: 'Shift+Enter',
  variant: 'Alt+KeyV',
  picture: 'Alt+KeyI',
  takeBack: 'Alt+KeyZ',
  saveReply: 'Alt+KeyT',
  close: 'Escape',
  help: 'Alt+Slash',
} as const satisfies Record<string, Chord>;

export type Deed = keyof typeof DEFAULT_KEYS;
export type KeyMap = Record<Deed, Chord>;

const NAMES: Record<string, string> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Slash: '/',
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  Semicolon: ';',
  Quote: "'",
  Minus: '-',
  Equal: '=',
  Backquote: '`',
  BracketLeft: '[',
  BracketRight: ']',
};
const MAC: Record<string, string> = { Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘' };

/** Whether the caps of this machine say ⌥ rather than Alt. */
export const isMac = (): boolean => /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** What stands on the cap: `Alt+KeyJ` is `Alt J`, on a Mac `⌥J`. */
export function capText(chord: Chord, mac = isMac()): string {
  const parts = chord.split('+');
  const code = parts.pop() ?? '';
  const key = NAMES[code] ?? code.replace(/^(Key|Digit|Numpad)(?=.)/, '');
  return mac ? parts.map((part) => MAC[part] ?? part).join('') + key : [...parts, key].join(' ');
}

const CAP = /((?:Alt|Ctrl)[ +](?:[A-Z]|↵|↓|↑|Enter|\/)(?![A-Za-z])|Esc(?![A-Za-z]))/;

/** A sentence parted at its keys ("press Alt ↵, then …"): every second part is a cap, in this machine's spelling. */
export const capParts = (text: string): string[] =>
  text
    .split(CAP)
    .map((part, i) =>
      i % 2
        ? isMac()
          ? part.replace(/Alt[ +]/, '⌥').replace(/Ctrl[ +]/, '⌃')
          : part.replace('+', ' ')
        : part,
    );

/** The same chord for `aria-keyshortcuts`. */
export function ariaKeys(chord: Chord): string {
  return chord
    .split('+')
    .map((part) => (part === 'Ctrl' ? 'Control' : part.replace(/^(Key|Digit)(?=.)/, '')))
    .join('+');
}
