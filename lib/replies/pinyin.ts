// Pinyin: how a Han character may be read, from the generated table. All readings, since a search has no context.
import table from './pinyin.generated.json';

const readings = new Map<number, string[]>();

for (const [syllable, chars] of Object.entries(table as Record<string, string>)) {
  // `ü` is typed v on most keyboards and u by whoever never learned that; nü, lü and lüe are found either way.
  const typed = /^[ln]v/.test(syllable) ? [syllable, syllable.replace('v', 'u')] : [syllable];
  for (const char of chars) {
    const code = char.charCodeAt(0);
    const known = readings.get(code);
    if (known) known.push(...typed.filter((one) => !known.includes(one)));
    else readings.set(code, [...typed]);
  }
}

const none: readonly string[] = [];

/** The toneless readings of the character with this UTF-16 code; empty for what is no known Han character. */
export const readingsOf = (code: number): readonly string[] => readings.get(code) ?? none;

// Written out in a title, typed as digits: `7天` is 七天, `12点` is 十二点.
const digits = new Map<number, readonly string[]>(
  [...'零一二三四五六七八九'].map((char, digit) => [char.charCodeAt(0), [String(digit)]]),
);
digits.set('十'.charCodeAt(0), ['1', '10']);
digits.set('两'.charCodeAt(0), ['2']);

/** The digits that a numeral with this UTF-16 code may be typed as; empty for what is none. */
export const digitsOf = (code: number): readonly string[] => digits.get(code) ?? none;
