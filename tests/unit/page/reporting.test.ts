import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Send } from '../../../lib/messages/client.ts';
import type { FactsDelta } from '../../../lib/messages/protocol.ts';
import type { LivePage } from '../../../lib/page/live.ts';
import { Reporter } from '../../../lib/page/reporting.ts';

const gone = { ok: false, error: { code: 'worker.gone' } };
const fine = { ok: true, value: { revision: 1, rows: [] } };

let answers: unknown[];
let told: FactsDelta[];
let ended: AbortController;
let reporter: Reporter;
beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  told = [];
  ended = new AbortController();
  const live = { rounds: 0, take: (whole: boolean) => ({ whole, page: 'orders' }) } as unknown as LivePage;
  reporter = new Reporter({
    send: (async (request: { delta: FactsDelta }) => {
      told.push(request.delta);
      return answers.shift() ?? fine;
    }) as unknown as Send,
    signal: ended.signal,
    live: () => live,
    url: () => 'https://example.com/',
    boxes: () => ({}),
    judged: () => undefined,
  });
});
afterEach(() => vi.useRealTimers());

describe('a frame that reports', () => {
  it('tells the whole first, then only what changed, numbered', async () => {
    reporter.report();
    reporter.report();
    await vi.advanceTimersByTimeAsync(0);
    expect(told.map(({ whole, revision }) => [whole, revision])).toEqual([
      [true, 1],
      [false, 2],
    ]);
  });

  it('tells the whole again, unasked, when the worker could not be reached', async () => {
    answers = [gone, gone];
    reporter.report();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told.map(({ whole }) => whole)).toEqual([true, true, true]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(3);
  });

  it('tells the whole when the worker has forgotten what it builds on', async () => {
    answers = [fine, { ok: true, value: { revision: 2, rows: [], resend: true } }];
    reporter.report();
    reporter.report();
    await vi.advanceTimersByTimeAsync(0);
    expect(told.map(({ whole }) => whole)).toEqual([true, false, true]);
  });

  it('tries nothing more once the overlay has ended', async () => {
    answers = [gone];
    reporter.report();
    await vi.advanceTimersByTimeAsync(0);
    ended.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(1);
  });
});
