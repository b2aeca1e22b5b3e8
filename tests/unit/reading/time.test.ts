// The zones that are told by heart, against the browser's own table.
import { describe, expect, it } from 'vitest';
import { isoIn, offsetMinutes, parseDate, STEADY } from '../../../lib/reading/time.ts';

/** Minutes ahead of UTC as the runtime's own table has it. */
function asTold(zone: string, utc: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(utc);
  const p = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  return Math.round((Date.UTC(p.year!, p.month! - 1, p.day!, p.hour!, p.minute!) - utc) / 60_000);
}

describe('a zone told by heart', () => {
  it.each(Object.entries(STEADY))('%s is %i minutes ahead in every month since 2000', (zone, minutes) => {
    for (let month = 0; month < 12 * 40; month++)
      expect(asTold(zone, Date.UTC(2000, month, 3, 4, 5))).toBe(minutes);
  });

  it('is asked of the runtime for the years before', () => {
    // Shanghai kept summer time until 1991.
    expect(offsetMinutes('Asia/Shanghai', Date.UTC(1990, 6, 1))).toBe(540);
    expect(isoIn('Asia/Shanghai', Date.UTC(1990, 6, 1))).toBe('1990-07-01T09:00:00+09:00');
  });

  it('leaves zones with summer time to the runtime', () => {
    expect(STEADY['America/Los_Angeles']).toBeUndefined();
    expect(offsetMinutes('America/Los_Angeles', Date.UTC(2026, 6, 1))).toBe(-420);
    expect(offsetMinutes('America/Los_Angeles', Date.UTC(2026, 0, 1))).toBe(-480);
  });
});

describe('a plain moment', () => {
  const told = (text: string, zone = 'Asia/Seoul') => parseDate(text, zone, 'ymd');
  it.each([
    ['2026-11-20 09:30:11', '2026-11-20T09:30:11+09:00'],
    ['2024-02-29 00:00:00', '2024-02-29T00:00:00+09:00'],
    ['2026-12-31 23:59:59', '2026-12-31T23:59:59+09:00'],
    ['2000-06-30 12:00:00', '2000-06-30T12:00:00+09:00'],
  ])('%s is told as it is shown', (text, iso) => {
    expect(told(text)).toBe(iso);
  });
  it.each([
    '2026-02-29 00:00:00',
    '2026-04-31 00:00:00',
    '2026-13-01 00:00:00',
    '2026-00-10 00:00:00',
    '2026-01-00 00:00:00',
    '2026-11-20 24:00:00',
    '2026-11-20 09:60:00',
    '2026-11-20 09:30:60',
  ])('%s is no moment', (text) => {
    expect(told(text)).toBeUndefined();
  });
  it('of a year in which the zone had another offset is told with that', () => {
    expect(told('1990-07-01 09:00:00', 'Asia/Shanghai')).toBe('1990-07-01T09:00:00+09:00');
  });
});
