// Until the sheets' bundle has come, what is typed for the palette is kept for it and does not fall into the page. The
// bundle draws the product card, too: it is asked for when that section is unfolded.
import type { Send } from '../../../lib/messages/client.ts';
import type { Failure } from '../../../lib/model/result.ts';
import { composing, take } from '../../ui/hotkeys.ts';
import type { Cell } from '../app/cell.ts';
import type { DeskState } from '../app/state.ts';
import type { ProductSlot } from './handle.ts';

export function pendingSheets(
  win: Window,
  { state, send, product }: { state: DeskState; send: Send; product?: Cell<ProductSlot> },
  failed: (failure: Failure) => void,
  signal: AbortSignal,
): { drawn: () => void } {
  let here = false;
  let asked = false;
  const sheets = [state.palette, state.composer, state.saving];
  const open = () => sheets.some((sheet) => sheet.value !== undefined);
  const close = () => {
    for (const sheet of sheets) sheet.value = undefined;
  };

  async function need(): Promise<void> {
    if (here || asked || !(open() || product?.value.place)) return;
    asked = true;
    const answer = await send({ type: 'need-desk', part: 'sheets' });
    if (answer.ok) return;
    asked = false;
    close();
    failed(answer.error);
  }
  const ends = [...sheets, product].flatMap(
    (cell) => cell?.subscribe((() => void need()) as () => void) ?? [],
  );
  signal.addEventListener('abort', () => ends.forEach((end) => void end()), { once: true });

  win.addEventListener(
    'keydown',
    (event) => {
      const palette = state.palette.value;
      if (here || !open() || !event.isTrusted || composing(event)) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      take(event);
      if (event.key === 'Escape') close();
      else if (palette && event.key.length === 1)
        state.palette.value = { ...palette, query: palette.query + event.key };
    },
    { capture: true, signal },
  );
  return {
    drawn() {
      here = true;
    },
  };
}
