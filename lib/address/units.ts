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
export function withoutFloor(items: Item[]): Item[] {
  const room = items.at(-1);
  return items.filter((item) => {
    if (item.kind !== 'floor' || item === room || !room || room.kind === 'floor') return true;
    const rest = room.value.length - item.value.length;
    return !(room.value.startsWith(item.value) && (rest === 2 || rest === 3));
  });
}

export function compareItems(a: Item[], b: Item[]): Outcome {
  if (!a.length || !b.length) return 'unknown';
  for (const kind of ['building', 'stair', 'room']) {
    const [x, y] = [a.filter((i) => i.kind === kind), b.filter((i) => i.kind === kind)];
    if (x.length === 1 && y.length === 1 && compareMasked(x[0]!.value, y[0]!.value) === 'differ')
      return 'differ';
  }
  if (a.length === b.length) {
    // Bldg 4 Apt 12A and Apt 12A, Bldg 4: where every step has its label, their order says nothing.
    const order = byLabel(a, b);
    if (order) return compareItems(a, order);
    const met = a.map((item, i) => compareMasked(item.value, b[i]!.value));
    if (met.includes('differ')) return 'differ';
    const hidden = [...a, ...b].some((i) => i.value.includes('*'));
    return hidden || met.includes('unknown') || a.some((item, i) => clash(item.kind, b[i]!.kind))
      ? 'unknown'
      : 'agree';
  }
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

const clash = (a: string, b: string) => a !== b && a !== 'bare' && b !== 'bare';
