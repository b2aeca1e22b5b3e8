// Addresses in a Chinese buyer's prose. One begins at a division, a cue or its own road; it ends where talk begins.
// What is not surely an address is not sighted: a question about shipping to a city is none.
import { isUnit, measure, placeEnding, type Token, tokensCn } from './cn-detail.ts';
import { detailParts, regionFrom } from './cn-parts.ts';
import { type RegionCn, readRegionCn } from './cn-regions.ts';
import type { Sighted } from './cues.ts';
import { type Folded, piece } from './fold.ts';
import { labelledNames, looksLikeName } from './names.ts';
import { NUMERAL } from './numerals.ts';
import { Ahead, aheadOf, blank } from './reader.ts';

const N = `[\\d${NUMERAL}]{1,6}`;
/** What no address goes without: a numbered road or place, a building, a room. */
const strong = new RegExp(
  `[路街道巷弄同村镇里园苑区段城庄屯营坊院组队社期寓厦桥湾墅]\\s?[甲乙丙丁附]?${N}(?:-\\d{1,4})?\\s?(?:号|弄)(?![线店口])|(?:${N}|[a-z]\\d{0,3})(?:-\\d{1,3})?\\s?(?:幢|栋|舍|单元|号楼|#楼)|[甲乙丙丁]单元|[东西南北中a-z]塔(?=\\s?\\d)|(?<![\\da-z])\\d{1,3}#(?=\\s?\\d{3,4}(?!\\d))|(?<!\\d)\\d{1,3}座(?![机位])|[a-z]座|${N}[a-z]?室|(?<![\\d-])\\d{1,3}-\\d{1,2}-\\d{3,4}(?![\\d-])`,
  'gu',
);
const cueAddress =
  /(?:寄到|寄往|发到|发往|送到|邮到|改成|改到|改为|换成|换到|搬到|地址(?:是|为|:|改成|改为|换成)|小区(?:名字?)?(?:是|叫))[\s:]*(?=[^\s,，。！？!?\n]{0,24}(?:路|街|小区|花园|公寓|大厦|广场|园区|新村|大学|学院|医院|[苑园村镇城]))/gu;
const roomLabel = new RegExp(
  `(?:房间?号|门牌号?|室号|房号)[^\\d\\n,，。]{0,8}?(?=${N}(?:[-室a-z]|[^\\d]|$))`,
  'gu',
);
/** A town, a house number: one step alone, said as a correction. */
const step =
  /(?:不是|而是|应该是|应该|是|改成|改为|改到|换成|写成|填成|[,，\s]|^)((?![是不应改在])[\u4e00-\u9fff]{2,4}(?:街道|镇|乡))(?![\u4e00-\u9fff])|(?:门牌号?|号码牌?|地址|应该是|不是|写成|填成|改成|改为|是)(?:是|写错了?|填错了?|应该|[:,，\s])*([甲乙丙丁]?\d{1,5}(?:-\d{1,3})?号)(?![楼栋幢院线发到能可前后左右下上出店口房的色码型款尺机])/gu;
const correction = /不是|应该|写错|填错|错了|改[成为到]|换成|门牌/u;

/** Talk that ends an address, and words that never belong to one. */
const talk =
  /寄到|寄往|寄去|发到|发往|送到|邮到|唔该|唔好|谢谢|麻烦|改成|改为|改到|改一?下|改(?=[a-z\d])|换成|换到|不要|不是|别寄|原来|之前|以前|现在|电话|手机|联系|收件|收货|姓名|名字|可以|能不能|能否|能发|帮我|帮忙|请|亲(?!水)|发货|快递|快点|就行|就好|即可|这个|(?<!旁边|旁|对面|门口)那个|今天|明天|尽快|备注|订单|地址|邮编|另外|然后|因为|还有|或者|以及|多久|多少|什么|怎么|我[^爱家]|你|您|[吗吧呢哦啊哈呀啦嘛]|了|(?<!美)的(?!士)|是不是|对不对|没有|有没|写错|填错|搬|住了|不住|包邮|运费|[新旧原]:/u;
const lead =
  /寄到|寄往|寄去|发到|发往|送到|邮到|改成|改为|改到|换成|换到|搬到|唔好意思|[系係喺]|住在|住(?!宅)|在|是|到|给|把|往|寄|换|的|了|[我你您请]|地址|麻烦|帮忙|这个|那个|原来|之前|现在|应该|不是|不要|不用|别(?!墅)|家里|错|备注|一下|(?<![解开])放|注明|贴|就是|按照?|确认|核对|收货|请/gu;
const changeCue =
  /改|换|错|漏|少写|没写|忘写|补充|补一下|不对|不是|不要|应该|门牌|房号|房间|地址|地区|寄|送|住|搬/u;
const shippingQuestion = /多久|几天|多少|运费|包邮|能发|发得|可以发|吗|么|什么时候|到了|发货地|仓/u;

/** Building, stair, room; no day. */
const steps = /^\d{1,3}-\d{1,2}-(?!20[23]\d$)\d{3,4}$/;

