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

/** The instant at which so many ms will have counted since `from`; undefined where `within` ms do not hold them. */
export function reached(
  from: number,
  ms: number,
  hours: readonly (readonly [string, string])[] | undefined,
  offset: number,
  within: number,
): number | undefined {
  let [low, high] = [from, from + within];
  if (!(ms > 0) || counted(from, high, hours, offset) < ms) return undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (counted(from, middle, hours, offset) < ms) low = middle;
    else high = middle;
  }
  return high;
}

/** When the whole units since an instant become one more. */
export const oneMore = (since: number, now: number, unit: number): number =>
  since + (Math.floor((now - since) / unit) + 1) * unit;
/** When the whole units left until an instant become one less. */
export const oneLess = (due: number, now: number, unit: number): number =>
  due - Math.floor((due - now) / unit) * unit + 1;

/** When a clock that stands `offset` from UTC next shows `HH:MM`. */
export function nextClock(clock: string, offset: number, now: number): number {
  const at = Math.floor((now + offset) / DAY) * DAY + minutesOf(clock) * MINUTE - offset;
  return at > now ? at : at + DAY;
}

const zones = new Map<string, Intl.DateTimeFormat>();
/** Minutes since midnight in a zone (IANA). Throws a RangeError where there is no such zone. */
function minutesIn(zone: string, at: number): number {
  let format = zones.get(zone);
  if (!format) {
    const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options });
    zones.set(zone, format);
  }
  return minutesOf(format.format(at));
}

const DAY_MINUTES = 24 * 60;
/** Whole minutes since a zone's clocks last showed `HH:MM`. */
export const sinceInZone = (clock: string, zone: string, at: number): number =>
  (minutesIn(zone, at) - minutesOf(clock) + DAY_MINUTES) % DAY_MINUTES;

/**
 * When a zone's clocks next show `HH:MM`, and when so many minutes more. An hour before each too: on the night the
 * clocks are put forward, that is when.
 */
export function nextInZone(clock: string, zone: string, now: number, more: number): number[] {
  const minute = Math.floor(now / MINUTE) * MINUTE;
  const since = sinceInZone(clock, zone, now);
  return [0, more].flatMap((target) => {
    const left = (target - since + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
    return [minute + left * MINUTE, minute + (left - 60) * MINUTE];
  });
}
