// @vitest-environment happy-dom
// The palette by keyboard alone, by mouse, with an input method at work, and with hostile replies.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Palette } from '../../../components/palette/Palette.tsx';
import type { PaletteProps } from '../../../components/palette/view.ts';
import { all, click, focusIn, HOSTILE, type Mounted, mount, named, press, type } from './help.ts';

const item = (id: string, title = id) => ({
  id,
  title,
  ranges: [] as [number, number][],
  tags: ['t'],
  folder: 'a/b',
  uses: 2,
});
const calls = () => ({
  onQuery: vi.fn(),
  onSelect: vi.fn(),
  onChoose: vi.fn(),
  onFill: vi.fn(),
  onClose: vi.fn(),
});
let on: ReturnType<typeof calls>;
let page: Mounted;
const props = (more: Partial<PaletteProps> = {}): PaletteProps => ({
  open: true,
  locale: 'en',
  query: '',
  groups: [
    { kind: 'step', name: 'address', items: [item('a', 'Address check'), item('b')] },
    { kind: 'other', items: [item('c')] },
  ],
  total: 248,
  selected: 'a',
  preview: {
    title: 'Address check',
    parts: [
      { kind: 'text', text: 'Hello ' },
      { kind: 'filled', text: 'E***E' },
    ],
  },
  missing: [],
  canInsert: true,
  ...on,
  ...more,
});
const show = (more?: Partial<PaletteProps>) => page.show(<Palette {...props(more)} />);
const search = () => page.root.querySelector<HTMLInputElement>('[role=combobox]')!;
beforeEach(() => {
  on = calls();
  page = mount();
  show();
});
afterEach(() => page.end());

describe('by keyboard alone', () => {
  it('has the focus in the search, and says which option is chosen', () => {
    expect(focusIn(page.root)).toBe(search());
    const active = search().getAttribute('aria-activedescendant');
    expect(page.root.querySelector(`#${active}`)?.textContent).toContain('Address check');
    expect(all(page.root, '[role=option][aria-selected=true]')).toHaveLength(1);
    expect(search().getAttribute('aria-controls')).toBe(page.root.querySelector('[role=listbox]')?.id);
  });
  it('moves over the groups, and stays at the ends', () => {
    press(search(), 'ArrowDown');
    expect(on.onSelect).toHaveBeenLastCalledWith('b');
    show({ selected: 'b' });
    press(search(), 'ArrowDown');
    expect(on.onSelect).toHaveBeenLastCalledWith('c');
    show({ selected: 'c' });
    press(search(), 'ArrowDown');
    expect(on.onSelect).toHaveBeenCalledTimes(2);
  });
  it('inserts with ↵, copies with Alt C, closes with Escape', () => {
    press(search(), 'Enter');
    expect(on.onChoose).toHaveBeenLastCalledWith('a', 'insert');
    press(search(), 'Alt+KeyC');
    expect(on.onChoose).toHaveBeenLastCalledWith('a', 'copy');
    press(search(), 'Escape');
    expect(on.onClose).toHaveBeenCalledOnce();
  });
  it('copies where nothing can be inserted, and says why', () => {
    show({ canInsert: false, copyOnly: 'no-buyer' });
    press(search(), 'Enter');
    expect(on.onChoose).toHaveBeenCalledWith('a', 'copy');
    expect(page.root.textContent).toContain('Buyer not certain, so copy');
  });
  it('does not choose twice while ↵ is held, nor what is not there', () => {
    press(search(), 'Enter', { repeat: true });
    show({ groups: [], selected: undefined });
    press(search(), 'Enter');
    expect(on.onChoose).not.toHaveBeenCalled();
    expect(page.root.textContent).toContain('No such reply');
  });
  it('leaves every key to an input method that composes', () => {
    for (const key of ['Enter', 'ArrowDown', 'Escape', 'Tab']) {
      expect(press(search(), key, { isComposing: true })).toBe(true);
      expect(press(search(), key, { keyCode: 229 })).toBe(true);
    }
    expect(on.onChoose).not.toHaveBeenCalled();
    expect(on.onSelect).not.toHaveBeenCalled();
    expect(on.onClose).not.toHaveBeenCalled();
  });
  it('tells what is typed', () => {
    type(search(), 'ㅂㅅㅈ');
    expect(on.onQuery).toHaveBeenCalledWith('ㅂㅅㅈ');
  });
});

