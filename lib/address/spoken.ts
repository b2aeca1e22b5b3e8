// Numbers in words where an address has digits: 백이동 is 102동, 육백육호 is 606호, 에이동 is A동, flat three is flat 3.
// Chinese numerals are spelled where Chinese is read. Offsets still lead back to the text as written.

import { english, englishRun, wordEn } from './english-numbers.ts';
import type { Folded } from './fold.ts';

const K = '[일이삼사오육륙칠팔구공영십백천]';
const digitsKr = new Map([...'영일이삼사오육칠팔구'].map((c, i) => [c, i]));
digitsKr.set('공', 0).set('륙', 6);
const powersKr = new Map(Object.entries({ 십: 10, 백: 100, 천: 1000 }));

/** Sino-Korean numerals as digits: 백이 is 102, 오공이 502; undefined when they are no number. */
export function korean(written: string): string | undefined {
  if (![...written].some((c) => powersKr.has(c))) return [...written].map((c) => digitsKr.get(c)).join('');
  let total = 0;
  let pending: number | undefined;
  let last = Number.POSITIVE_INFINITY;
  for (const c of written) {
    const power = powersKr.get(c);
    if (power === undefined) {
      if (pending) return undefined;
      pending = digitsKr.get(c)!;
      continue;
    }
    if (power >= last) return undefined;
    total += (pending || 1) * power;
    last = power;
    pending = undefined;
  }
  return String(total + (pending ?? 0));
}

const lettersKr = new Map(
  Object.entries({
    에이: 'a',
    비: 'b',
    씨: 'c',
    디: 'd',
    에프: 'f',
    지: 'g',
    에이치: 'h',
    케이: 'k',
    엘: 'l',
    엠: 'm',
    엔: 'n',
    알: 'r',
    에스: 's',
    티: 't',
    더블유: 'w',
  }),
);
const inHangul = new Map(
  Object.entries({
    ...Object.fromEntries([...lettersKr].map(([said, letter]) => [letter, said])),
    e: '이',
    i: '아이',
    j: '제이',
    o: '오',
    p: '피',
    q: '큐',
    u: '유',
    v: '브이',
    x: '엑스',
    y: '와이',
    z: '제트',
  }),
);
/** H스퀘어 is 에이치스퀘어: letters before the name of a house, as they are said. */
export const lettersSpoken = (text: string): string =>
  text.replace(
    /(?<![a-z\d])[a-z]{1,3}(?=[가-힣]{2})(?!(?:[동호층관]|블[록럭]|타입|사이즈|등급|형|단지|라인|색))/gu,
    (letters) => [...letters].map((letter) => inHangul.get(letter)).join(''),
  );

/** A shape whose first group is the word, and what it comes to. */
const spoken: [RegExp, (word: string) => string | undefined][] = [
  // France's 12bis is 12 bis.
  [
    /(?<=\b\d{1,4})(bis|ter)(?=,? (?:rue|r\.|av|bd|boulevard|chemin|place|impasse|all[ée]e|quai))/g,
    (word) => ` ${word}`,
  ],
  // Germany's 2.OG is 2. OG, and HH before it the house behind.
  [/(?<=\b\d)(\.)(?=(?:og|dg|ug|stock|etage)\b)/g, () => '. '],
  [/\b(hh|vh)(?=[ ,]{1,2}(?:\d\.|eg|og))/g, (word) => (word === 'hh' ? 'hinterhaus' : 'vorderhaus')],
  // 공일공 0000 1234: the words before or between the digits of a phone.
  [
    /(?<![가-힣])(공일[공일육칠팔구])(?=[\s-]?(?:\d{3,4}|[일이삼사오육칠팔구공영]{3,4})[\s-]?(?:\d{4}|[일이삼사오육칠팔구공영]{4})(?!\d))/gu,
    korean,
  ],
  [
    /(?<=(?<!\d)01\d[\s-])([일이삼사오육칠팔구공영]{4})(?=[\s-]?(?:\d{4}(?!\d)|[일이삼사오육칠팔구공영]{4}))/gu,
    korean,
  ],
  [
    /(?<=(?<!\d)01\d[\s-]\d{3,4}[\s-]?)([일이삼사오육칠팔구공영]{4})(?![가-힣]{3}(?<!이에요|이예요|입니다|이고요|이구요|인데요))/gu,
    korean,
  ],
  // 뒷자리 구공이칠: the last digits of a phone.
  [
    /(?<=(?:끝|뒷)\s?(?:번호|자리)(?:[은는이가]|\s네\s?자리)?\s?)([일이삼사오육칠팔구공영]{4})(?![가-힣]{2}(?<!이요|이에|예요|입니|이고|이구|인데|맞아))/gu,
    korean,
  ],
  // 이동 is to move and 사동 a town: one or two plain digits before 동 are no number.
  [
    new RegExp(
      `(?<![가-힣])(${K}*[십백천]${K}*|${K}{3,4})(?=\\s?동(?![가-힣]{2}(?<!이요|입니|이에|예요|이고|인데|으로|에[서요])))`,
      'gu',
    ),
    korean,
  ],
  // 이동 천백오호: one syllable before 동 is a number where a door follows.
  [new RegExp(`(?<![가-힣])(${K})(?=\\s?동\\s(?:\\d{2,5}|${K}{2,7})\\s?호)`, 'gu'), korean],
  [
    new RegExp(
      `(?<=(?<![가-힣])${K}{2,7}\\s?동\\s?|\\d\\s?동\\s?|[가-힣\\d,]\\s)(${K}{2,7})(?=\\s?호(?!선))`,
      'gu',
    ),
    korean,
  ],
  [new RegExp(`(?<![가-힣])(${K}{1,7})(?=\\s?층)`, 'gu'), korean],
  [/(?<![가-힣])(지층)(?![가-힣](?<![은는이가을를으로에요예]))/gu, () => '지하1층'],
  [new RegExp(`(?<=[가-힣][로길]\\s)(${K}{2,7})(?=[\\s,.]|$|번지)`, 'gu'), korean],
  // 이십삼의 사번지 is the lot 23-4.
  [
    new RegExp(`(?<=[동리가]\\s)(${K}{1,7}의\\s?${K}{1,4})(?=\\s?번지)`, 'gu'),
    (words) => words.split(/의\s?/u).map(korean).join('-'),
  ],
  // 비백삼호 and 지하이층, whose numbers stand behind a letter or the basement.
  [new RegExp(`(?<=(?<![가-힣])(?:비|b|지하)\\s?)(${K}{1,5})(?=\\s?[호층])`, 'gu'), korean],
  // 올림픽로35 길 is 올림픽로35길.
  [/(?<=[가-힣]로\s?\d{1,4})(\s)(?=번?길\s?\d)/gu, () => ''],
  // 民族大道136C座 is 民族大道136号C座.
  [/(?<=[路街道巷]\d{1,4})()(?=[a-z][座栋幢塔])/gu, () => ' '],
  // 人民南路 4段 is 人民南路4段.
  [/(?<=[路街道])(\s)(?=(?:第?[\d一二三四五六七八九十]{1,2}|[东西南北中])段)/gu, () => ''],
  // 비101호 is B101호.
  [/(?<![가-힣])(에이|비|씨|디)(?=\s?\d{2,4}\s?호)/gu, (word) => lettersKr.get(word)],
  // 200 다시 3 is 200-3.
  [/(?<=\d)(\s?다시\s?)(?=\d{1,4}(?!\d))/gu, () => '-'],
  [
    /(?<![가-힣])(에이치|에이|에프|에스|더블유|케이|비|씨|디|지|엘|엠|엔|알|티)(?=\s?동(?![가-힣]{2}))/gu,
    (word) => lettersKr.get(word),
  ],
  [
    new RegExp(
      `(?<=\\b(?:apt|apartment|unit|flat|suite|room|building|bldg|block|tower|floor|level|no\\.?|number) )(?<!no (?=one\\b))(${englishRun})\\b`,
      'g',
    ),
    english,
  ],
];

