// @vitest-environment happy-dom
// Hot keys, caps and the logic of lists: what is ours is taken, everything else is left to the page.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bindHotkeys, chordOf, digitOf, type Hotkeys } from '../../../components/ui/hotkeys.ts';
import { ariaKeys, capText, DEFAULT_KEYS } from '../../../components/ui/keys.ts';
import { moveTo, rove } from '../../../components/ui/listbox.ts';
import { seal } from '../../../components/ui/seal.ts';
import { press } from './help.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  document.body.replaceChildren();
});
const bind = (
  table: Hotkeys | (() => Hotkeys),
  trusted: ((event: Event) => boolean) | undefined = () => true,
) => {
  ends.push(bindHotkeys(window, table, { trusted }));
};
const put = (tag: string) => document.body.appendChild(document.createElement(tag));

describe('hot keys', () => {
  it('run by code and keep the key from the page', () => {
    const run = vi.fn();
    bind({ 'Alt+KeyJ': run });
    const page = vi.fn();
    document.body.addEventListener('keydown', page);
    expect(press(document.body, 'Alt+KeyJ', { key: '∆' })).toBe(false);
    expect(run).toHaveBeenCalledOnce();
    expect(page).not.toHaveBeenCalled();
    expect(press(document.body, 'Alt+KeyK')).toBe(true);
    document.body.removeEventListener('keydown', page);
  });
  it('work inside the reply box, where the hands are', () => {
    const run = vi.fn();
    bind({ 'Alt+Enter': run });
    press(put('textarea'), 'Alt+Enter');
    expect(run).toHaveBeenCalledOnce();
  });
  it.each([
    ['composing', { isComposing: true }],
    ['swallowed by an input method', { keyCode: 229 }],
  ])('do nothing while a key is %s', (_, how) => {
    const run = vi.fn();
    bind({ 'Alt+Enter': run, Escape: run });
    expect(press(put('input'), 'Alt+Enter', how)).toBe(true);
    expect(press(put('input'), 'Escape', how)).toBe(true);
    expect(run).not.toHaveBeenCalled();
  });
  it('do nothing for an event a script made', () => {
    const run = vi.fn();
    ends.push(bindHotkeys(window, { 'Alt+KeyW': run }));
    press(document.body, 'Alt+KeyW');
    expect(run).not.toHaveBeenCalled();
  });
  it('leave bare keys to whoever is typing, also inside an open shadow root', () => {
    const run = vi.fn();
    bind({ Slash: run, Digit1: run });
    const inner = put('div').attachShadow({ mode: 'open' }).appendChild(document.createElement('input'));
    const editor = put('div');
    editor.setAttribute('contenteditable', 'true');
    for (const field of [inner, editor, put('textarea')]) expect(press(field, 'Slash')).toBe(true);
    expect(run).not.toHaveBeenCalled();
    press(put('button'), 'Digit1');
    expect(run).toHaveBeenCalledOnce();
  });
  it('let Escape through to a field, and give it back when there is nothing to close', () => {
    bind({ Escape: () => false });
    expect(press(put('input'), 'Escape')).toBe(true);
  });
  it('run once while a key is held, unless they may repeat', () => {
    const once = vi.fn();
    const often = vi.fn();
    bind(() => ({ 'Alt+Enter': once, 'Alt+KeyJ': { run: often, repeat: true } }));
    for (const repeat of [false, true, true]) {
      expect(press(document.body, 'Alt+Enter', { repeat })).toBe(false);
      press(document.body, 'Alt+KeyJ', { repeat });
    }
    expect(once).toHaveBeenCalledOnce();
    expect(often).toHaveBeenCalledTimes(3);
  });
  it('stop when their signal ends', () => {
    const run = vi.fn();
    const stop = new AbortController();
    bindHotkeys(window, { 'Alt+KeyP': run }, { signal: stop.signal, trusted: () => true });
    stop.abort();
    press(document.body, 'Alt+KeyP');
    expect(run).not.toHaveBeenCalled();
  });
  it('name chords in one order and take the key pad for digits and Enter', () => {
    const event = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init);
    expect(chordOf(event({ code: 'KeyA', altKey: true, ctrlKey: true, shiftKey: true }))).toBe(
      'Ctrl+Alt+Shift+KeyA',
    );
    expect(chordOf(event({ code: 'NumpadEnter', altKey: true }))).toBe('Alt+Enter');
    expect(digitOf(event({ code: 'Numpad3' }))).toBe(3);
    expect(digitOf(event({ code: 'Digit3', altKey: true }))).toBe(0);
  });
});

describe('caps', () => {
  it('say what is on the key, and ⌥ on a Mac', () => {
    expect(capText('Alt+KeyJ', false)).toBe('Alt J');
    expect(capText('Alt+KeyJ', true)).toBe('⌥J');
    expect(capText('Alt+Enter', false)).toBe('Alt ↵');
    expect(capText('Alt+ArrowDown', false)).toBe('Alt ↓');
    expect(capText('Escape', false)).toBe('Esc');
    expect(capText('Digit1', false)).toBe('1');
    expect(ariaKeys('Ctrl+Enter')).toBe('Control+Enter');
  });
  it('are one chord for one deed', () => {
    const chords = Object.values(DEFAULT_KEYS);
    expect(new Set(chords).size).toBe(chords.length);
  });
});

describe('lists', () => {
  it('do not wrap at their ends', () => {
    expect(moveTo('ArrowDown', 0, 3)).toBe(1);
    expect(moveTo('ArrowDown', 2, 3)).toBe(2);
    expect(moveTo('ArrowUp', 0, 3)).toBe(0);
    expect(moveTo('ArrowDown', -1, 3)).toBe(0);
    expect(moveTo('PageDown', 0, 3)).toBe(2);
    expect(moveTo('ArrowDown', 0, 0)).toBeUndefined();
    expect(moveTo('a', 0, 3)).toBeUndefined();
  });
  it('of a few choices do', () => {
    expect(rove('ArrowRight', 2, 3)).toBe(0);
    expect(rove('ArrowLeft', 0, 3)).toBe(2);
    expect(rove('End', 0, 3)).toBe(2);
  });
});

describe('the seal', () => {
  it('drops what a script clicks and keeps what is typed from the page', () => {
    const host = put('div');
    const root = host.attachShadow({ mode: 'open' });
    const button = root.appendChild(document.createElement('button'));
    const input = root.appendChild(document.createElement('input'));
    const clicked = vi.fn();
    const page = vi.fn();
    button.addEventListener('click', clicked);
    document.addEventListener('keypress', page);
    seal(root);
    button.click();
    expect(clicked).not.toHaveBeenCalled();
    input.dispatchEvent(new KeyboardEvent('keypress', { bubbles: true, composed: true }));
    expect(page).not.toHaveBeenCalled();
    document.removeEventListener('keypress', page);
  });
});
