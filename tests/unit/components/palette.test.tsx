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
  onBack: vi.fn(),
  onVariant: vi.fn(),
  onPicture: vi.fn(),
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
  const courier = { name: 'courier', label: 'courier', kind: 'text' as const, choices: ['Swift', 'Ferry'] };
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
    show({ missing: [courier, { name: 'gift', label: 'gift', kind: 'text' as const, choices: ['card'] }] });
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

describe('a form', () => {
  const colour = { name: 'field:c', label: 'Color', kind: 'choice' as const, choices: ['red', 'blue'] };
  const days = { name: 'field:n', label: 'Days', kind: 'number' as const, choices: [], min: 1, max: 7 };
  const day = { name: 'field:d', label: 'Day', kind: 'date' as const, choices: [], today: '2026-11-22' };
  it('takes a choice by its digit and nothing beside the choices', () => {
    show({ missing: [colour, days] });
    press(search(), 'Tab');
    press(focusIn(page.root)!, 'Digit3');
    expect(on.onFill).not.toHaveBeenCalled();
    press(focusIn(page.root)!, 'Digit2');
    expect(on.onFill).toHaveBeenCalledWith('field:c', 'blue');
    show({ missing: [days], canBack: true });
    expect((focusIn(page.root) as HTMLInputElement).tagName).toBe('INPUT');
  });
  it('says what is wrong with a number, and keeps it', () => {
    show({ missing: [days] });
    press(search(), 'Tab');
    const field = focusIn(page.root) as HTMLInputElement;
    for (const [typed, said] of [
      ['x', 'That is no number'],
      ['9', 'Out of range: 1 to 7'],
      ['2.5', 'A whole number'],
    ] as const) {
      type(field, typed);
      press(field, 'Enter');
      expect(page.root.querySelector('[role=alert]')?.textContent, typed).toContain(said);
      expect(field.value).toBe(typed);
    }
    expect(on.onFill).not.toHaveBeenCalled();
    type(field, '３');
    expect(page.root.querySelector('[role=alert]')?.textContent).toBe('');
    press(field, 'Enter');
    expect(on.onFill).toHaveBeenCalledWith('field:n', '3');
  });
  it('takes a day by digit from today on, or as it is typed', () => {
    show({ missing: [day] });
    press(search(), 'Tab');
    expect(all(page.root, '.ch-choice').map((one) => one.textContent)).toEqual([
      '1Today',
      '2Tomorrow',
      '3Tue, Nov 24',
      '4Wed, Nov 25',
      '5Thu, Nov 26',
      '6Fri, Nov 27',
      '7Sat, Nov 28',
      '8Type it',
    ]);
    press(focusIn(page.root)!, 'Digit2');
    expect(on.onFill).toHaveBeenLastCalledWith('field:d', '2026-11-23');
    press(search(), 'Tab');
    press(focusIn(page.root)!, 'Digit8');
    const field = focusIn(page.root) as HTMLInputElement;
    type(field, 'soon');
    press(field, 'Enter');
    expect(page.root.querySelector('[role=alert]')?.textContent).toContain('No day');
    type(field, '12/3');
    press(field, 'Enter');
    expect(on.onFill).toHaveBeenLastCalledWith('field:d', '2026-12-03');
  });
  it('goes a step back with Escape, then to the search, and only then closes', () => {
    show({ missing: [days], canBack: true });
    press(search(), 'Tab');
    press(focusIn(page.root)!, 'Escape');
    expect(on.onBack).toHaveBeenCalledOnce();
    show({ missing: [colour, days], canBack: false });
    expect(focusIn(page.root)?.textContent).toContain('red');
    press(focusIn(page.root)!, 'Escape');
    expect(on.onBack).toHaveBeenCalledOnce();
    expect(focusIn(page.root)).toBe(search());
    expect(on.onClose).not.toHaveBeenCalled();
    press(search(), 'Escape');
    expect(on.onClose).toHaveBeenCalledOnce();
  });
  it('goes back to a form that is filled in with Shift Tab', () => {
    show({ canBack: true });
    press(search(), 'Shift+Tab');
    expect(on.onBack).toHaveBeenCalledOnce();
    show({ missing: [colour] });
    expect(focusIn(page.root)?.textContent).toContain('red');
  });
  it('does not hold back a reply whose fields have defaults; Tab changes one', () => {
    show({ optional: [colour] });
    press(search(), 'Enter');
    expect(on.onChoose).toHaveBeenCalledWith('a', 'insert');
    expect(page.root.textContent).toContain('“Color” may be changed');
    press(search(), 'Tab');
    press(focusIn(page.root)!, 'Digit2');
    expect(on.onFill).toHaveBeenCalledWith('field:c', 'blue');
  });
  it('asks with the search in hand again once the last is in', () => {
    show({ missing: [colour], optional: [days] });
    press(search(), 'Tab');
    press(focusIn(page.root)!, 'Digit1');
    show({ optional: [days] });
    expect(focusIn(page.root)).toBe(search());
  });
  it('says that a value is not to be had on this page', () => {
    show({ missing: [{ name: 'x', label: 'Tracking', kind: 'text', choices: [], elsewhere: true }] });
    expect(page.root.textContent).toContain('“Tracking” is not on this page');
  });
});

