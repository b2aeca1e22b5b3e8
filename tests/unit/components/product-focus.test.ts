// @vitest-environment happy-dom
// The product card takes the focus when its key is pressed, and never because another buyer's chat has one, too.
import { expect, it } from 'vitest';
import { cell } from '../../../components/desk/app/cell.ts';
import { newDeskState } from '../../../components/desk/app/state.ts';
import type { ProductSlot } from '../../../components/desk/sheets/handle.ts';
import { startSheets } from '../../../components/desk/sheets/start.tsx';
import type { DeskData } from '../../../lib/model/desk.ts';

it('leaves the focus where it is when a card comes up by itself', async () => {
  const [body, place] = [document.createElement('div'), document.createElement('div')];
  const reply = document.createElement('textarea');
  document.body.append(body, place, reply);
  const ended = new AbortController();
  const state = newDeskState();
  const product = cell<ProductSlot>({ wanted: 0 });
  const goods = (title: string) => ({
    items: [
      {
        id: title,
        title,
        facts: [{ id: 'care', label: 'Care', text: 'By hand', insert: 'By hand' }],
        faq: [],
      },
    ],
  });
  const data = (of: unknown) =>
    ({ locale: 'en', targets: { reply: false }, product: of }) as unknown as DeskData;
  state.data.value = data(goods('Cup'));
  startSheets({
    state,
    desk: { hand: { state }, putting: {}, composer: {}, palette: {} } as never,
    product,
    place: () => undefined,
    body,
    style: () => undefined,
    drawn: () => undefined,
    signal: ended.signal,
  });
  const settled = () => new Promise((done) => setTimeout(done, 30));
  product.value = { place, wanted: 1 };
  await settled();
  expect(place.contains(document.activeElement)).toBe(true);
  reply.focus();
  state.data.value = data(undefined);
  await settled();
  state.data.value = data(goods('Mat'));
  await settled();
  expect(place.textContent).toContain('Mat');
  expect(document.activeElement).toBe(reply);
  product.value = { place, wanted: 2 };
  await settled();
  expect(place.contains(document.activeElement)).toBe(true);
  ended.abort();
});
