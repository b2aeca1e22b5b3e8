// Until the sheets' bundle has come, what is typed for the palette is kept for it and does not fall into the page.
import type { Send } from '../../../lib/messages/client.ts';
import type { Failure } from '../../../lib/model/result.ts';
import { composing, take } from '../../ui/hotkeys.ts';
import type { Desk } from '../app/deeds.ts';
import type { DeskState } from '../app/state.ts';

export function pendingSheets(
  win: Window,
  { state, desk, send }: { state: DeskState; desk: Pick<Desk, 'palette'>; send: Send },
  failed: (failure: Failure) => void,
  signal: AbortSignal,
): { drawn: () => void } {
  let here = false;
  let asked = false;
  const open = () => state.palette.value !== undefined || state.composer.value !== undefined;

  async function need(): Promise<void> {
    if (here || asked || !open()) return;
    asked = true;
    const answer = await send({ type: 'need-desk', part: 'sheets' });
    if (answer.ok) return;
    asked = false;
    state.palette.value = undefined;
    state.composer.value = undefined;
    failed(answer.error);
  }
  const ends = [state.palette, state.composer].map((cell) =>
    cell.subscribe((() => void need()) as () => void),
  );
  signal.addEventListener('abort', () => ends.forEach((end) => void end()), { once: true });

  win.addEventListener(
    'keydown',
    (event) => {
      const palette = state.palette.value;
      if (here || !open() || !event.isTrusted || composing(event)) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      take(event);
      if (event.key === 'Escape') {
        state.palette.value = undefined;
        state.composer.value = undefined;
      } else if (palette && event.key.length === 1) void desk.palette.search(palette.query + event.key);
    },
    { capture: true, signal },
  );
  return {
    drawn() {
      here = true;
    },
  };
}
