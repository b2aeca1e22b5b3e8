// Typos: a slip of the finger is seen through, and a word that merely looks alike is not taken for one.
import { disassemble } from 'es-hangul';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../lib/replies/fold.ts';
import { slips, vocabularyOf } from '../../../lib/replies/typo.ts';

/** The textbook's table (optimal string alignment), to check the quick way against. */
function table(a: string, b: string): number[] {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, rows[i - 2]![j - 2]! + 1);
      row.push(cost);
    }
    rows.push(row);
  }
  return rows.at(-1)!;
}

describe('counting slips', () => {
  it('agrees with the textbook, for whole words and for beginnings', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    const capped = (n: number, limit: number) => (n > limit ? Number.POSITIVE_INFINITY : n);
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 2 }), (typed, meant, limit) => {
        const row = table(typed, meant);
        expect(slips(typed, meant, limit)).toBe(capped(row.at(-1)!, limit));
        expect(slips(typed, meant, limit, true)).toBe(capped(Math.min(...row), limit));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the words of a shop', () => {
  const vocabulary = vocabularyOf(
    [
      'refund status',
      'shipping address',
      'tracking number',
      '发货时间',
      '重新发货',
      '배송지 확인',
      '세금계산서',
    ].map(fold),
    ['the warehouse will reply', '교환을 도와드려요'],
  );
  const near = (typed: string) => vocabulary.near(typed, 3);

  it('are seen through one slip, or two in a long word', () => {
    expect(near('refnd')).toEqual(['refund']);
    expect(near('erfund')).toEqual(['refund']);
    expect(near('warehuose')).toEqual(['warehouse']);
    expect(near('werehuose')).toEqual(['warehouse']);
    expect(near('shipp1ng')).toEqual(['shipping']);
  });

  it('are seen through a slip besides doubled letters that were left out or put in', () => {
    expect(near('adresz')).toEqual(['address']);
    expect(near('shipingg')).toEqual(['shipping']);
  });

  it('are seen through a slip before they are typed to the end', () => {
    expect(near('addrs')).toEqual(['address']);
    expect(near('trackign')).toEqual(['tracking']);
  });

  it('are seen through a slip in pinyin, by any reading', () => {
    expect(near('fauho')).toEqual(['发货']);
    expect(near('chongxni')).toContain('重新');
    expect(near('zhongxni')).toContain('重新');
  });

  it('are seen through a slip in four syllables, in the latter part of a word and in two run together', () => {
    expect(near('fahuoshijain')).toEqual(['发货时间']);
    expect(near(disassemble('배성지확인'))).toContain('배송지확인');
    expect(near(disassemble('게산서'))).toEqual(['계산서']);
  });

  it('are seen in their short forms', () => {
    expect(near('trk')).toEqual(['tracking']);
    expect(near('wrhs')).toEqual(['warehouse']);
  });

  it('are ruled out unread only where they are too far: the nearest of any words is always found', () => {
    const letter = fc.constantFrom(...'abcdefgh');
    const word = fc.string({ unit: letter, minLength: 4, maxLength: 9 });
    const slip = fc.record({
      at: fc.nat({ max: 8 }),
      letter,
      kind: fc.constantFrom('more', 'less', 'other'),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 12 }),
        fc.array(slip, { minLength: 1, maxLength: 2 }),
        (words, slipped) => {
          const typed = slipped.reduce((text, { at, letter, kind }) => {
            const place = at % text.length;
            const rest = text.slice(kind === 'more' ? place : place + 1);
            return text.slice(0, place) + (kind === 'less' ? '' : letter) + rest;
          }, words[0]!);
          if (typed.length < 4) return;
          const far = words.map((one) => table(typed, one).at(-1)! + (one[0] === typed[0] ? 0 : 0.5));
          const nearest = Math.min(...far);
          if (nearest >= (typed.length < 7 ? 2 : 3)) return;
          // A doubled letter is hardly a slip (ggcffbd, cffbd): a word that is nearer for it may push the others out.
          const once = (text: string) => text.replace(/(.)\1+/g, '$1');
          if (words.some((one) => 1 + table(once(typed), once(one)).at(-1)! <= nearest)) return;
          const found = vocabularyOf(words, []).near(typed, 100);
          for (const [i, one] of words.entries()) if (far[i] === nearest) expect(found).toContain(one);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('are not seen in short or far words', () => {
    for (const typed of ['rex', 'zzzz', 'refxyz', 'fn']) expect(near(typed)).toEqual([]);
  });
});
