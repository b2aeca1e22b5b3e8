// The dry run: what writing these lines would change, before anything is written, what hurts first on top.
// Update touches only the SKUs in the sheet; replace also drops the rest, but never a SKU whose line was left out.
import { foldSku } from './cells.ts';
import type { Skip, StockLine, StockRow } from './types.ts';

export type ImportMode = 'update' | 'replace';

export interface Change {
  sku: string;
  key: string;
  /** Units on hand as kept now; absent for a new SKU. */
  now?: number;
  /** Units on hand by the sheet; absent for a removed SKU. */
  sheet?: number;
  /** On hand by the sheet less on hand now; 0 where only the reserved units differ. */
  delta: number;
  /** Units open orders would lack after the import. */
  short?: number;
  /** Units open orders lack now and would have after it. */
  fills?: number;
}

export interface ImportPlan {
  changed: Change[];
  added: Change[];
  removed: Change[];
  /** SKUs whose figures are what they were. */
  same: number;
  /** SKUs kept as they are because their line was left out (replace only). */
  held: string[];
  /** Lines left out whose SKU could not be read: in replace mode each may be a SKU listed under `removed`. */
  nameless: number;
  /** All stock as it would be after the import: the new generation to write. */
  rows: StockRow[];
}

export interface PlanOptions {
  /** Lines left out of the reading. */
  skipped?: readonly Skip[];
  /** Stock SKU (folded) -> units open orders still need, so that shortages come first. */
  needed?: ReadonlyMap<string, number>;
}

/** Lines of one SKU as one row: units added over warehouses, the latest count's time. */
export function mergeLines(lines: Iterable<StockLine>): Map<string, StockRow> {
  const rows = new Map<string, StockRow>();
  for (const { sku, key, onHand, reserved, name, warehouse, countedAt } of lines) {
    let row = rows.get(key);
    if (!row) {
      row = { sku, key, onHand: 0 };
      rows.set(key, row);
    }
    row.onHand += onHand;
    if (reserved !== undefined) row.reserved = (row.reserved ?? 0) + reserved;
    if (name !== undefined) row.name ??= name;
    if (countedAt !== undefined && countedAt > (row.countedAt ?? '')) row.countedAt = countedAt;
    if (warehouse !== undefined) {
      row.places ??= [];
      row.places.push({ warehouse, onHand, ...(reserved !== undefined && { reserved }) });
    }
  }
  return rows;
}

/** A sheet of one warehouse speaks for that warehouse alone: the other places of the SKU stay as they were. */
export function over(now: StockRow, next: StockRow, mode: ImportMode): StockRow {
  // A sheet without a column of names does not take the names away.
  if (next.name === undefined && now.name !== undefined) next.name = now.name;
  if (mode === 'replace' || !next.places || !now.places) return next;
  const counted = new Set(next.places.map(({ warehouse }) => foldSku(warehouse)));
  const others = now.places.filter(({ warehouse }) => !counted.has(foldSku(warehouse)));
  if (others.length === 0) return next;
  next.places = [...others, ...next.places];
  next.onHand = next.places.reduce((sum, place) => sum + place.onHand, 0);
  const reserved = next.places.flatMap((place) => place.reserved ?? []);
  if (reserved.length) next.reserved = reserved.reduce((sum, units) => sum + units, 0);
  return next;
}

type Units = Pick<StockRow, 'onHand' | 'reserved'>;

const short = (row: Units | undefined, needed: number) =>
  Math.max(0, needed - Math.max(0, (row?.onHand ?? 0) - (row?.reserved ?? 0)));

/** A change with what open orders would lack, or no longer lack, after it. */
export function judged(
  change: Change,
  needed: ReadonlyMap<string, number> | undefined,
  now: Units | undefined,
  next: Units | undefined,
): Change {
  const units = needed?.size ? (needed.get(change.key) ?? 0) : 0;
  if (units === 0) return change;
  const lacking = short(next, units);
  const filled = short(now, units) - lacking;
  if (lacking > 0) change.short = lacking;
  else if (filled > 0) change.fills = filled;
  return change;
}

const soldOut = (change: Change) => (change.sheet ?? 0) === 0 && (change.now ?? 0) > 0;

/** Shortages, then what fills one, then what sells out, then the largest falls, then the largest rises. */
export function hurtsFirst(a: Change, b: Change): number {
  return (
    (b.short ?? 0) - (a.short ?? 0) ||
    (b.fills ?? 0) - (a.fills ?? 0) ||
    Number(soldOut(b)) - Number(soldOut(a)) ||
    Math.min(a.delta, 0) - Math.min(b.delta, 0) ||
    b.delta - a.delta ||
    (a.key < b.key ? -1 : Number(a.key > b.key))
  );
}

/** Compares what is kept with what was read. `current` is keyed by `foldSku`. */
export function planImport(
  current: ReadonlyMap<string, StockRow>,
  lines: Iterable<StockLine>,
  mode: ImportMode,
  { skipped = [], needed }: PlanOptions = {},
): ImportPlan {
  const plan: ImportPlan = { changed: [], added: [], removed: [], same: 0, held: [], nameless: 0, rows: [] };
  plan.nameless = skipped.filter(({ sku: written }) => written === undefined).length;
  const sheet = mergeLines(lines);
  const leftOut = new Set(
    skipped.flatMap(({ sku: written }) => (written === undefined ? [] : foldSku(written))),
  );
  for (const read of sheet.values()) {
    const now = current.get(read.key);
    const next = now ? over(now, read, mode) : read;
    const { sku, key, onHand } = next;
    plan.rows.push(next);
    if (!now) plan.added.push(judged({ sku, key, sheet: onHand, delta: onHand }, needed, now, next));
    else if (onHand === now.onHand && (next.reserved ?? 0) === (now.reserved ?? 0)) plan.same++;
    else {
      const change = { sku, key, now: now.onHand, sheet: onHand, delta: onHand - now.onHand };
      plan.changed.push(judged(change, needed, now, next));
    }
  }
  for (const now of current.values()) {
    if (sheet.has(now.key)) continue;
    if (mode === 'update' || leftOut.has(now.key)) {
      plan.rows.push(now);
      if (mode === 'replace') plan.held.push(now.sku);
    } else {
      const change = { sku: now.sku, key: now.key, now: now.onHand, delta: -now.onHand };
      plan.removed.push(judged(change, needed, now, undefined));
    }
  }
  plan.changed.sort(hurtsFirst);
  plan.added.sort(hurtsFirst);
  plan.removed.sort(hurtsFirst);
  return plan;
}
