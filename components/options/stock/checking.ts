// What a dry run is compared with: the stock the shop has now, handed to the worker page by page, so that neither the
// database's answer nor the handing over holds the page.
import { getSnapshot } from '../../../lib/store/store.ts';
import type { Office } from '../core/office.ts';
import { currentStock, neededUnits } from './current.ts';
import type { SheetDesk } from './sheetDesk.ts';

/** What an import is compared with, and which generation of stock that was. */
export interface Before {
  /** How many SKUs there are. */
  size: number;
  needed: Map<string, number>;
  generation?: string | undefined;
}

/** Undefined when it was stopped. */
async function handOver(office: Office, desk: SheetDesk, stopped: AbortSignal): Promise<Before | undefined> {
  void desk.stock([], true);
  // Before there is a shop there is nothing to compare with; the dry run makes none.
  const shop = office.shop.value;
  if (!shop) return { size: 0, needed: new Map() };
  const generation = (await getSnapshot(office.store, shop.id))?.generation;
  let size = 0;
  for await (const rows of currentStock(office.store, shop.id)) {
    if (stopped.aborted) return undefined;
    size += rows.length;
    void desk.stock(rows, false);
  }
  const needed = await neededUnits(office.store, shop.id);
  return stopped.aborted ? undefined : { size, needed, generation };
}

/** What the worker holds of the stock there is: begun as soon as there is a file, waited for by the check. */
export function createHolding(office: Office, desk: SheetDesk) {
  let under = new AbortController();
  let held: Promise<Before | undefined> | undefined;

  function begin(): Promise<Before | undefined> {
    drop();
    under = new AbortController();
    held = handOver(office, desk, under.signal);
    // Whoever waits for it hears of it; nobody may be waiting yet.
    held.catch(() => undefined);
    return held;
  }
  function drop(): void {
    under.abort();
    held = undefined;
  }
  return { begin, drop, whole: () => held ?? begin() };
}
