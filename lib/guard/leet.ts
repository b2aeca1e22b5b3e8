// Letters dressed up as digits (v3nmo, te1egram): such words once more with the digits read as the letters they look
// like. Only words that mix both, a digit at a time, are looked at again; a model (VX200) is none.
import { GAP, type Normal } from './normalise.ts';

const LOOKS: Record<string, string> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  '8': 'b',
};
const DRESSED = /(?<![a-z0-9])[0-9@]?[a-z]+(?:[0134578@][a-z]+)*[0134578@]?(?![0-9])/g;
const MIXED = /[0134578@]/;

export interface Leet {
  view: Normal['tight'];
  start: number;
  end: number;
}

/** Each dressed word in two readings of the same length: a one looks like an l and like an i. */
export function leetWords(tight: Normal['tight']): Leet[] {
  if (!/[a-z][0134578@]|[0134578@][a-z]/.test(tight.text)) return [];
  const found: Leet[] = [];
  for (const { 0: word, index: start } of tight.text.matchAll(DRESSED)) {
    if (word.length < 4 || !MIXED.test(word) || tight.gap[start + 1] === GAP.real) continue;
    const end = start + word.length;
    const spelled = word.replace(/[034578@]/g, (digit) => LOOKS[digit]!);
    for (const one of spelled.includes('1') ? ['l', 'i'] : ['l']) {
      const text = tight.text.slice(0, start) + spelled.replaceAll('1', one) + tight.text.slice(end);
      found.push({ view: { ...tight, text }, start, end });
    }
    if (found.length > 20) break;
  }
  return found;
}
