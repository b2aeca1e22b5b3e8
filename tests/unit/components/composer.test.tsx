// @vitest-environment happy-dom
// The remark composer: by keyboard alone, its limits, and that it never presses Save.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Composer } from '../../../components/composer/Composer.tsx';
import type { ComposerView } from '../../../components/composer/view.ts';
import { composer } from './gallery/data.ts';
import { all, click, focusIn, HOSTILE, type Mounted, mount, named, press, type } from './help.ts';

const calls = () => ({
  onReason: vi.fn(),
  onFlag: vi.fn(),
  onFrom: vi.fn(),
  onTo: vi.fn(),
  onPut: vi.fn(),
  onCopy: vi.fn(),
  onCopyLine: vi.fn(),
  onClose: vi.fn(),
});
let on: ReturnType<typeof calls>;
let page: Mounted;
const show = (more: Partial<ComposerView> = {}) =>
  page.show(<Composer view={{ ...composer('en'), ...more }} locale="en" {...on} />);
const to = () => named(page.root, 'To', 'textarea') as HTMLTextAreaElement;
const checked = (group: string) => page.root.querySelector(`[aria-label="${group}"] [aria-checked=true]`);
beforeEach(() => {
  on = calls();
  page = mount();
  show();
});
afterEach(() => page.end());

describe('by keyboard alone', () => {
  it('starts in To; Alt ↵ puts in, Alt C copies, Escape closes', () => {
    expect(focusIn(page.root)).toBe(to());
    press(to(), 'Alt+Enter');
    expect(on.onPut).toHaveBeenCalledOnce();
    press(to(), 'Alt+Enter', { repeat: true });
    expect(on.onPut).toHaveBeenCalledOnce();
    press(to(), 'Alt+KeyC');
    expect(on.onCopy).toHaveBeenCalledOnce();
    press(to(), 'Escape');
    expect(on.onClose).toHaveBeenCalledOnce();
  });
  it('takes a digit as a reason on the chips, as a digit in the text', () => {
    expect(press(to(), 'Digit4')).toBe(true);
    expect(on.onReason).not.toHaveBeenCalled();
    press(checked('Reason')!, 'Digit4');
    expect(on.onReason).toHaveBeenCalledWith('gift');
    press(named(page.root, 'Copy'), 'Digit2');
    expect(on.onReason).toHaveBeenLastCalledWith('variant');
  });
  it('moves along the flags with arrows, one tab stop a group', () => {
    const flags = page.root.querySelector('[aria-label=Flag]')!;
    expect(all(flags, '[tabindex="0"]')).toHaveLength(1);
    press(checked('Flag')!, 'ArrowRight');
    expect(on.onFlag).toHaveBeenCalledWith('green');
  });
  it('does nothing while an input method composes', () => {
    for (const chord of ['Alt+Enter', 'Alt+KeyC', 'Escape']) press(to(), chord, { isComposing: true });
    expect(on.onPut).not.toHaveBeenCalled();
    expect(on.onCopy).not.toHaveBeenCalled();
    expect(on.onClose).not.toHaveBeenCalled();
  });
  it('keeps a remark on one line', () => {
    expect(press(to(), 'Enter')).toBe(false);
    type(to(), 'a \n b');
    expect(on.onTo).toHaveBeenCalledWith('a b');
  });
});

describe('what it says', () => {
  it('shows the text exactly as it will stand, counted', () => {
    const { kept, line } = composer('en');
    expect(all(page.root, '.ch-text p').map((p) => p.textContent)).toEqual([...kept, line]);
    expect(page.root.textContent).toContain('151 of 1,000 bytes');
    expect(page.root.textContent).toContain('You press Save.');
  });
  it('warns over the limit and does not put in, but copies', () => {
    show({ size: { used: 1031, limit: 1000, unit: 'bytes' } });
    expect(page.root.textContent).toContain('31 bytes too long');
    expect(named(page.root, 'Put into').hasAttribute('disabled')).toBe(true);
    press(to(), 'Alt+Enter');
    expect(on.onPut).not.toHaveBeenCalled();
    click(named(page.root, 'Copy'));
    expect(on.onCopy).toHaveBeenCalledOnce();
  });
  it('copies with the same key where there is no remark box', () => {
    show({ canPut: false });
    expect(page.root.querySelector('.ch-main')?.textContent).toContain('Copy');
    press(to(), 'Alt+Enter');
    expect(on.onCopy).toHaveBeenCalledOnce();
    expect(on.onPut).not.toHaveBeenCalled();
  });
  it('says that it may be too late, with a line to copy', () => {
    show({ late: { trackingNo: 'YQ11', line: 'x' }, alsoWriting: '12' });
    expect(page.root.textContent).toContain('YQ11');
    expect(page.root.textContent).toContain('#12 is writing');
    click(named(page.root, 'Copy a line'));
    expect(on.onCopyLine).toHaveBeenCalledOnce();
  });
  it('marks only what differs', () => {
    expect(all(page.root, 'del').map((mark) => mark.textContent)).toEqual(['18', '3']);
    expect(all(page.root, 'ins').map((mark) => mark.textContent)).toEqual(['81', '5']);
  });
  it('has one filled button', () => expect(all(page.root, '.ch-main')).toHaveLength(1));
  it('has no flags where the site has none', () => {
    show({ flags: [], flag: undefined, flagWas: undefined });
    expect(page.root.querySelector('[aria-label=Flag]')).toBeNull();
  });
  it('keeps hostile remarks as text', () => {
    show({
      from: HOSTILE,
      to: `${HOSTILE}1`,
      kept: [HOSTILE],
      line: HOSTILE,
      flagMeaning: HOSTILE,
      timeline: [
        {
          id: 'x',
          kind: 'remark',
          reason: HOSTILE,
          from: HOSTILE,
          to: HOSTILE,
          text: HOSTILE,
          agent: HOSTILE,
          at: HOSTILE,
        },
      ],
    });
    expect(page.root.querySelector('img,script')).toBeNull();
  });
});
