// Makes a checker of what the worker said: once the page has rest, and in slices, for it walks every word of every pack.
// What the worker says anew takes the place of what is still being made.
import type { GuardContext, GuardSetup } from '../../lib/messages/protocol.ts';
import { inSlices } from '../../lib/page/slices.ts';
import { type Checker, createChecker } from './checker.ts';

/** In one go: what runs for the first time takes longer than asked. */
const GO_MS = 2;
/** The page gets no rest: begun all the same, in ms. */
const REST_MS = 3_000;

export function newMaking(win: Window, made: (setup: GuardSetup, checker: Checker) => void) {
  let coming: { setup: GuardSetup; stop?: () => void } | undefined;
  function stop(): void {
    coming?.stop?.();
    coming = undefined;
  }
  return {
    get busy() {
      return coming !== undefined;
    },
    start(setup: GuardSetup): void {
      stop();
      const one: typeof coming = { setup };
      coming = one;
      const done = (checker: Checker) => {
        coming = undefined;
        made(one.setup, checker);
      };
      const go = () => {
        if (coming === one) one.stop = inSlices(createChecker(setup.packs, setup.options), done, GO_MS);
      };
      if (win.requestIdleCallback) win.requestIdleCallback(go, { timeout: REST_MS });
      else go();
    },
    /** What is known around the draft changed meanwhile. */
    again(context: GuardContext): void {
      if (coming) coming.setup = { ...coming.setup, context };
    },
    stop,
  };
}
