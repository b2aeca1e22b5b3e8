// When clock rules ask to be judged again: the very instants, at which what they say does change.
import { describe, expect, it } from 'vitest';
import aftersaleOpened from '../../../lib/rules/aftersale-opened.ts';
import bargaining from '../../../lib/rules/bargaining.ts';
import deadlineNear from '../../../lib/rules/deadline-near.ts';
import type { AnyRule } from '../../../lib/rules/define.ts';
import { counted, nextClock, oneLess, oneMore, reached } from '../../../lib/rules/helpers/clock.ts';
import parcelStalled from '../../../lib/rules/parcel-stalled.ts';
import shipLate from '../../../lib/rules/ship-late.ts';
import stockStale from '../../../lib/rules/stock-stale.ts';
import unanswered from '../../../lib/rules/unanswered.ts';
import unpaidReminder from '../../../lib/rules/unpaid-reminder.ts';
import unpaidStale from '../../../lib/rules/unpaid-stale.ts';
import { facts, judge, knows, NOW, order, talk, type World, warehouse } from './world.ts';

const at = (time: string) => Date.parse(`2025-11-${time}+08:00`);
const iso = (time: string) => `2025-11-${time}+08:00`;
const orders = (more: Parameters<typeof order>[0]) => facts({ orders: [order(more)] });
const due = (deadline: string, status?: string) =>
  facts({ aftersales: [{ orderId: 'A1', deadline: iso(deadline), ...(status && { status }) }] });
const stock = (hours: number, failed = false) => ({
  facts: orders({ lines: [{ sku: 'CUP', quantity: 1 }] }),
  records: knows({ stock: warehouse({ CUP: [9] }, { at: NOW - hours * 3_600_000, failed }) }),
});
const response = (seconds: number, hours?: [string, string][]) => ({
  policy: { response: { seconds, hours, autoCounts: false, shownByTheSite: false } },
});
const unpaid = (clock: string) => orders({ status: 'unpaid', placedAt: iso(`21T${clock}`) });

const CASES: [string, AnyRule, World, string][] = [
  [
    'unanswered: silent yet',
    unanswered,
    { facts: talk(['buyer', '在吗', '14:31']), ...response(180) },
    '21T14:32:48',
  ],
  [
    'unanswered: the minute',
    unanswered,
    { facts: talk(['buyer', '在吗', '14:30']), ...response(180) },
    '21T14:33:00',
  ],
  [
    'unanswered: too old to tell',
    unanswered,
    { facts: talk(['buyer', '在吗', '14:20']), ...response(180) },
    '24T14:20:00.001',
  ],
  [
    'unanswered: when the site counts again',
    unanswered,
    {
      facts: talk(['buyer', '在吗', '22:59']),
      now: at('22T07:30:00'),
      ...response(180, [['08:00', '23:00']]),
    },
    '22T08:00:48',
  ],
  [
    'unanswered: the hour, where hours are shown',
    unanswered,
    { facts: talk(['buyer', '在吗', '00:00']), ...response(18 * 3600) },
    '21T15:00:00',
  ],
  ['ship-late: near', shipLate, { facts: orders({ shipBy: iso('22T10:00:00') }) }, '21T22:00:00'],
  ['ship-late: the hour', shipLate, { facts: orders({ shipBy: iso('21T17:00:00') }) }, '21T15:00:00.001'],
  ['ship-late: past', shipLate, { facts: orders({ shipBy: iso('21T15:00:00') }) }, '21T15:00:00'],
  ['deadline-near: near', deadlineNear, { facts: due('23T10:00:00', 'open') }, '22T10:00:00'],
  [
    'deadline-near: past',
    deadlineNear,
    { facts: { ...due('21T15:00:00', 'open'), orders: [order()] } },
    '21T15:00:00',
  ],
  [
    'aftersale-opened: past, without a status',
    aftersaleOpened,
    { facts: due('21T15:00:00') },
    '21T15:00:00.001',
  ],
  ['unpaid-reminder: time to remind', unpaidReminder, { facts: unpaid('14:10:00') }, '21T14:41:00'],
  ['unpaid-reminder: the minute', unpaidReminder, { facts: unpaid('14:00:20') }, '21T14:32:20'],
  [
    'unpaid-reminder: the cut-off',
    unpaidReminder,
    {
      facts: orders({ status: 'unpaid', placedAt: iso('21T14:00:50'), lines: [{ sku: 'CUP', quantity: 1 }] }),
      records: knows({ stock: warehouse({ CUP: [9] }) }),
      params: { cutOff: '14:33' },
      now: at('21T14:32:50'),
    },
    '21T14:33:00',
  ],
  [
    'unpaid-reminder: the buyer has cooled down',
    unpaidReminder,
    {
      facts: {
        ...talk(['buyer', '骗子', '14:31']),
        orders: unpaid('13:00:00').orders,
      },
      params: { hours: 48 },
    },
    '22T14:31:00.001',
  ],
  ['unpaid-stale: old enough', unpaidStale, { facts: unpaid('10:00:00') }, '22T10:00:00'],
  [
    'unpaid-stale: the hour',
    unpaidStale,
    { facts: orders({ status: 'unpaid', placedAt: iso('20T10:00:00') }) },
    '21T15:00:00',
  ],
  [
    'unpaid-stale: the day',
    unpaidStale,
    { facts: orders({ status: 'unpaid', placedAt: iso('18T10:00:00') }) },
    '22T10:00:00',
  ],
  [
    'parcel-stalled: long enough',
    parcelStalled,
    { facts: orders({ status: 'shipped', logistics: { at: iso('21T10:00:00') } }) },
    '23T10:00:00',
  ],
  ['stock-stale: old enough', stockStale, stock(23), '21T15:32:00'],
  ['stock-stale: a source that fails', stockStale, stock(0.5, true), '21T15:02:00'],
  ['stock-stale: the hour', stockStale, stock(30.5), '21T15:02:00'],
  ['stock-stale: the day', stockStale, stock(71), '21T15:32:00'],
  [
    'bargaining: the buyer has cooled down',
    bargaining,
    { facts: talk(['buyer', '骗子', '10:00'], ['buyer', '便宜点', '14:00']), params: { percent: 10 } },
    '22T10:00:00.001',
  ],
];

