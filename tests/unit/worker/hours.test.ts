import { describe, expect, it } from 'vitest';
import { isoIn } from '../../../lib/reading/time.ts';
import { afterCounted } from '../../../lib/worker/hours.ts';

const at = (iso: string) => Date.parse(iso);
const MINUTE = 60_000;
const end = (since: string, minutes: number, hours: [string, string][] | undefined, zone: string) => {
  const due = afterCounted(at(since), minutes * MINUTE, hours, zone);
  return due === undefined ? undefined : isoIn(zone, due);
};
const day: [string, string][] = [['08:00', '23:00']];

describe('a response clock in counted hours', () => {
  it('runs on within its hours', () => {
    expect(end('2026-11-21T14:27:00+08:00', 3, day, 'Asia/Shanghai')).toBe('2026-11-21T14:30:00+08:00');
  });

  it('counts all the time where no hours are published', () => {
    expect(end('2026-11-21T23:59:00+08:00', 3, undefined, 'Asia/Shanghai')).toBe('2026-11-22T00:02:00+08:00');
    expect(end('2026-11-21T23:59:00+08:00', 3, [], 'Asia/Shanghai')).toBe('2026-11-22T00:02:00+08:00');
  });

  it('stands still at night and goes on in the morning', () => {
    expect(end('2026-11-21T22:58:00+08:00', 3, day, 'Asia/Shanghai')).toBe('2026-11-22T08:01:00+08:00');
    expect(end('2026-11-21T23:30:00+08:00', 3, day, 'Asia/Shanghai')).toBe('2026-11-22T08:03:00+08:00');
    expect(end('2026-11-22T03:00:00+08:00', 3, day, 'Asia/Shanghai')).toBe('2026-11-22T08:03:00+08:00');
  });

  it('ends at the last counted minute, not the next morning', () => {
    expect(end('2026-11-21T22:57:00+08:00', 3, day, 'Asia/Shanghai')).toBe('2026-11-21T23:00:00+08:00');
  });

  it('pauses at noon where the day has two parts, whatever order they are named in', () => {
    const two: [string, string][] = [
      ['13:30', '18:00'],
      ['09:00', '12:00'],
    ];
    expect(end('2026-11-20T11:50:00+08:00', 30, two, 'Asia/Shanghai')).toBe('2026-11-20T13:50:00+08:00');
    expect(end('2026-11-20T11:50:00+08:00', 600, two, 'Asia/Shanghai')).toBe('2026-11-21T15:50:00+08:00');
  });

  it('goes on past midnight where the hours do', () => {
    const night: [string, string][] = [['20:00', '02:00']];
    expect(end('2026-11-21T23:30:00+09:00', 60, night, 'Asia/Seoul')).toBe('2026-11-22T00:30:00+09:00');
    expect(end('2026-11-22T01:30:00+09:00', 60, night, 'Asia/Seoul')).toBe('2026-11-22T20:30:00+09:00');
  });

  it('counts twelve hours over the night clocks are put forward or back', () => {
    // Berlin, 2026-03-29: 02:00 is 03:00. 2026-10-25: 03:00 is 02:00 again.
    expect(end('2026-03-28T22:00:00+01:00', 720, undefined, 'Europe/Berlin')).toBe(
      '2026-03-29T11:00:00+02:00',
    );
    expect(end('2026-10-24T22:00:00+02:00', 720, undefined, 'Europe/Berlin')).toBe(
      '2026-10-25T09:00:00+01:00',
    );
  });

  it('opens at eight by the wall clock on those mornings, too', () => {
    expect(end('2026-03-28T22:59:00+01:00', 3, day, 'Europe/Berlin')).toBe('2026-03-29T08:02:00+02:00');
    expect(end('2026-10-24T22:59:00+02:00', 3, day, 'Europe/Berlin')).toBe('2026-10-25T08:02:00+01:00');
    // New York, 2026-03-08 and 2026-11-01.
    expect(end('2026-03-07T22:59:00-05:00', 3, day, 'America/New_York')).toBe('2026-03-08T08:02:00-04:00');
    expect(end('2026-10-31T22:59:00-04:00', 3, day, 'America/New_York')).toBe('2026-11-01T08:02:00-05:00');
  });

  it('counts the hour that is skipped as none, and the hour that comes twice as two', () => {
    const dawn: [string, string][] = [['00:00', '06:00']];
    expect(end('2026-03-08T00:00:00-05:00', 240, dawn, 'America/New_York')).toBe('2026-03-08T05:00:00-04:00');
    expect(end('2026-11-01T00:00:00-04:00', 240, dawn, 'America/New_York')).toBe('2026-11-01T03:00:00-05:00');
    expect(end('2026-03-08T00:00:00-05:00', 330, dawn, 'America/New_York')).toBe('2026-03-09T00:30:00-04:00');
  });

  it('takes hours nobody can read for none', () => {
    expect(end('2026-11-21T14:00:00+08:00', 3, [['24:30', 'x']], 'Asia/Shanghai')).toBe(
      '2026-11-21T14:03:00+08:00',
    );
  });
});
