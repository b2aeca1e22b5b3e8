// One step to a door under its own word (3号楼, 19층, 北楼, 三段, Flat 3A, Hinterhaus), wherever in a text it stands, and
// what a correction that names one step says of an order: 是三段不是二段, 19층으로요, 305ではなく503です.
import { spellNumbers } from './numerals.ts';
import type { Outcome, Part, Parts } from './types.ts';

export interface Claim {
  kind: string;
  value: string;
  start: number;
  end: number;
}

const N = '[a-z]?[\\d*]{1,5}[a-z]?';
/** The kind of a step and how it is written; the first group that is set is its value. */
const shapes: [string, RegExp][] = [
  [
    'building',
    /(?<![a-z\d*-])([a-z]\d?|\d{1,4})\s?(?:号楼|栋|幢|座(?!机|位)|棟|동(?![가-힣]{2}(?<!이에|예요|입니|으로|이고|이요|아니|말고|맞)))/gu,
  ],
  ['building', /\b(?:building|bldg|block|blk|tower|haus) ([a-z]|\d{1,3}[a-z]?)\b/gu],
  ['stair', /(?<![a-z\d*-])(\d{1,2}|[a-z甲乙丙丁东西])\s?单元/gu],
  ['door', /(?<![a-z\d*-])(\d{1,3}\s?(?:楼|f)\s?[之-]\s?\d{1,2})(?![\d-])/gu],
  ['floor', /(?<![a-z\d*-])(b?\d{1,3})\s?(?:楼(?![上下盘梯道])|层|阶|층|f(?![a-z\d]))/gu],
  ['floor', /\b(\d{1,3})(?:st|nd|rd|th) floor\b|\bfloor (\d{1,3})\b|(?<!\d)(\d)\. ?(?:og|etage|stock)\b/gu],
  ['room', new RegExp(`(?<![a-z\\d*-])(${N}(?:-\\d{1,3})?)\\s?(?:号?室|号房|户|호(?![선텔]))`, 'gu')],
  [
    'room',
    new RegExp(
      `\\b(?:apt|apartment|unit|flat|suite|ste|room|rm|app|wohnung)\\.? ?#?(${N})(?![a-z\\d])`,
      'gu',
    ),
  ],
  [
    'number',
    /(?<![\d*-])(\d{1,5}(?:-\d{1,4})?)\s?(?:号(?![楼线店口能发到前之左右的房院座幢栋])|番地?|번지)/gu,
  ],
  ['wing', /([东西南北])(?=楼|塔|座|栋)/gu],
  ['quarter', /(?<=^|[^\u4e00-\u9fff]|[园城苑庭场府湾])([东西南北a-z])(?=区(?!域))/gu],
  ['section', /(?<![\d*])(\d)\s?段/gu],
  ['lane', /(?<![\d*])(\d{1,4})\s?(?:巷|弄)/gu],
  ['house', /\b(vorder|hinter|seiten|quer)(?:haus|gebäude|flügel)\b/gu],
  ['side', /\b(front|rear) (?:house|building|unit)\b/gu],
  ['tower', /([가-힣a-z&]{2,10})\s?(?:타워|관)(?![가-힣]{2}(?<!으로|이에|아니|예요|입니))/gu],
];
const partOf: Record<string, Part> = { section: 'street', lane: 'street', number: 'street', tower: 'street' };

/** Every step a folded text names. Numerals count as digits. */
export function claimsOf(text: string): Claim[] {
  const out: Claim[] = [];
  const plain = text.replace(
    /[零〇一二两三四五六七八九十百]{1,5}(?=\s?(?:号楼|栋|幢|座|单元|楼|层|室|户|段|巷|弄))/gu,
    spellNumbers,
  );
  for (const [kind, shape] of shapes) {
    for (const hit of plain.matchAll(shape)) {
      const value = (hit[1] ?? hit[2] ?? hit[3])!
        .replace(/^0+(?=\d)/, '')
        .replace(/(?<=\d)\s?(?:楼|f)\s?[之-]\s?(?=\d)/u, '楼之');
      const end = hit.index + hit[0].length;
      if (!out.some((c) => hit.index < c.end && c.start < end))
        out.push({ kind, value, start: hit.index, end });
    }
  }
  return out.sort((a, b) => a.start - b.start);
}

/** What tells one road from its neighbours: 中山二路 and 中山三路, 工业北路 and 工业南路. */
const telling = /[一二三四五六七八九十\d东西南北中上下前后]/gu;

