// The reader for China (and, in Chinese, Hong Kong, Macau, Taiwan): blocks as marketplaces show them, the words that
// tell old from new, and the comparison.
import { anchoredCn } from './cn-anchor.ts';
import { compareStreetCn, compareUnitCn } from './cn-compare.ts';
import { tokensCn } from './cn-detail.ts';
import { otherInLane, otherZone, towersOf } from './cn-house.ts';
import { detailParts, regionFrom } from './cn-parts.ts';
import { compareRegionCn } from './cn-regions.ts';
import { sightCn } from './cn-sight.ts';
import { type Folded, piece } from './fold.ts';
import { labelledNames, looksLikeName } from './names.ts';
import { blank, type Reader } from './reader.ts';
import type { Outcome, Parts } from './types.ts';

const labels =
  /(?:收货人|收件人|姓名|联系人|手机号码|手机号|手机|电话号码|联系电话|联系方式|电话|所在地区|所在区域|地区|收货地址|收件地址|详细地址|街道地址|地址|邮政编码|邮编|收货信息|收件信息|号码)(?:信息)?\s?:/gu;
const codes = /\[\d{3,6}\]|(?<![\d*])\d{6}(?![\d*\u4e00-\u9fffa-z-])/gu;

function block(f: Folded, phones: { start: number; end: number }[], named: boolean): Parts {
  const spots: { start: number; end: number }[] = [...phones];
  for (const pattern of [labels, codes]) {
    for (const hit of f.text.matchAll(pattern))
      spots.push({ start: hit.index, end: hit.index + hit[0].length });
  }
  let text = blank(f.text, spots);
  const region = regionFrom(text, 0, text.length, true);
  let name: Parts['name'];
  if (!named) {
    const spot = labelledSpot(f) ?? leadingName(text, region?.start) ?? besidePhone(text, phones);
    if (spot) {
      name = piece(f, spot.start, spot.end);
      text = blank(text, [spot]);
    }
  }
  const start = region ? region.region.end : 0;
  // Labels between two pieces belong to neither.
  const parts = detailParts({ ...f, text }, tokensCn(text, start));
  if (region) parts.region = piece(f, region.start, region.region.end)!;
  return name ? { ...parts, name } : parts;
}

const labelledSpot = (f: Folded) => labelledNames(f, 'CN')[0];

/** What stands before the region is the receiver, however unusual; without a region it must look like one. */
function leadingName(text: string, regionAt: number | undefined) {
  const head = /[^\s,，、;；:|/]+/u.exec(text);
  if (!head) return undefined;
  const end = head.index + head[0].length;
  const sure = looksLikeName(head[0], 'CN') || /^[\u4e00-\u9fff]\*{1,4}$/u.test(head[0]);
  if (regionAt === undefined) return sure ? { start: head.index, end } : undefined;
  if (end > regionAt || /\d|^中国$/.test(head[0]) || head[0].length > 20) return undefined;
  return { start: head.index, end };
}

/** 林示例，手机号138…: the label between a name and its phone. */
const phoneLabel =
  /(?<=[\s,，、:/|])(?:联系)?(?:手机号码?|手机|电话号码?|电话|号码|tel|phone)?(?:尾号|最?后四位|最后4位|后4位)?[\s,，:是]*$/u;

/** A name written last: 地址，张三，138… */
function besidePhone(text: string, phones: { start: number; end: number }[]) {
  for (const { start, end } of phones) {
    const head = text.slice(Math.max(0, start - 24), start).replace(phoneLabel, '');
    const before = /([\u4e00-\u9fff*·]{2,6})[\s,，、:/|]*$/u.exec(head);
    // 公司在…路: a verb that leads to the address ends no name.
    const leads = before && /[在是到住往寄送发]$/u.test(before[0]);
    if (before && !leads && (looksLikeName(before[1]!, 'CN') || /^[\u4e00-\u9fff]\*+$/u.test(before[1]!))) {
      const at = Math.max(0, start - 24) + before.index;
      // 501室张三: the name must stand alone.
      if (at === 0 || /[\s,，、:/|]/u.test(text[at - 1]!)) return { start: at, end: at + before[1]!.length };
    }
    const after = /^[\s,，、:/|]*([\u4e00-\u9fff*·]{2,6})(?![\u4e00-\u9fff*])/u.exec(
      text.slice(end, end + 16),
    );
    if (after && (looksLikeName(after[1]!, 'CN') || /^[\u4e00-\u9fff]\*+$/u.test(after[1]!))) {
      const at = end + after[0].length - after[1]!.length;
      return { start: at, end: at + after[1]!.length };
    }
  }
  return undefined;
}

