// Clocks: what counts of a span of time when a site's response clock stands still outside its hours, and how a time is
// written where the shop is.

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The offset an ISO time is written in, in ms; undefined where it names none. */
export function offsetOf(iso: string): number | undefined {
  const zone = /(?:Z|([+-])(\d{2}):(\d{2}))$/.exec(iso);
  if (!zone) return undefined;
  const minutes = zone[1] ? (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === '-' ? -1 : 1) : 0;
  return minutes * MINUTE;
}

/** Month, day and time of day as the ISO time is written: `11-21 17:00`. */
export const wall = (iso: string): string => `${iso.slice(5, 10)} ${iso.slice(11, 16)}`;

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Hours of the day in ms since midnight; one that ends before it begins goes on past midnight. */
function intervals(hours: readonly (readonly [string, string])[]): [from: number, to: number][] {
  return hours.flatMap(([a, b]): [number, number][] => {
    const [from, to] = [minutesOf(a) * MINUTE, minutesOf(b) * MINUTE];
    if (!(from >= 0 && to >= 0)) return [];
    return from < to
      ? [[from, to]]
      : [
          [from, DAY],
          [0, to],
        ];
  });
}

/**
 * How many ms between two instants (UTC ms) count: those within the hours, read at `offset` from UTC. Without hours all
 * count. Spans of many days are the caller's to refuse.
 */
export function counted(
  from: number,
  to: number,
  hours: readonly (readonly [string, string])[] | undefined,
  offset: number,
): number {
  if (to <= from) return 0;
  const open = hours && intervals(hours);
  if (!open || open.length === 0) return to - from;
  const [start, end] = [from + offset, to + offset];
  let sum = 0;
  for (let day = Math.floor(start / DAY) * DAY; day < end; day += DAY)
    for (const [opens, closes] of open)
      sum += Math.max(0, Math.min(end, day + closes) - Math.max(start, day + opens));
  return sum;
}
