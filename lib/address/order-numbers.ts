// The numbers of an order's address, each with the part it belongs to, what it counts and what is part of it.
import { chained, type Kind, kindOf } from './number-kinds.ts';
import { leadOf } from './retell-leads.ts';
import type { Letter } from './retell-order.ts';

export interface OrderNumber {
  /** Where it stands in the order's text. */
  at: number;
  /** Digits, with their letter (27a), without leading zeros; `*` where the order hides some. */
  value: string;
  letter: Letter;
  kind: Kind;
  /** It goes on behind a dash: 20-9, 101-1, 101-B. */
  more?: boolean;
  /** What stands before it and is part of it. */
  lead?: string;
  /** In Korea what a number within a road's name is: 불당25로, 불당25길. */
  way?: string;
}

/** Without leading zeros; of four digits and more one at most: 0001 of a postcode is no 1. */
export const plain = (digits: string) => digits.replace(digits.length < 4 ? /^0+(?=\d)/ : /^0(?=[1-9])/, '');

/** The stars ahead of a number that hide words, too: *****6幢. */
const words = /^(?:\*{4,}(?=\d)|\*+(?=\d[\d*]{3})|\*\*(?=\d{3}$))/;
export function numbersOf(text: string, letters: Letter[], country = ''): OrderNumber[] {
  const places = chained(text, letters, country);
  return [...text.matchAll(/[\d*]*\d[\d*]*[a-z]?(?![a-z\d])|[\d*]*\d[\d*]*/g)].flatMap((hit) => {
    const value = plain(/^(?:CN|KR|TW|JP|HK)$/.test(country) ? hit[0].replace(words, '') : hit[0]);
    const behind = text.slice(hit.index + hit[0].length, hit.index + hit[0].length + 8);
    // 3/118 Riccarton Road, 44-500 Burnell Street: the flat before its house.
    const flat = /^(?:AU|NZ|IE|GB)$/.test(country) ? /^\/\d+/ : country === 'CA' ? /^\s?-\s?\d+/ : undefined;
    const doored =
      flat?.test(behind) && letters[hit.index] === 'S' && !/[\d/-]$/.test(text.slice(0, hit.index));
    const housed = /^(?:AU|NZ|IE|GB)$/.test(country) && /\d[a-z]?\/$/.test(text.slice(0, hit.index));
    const street = housed && letters[hit.index] === 'U' && /^ [a-z]{3}/.test(behind);
    // 2/1, 46 Dumbarton Road: a floor and its flat.
    const stair =
      country === 'GB' && /(?<![\d/])\d\/$/.test(text.slice(0, hit.index)) && /^, ?\d/.test(behind);
    const letter = doored || stair ? 'U' : street ? 'S' : letters[hit.index]!;
    // W5 3DF: the digits of a postcode are no numbers of their own.
    if (letter === 'R' && (/^[a-z]/.test(behind) || /[a-z]/.test(text[hit.index - 1] ?? ''))) return [];
    const way = /^(?:번?길|로)/u.exec(behind)?.[0];
    const lead = leadOf(text.slice(0, hit.index), behind);
    const { index: start } = hit;
    const one: OrderNumber = {
      at: start,
      value,
      letter,
      kind: places.get(start) ?? kindOf(behind, text.slice(0, hit.index), country),
      more: !doored && continued(value, letter, behind),
      ...(way ? { way } : {}),
      ...(lead ? { lead } : {}),
    };
    const door = /^(?:楼|层|층)\s?([a-z])(?![a-z])/u.exec(behind)?.[1];
    // 21楼C is 21C, 3º B is 3B, 11F may stand for 11.
    const step = letter === 'U' ? /^\s{1,2}([a-z])(?![a-z\d])/.exec(behind)?.[1] : undefined;
    const storey = /^(\d+)f$/.exec(value)?.[1];
    return [
      one,
      ...(door ? [{ at: start, value: value + door, letter, kind: '' as const }] : []),
      ...(step ? [{ at: start, value: value + step, letter, kind: '' as const }] : []),
      ...(storey
        ? [{ at: start, value: storey, letter, kind: 'floor' as const, ...(lead ? { lead } : {}) }]
        : []),
    ];
  });
}

const continued = (value: string, letter: Letter, behind: string) =>
  letter === 'S'
    ? /^-\d{1,3}(?!\d)|^\s?(?:bis|ter|quater)\b|^ ?(?:1\/2|½)/.test(behind)
    : letter === 'U' && value.length > 2 && /^-(?:\d{1,2}(?![\d-])|[a-z](?![a-z]))/.test(behind);
