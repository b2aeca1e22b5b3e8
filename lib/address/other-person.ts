// Somebody who is not the order's receiver, named where a receiver is named and no label tells so: 1203호 홍주원입니다,
// 张子墨收, "8 Quay St, Sligo - Opal Greene". Only where the order's own name was not said.
import { type Folded, foldedSpan } from './fold.ts';
import { meetNames } from './name-compare.ts';
import { isKoreanName, looksLikeName, noPersonEn, noPersonKr } from './names.ts';
import type { OrderText } from './retell-order.ts';
import { bareWord, common } from './retell-other.ts';
import { filler } from './west-account.ts';
import { isDirection, isSuffix, isTypeBefore, stateOf, talk, units } from './west-words.ts';

const korean = '[가-힣]{3}(?<!요)|(?:남궁|황보|선우|제갈|독고)[가-힣]{2}';
const hangulName = new RegExp(
  [
    String.raw`(?:^|\n|[.!?~,]\s)\s*(${korean})(?=입니다|이에요|예요|이고(?![가-힣]{2})|이고요|인데요|[\s,]+0?1\d)`,
    String.raw`(?:\d|[호층]|번지)(?:에|이고|입니다|요|이에요|예요|맞나요)?[\s,./?]+(?:(${korean})(?=(?:님|씨)?(?:입니다|이에요|예요|이요|요|인데요?|이고요?)?(?:[\s,./~!?:()]*(?:$|\n|0?1\d|이렇게|전화|연락|배송|맞)|,))|([가-힣]{2})(?=입니다|이에요|예요|[\s,]+0?1\d|$))`,
  ].join('|'),
  'gu',
);
const hanName =
  /我[是叫]([\u4e00-\u9fff]{2,3})(?=[,，。\s!]|$)|(?:^|[,，。\n])\s*([\u4e00-\u9fff]{2,3})(?=的(?:单子?|订单|快递|包裹|地址)|\s*[,，]?\s*[1一壹][\d三四五六七八九叁肆伍陆柒捌玖])|(?:[\d楼室号户栋层座]|^是)([\u4e00-\u9fff]{2,3})(?=收(?![到货]))|[,，]\s*([\u4e00-\u9fff]{3})(?=\s*$)|\d(?:室|号|房)?[\s,，、]{1,2}([\u4e00-\u9fff]{2,3})(?=\s*(?:$|\n|[,，]?\s?1\d{10}))/gu;

const word = "\\p{Lu}[\\p{L}'’-]*\\p{Ll}";
const full = `(${word} (?:\\p{Lu}\\.? )?${word})`;
const latinName = new RegExp(
  [
    `(?:^|\\n)\\s*${full}(?=\\s*(?:\\n|[,:–—-]\\s*(?:[+(\\d]|last|apt|apartment|flat|unit|[A-Z]{1,2}\\d)))`,
    `[\\p{L}\\d),.;!–—-]\\s*(?:[,.;\\n–—-]|[,.!]\\s*(?:[Tt]hanks|[Tt]hank you|[Cc]heers|[Rr]egards|[Tt]hx)(?: so much| a lot)?[,! ]+)\\s*${full}\\s*[.!)]*(?=$|\\n)`,
    `(?:^|[\\n.!,]\\s*)(?:[Mm]y )?[Nn]ame(?:['’]s| is) ${full}`,
    `(?:^|\\n)\\s*${full} is the name`,
  ].join('|'),
  'gu',
);

/** Where a name in other hands than the receiver's stands in the folded message. */
export function otherPersons(f: Folded, order: OrderText): { start: number; end: number }[] {
  const { name } = order;
  if (/^[가-힣*]{2,5}$/u.test(name))
    return named(
      f.text,
      hangulName,
      (said) => isKoreanName(said) && !noPersonKr.test(said.replace(/리$/u, '')),
      order,
    );
  if (/^[\u4e00-\u9fff*]{2,4}$/u.test(name))
    return named(f.text, hanName, (said) => looksLikeName(said, 'CN'), order);
  if (!/^[\p{Script=Latin}*'’.-]+(?: [\p{Script=Latin}*'’.-]+)+$/u.test(name)) return [];
  // The letters' case is asked of what was written.
  return named(f.raw, latinName, (said) => isPerson(said, order), order).flatMap(
    ({ start, end }) => foldedSpan(f, start, end) ?? [],
  );
}

function named(
  text: string,
  shape: RegExp,
  person: (said: string) => boolean,
  order: OrderText,
): { start: number; end: number }[] {
  return [...text.matchAll(shape)].flatMap((hit) => {
    const said = hit.slice(1).find(Boolean)!;
    const start = hit.index + hit[0].lastIndexOf(said);
    const other = person(said) && !order.text.includes(said.toLowerCase());
    const { met, weak } = other ? meetNames(order.name, said.toLowerCase()) : { met: 'unknown' };
    return met === 'differ' && !weak ? [{ start, end: start + said.length }] : [];
  });
}

/** Neither a place nor talk with capitals. */
const isPerson = (said: string, { words, country }: OrderText): boolean =>
  !noPersonEn.test(said) &&
  said
    .toLowerCase()
    .split(/[ .]+/)
    .every(
      (part) =>
        /^N?$/.test(words.words.get(bareWord(part)) ?? '') &&
        !filler.has(part) &&
        !talk.has(part) &&
        !common.has(part) &&
        !units.has(part) &&
        !isSuffix(part) &&
        !isTypeBefore(part) &&
        !isDirection(part) &&
        !stateOf(country, part),
    );
