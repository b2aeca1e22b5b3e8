// The stock lines of the desk: the worker's figures with their source, its age, and since when orders hold some of them.
import type { DeskData } from '../../../lib/model/desk.ts';
import { wallClock, when } from '../../ui/format.ts';
import type { StockLine } from '../view.ts';

/** The clock of the shop's zone today, the day beside it on other days. */
export function clockOf(at: number, now: number, data: Pick<DeskData, 'locale' | 'page'>): string {
  const zone = data.page?.zone ?? 'UTC';
  const iso = wallClock(at, zone);
  return iso.slice(0, 10) === wallClock(now, zone).slice(0, 10) ? iso.slice(11) : when(iso, data.locale);
}

export function stockLines(data: DeskData, now: number): StockLine[] {
  const source = data.stockSource;
  return data.stock.map(({ at, heldSince, ...line }) => ({
    ...line,
    ...(heldSince === undefined ? {} : { heldSince: clockOf(heldSince, now, data) }),
    ...(source && {
      sourceLabel: source.label,
      ageMinutes: (now - (at ?? source.at)) / 60_000,
      ...(source.failed === undefined ? {} : { failed: true }),
    }),
  }));
}
