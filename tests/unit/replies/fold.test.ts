// Folding: what an agent types and what a title says meet in one form.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldMap } from '../../../lib/replies/fold.ts';

describe('folding a title', () => {
  it('levels width, case and accents', () => {
    expect(fold('ＡＢＣ　Café，１２')).toBe('abc cafe,12');
  });

  it('keeps the chosung an agent types', () => {
    expect(fold('ㅂㅅㅈ')).toBe('ㅂㅅㅈ');
    expect(fold('ㅄ')).toBe('ㅄ');
  });

  it('reads decomposed and half-width Korean as the letters they are', () => {
    expect(fold('배송'.normalize('NFD'))).toBe('배송');
    expect(fold('\uffb2')).toBe('ㅂ');
    expect(fold('ㅂ'.normalize('NFKC'))).toBe('ㅂ');
  });

  it('changes nothing the second time, whatever the text', () => {
    const jamo = fc.integer({ min: 0x1100, max: 0x11ff }).map((code) => String.fromCharCode(code));
    const letters = fc.constantFrom(
      'ㄱ',
      'ㅏ',
      '가',
      'か',
      '\u3099',
      '\u0300',
      '\u034f',
      'İ',
      'Σ',
      'ﬁ',
      '㈜',
      'ｶ',
      'ﾞ',
      'ﾡ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.oneof(jamo, letters, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })) }),
    );
    fc.assert(
      fc.property(text, (any) => fold(fold(any)) === fold(any)),
      { numRuns: 5000 },
    );
  });

  it('says where each folded letter stood', () => {
    expect(foldMap('㎏ 운송')).toEqual([0, 0, 1, 2, 3, 4]);
    expect(foldMap('ＡB')).toEqual([0, 1, 2]);
  });
});
