// Numbers in words where the order has them in digits: six maple ct, 일오공이호, 칠단지 for 7단지, 남현삼길 for 남현3길; and
// 1433번지 12호, which is the lot 1433-12 where the order has that lot.

import { english, englishRun } from './english-numbers.ts';
import type { OrderNumber } from './order-numbers.ts';
import { korean } from './spoken.ts';

const digits = '영일이삼사오육칠팔구';
/** 1 to 99 in words. */
function inWords(value: number): string {
  const [ten, one] = [Math.floor(value / 10), value % 10];
  return `${ten ? `${ten > 1 ? digits[ten] : ''}십` : ''}${one ? digits[one] : ''}`;
}

/** `text` is a message, `shown` its order, both folded. */
export function koreanSteps(text: string, shown: string): string {
  if (!/[가-힣]/u.test(text)) return text;
  let out = text;
  for (const [, head, value, kind] of shown.matchAll(
    /(?:([가-힣]+)\s?|, ?|^)(\d{1,2})(단지|번?길|가(?![가-힣])|로|차|동)/gu,
  )) {
    const last = head?.at(-1);
    const said = new RegExp(
      `(${last ? `${last}\\s?` : '(?<![가-힣])'})${inWords(Number(value))}(?=${kind})`,
      'gu',
    );
    out = out.replace(said, `$1${value}`);
  }
  return out.replace(/(\d{1,4})번지의?\s?(\d{1,3})호/gu, (whole, lot: string, branch: string) =>
    new RegExp(`(?<!\\d)${lot}-${branch}(?!\\d)`).test(shown) ? `${lot}-${branch}` : whole,
  );
}

const said = new RegExp(`\\b${englishRun}\\b`, 'g');
/** One number in a word alone counts something else as a rule (one, two of them). */
const numbered =
  /(?:#|\b(?:apt|apartment|unit|flat|suite|room|floor|building|bldg|block|tower|number|no|gate|barn|lot|door|house|cottage)\.? )$/;

const sino =
  /(?<![가-힣])(?:[일이삼사오육륙칠팔구공영십백천]+(?:\s?다시\s?|에)?)+(?=$|[^가-힣]|호|번|동|층|차|이|예|에|요|로|으|맞|인|라|단|병)/gu;

/** Numbers in words, where they come to a number of the order: six maple ct, one one four, 일오공이호. */
export function spokenNumbers(text: string, numbers: OrderNumber[], shown = ''): string {
  const own = new Set(numbers.flatMap((n) => [n.value, ...n.value.split('-')]));
  const latin = text.replace(said, (words, at: number) => {
    const digits = english(words);
    const whole = words.trim().split(/[ -]/).length > 1 && digits.length > 1;
    // Ninety West Lake beside 19 West Lake.
    const next = /^ ?([a-z]{3,})/.exec(text.slice(at + words.length))?.[1];
    const house = next !== undefined && new RegExp(`\\d[a-z]? ${next}(?![a-z])`).test(shown);
    // If no one answers.
    if (words === 'one' && /\bno $/.test(text.slice(0, at))) return words;
    return own.has(digits) || whole || house || numbered.test(text.slice(Math.max(0, at - 12), at))
      ? `${digits} `
      : words;
  });
  if (!/[가-힣]/u.test(latin)) return latin;
  return latin.replace(sino, (words) => {
    const list = words.split(/\s?다시\s?|에/).filter(Boolean);
    const digits = list.map((word) => korean(word) ?? '');
    const counted = /[십백천]/u.test(words) || words.length > 2;
    const known = digits.every((d) => own.has(d));
    if (!counted || digits.some((d) => !d)) return known && words.length > 1 ? digits.join('-') : words;
    // 이백이십호 beside 이백이호 is another door; 이사 is to move.
    return known ||
      (words.length > 2 && /^[^일이삼사오]*[십백천]|^[일이삼사오육칠팔구공영]{3,4}$/u.test(words))
      ? digits.join('-')
      : words;
  });
}
