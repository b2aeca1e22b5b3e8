// Korean syllables taken apart into letters (ㅋㅏ톡, 카ㅌㅗㄱ) put together again, so that a word is found however it was
// spelled. Laughs and sighs (ㅋㅋ, ㅠㅠ) stay as they are.
import type { Normal } from './normalise.ts';

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FINALS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
/** What closes a syllable when it stands alone behind it; ㅋ, ㅎ and ㅇ are laughs and nods there. */
const CLOSING = 'ㄱㄴㄷㄹㅁㅂㅅ';
const VOWEL = /[ㅏ-ㅣ]/;
const isVowel = (char: string | undefined): boolean => char !== undefined && VOWEL.test(char);
const isOpen = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3 && (code - 0xac00) % 28 === 0;
const vowelOf = (code: number): string =>
  String.fromCharCode(0x314f + (Math.floor((code - 0xac00) / 28) % 21));

/** Puts them together in place. */
export function compose(view: Normal['tight']): void {
  const { text } = view;
  if (!VOWEL.test(text)) return;
  const codes: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const gap: number[] = [];
  let built = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    const last = codes.at(-1) ?? 0;
    const initial = INITIALS.indexOf(char);
    if (initial >= 0 && isVowel(text[i + 1])) {
      codes.push(0xac00 + (initial * 21 + text.charCodeAt(i + 1) - 0x314f) * 28);
      from.push(view.from[i]!);
      to.push(view.to[i + 1]!);
      gap.push(view.gap[i]!);
      built = true;
      i++;
      continue;
    }
    const closes =
      isOpen(last) &&
      ((isVowel(char) && vowelOf(last) === char) ||
        (CLOSING.includes(char) && !isVowel(text[i + 1]) && text[i + 1] !== char));
    if (closes) {
      if (!isVowel(char)) codes[codes.length - 1] = last + FINALS.indexOf(char);
      to[to.length - 1] = view.to[i]!;
      built = true;
      continue;
    }
    codes.push(text.charCodeAt(i));
    from.push(view.from[i]!);
    to.push(view.to[i]!);
    gap.push(view.gap[i]!);
  }
  if (!built) return;
  let made = '';
  for (let i = 0; i < codes.length; i += 4096) made += String.fromCharCode(...codes.slice(i, i + 4096));
  Object.assign(view, { text: made, from, to, gap });
}
