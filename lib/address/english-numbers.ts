// Numbers in English words: two ten, five oh three, one hundred and five, forty-second.
import { spellWord } from './west-words.ts';

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
/** One word of such a number. */
export const wordEn = `(?:${[...ones, 'oh', 'hundred', ...tens].join('|')})`;
/** One such word that counts ten or more: of smaller ones there are one and two in any talk. */
export const tenOrMore = new RegExp(`^(?:${[...ones.slice(10), ...tens, 'hundred'].join('|')})$`);
/** A run of numbers in English words. */
export const englishRun = `${wordEn}(?:(?:[ -]| and )${wordEn}){0,7}`;

/** Two ten is 210, five oh three 503, one hundred and five 105. */
export function english(words: string): string {
  const list = words
    .trim()
    .split(/[ -]/)
    .filter((word) => word !== 'and');
  let digits = '';
  for (let i = 0; i < list.length; i++) {
    const word = list[i]!;
    const ten = tens.indexOf(word);
    const one = ones.indexOf(list[i + 1] ?? '');
    if (word === 'hundred') {
      // One hundred eighteen is 118, one hundred alone 100.
      const rest = list.slice(i + 1);
      const more = rest.length ? Number(english(rest.join(' '))) : 0;
      return `${digits}${String(more).padStart(2, '0')}`;
    }
    if (ten >= 0 && one > 0 && one < 10) {
      digits += (ten + 2) * 10 + one;
      i++;
    } else if (ten >= 0) digits += (ten + 2) * 10;
    else digits += word === 'oh' ? 0 : ones.indexOf(word);
  }
  return digits;
}

const tensAndNth = new RegExp(
  `\\b(${tens.join('|')})[ -](first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\\b`,
  'g',
);
/** Forty-second is 42nd. */
export const ordinalWords = (text: string): string =>
  text.replace(tensAndNth, (_, ten: string, one: string) => `${tens.indexOf(ten) + 2}${spellWord(one)}`);
