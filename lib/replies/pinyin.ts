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
