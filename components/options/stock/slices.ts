// A sheet's way in slices: parsed, read and compared a little at a time, so that the page answers keys, the bar moves
// and Cancel works, whatever the sheet's size. Nothing here writes.
import { fail, ok, type Result } from '../../../lib/model/basics.ts';
import { MAX_ROWS, openCsv } from '../../../lib/stock/csv.ts';
import {
  type Change,
  hurtsFirst,
  type ImportMode,
  type ImportPlan,
  planImport,
} from '../../../lib/stock/plan.ts';
import { finishReading, type Reading, readStockFrom, startReading } from '../../../lib/stock/read.ts';
import type { FullMapping, Sheet, Skip, StockLine, StockRow } from '../../../lib/stock/types.ts';

/** As long as one slice may hold the page. */
const SLICE_MS = 16;

/**
 * Runs a work that yields its progress, giving the page its turn between slices. Answers undefined when it was
 * cancelled; what was done until then is simply dropped.
 */
export async function drive<S, R>(
  work: Generator<S, R, void>,
  signal: AbortSignal,
  told: (step: S) => void = () => undefined,
): Promise<R | undefined> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    let step = work.next();
    while (!step.done && performance.now() < until) step = work.next();
    if (signal.aborted) return undefined;
    if (step.done) return step.value;
    told(step.value);
    await new Promise((turn) => setTimeout(turn));
    if (signal.aborted) return undefined;
  }
}

/** A text as a sheet; yields how far it is, 0 to 1. */
export function* parsing(
  text: string,
  limit = MAX_ROWS,
): Generator<number, Result<{ sheet: Sheet; delimiter: string }>, void> {
  const { delimiter, reader } = openCsv(text);
  while (reader.read(2_000)) {
    if (reader.sheet.rows.length > limit) return fail('sheet.too-many-rows', { limit });
    yield reader.progress();
  }
  if (reader.sheet.rows.length > limit) return fail('sheet.too-many-rows', { limit });
  if (reader.sheet.rows.length === 0 && reader.sheet.broken.length === 0) return fail('sheet.empty');
  return ok({ sheet: reader.sheet, delimiter });
}

/** The sheet's rows as stock lines; yields what has been read, which grows in place. */
export function* reading(
  sheet: Sheet,
  mapping: FullMapping,
  headerRow: number,
  options: { header: readonly string[]; offset?: string },
): Generator<{ reading: Reading; row: number }, Reading, void> {
  const read = startReading();
  for (let start = headerRow + 1; start < sheet.rows.length; start += 500) {
    const end = Math.min(start + 500, sheet.rows.length);
    readStockFrom(sheet, mapping, { start, end }, read, options);
    yield { reading: read, row: end };
  }
  return finishReading(sheet, headerRow, read);
}

/** What an import would do, told in figures, the worst first, and the rows to write. */
export interface Planned {
  changed: number;
  added: number;
  removed: number;
  same: number;
  held: number;
  nameless: number;
  /** Short orders first; sorted lists, one a part, read through `worst`. */
  parts: Change[][];
  /** What writing puts: in an update the sheet's own SKUs, in a replacement all that stays. */
  rows: StockRow[];
}

const PART = 20_000;

/** Parts are by SKU, and what is said of a SKU rests on that SKU alone: so parts may be planned one by one. */
const partOf = (key: string, parts: number): number => {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return (hash >>> 0) % parts;
};

/** Compares what is kept with what was read, part by part; yields how many lines are compared. */
export function* planning(
  current: ReadonlyMap<string, StockRow>,
  lines: readonly StockLine[],
  mode: ImportMode,
  options: { skipped: readonly Skip[]; needed: ReadonlyMap<string, number> },
  part = PART,
): Generator<number, Planned, void> {
  const count = Math.max(1, Math.ceil(Math.max(lines.length, current.size) / part));
  const ours = Array.from({ length: count }, (): StockLine[] => []);
  const theirs = Array.from({ length: count }, () => new Map<string, StockRow>());
  for (const line of lines) ours[partOf(line.key, count)]!.push(line);
  yield 0;
  for (const [key, row] of current) theirs[partOf(key, count)]!.set(key, row);
  yield 0;
  const total: Planned = {
    changed: 0,
    added: 0,
    removed: 0,
    same: 0,
    held: 0,
    nameless: 0,
    parts: [],
    rows: [],
  };
  let compared = 0;
  for (let i = 0; i < count; i++) {
    add(total, planImport(theirs[i]!, ours[i]!, mode, options), mode);
    compared += ours[i]!.length;
    yield compared;
  }
  return total;
}

/** The same without giving way: for a few lines, while the rest is still being read. */
export function planAtOnce(work: Generator<number, Planned, void>): Planned {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function add(total: Planned, plan: ImportPlan, mode: ImportMode): void {
  total.changed += plan.changed.length;
  total.added += plan.added.length;
  total.removed += plan.removed.length;
  total.same += plan.same;
  total.held += plan.held.length;
  // Every part is told of all lines left out.
  total.nameless = plan.nameless;
  total.parts.push([...plan.changed, ...plan.added, ...plan.removed].sort(hurtsFirst));
  // The rows of the sheet stand first; in an update the rest is copied by the store, as it then is.
  const read = plan.changed.length + plan.added.length + plan.same;
  for (const row of mode === 'update' ? plan.rows.slice(0, read) : plan.rows) total.rows.push(row);
}

/** The first `count` of several sorted lists. */
export function worst(parts: readonly Change[][], count: number): Change[] {
  const at = parts.map(() => 0);
  const found: Change[] = [];
  while (found.length < count) {
    let best = -1;
    for (let i = 0; i < parts.length; i++) {
      const one = parts[i]![at[i]!];
      if (one && (best < 0 || hurtsFirst(one, parts[best]![at[best]!]!) < 0)) best = i;
    }
    if (best < 0) break;
    found.push(parts[best]![at[best]!++]!);
  }
  return found;
}
