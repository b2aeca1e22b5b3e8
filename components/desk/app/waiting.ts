// The queue of waiting buyers as the desk shows it: who counts as late, which figure stands beside a name, and whom the
// next-key walks. Pure over what the worker said and the instant.
import type { DeskData, Waiting } from '../../../lib/model/desk.ts';
import type { Clock, WaitingView } from '../view.ts';

const MINUTE = 60_000;
/** Rows shown; the rest is one figure. */
const MOST = 8;

/** What tells two waiting buyers apart. */
export const idOf = ({ tab, key }: Pick<Waiting, 'tab' | 'key'>): string => `${tab} ${key}`;

/** Whole minutes: left, rounded up; late, from the first minute on; waited, where no limit is known. */
export function clockOf({ due, since, state }: Waiting, now: number): Clock | undefined {
  const urgent = state !== 'waiting';
  if (due !== undefined)
    return {
      minutes: due > now ? Math.ceil((due - now) / MINUTE) : -Math.max(1, Math.floor((now - due) / MINUTE)),
      urgent,
    };
  if (since === undefined) return undefined;
  return { minutes: Math.max(0, Math.floor((now - since) / MINUTE)), urgent, waited: true };
}

export function waitingView(rows: readonly Waiting[], current: string | undefined, now: number): WaitingView {
  const count = (state: Waiting['state']) => rows.filter((row) => row.state === state).length;
  return {
    late: count('late'),
    soon: count('soon'),
    total: rows.length,
    rows: rows.slice(0, MOST).map((row) => {
      const clock = clockOf(row, now);
      return {
        id: idOf(row),
        site: row.site,
        ...(row.name === undefined ? {} : { name: row.name }),
        ...(clock ? { clock } : {}),
        ...(idOf(row) === current ? { current: true } : {}),
      };
    }),
  };
}

/** The open conversation's buyer, where they wait. */
export const hereWaits = ({ waiting, buyer }: DeskData): Waiting | undefined =>
  waiting.find(
    ({ here, key }) =>
      here && (key === 'conversation' || (buyer?.id !== undefined && key === `threads:${buyer.id}`)),
  );

/** What the next-key walks: on a chat page the buyers who wait, elsewhere the orders. */
export const steps = ({ page, waiting }: DeskData): 'buyers' | 'orders' =>
  waiting.length > 0 && page?.kinds.includes('chat') ? 'buyers' : 'orders';
