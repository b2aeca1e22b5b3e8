// Writing what was checked: the worker fills a new generation beside the current one, the page makes it current by one
// put. Stopped or failed, it is thrown away and the old stock stands whole.
import type { Failure } from '../../../lib/model/basics.ts';
import type { StockSnapshot } from '../../../lib/model/settings.ts';
import type { ImportMode } from '../../../lib/stock/plan.ts';
import { beginEmpty } from '../../../lib/store/stock.ts';
import { getSnapshot } from '../../../lib/store/store.ts';
import type { Office } from '../core/office.ts';
import type { SheetDesk } from './sheetDesk.ts';
import type { Figures, Progress } from './sheetTalk.ts';

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
  desk: Pick<SheetDesk, 'write' | 'halt'>,
  { plan, mode, against, name }: Checked,
  stopped: AbortSignal,
  told: (progress: Progress) => void,
): Promise<{ snapshot: StockSnapshot } | { why: Failure } | undefined> {
  const { store, door } = office;
  const shop = await office.ensureShop();
  const current = await getSnapshot(store, shop.id);
  if (current?.generation !== against.generation) return { why: { code: 'import.overtaken' } };
  const run = await beginEmpty(store, shop.id, mode);
  const halt = () => desk.halt();
  stopped.addEventListener('abort', halt);
  try {
    const done = await desk.write(
      {
        database: store.name,
        shop: shop.id,
        generation: run.generation,
        from: mode === 'update' ? against.generation : undefined,
      },
      (progress) => !stopped.aborted && told(progress),
    );
    // The worker is gone, and what was checked with it.
    if (!stopped.aborted && !(done?.ok && done.value)) throw new Error('not all rows were written');
    // A reading of a live source that ended meanwhile sweeps away what is not current: then rows are missing here.
    const expected = mode === 'update' ? against.size + plan.added : plan.rows;
    const about = {
      source: { kind: 'sheet' as const, name },
      at: door.now(),
      reservedCountsOpenOrders: false,
    };
    const snapshot = await run.commitWhole(about, expected, stopped);
    if (snapshot) return { snapshot };
    await run.abandon();
    return stopped.aborted ? undefined : { why: { code: 'import.overtaken' } };
  } catch (error) {
    await run.abandon().catch(() => undefined);
    throw error;
  } finally {
    stopped.removeEventListener('abort', halt);
  }
}
