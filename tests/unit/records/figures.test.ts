// Figures of rules as an owner reads them: today, seven days, thirty; this browser's own doings; advice on a rule that
// nobody believes. And the layers of a rule's setting.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OVERRIDES } from '../../../lib/model/entries.ts';
import {
  adviceOn,
  foldFigures,
  NO_FIGURES,
  type RuleFigures,
  type Seen,
} from '../../../lib/records/figures.ts';
import { layered } from '../../../lib/records/layers.ts';
import { dayOf } from '../../../lib/store/fired.ts';
import { entry } from './arbitrary.ts';

const NOW = new Date(2026, 10, 21, 10, 40).getTime();
const DAY = 86_400_000;
const ago = (days: number) => NOW - days * DAY;
const seen = (more: Partial<Seen>): Seen => ({
  fired: [],
  entries: [],
  device: 'd1',
  dayOf,
  now: NOW,
  ...more,
});
const shown = (rule: string, days: number) => ({ rule, day: dayOf(ago(days)) });
const followed = (n: number, at: number, more = {}) =>
  entry(n, 'prompt.followed', { rule: 'stock-short', action: 'insert-reply' }, { at, ...more });
const overridden = (n: number, at: number, reason = 'false-alarm', more = {}) =>
  entry(n, 'prompt.overridden', { rule: 'stock-short', reason }, { at, ...more });

describe('figures', () => {
  it('tell today, seven days and thirty apart, both ends counted', () => {
    const { 'stock-short': one } = foldFigures(
      seen({ fired: [0, 6, 7, 29, 30].map((days) => shown('stock-short', days)) }),
    );
    expect(one).toMatchObject({ today: { fired: 1 }, week: { fired: 2 }, month: { fired: 4 } });
  });

  it('count what was heeded and what was gone on against, with why', () => {
    const { 'stock-short': one } = foldFigures(
      seen({
        fired: [0, 0, 0, 1].map((days) => shown('stock-short', days)),
        entries: [
          followed(1, NOW),
          overridden(2, NOW),
          overridden(3, ago(3), 'other'),
          overridden(4, ago(40)),
        ],
      }),
    );
    expect(one).toEqual({
      today: { fired: 3, followed: 1, overridden: 1 },
      week: { fired: 4, followed: 1, overridden: 2 },
      month: { fired: 4, followed: 1, overridden: 2 },
      reasons: { 'false-alarm': 1, other: 1 },
    });
  });

  it('count a draft rule by what came of it, for its prompts are shown in the page', () => {
    const word = entry(
      1,
      'prompt.followed',
      { rule: 'wording', action: 'replace' },
      { at: NOW, subject: 'rule:x' },
    );
    expect(foldFigures(seen({ entries: [word] })).wording?.today).toEqual({
      fired: 1,
      followed: 1,
      overridden: 0,
    });
  });

  it('are of this browser alone, each entry once, unknown kinds left out', () => {
    const mine = followed(1, NOW);
    const entries = [
      mine,
      mine,
      followed(2, NOW, { device: 'd2' }),
      entry(3, 'prompt.followed', { rule: 7 }, { at: NOW }),
      entry(4, 'note.added', { text: 'h' }, { at: NOW }),
    ];
    expect(foldFigures(seen({ entries }))['stock-short']?.today.followed).toBe(1);
  });

  it('of one agent are of what they did, and never of what was shown', () => {
    const entries = [followed(1, NOW), followed(2, NOW, { agent: '08' })];
    const mine = foldFigures(seen({ fired: [shown('stock-short', 0)], entries, agent: '07' }));
    expect(mine['stock-short']?.week).toEqual({ fired: 0, followed: 1, overridden: 0 });
  });

  it('are the same in any order and for rules of any name', () => {
    const rule = fc.constantFrom('a', 'b', '__proto__', 'toString');
    fc.assert(
      fc.property(
        fc.array(fc.record({ rule, days: fc.integer({ min: 0, max: 40 }) })),
        fc.array(fc.record({ rule, days: fc.integer({ min: 0, max: 40 }), over: fc.boolean() }), {
          maxLength: 20,
        }),
        (fired, acts) => {
          const days = fired.map(({ rule, days }) => shown(rule, days));
          const entries = acts.map(({ rule, days, over }, i) =>
            over
              ? entry(i, 'prompt.overridden', { rule, reason: 'other' }, { at: ago(days) })
              : entry(i, 'prompt.followed', { rule, action: 'x' }, { at: ago(days) }),
          );
          const one = foldFigures(seen({ fired: days, entries }));
          expect(foldFigures(seen({ fired: [...days].reverse(), entries: [...entries].reverse() }))).toEqual(
            one,
          );
          for (const { today, week, month } of Object.values(one)) {
            expect(today.fired).toBeLessThanOrEqual(week.fired);
            expect(week.fired).toBeLessThanOrEqual(month.fired);
            expect(month.fired).toBeGreaterThanOrEqual(month.followed + month.overridden);
          }
        },
      ),
    );
  });
});

describe('advice on a rule', () => {
  const rule = (followed: number, reasons: RuleFigures['reasons']): RuleFigures => ({
    ...NO_FIGURES,
    month: { fired: 99, followed, overridden: Object.values(reasons).reduce((a, b) => a + b, 0) },
    reasons,
  });

  it('is given when it is mostly gone on against as a false alarm', () => {
    expect(adviceOn(rule(2, { 'false-alarm': 5, 'platform-allows': 2 }))).toEqual({
      verdicts: 9,
      overridden: 7,
      reasons: [
        { reason: 'false-alarm', n: 5 },
        { reason: 'platform-allows', n: 2 },
      ],
    });
  });
  it.each([
    ['too little is known', rule(0, { 'false-alarm': 7 })],
    ['it is mostly heeded', rule(4, { 'false-alarm': 4 })],
    ['exactly six of ten go on', rule(4, { 'false-alarm': 6 })],
    ['people go on for another reason', rule(0, { 'false-alarm': 4, 'buyers-words': 5 })],
    ['nothing is known', NO_FIGURES],
  ])('is not given when %s', (_when, figures) => {
    expect(adviceOn(figures)).toBeUndefined();
  });
  it('counts a tie of reasons as a false alarm', () => {
    expect(adviceOn(rule(0, { other: 4, 'false-alarm': 4 }))?.reasons[0]?.reason).toBe('false-alarm');
    expect(OVERRIDES).toContain('false-alarm');
  });
});

describe("a marketplace's own word on a rule", () => {
  it('goes over the shop’s field by field, value by value', () => {
    const shop = { on: false, level: 'money' as const, params: { keepBack: 2, names: ['cup'] } };
    expect(layered(shop, { on: true, params: { keepBack: 5 } })).toEqual({
      on: true,
      level: 'money',
      params: { keepBack: 5, names: ['cup'] },
    });
    expect(layered(undefined, { on: true })).toEqual({ on: true });
    expect(layered(shop, {})).toEqual(shop);
  });
  it('keeps the conflicts of both known', () => {
    expect(layered({ conflict: [1] }, { conflict: [2] }).conflict).toEqual([1, 2]);
  });
});
