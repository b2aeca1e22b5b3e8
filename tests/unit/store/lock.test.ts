// The owner's passcode: what opens, what does not, how long the wait grows, and that no reload is a way around it.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FREE_TRIES, makeLock, opens, ROUNDS, triesOf, tryCode, waitAfter } from '../../../lib/store/lock.ts';
import { openStore, type Store } from '../../../lib/store/store.ts';

const NOW = 1_790_000_000_000;
const QUICK = 1000;
let store: Store;
beforeEach(async () => {
  store = await openStore(`test-${crypto.randomUUID()}`);
});
afterEach(() => store.db.close());

describe('a passcode', () => {
  it('opens with itself alone, also typed in full-width figures', async () => {
    const lock = await makeLock('店2026', QUICK);
    expect(await opens(lock, '店2026')).toBe(true);
    expect(await opens(lock, ' 店２０２６ ')).toBe(true);
    for (const wrong of ['店2025', '', '店20266', 'lock'])
      expect(await opens(lock, wrong), wrong).toBe(false);
  });

  it('is stretched by 200,000 rounds or more, with a salt of its own, and stands nowhere', async () => {
    expect(ROUNDS).toBeGreaterThanOrEqual(200_000);
    const lock = await makeLock('1357');
    expect(lock.rounds).toBe(ROUNDS);
    expect((await makeLock('1357', QUICK)).salt).not.toBe(lock.salt);
    expect(JSON.stringify(lock)).not.toContain('1357');
    expect(await opens(lock, '1357')).toBe(true);
  });
});

describe('wrong ones', () => {
  it('cost nothing at first, then wait longer and longer, never beyond a quarter of an hour', () => {
    expect([1, 4, 5, 6, 7].map(waitAfter)).toEqual([0, 0, 30_000, 60_000, 120_000]);
    expect(waitAfter(60)).toBe(900_000);
  });

  it('are remembered; while one waits not even the right one is tried; the right one clears them', async () => {
    const lock = await makeLock('1357', QUICK);
    for (let i = 1; i <= FREE_TRIES; i++) await tryCode(store, lock, 'nope', NOW);
    expect(await triesOf(store)).toEqual({ wrong: FREE_TRIES, until: NOW + 30_000 });
    expect(await tryCode(store, lock, '1357', NOW + 29_000)).toMatchObject({ open: false });
    expect(await tryCode(store, lock, 'nope', NOW + 31_000)).toMatchObject({ wrong: 6, until: NOW + 91_000 });
    expect(await tryCode(store, lock, '1357', NOW + 92_000)).toMatchObject({ open: true });
    expect(await triesOf(store)).toEqual({ wrong: 0, until: 0 });
  });

  it('lock nobody out for good when the clock is set back', async () => {
    const lock = await makeLock('1357', QUICK);
    for (let i = 1; i <= FREE_TRIES; i++) await tryCode(store, lock, 'nope', NOW);
    expect(await tryCode(store, lock, '1357', NOW - 86_400_000)).toMatchObject({ open: true });
  });
});
