// Writing what was checked: a new generation beside the current one, made current by one put. Stopped or failed, it is
// thrown away and the old stock stands whole.
import type { Failure } from '../../../lib/model/basics.ts';
import type { StockSnapshot } from '../../../lib/model/settings.ts';
import type { ImportMode } from '../../../lib/stock/plan.ts';
import { beginImport } from '../../../lib/store/stock.ts';
import { getSnapshot } from '../../../lib/store/store.ts';
import type { Office } from '../core/office.ts';
import type { SheetDesk } from './sheetDesk.ts';
import type { Figures } from './sheetTalk.ts';

/** Small enough that the bar moves and Cancel answers while a slice is on its way. */
const PUT_ROWS = 250;

export interface Checked {
  plan: Pick<Figures, 'rows' | 'added'>;
  mode: ImportMode;
  /** The generation the check compared with, and how many SKUs it had. */
  against: { generation?: string | undefined; size: number };
  name: string;
}

/** What came of it: written, stopped (undefined), or not written because something else changed the stock. */
export async function writeStock(
  office: Office,
  desk: Pick<SheetDesk, 'rows'>,
  { plan, mode, against, name }: Checked,
  stopped: AbortSignal,
  told: (at: number) => void,
): Promise<{ snapshot: StockSnapshot } | { why: Failure } | undefined> {
  const { store, door } = office;
  const shop = await office.ensureShop();
  const current = await getSnapshot(store, shop.id);
  if (current?.generation !== against.generation) return { why: { code: 'import.overtaken' } };
  const run = await beginImport(store, shop.id, mode);
  try {
    for (let from = 0; from < plan.rows && !stopped.aborted; from += PUT_ROWS) {
      told(from);
      const rows = await desk.rows(from, PUT_ROWS);
      if (stopped.aborted) break;
      // The worker is gone, and what was checked with it.
      if (!rows?.ok || rows.value.length === 0) throw new Error('no rows to write');
      await run.put(rows.value);
    }
    // A reading of a live source that ended meanwhile sweeps away what is not current: then rows are missing here.
    const expected = mode === 'update' ? against.size + plan.added : plan.rows;
    const range = IDBKeyRange.bound([shop.id, run.generation, ''], [shop.id, run.generation, '\uffff']);
    const whole = !stopped.aborted && (await store.db.count('stock', range)) === expected;
    if (!whole || stopped.aborted) {
      await run.abandon();
      return stopped.aborted ? undefined : { why: { code: 'import.overtaken' } };
    }
    return {
      snapshot: await run.commit({
        source: { kind: 'sheet', name },
        at: door.now(),
        reservedCountsOpenOrders: false,
      }),
    };
  } catch (error) {
    await run.abandon().catch(() => undefined);
    throw error;
  }
}
