// One number for another: 把1102改成1106, "1660 not 1600", 1302 말고 1303. Such a message says no address and makes
// sense only beside the order: the number that is left must stand in exactly one place of it.
import type { Outcome, Part, Parts } from './types.ts';

const N = '([a-z]?\\d{1,5}[a-z]?(?:-\\d{1,4})?)(?![\\d-])';
const W = '(?:号楼?|室|房|楼|层|栋|幢|座|单元|호|동|층|번지?)?';
/** Each pattern and which of its two numbers is the one left behind. */
const swaps: [RegExp, 1 | 2][] = [
  [new RegExp(`${N}${W}(?:不对|不是)[,，]\\s?我?(?:[在住是]|应该是)${N}`, 'u'), 1],
  [
    new RegExp(
      `${N}${W}(?:这里|那里)?\\s?(?:改成|改为|改到|改|换|换成|换为|写错了?|填错了?|错了|应该是|应改为|->|→|⇒|➡|=>|▶)[,，]?(?:是|应该是)?\\s?${N}`,
      'u',
    ),
    1,
  ],
  [
    new RegExp(
      `${N}${W}(?:不对|错了?|写错了?|打错了?)[\\s,，]*(?:我家?的?|俺家?|咱家?)?(?:[在住是要]|应该是?|门牌)?${N}`,
      'u',
    ),
    1,
  ],
  [new RegExp(`不是${N}${W}[,，]?\\s?(?:而?是|应该是)${N}`, 'u'), 1],
  [new RegExp(`是${N}${W}[,，]?\\s?不是${N}`, 'u'), 2],
  [
    new RegExp(
      `${N}${W}(?:가|이|은|는|를|을)?\\s?(?:말고|아니라|아니고|아니구|에서|대신|->|→|⇒|➡|=>|▶)\\s?${N}`,
      'u',
    ),
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
  [new RegExp(`${N}(?:号室?|室)?\\s?(?:で?はなくて?|じゃなくて?|でなく)[,、]?\\s?${N}`, 'u'), 1],
  [new RegExp(`\\bnicht (?:die |nr\\.? ?)?${N},? (?:sondern )?(?:die |nr\\.? ?)?${N}`), 1],
  [new RegExp(`\\b${N},? (?:und )?(?:nicht|statt|pas) (?:die |le |la )?${N}`), 2],
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

/** The part of the order in which a folded message replaces one number by another: by another one, or by its own. */
export function amended(text: string, order: Parts): [Part, Outcome] | undefined {
  if (text.length > 200) return undefined;
  const tail = otherTail(text, order);
  if (tail) return tail;
  const replaced = swaps
    .map(([pattern, left]) => swapOf(text, pattern, left))
    .filter((swap) => swap !== undefined);
  for (const { old, wanted, has } of replaced) {
    const places = partsFor(old).filter((part) => has(order, part, old));
    if (places.length === 1 && !has(order, places[0]!, wanted)) return [places[0]!, 'differ'];
  }
  // 539 아니고 593: what is wanted is the order's already, and what is denied stands nowhere in it.
  const [only, ...more] = replaced;
  if (!only || more.some((swap) => swap.wanted !== only.wanted) || only.wanted.length < 3) return undefined;
  const { old, wanted, has } = only;
  const here = partsFor(old).filter((part) => has(order, part, wanted));
  const strange = (text.match(/\d{2,}/g) ?? []).some((n) => n !== old && n !== wanted);
  const nowhere = !partsFor(old).some((part) => has(order, part, old));
  return nowhere && here.length === 1 && !strange ? [here[0]!, 'agree'] : undefined;
}

const ofPhone =
  /尾号|后四位|后4位|末四位|끝자리|뒷자리|뒷번호|끝번호|\b(?:ends|ending|last (?:four|4))\b|(?:电话|手机|号码|전화|연락처|번호|phone|mobile|cell)/u;
const other4 = '(?<!\\d)(\\d{4})(?!\\d)';
/** Four digits of a phone that are left behind. */
const wrongTail = [
  new RegExp(
    `(?:写成了?|填成了?|打成了?|写的是?|填的是?|不是|\\bnot|instead of|rather than)\\s?${other4}`,
    'u',
  ),
  new RegExp(
    `${other4}\\s?(?:是?[写填打]?错|不对|改成|改为|应该是|->|→|(?:이|가|은|는|으로)?\\s?(?:말고|아니|에서|잘못|틀)|is wrong|should be)`,
    'u',
  ),
];

/** 尾号写成2274了，应该是2247: the order's phone ends in the four digits that are left for others. */
function otherTail(text: string, order: Parts): [Part, Outcome] | undefined {
  const own = order.phone?.value.replace(/-.*/, '').slice(-4) ?? '';
  const said = [...text.matchAll(new RegExp(other4, 'gu'))].map((hit) => hit[1]!);
  if (!/^\d{4}$/.test(own) || said.length !== 2 || said[0] === said[1] || !ofPhone.test(text))
    return undefined;
  const left = wrongTail.map((shape) => shape.exec(text)?.[1]).find((digits) => digits);
  const elsewhere = (['street', 'unit', 'region'] as const).some((part) => order[part]?.value.includes(own));
  if (elsewhere || !left) return undefined;
  if (left === own) return ['phone', 'differ'];
  // The tail that is wanted is the order's; four digits alone confirm nothing.
  return said.includes(own) ? ['phone', 'unknown'] : undefined;
}

/** A postcode has more digits than a door. */
const partsFor = (old: string): Part[] =>
  old.length > 3 ? ['region', 'street', 'unit'] : ['street', 'unit'];

/** The number left behind and the one wanted, where a pattern tells them apart. */
function swapOf(text: string, pattern: RegExp, left: 1 | 2) {
  const hit = pattern.exec(text);
  if (!hit) return undefined;
  const [old, wanted] = left === 1 ? [hit[1]!, hit[2]!] : [hit[2]!, hit[1]!];
  const behindFirst = text.slice(text.indexOf(hit[1]!, hit.index) + hit[1]!.length);
  // A single digit is a count or a size.
  if (
    old === wanted ||
    old.length < 2 ||
    counted.test(text.slice(hit.index + hit[0].length)) ||
    counted.test(behindFirst) ||
    priced.test(text.slice(0, hit.index))
  )
    return undefined;
  // 19楼改20楼: the floor is the beginning of the room.
  const floor = /^[楼层층]/u.test(behindFirst) ? '(?:\\d\\d)?' : '';
  const has = (order: Parts, part: Part, number: string) =>
    new RegExp(`(?<![\\da-z])${number}${floor}(?![\\da-z])`).test(order[part]?.value ?? '');
  return { old, wanted, has };
}
