// The worker's writing: what was checked, put into a generation beside the current one. Some slices are on their way to
// the database while the next is made. Stopped or failed, what it put is thrown away by the page that asked for it.
import { copyRows, putRows } from '../../../lib/store/generation.ts';
import { openDatabase } from '../../../lib/store/open.ts';
import type { Into } from './sheetTalk.ts';
import type { Planned } from './slices.ts';

/** Large enough that transactions cost nothing, small enough that the bar moves and Cancel is heard. */
const PUT_ROWS = 1_000;
const IN_FLIGHT = 3;

/** Whether all was written. `told` hears how many rows of how many are there, and answers whether to go on. */
export async function filling(
  { database, shop, generation, from }: Into,
  plan: Planned,
  told: (at: number, of: number) => boolean,
): Promise<boolean> {
  const { db, readOnly } = await openDatabase(database);
  try {
    if (readOnly) throw new Error('nothing may be written');
    const of = plan.count + plan.others(from !== undefined);
    let at = 0;
    let going = told(at, of);
    const count = (rows: number) => {
      at += rows;
      going = told(at, of) && going;
      return going;
    };
    if (going && from !== undefined)
      await copyRows(db, shop, { from, to: generation, except: plan.keys }, count);
    const underWay: Promise<unknown>[] = [];
    try {
      for (let next = 0; next < plan.count && going; next += PUT_ROWS) {
        const rows = plan.rows(next, PUT_ROWS);
        const put = putRows(db, shop, generation, rows).then(() => count(rows.length));
        put.catch(() => undefined);
        underWay.push(put);
        if (underWay.length >= IN_FLIGHT) await underWay.shift();
      }
    } finally {
      // None may come after the answer: what is thrown away must be all there is.
      await Promise.allSettled(underWay);
    }
    await Promise.all(underWay);
    return going;
  } finally {
    db.close();
  }
}
