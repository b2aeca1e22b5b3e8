// The page's health, counted over rows.
import { describe, expect, it } from 'vitest';
import { HealthCount } from '../../../lib/page/health.ts';

const fine = { 'order.orderId': 'ok', 'order.total': 'ok' } as const;
const odd = { 'order.orderId': 'ok', 'order.total': 'unparsed' } as const;

describe('the health of a page', () => {
  it('is the worst of its rows, and mended when the worst is', () => {
    const health = new HealthCount();
    for (const states of [fine, odd, fine, odd]) health.add(states, 1);
    expect(health.worst()).toEqual(odd);
    health.add(odd, -1);
    expect(health.worst()).toEqual(odd);
    health.add(odd, -1);
    expect(health.worst()).toEqual(fine);
  });

  it('forgets a field no row speaks of any more', () => {
    const health = new HealthCount();
    health.add(fine, 1);
    health.add(fine, -1);
    expect(health.worst()).toEqual({});
  });

  it('is not lessened by a row that was never read', () => {
    const health = new HealthCount();
    health.add({}, -1);
    health.add(odd, -1);
    health.add(odd, 1);
    expect(health.worst()).toEqual(odd);
  });
});
