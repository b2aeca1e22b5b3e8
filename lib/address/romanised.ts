// Korean addresses in Latin letters beside an order in Hangul: Teheran-ro 22-gil is 테헤란로 22길. Source: Revised
// Romanization of Korean (2000); what changes in speech where syllables meet, and the usual older spellings, sound alike.
import { jamoOf } from './fold.ts';

const initials = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.replace('_', '').split(' ');
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const finals = '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.replace('_', '').split(' ');

/** One letter for the sounds that are written in several ways, or meet in one. */
const sound = (latin: string): string =>
  latin
    .replace(/oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/young/g, 'yeong')
    .replace(/sh(?=i)/g, 's')
    .replace(/(?<!n)g|ng(?=[aeiouwy])/g, (g) => (g === 'g' ? 'k' : 'nk'))
    .replace(/d/g, 't')
    .replace(/b/g, 'p')
    .replace(/r/g, 'l')
    .replace(/([kptsj])\1+/g, '$1')
    .replace(/(?:ng|k)[nl]/g, 'ngl')
    .replace(/[mp][nl]/g, 'ml')
    .replace(/[nlt][nl]/g, 'l')
    .replace(/pm/g, 'mm')
    .replace(/km/g, 'ngm')
    .replace(/tm/g, 'nm');

export const latinOf = (hangul: string): string =>
  [...hangul]
    .map((syllable) => {
      const [initial, vowel, final] = jamoOf(syllable);
      return initials[initial]! + vowels[vowel]! + finals[final]!;
    })
    .join('');

/** What is written as the language it came from writes it. */
const loans: Record<string, string> = {
  olympic: '올림픽',
  centum: '센텀',
  tehran: '테헤란',
  digital: '디지털',
  techno: '테크노',
  worldcup: '월드컵',
};
const loaned = new RegExp(Object.keys(loans).join('|'), 'g');
export const heard = (latin: string): string =>
  sound(latin.replaceAll('-', '').replace(loaned, (word) => latinOf(loans[word]!)));

const endings: Record<string, string> = {
  daero: '대로',
  beongil: '번길',
  ro: '로',
  gil: '길',
  gu: '구',
  si: '시',
  do: '도',
  gun: '군',
  eup: '읍',
  myeon: '면',
  dong: '동',
  ri: '리',
  ga: '가',
  ho: '호',
  cheung: '층',
};
const kinds = /(?:특별자치시|특별자치도|특별시|광역시|대로|번길|[로길구시도군읍면동리가])$/u;
const suffix = new RegExp(`^(.+?)-?(${Object.keys(endings).join('|')})$`);
const counted = /(\d+)[- ]?(daero|beon-?gil|gil|ro|dong|ri|ga|ho|cheung)(?![a-z])/g;

/** The order's own places of a folded message in Hangul, as the order has them; every other word stays as it is. */
export function inHangul(text: string, order: string): string {
  if (!/[a-z]{3}/.test(text) || !/[가-힣]{2}/.test(order)) return text;
  const own = new Map<string, string>();
  for (const word of order.match(/[가-힣]{2,}/gu) ?? [])
    for (const form of [word, word.replace(kinds, '')])
      if (form.length > 1 && !Object.values(endings).includes(form)) own.set(sound(latinOf(form)), form);
  return text
    .replace(counted, (_, number: string, kind: string) => number + endings[kind.replace('-', '')]!)
    .replace(/[a-z]+(?:-[a-z]+)*/g, (word) => {
      const whole = own.get(heard(word));
      if (whole) return whole;
      const [, stem, kind] = suffix.exec(word) ?? [];
      const place = stem && own.get(heard(stem));
      return place ? place + endings[kind!]! : word;
    });
}
