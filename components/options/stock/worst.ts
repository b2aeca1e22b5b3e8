// The changes of an import that hurt first, out of a hundred thousand: found without making or sorting all of them.
import { type Change, hurtsFirst } from '../../../lib/stock/plan.ts';

/** What an import would change, in no order. */
export interface Changes {
  changed: readonly Change[];
  /** New SKUs that no order waits for, by number: nearly none of them is ever looked at. */
  risen: ArrayLike<number>;
  /** Such a SKU as a change. */
  riseOf: (sku: number) => Change;
  unitsOf: (sku: number) => number;
}

/** More than this is sorted as a whole. */
const FEW = 500;

/** The first `count` of the changes, those that hurt first. */
export function worst({ changed, risen, riseOf, unitsOf }: Changes, count: number): Change[] {
  if (count > FEW) return [...changed, ...Array.from(risen, riseOf)].sort(hurtsFirst).slice(0, count);
  const found: Change[] = [];
  // Most can be told from the last of those found by one figure: what only rises, by less than this, comes after it.
  let rise = Number.NEGATIVE_INFINITY;
  const take = (change: Change) => {
    if (found.length === count && hurtsFirst(change, found[count - 1]!) >= 0) return;
    let at = found.length;
    while (at > 0 && hurtsFirst(change, found[at - 1]!) < 0) at--;
    found.splice(at, 0, change);
    if (found.length > count) found.pop();
    const last = found.length === count ? found[count - 1] : undefined;
    if (last) rise = last.short || last.fills || last.delta < 0 ? Number.POSITIVE_INFINITY : last.delta;
  };
  for (const change of changed) {
    const { delta } = change;
    if (delta > 0 && delta < rise && change.short === undefined && change.fills === undefined) continue;
    take(change);
  }
  for (let i = 0; i < risen.length; i++) {
    const sku = risen[i] as number;
    if (!(unitsOf(sku) < rise)) take(riseOf(sku));
  }
  return found;
}
