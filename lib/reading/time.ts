// Times: what a page shows, in the shop's zone, as ISO 8601 with the zone's offset. Relative or yearless is absent.
import { digitsAt, isPlainMoment } from './moment.ts';

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

/**
 * Zones that have kept one offset since long before any order: making the browser's first format of a zone costs 20 ms and
 * more of the page's own thread, in one piece. A test holds them against the browser's own table.
 */
export const STEADY: Readonly<Record<string, number>> = {
  'Asia/Shanghai': 480,
  'Asia/Hong_Kong': 480,
  'Asia/Taipei': 480,
  'Asia/Singapore': 480,
  'Asia/Kuala_Lumpur': 480,
  'Asia/Manila': 480,
  'Asia/Seoul': 540,
  'Asia/Tokyo': 540,
  'Asia/Bangkok': 420,
  'Asia/Ho_Chi_Minh': 420,
  'Asia/Jakarta': 420,
  UTC: 0,
};
const STEADY_SINCE = Date.UTC(2000, 0, 1);

/** Minutes the zone is ahead of UTC at that instant. Cached by hour: offsets change on the hour. */
const offsets = new Map<string, number>();
export function offsetMinutes(zone: string, utc: number): number {
  const steady = STEADY[zone];
  if (steady !== undefined && utc >= STEADY_SINCE) return steady;
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

const signs = new Map<number, string>();
/** `+08:00` */
function signOf(minutes: number): string {
  let sign = signs.get(minutes);
  if (sign === undefined) {
    const abs = Math.abs(minutes);
    sign = `${minutes < 0 ? '-' : '+'}${two(Math.floor(abs / 60))}:${two(abs % 60)}`;
    signs.set(minutes, sign);
  }
  return sign;
}

/** An instant (UTC ms) as ISO 8601 with the zone's offset, to the second. */
export function isoIn(zone: string, utc: number): string {
  const minutes = offsetMinutes(zone, utc);
  return new Date(utc + minutes * 60_000).toISOString().slice(0, 19) + signOf(minutes);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY =
  '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?|(?:周|星期|週)[一二三四五六日天]|[월화수목금토일](?:요일)?)';
const LEAD = new RegExp(`^\\(?(?:${DAY})?\\)?,?\\s*$`, 'i');
const REST = new RegExp(
  `^(?:T|,)?\\s*(?:at\\s)?\\(?(?:${DAY})?\\)?,?\\s*(오전|오후|上午|下午|am|pm)?\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s?(am|pm)?\\s?(Z|[+-]\\d{2}:?\\d{2}|[A-Z]{2,5})?$`,
  'i',
);

/** Whether a zone is called so at that instant (`PDT` in Los Angeles in summer). */
const calledSo = (zone: string, utc: number, name: string): boolean =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' })
    .formatToParts(utc)
    .some((p) => p.type === 'timeZoneName' && p.value === name.toUpperCase());

/** The commonest form, read without the expressions for all others, which take milliseconds to make. */
const PLAIN = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?([+-]\d{2}:\d{2})?$/;

interface Day {
  year: number;
  month: number;
  day: number;
}

const pad = (digits: string): string => (digits.length === 1 ? `0${digits}` : digits);
/** A day on, no zone's clock shows a moment before. */
const AFTER_STEADY = STEADY_SINCE + 86_400_000;

/** The moment a clock in UTC shows this; undefined where no calendar does. */
function utcOf({ year, month, day }: Day, hour: number, minute: number, second: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return undefined;
  const utc = Date.UTC(year, month - 1, day, hour, minute, second);
  return day <= 28 || new Date(utc).getUTCMonth() === month - 1 ? utc : undefined;
}

/** The moment a clock in the zone shows what a clock in UTC shows at `asUtc`. */
function inZone(zone: string, asUtc: number): number {
  const guess = asUtc - offsetMinutes(zone, asUtc) * 60_000;
  return asUtc - offsetMinutes(zone, guess) * 60_000;
}

/** A plain moment in a zone that never had another offset: what the page shows is what is to be said. */
function steadily(text: string, zone: string): string | undefined {
  const steady = STEADY[zone];
  if (steady === undefined || !isPlainMoment(text)) return undefined;
  const [year, month, day] = [digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2)];
  const [hour, minute, second] = [digitsAt(text, 11, 2), digitsAt(text, 14, 2), digitsAt(text, 17, 2)];
  // Any month has these days. For all others the calendar is asked.
  const plain =
    year > 2000 && month > 0 && month < 13 && day > 0 && day < 29 && hour < 24 && minute < 60 && second < 60;
  if (!plain && !(utcOf({ year, month, day }, hour, minute, second)! > AFTER_STEADY)) return undefined;
  return `${text.slice(0, 10)}T${text.slice(11)}${signOf(steady)}`;
}

/**
 * A date with its year and clock time, and nothing else, or undefined: half a time is a guess, and of two times nobody
 * knows which. A zone shown beside it counts; one that is not the shop's own makes it undefined.
 */
export function parseDate(raw: string, zone: string, order: 'ymd' | 'dmy' | 'mdy'): string | undefined {
  const said = steadily(raw, zone);
  if (said !== undefined) return said;
  const text = raw.trim();
  if (text.length > 80) return undefined;
  const plain = PLAIN.exec(text);
  if (plain) {
    const [, y, mo, d, h, mi, s = '00', sign] = plain as unknown as string[];
    const asUtc = utcOf(
      { year: Number(y), month: Number(mo), day: Number(d) },
      Number(h),
      Number(mi),
      Number(s),
    );
    if (asUtc === undefined) return undefined;
    const steady = STEADY[zone];
    // What the page shows is what is to be said, where the zone never had another offset.
    if (steady !== undefined && asUtc > AFTER_STEADY && (sign === undefined || sign === signOf(steady)))
      return `${y}-${pad(mo!)}-${pad(d!)}T${pad(h!)}:${mi}:${s}${signOf(steady)}`;
    if (sign === undefined) return isoIn(zone, inZone(zone, asUtc));
  }
  const date = dateOf(text, order);
  if (!date || !LEAD.test(text.slice(0, date.start))) return undefined;
  const clock = REST.exec(text.slice(date.end));
  if (!clock) return undefined;
  let hour = Number(clock[2]);
  const half = (clock[1] ?? clock[5] ?? '').toLowerCase();
  if (/오후|下午|pm/.test(half) && hour < 12) hour += 12;
  if (/오전|上午|am/.test(half) && hour === 12) hour = 0;
  const minute = Number(clock[3]);
  const second = Number(clock[4] ?? 0);
  const asUtc = utcOf(date, hour, minute, second);
  if (asUtc === undefined) return undefined;
  const shown = clock[6]?.toUpperCase();
  const offset = shown && /^([+-])(\d{2}):?(\d{2})$/.exec(shown);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3]);
    return isoIn(zone, asUtc - (offset[1] === '-' ? -minutes : minutes) * 60_000);
  }
  if (shown === 'Z' || shown === 'UTC' || shown === 'GMT') return isoIn(zone, asUtc);
  const utc = inZone(zone, asUtc);
  return shown && !calledSo(zone, utc, shown) ? undefined : isoIn(zone, utc);
}

