// Which of several houses of one place in China: a tower named by a direction, a letter or a number (东塔, A塔), or the
// house behind a lane (88弄6号). They are written with the street and lead to the door, so another one is another door.
import { type Kind, type Token, tokensCn } from './cn-detail.ts';

export interface StreetCn {
  towns: string[];
  roads: string[];
  numbers: string[];
  text: string;
}

/** What of a Chinese detail is street: everything but units, with plain text joined. */
export function streetOf(tokens: Token[]): StreetCn {
  const of = (kind: Kind) => tokens.filter((t) => t.kind === kind).map((t) => t.value);
  return { towns: of('town'), roads: of('road'), numbers: of('number'), text: of('text').join('') };
}

const tower =
  /(?:([东西南北中])(?!楼[路街上下])|(?<![a-z])([a-z]\d?|\d{1,2}(?=号?[塔座翼])))号?([塔座翼楼])(?![机位路街])/gu;

/** The only tower a street names. */
function towerOf(street: string) {
  const [one, ...more] = [...street.matchAll(tower)];
  if (!one || more.length) return undefined;
  return { value: one[1] ?? one[2]!, kind: one[1] ? 'side' : 'sign', written: one[0], word: one[3]! };
}

/** Where each street names one tower: whether they are two, and both streets without their names. */
export function towersOf(a: string, b: string): { apart: boolean; streets: [string, string] } | undefined {
  const [x, y] = [towerOf(a), towerOf(b)];
  if (!x || !y || x.kind !== y.kind) return undefined;
  const streets: [string, string] = [a.replace(x.written, x.word), b.replace(y.written, y.word)];
  return { apart: x.value !== y.value, streets };
}

/** Whether one lane is said on both sides, and another house in it. */
export function otherInLane(a: string, b: string): boolean {
  const [x, y] = [a, b].map((street) =>
    /^(\d+)弄(\d+)号?$/u.exec(streetOf(tokensCn(street)).numbers.join('')),
  );
  return Boolean(x && y && x[1] === y[1] && x[2] !== y[2]);
}

/** Whether two zones of one place are named (A区, 东区): the door has its like in both. */
export function otherZone(a: string, b: string): boolean {
  const [x, y] = [a, b].map((street) => [...street.matchAll(/(?:([东西南北中])|(?<![a-z])([a-z]\d?))区/gu)]);
  if (x?.length !== 1 || y?.length !== 1) return false;
  const [p, q] = [x[0]!, y[0]!];
  return Boolean(p[1]) === Boolean(q[1]) && p[0] !== q[0];
}
