// What the desk keeps, it keeps once: also when the worker's answer was lost and the agent presses again.
import { describe, expect, it } from 'vitest';
import { newHand } from '../../../components/desk/app/hand.ts';
import { newDeskState } from '../../../components/desk/app/state.ts';
import type { Send } from '../../../lib/messages/client.ts';
import type { Draft } from '../../../lib/model/entries.ts';
import type { Overlay } from '../../../lib/page/frame.ts';

const overlay = { hello: undefined, targets: () => ({}), focus: () => undefined } as unknown as Overlay;

function shop() {
  const asked: Draft[] = [];
  let gone = false;
  const send = (async (request: { type: string; drafts?: Draft[] }) => {
    if (request.type !== 'append') return { ok: false, error: { code: 'worker.failed' } };
    asked.push(...request.drafts!);
    return gone ? { ok: false, error: { code: 'worker.gone' } } : { ok: true, value: { ids: [] } };
  }) as unknown as Send;
  const hand = newHand(overlay, send, newDeskState());
  return {
    asked,
    away: (is: boolean) => {
      gone = is;
    },
    note: (text: string) =>
      hand.append([hand.draftOf('note.added', { kind: 'buyer', id: 'b1' }, { text: '' }, text)]),
  };
}

describe('a note whose answer was lost', () => {
  it('is asked again under the same id, so that it cannot stand twice', async () => {
    const { asked, away, note } = shop();
    away(true);
    expect(await note('要贺卡')).toBe(false);
    away(false);
    expect(await note('要贺卡')).toBe(true);
    expect(asked[1]!.id).toBe(asked[0]!.id);
  });

  it('leaves other words, and the same words said once more later, their own ids', async () => {
    const { asked, away, note } = shop();
    away(true);
    await note('要贺卡');
    away(false);
    await note('改发顺丰');
    await note('要贺卡');
    await note('要贺卡');
    expect(new Set(asked.map((draft) => draft.id)).size).toBe(3);
    expect(asked[2]!.id).toBe(asked[0]!.id);
  });
});