function dateOf(
  text: string,
  order: string,
): { year: number; month: number; day: number; start: number; end: number } | undefined {
  const from = (m: RegExpExecArray, year: string, month: number, day: string) =>
    month >= 1 && month <= 12 && Number(day) >= 1 && Number(day) <= 31
      ? { year: Number(year), month, day: Number(day), start: m.index, end: m.index + m[0].length }
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
  [/(\d+)\s*(?:天|日|일|days?|d(?![a-z]))/gi, 86_400],
  [/(\d+)\s*(?:小时|小時|时|시간|hours?|hrs?|h(?![a-z]))/gi, 3_600],
  [/(\d+)\s*(?:分钟|分鐘|分|분|minutes?|mins?|m(?![a-z]))/gi, 60],
  [/(\d+)\s*(?:秒|초|seconds?|secs?|s(?![a-z]))/gi, 1],
];

/** Seconds in an elapsed wait (`已等待 3 分钟`, `2h 5m`), or undefined; a date or any other number in it is no wait. */
export function parseElapsed(text: string): number | undefined {
  let rest = text;
  let seconds: number | undefined;
  for (const [unit, size] of UNITS) {
    if (!/\d/.test(rest)) break;
    rest = rest.replace(unit, (_all, n: string) => {
      seconds = (seconds ?? 0) + Number(n) * size;
      return ' ';
    });
  }
  return /\d/.test(rest) ? undefined : seconds;
}
