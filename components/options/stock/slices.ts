// A sheet's lines read and compared in steps, so that whoever runs them can tell how far they are. Nothing here writes.
import { foldSku } from '../../../lib/stock/cells.ts';
import type { Lines, Units } from '../../../lib/stock/lines.ts';
import { type Change, type ImportMode, judged, mergeLines, over } from '../../../lib/stock/plan.ts';
import { finishReading, type Reading, readStockFrom, startReading } from '../../../lib/stock/read.ts';
import type { FullMapping, Sheet, StockRow } from '../../../lib/stock/types.ts';
import { type Changes, worst } from './worst.ts';

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
  /** The first so many of the changes, those that hurt first. */
  worst(count: number): Change[];
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

/**
 * Compares what is kept with what was read; yields how many SKUs are compared. Says what `planImport` says, but makes
 * no row and sorts nothing before it is asked for: a hundred thousand lines are compared while a person waits.
 */
export function* planning(
  current: ReadonlyMap<string, StockRow>,
  { lines, skipped }: Pick<Reading, 'lines' | 'skipped'>,
  mode: ImportMode,
  needed: ReadonlyMap<string, number>,
): Generator<number, Planned, void> {
  const firsts = lines.firsts();
  const changed: Change[] = [];
  const risen: number[] = [];
  const held: StockRow[] = [];
  const sums = { changed: 0, added: 0, removed: 0, same: 0 };
  let compared = 0;
  // Where nothing is kept and no order waits, every SKU is new, and there is nothing to look up.
  const allNew = current.size === 0 && needed.size === 0;
  if (allNew) sums.added = firsts.length;
  for (const line of allNew ? [] : firsts) {
    const key = lines.keyOf(line);
    const now = current.get(key);
    const next = nextUnits(lines, line, now, mode);
    const { onHand } = next;
    if (!now) {
      sums.added++;
      if (needed.has(key)) changed.push(judged(riseOf(lines, line), needed, now, next));
      else risen.push(line);
    } else if (onHand === now.onHand && (next.reserved ?? 0) === (now.reserved ?? 0)) sums.same++;
    else {
      sums.changed++;
      const sku = lines.skuOf(line);
      const change = { sku, key, now: now.onHand, sheet: onHand, delta: onHand - now.onHand };
      changed.push(judged(change, needed, now, next));
    }
    if (++compared % STEP === 0) yield compared;
  }
  if (mode === 'replace') {
    const left = new Set(skipped.flatMap(({ sku }) => (sku === undefined ? [] : foldSku(sku))));
    for (const now of current.values()) {
      if (lines.has(now.key)) continue;
      if (left.has(now.key)) held.push(now);
      else {
        sums.removed++;
        const change = { sku: now.sku, key: now.key, now: now.onHand, delta: -now.onHand };
        changed.push(judged(change, needed, now, undefined));
      }
      if (++compared % STEP === 0) yield compared;
    }
  }
  const changes: Changes = {
    changed,
    risen: allNew ? firsts : risen,
    riseOf: (line) => riseOf(lines, line),
    unitsOf: (line) => lines.onHandFrom(line),
  };
  return {
    ...sums,
    held: held.length,
    nameless: skipped.filter(({ sku }) => sku === undefined).length,
    worst: (count) => worst(changes, count),
    count: firsts.length + held.length,
    keys: lines,
    others: (update) => (update ? current.size - sums.changed - sums.same : 0),
    rows(from, count) {
      const rows = Array.from(firsts.subarray(from, from + count), (line) =>
        nextRow(lines, line, current.get(lines.keyOf(line)), mode),
      );
      const heldFrom = Math.max(0, from - firsts.length);
      return [...rows, ...held.slice(heldFrom, heldFrom + count - rows.length)];
    },
  };
}

/** A SKU that is not kept yet, as a change. */
function riseOf(lines: Lines, line: number): Change {
  const onHand = lines.onHandFrom(line);
  return { sku: lines.skuOf(line), key: lines.keyOf(line), sheet: onHand, delta: onHand };
}

function nextRow(lines: Lines, line: number, now: StockRow | undefined, mode: ImportMode): StockRow {
  const [row] = mergeLines(lines.from(line)).values();
  return now ? over(now, row!, mode) : row!;
}

/** The row's units alone. Only where other warehouses stay as they were is the whole row needed to tell. */
function nextUnits(lines: Lines, line: number, now: StockRow | undefined, mode: ImportMode): Units {
  return now?.places && mode === 'update' ? nextRow(lines, line, now, mode) : lines.unitsFrom(line);
}

/** A work to its end, for a few lines while the rest is still being read. */
export function atOnce<R>(work: Generator<unknown, R, void>): R {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