const sentences = /[^。！？!?;；\n→⇒➡▶>]+/gu;
/** A message of thousands of place names is no address: looking stops here. */
const attempts = 300;

/** Every address in prose, in order. */
export function sightCn(f: Folded, phones: { start: number; end: number }[]): Sighted[] {
  const text = blank(f.text, [...phones, ...labelledNames(f, 'CN')]);
  const out: Sighted[] = [];
  const marks: Marks = {
    region: new Ahead((from) => regionFrom(text, from, text.length, false)),
    numbered: aheadOf(text, strong),
    cue: aheadOf(text, cueAddress),
    room: aheadOf(text, roomLabel),
  };
  let left = attempts;
  for (const sentence of text.matchAll(sentences)) {
    const stop = sentence.index + sentence[0].length;
    for (let at = sentence.index; at < stop && left-- > 0; ) {
      const start = begin(marks, text, at, stop);
      if (!start) break;
      const item = consume(f, text, start, stop, sentence[0]);
      if (item) out.push(item);
      at = Math.max(item?.end ?? 0, start.detail, start.at + 1);
    }
  }
  // Where no whole address was said.
  if (!out.length && correction.test(text)) {
    for (const hit of text.slice(0, 400).matchAll(step)) {
      const said = hit[1] ?? hit[2]!;
      const start = hit.index + hit[0].length - said.length;
      const street = piece(f, start, start + said.length);
      if (street) out.push({ parts: { street }, start, end: start + said.length });
    }
  }
  return out;
}

interface Start {
  at: number;
  detail: number;
  region?: RegionCn;
  cued?: boolean;
}

interface Marks {
  region: Ahead<{ start: number; region: RegionCn }>;
  numbered: Ahead<{ start: number; end: number }>;
  cue: Ahead<{ start: number; end: number }>;
  room: Ahead<{ start: number; end: number }>;
}

function begin(marks: Marks, text: string, from: number, stop: number): Start | undefined {
  const found = marks.region.from(from, stop);
  const numbered = marks.numbered.from(from, stop);
  const cueEnd = marks.cue.from(from, stop)?.end ?? Infinity;
  const roomEnd = marks.room.from(from, stop)?.end ?? Infinity;
  const firstMark = numbered?.start ?? Infinity;
  if (found && found.start <= Math.min(firstMark, cueEnd, roomEnd)) {
    // Read again within the sentence: a region does not run on behind its end.
    const region = found.region.end <= stop ? found.region : readRegionCn(text, found.start, stop);
    if (region) return { at: found.start, detail: region.end, region };
  }
  if (roomEnd <= firstMark && roomEnd <= cueEnd && roomEnd < stop)
    return { at: roomEnd, detail: roomEnd, cued: true };
  if (cueEnd < stop && cueEnd <= firstMark) return { at: cueEnd, detail: cueEnd, cued: true };
  if (!numbered) return undefined;
  const at = leadEnd(text, from, numbered.start, numbered.end);
  return { at, detail: at };
}

