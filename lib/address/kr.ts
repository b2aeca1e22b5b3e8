// The reader for Korea: road-name and lot addresses, as marketplaces show them and as buyers write them. A lot number
// cannot be turned into a road without a register, so the two kinds are never said to agree or to differ.
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

function beside(text: string, spots: Spot[]): Spot | undefined {
  for (const { start, end } of spots) {
    const before =
      /(?:^|[\s,/])([가-힣*]{2,4}?)(?:\s?고객)?(?:(?:입니다|이에요|예요|인데요?|이고요?|이구요?|이며)[\s,/:]*(?:(?:제\s?|폰\s?|핸드폰\s?)?(?:뒷번호|뒷자리|끝자리|끝번호|번호|연락처|전화)[는은]?\s?)?|님?[\s,/:]*)$/u.exec(
        text.slice(Math.max(0, start - 20), start),
      );
    if (before && looksLikeName(before[1]!, 'KR')) {
      const at = Math.max(0, start - 20) + before.index + before[0].indexOf(before[1]!);
      return { start: at, end: at + before[1]!.length };
    }
    const after =
      /^[\s,/]+([가-힣*]{2,4}?)(?=[\s,./]|님|입니다|이에요|예요|이고|이?요(?:$|[\s.,!~])|$)/u.exec(
        text.slice(end, end + 14),
      );
    if (after && looksLikeName(after[1]!, 'KR')) {
      const at = end + after[0].length - after[1]!.length;
      return { start: at, end: at + after[1]!.length };
    }
  }
  return undefined;
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
  // A district beside a phone: 뒷자리 3434, 관악구요.
  anchored: (f, phones, sighted) => {
    if (sighted.length || !phones.length || f.text.length > 120 || /사는|살아|[?]/u.test(f.text))
      return sighted;
    const place = regionFrom(blank(f.text, phones, ','), 0, f.text.length);
    const region = place && piece(f, place.start, place.end);
    return region ? [{ parts: { region }, start: place.start, end: place.end }] : sighted;
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
