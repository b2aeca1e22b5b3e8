// @vitest-environment happy-dom
// Who waits, in the desk: counts in words, a list one can go from, whole minutes, three languages.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clockOf, hereWaits, idOf, steps, waitingView } from '../../../components/desk/app/waiting.ts';
import { DueLine, WaitingPart } from '../../../components/desk/Waiting.tsx';
import { clockWord, deskWords } from '../../../components/desk/words.ts';
import type { Locale } from '../../../lib/model/basics.ts';
import type { DeskData, Waiting } from '../../../lib/model/desk.ts';
import { all, click, HOSTILE, type Mounted, mount, named } from './help.ts';

const NOW = Date.parse('2026-11-21T14:30:00+08:00');
const MINUTE = 60_000;
const one = (key: string, more: Partial<Waiting> = {}): Waiting => ({
  tab: 2,
  key: `threads:${key}`,
  site: 'Shop One',
  name: `${key}***`,
  here: false,
  since: NOW - 5 * MINUTE,
  state: 'waiting',
  ...more,
});
const late = one('a', { due: NOW - 12.5 * MINUTE, state: 'late' });
const soon = one('b', { due: NOW + 1.2 * MINUTE, state: 'soon' });
const calm = one('c', { due: NOW + 300 * MINUTE });

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());
const show = (rows: Waiting[], locale: Locale = 'en', current?: string) => {
  const go = vi.fn();
  const waiting = waitingView(rows, current, NOW);
  page.show(
    <>
      <DueLine waiting={waiting} locale={locale} />
      <WaitingPart waiting={waiting} locale={locale} on={{ go }} />
    </>,
  );
  return go;
};
const lines = () => all(page.root, '.ch-waiting > li').map((li) => li.textContent);

describe('who waits', () => {
  it('is counted by shape and word: overdue, due soon; nobody in a hurry, no line', () => {
    show([late, soon, soon, calm]);
    expect(page.root.querySelector('.ch-due')?.textContent).toBe('1 overdue2 due soon');
    expect(all(page.root, '.ch-due svg')).toHaveLength(2);
    show([calm]);
    expect(page.root.querySelector('.ch-due')).toBeNull();
  });

  it('is a list with name, site and whole minutes or hours', () => {
    show([late, soon, calm, one('d'), one('e', { since: undefined, name: undefined })]);
    expect(lines()).toEqual([
      'a***Shop One12 min late',
      'b***Shop One2 min left',
      'c***Shop One5 h left',
      'd***Shop OneWaits 5 min',
      'A buyerShop One',
    ]);
    expect(all(page.root, '.ch-waiting .ch-tinted')).toHaveLength(2);
  });

  it('leads to the buyer by a press; the one gone to last is marked as such', () => {
    const go = show([late, soon], 'en', idOf(soon));
    click(named(page.root, 'b***'));
    expect(go).toHaveBeenCalledWith('2 threads:b');
    expect(all(page.root, '[aria-current]').map((li) => li.textContent?.slice(0, 4))).toEqual(['b***']);
  });

  it('stops at eight and says how many more', () => {
    show(Array.from({ length: 11 }, (_, i) => one(`n${i}`)));
    expect(lines()).toHaveLength(8);
    expect(page.root.textContent).toContain('3 more waiting');
  });

  it('shows a hostile name as text', () => {
    show([one('x', { name: HOSTILE })]);
    expect(page.root.querySelector('img, script')).toBeNull();
    expect(page.root.textContent).toContain('<img');
  });

  it('speaks Chinese and Korean', () => {
    show([late, soon], 'zh-CN');
    expect(page.root.textContent).toBe('超时1位即将超时1位a***Shop One超时12分b***Shop One剩2分');
    show([late, soon], 'ko');
    expect(page.root.textContent).toBe('지연 1명기한 임박 1명a***Shop One12분 지남b***Shop One2분 남음');
  });
});

describe('a clock', () => {
  const words = (due: number) => clockWord(clockOf(one('a', { due }), NOW)!, deskWords('en'));
  it('rounds what is left up and what is late down, but never to nothing', () => {
    expect(words(NOW + 1)).toBe('1 min left');
    expect(words(NOW + 60_001)).toBe('2 min left');
    expect(words(NOW)).toBe('1 min late');
    expect(words(NOW - 119_999)).toBe('1 min late');
    expect(words(NOW - 120_000)).toBe('2 min late');
    expect(words(NOW + 120 * MINUTE)).toBe('2 h left');
    expect(words(NOW + 119 * MINUTE)).toBe('119 min left');
    expect(words(NOW - 150 * MINUTE)).toBe('2 h late');
  });
});

describe('the next-key', () => {
  const data = (kinds: string[], waiting: Waiting[]) => ({ page: { kinds }, waiting }) as unknown as DeskData;
  it('walks buyers on a chat page while somebody waits, orders elsewhere', () => {
    expect(steps(data(['chat'], [late]))).toBe('buyers');
    expect(steps(data(['chat', 'orders'], [late]))).toBe('buyers');
    expect(steps(data(['chat'], []))).toBe('orders');
    expect(steps(data(['orders'], [late]))).toBe('orders');
  });

  it('the open conversation’s own clock is the one of this tab’s buyer', () => {
    const here = one('a', { here: true });
    const at = (buyer: object, waiting: Waiting[]) => hereWaits({ buyer, waiting } as unknown as DeskData);
    expect(at({ id: 'a' }, [one('a'), here])).toBe(here);
    expect(at({ id: 'z' }, [here])).toBe(undefined);
    expect(at({}, [one('a', { here: true, key: 'conversation' })])?.key).toBe('conversation');
  });
});
