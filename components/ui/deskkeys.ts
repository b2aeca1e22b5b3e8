// The desk's chords in a child frame, where no desk stands: the same keys, by the same rules, told to the frame's overlay.
import type { BindKeys, PressKey } from '../../lib/page/keys.ts';
import { bindHotkeys, composing, type HotkeyOptions, take } from './hotkeys.ts';
import { DEFAULT_KEYS, type Deed } from './keys.ts';

const WALKS: readonly Deed[] = ['nextPrompt', 'previousPrompt'];

/** What the desk itself answers; the guard's keys stay in the frame that owns the reply box. */
const DESK = [
  'desk',
  'palette',
  'next',
  'previous',
  'nextPrompt',
  'previousPrompt',
  'act',
  'remark',
  'note',
  'confirmAddress',
  'lead',
  'product',
  'pause',
  'takeBack',
  'saveReply',
] as const satisfies Deed[];

export const bindDeskKeys: BindKeys = (win, press, signal, slash) => {
  deskKeys(win, press, { signal });
  bindSlash(win, slash, () => press(DEFAULT_KEYS.palette, false), { signal });
};

/** The bare `/` where it opens the palette; elsewhere, and where `run` answers false, it is the page's. */
export function bindSlash(
  target: EventTarget,
  opens: () => boolean,
  run: () => unknown,
  { signal, trusted = (event) => event.isTrusted }: HotkeyOptions,
): void {
  const listen = (raw: Event) => {
    const event = raw as KeyboardEvent;
    const held = event.ctrlKey || event.altKey || event.metaKey;
    if (event.key !== '/' || held || !trusted(event) || composing(event)) return;
    if (opens() && run() !== false) take(event);
  };
  target.addEventListener('keydown', listen, { capture: true, ...(signal ? { signal } : {}) });
}

/** `trusted` is a test seam. */
export function deskKeys(target: EventTarget, press: PressKey, options: HotkeyOptions): () => void {
  const table = DESK.map((deed) => {
    const chord = DEFAULT_KEYS[deed];
    return [chord, () => press(chord, WALKS.includes(deed))];
  });
  return bindHotkeys(target, Object.fromEntries(table), options);
}