/** Back from a numbered place to where its name begins: after a comma, a cue, or a word that is no place. */
function leadEnd(text: string, from: number, mark: number, markEnd: number): number {
  let start = mark;
  const low = Math.max(from, mark - 40);
  while (start > low && !/[,，、:："“”()]/u.test(text[start - 1]!)) {
    if (
      /\s/.test(text[start - 1]!) &&
      !/(?:路|街|巷|道|镇|乡|小区|花园|大厦|广场|[苑园村区寓城])$/u.test(text.slice(low, start - 1))
    )
      break;
    start--;
  }
  let end = start;
  for (const hit of text.slice(start, markEnd).matchAll(lead)) {
    const to = start + hit.index + hit[0].length;
    if (to <= mark) end = to;
  }
  return end;
}

export function consume(
  f: Folded,
  text: string,
  start: Start,
  stop: number,
  sentence: string,
): Sighted | undefined {
  const kept: Token[] = [];
  let pending: Token[] = [];
  for (const t of tokensCn(
    text,
    start.detail,
    Math.min(stop, start.detail + 150),
    Boolean(start.cued && /^\d{2,5}/.test(text.slice(start.detail, start.detail + 5))),
  )) {
    if (t.kind === 'gap') continue;
    const cut = /text|road|town/.test(t.kind) ? cutAt(text, t, kept.length > 0, stop) : undefined;
    const end = cut ?? t.end;
    if (t.kind === 'text' || cut !== undefined) {
      const placed = [...text.slice(t.start, end).matchAll(placeEnding)].at(-1);
      if (placed) {
        const middle = t.start + placed.index + placed[0].length;
        kept.push(...pending, { ...t, kind: 'text', end: middle });
        // What goes on behind the place's name counts if a number follows it.
        pending = cut === undefined && middle < t.end ? [{ ...t, kind: 'text', start: middle }] : [];
      } else if (cut === undefined) pending.push(t);
      if (cut !== undefined) break;
      continue;
    }
    // Talk between a comma and a number is not the street of that number.
    const gap = pending.length && kept.length ? text.slice(kept.at(-1)!.end, t.start) : '';
    if (/[,，]/u.test(gap)) break;
    kept.push(...(kept.length || start.region ? pending : pending.filter((p) => p.end === t.start)), t);
    pending = [];
  }
  // 68号 叶子轩: the receiver behind a number, though his name ends like a house's.
  const last = kept.at(-1);
  if (
    last?.kind === 'text' &&
    kept.length > 1 &&
    /number|room|bare/.test(kept.at(-2)!.kind) &&
    /\s/.test(text[last.start - 1] ?? '') &&
    !/[^\s,，。!]/u.test(text.slice(last.end, last.end + 1)) &&
    looksLikeName(text.slice(last.start, last.end), 'CN')
  )
    kept.pop();
  if (!believable(kept, start, sentence, text)) return undefined;
  const parts = detailParts(f, kept);
  if (start.region) parts.region = piece(f, start.at, start.region.end)!;
  const end = kept.at(-1)?.end ?? start.detail;
  const behind = loosely.exec(text.slice(end, Math.min(stop, end + 14)));
  const left = leftAt.test(text.slice(end, Math.min(stop, end + 20)));
  return { parts, start: start.at, end, loose: left || Boolean(behind && !measure.test(behind[1]!)) };
}

/** Digits behind an address with neither comma nor space before them, or in brackets: …703室(送到对面704). */
const loosely = /^(?:[^\s,，、()]{0,8}?|\s?\([^()\d]{0,9})\d+(.?)/u;

/** …1503室，放6栋快递柜: where it shall be left is another door. */
const leftAt =
  /^[\s,，]*(?:请|麻烦)?(?:放|存|送|寄)(?:存|到|在)?[^\d,，]{0,4}\d{1,4}\s?(?:栋|幢|号|楼|单元|室)/u;

/** Where talk begins within a token, or where, after a first address, a second one does. */
function cutAt(text: string, t: Token, more: boolean, stop: number): number | undefined {
  // …1501室，寄香港…: behind a comma a verb begins the next clause.
  if (
    /[,，。;；>]\s?$/u.test(text.slice(0, t.start).slice(-2)) &&
    /^(?:[别勿莫]|不要|请|麻烦)?[寄发送邮放存](?![展达电])/u.test(text.slice(t.start, t.end))
  )
    return t.start;
  const said = talk.exec(text.slice(t.start, Math.min(stop, t.end + 1)));
  if (said && t.start + said.index < t.end) return t.start + said.index;
  for (let i = t.start; more && i < t.end; i++) if ((readRegionCn(text, i, stop)?.names ?? 0) > 1) return i;
  return undefined;
}

const door = /^\s*\d{1,3}-\d{1,2}-(?!(?:19|20)\d\d)\d{3,4}\s*$/;

/** Whether what was read is an address and not a word about one (发货到杭州要几天, 我买了3号楼的). */
function believable(kept: Token[], start: Start, sentence: string, text: string): boolean {
  const has = (kind: Token['kind']) => kept.some((t) => t.kind === kind);
  const units = kept.filter((t) => isUnit(t) && t.kind !== 'bare' && t.kind !== 'floor').length;
  const named = has('road') || has('town') || has('text');
  const { region } = start;
  if (region) {
    if (/地址(?:是|为|:)\s?$/u.test(text.slice(Math.max(0, start.at - 5), start.at)) && region.names > 1)
      return true;
    if (has('number') || units) return true;
    const asked = shippingQuestion.test(sentence) && !changeCue.test(sentence);
    if (named || kept.length) return !asked && (region.names > 1 || region.full || changeCue.test(sentence));
    // 浙江省杭州市西湖区 on a line of its own.
    const alone = sentence
      .replace(text.slice(start.at, region.end), '')
      .replace(/[\s:,，]|收货|地址|所在|地区|[是在]/gu, '');
    if (!alone && region.names > 1) return true;
    return (
      (region.names > 1 || (region.full && Boolean(region.candidates[0]![2]))) &&
      changeCue.test(sentence) &&
      !shippingQuestion.test(sentence)
    );
  }
  if (start.cued) return kept.length > 0;
  if (has('number') && named) return true;
  // 70弄15号, 西塔1208: a lane and its house, a tower and its room.
  if (kept.filter((t) => t.kind === 'number').length > 1 && /弄$/u.test(kept[0]!.value)) return true;
  if (
    has('bare') &&
    kept.some((t) => t.kind === 'text' && /[东西南北中a-z]塔$/u.test(text.slice(t.start, t.end)))
  )
    return true;
  if (units > 1 || (named && (units || kept.some((t) => t.kind === 'bare' && t.value.includes('-')))))
    return true;
  // 11-3-703 and nothing else is a door; 11-3-2026 is a day.
  if (kept.length === 1 && (door.test(sentence) || (steps.test(kept[0]!.value) && changeCue.test(sentence))))
    return true;
  // A座1503 and nothing else.
  if (units && sentence.length < 16 && kept.some((t) => t.kind === 'bare' && t.value.length > 2)) return true;
  if (kept.some((t) => t.kind === 'floor' && t.value.includes('之')) && sentence.length < 20) return true;
  return units > 0 && (has('floor') || changeCue.test(sentence));
}
