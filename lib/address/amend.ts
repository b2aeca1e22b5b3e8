// One number for another: 把1102改成1106, "1660 not 1600", 1302 말고 1303. Such a message says no address and makes
// sense only beside the order: the number that is left must stand in exactly one place of it.
import type { Part, Parts } from './types.ts';

const N = '([a-z]?\\d{1,5}[a-z]?(?:-\\d{1,4})?)(?![\\d-])';
const W = '(?:号楼?|室|房|楼|层|栋|幢|座|单元|호|동|층|번지?)?';
/** Each pattern and which of its two numbers is the one left behind. */
const swaps: [RegExp, 1 | 2][] = [
  [
    new RegExp(
      `${N}${W}(?:这里|那里)?\\s?(?:改成|改为|改到|改|换成|换为|写错了?|填错了?|错了|应该是|应改为|->|→)[,，]?(?:是|应该是)?\\s?${N}`,
      'u',
    ),
    1,
  ],
  [new RegExp(`${N}${W}(?:不对|不是)[,，]\\s?我?(?:[在住是]|应该是)${N}`, 'u'), 1],
  [new RegExp(`不是${N}${W}[,，]?\\s?(?:而?是|应该是)${N}`, 'u'), 1],
  [new RegExp(`是${N}${W}[,，]?\\s?不是${N}`, 'u'), 2],
  [
    new RegExp(`${N}${W}(?:가|이|은|는|를|을)?\\s?(?:말고|아니라|아니고|아니구|에서|대신|->|→)\\s?${N}`, 'u'),
    1,
  ],
  [
    new RegExp(
      `\\b${N},? but (?:it's|it is|it should be|should be|i meant|actually) (?:actually |really )?(?:#|number )?${N}`,
    ),
    1,
  ],
  [
    new RegExp(
      `\\bnot (?:#|no\\.? ?|number )?${N},? (?:but|it's|it is|it should be|should be) (?:#|number )?${N}`,
    ),
    1,
  ],
  [new RegExp(`(?<![\\d$])#?${N},? not (?:#|number )?${N}`), 2],
  [new RegExp(`(?<![\\d$])#?${N} (?:instead of|rather than) (?:#|number )?${N}`), 2],
  [
    new RegExp(`(?:from|change|replace|correct) (?:the )?(?:#|number )?${N} (?:to|with) (?:#|number )?${N}`),
    1,
  ],
  [new RegExp(`(?<![\\d$])#?${N} (?:should be|is wrong,? (?:it's|it is|should be)) (?:#|number )?${N}`), 1],
];
/** What is counted or paid so is no step of an address. */
const counted =
  /^\s?(?:[件个双套条只盒包箱瓶斤元块天点月日年份码色片张本支次米克折]|개|장|일|월|시|원|명|사이즈|색|pcs|pieces|items|days|usd|dollars|cm|mm|kg|%)/u;
const priced = /[$€£¥₩]\s?$/u;

/** The part of the order in which a folded message replaces one number by another. */
export function amended(text: string, order: Parts): Part | undefined {
  if (text.length > 200) return undefined;
  for (const [pattern, left] of swaps) {
    const hit = pattern.exec(text);
    if (!hit) continue;
    const [old, wanted] = left === 1 ? [hit[1]!, hit[2]!] : [hit[2]!, hit[1]!];
    // A single digit is a count or a size.
    if (
      old === wanted ||
      old.length < 2 ||
      counted.test(text.slice(hit.index + hit[0].length)) ||
      priced.test(text.slice(0, hit.index))
    )
      continue;
    if (counted.test(text.slice(text.indexOf(hit[1]!, hit.index) + hit[1]!.length))) continue;
    // 19楼改20楼: the floor is the beginning of the room.
    const floor = /^[楼层층]/u.test(text.slice(text.indexOf(hit[1]!, hit.index) + hit[1]!.length))
      ? '(?:\\d\\d)?'
      : '';
    const has = (part: Part, number: string) =>
      new RegExp(`(?<![\\da-z])${number}${floor}(?![\\da-z])`).test(order[part]?.value ?? '');
    const places = (['street', 'unit'] as const).filter((part) => has(part, old));
    if (places.length === 1 && !has(places[0]!, wanted)) return places[0];
  }
  return undefined;
}
