// The picker's keys: to the panel and back from anywhere on the page, and those of the panel, in it and while somebody points.
import { bindHotkeys, chordOf, composing, digitOf, take } from '../ui/hotkeys.ts';
import type { PanelDeeds } from './shown.ts';
import type { Seen } from './view.ts';

/** To the panel and back. */
export const PANEL_KEY = 'Alt+KeyX';

export interface KeysOf {
  /** Undefined while nothing is shown. */
  seen(): Seen | undefined;
  deeds: PanelDeeds;
  /** Into the panel, or back to the page from it. */
  cross(): void;
  hide(): void;
  signal: AbortSignal;
  trusted: (event: Event) => boolean;
}

/** A key of the panel, pressed in it or on the sheet; any other is left alone. */
export function panelKey(event: KeyboardEvent, { seen: now, deeds, trusted }: KeysOf): void {
  const seen = now();
  if (!seen || !trusted(event) || composing(event)) return;
  const digit = digitOf(event);
  const chord = chordOf(event);
  if (digit && seen.phase === 'choose') deeds.kind(digit - 1);
  else if (digit && (seen.session.picks.at(-1)?.ways.length ?? 0) > 1) deeds.way(digit - 1);
  else if (/^(?:Ctrl|Meta)\+KeyZ$/.test(chord) && seen.session.picks.length > 0) deeds.undo();
  else if (chord === 'KeyM') deeds.corner();
  else if (chord === 'KeyS' && seen.phase === 'work') deeds.skip();
  else return;
  take(event);
}

export function bindPickerKeys(win: Window, panel: HTMLElement, of: KeysOf): void {
  const { signal, trusted } = of;
  const cross = () => (of.seen() ? of.cross() : false);
  bindHotkeys(win, { [PANEL_KEY]: cross }, { signal, trusted });
  panel.addEventListener(
    'keydown',
    (event) => {
      if (!(event.target as Element).matches('select, input')) panelKey(event, of);
    },
    { signal },
  );
  // It has said that it is done: the next thing the person does closes it, but for what is done in the panel itself.
  const { host } = panel.getRootNode() as ShadowRoot;
  const inPanel = (event: Event): boolean =>
    event.target === host &&
    (!('key' in event) || ['Enter', ' ', 'Tab'].includes((event as KeyboardEvent).key));
  for (const type of ['keydown', 'pointerdown'])
    win.addEventListener(
      type,
      (event) => {
        if (trusted(event) && of.seen()?.phase === 'done' && !inPanel(event)) of.hide();
      },
      { capture: true, signal },
    );
}
