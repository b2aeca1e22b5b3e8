// Numbers in a draft, however written: spaced out, in circles, in Chinese or Korean digits. A run counts as a phone by
// its shape and its borders; the label before it may say it is an order or a parcel instead.
import { GAP, type Normal, PAUSE } from './normalise.ts';

/** A stretch of the tight view. */
export interface Stretch {
  start: number;
  end: number;
  value: string;
}

const WORDS = new Map<string, string>();
for (const set of ['零一二三四五六七八九', '〇壹贰叁肆伍陆柒捌玖', '영일이삼사오육칠팔구', '공하둘셋넷'])
  [...set].forEach((char, i) => {
    if (!WORDS.has(char)) WORDS.set(char, String(i));
  });
WORDS.set('幺', '1').set('两', '2');
// 하나 is one: its second half is silent.
WORDS.set('하', '1');

/** Between the breaths a spelled number is said in: 幺三九，零零幺幺; 공일공에 이삼사오; a hyphen is said 다시. */
const BREATH = [PAUSE, '에', '의', '다시'];
const breathAt = (text: string, i: number): number =>
  BREATH.find((one) => text.startsWith(one, i))?.length ?? 0;

interface Run {
  start: number;
  tokens: Stretch[];
}

/** Where a run of five or more may be; shorter ones are nobody's number. */
const STRETCH = new RegExp(`[0-9${[...WORDS.keys()].join('')}나${[...BREATH].join('')}]{5,}`, 'g');

/** Runs of digits; digits in words count only in a run of seven or more, where nothing else is meant. */
function runs(tight: Normal['tight']): Run[] {
  const found: Run[] = [];
  STRETCH.lastIndex = 0;
  for (let hit = STRETCH.exec(tight.text); hit; hit = STRETCH.exec(tight.text))
    runsIn(tight, hit.index, STRETCH.lastIndex, found);
  return found;
}

function runsIn(tight: Normal['tight'], from: number, to: number, found: Run[]): void {
  const { text, gap } = tight;
  let i = from;
  while (i < to) {
    const first = digit(text[i]!);
    if (first === undefined) {
      i++;
      continue;
    }
    const start = i;
    let spelled = false;
    const tokens: Stretch[] = [];
    for (; i < text.length; i++) {
      if (isSilent(text, i) && tokens.length > 0) {
        tokens.at(-1)!.end = i + 1;
        continue;
      }
      const breath = spelled ? breathAt(text, i) : 0;
      if (breath > 0 && digit(text[i + breath] ?? '') !== undefined) {
        i += breath - 1;
        continue;
      }
      const value = digit(text[i]!);
      if (value === undefined || (i > start && isEnding(text, i))) break;
      if (text[i] !== value) spelled = true;
      const last = tokens.at(-1);
      if (last && gap[i] === GAP.none && last.end === i) {
        last.end = i + 1;
        last.value += value;
      } else tokens.push({ start: i, end: i + 1, value });
    }
    if (!spelled || i - start >= 7) found.push({ start, tokens });
    else found.push(...digitsOnly(tight, start, i));
  }
}
const digit = (char: string): string | undefined => (char >= '0' && char <= '9' ? char : WORDS.get(char));
/** The copula behind a number is no two: 칠칠팔팔이에요. */
const isEnding = (text: string, i: number): boolean =>
  text[i] === '이' && /[에예야고며니라]/.test(text[i + 1] ?? '');
const isSilent = (text: string, i: number): boolean => text[i] === '나' && text[i - 1] === '하';

/** The true digits of a short run that mixes in words: 第1次 has one, 一 alone none. */
function digitsOnly(tight: Normal['tight'], start: number, end: number): Run[] {
  const found: Run[] = [];
  for (const hit of tight.text.slice(start, end).matchAll(/\d+/g)) {
    const at = start + hit.index;
    found.push({ start: at, tokens: [{ start: at, end: at + hit[0].length, value: hit[0] }] });
  }
  return found;
}

const LABEL =
  /(?:订单|单号|运单|快递|物流|编号|货号|尾号|条码|款号|型号|税号|序列号|批号|批次|机身码|取件码|提货码|核销码|sku|(?<![a-z])sn|batch|lot|isbn|parts?(?:number|no)?|model(?:number|no)?|serial(?:number|no)?|부품(?:번호)?|시리얼(?:번호)?|일련번호|제조번호|바코드|모델(?:번호)?|품번|order(?:number|no|id)?|tracking(?:number|no|id)?|invoice|asin|송장(?:번호)?|주문(?:번호)?|운송장(?:번호)?|상품번호)(?:号码?|是|为|는|은|이|:|no|num)?[a-z]{0,4}$/;
const isLetter = (char: string | undefined) => char !== undefined && /[a-z]/.test(char);

/** Whether what stands at `start` is labelled as the number of an order, a parcel or a thing. */
export const isLabelled = (tight: Normal['tight'], start: number): boolean =>
  LABEL.test(tight.text.slice(Math.max(0, start - 20), start));

