// The dry run's two halves: what the shop has now, and the sheet read against it in slices, with figures so far.
import type { OpenedSheet } from '../../../lib/stock/columns.ts';
import type { Reading } from '../../../lib/stock/read.ts';
import type { FullMapping, Skip, StockRow } from '../../../lib/stock/types.ts';
import { getSnapshot } from '../../../lib/store/store.ts';
import type { Office } from '../core/office.ts';
import { currentStock, neededUnits } from './current.ts';
import { drive, type Planned, planAtOnce, planning, reading } from './slices.ts';

/** Figures of a check under way are compared again only while that is quick. */
const PARTIAL_LINES = 20_000;
const PARTIAL_MS = 300;

/** What an import is compared with, and which generation of stock that was. */
export interface Before {
  current: Map<string, StockRow>;
  needed: Map<string, number>;
  generation?: string | undefined;
}

/** Undefined when it was stopped. */
export async function loadBefore(office: Office, stopped: AbortSignal): Promise<Before | undefined> {
  // Before there is a shop there is nothing to compare with; the dry run makes none.
  const shop = office.shop.value;
  if (!shop) return { current: new Map(), needed: new Map() };
  const generation = (await getSnapshot(office.store, shop.id))?.generation;
  const current = await currentStock(office.store, shop.id, stopped);
  return current && { current, needed: await neededUnits(office.store, shop.id), generation };
}

export interface SoFar {
  line: number;
  last: number;
  skipped: Skip[];
  /** What the lines read so far would change; now and then, and only of a sheet that is quickly compared. */
  planned?: Planned;
}

/** Reads the sheet; undefined when it was stopped. */
export function readSheet(
  { sheet, header, headerRow }: OpenedSheet,
  mapping: FullMapping,
  { current, needed }: Before,
  offset: string,
  stopped: AbortSignal,
  told: (soFar: SoFar) => void,
): Promise<Reading | undefined> {
  const last = sheet.lines.at(-1) ?? 0;
  let compared = performance.now();
  return drive(reading(sheet, mapping, headerRow, { header, offset }), stopped, ({ reading: read, row }) => {
    const soFar: SoFar = { line: sheet.lines[row - 1] ?? last, last, skipped: [...read.skipped] };
    if (read.lines.length <= PARTIAL_LINES && performance.now() - compared >= PARTIAL_MS) {
      // An unfinished sheet removes nothing yet.
      soFar.planned = planAtOnce(planning(current, read.lines, 'update', { skipped: read.skipped, needed }));
      compared = performance.now();
    }
    told(soFar);
  });
}
