// What a number of an address counts: houses, towers, stairs, rooms. The word behind it or before it tells, or its place in a
// chain of numbers.
import type { Letter } from './retell-order.ts';

export type Kind = '' | 'house' | 'tower' | 'stair' | 'floor' | 'room' | 'road' | 'lane' | 'phase';

/** What stands right behind a number tells its kind. */
const kinds: [RegExp, Kind][] = [
  // 22楼1单元202: what has stairs is a tower.
  [
    /^楼\s?\d{1,2}\s?(?:单元|门(?![口卫铃禁]))|^\s?(?:号楼|栋|幢|棟|座|舍(?!友)|号院|号幢|번?동(?![가-힣]{2}(?<!이[에예고구라라요]|입니|인[데가]|으로|에[서요]|맞[아나는습]|말고|아[니님]))|号馆|号厂房)/u,
    'tower',
  ],
  [/^\s?(?:楼|层|階|阶|층|f(?![a-z])|(?:st|nd|rd|th)? (?:fl|floor)\b)/u, 'floor'],
  [/^\s?(?:单元|门(?![口卫铃禁])|梯)/u, 'stair'],
  [/^\s?(?:期|区|단지|차(?![가-힣]))/u, 'phase'],
  [/^\s?(?:室|房|호(?!선)|户|号室|号房)/u, 'room'],
  [/^\s?(?:路|街|道|大道|巷|段|马路|번?길|로(?=\s?\d|\d*번?길)|가(?=[\s\d])|丁目)/u, 'road'],
  [/^\s?支?弄/u, 'lane'],
  [/^\s?(?:号|번지|번(?!길)|番)/u, 'house'],
];
/** What stands before a number tells it: building 2, apt 3, 房号是502. */
const leading: [RegExp, Kind][] = [
  [/(?:房号|室号|房间号?|호수)(?:应该)?(?:是|为|는|가|:)? ?$/u, 'room'],
  [/(?:楼号|栋号)(?:应该)?(?:是|为|:)? ?$/u, 'tower'],
  [/\b(?:apt|apartment|flat|suite|ste|room|rm)\.? ?#?$/, 'room'],
  [/\b(?:building|bldg|tower|block|blk)\.? ?#?$/, 'tower'],
  [
    /(?<!(?:st|nd|rd|th|first|second|third|fourth|top|ground|main) )\b(?:floor|level|fl|lvl)\.? ?#?$/,
    'floor',
  ],
  [/(?<![a-z] ?)#$/, 'room'],
];
/** Vietnam's house and lanes, in plain letters and with their marks. */
const vietnamese: [RegExp, Kind][] = [
  [/(?<!\p{L})(?:ng(?:õ|o|ách|ach)|h(?:ẻ|e)m|ki(?:ệ|e)t)\s?$/u, 'lane'],
  [/(?<!\p{L})(?:s(?:ố|o)(?: nh(?:à|a))?|nh(?:à|a) s(?:ố|o))\s?$/u, 'house'],
];
/** Poland's flat, behind its house: 14 m. 6 is 14/6. */
const polish: [RegExp, Kind][] = [[/(?<![a-z])(?:m|lok|mieszk(?:anie|ania)?)\.?\s?$/, 'room']];
/** Where roads are numbered: Ave 3, Jalan 5. */
const road = /\b(?:ave|avenue|st|street|rd|road|jalan|jln|lorong|lor|drive|dr|cres|crescent|lane)\.?\s$/;
/** Of a number, by the text right behind it and the text before it. */
export function kindOf(behind: string, ahead: string, country: string): Kind {
  const line = behind.replace(/\n.*/su, '');
  const named = kinds.find(([shape]) => shape.test(line))?.[1];
  if (named) return named;
  const last = ahead.slice(-16);
  if (/^(?:SG|MY)$/.test(country)) {
    if (road.test(last)) return 'road';
    if (/#$/.test(last) && /^-\d/.test(line)) return 'floor';
  }
  const here = country === 'VN' ? vietnamese : country === 'PL' ? polish : [];
  const there = here.find(([shape]) => shape.test(last))?.[1];
  return there ?? leading.find(([shape]) => shape.test(last))?.[1] ?? '';
}

/**
 * 2-1-801 in China, 605-1702 in Korea, 14/6 in Poland: each number of such a chain has its place. Poland's house counts as a
 * tower, for `near` takes a house for a room, and 14/6 is no 6/14.
 */
const chains: Partial<Record<string, [RegExp, Kind[]]>> = {
  CN: [/(?<![\d*-]|[栋幢座楼元] ?)\d{1,3}-\d{1,2}-\d{3,4}(?![\d*-])/gu, ['tower', 'stair', 'room']],
  PL: [/(?<=[a-z]\s)\d+[a-z]?\/\d+(?![\d/])/gu, ['tower', 'room']],
  // #08-15 is the eighth floor and its unit 15.
  SG: [/(?<=#)\d{1,2}-\d{1,4}(?![\d-])/g, ['floor', 'room']],
  MY: [/(?<=#)\d{1,2}-\d{1,4}(?![\d-])/g, ['floor', 'room']],
  KR: [/(?<![\d*-]|동 ?)\d{2,4}-\d{3,4}(?![\d*-])/gu, ['tower', 'room']],
};
/** The kinds of the numbers of a chain, by where they stand. */
export function chained(text: string, letters: readonly Letter[], country: string): Map<number, Kind> {
  const [shape, places] = chains[country] ?? [/(?!)/gu, []];
  return new Map(
    [...text.matchAll(shape)]
      // Poland's house stands with its street.
      .filter((chain) => letters[chain.index] === 'U' || country === 'PL')
      .flatMap((chain) =>
        [...chain[0].matchAll(/\d+/g)].map((hit, i) => [chain.index + hit.index, places[i]!]),
      ),
  );
}

/** Kinds of which one may be said for the other: 502号 is a room, 3号 a tower. */
export const near = (a: Kind, b: Kind) =>
  !a || !b || a === b || (a === 'house' && !/road|lane/.test(b)) || (b === 'house' && !/road|lane/.test(a));
