// Counted hours: a site's response clock stands still outside its hours of the day, which are read in the site's own
// zone, on the days when clocks are put forward or back as well.
import { offsetMinutes } from '../reading/time.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Hours that never come up within so many days count as none. */
const DAYS = 400;

export type Hours = readonly (readonly [from: string, to: string])[];

const minutesOf = (clock: string) => {
  const [, h, m] = /^(\d{2}):(\d{2})$/.exec(clock) ?? [];
  return Number(h) * 60 + Number(m);
};

/** Spans of the day in ms since its midnight, in order; one that ends before it begins goes on past midnight. */
function spansOf(hours: Hours): [from: number, to: number][] {
  return hours
    .flatMap(([a, b]): [number, number][] => {
      const [from, to] = [minutesOf(a) * MINUTE, minutesOf(b) * MINUTE];
      if (!(from >= 0 && to >= 0)) return [];
      if (from < to) return [[from, to]];
      return [
        [0, to],
        [from, DAY],
      ];
    })
    .sort((a, b) => a[0] - b[0]);
}

/** The instant at which the zone's clocks show what a clock in UTC shows at `local`. */
function instantOf(zone: string, local: number): number {
  const guess = local - offsetMinutes(zone, local) * MINUTE;
  return local - offsetMinutes(zone, guess) * MINUTE;
}

/**
 * The instant (UTC ms) at which `ms` of counted time have gone by since `since`. Without hours all time counts.
 * Undefined where the hours leave no time to count.
 */
export function afterCounted(
  since: number,
  ms: number,
  hours: Hours | undefined,
  zone: string,
): number | undefined {
  const spans = spansOf(hours ?? []);
  if (spans.length === 0 || ms <= 0) return since + Math.max(0, ms);
  const local = since + offsetMinutes(zone, since) * MINUTE;
  const first = Math.floor(local / DAY) * DAY;
  let left = ms;
  let reached = since;
  for (let day = first; day < first + DAYS * DAY; day += DAY)
    for (const [opens, closes] of spans) {
      const from = Math.max(reached, instantOf(zone, day + opens));
      const to = instantOf(zone, day + closes);
      if (to <= from) continue;
      if (to - from >= left) return from + left;
      left -= to - from;
      reached = to;
    }
  return undefined;
}
