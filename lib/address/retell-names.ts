// The order's receiver in a message, where no label shows it: as its mask may hide it, or one syllable off.
import type { Folded } from './fold.ts';
import { oneEdit, slip } from './mask.ts';
import type { Met } from './name-compare.ts';
import { type Letter, sign } from './retell-order.ts';
import { filler } from './west-account.ts';
import { talk } from './west-words.ts';

const hangul = /[가-힣]/u;

/** What a masked name may be, where it stands by itself: 성** is 성유리 in 성유리요. */
export function maskedName(name: string): RegExp | undefined {
  if (!/^[\u4e00-\u9fff가-힣*]{2,4}$/u.test(name) || !/\*/.test(name) || name[0] === '*') return undefined;
  const letter = hangul.test(name) ? '[가-힣]' : '[\\u4e00-\\u9fff]';
  // 강동구 and 중앙로 are places.
  const body = `${name.replace(/\*/g, letter)}${hangul.test(name) ? '(?<![구시군동읍면로길])' : ''}`;
  return hangul.test(name)
    ? new RegExp(`(?<![가-힣])${body}(?=이?(?:고|구|예|에|여|입|요|인데|라고)|님|씨|으?로|[\\s,./]|$)`, 'gu')
    : new RegExp(`(?<=^|[\\s,./:]|我是|我叫|名字是|叫)${body}(?=收|的|本人|$|[\\s,./!])`, 'gu');
}

const placeEnd = '[역동로길구시군읍면리점층호관원빌]';

/**
 * A name of three syllables of which one is another, where it stands as one is said: 沈亦凡 beside 沈一凡, 문채윤 beside 문*린.
 */
export function nearlyName(name: string): RegExp | undefined {
  // 1405 田恬 beside 田甜.
  if (/^[\u4e00-\u9fff]{2}$/u.test(name))
    return new RegExp(
      `(?<=\\d(?:室|号|房)?[ ,，])${name[0]}(?!${name[1]}|[州江西南北东京海庆城山川阳宁县区市家])[\\u4e00-\\u9fff](?=收|本人|$|[\\s,./!。])`,
      'gu',
    );
  if (!/^[\u4e00-\u9fff*]{3}$|^[가-힣*]{3}$/u.test(name) || name[0] === '*') return undefined;
  const [a, b, c] = [...name] as [string, string, string];
  const any = hangul.test(a) ? '[가-힣]' : '[\\u4e00-\\u9fff]';
  const [second, third] = [b, c].map((own) => (own === '*' ? undefined : own));
  const as = (own: string | undefined) => own ?? any;
  const other = (own: string) => `(?!${own})${any}`;
  const middle = second && `${a}${other(second)}${as(third)}`;
  const last = third && `${a}${as(second)}${other(third)}`;
  const shapes = [middle, last].filter(Boolean).join('|');
  if (!shapes) return undefined;
  if (!hangul.test(a))
    return new RegExp(
      `(?<=^|[\\s,./:]|我是|我叫|名字?是|写[成的]|叫|收件人?|收货人?)(?:${shapes})(?=收|本人|[啦哈哦呀啊呢的吧]|$|[\\s,./!。])` +
        `|(?<=\\d(?:室|号|房)?[,，、 ]{1,2})${other(a)}${as(second)}${as(third)}(?=先生|女士|小姐|收|本人)` +
        `|(?<=写[成的]?|(?<![\\u4e00-\\u9fff])[名叫]|收[件货]人[是写叫]?:?|名字[是写叫]?:?)${other(a)}${as(second)}${as(third)}(?=收|本人|$|[\\s,./!。])`,
      'gu',
    );
  // Behind a door or a phone any of the three may be the other one; what ends as a place does is one.
  const beside = [middle, last && `${last}(?<!${placeEnd})`, third && `${other(a)}${as(second)}${third}`];
  const behind = '(?:[호층)](?:요|이?예요|이에요|입니다)?|\\d)[\\s,./~!]{1,3}';
  const ahead = '(?=요?(?:[,./~!\\n]|$)|\\s(?:[(+\\d]|맞))';
  return new RegExp(
    `(?<![가-힣])(?:${shapes})(?=이?(?:고요|구요|예요|에요|여요|입니다|이요|인데|라고)|이고(?![가-힣])|님|씨)` +
      `|(?<=${behind})(?:${beside.filter(Boolean).join('|')})${ahead}`,
    'gu',
  );
}

/**
 * A word in Latin letters that is one letter off the receiver's: Lindquist beside Lindqvist is another name; a short one only
 * `beside` another word of the name (Jon Doe, John Doe). The Flynns and Flynn's are Flynn. `words` = those of the order.
 */
export function misspeltName(word: string, beside: boolean, words: Map<string, Letter>): string | undefined {
  if (word.length < 3 || filler.has(word) || talk.has(word)) return undefined;
  for (const [own, part] of words) {
    if (part !== 'N' || own.length < 3) continue;
    if (word === `${own}s` || word === `${own}'s`) return '<N>';
    if (beside ? oneEdit(own, word, 3) : Math.min(own.length, word.length) > 4 && slip(own, word))
      return '<N~>';
  }
  return undefined;
}

/** Whether a word with a capital before the order's surname is another first name: Callum beside T***** Rigby. */
export function otherFirst(word: string, name: string): boolean {
  const first = name.toLowerCase().trim().split(/\s+/)[0] ?? '';
  const said = word.toLowerCase();
  return (
    /^[A-Z][a-z]{2,}$/.test(word) &&
    /^[a-z]+\*+$/.test(first) &&
    !said.startsWith(first.replace(/\*+$/, '')) &&
    !/^(?:mrs|miss|family|master|dear|hello|thanks)$/.test(said) &&
    !filler.has(said) &&
    !talk.has(said)
  );
}

/** Words written with a capital inside a sentence: names of people and places. */
export function capitals(f: Folded, start: number, end: number): Set<string> {
  const raw = f.raw.slice(f.from[start] ?? f.raw.length, f.to[end - 1] ?? f.raw.length);
  if (!/[a-z]/.test(raw)) return new Set();
  return new Set(
    [...raw.matchAll(/(?<=[A-Za-z,;:)\d] )(?:[A-Z][a-z']+|[A-Z]{4,}(?![a-z]))/g)].map((hit) =>
      hit[0].toLowerCase(),
    ),
  );
}

/** Mr Callum Digby beside C***** Rigby: a word that the order shows whole is another. */
const otherVisible = (order: string, said: string): boolean => {
  const words = (name: string): string[] => name.toLowerCase().match(/[a-z*'-]{3,}/g) ?? [];
  const [own, mine] = [words(order), words(said)];
  return own.some((word) => !word.includes('*') && mine.length >= own.length && !mine.includes(word));
};

/** What a name is to the order's: nearly it where nothing is hidden and it cannot be told. Somebody may have no name. */
export const nameMark = ({ met, weak, silent }: Met, order: string, said: string) =>
  met === 'unknown' && said && !silent && !weak && (!order.includes('*') || otherVisible(order, said))
    ? '<N~>'
    : `<${weak ? 'n' : 'N'}${sign[met]}>`;
