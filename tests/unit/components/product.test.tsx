// @vitest-environment happy-dom
// The product card at the desk: one list walked by keys, each text put in by Enter, a digit or a click; several cards by
// arrows; and the section's place among the others.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cell } from '../../../components/desk/app/cell.ts';
import { newDeskState } from '../../../components/desk/app/state.ts';
import { Desk } from '../../../components/desk/Desk.tsx';
import { pendingSheets } from '../../../components/desk/sheets/pending.ts';
import type { DeskProps } from '../../../components/desk/view.ts';
import { ProductPart, type ProductProps } from '../../../components/product/ProductPart.tsx';
import type { ProductItem } from '../../../lib/model/desk.ts';
import { all, click, focusIn, HOSTILE, type Mounted, mount, named, press } from './help.ts';

const knit: ProductItem = {
  id: 'card.knit',
  title: 'Knit cardigan',
  size: { text: '165 cm / 55 kg → M', insert: 'At 165 cm and 55 kg, our size table says M.' },
  facts: [
    { id: 'material', label: 'Material', text: 'Wool 30%', insert: 'Material: Wool 30%' },
    { id: 'care', label: 'Care', text: 'By hand', insert: 'Care: By hand' },
  ],
  faq: [{ q: 'Does it pill?', a: 'A little; dry it flat.' }],
};
const hat: ProductItem = { id: 'card.hat', title: 'Hat', facts: [], faq: [{ q: 'One size?', a: 'Yes.' }] };

let page: Mounted;
const onPut = vi.fn();
const props = (more: Partial<ProductProps> = {}): ProductProps => ({
  product: { items: [knit], buyer: { id: 'B1' } },
  locale: 'en',
  wanted: 0,
  onPut,
  ...more,
});
const show = (more?: Partial<ProductProps>) => page.show(<ProductPart {...props(more)} />);
const rows = () => all(page.root, '.ch-product-row');
const texts = () => rows().map((row) => row.querySelector('.ch-product-text')?.textContent);
beforeEach(() => {
  page = mount();
  onPut.mockClear();
  show();
});
afterEach(() => page.end());

describe('by keyboard', () => {
  it('is one tab stop, the size first, walked by arrows; Enter is the button’s own', () => {
    expect(texts()).toEqual(['165 cm / 55 kg → M', 'Wool 30%', 'By hand', 'A little; dry it flat.']);
    expect(rows().map((row) => row.tabIndex)).toEqual([0, -1, -1, -1]);
    rows()[0]!.focus();
    press(rows()[0]!, 'ArrowDown', { key: 'ArrowDown' });
    expect(focusIn(page.root)).toBe(rows()[1]);
    press(rows()[1]!, 'End', { key: 'End' });
    expect(focusIn(page.root)).toBe(rows()[3]);
    press(rows()[3]!, 'ArrowDown', { key: 'ArrowDown' });
    expect(focusIn(page.root)).toBe(rows()[3]);
    click(rows()[3]!);
    expect(onPut.mock.calls).toEqual([['A little; dry it flat.', 'insert']]);
  });
  it('puts in by its digit, and copies with Alt C', () => {
    rows()[0]!.focus();
    press(rows()[0]!, 'Digit2');
    press(rows()[0]!, 'Digit1');
    press(rows()[0]!, 'Digit9');
    press(rows()[0]!, 'Alt+KeyC');
    expect(onPut.mock.calls).toEqual([
      ['Material: Wool 30%', 'insert'],
      ['At 165 cm and 55 kg, our size table says M.', 'insert'],
      ['At 165 cm and 55 kg, our size table says M.', 'copy'],
    ]);
  });
  it('leaves keys alone while an input method composes, and keys that are not its own', () => {
    rows()[0]!.focus();
    press(rows()[0]!, 'Digit1', { isComposing: true });
    expect(press(rows()[0]!, 'KeyA', { key: 'a' })).toBe(true);
    expect(press(rows()[0]!, 'Alt+Digit1')).toBe(true);
    expect(onPut).not.toHaveBeenCalled();
  });
  it('comes into focus when its key is pressed, and not again with the next change', () => {
    show({ wanted: 1 });
    expect(focusIn(page.root)).toBe(rows()[0]);
    rows()[0]!.blur();
    show({ wanted: 1, locale: 'ko' });
    expect(focusIn(page.root)).toBeNull();
  });
});