function nameBeside(f: Folded, spots: [number, number][]): Parts['name'] {
  const marks = spots.map(([start, end]) => ({ start, end }));
  const spot = besidePhone(blank(f.text, marks, '，'), marks);
  return spot ? piece(f, spot.start, spot.end) : undefined;
}

export const chinaReader: Reader = {
  script: 'han',
  block,
  sight: sightCn,
  anchored: (f, phones, sighted, order) => anchoredCn(f, phones, sighted, order),
  nameBeside,
  cues: {
    old: /(?<!还是|就是|仍是|照)原来|原先|原地址|原先|之前|以前|旧的|[旧原]:|旧地址|老地址|旧号|(?<!是)不是|(?:不要|别|不用|不|勿)再?(?:寄|发|送|邮)(?:到|往|去|给)?|不要|下单时?|订单[上里]?|错[写填]成|[写填]错?成|[写填]的(?:是|地址)?|从|由|旧手机|老号码|停用/gu,
    fresh:
      /改成|改为|改到|改至|改寄|换成|换到|换为|变更为|更正为|修改[为成]|(?:不要了?|不用了?|作废了?|错了|不对|取消了?|不住了)[,，](?:那|请|麻烦|帮我|改)*|(?<![不别停勿再])[发寄送邮](?=\s*$)|新的?地址|新:|新的?(?:电话|手机|号码)|现在|应该是|正确|寄到|寄往|发到|发往|送到|邮到|寄去|搬到|搬去|而是/gu,
    turn: /改(?=\s?[a-z\d])|改成|改为|改到|改至|改寄|换成|换到|换为|变更为|更正为|修改[为成]|搬到|搬去|而是|->|→|=>|⇒|➡|▶/u,
    after:
      /^(?![\s,，]{1,2}(?:那个)?(?:旧|老|以前|原来|之前)的?(?:那个|号码?|手机|电话)?(?:停|不用|作废|打不通|丢|注销|没|不要))[\s,，。的这个那边地址]{0,6}(?:不住|不对|错了|不要(?![寄发送邮])|作废|是?(?:以前|之前|原来|老|旧)(?:的|地址)|[写填]错|没人|取消|停用|不用了|打不通|不用[寄发]|退租|搬走|到期|卖了)/u,
    afterFresh:
      /^[\s,，]{0,2}(?:吧|对吧|对吗)|^[\s,，]{0,2}[发寄送](?:给我|我|过来|来)|^[\s,，这个地址]{0,4}(?:才是?(?:对的?|正确|新的?|现在的?)|是(?:对的|正确的|新的|新地址|现在的))/u,
    either: /或|备用|另一个|也可以/u,
    yours: /哪个(?:方便|近|快|好|都)|[随看]你|都[行可]/u,
  },
  compare: (order, said) => {
    const buyer = withoutDistrict(order, said);
    const streets = order.street && buyer.street && ([order.street.value, buyer.street.value] as const);
    const units = order.unit && buyer.unit && ([order.unit.value, buyer.unit.value] as const);
    // The same room in another tower, or in another house of the lane, is another door.
    const towers = streets && towersOf(...streets);
    const otherDoor = units && streets && (towers?.apart || otherInLane(...streets));
    const street = towers && (units || !towers.apart) ? towers.streets : streets;
    return {
      region:
        order.region && buyer.region ? compareRegionCn(order.region.value, buyer.region.value) : 'unknown',
      street: street ? compareStreetCn(...street) : 'unknown',
      unit: otherDoor ? 'differ' : units ? within(streets, compareUnitCn(...units)) : 'unknown',
    };
  },
};

/** Of a door in another zone it is not known that it is the same one. */
const within = (streets: readonly [string, string] | '' | undefined, met: Outcome): Outcome =>
  met === 'agree' && streets && otherZone(...streets) ? 'unknown' : met;

/** 左营博爱二路: the order's district, without its ending, is no part of the road. */
function withoutDistrict(order: Parts, buyer: Parts): Parts {
  const district = /([\u4e00-\u9fff]{2,4})[区县市]$/u.exec(order.region?.value ?? '')?.[1];
  const street = buyer.street;
  if (!district || !street || !order.street || buyer.region?.value.includes(district)) return buyer;
  const stem = [4, 3, 2]
    .map((n) => district.slice(-n))
    .find((s) => s.length > 1 && street.value.startsWith(s));
  const rest = stem ? street.value.slice(stem.length).trimStart() : '';
  // 顺德大良东乐路: the town without its ending stands before the road.
  const town = /^([\u4e00-\u9fff]{2,4}?)(?:街道|镇|乡)/u.exec(order.street.value)?.[1];
  const known = order.street.value.includes(rest.slice(0, 3)) || (town && rest.startsWith(town));
  const own = rest && !order.street.value.includes(stem!) && known;
  return own ? { ...buyer, street: { ...street, value: rest } } : buyer;
}
