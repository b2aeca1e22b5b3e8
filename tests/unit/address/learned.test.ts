// What was learned holds what it measures. `strangers` was written without sight of the comparer and learned from;
// `unseen` was not. All of it is synthetic. `one` is chat of the hardest kind, `chat` and `talk` are ordinary messages without
// an address, `near-misses` wants above all to hear `agree` where it is wrong. The others were written as acceptance sets;
// told before anybody looked at what was missed, the first eight came to 96.3 to 99.0 % (two pairs of 2,400 said to agree where
// they differ), the near misses 94.7 % (four of 300), the next three 96.0, 98.0 and 98.0 % (none of 900). Sets of another
// brief, which asks for more nicknames, landmarks and masks, began at 94.7 % and came, mended by cause, to 97.0, 96.7 and 97.0 %
// (`fortyeight` to `fifty`, none of 900). What they missed was mended in part, so the sets guard against going back.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareAddress } from '../../../lib/address/index.ts';
import { learned } from '../../../scripts/lib/learned.ts';
import { OWN, pairsIn, STRANGERS } from '../../../scripts/lib/pairs.ts';

const UNSEEN = `${import.meta.dirname}/unseen/`;
const all = (folder: string) => readdirSync(folder).flatMap((name) => pairsIn(`${folder}${name}`));
function scored(pairs: ReturnType<typeof pairsIn>) {
  const rows = pairs.map((pair) => ({ want: pair.want, said: compareAddress(pair).verdict }));
  const count = (keep: (row: (typeof rows)[number]) => boolean) => rows.filter(keep).length;
  return {
    right: count(({ want, said }) => want === said) / rows.length,
    blind: count(({ want, said }) => want === 'differ' && said === 'agree') / rows.length,
  };
}

describe('pairs nobody had learned from', () => {
  it('are told rightly nine times in ten, and one of a hundred agrees where it differs', () => {
    const { right, blind } = scored(pairsIn(`${UNSEEN}one.jsonl`));
    expect(right).toBeGreaterThan(0.89);
    expect(blind).toBeLessThanOrEqual(0.013);
  });

  it('of acceptance sets are told rightly in 97 of 100 cases, and none agrees where it differs', {
    timeout: 180_000,
  }, () => {
    const sets = readdirSync(UNSEEN).filter((name) =>
      /^(?:twenty|thirty|forty|fifty|sixty|seventy)/.test(name),
    );
    expect(sets.length).toBeGreaterThan(4);
    const { right, blind } = scored(sets.flatMap((name) => pairsIn(`${UNSEEN}${name}`)));
    expect(right).toBeGreaterThanOrEqual(0.97);
    expect(blind).toBe(0);
  });

  it('of near misses are told rightly in 95 of 100 cases, and none agrees where it differs', () => {
    const { right, blind } = scored(pairsIn(`${UNSEEN}near-misses.jsonl`));
    expect(right).toBeGreaterThanOrEqual(0.95);
    expect(blind).toBe(0);
  });

  it('of ordinary talk hold no address nineteen times in twenty', () => {
    expect(scored(pairsIn(`${UNSEEN}talk.txt`)).right).toBeGreaterThan(0.96);
    expect(scored(pairsIn(`${UNSEEN}chat.txt`)).right).toBeGreaterThan(0.94);
  });
});

describe('strangers’ pairs', () => {
  const pairs = all(STRANGERS).filter((_, i) => i % 14 === 0);

  it('are told as they were learned', { timeout: 180_000 }, () => {
    const { right, blind } = scored(pairs);
    expect(right).toBeGreaterThan(0.92);
    expect(blind).toBeLessThan(0.002);
  });

  it('are what the table in the repository was learned from', () => {
    expect(learned().pairs).toBe(all(STRANGERS).length + pairsIn(OWN).length);
  });

  it('hold nothing of the pairs that were kept apart', () => {
    const known = new Set(all(STRANGERS).map((pair) => pair.message));
    expect(all(UNSEEN).filter((pair) => pair.message.length > 12 && known.has(pair.message))).toEqual([]);
  });
});
