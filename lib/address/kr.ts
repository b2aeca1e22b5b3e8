// The reader for Korea: road-name and lot addresses, as marketplaces show them and as buyers write them. A lot number
// cannot be turned into a road without a register, so the two kinds are never said to agree or to differ.
import type { Sighted } from './cues.ts';
import { type Folded, piece } from './fold.ts';
import { compareStreetKr, compareUnitKr, otherBuilding } from './kr-compare.ts';
import { koreanCues } from './kr-cues.ts';
import { tokensKr } from './kr-detail.ts';
import { compareRegionKr } from './kr-regions.ts';
import { partsOf, regionFrom, sightKr } from './kr-sight.ts';
import { labelledNames, looksLikeName } from './names.ts';
import { blank, type Reader } from './reader.ts';
import type { Parts } from './types.ts';

const labels =
  /(?:받는\s?사람|받는\s?분|수령인|수취인|수령자|이름|성명|성함|연락처\d?|전화번호|휴대폰번호|휴대폰|핸드폰|전화|배송지\s?주소|배송지|배송\s?주소|도로명\s?주소|지번\s?주소|상세\s?주소|주소|우편\s?번호)(?:은|는|이|가)?\s?:/gu;
const postcodes =
  /\(?우\s?\)?\s?:?\s?\d{5}(?!\d)|[[(]\d{5}[\])]|(?<![\d*-])\d{5}(?=\s+[가-힣])|대한민국|\d{5}$/gu;

interface Spot {
  start: number;
  end: number;
}

function block(f: Folded, phones: Spot[], named: boolean): Parts {
  const spots: Spot[] = [...phones];
  for (const pattern of [labels, postcodes]) {
    for (const hit of f.text.matchAll(pattern))
      spots.push({ start: hit.index, end: hit.index + hit[0].length });
  }
  let text = blank(f.text, spots, ' ');
  const region = regionFrom(text, 0, text.length);
  let name: Parts['name'];
  if (!named) {
    const spot = labelledNames(f, 'KR')[0] ?? leading(text, region?.start) ?? beside(text, phones);
    if (spot) {
      name = piece(f, spot.start, spot.end);
      text = blank(text, [spot], ' ');
    }
  }
  const parts = partsOf({ ...f, text }, tokensKr(text, region?.end ?? 0));
  if (region) parts.region = piece(f, region.start, region.end)!;
  return name ? { ...parts, name } : parts;
}

function leading(text: string, regionAt: number | undefined): Spot | undefined {
  const head = /[^\s,]+/u.exec(text);
  if (!head || head.index >= (regionAt ?? Infinity)) return undefined;
  const spot = { start: head.index, end: head.index + head[0].length };
  const sure = looksLikeName(head[0], 'KR') || /^[가-힣]\*{1,3}[가-힣]?$/u.test(head[0]);
  return sure || (regionAt !== undefined && !/\d/.test(head[0]) && head[0].length <= 20) ? spot : undefined;
}

/** 송파구 has the shape of a name. */
const isPlace = (word: string) => /[구시군]$/u.test(word) && regionFrom(word, 0, word.length) !== undefined;

/** Three syllables, or two that a title follows: 고고 and 우다 are no receivers. */
const isPerson = (word: string, behind: string) =>
  looksLikeName(word, 'KR') && !isPlace(word) && (word.length > 2 || /^\s?(?:님|씨)/u.test(behind));

function beside(text: string, spots: Spot[]): Spot | undefined {
  for (const { start, end } of spots) {
    const before =
      /(?:^|[\s,/])([가-힣*]{2,4}?)(?:\s?고객)?(?:(?:입니다|이에요|예요|인데요?|이고요?|이구요?|이며)[\s,/:]*(?:(?:제\s?|폰\s?|핸드폰\s?)?(?:뒷번호|뒷자리|끝자리|끝번호|번호|연락처|전화)[는은]?\s?)?|님?[\s,/:]*)$/u.exec(
        text.slice(Math.max(0, start - 20), start),
      );
    const title = before?.[0].slice(before[0].indexOf(before[1]!) + before[1]!.length) ?? '';
    if (before && isPerson(before[1]!, title)) {
      const at = Math.max(0, start - 20) + before.index + before[0].indexOf(before[1]!);
      return { start: at, end: at + before[1]!.length };
    }
    const after =
      /^[\s,/]+([가-힣*]{2,4}?)(?=[\s,./]|님|입니다|이에요|예요|이고|이?요(?:$|[\s.,!~])|$)/u.exec(
        text.slice(end, end + 14),
      );
    if (after && isPerson(after[1]!, text.slice(end + after[0].length))) {
      const at = end + after[0].length - after[1]!.length;
      return { start: at, end: at + after[1]!.length };
    }
  }
  return undefined;
}

