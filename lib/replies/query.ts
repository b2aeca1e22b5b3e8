// Query: what an agent typed into the palette, taken apart into words, each with the ways it may have been meant.
import { convertHangulToQwerty, convertQwertyToHangul, disassemble } from 'es-hangul';
import { fold } from './fold.ts';
import { type Alphabet, isGapChar, LONGEST, Needle } from './needle.ts';

/** One reading of a word. `strict` takes whole syllables only, `loose` also initials and chosung. */
export interface Way {
  token: string;
  readonly strict: Needle;
  readonly loose: Needle;
  /** Taken off the score: a second guess ranks below what was typed. */
  penalty: number;
}

export interface Word {
  token: string;
  /** As typed, before folding: capitals matter on a Korean layout. */
  raw: string;
  /** `#word` looks among tags only, `/word` in folders only. */
  only?: 'tag' | 'folder';
}

const MOST_WORDS = 8;

/** Cut so that each piece fits into a needle; a pasted sentence becomes several words. */
function pieces(token: string): string[] {
  const out: string[] = [];
  let piece = '';
  let units = 0;
  for (const char of token) {
    const size = /[\u3131-\u318e\uac00-\ud7a3]/.test(char) ? disassemble(char).length : char.length;
    if (units + size > LONGEST) {
      out.push(piece);
      piece = '';
      units = 0;
    }
    piece += char;
    units += size;
  }
  return piece ? [...out, piece] : out;
}

export function wordsOf(query: string): Word[] {
  const words: Word[] = [];
  for (const part of query.split(/\s+/)) {
    // The sign alone: the tag or folder is still to be typed.
    if (/^[#＃/／]$/.test(part)) continue;
    const only = /^[#＃]./.test(part) ? 'tag' : /^[/／]./.test(part) ? 'folder' : undefined;
    const raw = only ? part.slice(1) : part;
    const folded = fold(raw).replace(/\s/g, '');
    const bare = [...folded].filter((char) => !isGapChar(char)).join('');
    for (const token of pieces(bare || folded)) words.push(only ? { token, raw, only } : { token, raw });
  }
  return words.slice(0, MOST_WORDS);
}

/** Its needles are made when first asked for: many a guess is given up after one. */
export function way(alphabet: Alphabet, token: string, penalty = 0): Way {
  let strict: Needle | undefined;
  let loose: Needle | undefined;
  return {
    token,
    get strict() {
      strict ??= new Needle(alphabet, token, false);
      return strict;
    },
    get loose() {
      loose ??= new Needle(alphabet, token, true);
      return loose;
    },
    penalty,
  };
}

/** es-hangul 2.4 throws where a vowel follows two others (`hoi`); such keys spell no Korean anyway. */
function koreanOf(keys: string): string {
  try {
    return convertQwertyToHangul(keys);
  } catch {
    return '';
  }
}

/** The word as typed and, where it spells Korean on a Latin layout, as the Korean it spells. */
export function waysOf(alphabet: Alphabet, word: Word): Way[] {
  const ways = [way(alphabet, word.token)];
  if (!/^[a-zA-Z]{2,}$/.test(word.raw)) return ways;
  // With the shift lock on, a capital means nothing; a first letter may be one by habit, or a doubled consonant.
  const spellings = word.raw === word.raw.toUpperCase() ? [word.token] : [word.raw];
  if (/^[A-Z][a-z]+$/.test(word.raw)) spellings.push(word.token);
  // A vowel left over means that nobody typed this to mean Korean.
  for (const korean of new Set(spellings.map(koreanOf)))
    if (/^[가-힣ㄱ-ㅎ]+$/.test(korean))
      for (const piece of pieces(korean)) ways.push(way(alphabet, piece, 8));
  return ways;
}

/** The same word with the input method left on: `ㄱㄷ려ㅜㅇ` is `refund`. Undefined where it is plain Korean. */
export function latinOf(word: Word): string | undefined {
  if (!/[ㅏ-ㅣ]/.test(word.token) || !/^[가-힣ㄱ-ㅣ]{2,}$/.test(word.token)) return undefined;
  const latin = fold(convertHangulToQwerty(word.token));
  return /^[a-z]{2,30}$/.test(latin) ? latin : undefined;
}
