// The browser may end the worker at any moment. Twenty times it does, in the middle of notes being kept; `npm run soak`
// does it two hundred times.
import { beforeAll, describe, expect, it } from 'vitest';
import { type KillsResult, killRun } from './kills.ts';

// Another seed every run: chance finds what a fixed order of waits never meets, and the printed seed repeats it.
const seed = Number(process.env.SEED) || Date.now() % 1_000_000;
let after: KillsResult;

beforeAll(async () => {
  console.log(`kills: SEED=${seed}`);
  after = await killRun({ kills: 20, seed });
  console.log(`kills: ${JSON.stringify(after)}`);
});

describe(`a shop whose worker was killed twenty times while notes were kept (seed ${seed})`, () => {
  it('has every note the agent was told is kept', () => {
    expect(after.stops).toBeGreaterThanOrEqual(20);
    expect(after.acknowledged).toBeGreaterThan(20);
    expect(after.lost).toEqual([]);
    expect(after.acknowledged, 'every note was kept in the end').toBe(after.asked);
  });

  it('has no note twice, and none that nobody wrote', () => {
    expect(after.twice).toEqual([]);
    expect(after.strange).toEqual([]);
    expect(after.entries).toBe(after.asked);
  });

  it('counts its entries without a gap or a repeat', () => {
    expect(after.seqWhole).toBe(true);
  });

  it('was refused nothing: a worker that woke up knows the shop again', () => {
    expect(after.refused).toEqual([]);
  });
});