/** The part of which a message says a near one: the order's road with another number or direction, its name with another letter. */
function variant(text: string, order: Parts): Part | undefined {
  const written = text.replace(/\s/gu, '');
  if (written.length < 24 || cue.test(written)) {
    for (const [road] of (order.street?.value ?? '').matchAll(/[\u4e00-\u9fff\d]{2,6}(?:大道|路|街)/gu)) {
      if (road.search(telling) < 0) continue;
      const shape = new RegExp(
        road.slice(-5).replace(telling, '[一二三四五六七八九十\\d东西南北中上下前后]'),
        'gu',
      );
      const met = [...written.matchAll(shape)].filter(
        (hit) => !deniedBefore.test(written.slice(0, hit.index)),
      );
      if (met.length && met.every((hit) => spellNumbers(hit[0]) !== spellNumbers(road.slice(-5))))
        return 'street';
    }
  }
  const name = order.name?.value.replace(/\s/gu, '') ?? '';
  if (!/^[\u4e00-\u9fff가-힣]{3,4}$/u.test(name) || !slipped.test(written) || written.includes(name))
    return undefined;
  const near = [...name]
    .map((_, i) => (i ? `${name.slice(0, i)}[^\\s,，。!]${name.slice(i + 1)}` : ''))
    .filter(Boolean);
  return new RegExp(near.join('|'), 'u').test(written) ? 'name' : undefined;
}
const slipped = /不是|错|应该|才对|오타|아니|잘못|말고|이에요|예요|입니다/u;

/** Something is set right. */
const cue =
  /^是(?=[a-z]?\d)|[没不]变|改|换|错|不是|不对|应该|才对|才是|系(?!统)|写成|打反|颠倒|[少漏多][写打填]|아니|인지|바꿔|변경|수정|달라졌|바뀌|틀[려렸]|아님|잘못|말고|[층호동]으?로요?(?:\s|$|[.!~])|여야|\bnot\b|should be|\bactually\b|\bwrong\b|\binstead\b|\bchange\b|correct|\bmeant\b|typo|ではな|じゃな|间违|間違|订正|訂正|正しく|\bnicht\b|sondern|statt|falsch|richtig|\bpas\b|plutôt/u;
const deniedBefore =
  /(?:不是|别[写寄发送]?|不要|不在|非|原来是?|写成了?|\bnot(?: in| the| at| to)?|\bnicht(?: ins?| im| das)?|statt|instead of|from|pas(?: la| le)?)\s?$/u;
const deniedBehind =
  /^(?:号|室)?\s?(?:이|가|은|는|으?로)?\s?(?:아니|말고|에서|대신|인지|적었|썼|で?は?な[くい]|じゃな|ではあり|不对|错了|写错|打错|is wrong|was wrong|->|→|改|换)/u;

const goods = /^\s?(?:색|사이즈|컬러|상품|제품|옵션|타입|모델|款|色|码|件|个)/u;

/** The floor that a room's number tells: 2603 is on the 26th. */
function floorOf(order: Parts): Claim[] {
  const room = /(?<![\d*])(\d{1,2})\d\d(?![\d*])\D*$/.exec(order.unit?.value ?? '');
  return room ? [{ kind: 'floor', value: room[1]!, start: 0, end: 0 }] : [];
}

/** The house's number as the order has it, with or without 号. */
const numberOf = (order: Parts): Claim[] =>
  [...(order.street?.value ?? '').matchAll(/(?<![\d*-])\d{1,5}(?:-\d{1,4})?(?![\d*-])/g)].map(([value]) => ({
    kind: 'number',
    value,
    start: 0,
    end: 0,
  }));

