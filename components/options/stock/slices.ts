// A sheet's lines read and compared in steps, so that whoever runs them can tell how far they are. Nothing here writes.
import { foldSku } from '../../../lib/stock/cells.ts';
import {
  type Change,
  hurtsFirst,
  type ImportMode,
  judged,
  mergeLines,
  over,
} from '../../../lib/stock/plan.ts';
import { finishReading, type Reading, readStockFrom, startReading } from '../../../lib/stock/read.ts';
import type { FullMapping, Sheet, StockLine, StockRow } from '../../../lib/stock/types.ts';

/** The sheet's rows as stock lines; yields what has been read, which grows in place. */
export function* reading(
  sheet: Sheet,
  mapping: FullMapping,
  headerRow: number,
  options: { header: readonly string[]; offset?: string },
): Generator<{ reading: Reading; row: number }, Reading, void> {
  const read = startReading();
  for (let start = headerRow + 1; start < sheet.lines.length; start += 500) {
    const end = Math.min(start + 500, sheet.lines.length);
    readStockFrom(sheet, mapping, { start, end }, read, options);
    yield { reading: read, row: end };
  }
  return finishReading(sheet, headerRow, read);
}

/** What an import would do, told in figures. */
export interface Planned {
  changed: number;
  added: number;
  removed: number;
  same: number;
  held: number;
  nameless: number;
  /** In no order; `worst` finds those that matter most. */
  changes: Change[];
  /** How many rows writing puts: in an update the sheet's own SKUs, in a replacement all that stays. */
  count: number;
  /** Some of them, made as they are asked for: what is only looked at needs none. */
  rows(from: number, count: number): StockRow[];
  /** The sheet's SKUs: what else is kept stays as it is in an update. */
  keys: { has(key: string): boolean };
  /** How many rows stay untouched in an update. */
  others(update: boolean): number;
}

const STEP = 5_000;
const linesOf = (found: StockLine | StockLine[]) => (Array.isArray(found) ? found : [found]);

/**
 * Compares what is kept with what was read; yields how many SKUs are compared. Says what `planImport` says, but makes
 * no row and sorts nothing before it is asked for: a hundred thousand lines are compared while a person waits.
 */
export function* planning(
  current: ReadonlyMap<string, StockRow>,
  { seen, skipped }: Pick<Reading, 'seen' | 'skipped'>,
  mode: ImportMode,
  needed: ReadonlyMap<string, number>,
): Generator<number, Planned, void> {
  const changes: Change[] = [];
  const held: StockRow[] = [];
  const sums = { changed: 0, added: 0, removed: 0, same: 0 };
  let compared = 0;
  for (const [key, found] of seen) {
    const now = current.size === 0 ? undefined : current.get(key);
    const next = nextUnits(found, now, mode);
    const { onHand } = next;
    const sku = Array.isArray(found) ? found[0]!.sku : found.sku;
    if (!now) {
      sums.added++;
      const change = { sku, key, sheet: onHand, delta: onHand };
      changes.push(needed.size === 0 ? change : judged(change, needed, now, next));
    } else if (onHand === now.onHand && (next.reserved ?? 0) === (now.reserved ?? 0)) sums.same++;
    else {
      sums.changed++;
      const change = { sku, key, now: now.onHand, sheet: onHand, delta: onHand - now.onHand };
      changes.push(judged(change, needed, now, next));
    }
    if (++compared % STEP === 0) yield compared;
  }
  if (mode === 'replace') {
    const left = new Set(skipped.flatMap(({ sku }) => (sku === undefined ? [] : foldSku(sku))));
    for (const now of current.values()) {
      if (seen.has(now.key)) continue;
      if (left.has(now.key)) held.push(now);
      else {
        sums.removed++;
        const change = { sku: now.sku, key: now.key, now: now.onHand, delta: -now.onHand };
        changes.push(judged(change, needed, now, undefined));
      }
      if (++compared % STEP === 0) yield compared;
    }
  }
  let all: (StockLine | StockLine[])[] | undefined;
  return {
    ...sums,
    held: held.length,
    nameless: skipped.filter(({ sku }) => sku === undefined).length,
    changes,
    count: seen.size + held.length,
    keys: seen,
    others: (update) => (update ? current.size - sums.changed - sums.same : 0),
    rows(from, count) {
      all ??= [...seen.values()];
      const rows = all
        .slice(from, from + count)
        .map((found) => nextRow(found, current.get(linesOf(found)[0]!.key), mode));
      const heldFrom = Math.max(0, from - all.length);
      return [...rows, ...held.slice(heldFrom, heldFrom + count - rows.length)];
    },
  };
}

function nextRow(found: StockLine | StockLine[], now: StockRow | undefined, mode: ImportMode): StockRow {
  const [row] = mergeLines(linesOf(found)).values();
  return now ? over(now, row!, mode) : row!;
}

/** The row's units alone. Only where other warehouses stay as they were is the whole row needed to tell. */
function nextUnits(
  found: StockLine | StockLine[],
  now: StockRow | undefined,
  mode: ImportMode,
): Pick<StockRow, 'onHand' | 'reserved'> {
  if (now?.places && mode === 'update') return nextRow(found, now, mode);
  return Array.isArray(found) ? nextRow(found, undefined, mode) : found;
}

/** A work to its end, for a few lines while the rest is still being read. */
export function atOnce<R>(work: Generator<unknown, R, void>): R {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** More than this is sorted as a whole. */
const FEW = 500;

/** The first `count` of the changes, those that hurt first. */
export function worst(changes: readonly Change[], count: number): Change[] {
  if (count > FEW) return [...changes].sort(hurtsFirst).slice(0, count);
  const found: Change[] = [];
  // Most can be told from the last of those found by one figure: a smaller rise than one that only rises.
  let rise = Number.NEGATIVE_INFINITY;
  for (const change of changes) {
    const { delta } = change;
    if (delta > 0 && delta < rise && change.short === undefined && change.fills === undefined) continue;
    if (found.length === count && hurtsFirst(change, found[count - 1]!) >= 0) continue;
    let at = found.length;
    while (at > 0 && hurtsFirst(change, found[at - 1]!) < 0) at--;
    found.splice(at, 0, change);
    if (found.length > count) found.pop();
    const last = found.length === count ? found[count - 1] : undefined;
    rise = last && last.delta > 0 ? last.delta : Number.NEGATIVE_INFINITY;
  }
  return found;
}