/** A district beside a phone: 뒷자리 3434, 관악구요. */
function placed(f: Folded, phones: Spot[], sighted: Sighted[]): Sighted[] {
  if (sighted.length || !phones.length || f.text.length > 120 || /사는|살아|[?]/u.test(f.text))
    return sighted;
  const place = regionFrom(blank(f.text, phones, ','), 0, f.text.length);
  const region = place && piece(f, place.start, place.end);
  return region ? [{ parts: { region }, start: place.start, end: place.end }] : sighted;
}

/** 은평구 통일로요: a road right behind its district, said to be the place. */
const otherRoad = /^\s([가-힣]{2,8}(?:대로|로|길))(?:이?[구고]?요|이?에요|예요|입니다)(?![가-힣])/u;
const noStreet =
  /^(?:그대|이대|제대|바|새|따|별|서)로$|(?:으|회사|학교|집|실|직장|센터|호텔|매장|가게|병원|숙사|원룸|주소|쪽|곳)로$/u;

/** Of 연서로 **** only the road shows: where a message says it without a number, it was said. */
function shownRoad(f: Folded, phones: Spot[], sighted: Sighted[], order: string): Sighted | undefined {
  const [region] = sighted.filter((s) => s.parts.region && !s.parts.street);
  const near = region && otherRoad.exec(f.text.slice(region.end, region.end + 20));
  if (near?.[1] && order.includes('*') && !order.includes(near[1]) && !noStreet.test(near[1])) {
    const start = region!.end + near[0].indexOf(near[1]);
    const street = piece(f, start, start + near[1].length);
    return street ? { parts: { street }, start, end: start + near[1].length } : undefined;
  }
  const name = /(?<![가-힣])([가-힣][가-힣\d·]{0,14}(?:대로|로|길))\s?\*/u.exec(order)?.[1];
  if (!name || sighted.some((s) => s.parts.street)) return undefined;
  const said = new RegExp(
    `(?<![가-힣\\d])${name}(?=$|[\\s,.!~/]|이?[구고]?요|이?에요|예요|입니다|맞)(?!\\s?[\\d*])`,
    'u',
  ).exec(blank(f.text, phones, ','));
  const [start, end] = said ? [said.index, said.index + name.length] : [0, 0];
  const street = said && !sighted.some((s) => start < s.end && s.start < end) && piece(f, start, end);
  return street ? { parts: { street }, start, end } : undefined;
}

export const koreaReader: Reader = {
  script: 'hangul',
  block,
  sight: sightKr,
  nameBeside: (f, spots) => {
    const marks = spots.map(([start, end]) => ({ start, end }));
    const spot = beside(blank(f.text, marks, ','), marks);
    return spot ? piece(f, spot.start, spot.end) : undefined;
  },
  anchored: (f, phones, sighted, order) => {
    const all = placed(f, phones, sighted);
    const road = all.length || phones.length ? shownRoad(f, phones, all, order.text) : undefined;
    return road ? [...all, road].sort((a, b) => a.start - b.start) : all;
  },
  cues: koreanCues,
  compare: (order, buyer) => {
    const region =
      order.region && buyer.region ? compareRegionKr(order.region.value, buyer.region.value) : 'unknown';
    const street =
      order.street && buyer.street ? compareStreetKr(order.street.value, buyer.street.value) : 'unknown';
    const unit = order.unit && buyer.unit ? compareUnitKr(order.unit.value, buyer.unit.value) : 'unknown';
    const apart = street === 'differ' && otherBuilding(order.street!.value, buyer.street!.value);
    return {
      region,
      street,
      unit: apart && unit === 'agree' ? 'unknown' : unit,
    };
  },
};
