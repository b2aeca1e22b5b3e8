// Compares the street and the unit of two Chinese addresses. Said on both sides and different: differ. Said on one
// side, hidden, or spelled so that a person must look: unknown. Agree only where every number that counts is equal.
import { isUnit, type Token, tokensCn } from './cn-detail.ts';
import { type StreetCn, streetOf } from './cn-house.ts';
import { compareMasked } from './mask.ts';
import type { Outcome } from './types.ts';
import { compareItems, type Item } from './units.ts';

/** What tells two places of one name apart: a number, a letter, a quarter (东区, 二期), a bare direction. */
const tellsApart =
  /[\da-z*]|期|[东西南北中前后左右新老甲乙丙丁][区院苑门楼]|^[东西南北中前后左右新老甲乙丙丁]$|区$/u;
const generic = /小区|社区|[\s,]/gu;

export function compareStreetCn(one: string, other: string): Outcome {
  const [a, b] = [untilNumber(one, other), untilNumber(other, one)];
  let [x, y] = [streetOf(tokensCn(a)), streetOf(tokensCn(b))];
  if (extended(x.roads, y.roads) && same(x.roads.map(withoutPart), y.roads.map(withoutPart)))
    [x, y] = [x, y].map((s) => ({ ...s, roads: s.roads.map(withoutPart) })) as [StreetCn, StreetCn];
  if (!same(x.roads, y.roads)) [x, y] = [withoutTown(x, y.towns), withoutTown(y, x.towns)];
  const alone = onlyRoad(x, y, a, b);
  if (alone) return alone;
  if (a.includes('*') || b.includes('*')) return hiddenStreet(a, x, b, y);
  const found: Outcome[] = [];
  if (x.towns.length && y.towns.length)
    found.push(same(x.towns.map(town), y.towns.map(town)) ? 'agree' : 'differ');
  const roads = extended(x.roads, y.roads) ? 'unknown' : lists(x.roads, y.roads);
  const numbers = laneAndHouse(x.numbers, y.numbers)
    ? 'differ'
    : lists(x.numbers.map(digitsOf), y.numbers.map(digitsOf));
  if (roads) found.push(roads);
  if (numbers) found.push(numbers);
  const firm = roads === 'agree' && numbers === 'agree';
  const [u, v] = [x, y].map((s) =>
    withoutPart(s.text)
      .replace(generic, '')
      .replace(/第(?=\d+期)/u, ''),
  ) as [string, string];
  const place = compareText(u, v, firm);
  if (place) found.push(place);
  if (found.includes('differ')) return 'differ';
  // 1266号翠林大厦 without its road: number and name are enough.
  const left = x.roads.length !== y.roads.length && (!x.roads.length || !y.roads.length);
  if (left && numbers === 'agree' && place === 'agree') return 'agree';
  return found.some((o) => o === 'agree') && !found.includes('unknown') ? 'agree' : 'unknown';
}

/** 星湖街328号****: behind the number a mask hides the rest of the way, of which the other side says nothing. */
const untilNumber = (street: string, other: string) =>
  /号$/u.test(other) && /\d号[*\s]+$/u.test(street) ? street.replace(/[*\s]+$/u, '') : street;

/** A road without its number, and nothing else beside it, that is the other side's road: it says less. */
function onlyRoad(x: StreetCn, y: StreetCn, a: string, b: string): Outcome | undefined {
  const bare = (s: StreetCn, text: string) =>
    s.roads.length === 1 && !s.numbers.length && !s.text && !text.includes('*');
  if (!bare(x, a) && !bare(y, b)) return undefined;
  if (x.towns.length && y.towns.length && !same(x.towns.map(town), y.towns.map(town))) return undefined;
  return same(x.roads, y.roads) ? 'agree' : undefined;
}

const town = (name: string) => name.replace(/办事?处?$/u, '').replace(/(街道)$/u, '$1');
/** 长安德政中路 is 德政中路 where the other side says 长安镇. */
function withoutTown(street: StreetCn, towns: string[]): StreetCn {
  const stems = towns.map((t) => t.replace(/(?:街道.*|镇|乡)$/u, '')).filter((t) => t.length > 1);
  const cut = (s: string) => {
    const stem = stems.find((t) => s.startsWith(t) && !/^[东西南北中]?.?$/u.test(s.slice(t.length)));
    return stem ? s.slice(stem.length) : s;
  };
  return { ...street, roads: street.roads.map(cut), text: cut(street.text) };
}