describe('what is missing', () => {
  const courier = { name: 'courier', label: 'courier', choices: ['Swift', 'Ferry'] };
  beforeEach(() => show({ missing: [courier] }));
  it('is never inserted: ↵ goes to its choices instead', () => {
    expect(page.root.textContent).toContain('insert, 1 value left');
    press(search(), 'Enter');
    expect(on.onChoose).not.toHaveBeenCalled();
    expect(focusIn(page.root)?.textContent).toContain('Swift');
  });
  it('is filled with Tab and a digit, and the search has the focus again', () => {
    press(search(), 'Tab');
    press(focusIn(page.root)!, 'ArrowRight');
    expect(focusIn(page.root)?.textContent).toContain('Ferry');
    press(focusIn(page.root)!, 'Digit1');
    expect(on.onFill).toHaveBeenCalledWith('courier', 'Swift');
    expect(focusIn(page.root)).toBe(search());
  });
  it('is typed where no choice fits; Escape leaves the field, not the palette', () => {
    press(search(), 'Tab');
    press(focusIn(page.root)!, 'Digit3');
    const field = focusIn(page.root) as HTMLInputElement;
    expect(field.tagName).toBe('INPUT');
    press(field, 'Enter');
    expect(on.onFill).not.toHaveBeenCalled();
    type(field, ' Ferry Post ');
    press(field, 'Enter', { isComposing: true });
    expect(on.onFill).not.toHaveBeenCalled();
    press(field, 'Enter');
    expect(on.onFill).toHaveBeenCalledWith('courier', 'Ferry Post');
    press(field, 'Escape');
    expect(on.onClose).not.toHaveBeenCalled();
  });
  it('comes one after the other', () => {
    show({ missing: [courier, { name: 'gift', label: 'gift', choices: ['card'] }] });
    press(search(), 'Tab');
    press(focusIn(page.root)!, 'Digit1');
    expect(focusIn(page.root)).not.toBe(search());
  });
  it('never lets Tab fall out of the palette', () => {
    show({ missing: [] });
    expect(press(search(), 'Tab')).toBe(false);
    expect(focusIn(page.root)).toBe(search());
  });
});

describe('by mouse', () => {
  it('takes the chosen one, chooses another, and keeps the focus in the search', () => {
    click(named(page.root, 'Address check', '[role=option]'));
    expect(on.onChoose).toHaveBeenCalledWith('a', 'insert');
    const other = all(page.root, '[role=option]')[2]!;
    click(other);
    expect(on.onSelect).toHaveBeenCalledWith('c');
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    expect(other.dispatchEvent(down)).toBe(false);
    click(named(page.root, 'close'));
    expect(on.onClose).toHaveBeenCalledOnce();
  });
});

it('keeps hostile replies, tags and messages as text', () => {
  show({
    groups: [
      {
        kind: 'all',
        items: [
          {
            ...item('a', HOSTILE),
            ranges: [
              [0, 4],
              [2, 999],
            ],
            tags: [HOSTILE],
            folder: HOSTILE,
          },
        ],
      },
    ],
    preview: {
      title: HOSTILE,
      parts: [{ kind: 'missing', text: HOSTILE }],
      buyer: { text: HOSTILE, at: HOSTILE },
    },
    missing: [{ name: 'x', label: HOSTILE, choices: [HOSTILE] }],
  });
  expect(page.root.querySelector('img,script')).toBeNull();
  expect(page.root.querySelector('.ch-option-title')?.textContent).toBe(HOSTILE);
});

it('is not there while closed', () => {
  show({ open: false });
  expect(page.root.textContent).toBe('');
});
