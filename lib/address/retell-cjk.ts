// Runs of Chinese, Korean and Japanese letters beside the order's: its own, nearly its own, or only the kind of a street.
import { jamoOf } from './fold.ts';
import type { OrderText } from './retell-order.ts';

const han = /[\u4e00-\u9fff]/u;
const hangul = /[가-힣]/u;
const kana = /[\u3041-\u30fe]/u;

const tower = /(?<![가-힣])[가나다라마바사아자차카타파하]동(?![가-힣](?<![은는이가을를도만로에요]))/u;
/** 마동 beside 바동. */
export const lettered = (text: string, at: number, order: OrderText): boolean => {
  const own = text[at + 1] === '동' ? tower.exec(order.text)?.[0] : undefined;
  return Boolean(
    own && own[0] !== text[at] && tower.exec(text.slice(Math.max(0, at - 1), at + 3))?.[0]?.[0] === text[at],
  );
};

export const cjk = (c: string | undefined) =>
  c !== undefined && (han.test(c) || hangul.test(c) || kana.test(c));
const compass = /[东西南北中上下前后左右新老内外]/u;

/** 송대 beside 현대 is another name; 래이크 beside 레이크 is a slip of the finger: one letter of the syllable. */
const unlike = (a: string, b: string): boolean => {
  const [own, said] = [jamoOf(a), jamoOf(b)];
  return hangul.test(a) && hangul.test(b) && own.filter((letter, i) => letter !== said[i]).length > 1;
};

const estate =
  /^[가-힣]{1,5}(?:빌|빌라|아파트|타워|맨션|파크|팰리스|하이츠|타운|캐슬|오피스텔|빌딩|센터|하우스|빌리지|뷰)(?![가-힣](?<![은는이가을를도로요예에]))/u;

const housing = /^(?:花园|广场|大厦|公寓|家园|中心|新村|名苑|华庭|雅苑|嘉园|佳苑|新城)/u;

const kindOnly =
  /^(?:대로|아파트|빌라|오피스텔|연립|맨션|타워|하이츠|타운|빌리지|주택|상가|원룸|하우스|빌딩|마을|大道|大街|小区|广场|大厦|花园|花苑|公寓|家园|新村|国际|中心|大楼|名苑|华庭|雅苑|嘉园|国际城|科技园|工业园|产业园|写字楼|校区|[东西南北中][路街])$/u;

const namedPlace =
  /^\p{Script=Han}{1,4}?(?:路|街|道|巷|弄|大厦|广场|花园|公寓|中心|小区|苑|园|城|里|村|大楼)/u;
const asIs =
  /(?<![가-힣])(?:원래|그|이|제|맘|마음|예정|절대|평소|하던|(?:적|쓰|말하|말씀하|보내)신|(?:적힌|써|되어|돼|등록된)\s?(?:있는)?|있는)\s?$/u;

/** What leads to a name and is no part of it. */
const led = /[在到去是寄发送住给的把从往叫有就那这个吧啊呀哦嗯对]/u;

/**
 * The longest run of letters from here that stands in the order too. Where one letter behind or before it is another
 * (中山东路 and 中山西路), or stands on one side alone (人民路, 人民中路), the mark says so.
 */
