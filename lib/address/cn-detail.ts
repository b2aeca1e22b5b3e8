// The detail of a Chinese address, after the region: town, road, number, place name, then building, stair, floor, room.
// One pass of sticky patterns over the text, each of bounded length; what none of them knows stays as plain text.
import { bare, NUMERAL, spellNumbers } from './numerals.ts';

export type Kind =
  | 'town'
  | 'road'
  | 'number'
  | 'text'
  | 'building'
  | 'stair'
  | 'floor'
  | 'room'
  | 'bare'
  | 'gap';

export interface Token {
  kind: Kind;
  /** Comparable: numerals as digits, one word for one kind of building. */
  value: string;
  start: number;
  end: number;
}

const N = `(?:[\\d*]{1,7}|[*${NUMERAL}]{1,7})(?![${NUMERAL}\\d])`;
const NUM = `${N}(?:[-/](?:\\d{1,4}|[${NUMERAL}]{1,4})){0,2}`;
/** What names a building or a stair: 4, 4-1, a, a3, 3a, 甲, 东. */
const NAME = `(?:${NUM}[a-z]?|[a-z]\\d{0,4}(?:-\\d{1,3})?|[甲乙丙丁东西南北中]|[*]{1,4})`;
const sticky = (source: string) => new RegExp(source, 'yu');

const units: [Kind, RegExp][] = [
  [
    'building',
    sticky(
      `第?(${NAME})\\s?(?:号\\s?(?:宿舍|公寓|办公|教学|写字|商务|住宅|商住|综合|实验)?楼|号(?:幢|栋|座)|号院?(?=\\s?\\d+\\s?单元)|幢|栋(?:楼)?|宿?舍(?:楼)?|座(?!机)|#\\s?楼?|号商住楼)`,
    ),
  ],
  [
    'stair',
    sticky(
      `第?(${NAME})\\s?(?:单元|号门(?!口|牌)|门(?![诊口牌市店面卫头前楼窗]|诊|[\\u4e00-\\u9fff]?[路街]))`,
    ),
  ],
  // 3樓之2: Taiwan's doors on one floor.
  ['floor', sticky(`第?((?:负|地下|b)?${N}(?:楼|层|f)[之-]${N})`)],
  ['floor', sticky(`第?((?:负|地下|b|(?:\\d{1,3}-){1,2})?${N})\\s?(?:楼|层|/?f(?![a-z]))(?!盘|道|梯|下|市)`)],
  [
    'room',
    sticky(
      `(${NUM}[a-z甲乙丙丁]?|[a-z]\\d{0,5}|[东西南北中]|[*]{1,5})\\s?(?:号?室|号?房(?![产源东地])|户)(?:([a-z甲乙丙丁])(?![a-z\\d\\u4e00-\\u9fff]))?`,
    ),
  ],
];
const number = sticky(
  `(?:[甲乙丙丁新老附])?(${NUM}(?:之${N})?)\\s?(支?弄|号)(大?院|[甲乙丙丁])?(?!线|店|口|码|文件|[幢栋座楼门房室])(?:\\s?[附之](${N})号?)?`,
);
/** Bare digits and their dashes: 4-2-501, 501a, a501, 5*1. */
const digits = sticky(
  '((?:[a-z]?\\d[\\d*]{0,5}|(?=[\\d*]{2,4}(?![\\d*]))\\*+\\d[\\d*]*)(?:\\s?[-–/之]\\s?[a-z]?\\d{1,5}){0,4}(?:[a-z]|[甲乙丙丁](?![\\u4e00-\\u9fff]))?|[a-z]-?\\d{2,5})(?![a-z])',
);
/** A room in numerals behind a building or a stair: 三号楼二单元六零一. */
const spokenRoom = sticky(
  `[${NUMERAL}]{2,7}(?=$|[^\\u4e00-\\u9fff\\d]|谢谢|收|吧|对|没错|[哈哦啊呢的嗷喔啦呀了这就是嘞撒嘛])`,
);
const gap = sticky('[\\s,，、;；:：|/()\\[\\]{}·."“”\'「」【】<>。!?~-]+');