/** 101号院, 101号 and 101 are one number; 88弄6号 is two; 甲5号 keeps its letter, and 36支弄 is not 36号. */
const digitsOf = (number: string) =>
  number
    .replace(/支弄/gu, 'z/')
    .replace(/[号弄支院大]/gu, (c) => (c === '弄' ? '/' : ''))
    .replace(/\/$/, '');

/** 398弄 is a lane and 398号 a house. */
const laneAndHouse = (a: string[], b: string[]) =>
  a.length === 1 &&
  b.length === 1 &&
  a[0] !== b[0] &&
  [a[0]!, b[0]!].sort().join() === [`${parseInt(a[0]!, 10)}号`, `${parseInt(a[0]!, 10)}弄`].sort().join();

/** 新城区观绿路 ends in 观绿路: something before it was taken for its name. */
const extended = (a: string[], b: string[]) =>
  a.length === 1 && b.length === 1 && a[0] !== b[0] && (a[0]!.endsWith(b[0]!) || b[0]!.endsWith(a[0]!));
/** Hong Kong's three parts and its quarters stand before a road, or are left out. */
const withoutPart = (road: string) => {
  const short = road.replace(/^(?:[九9]龙|新界|港岛|香港岛)(?=[^路街道]{2,}[路街道])/u, '');
  return short.replace(hongKong, '');
};
const hongKong =
  /^(?:大围|沙田|火炭|马鞍山|旺角|尖沙咀|尖东|油麻地|佐敦|大角咀|深水埗|长沙湾|荔枝角|美孚|石硖尾|九龙塘|九龙城|九龙湾|何文田|红磡|土瓜湾|启德|新蒲岗|黄大仙|钻石山|慈云山|乐富|观塘|牛头角|蓝田|油塘|将军澳|西贡|大埔|粉岭|上水|元朗|天水围|屯门|荃湾|葵涌|葵芳|青衣|东涌|中环|金钟|湾仔|铜锣湾|天后|炮台山|北角|鲗鱼涌|太古|西湾河|筲箕湾|柴湾|小西湾|上环|西营盘|坚尼地城|薄扶林|香港仔|鸭脷洲|黄竹坑)+(?=[^路街道]{2,}[路街道])/u;

/** Undefined = neither side says one. A list that continues the other is unknown: it says more, not something else. */
function lists(a: string[], b: string[]): Outcome | undefined {
  if (!a.length && !b.length) return undefined;
  if (!a.length || !b.length) return 'unknown';
  const [x, y] = [a.join('/').split('/'), b.join('/').split('/')];
  if (same(x, y)) return 'agree';
  const [few, many] = x.length < y.length ? [x, y] : [y, x];
  return few.length < many.length && few.every((v) => many.includes(v)) ? 'unknown' : 'differ';
}

/** Names of places: many are called in two ways, so where road and number are equal a second name decides nothing. */
function compareText(a: string, b: string, firm: boolean): Outcome | undefined {
  if (a === b) return a ? 'agree' : undefined;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // 星河丹堤花园3期 is 星河丹堤3期 where road and number are equal.
  const kind = firm && /花园|小区|大厦|公寓|家园|社区|广场/u.exec(long)?.[0];
  if (kind && !short.includes(kind) && long.replace(kind, '') === short) return 'agree';
  // 华科韵苑 is 华中科技大学韵苑学生公寓, 新世纪大厦 is 新世纪商务大厦: a short name, in the same order.
  if (short.length > 2 && inOrder(short, long) && !long.includes(short))
    return firm && !/[\da-z]|[东西南北中新老][校分园]?[区院苑门楼]/u.test(short + long) ? 'agree' : 'unknown';
  const extra = short && long.includes(short) ? long.replace(short, '') : short ? undefined : long;
  if (extra !== undefined) return firm && !tellsApart.test(extra) ? 'agree' : 'unknown';
  // 万象城东区 and 华润万象城西区.
  const quarter = (s: string) => /([东西南北中]|\d+)(?=[区期院苑门])/u.exec(s)?.[1];
  const [p, q] = [quarter(a), quarter(b)];
  if (p && q && p !== q && /\d/.test(p) === /\d/.test(q)) return 'differ';
  // 南校区 and 北校区, 一期 and 二期: what is left without the common beginning and end tells them apart.
  const [x, y] = middles(a, b);
  // 民发世纪新城丁香苑 and …紫薇苑: the same long name around another short one is another part of it.
  const around = a.length - x.length;
  if (
    firm &&
    x &&
    y &&
    around > 3 &&
    x.length < 4 &&
    y.length < 4 &&
    /[苑园区里庄阁轩居院楼期村座]$/u.test(a) &&
    a.at(-1) === b.at(-1)
  )
    return 'differ';
  const apart = (s: string) => /^[\da-z东西南北中前后左右上下新老甲乙丙丁]+$/u.test(s);
  return firm && !(apart(x) && apart(y)) ? 'unknown' : 'differ';
}

