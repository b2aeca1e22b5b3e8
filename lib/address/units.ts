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

/** 27层04室 is 2704, 4층 1호 is 401호: the door is counted on its floor. */
function doors(items: Item[]): Item[] {
  const at = items.findIndex((item) => item.kind === 'floor');
  const [floor, room] = [items[at], items[at + 1]];
  if (!floor || !room || !/^\d{1,2}$/.test(room.value) || !/^\d{1,2}$/.test(floor.value)) return items;
  const value = floor.value + room.value.padStart(2, '0');
  return [...items.slice(0, at), { kind: 'room', value }, ...items.slice(at + 2)];
}

export function compareItems(one: Item[], other: Item[]): Outcome {
  const met = compareSteps(one, other);
  const [a, b] = [doors(one), doors(other)];
  return met === 'agree' || (a === one && b === other) || compareSteps(a, b) !== 'agree' ? met : 'agree';
}

function compareSteps(one: Item[], other: Item[]): Outcome {
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
    if (order) return compareSteps(a, order);
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
  const last = someLeft(a, b);
  if (last) return last;
  // One says more than the other (no stair, no building): what both say must stand in the same order.
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  let at = 0;
  for (const item of few) {
    while (at < many.length && compareMasked(item.value, many[at]!.value) === 'differ') at++;
    if (at++ >= many.length) return 'differ';
  }
  return 'unknown';
}

/** Two steps or more, the last of them the door, and one side leaves out others before it (the stair, the building). */
function someLeft(a: Item[], b: Item[]): Outcome | undefined {
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  const room = few.at(-1)!;
  if (few.length < 2 || room.value.length < 3 || /floor|building|stair/.test(room.kind)) return undefined;
  const same = (x: Item, y: Item) =>
    !/\*/.test(x.value + y.value) && x.value === y.value && !clash(x.kind, y.kind);
  if (!same(room, many.at(-1)!) || few.some((item) => item.kind === 'floor')) return undefined;
  let at = 0;
  for (const item of few) {
    while (at < many.length && !same(item, many[at]!)) at++;
    if (at++ >= many.length) return undefined;
  }
  // What is left out stood under its own word, or in a row of bare steps.
  return many.every(
    (item) => few.some((x) => same(x, item)) || item.kind === 'stair' || item.kind === 'building',
  )
    ? 'agree'
    : undefined;
}

/** The steps of `b` in the order of `a`, where both say the same labels, each once, in another order. */
function byLabel(a: Item[], b: Item[]): Item[] | undefined {
  // 2305 behind its building is a room.
  const label = ({ kind, value }: Item) => (kind === 'bare' && /^\d{3,}/.test(value) ? 'room' : kind);
  const labels = new Set(a.map(label));
  if (labels.size !== a.length || labels.has('bare')) return undefined;
  const sorted = a.map((own) => b.find((i) => label(i) === label(own)));
  if (sorted.some((item, i) => !item || sorted.indexOf(item) !== i)) return undefined;
  return sorted.every((item, i) => item === b[i]) ? undefined : (sorted as Item[]);
}

/** A floor said in place of a room on it, or the other way round. */
const onFloor = (a: Item, b: Item) => holds(a, b) || holds(b, a);
const holds = (floor: Item, room: Item) =>
  floor.kind === 'floor' &&
  (room.kind === 'room' || (room.kind === 'bare' && room.value.length - floor.value.length === 2)) &&
  room.value !== floor.value &&
  room.value.startsWith(floor.value);

const clash = (a: string, b: string) => a !== b && a !== 'bare' && b !== 'bare';