const town = sticky(
  '[^\\s\\d*路街巷道]{1,7}?(?:[路街]?(?<!大(?=街道[口边里中东西南北]))街道(?:办事处|办)?|镇(?!镇)|乡|苏木)(?![路街江海口]|大[道街]|政府|中路)',
);
const road = sticky(
  `[\\d*]{2,5}巷(?!口|边)|[^\\s\\d*()]{0,2}[^\\s*()]{1,10}?(?:大道|大街|胡同|公路|国道|省道|环线|[二三四五六内外中]环(?=[东南西北][段路])|辅路|支路|路|街|巷|道)+(?!口|边|对面|旁)(?:[东南西北中上下](?:段|延线)|第?[${NUMERAL}\\d]{1,2}段|[东南西北](?:侧|里|街|路))?`,
);
const leaning = /^第?(?:[东西南北中]|[甲乙丙丁](?!\s?单元))/u;
const roadEnd = /(?:路|街|大道|巷|弄|道|胡同)\s?$/u;
const bareNumber = sticky(
  '(?=\\**\\d)[\\d*]{1,5}(?:-\\d{1,4})?(?![\\d*幢栋座楼层单室户号弄组队期区巷街路段f#-])',
);

const unitKinds: ReadonlySet<Kind> = new Set(['building', 'stair', 'floor', 'room', 'bare']);
export const isUnit = (token: Token): boolean => unitKinds.has(token.kind);

/** Splits a detail into tokens. Once a building or room was read, 12号 is a room and bare digits are rooms too. */
export function tokensCn(text: string, start = 0, stop = text.length, insideUnit = false): Token[] {
  const out: Token[] = [];
  let inUnit = insideUnit;
  let plain = -1;
  const close = (end: number) => {
    if (plain >= 0) words(text, plain, end, out);
    plain = -1;
  };
  for (let at = start; at < stop; ) {
    const token = readAt(text, at, stop, inUnit, out, plain);
    if (!token) {
      if (plain < 0) plain = at;
      at++;
      continue;
    }
    close(at);
    out.push(token);
    if (isUnit(token)) inUnit = true;
    else if (token.kind === 'number' && out.at(-2)?.kind === 'road') inUnit = false;
    at = token.end;
  }
  close(stop);
  return out;
}