describe('several cards', () => {
  beforeEach(() => show({ product: { items: [knit, hat], buyer: { id: 'B1' } } }));
  it('are turned by arrows and by their buttons', () => {
    rows()[0]!.focus();
    press(rows()[0]!, 'ArrowRight', { key: 'ArrowRight' });
    expect(page.root.textContent).toContain('HatPrevious card2/2');
    click(named(page.root, 'Next card'));
    expect(page.root.textContent).toContain('Knit cardigan');
    click(named(page.root, 'Previous card'));
    press(rows()[0]!, 'Digit1');
    expect(onPut).toHaveBeenCalledWith('Yes.', 'insert');
  });
  it('the one looked at stays while the buyer writes on', () => {
    click(named(page.root, 'Next card'));
    show({ product: { items: [{ ...knit }, { ...hat, facts: knit.facts }], buyer: { id: 'B1' } } });
    expect(texts()).toEqual(['Wool 30%', 'By hand', 'Yes.']);
  });
});

describe('what cannot be put in', () => {
  it.each([
    ['no-buyer', 'Buyer not certain'],
    ['no-box', 'No reply box'],
  ] as const)('is copied, and that is said: %s', (limit, says) => {
    show({ limit });
    expect(page.root.textContent).toContain(says);
    click(rows()[1]!);
    expect(onPut.mock.calls).toEqual([['Material: Wool 30%', 'copy']]);
  });
  it('an answer that says nothing yet has no text to put in', () => {
    show({ product: { items: [{ ...knit, size: { text: 'More than one height said; ask whose' } }] } });
    expect(rows()[0]!.getAttribute('aria-disabled')).toBe('true');
    click(rows()[0]!);
    press(rows()[0]!, 'Digit1');
    expect(onPut).not.toHaveBeenCalled();
  });
  it('a card of a title alone says so; hostile text is text', () => {
    show({ product: { items: [{ id: 'x', title: HOSTILE, facts: [], faq: [] }] } });
    expect(page.root.textContent).toContain('a title and nothing else yet');
    expect(page.root.querySelector('img,script')).toBeNull();
    expect(page.root.textContent).toContain(HOSTILE);
  });
});

describe('its section', () => {
  const view = (product?: string): DeskProps['view'] => ({
    state: 'ok',
    prompts: [],
    stock: [],
    notes: [],
    buyer: { name: 'B' },
    replies: { count: 3 },
    open: { product: true },
    health: { worst: 'ok', fields: [] },
    ...(product ? { product } : {}),
  });
  const on = new Proxy({}, { get: () => vi.fn() }) as DeskProps['on'];
  const heads = () => all(page.root, '.ch-section-title').map((head) => head.textContent);
  it('stands before the replies, its answer in the head; without a card there is none', () => {
    const slot = vi.fn();
    page.show(<Desk view={view('165 cm → M')} locale="en" on={on} slot={slot} />);
    expect(heads()).toEqual(['Buyer', 'Product', 'Replies', 'Handover']);
    const place = slot.mock.calls.at(-1)![0] as HTMLElement;
    expect(place.isConnected).toBe(true);
    // What another bundle drew there stays while the desk draws itself again.
    place.append(document.createElement('i'));
    page.show(<Desk view={{ ...view('170 cm → L') }} locale="en" on={on} slot={slot} />);
    expect(place.querySelector('i')).not.toBeNull();
    page.show(<Desk view={{ ...view('170 cm → L'), open: {} }} locale="en" on={on} slot={slot} />);
    expect(named(page.root, 'Product').textContent).toContain('170 cm → L');
    page.show(<Desk view={view()} locale="en" on={on} slot={slot} />);
    expect(heads()).toEqual(['Buyer', 'Replies', 'Handover']);
    expect(slot.mock.calls.at(-1)![0]).toBeNull();
  });
  it('asks for the bundle that draws it once it is unfolded', async () => {
    const send = vi.fn(async () => ({ ok: true, value: null })) as never;
    const product = cell<{ place?: HTMLElement; wanted: number }>({ wanted: 0 });
    const ended = new AbortController();
    pendingSheets(window, { state: newDeskState(), send, product }, vi.fn(), ended.signal);
    expect(send).not.toHaveBeenCalled();
    product.value = { place: document.createElement('div'), wanted: 0 };
    expect(send).toHaveBeenCalledWith({ type: 'need-desk', part: 'sheets' });
    ended.abort();
  });
});
