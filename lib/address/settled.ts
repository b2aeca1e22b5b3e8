// A doubt that is settled: 309호로 적었나요? 903호여야, 9幢写成6幢了吧？是9幢, "did i type 94013... it's 94103 right". The number
// that is asserted last is the order's, and the others are the order's too or slips of that one.
import type { Part, Parts } from './types.ts';

const doubt =
  /写成|写错|填错|填成|打错|打成|是不是|怕|没记错|적었|적은|썼|쓴\s?(?:줄|거)|잘못|오타|맞나|헷갈|\bdid i\b|\btyped?\b|\bi think\b|\btypo\b|\bwasn't it\b|\bdouble.?check/u;
/** Something shall be changed, or is said not to be so: read elsewhere. */
const changed =
  /改成|改为|换成|改一下|不是\d|바꿔|변경|수정|아니고|아니라|말고|\bnot\b|change|instead|update|fix/u;
/** What says that the number before or behind it is the one. */
const before = /(?:是|应该|要|对的是|it's|its|it is|is|yes|no,?)\s?(?:#|apt |unit )?$/u;
const behind =
  /^\s?(?:号楼?|室|幢|栋|座|楼|单元|호|동|층|번지?)?\s?(?:이?여야|이어야|(?:이|가)?\s?맞|이에요|예요|에요|입니다|이요|요|인데|对|没错|才对|吧|$|right|is right|is correct|correct|for sure)/u;

/** The part of the order that a doubting message ends by confirming. */
export function settled(text: string, order: Parts): Part | undefined {
  if (text.length > 160 || !doubt.test(text) || changed.test(text)) return undefined;
  const numbers = [...text.matchAll(/(?<![\d-])[a-z]?\d{1,6}[a-z]?(?![\d-])/gu)];
  const last = numbers.at(-1);
  if (!last || numbers.length < 2) return undefined;
  const end = last.index + last[0].length;
  if (!before.test(text.slice(0, last.index)) && !behind.test(text.slice(end))) return undefined;
  const has = (part: Part, number: string) =>
    new RegExp(`(?<![\\da-z*])${number}(?![\\da-z*])`).test(order[part]?.value ?? '');
  const places = (['region', 'street', 'unit'] as const).filter((part) => has(part, last[0]));
  if (places.length !== 1) return undefined;
  const others = numbers.slice(0, -1).map((hit) => hit[0]);
  const known = (n: string) => (['region', 'street', 'unit'] as const).some((part) => has(part, n));
  const slips = others.filter((n) => !known(n));
  // 9楼之2: one digit is no slip of another.
  return slips.length === 1 && last[0].length > 1 && slipOf(slips[0]!, last[0]) ? places[0] : undefined;
}

/** The same digits in another order, one other digit, or one more or less. */
export function slipOf(a: string, b: string): boolean {
  const sorted = (s: string) => [...s].sort().join('');
  if (sorted(a) === sorted(b)) return true;
  if (a.length === b.length) return [...a].filter((c, i) => c !== b[i]).length === 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    long.length - short.length === 1 &&
    [...long].some((_, i) => long.slice(0, i) + long.slice(i + 1) === short)
  );
}
