// Invented addresses in every spelling we know, for the laws: each list spells one and the same door.
import fc from 'fast-check';

/** What is the same in every spelling of one address. */
export interface Door {
  road: number;
  number: number;
  building: number;
  stair: number;
  room: number;
}

export const door = fc.record({
  road: fc.nat(9),
  number: fc.integer({ min: 1, max: 1999 }),
  building: fc.integer({ min: 1, max: 60 }),
  stair: fc.integer({ min: 1, max: 9 }),
  room: fc.integer({ min: 101, max: 3206 }),
});
type Spell = (d: Door) => string;

const digits = '零一二三四五六七八九';
/** Up to 9999, as people write it: 一百零五, 十二. */
function han(n: number): string {
  if (n < 10) return digits[n]!;
  if (n < 20) return `十${n % 10 ? digits[n % 10] : ''}`;
  for (const [size, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    if (n < size) continue;
    const rest = n % size;
    const zero = rest && rest < size / 10 ? '零' : '';
    return `${han(Math.floor(n / size))}${name}${rest ? zero + (rest < 20 && rest > 9 ? `一${han(rest)}` : han(rest)) : ''}`;
  }
  return '';
}
const wide = (s: string) => s.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

const cnRoads = [
  '文三路',
  '中山北路',
  '人民东路',
  '建设大道',
  '长江路',
  '学院街',
  '解放南路',
  '五一大道',
  '和平里',
  '古墩路',
].map((r) => (r === '和平里' ? '和平巷' : r));
const cn: Spell[] = [
  (d) => `浙江省杭州市西湖区${cnRoads[d.road]}${d.number}号${d.building}幢${d.stair}单元${d.room}室`,
  (d) => `杭州市西湖区${cnRoads[d.road]}${d.number}号${d.building}栋${d.stair}单元${d.room}`,
  (d) => `浙江 杭州 西湖区 ${cnRoads[d.road]} ${d.number}号 ${d.building}-${d.stair}-${d.room}`,
  (d) => wide(`杭州西湖区${cnRoads[d.road]}${d.number}号${d.building}号楼${d.stair}单元${d.room}室`),
  (d) =>
    `浙江省杭州市西湖区${cnRoads[d.road]}${han(d.number)}号${han(d.building)}幢${han(d.stair)}单元${d.room}室`,
];
const krRoads = [
  '테헤란로',
  '봉은사로',
  '강남대로',
  '도산대로',
  '논현로',
  '언주로',
  '선릉로',
  '삼성로',
  '학동로',
  '강남대로102길',
];
const kr: Spell[] = [
  (d) => `서울특별시 강남구 ${krRoads[d.road]} ${d.number}, ${d.building}동 ${d.room}호`,
  (d) => `서울 강남구 ${krRoads[d.road]} ${d.number} ${d.building}동 ${d.room}호`,
  (d) => `서울시 강남구 ${krRoads[d.road]} ${d.number}, ${d.building}-${d.room}`,
  (d) => `강남구 ${krRoads[d.road]} ${d.number} ${d.building}동${d.room}호`,
  (d) => wide(`서울특별시 강남구 ${krRoads[d.road]} ${d.number} 제${d.building}동 제${d.room}호`),
];
const usRoads = [
  'Main Street',
  'N Oak Avenue',
  'Elm Road',
  'Fifth Avenue',
  'Lake Shore Boulevard',
  'Maple Lane',
  'West Hill Terrace',
  'Pine Parkway',
  'St Johns Avenue',
  'Old Mill Road',
];
const short = (s: string) =>
  s
    .replace('Street', 'St')
    .replace('Avenue', 'Ave')
    .replace('Road', 'Rd')
    .replace('Boulevard', 'Blvd')
    .replace('Lane', 'Ln')
    .replace('Terrace', 'Ter')
    .replace('Parkway', 'Pkwy')
    .replace('Fifth', '5th')
    .replace('West', 'W')
    .replace(/^N /, 'North ');
const us: Spell[] = [
  (d) => `${d.number} ${usRoads[d.road]}, Apt ${d.room}, Springfield, IL 62701`,
  (d) => `${d.number} ${short(usRoads[d.road]!)} #${d.room}, Springfield, Illinois 62701`,
  (d) => `${d.number} ${short(usRoads[d.road]!)} unit ${d.room} springfield il 62701`.toLowerCase(),
  (d) => `${d.number} ${usRoads[d.road]}\nApt. ${d.room}\nSpringfield, IL 62701\nUnited States`,
];
/** A country, the spellings of an address there, and the steps that are said in all of them. */
export const countries: [string, Spell[], (keyof Door)[]][] = [
  ['CN', cn, ['road', 'number', 'building', 'stair', 'room']],
  ['KR', kr, ['road', 'number', 'building', 'room']],
  ['US', us, ['road', 'number', 'room']],
];
