// A rule's steps fold for who has handled it well three times running, and come back after a slip.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../lib/model/entries.ts';
import { foldCoaching } from '../../../lib/records/coach.ts';
import { entry } from './arbitrary.ts';

const me = { agent: '07', device: 'd1' };
let n = 0;
const followed = (rule = 'stock-short', more: Partial<Entry> = {}) =>
  entry(++n, 'prompt.followed', { rule, action: 'insert-reply' }, more);
const overridden = (reason: string, rule = 'stock-short', more: Partial<Entry> = {}) =>
  entry(++n, 'prompt.overridden', { rule, reason }, more);
const done = (...entries: Entry[]) => foldCoaching(entries, me)['stock-short']?.done;

describe('good runs in a row', () => {
  it('count what was followed, up to twice what folds the steps', () => {
    expect(done()).toBeUndefined();
    expect(done(followed(), followed())).toBe(2);
    expect(done(...Array.from({ length: 9 }, () => followed()))).toBe(6);
  });
  it('count going on where the platform allows it or the words are the buyer’s', () => {
    expect(done(followed(), overridden('platform-allows'), overridden('buyers-words'))).toBe(3);
  });
  it('begin anew after a slip', () => {
    expect(done(followed(), followed(), followed(), overridden('other'))).toBe(0);
    expect(done(followed(), followed(), overridden('other'), followed())).toBe(1);
  });
  it('leave false alarms out', () => {
    expect(done(followed(), overridden('false-alarm'), followed())).toBe(2);
    expect(done(overridden('false-alarm'))).toBe(0);
  });
  it('are counted for each rule by itself', () => {
    const runs = foldCoaching([followed(), overridden('other', 'wording'), followed('wording')], me);
    expect(runs).toEqual({ 'stock-short': { done: 1, of: 3 }, wording: { done: 1, of: 3 } });
  });
});

describe('whose runs', () => {
  it('are this agent’s, on whichever device', () => {
    expect(done(followed('stock-short', { device: 'd2' }), followed('stock-short', { agent: '12' }))).toBe(1);
  });
  it('are the device’s where nobody gave a number', () => {
    const nobody = { agent: '', device: 'd1' };
    const some = [
      followed('a', { agent: '' }),
      followed('a', { agent: '', device: 'd2' }),
      followed('a', { agent: '07' }),
    ];
    expect(foldCoaching(some, nobody)).toEqual({ a: { done: 1, of: 3 } });
  });
});

it('fold alike in any order and however often they came', () => {
  const some = fc.array(
    fc.oneof(
      fc.constant(['prompt.followed', { rule: 'a', action: 'x' }] as const),
      fc
        .constantFrom('platform-allows', 'buyers-words', 'false-alarm', 'other')
        .map((reason) => ['prompt.overridden', { rule: 'a', reason }] as const),
      fc.constant(['prompt.followed', { odd: true }] as const),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.nat()), (kinds, dice) => {
      const entries = kinds.map(([kind, body], i) => entry(i + 1, kind, body));
      const shuffled = [...entries, ...entries.slice(0, 3)]
        .map((one) => ({ one, key: dice.next().value }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      expect(foldCoaching(shuffled, me)).toEqual(foldCoaching(entries, me));
    }),
  );
});
