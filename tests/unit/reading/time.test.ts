// The zones that are told by heart, against the browser's own table.
import { describe, expect, it } from 'vitest';
import { isoIn, offsetMinutes, STEADY } from '../../../lib/reading/time.ts';

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
