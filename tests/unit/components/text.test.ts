// What changed between two texts, and how figures and times are written.
import { describe, expect, it } from 'vitest';
import { changedPieces } from '../../../components/ui/diff.ts';
import { money, phoneTail, wallClock, when } from '../../../components/ui/format.ts';

const marked = (before: string, after: string) => {
  const pieces = changedPieces(before, after);
  const show = (side: typeof pieces.before) =>
    side.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');
  return [show(pieces.before), show(pieces.after)];
};

describe('what changed', () => {
  it.each([
    ['望湖路18号3幢502', '望湖路81号5幢502', '望湖路[18]号[3]幢502', '望湖路[81]号[5]幢502'],
    ['18 Wharf Rd, Unit 3', '81 Wharf Rd, Unit 5', '[18] Wharf Rd, Unit [3]', '[81] Wharf Rd, Unit [5]'],
    ['호수로 18', '호수로 18-2', '호수로 18', '호수로 18[-2]'],
    ['红色', '红色', '红色', '红色'],
    ['', 'cup brush', '', '[cup] [brush]'],
    ['a  b', 'a b', 'a  b', 'a b'],
    ['桂花区望湖路', '云溪市桂花区望湖路', '桂花区望湖路', '[云溪市]桂花区望湖路'],
  ])('%s → %s', (before, after, old, now) => {
    expect(marked(before, after)).toEqual([old, now]);
  });
  it('gives both texts back whole, however long', () => {
    for (const [a, b] of [
      ['abc 1 '.repeat(300), 'abc 2 '.repeat(300)],
      ['𠮷野家12', '吉野家21'],
    ] as const) {
      const { before, after } = changedPieces(a, b);
      expect(before.map((piece) => piece.text).join('')).toBe(a);
      expect(after.map((piece) => piece.text).join('')).toBe(b);
    }
  });
});

describe('figures and times', () => {
  it('keeps the decimals of money as they are', () => {
    expect(money({ amount: '117.00', currency: 'CNY' }, 'zh-CN')).toBe('¥117.00');
    expect(money({ amount: '24000', currency: 'KRW' }, 'ko')).toBe('₩24,000');
    expect(money({ amount: '9007199254740993.10', currency: 'CNY' }, 'en')).toBe('¥9,007,199,254,740,993.10');
    expect(money({ amount: '12.50' }, 'en')).toBe('12.50');
    expect(money({ amount: '1', currency: '???' }, 'en')).toBe('1 ???');
  });
  it("shows the shop's wall clock, whatever zone the browser is in", () => {
    expect(when('2025-11-21T10:42+08:00', 'zh-CN')).toBe('11-21 10:42');
    expect(when('2025-11-21T10:42:09+09:00', 'ko')).toBe('11.21 10:42');
    expect(when('2025-11-01T00:05-08:00', 'en')).toBe('1 Nov 00:05');
    expect(when('yesterday', 'en')).toBe('yesterday');
    expect(when(wallClock(Date.UTC(2025, 10, 21, 2, 42), 'Asia/Shanghai'), 'zh-CN')).toBe('11-21 10:42');
  });
  it('takes the tail of a telephone number as shown', () => {
    expect(phoneTail('****4417')).toBe('4417');
    expect(phoneTail('138-****-**17')).toBeUndefined();
    expect(phoneTail(undefined)).toBeUndefined();
  });
});
