// What stands beside a number: the road it is on, which tells which of the order's numbers it is; a syllable or a stem that is
// part of it (12가길, 14号甲); what an order shows where the message has another number.
import { compareMasked } from './mask.ts';
import type { OrderNumber } from './order-numbers.ts';
import type { OrderText } from './retell-order.ts';

const roadAhead = /(?:[가-힣\d]+(?:로|길)|[\u4e00-\u9fff]{2,}[路街道巷弄])\s?$/u;

/** The order's number beside the same road as this one is: 231 behind 테헤란로, 784 before Maple. */
export function besideRoad(text: string, at: number, end: number, order: OrderText): OrderNumber | undefined {
  const ahead = roadAhead.exec(text.slice(Math.max(0, at - 16), at))?.[0].trim();
  if (ahead) {
    for (let from = 0; from + 3 <= ahead.length; from++) {
      const road = ahead.slice(from);
      const there = order.text.indexOf(road);
      if (there < 0) continue;
      const where = /^\s?(?=[\d*])/.exec(order.text.slice(there + road.length));
      return where ? order.numbers.find((n) => n.at === there + road.length + where[0].length) : undefined;
    }
    return undefined;
  }
  const next = /^ (?:(?:[nsew]|north|south|east|west)\.? )?([a-z]{3,})(?![a-z'])/.exec(text.slice(end))?.[1];
  if (!next || order.words.words.get(next) !== 'S') return undefined;
  const own = new RegExp(`([\\d*]+[a-z]?) (?:(?:[nsew]|north|south|east|west)\\.? )?${next}(?![a-z])`).exec(
    order.text,
  );
  return own ? order.numbers.find((n) => n.at === own.index) : undefined;
}

const lane = /^([가나다라마바사아자차카타파하])?(?=길)/u;
const again = /^\s?(bis|ter|quater)\b/;
const stem = /^号([甲乙丙丁])?(?![座栋幢单楼])/u;

/** Whether what is part of a number is another than the order's: 12가길 beside 12나길, 14号甲 beside 14号丙. */
export function otherStem(behind: string, number: OrderNumber, order: OrderText): boolean {
  const own = order.text.slice(number.at + number.value.length);
  const [bis, ownBis] = [again.exec(behind)?.[1], again.exec(own)?.[1]];
  if (bis !== ownBis && number.letter === 'S') return true;
  return [lane, stem].some((shape) => {
    const [mine, theirs] = [shape.exec(behind), shape.exec(own)];
    return mine !== null && theirs !== null && mine[1] !== theirs[1];
  });
}

/**
 * The number that an order shows where the message has another one: 9C beside 2C, a ZIP beside a ZIP, the first of a chain
 * (1-8-2 beside 4-8-2).
 */
export function visible(
  value: string,
  [ahead, behind]: [string, string],
  own: readonly OrderNumber[],
  order: OrderText,
): OrderNumber | undefined {
  const whole = [...order.text].map((c, i) => (/[NP]/.test(order.letters[i]!) ? ' ' : c)).join('');
  // 45-21 beside **-12.
  const led = /(?<![\d-])(\d+)-$/.exec(ahead)?.[1];
  const second = own.find((n) => {
    const hidden = /([\d*]+)-$/.exec(whole.slice(0, n.at))?.[1];
    return led && hidden?.includes('*') && compareMasked(hidden, led, led.length) !== 'differ';
  });
  if (second && !second.value.includes('*')) return second;
  const next = /^-(\d+)(?!\d)/.exec(behind)?.[1];
  const linked = own.findIndex((n, i) => n.value === next && i > 0 && /\d-$/.test(whole.slice(0, n.at)));
  if (linked > 0 && !own[linked - 1]!.value.includes('*')) return own[linked - 1];
  const doors = own.filter((n) => n.letter === 'U');
  if (/^\d+[a-z]$/.test(value)) return doors.find((n) => /^\d+[a-z]$/.test(n.value));
  // 702 beside ****弄**号402室 lies under neither mask; a ZIP, an Australian postcode.
  const hidden = [...whole.matchAll(/(?<![\d*])\*+(?![\d*])/g)].map((run) => run[0].length);
  if (value.length < 3 || hidden.includes(value.length) || !/^\d+$/.test(value)) return undefined;
  const code = own.find(
    (n) => n.letter === 'R' && /^[\d*]{4,5}$/.test(n.value) && n.value.length === value.length,
  );
  // What shows of a room that is hidden in part is there to be compared.
  const door = doors.find((n) => /^[\d*]+$/.test(n.value) && n.value.length === value.length);
  return code ?? (hidden.length || door?.value.includes('*') ? door : undefined);
}

const spokenLetters: Record<string, string> = {
  에이: 'a',
  비: 'b',
  씨: 'c',
  디: 'd',
  이: 'e',
  에프: 'f',
  지: 'g',
};

/** 131-1号 beside 131号, 2-D호 beside 2-B호: what goes on behind the same number, of each place the order has it at. */
export function goesOtherwise(behind: string, own: [letter: string, behind: string][]): boolean {
  if (/^-\d{1,3}号/u.test(behind) && own.some(([letter, after]) => letter === 'S' && /^号/u.test(after)))
    return true;
  const door = (text: string) => {
    const said = /^-([a-z]|에이|비|씨|디|이|에프|지)(?=호|号|室|$|[\s,.])/u.exec(text)?.[1];
    return said && (spokenLetters[said] ?? said);
  };
  const shown = own.flatMap(([letter, after]) => (letter === 'U' ? (door(after) ?? []) : []));
  return shown.length > 0 && door(behind) !== undefined && !shown.includes(door(behind)!);
}
