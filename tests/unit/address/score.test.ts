// The labelled pairs keep what they measure: enough of them, from every kind of address, at least 97 % right, and none
// said to agree where it differs. `npm run address:score` names the wrong ones.
// What the comparer said of each new batch before anything was changed for it, right / asked, none of them with a whole
// verdict `agree` where the two differ: 94/100, 83/98, 90/97, 76/86, 77/81, 64/76, 73/79, 48/50, 39/39; then two sets of strangers,
// 142/180 and 125/150 (one part of one pair said to agree where it differs), and three more of our own, 50/60, 51/60 and
// 49/60 (of the last 63, 54); then a third stranger's, 121/200.
// What each taught has been mended since, so that the pairs guard against going back.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Comparison, compareAddress, type ShipTo } from '../../../lib/address/index.ts';

interface Labelled {
  id: string;
  country: string;
  order: string | ShipTo;
  message: string;
  want: Comparison['verdict'];
  wantParts?: Partial<Comparison['parts']>;
}
const pairs = readFileSync(`${import.meta.dirname}/pairs.jsonl`, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Labelled);
const answers = pairs.map((pair) => ({ pair, found: compareAddress(pair) }));

describe('the labelled pairs', () => {
  it('are enough, each named once, from each language and with masks', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(300);
    expect(new Set(pairs.map((p) => p.id)).size).toBe(pairs.length);
    const share = (keep: (p: Labelled) => boolean) => pairs.filter(keep).length;
    expect(share((p) => p.country === 'CN')).toBeGreaterThan(100);
    expect(share((p) => p.country === 'KR')).toBeGreaterThan(80);
    expect(share((p) => !['CN', 'KR', 'TW', 'HK'].includes(p.country))).toBeGreaterThan(80);
    expect(share((p) => JSON.stringify(p.order).includes('*'))).toBeGreaterThan(30);
    expect(share((p) => p.want === 'differ')).toBeGreaterThan(pairs.length / 3);
  });

  it('are never said to agree where they differ, as a whole or in a part', () => {
    const blind = answers.filter(
      ({ pair, found }) =>
        (pair.want === 'differ' && found.verdict === 'agree') ||
        Object.entries(pair.wantParts ?? {}).some(
          ([part, outcome]) =>
            outcome === 'differ' && found.parts[part as keyof typeof found.parts] === 'agree',
        ),
    );
    expect(blind.map(({ pair }) => pair.id)).toEqual([]);
  });

  // Strangers say of most of these (an estate and a door without the road, a road without its direction) that they agree.
  it('are seldom said to agree where nobody can tell', () => {
    const guessed = answers.filter(({ pair, found }) => pair.want === 'unknown' && found.verdict === 'agree');
    expect(guessed.length).toBeLessThan(pairs.length * 0.025);
  });

  it('are answered rightly in at least 97 of 100 cases', () => {
    const wrong = answers.filter(({ pair, found }) => found.verdict !== pair.want).map(({ pair }) => pair.id);
    expect([wrong, wrong.length / pairs.length <= 0.03]).toEqual([wrong, true]);
  });
});