/** What may stand beside steps that are all of a message: 是13号楼, B동이요, 12号楼对的, 11층 1102호 맞죠. */
const beside =
  /地址|没错|就|是|在|对[的吧吗]?|的|了|[哦哈吧嗯呢啊呀喔]|我家?|住|亲|门牌|收|맞(?:죠|아요|습니다|나요|지요)|이?(?:요|에요|예요|여요|죠)|입니다|네|\b(?:yes|its|it's|it is|is|please|pls|right|correct|thanks)\b|[\s,.!?~，。！？、^ㅎㅋ]/gu;

/** Steps and nothing else: another one than the order's differs; house or door, all of it the order's, agrees. */
function onlySteps(text: string, shown: string, order: Parts): [Part, Outcome] | undefined {
  const said = claimsOf(text);
  if (!said.length || text.length > 40 || deniedAny.test(text)) return undefined;
  const rest = said
    .reduceRight((left, c) => left.slice(0, c.start) + left.slice(c.end), text)
    .replace(beside, '');
  if (rest.length) return undefined;
  const own = claimsOf(shown);
  let part: Part = 'unit';
  const met = said.map((claim): Outcome => {
    const same = own.filter((o) => o.kind === claim.kind);
    if (!same.length && claim.kind === 'floor') same.push(...floorOf(order));
    if (claim.kind === 'number') same.push(...numberOf(order));
    if (same.some((o) => o.value === claim.value)) return 'agree';
    if (!same.length || same.some((o) => o.value.includes('*'))) return 'unknown';
    part = partOf[claim.kind] ?? 'unit';
    return 'differ';
  });
  if (met.includes('differ')) return [part, 'differ'];
  if (met.includes('unknown')) return [part, 'unknown'];
  const whole = said.some((c) => c.kind === 'number') || said.some((c) => c.kind === 'room');
  const steps = new Set(own.filter((o) => /building|room/.test(o.kind)).map((o) => o.kind));
  const all =
    said.some((c) => c.kind === 'number') || [...steps].every((kind) => said.some((c) => c.kind === kind));
  return [whole && said[0]!.kind === 'number' ? 'street' : 'unit', whole && all ? 'agree' : 'unknown'];
}
const deniedAny = /不|没有|아니|말고|\bnot\b|nicht|ではな|じゃな/u;

const asserted =
  /(?:应该是|改成|改为|是|系|should be|it's|it is|->|→)\s?(?:#|no\.? ?|number )?([a-z]?\d{2,5}[a-z]?)(?![\d-]|\s?[件个元块码号岁斤寸月日天点条盒双])/u;
const ofDoor =
  /building|house|hausnummer|plz|zip|地址|门牌|房号|房间|号码|楼|室|户|호수|동호|주소|address|apartment|apt|unit|flat|room|door/u;

/** The building is 905; Hausnummer ist 21. */
const labelled =
  /\b(?:building|house|street|door|flat|apt|apartment|unit|suite|number|hausnummer|nummer|zip|postcode|plz)(?: (?:number|no\.?|code))? (?:is|should be|ist)(?: actually| really)? #?([a-z]?\d{1,5}[a-z]?)(?![\d-])/;

/** 最后加错了，去掉个0，是221: a bare number asserted of a door whose numbers are all shown and are others. */
function bareNumber(text: string, order: Parts): [Part, Outcome] | undefined {
  const door = order.unit?.value ?? '';
  const hit = ofDoor.test(text) ? (labelled.exec(text) ?? asserted.exec(text)) : null;
  if (!hit || !/\d/.test(door) || door.includes('*') || (text.match(/\d{2,}/g)?.length ?? 0) > 1)
    return undefined;
  const number = hit[1]!;
  const near = [...door.matchAll(/\d+/g)].some(
    ([own]) => own.length > 1 && Math.abs(own.length - number.length) < 2,
  );
  const has = Object.values(order).some((p) => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(p.value));
  return near && !has ? ['unit', 'differ'] : undefined;
}

const turns =
  /(?:不过|但是?|可是|错|而是|근데|그런데|하지만|잘못|아니|\bbut\b|\bexcept\b|\bwrong\b|\bactually\b|\baber\b|\bsondern\b|\bmais\b)[^\d]{0,30}?(?<![\d:.,$€£¥])(\d{2,5})(?![\d:%]|\s?(?:点|元|块|件|天|号(?!楼)|岁|码|시|원|개|일|분|pm|am|dollars|usd|days|pcs|cm|kg))/gu;

/** A number behind a word of turning (apt 2104 is right but the building is 905) that the order has nowhere. */
export const stray = (text: string, order: Parts): boolean =>
  [...text.matchAll(turns)].some(
    ([, number]) => !Object.values(order).some((part) => part.raw.includes(number!)),
  );

/**
 * What a correction says of the order beside it: a step asserted that the order has as another one differs. Undefined
 * where nothing is set right, or where the order does not show such a step.
 */
export function corrected(text: string, shown: string, order: Parts): [Part, Outcome] | undefined {
  const only = onlySteps(text, shown, order);
  if (only) return only;
  const almost = variant(text, order);
  if (almost) return [almost, 'differ'];
  if (text.length > 200 || !cue.test(text)) return undefined;
  const own = claimsOf(shown);
  const said = claimsOf(text).filter(
    (c) =>
      !c.value.includes('*') &&
      !goods.test(text.slice(c.end, c.end + 6)) &&
      !deniedBefore.test(text.slice(Math.max(0, c.start - 14), c.start)) &&
      !deniedBehind.test(text.slice(c.end, c.end + 8)),
  );
  if (!said.length) return bareNumber(text, order);
  let hidden: [Part, Outcome] | undefined;
  for (const claim of said) {
    const same = own.filter((o) => o.kind === claim.kind);
    if (!same.length && claim.kind === 'floor') same.push(...floorOf(order));
    if (claim.kind === 'number') same.push(...numberOf(order));
    if (!same.length || same.some((o) => said.some((c) => c.kind === o.kind && c.value === o.value)))
      continue;
    // What is set right lies under the order's mask.
    if (same.some((o) => o.value.includes('*'))) {
      hidden ??= [partOf[claim.kind] ?? 'unit', 'unknown'];
      continue;
    }
    if (new RegExp(`(?<![\\da-z])${claim.value}(?![\\da-z])`).test(shown)) continue;
    return [partOf[claim.kind] ?? 'unit', 'differ'];
  }
  return hidden;
}
