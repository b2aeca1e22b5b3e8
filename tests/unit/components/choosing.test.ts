// What the desk's palette puts in: the reply that stands there once every question asked so far is answered.
import { describe, expect, it } from 'vitest';
import { cell } from '../../../components/desk/app/cell.ts';
import type { Hand } from '../../../components/desk/app/hand.ts';
import { EMPTY_PALETTE, newDeskState, type PaletteState } from '../../../components/desk/app/state.ts';
import { paletteDeeds } from '../../../components/desk/sheets/palette.ts';
import type { FoundReply, RenderedReply } from '../../../lib/messages/protocol.ts';
import { ok } from '../../../lib/model/result.ts';

const TITLES: Record<string, string> = { hello: 'Hello', refund: 'Refund' };
const found = (id: string): FoundReply => ({
  id,
  title: TITLES[id]!,
  ranges: [],
  tags: [],
  uses: 0,
  fitsStep: false,
});
const rendered = (id: string, fill: Record<string, string>): RenderedReply => ({
  id,
  card: id,
  locale: 'en',
  languages: ['en'],
  title: TITLES[id]!,
  parts: [],
  missing: [],
  optional: [],
  text: `${TITLES[id]} ${fill.day ?? 'today'}`,
});

/** A desk whose worker answers only when it is let. */
function desk() {
  const waiting: (() => void)[] = [];
  const put: string[] = [];
  const send = (request: { type: string; query?: string; id?: string; fill?: Record<string, string> }) =>
    new Promise((done) => {
      const hits = Object.keys(TITLES).filter((id) => id.includes(request.query ?? ''));
      const answer =
        request.type === 'find-replies'
          ? { total: 2, found: hits.map(found) }
          : rendered(request.id!, request.fill!);
      waiting.push(() => done(ok(answer)));
    });
  const palette = cell<PaletteState | undefined>(EMPTY_PALETTE);
  const hand = {
    state: { ...newDeskState(), palette },
    send,
    tell: () => undefined,
    failed: () => undefined,
  } as unknown as Hand;
  const deeds = paletteDeeds(hand, {
    putReply: async (reply: RenderedReply) => void put.push(reply.text!),
  } as never);
  const answer = async () => {
    for (let i = 0; i < 6; i++) {
      for (const one of waiting.splice(0)) one();
      await new Promise((done) => setTimeout(done));
    }
  };
  return { deeds, palette, put, answer };
}

describe('Enter before the worker has answered', () => {
  it('takes what the query finds, not what stood there before', async () => {
    const { deeds, palette, put, answer } = desk();
    void deeds.begin();
    await answer();
    expect(palette.value?.selected).toBe('hello');
    void deeds.search('ref');
    const chosen = deeds.choose('hello', 'insert');
    await answer();
    await chosen;
    expect(put).toEqual(['Refund today']);
  });

  it('takes what was just filled in', async () => {
    const { deeds, put, answer } = desk();
    void deeds.begin();
    await answer();
    void deeds.fill('day', 'Monday');
    const chosen = deeds.choose('hello', 'insert');
    await answer();
    await chosen;
    expect(put).toEqual(['Hello Monday']);
  });

  it('puts nothing in once the palette was closed', async () => {
    const { deeds, palette, put, answer } = desk();
    void deeds.begin();
    await answer();
    void deeds.search('ref');
    const chosen = deeds.choose('hello', 'insert');
    palette.value = undefined;
    await answer();
    await chosen;
    expect(put).toEqual([]);
  });
});