function inOrder(short: string, long: string): boolean {
  let at = 0;
  for (const c of long) if (c === short[at]) at++;
  return at === short.length;
}

function middles(a: string, b: string): [string, string] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
}

/** A street of which something is hidden never agrees: what is hidden may be the number. */
function hiddenStreet(a: string, x: StreetCn, b: string, y: StreetCn): Outcome {
  for (const kind of ['towns', 'roads', 'numbers'] as const) {
    for (let i = 0; i < Math.min(x[kind].length, y[kind].length); i++) {
      if (compareMasked(x[kind][i]!, y[kind][i]!) === 'differ') return 'differ';
    }
  }
  // 文**** against 学院路1号: the beginning that is shown must be the other's beginning, with or without its town.
  for (const [masked, hidden, other] of [
    [a, x, b],
    [b, y, a],
  ] as const) {
    if (!masked.includes('*') || hidden.roads.length || hidden.numbers.length) continue;
    const shown = squeeze(masked, hidden.towns.length > 0).split('*')[0]!;
    const full = [squeeze(other, false), squeeze(other, true)].map((s) => s.split('*')[0]!);
    if (shown && !full.some((s) => s.startsWith(shown) || shown.startsWith(s))) return 'differ';
  }
  return 'unknown';
}

const squeeze = (street: string, withoutTown: boolean) =>
  tokensCn(street)
    .filter((t) => t.kind !== 'gap' && !(withoutTown && t.kind === 'town'))
    .map((t) => t.value)
    .join('');

const same = (a: string[], b: string[]) => a.length === b.length && a.every((v, i) => v === b[i]);

export function compareUnitCn(a: string, b: string): Outcome {
  const [s, t] = [tokensCn(a, 0, a.length, true), tokensCn(b, 0, b.length, true)];
  const met = compareItems(items(s), items(t));
  if (met !== 'agree') return met === 'unknown' && onItsFloor(items(s), items(t)) ? 'agree' : met;
  const [x, y] = [tail(s), tail(t)];
  return x === y || !(tellsApart.test(x) || tellsApart.test(y)) ? 'agree' : 'unknown';
}

/** 三单元七楼西户 of 12号楼3单元7层西户: floor and door under their words; only the building or the stair is left out. */
function onItsFloor(a: Item[], b: Item[]): boolean {
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  const labels = many.map((item) => item.kind);
  if (labels.includes('bare') || new Set(labels).size !== labels.length) return false;
  const said = (kind: string) => few.some((item) => item.kind === kind);
  return (
    few.length > 2 &&
    said('floor') &&
    said('room') &&
    few.every((item) => many.some((m) => m.kind === item.kind && m.value === item.value)) &&
    ![...few, ...many].some((item) => item.value.includes('*'))
  );
}

/** Delivery notes behind the room (放门口, 丰巢) are not part of the place. */
const tail = (tokens: Token[]) =>
  tokens
    .filter((t) => !isUnit(t) && t.kind !== 'gap')
    .map((t) => t.value)
    .join('')
    .replace(/[请可]?(放|送到?|存|代收).*$|门口|前台|丰巢|快递柜|菜鸟驿站|驿站|物业|保安|门卫.?/gu, '');

/** Buildings, stairs, floors and rooms in order; 4-2-501 is three of them, a floor the room repeats is none. */
function items(tokens: Token[]): Item[] {
  const out: Item[] = [];
  for (const t of tokens.filter(isUnit)) {
    const values = t.kind === 'building' || t.kind === 'stair' ? [t.value] : t.value.split(/[-–/之]/);
    values.forEach((value, i) => {
      out.push({ kind: i === values.length - 1 ? t.kind : 'bare', value });
    });
  }
  return out;
}
