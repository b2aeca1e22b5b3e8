// @vitest-environment happy-dom
// Marks on a row: three at most, text only, left alone when nothing changed.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { clearMarks, drawMarks, type Marked } from '../../../components/marks/draw.ts';
import { HOSTILE } from './help.ts';

const prompt = (id: string, level: Marked['level'] = 'money', mark: string | undefined = id): Marked => ({
  id,
  level,
  mark,
});
let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('span');
  document.body.replaceChildren(host);
});
const words = () => [...host.children].map((mark) => mark.textContent);

describe('marks', () => {
  it('shows three at most, then how many more', () => {
    drawMarks(
      host,
      ['a', 'b', 'c', 'd', 'e'].map((id) => prompt(id)),
      { locale: 'en', onOpen: () => {} },
    );
    expect(words()).toEqual(['a', 'b', 'c', '+2']);
    expect(host.lastElementChild?.getAttribute('aria-label')).toBe('2 more');
  });
  it('tints the first alone, and rings the one the desk speaks of, also behind +n', () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => prompt(id));
    drawMarks(host, four, { locale: 'en', focusId: 'b' });
    expect(host.querySelectorAll('.ch-tinted')).toHaveLength(1);
    expect(host.querySelector('.ch-ringed')?.textContent).toBe('b');
    drawMarks(host, four, { locale: 'en', focusId: 'd' });
    expect(host.querySelector('.ch-ringed')?.textContent).toBe('+1');
  });
  it('draws no prompt without a phrase, and nothing for a row without prompts', () => {
    drawMarks(host, [{ id: 'a', level: 'hint' }], { locale: 'en' });
    expect(host.children).toHaveLength(0);
    drawMarks(host, [], { locale: 'zh-CN', fine: '已核对' });
    expect(words()).toEqual(['已核对']);
  });
  it('says the level in words for those who do not see the shape', () => {
    drawMarks(host, [prompt('a', 'redline', '发错人？')], { locale: 'zh-CN', onOpen: () => {} });
    expect(host.querySelector('button')?.getAttribute('aria-label')).toBe('红线 发错人？');
    expect(host.querySelector('svg')?.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(host.lang).toBe('zh-CN');
  });
  it('keeps hostile text as text', () => {
    drawMarks(host, [prompt('x', 'money', HOSTILE)], { locale: 'en', fine: HOSTILE, onOpen: () => {} });
    expect(host.querySelector('img,script')).toBeNull();
    expect(words()).toEqual([HOSTILE]);
  });
  it('leaves the same marks alone, and calls the latest handler', () => {
    const first = vi.fn();
    const second = vi.fn();
    drawMarks(host, [prompt('a')], { locale: 'en', onOpen: first });
    const mark = host.firstElementChild;
    drawMarks(host, [prompt('a')], { locale: 'en', onOpen: second });
    expect(host.firstElementChild).toBe(mark);
    host.querySelector<HTMLElement>('button span')?.click();
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledWith('a', expect.any(Event));
  });
  it('keeps a click from the row below it, and takes no tab stop of the page', () => {
    const row = vi.fn();
    document.body.addEventListener('click', row, { once: true });
    drawMarks(host, [prompt('a')], { locale: 'en', onOpen: () => {} });
    const mark = host.querySelector('button');
    mark?.click();
    expect(row).not.toHaveBeenCalled();
    expect(mark?.tabIndex).toBe(-1);
    document.body.removeEventListener('click', row);
  });
  it('is cleared, and drawn again', () => {
    drawMarks(host, [prompt('a')], { locale: 'en' });
    clearMarks(host);
    expect(host.children).toHaveLength(0);
    drawMarks(host, [prompt('a')], { locale: 'en' });
    expect(words()).toEqual(['a']);
  });
});