describe('more than one, other languages, pictures', () => {
  const preview = (more: object) => ({ title: 'A', parts: [], ...more });
  it('inserts and stays with Shift ↵, and says how many are in', () => {
    press(search(), 'Shift+Enter');
    expect(on.onChoose).toHaveBeenLastCalledWith('a', 'more');
    show({ put: 2 });
    expect(page.root.querySelector('[role=status]')?.textContent).toContain('2 in');
    show({ canInsert: false, copyOnly: 'no-box' });
    press(search(), 'Shift+Enter');
    expect(on.onChoose).toHaveBeenLastCalledWith('a', 'copy');
  });
  it('gives the focus back while something is put in, and takes it again', () => {
    page.root.ownerDocument.body.tabIndex = -1;
    show({ lent: true });
    expect(page.root.querySelector('.ch-palette')).not.toBeNull();
    show({ lent: false });
    expect(focusIn(page.root)).toBe(search());
  });
  it('names the language and goes to the next with Alt V, where there is one', () => {
    show({ preview: preview({ locale: 'ko', others: true }) });
    expect(page.root.querySelector('.ch-preview .ch-lang')?.textContent).toBe('한');
    press(search(), 'Alt+KeyV');
    expect(on.onVariant).toHaveBeenCalledOnce();
    show({ preview: preview({ locale: 'ko' }) });
    press(search(), 'Alt+KeyV');
    expect(on.onVariant).toHaveBeenCalledOnce();
  });
  it('shows a picture kept here, copies it with Alt I, and never loads an address', () => {
    show({ preview: preview({ picture: 'data:image/png;base64,AAAA' }), said: 'Picture copied' });
    expect(page.root.querySelector('img')?.getAttribute('src')).toBe('data:image/png;base64,AAAA');
    press(search(), 'Alt+KeyI');
    expect(on.onPicture).toHaveBeenCalledOnce();
    expect(page.root.querySelector('[role=status]')?.textContent).toBe('Picture copied');
    show({ preview: preview({ picture: 'https://a.example/x.png' }) });
    expect(page.root.querySelector('img')).toBeNull();
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
    missing: [{ name: 'x', label: HOSTILE, kind: 'text', choices: [HOSTILE] }],
  });
  expect(page.root.querySelector('img,script')).toBeNull();
  expect(page.root.querySelector('.ch-option-title')?.textContent).toBe(HOSTILE);
});

it('is not there while closed', () => {
  show({ open: false });
  expect(page.root.textContent).toBe('');
});
