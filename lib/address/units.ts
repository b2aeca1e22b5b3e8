// Building, stair, floor, room: the last steps to a door, compared in the order they are written, in any country.
// Labels need not be said (4-2-501), but where both sides say one, it must be the same.
import { compareMasked } from './mask.ts';
import type { Outcome } from './types.ts';

export interface Item {
  /** `bare` = a value without a label. */
  kind: string;
  value: string;
}

/** A floor the room number repeats (5楼501, 5층 502호) says nothing of its own. */
function withoutFloor(items: Item[]): Item[] {
  const room = items.findLast((i) => i.kind === 'room') ?? items.at(-1);
  return items.filter((item) => {
    if (item.kind !== 'floor' || item === room || !room || room.kind === 'floor') return true;
    // 지하1층 B02호: the letter says the basement already.
    if (/^b\d/.test(item.value) && /^b\d/.test(room.value))
      return item.value !== 'b1' && !room.value.startsWith(item.value);
    const rest = room.value.length - item.value.length;
    // 2F, second floor: the letter is the door.
    const lettered = rest === 1 && /[a-z]$/.test(room.value);
    return !(room.value.startsWith(item.value) && (lettered || rest === 2 || rest === 3));
  });
}

export function compareItems(one: Item[], other: Item[]): Outcome {
  if (!one.length || !other.length) return 'unknown';
  // A floor both sides say is compared, whatever the room repeats of it.
  const floors = [one, other].every((list) => list.some((item) => item.kind === 'floor'));
  const [a, b] = floors ? [one, other] : [withoutFloor(one), withoutFloor(other)];
  for (const kind of ['building', 'stair', 'room']) {
    const [x, y] = [a.filter((i) => i.kind === kind), b.filter((i) => i.kind === kind)];
    if (x.length === 1 && y.length === 1 && compareMasked(x[0]!.value, y[0]!.value) === 'differ')
      return 'differ';
  }
  if (a.length === b.length) {
    // Bldg 4 Apt 12A and Apt 12A, Bldg 4: where every step has its label, their order says nothing.
    const order = byLabel(a, b);
    if (order) return compareItems(a, order);
    const met = a.map((item, i) =>
      onFloor(item, b[i]!) ? 'unknown' : compareMasked(item.value, b[i]!.value),
    );
    if (met.includes('differ')) return 'differ';
    const hidden = [...a, ...b].some((i) => i.value.includes('*'));
    return hidden || met.includes('unknown') || a.some((item, i) => clash(item.kind, b[i]!.kind))
      ? 'unknown'
      : 'agree';
  }
  // C304 may be Bldg C, Unit 304.
  const grown = (list: Item[]) => list.map((i) => i.value).join('');
  if (grown(a) === grown(b)) return 'unknown';
  // 7-1 may be 701.
  const door = (list: Item[]) =>
    list.length > 1 && list.at(-1)!.value.length === 1
      ? grown([...list.slice(0, -1), { kind: 'room', value: `0${list.at(-1)!.value}` }])
      : grown(list);
  if (door(a) === door(b)) return 'unknown';
  // One says more than the other (no stair, no building): what both say must stand in the same order.
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  let at = 0;
  for (const item of few) {
    while (at < many.length && compareMasked(item.value, many[at]!.value) === 'differ') at++;
    if (at++ >= many.length) return 'differ';
  }
  return 'unknown';
}

/** The steps of `b` in the order of `a`, where both say the same labels, each once, in another order. */
function byLabel(a: Item[], b: Item[]): Item[] | undefined {
  const labels = new Set(a.map((i) => i.kind));
  if (labels.size !== a.length || labels.has('bare')) return undefined;
  const sorted = a.map(({ kind }) => b.find((i) => i.kind === kind));
  if (sorted.some((item, i) => !item || sorted.indexOf(item) !== i)) return undefined;
  return sorted.every((item, i) => item === b[i]) ? undefined : (sorted as Item[]);
}

/** A floor said in place of a room on it, or the other way round. */
const onFloor = (a: Item, b: Item) =>
  (a.kind === 'floor' && b.kind === 'room' && b.value !== a.value && b.value.startsWith(a.value)) ||
  (b.kind === 'floor' && a.kind === 'room' && a.value !== b.value && a.value.startsWith(b.value));

const clash = (a: string, b: string) => a !== b && a !== 'bare' && b !== 'bare';
