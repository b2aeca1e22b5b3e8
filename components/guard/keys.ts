// The guard's keys. Each may be refused and then goes on to the page: nothing of the page's own is ever taken.
import { bindHotkeys, type HotkeyOptions } from '../ui/hotkeys.ts';
import { DEFAULT_KEYS } from '../ui/keys.ts';

type Took = false | undefined;
export interface GuardKeys {
  act(): Took;
  walk(by: 1 | -1): Took;
  escape(event: KeyboardEvent): Took;
}

export function bindGuardKeys(win: Window, options: HotkeyOptions, run: GuardKeys): void {
  bindHotkeys(
    win,
    {
      [DEFAULT_KEYS.replace]: () => run.act(),
      [DEFAULT_KEYS.nextPrompt]: () => run.walk(1),
      [DEFAULT_KEYS.previousPrompt]: () => run.walk(-1),
      [DEFAULT_KEYS.close]: (event) => run.escape(event),
    },
    options,
  );
}