/** How people group a Chinese mobile number; anything else of eleven digits is sizes, prices, times. */
const GROUPS = new Set(['11', '3,4,4', '4,3,4', '3,8', '7,4', '3,3,5', '4,4,3', '5,6', '6,5', '3,2,2,2,2']);

/** Digits in their own order: sizes, ages, steps. */
const COUNTED = '012345678910111213';

/** By shape and grouping. What mixes in words or stands digit by digit is written so to be missed: the shape will do. */
function isPhone(tokens: Stretch[], plus: boolean, mixed: boolean): boolean {
  const all = tokens.map((t) => t.value).join('');
  const lengths = tokens.map((t) => t.value.length);
  const groups = lengths.join(',');
  const single = tokens.length >= 6 && lengths.every((n) => n <= 2);
  const hidden =
    mixed || (tokens.length >= 8 && lengths.every((n) => n === 1) && !COUNTED.includes(all.slice(-7)));
  const home = all.replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '');
  if (/^1[3-9]\d{9}$/.test(home))
    return home !== all || single || hidden || GROUPS.has(groups) || (plus && all.length === 11);
  if (/^(?:82)?0?1(?:0\d{8}|[16789]\d{7,8})$/.test(all) && /^(?:0|82)/.test(all))
    return tokens.length <= 5 || single || all.startsWith('010');
  if (/^0(?:2|[3-6]\d|70|50\d)\d{7,8}$/.test(all)) return tokens.length === 3;
  if (/^01[2-4679]\d{7,8}$/.test(all)) return hidden || /^3,[34],4$/.test(groups);
  if (/^1?[2-9]\d{2}[2-9]\d{6}$/.test(all)) return hidden || /(?:^|,)3,3,4$/.test(groups);
  if (/^0[789]\d{8,9}$/.test(all)) return hidden || (tokens.length <= 4 && lengths.at(-1)! > 2);
  return plus && all.length >= 8 && all.length <= 15;
}

/** A stretch of digits, some perhaps in words, with letters among them that look like some: o1o 3382 99l4, o1o-사오팔팔-i27o. */
const DRESSED = new RegExp(`[\\doil${[...WORDS.keys()].join('')}]{9,}`, 'g');

/** The same draft with such letters read as digits. */
function undressed(tight: Normal['tight']): Normal['tight'] {
  DRESSED.lastIndex = 0;
  let { text } = tight;
  for (let hit = DRESSED.exec(text); hit; hit = DRESSED.exec(text)) {
    const [run] = hit;
    let { index: from } = hit;
    let to = DRESSED.lastIndex;
    // Its ends may be those of words.
    while (from < to && !isDigit(text[from]!) && isLetter(text[from - 1]) && tight.gap[from] === GAP.none)
      from++;
    while (to > from && !isDigit(text[to - 1]!) && isLetter(text[to]) && tight.gap[to] === GAP.none) to--;
    if (!/[oil]/.test(run) || [...run].filter((char) => digit(char) !== undefined).length < 5) continue;
    const read = text.slice(from, to).replace(/o/g, '0').replace(/[il]/g, '1');
    text = text.slice(0, from) + read + text.slice(to);
  }
  return text === tight.text ? tight : { ...tight, text };
}
const isDigit = (char: string): boolean => char >= '0' && char <= '9';

/** Phone numbers, as digits. */
export function phones(n: Normal): Stretch[] {
  const tight = undressed(n.tight);
  const found: Stretch[] = [];
  for (const { tokens } of runs(tight)) {
    for (let i = 0; i < tokens.length; i++) {
      const first = tokens[i]!;
      // SF1380013… is a parcel: letters stuck to the digits make another number of it.
      const stuck = isLetter(tight.text[first.start - 1]) && tight.gap[first.start] !== GAP.real;
      if (stuck && !/(?:vx|wx|v|tel|phone|call|加)$/.test(tight.text.slice(0, first.start))) continue;
      const plus = tight.text[first.start - 1] === '加';
      for (let j = Math.min(tokens.length, i + 12); j > i; j--) {
        const some = tokens.slice(i, j);
        const end = some.at(-1)!.end;
        if (isLetter(tight.text[end]) && tight.gap[end] === GAP.none) continue;
        const mixed = some.some((t) => tight.text.slice(t.start, t.end) !== t.value);
        if (!isPhone(some, plus, mixed) || isLabelled(tight, first.start)) continue;
        found.push({ start: first.start, end, value: some.map((t) => t.value).join('') });
        i = j - 1;
        break;
      }
    }
  }
  return found;
}

/** Runs of five to twelve digits that carry no label of an order: what a contact's number may look like. */
export function bareNumbers(n: Normal): Stretch[] {
  return runs(n.tight)
    .map(({ tokens }) => ({
      start: tokens[0]!.start,
      end: tokens.at(-1)!.end,
      value: tokens.map((t) => t.value).join(''),
    }))
    .filter(({ value, start }) => value.length >= 5 && value.length <= 12 && !isLabelled(n.tight, start));
}