function readAt(
  text: string,
  at: number,
  stop: number,
  inUnit: boolean,
  sofar: Token[],
  plain: number,
): Token | undefined {
  const char = text[at]!;
  gap.lastIndex = at;
  const space = gap.exec(text)?.[0];
  if (space) return { kind: 'gap', value: space, start: at, end: Math.min(stop, at + space.length) };
  if (!opens.test(char)) return undefined;
  // A letter within a word, or a digit that continues one, opens nothing.
  if (/[a-z]/.test(char) && /[a-z]/.test(text[at - 1] ?? '') && at > 0) return undefined;
  for (const [kind, pattern] of units) {
    pattern.lastIndex = at;
    const hit = pattern.exec(text);
    if (!hit || at + hit[0].length > stop) continue;
    // 东 and 甲 name a building only where a word does not run on into them (华东门诊, 城东户外); 甲单元 is always a stair.
    if (leaning.test(hit[0]) && (plain >= 0 || !(inUnit || sofar.length))) continue;
    // In a lane of Shanghai a house is a building: 333弄12号 and 333弄12号楼 are one.
    // 台东三路16号2单元: behind a road it is the house, whatever door follows.
    const house =
      kind === 'building' && /号$/u.test(hit[0]) && plain >= 0 && roadEnd.test(text.slice(plain, at));
    if (house) break;
    const lane = kind === 'building' && /弄$/u.test(sofar.at(-1)?.value ?? '') && plain < 0;
    if (lane) return { kind: 'number', value: clean(`${hit[1]}号`), start: at, end: at + hit[0].length };
    // 402室B is another room than 402室.
    const value =
      kind === 'floor'
        ? hit[1]!.replace(/^(?:负|地下)/u, 'b').replace(/[f层]-?/u, (c) => (c.length > 1 ? '楼之' : '楼'))
        : hit[1]! + (hit[2] ?? '');
    return { kind, value: clean(value), start: at, end: at + hit[0].length };
  }
  // 9楼D: the letter behind a floor is the door.
  const letter =
    sofar.at(-1)?.kind === 'floor' && plain < 0 ? /^[a-z](?![a-z\d])室?/.exec(text.slice(at, at + 3)) : null;
  if (letter && at + letter[0].length <= stop)
    return { kind: 'room', value: letter[0][0]!, start: at, end: at + letter[0].length };
  number.lastIndex = at;
  const numbered = number.exec(text);
  if (numbered && at + numbered[0].length <= stop) {
    // 3号楼501室，长江中路216号: behind a road it is the house, wherever the door was said.
    const onRoad = plain >= 0 && /(?:路|街|大道|巷|弄|道)\s?$/u.test(text.slice(plain, at));
    const kind = inUnit && !onRoad && numbered[2] === '号' && !numbered[3] ? 'room' : 'number';
    const value = kind === 'room' ? numbered[1]! : numbered[0].replace(/\s/g, '');
    return { kind, value: clean(value), start: at, end: at + numbered[0].length };
  }
  spokenRoom.lastIndex = at;
  const said = inUnit && plain < 0 ? spokenRoom.exec(text)?.[0] : undefined;
  if (said && at + said.length <= stop)
    return { kind: 'bare', value: clean(said), start: at, end: at + said.length };
  if (!/[\da-z*]/.test(char)) return undefined;
  // The number right after a road may stand without 号.
  if (plain >= 0 && !inUnit && /[路街道巷弄段同]\s?$/u.test(text.slice(Math.max(plain, at - 2), at))) {
    bareNumber.lastIndex = at;
    const hit = bareNumber.exec(text)?.[0];
    if (hit && at + hit.length <= stop)
      return { kind: 'number', value: clean(`${hit}号`), start: at, end: at + hit.length };
  }
  digits.lastIndex = at;
  const hit = digits.exec(text)?.[0];
  if (!hit || at + hit.length > stop) return undefined;
  // Digits that begin or continue a word (3组, 1期, 88创意园) belong to the word.
  const after = text[at + hit.length] ?? '';
  if (measure.test(after)) return undefined;
  const ends =
    !/[\u4e00-\u9fffa-z\d]/u.test(after) || spoken.test(text.slice(at + hit.length, at + hit.length + 3));
  const door = hit.includes('-') || ((hit.length >= 3 || /^\d{1,2}[a-z]$/.test(hit)) && ends);
  // 1458弄12-301: in a lane the first number is the house.
  const house = /^\d{1,3}(?=-\d{3,4}$)|^\d{1,2}$/.exec(hit)?.[0];
  if (house && /弄$/u.test(sofar.at(-1)?.value ?? '') && plain < 0)
    return { kind: 'number', value: clean(`${house}号`), start: at, end: at + house.length };
  // 123号1203谢谢: what follows is talk, unless it makes the digits the name of a place (88创意园).
  const behind = text.slice(at + hit.length, at + hit.length + 8);
  if (plain < 0 && sofar.at(-1)?.kind === 'number' && hit.length >= 3 && behind.search(placeEnding) < 0) {
    return { kind: 'bare', value: clean(hit), start: at, end: at + hit.length };
  }
  // B座2区305: a quarter of a floor.
  if (inUnit && plain < 0 && after === '区' && /^\s?\d/.test(text.slice(at + hit.length + 1)))
    return { kind: 'bare', value: clean(hit), start: at, end: at + hit.length + 1 };
  const word = (plain >= 0 && !door) || (!ends && !inUnit);
  if (word || (/[组队期区巷街路段社村排]/u.test(after) && at + hit.length < stop)) return undefined;
  return { kind: 'bare', value: clean(hit.replace(/\s/g, '')), start: at, end: at + hit.length };
}
/** Talk right behind a room: 1201对吗, 603谢谢. */
const spoken =
  /^(?:对[吗不么的，]|对$|是[吗不的]|没错|吧|谢|麻烦|收|就[行好是可]|哈|可以|不变|这[里边个]|哦|啊|呢|吗|别|请|尽快|确认|才|改|换|搬|作废|不要|不对|错|是(?:以前|之前|原来|老|旧|新|我|错))/u;