describe('a clock rule wakes at the instant its judgement changes', () => {
  it.each(CASES)('%s', (_case, rule, world, instant) => {
    const wakes: number[] = [];
    const now = world.now ?? NOW;
    const before = judge(rule, { ...world, wakes });
    const next = Math.min(...wakes.filter((one) => one > now));
    expect(new Date(next).toISOString()).toBe(new Date(at(instant)).toISOString());
    expect(judge(rule, { ...world, now: next - 1 })).toEqual(before);
    expect(judge(rule, { ...world, now: next })).not.toEqual(before);
  });

  it('asks for nothing once nothing can change', () => {
    const wakes: number[] = [];
    judge(shipLate, { facts: orders({ shipBy: iso('20T10:00:00') }), wakes });
    judge(shipLate, { facts: orders({ status: 'shipped', shipBy: iso('22T10:00:00') }), wakes });
    judge(aftersaleOpened, { facts: due('22T10:00:00', 'open'), wakes });
    expect(wakes.filter((one) => one > NOW)).toEqual([]);
  });
});

describe('clocks', () => {
  const HOUR = 3_600_000;
  it('find when so much will have counted, across the hours that do not', () => {
    const night: [string, string][] = [['08:00', '23:00']];
    const from = at('21T22:59:00');
    expect(reached(from, 180_000, night, 8 * HOUR, 72 * HOUR)).toBe(at('22T08:02:00'));
    expect(reached(from, 180_000, undefined, 8 * HOUR, 72 * HOUR)).toBe(from + 180_000);
    expect(reached(from, 46 * HOUR, night, 8 * HOUR, 72 * HOUR)).toBeUndefined();
    expect(reached(from, 0, night, 8 * HOUR, 72 * HOUR)).toBeUndefined();
    for (const ms of [1, 59_999, 60_000, 60_001, 15 * HOUR]) {
      const then = reached(from, ms, night, 8 * HOUR, 72 * HOUR)!;
      expect([counted(from, then - 1, night, 8 * HOUR), counted(from, then, night, 8 * HOUR)]).toEqual([
        ms - 1,
        ms,
      ]);
    }
  });

  it('find when whole units become one more, one less, and a clock shows a time', () => {
    expect([oneMore(0, 0, 10), oneMore(0, 9, 10), oneMore(0, 10, 10), oneMore(5, 0, 10)]).toEqual([
      10, 10, 20, 5,
    ]);
    expect([oneLess(100, 0, 10), oneLess(100, 1, 10), oneLess(100, 10, 10)]).toEqual([1, 11, 11]);
    expect(nextClock('15:00', 8 * HOUR, NOW)).toBe(at('21T15:00:00'));
    expect(nextClock('14:32', 8 * HOUR, NOW)).toBe(at('22T14:32:00'));
  });
});
