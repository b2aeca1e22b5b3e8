// Pinyin: the table of readings is what the generator makes, and holds what a shop's words need.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digitsOf, readingsOf } from '../../../lib/replies/pinyin.ts';
import { pinyinFile } from '../../../scripts/generate-pinyin.ts';

const readings = (char: string) => readingsOf(char.charCodeAt(0));

describe('the table of readings', () => {
  it('is as generated', () => {
    expect(readFileSync('lib/replies/pinyin.generated.json', 'utf8')).toBe(pinyinFile());
  });

  it('knows every reading of a character, simplified or traditional', () => {
    expect(readings('重')).toEqual(expect.arrayContaining(['zhong', 'chong']));
    expect(readings('行')).toEqual(expect.arrayContaining(['hang', 'xing']));
    expect(readings('貨')).toEqual(['huo']);
    expect(readings('旅')).toEqual(['lv', 'lu']);
    expect(readings('略')).toEqual(['lve', 'lue']);
    expect(readings('a')).toEqual([]);
  });

  it('knows the digits that a numeral is typed as', () => {
    const digits = (char: string) => digitsOf(char.charCodeAt(0));
    expect([...'一七两'].map(digits)).toEqual([['1'], ['7'], ['2']]);
    expect(digits('十')).toEqual(['1', '10']);
    expect(digits('货')).toEqual([]);
  });
});