export function shared(text: string, at: number, order: OrderText): { end: number; mark: string } {
  let end = at;
  let where = -1;
  while (end < text.length && (cjk(text[end]) || (text[end] === '-' && kana.test(text[end - 1]!)))) {
    const next = order.text.indexOf(text.slice(at, end + 1));
    if (next < 0) break;
    where = next;
    end++;
  }
  const length = end - at;
  if (length < 2) return { end, mark: '' };
  const letter = order.letters[where]!;
  const there = where + length;
  // 한강드림빌 beside 한강세이프빌: one stem, two houses.
  const [mine, theirs] = [estate.exec(text.slice(end)), estate.exec(order.text.slice(there))];
  if (
    mine &&
    theirs &&
    mine[0] !== theirs[0] &&
    !hangul.test(text[at - 1] ?? '') &&
    !order.text.includes(text.slice(at, end) + mine[0])
  )
    return { end: end + mine[0].length, mark: '<S!>' };
  // 강남대로 beside 도산대로, 解放大道 beside 中山大道: only the kind of street is the order's.
  // 金地小区 beside ***小区: its name is hidden.
  const ahead = order.text[where - 1];
  const other = cjk(text[at - 1]) && !led.test(text[at - 1]!) && text[at - 1] !== ahead && ahead !== '*';
  // 가온빌 beside 라온빌: the first syllable is another.
  const first = (s: string, i: number) => hangul.test(s[i - 1] ?? '') && !hangul.test(s[i - 2] ?? '');
  const strange = unlike(text[at - 1] ?? '', order.text[where - 1] ?? '');
  const leads = (length < 4 || strange) && first(text, at) && first(order.text, where);
  // 판사역로 beside 판교역로: one within it.
  const amid = strange && hangul.test(text[at - 2] ?? '') && text[at - 2] === order.text[where - 2];
  if (other && letter === 'S' && (leads || amid)) return { end, mark: '<S~>' };
  // 원래대로 is as before, and no 중앙대로.
  if (text.slice(at, end) === '대로' && asIs.test(text.slice(0, at))) return { end: at, mark: '' };
  if (other && kindOnly.test(text.slice(at, end))) return { end, mark: '<S!>' };
  // 荣昌广场 beside 荣昌花园.
  const [kind, own] = [housing.exec(text.slice(end)), housing.exec(order.text.slice(there))];
  if (
    kind &&
    own &&
    kind[0] !== own[0] &&
    letter === 'S' &&
    !order.text.includes(text.slice(at, end) + kind[0])
  )
    return { end: end + kind[0].length, mark: '<S!>' };
  // 은평로 195 beside 은평구 통일로.
  if (
    /^(?:로|길|대로)\s?\d/u.test(text.slice(end)) &&
    !/^(?:로|길|대로)/u.test(order.text.slice(there)) &&
    letter === 'R'
  )
    return { end: end + (text[end] === '대' ? 2 : 1), mark: '<S!>' };
  // 센텀동로 48 beside 센텀중앙로 48.
  const road =
    letter === 'S' ? /^[가-힣]{1,4}(?:로|길)(?=\s?(?:\d|쪽))/u.exec(text.slice(end))?.[0] : undefined;
  if (
    road &&
    hangul.test(order.text[there] ?? '') &&
    !order.text.startsWith(road, there) &&
    !order.text.includes(text.slice(at, end) + road)
  )
    return { end: end + road.length, mark: '<S!>' };
  const [a, b] = [text[end], order.text[there]];
  if (letter === 'N') {
    const whole = order.letters[where - 1] !== 'N' && length >= 2;
    const [left, more] = [order.letters[there] === 'N' && cjk(b), cjk(a)];
    if (whole && left && more && !cjk(order.text[there + 1])) return { end: end + 1, mark: '<N~>' };
    return { end, mark: left || !whole ? '<N->' : '<N>' };
  }
  if (cjk(a) && cjk(b)) {
    if (text[end + 1] === order.text[there + 1] && cjk(text[end + 1]))
      return { end: end + 1, mark: `<${letter}~>` };
    if (text[end + 1] === b) return { end: end + 1, mark: `<${letter}+>` };
    // 厚街康乐南路 is 厚街镇康乐南路.
    if (a === order.text[there + 1])
      return { end, mark: /[镇乡村街区县市屯组社시군구읍면]/u.test(b!) ? `<${letter}>` : `<${letter}->` };
  }
  // 강남대로 of 강남대로102길 is another road.
  if (letter === 'S' && /[로길]$/u.test(text.slice(at, end))) {
    const branch = /^\s?\d+[가-힣]?(?:번?길|로)/u;
    if (branch.test(order.text.slice(there)) && !branch.test(text.slice(end))) return { end, mark: '<S->' };
  }
  const [before, prior] = [text[at - 1] ?? '', order.text[where - 1] ?? ''];
  // 新北市 beside 台北市.
  if (letter === 'R' && /^[北中南东]市/u.test(text.slice(at)) && han.test(before) && before !== prior)
    return { end, mark: '<R!>' };
  // 福港中路 beside 香港中路: a name of which the first letter is another.
  const begins = (whole: string, i: number) =>
    !han.test(whole[i - 2] ?? '') || /[省市区县镇乡号道]/u.test(whole[i - 2]!) || led.test(whole[i - 2]!);
  if (
    letter === 'S' &&
    han.test(prior) &&
    han.test(before) &&
    before !== prior &&
    !led.test(before) &&
    namedPlace.test(text.slice(at, end)) &&
    begins(text, at) &&
    begins(order.text, where)
  )
    return { end, mark: '<S~>' };
  if (compass.test(before) && compass.test(prior) && before !== prior) return { end, mark: `<${letter}~>` };
  return { end, mark: `<${letter}>` };
}
