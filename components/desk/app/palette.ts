// The palette as the desk knows it: opened, closed, the last insertion taken back. What is done
// in it comes with the bundle that draws it.
import type { RenderedReply } from '../../../lib/messages/protocol.ts';
import type { Putting } from './answering.ts';
import type { Hand } from './hand.ts';
import { EMPTY_PALETTE } from './state.ts';

export function newPalette({ state, lookAtBoxes }: Hand, { takeBack }: Putting) {
  const deeds = {
    /** Opens it empty, or on a reply whose missing values are to be filled. */
    open(on?: RenderedReply, prompt?: string): void {
      lookAtBoxes();
      state.composer.value = undefined;
      state.saving.value = undefined;
      state.palette.value = {
        ...EMPTY_PALETTE,
        prompt,
        ...(on ? { selected: on.card, preview: on } : {}),
      };
    },
    close(): void {
      state.palette.value = undefined;
    },
    /** Opens the sheet in which the agent's own words become a reply. */
    save(): void {
      deeds.close();
      state.composer.value = undefined;
      state.saving.value = { title: '' };
    },
    /** Takes back the last insertion. Answers false where nothing was put in: the key is then the page's. */
    takeBack(): boolean {
      if (!takeBack.may()) return false;
      const lend = (lent: boolean, put = 0) => {
        const at = state.palette.value;
        if (at) state.palette.value = { ...at, lent, put: Math.max(0, at.put - put) };
      };
      lend(true);
      void takeBack.run().then((done) => lend(false, done ? 1 : 0));
      return true;
    },
  };
  return deeds;
}
