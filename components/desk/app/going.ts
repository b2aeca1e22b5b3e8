// Going to those who wait: in this frame's own list, in another frame, in another tab. Nothing of the page is pressed.
import type { Hand } from './hand.ts';
import { hereWaits, idOf } from './waiting.ts';

export function newGoing({ overlay, send, state, data, t, failed, refresh }: Hand) {
  /** To a waiting buyer: the row in this frame's own list, else its tab comes to the front. */
  async function go(id: string | undefined): Promise<void> {
    const row = data()?.waiting.find((one) => idOf(one) === id);
    if (!row) return;
    state.waiting.value = id;
    if (row.here && overlay.show(row.key, t('waiting.here'))) return;
    const answer = await send({ type: 'go-tab', tab: row.tab, key: row.key });
    if (answer.ok) return;
    failed(answer.error);
    await refresh();
  }
  /** To the open conversation's buyer: their row in the list, the caret in the reply box, in whichever frame. */
  async function goHere(): Promise<void> {
    const d = data();
    const row = d && hereWaits(d);
    if (d?.buyer?.id !== undefined) overlay.show(`threads:${d.buyer.id}`, t('waiting.here'));
    if (!overlay.show('conversation', '') && row)
      await send({ type: 'go-tab', tab: row.tab, key: 'conversation' });
  }

  return { go, goHere };
}