const englishNumber = new RegExp(`\\b${wordEn}[ -]${wordEn}\\b`);
/** Six twelve Larimer: numbers of three digits and more, that count nothing. */
const house = new RegExp(
  `\\b(${englishRun})(?= (?:[nsew] )?[a-z]{3,})(?! (?:${wordEn}\\b|percent|dollars|bucks|times|pieces|thousand|million|people|and\\b))`,
  'g',
);

const anyEnglish = new RegExp(`\\b${wordEn} (?:[nsew] )?[a-z]{3,}`);
/** Fifteen Rimu Terrace, eighty-eight Larkspur Avenue. */
const onStreet =
  /^ (?:[nsew] )?(?!(?:more|of|on|the|a|an|my|your|from|in|at)\b)[a-z']{3,} (?:[a-z']{3,} )?(?:st|street|ave|avenue|rd|road|lane|ln|drive|dr|court|ct|terrace|blvd|boulevard|crescent|close|grove|gardens|parade)\b/;

/** A letter, and a word that begins with it: b as in boy, f for frank. */
const spelling = /(?<![a-z'])([a-z]),? (?:as in|like in|for|like) \1[a-z]{2,}(?![a-z'])/g;

/** The text with such numbers as digits. */
export function respell(f: Folded): Folded {
  let out = f;
  // Apartment three b as in boy.
  for (const hit of [...f.text.matchAll(spelling)].reverse()) {
    const alone = /\n\s*$/.test(f.text.slice(0, hit.index));
    const start = hit.index + (alone ? 0 : 1);
    out = replaced(out, start, hit.index + hit[0].length, '');
  }
  if (englishNumber.test(out.text) || anyEnglish.test(out.text))
    for (const hit of [...out.text.matchAll(house)].slice(0, 20).reverse()) {
      const digits = english(hit[1]!);
      const street = onStreet.test(out.text.slice(hit.index + hit[1]!.length));
      if (street || (/[ -]/.test(hit[1]!) && digits.length > 2))
        out = replaced(out, hit.index, hit.index + hit[1]!.length, digits);
    }
  if (
    !/[가-힣]|[路街道]\s|[路街道巷]\d+[a-z][座栋幢塔]|\d(?:bis|ter)\b|\d\.(?:og|dg|ug|stock|etage)|(?:apt|apartment|unit|flat|suite|room|building|bldg|block|tower|floor|level|no\.?|number) [a-z]/u.test(
      f.text,
    )
  )
    return out;
  for (const [shape, spell] of spoken) {
    for (const hit of [...out.text.matchAll(shape)].reverse()) {
      const said = spell(hit[1]!);
      if (said === undefined) continue;
      out = replaced(out, hit.index, hit.index + hit[1]!.length, said);
    }
  }
  return out;
}

function replaced(f: Folded, start: number, end: number, by: string): Folded {
  const [from, to] = [f.from[start]!, f.to[end - 1]!];
  return {
    raw: f.raw,
    text: f.text.slice(0, start) + by + f.text.slice(end),
    from: [...f.from.slice(0, start), ...[...by].map(() => from), ...f.from.slice(end)],
    to: [...f.to.slice(0, start), ...[...by].map(() => to), ...f.to.slice(end)],
  };
}