/** What is counted so is goods, money or time, not a room. */
export const measure = /[件个双套条只盒包箱瓶斤元块天点月日年份码色片张本支次位寸克米岁折]/u;
const opens = new RegExp(`[\\d*a-z第甲乙丙丁东西南北中负地附新老${NUMERAL}]`, 'u');

/** A run of plain text: perhaps a town, then perhaps roads, then names of places. */
function words(text: string, from: number, end: number, out: Token[]): void {
  const slice = text.slice(0, end);
  let at = from;
  const push = (kind: Kind, to: number) => {
    const written = text.slice(at, to);
    out.push({ kind, value: kind === 'text' ? named(written) : clean(written), start: at, end: to });
    at = to;
  };
  town.lastIndex = at;
  // A town stands before the road: behind a number, 梦想小镇 is a name.
  const first = out.some((t) => t.kind === 'road' || t.kind === 'number') ? undefined : town.exec(slice)?.[0];
  if (first && !/[小古]镇$/u.test(first)) push('town', at + first.length);
  while (at < end) {
    // 翠苑小区文三路: the place ends before the road begins; 科技园路 and 花园东路 are one name.
    const place = placeFirst.exec(slice.slice(at, at + 24))?.[0];
    if (place) push('text', at + place.length);
    road.lastIndex = at;
    const hit = road.exec(slice)?.[0];
    if (!hit) break;
    push('road', at + hit.length);
  }
  if (at < end) push('text', end);
}

const placeFirst = new RegExp(
  `^[^\\s路街道巷]{1,10}(?:小区|大厦|广场|家园|社区|公寓|[园院村苑]|[${NUMERAL}\\d]期)(?=[^\\s]{2,8}(?:路|街|巷|大道)(?![口边]))(?![东西南北中上下前后新老一二三四五六七八九十\\d]?(?:大?道|大?街|路|巷))`,
  'u',
);
/** In a name only counted things are numbers: 二期 is 2期, and 五金公司 stays a firm's name. */
const named = (written: string): string =>
  bare(written.replace(/\s/g, '').replace(counted, (run) => spellNumbers(run)));
const counted = new RegExp(`[${NUMERAL}]+(?=[期区组队社段号楼栋幢座院里村排门层单室#]|$)`, 'gu');
const clean = (written: string): string => bare(spellNumbers(written.replace(/\s/g, '')));

/** A street or the name of a place may end so; other text is talk unless something numbered follows. */
export const placeEnding =
  /(?:小区|花园|公寓|大厦|广场|中心|园区|产业园|科技园|工业园|创业园|家园|新村|宿舍|公司|大学|学院|医院|中学|小学|超市|驿站|市场|酒店|宾馆|写字楼|社区|[苑园村城府庭湾庄轩居阁院校厂寓邸郡屯里坊台楼馆所站期区组社队店铺行仓岸墅]|[东西南北中a-z]塔|[东西南北]座)(?:[a-z][区塔座]?|[东西南北中][区塔座]?|[一二三四五六七八九十\d]{1,2}[期区])?/gu;
