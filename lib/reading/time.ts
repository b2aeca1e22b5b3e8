// Times: what a page shows, in the shop's zone, as ISO 8601 with the zone's offset. Relative or yearless is absent.

const formats = new Map<string, Intl.DateTimeFormat>();
function partsIn(zone: string, utc: number): Record<string, number> {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return Object.fromEntries(format.formatToParts(utc).map((p) => [p.type, Number(p.value)]));
}

/** Minutes the zone is ahead of UTC at that instant. Cached by day: offsets change at most twice a year. */
const offsets = new Map<string, number>();
export function offsetMinutes(zone: string, utc: number): number {
  const key = `${zone} ${Math.floor(utc / 3_600_000)}`;
  let minutes = offsets.get(key);
  if (minutes === undefined) {
    const p = partsIn(zone, utc);
    minutes = Math.round(
      (Date.UTC(p.year!, p.month! - 1, p.day!, p.hour!, p.minute!, p.second!) -
        Math.floor(utc / 1000) * 1000) /
        60_000,
    );
    if (offsets.size > 5_000) offsets.clear();
    offsets.set(key, minutes);
  }
  return minutes;
}

const two = (n: number) => String(n).padStart(2, '0');

/** An instant (UTC ms) as ISO 8601 with the zone's offset, to the second. */
export function isoIn(zone: string, utc: number): string {
  const minutes = offsetMinutes(zone, utc);
  const local = new Date(utc + minutes * 60_000).toISOString().slice(0, 19);
  const sign = minutes < 0 ? '-' : '+';
  const abs = Math.abs(minutes);
  return `${local}${sign}${two(Math.floor(abs / 60))}:${two(abs % 60)}`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const CLOCK = /(오전|오후|上午|下午|am|pm)?\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?/i;

/** A date with its year, or undefined. A date without a clock time is undefined too: half a time is a guess. */
export function parseDate(raw: string, zone: string, order: 'ymd' | 'dmy' | 'mdy'): string | undefined {
  const text = raw.trim();
  const iso = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})$/.exec(text);
  if (iso) {
    const utc = Date.parse(text);
    return Number.isNaN(utc) ? undefined : isoIn(zone, utc);
  }
  const date = dateOf(text, order);
  if (!date) return undefined;
  const clock = CLOCK.exec(text.slice(date.end));
  if (!clock) return undefined;
  let hour = Number(clock[2]);
  const half = (clock[1] ?? clock[5] ?? '').toLowerCase();
  if (/오후|下午|pm/.test(half) && hour < 12) hour += 12;
  if (/오전|上午|am/.test(half) && hour === 12) hour = 0;
  const minute = Number(clock[3]);
  const second = Number(clock[4] ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const asUtc = Date.UTC(date.year, date.month - 1, date.day, hour, minute, second);
  if (new Date(asUtc).getUTCMonth() !== date.month - 1) return undefined;
  const guess = asUtc - offsetMinutes(zone, asUtc) * 60_000;
  return isoIn(zone, asUtc - offsetMinutes(zone, guess) * 60_000);
}

function dateOf(
  text: string,
  order: string,
): { year: number; month: number; day: number; end: number } | undefined {
  const from = (m: RegExpExecArray, year: string, month: number, day: string) =>
    month >= 1 && month <= 12 && Number(day) >= 1 && Number(day) <= 31
      ? { year: Number(year), month, day: Number(day), end: m.index + m[0].length }
      : undefined;
  const ymd = /(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日일.]?/.exec(text);
  if (ymd) return from(ymd, ymd[1]!, Number(ymd[2]), ymd[3]!);
  const named = /(\d{1,2})?\s*([A-Za-z]{3})[a-z]*\.?\s*(\d{1,2})?,?\s+(\d{4})/.exec(text);
  if (named && (named[1] || named[3]))
    return from(named, named[4]!, MONTHS.indexOf(named[2]!.toLowerCase()) + 1, (named[1] ?? named[3])!);
  const numeric = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(text);
  if (!numeric || order === 'ymd') return undefined;
  return order === 'dmy'
    ? from(numeric, numeric[3]!, Number(numeric[2]), numeric[1]!)
    : from(numeric, numeric[3]!, Number(numeric[1]), numeric[2]!);
}

const UNITS: [RegExp, number][] = [
  [/(\d+)\s*(?:天|日|일|days?|d\b)/i, 86_400],
  [/(\d+)\s*(?:小时|小時|시간|hours?|hrs?|h\b)/i, 3_600],
  [/(\d+)\s*(?:分钟|分鐘|分|분|minutes?|mins?|m\b)/i, 60],
  [/(\d+)\s*(?:秒|초|seconds?|secs?|s\b)/i, 1],
];

/** Seconds in an elapsed wait (`已等待 3 分钟`, `2h 5m`), or undefined. */
export function parseElapsed(text: string): number | undefined {
  let seconds: number | undefined;
  for (const [unit, size] of UNITS) {
    const found = unit.exec(text);
    if (found) seconds = (seconds ?? 0) + Number(found[1]) * size;
  }
  return seconds;
}
