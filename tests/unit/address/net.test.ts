// The network in the extension computes what PyTorch computed where it was learned. The fixture is a network of two units
// with the weights chance gave it, and the scores PyTorch gave for three sequences.
import { describe, expect, it } from 'vitest';
import { scores, unpackNet } from '../../../lib/address/net.ts';
import fixture from './net.fixture.json';

const net = unpackNet(fixture.net);
const side = Float32Array.from({ length: 29 }, (_, i) => (fixture.side.includes(i) ? 1 : 0));

describe('a network', () => {
  it.each(fixture.cases)('comes to the scores it was learned with: $ids', ({ ids, scores: wanted }) => {
    const found = scores(net, ids, side);
    expect(found).toHaveLength(4);
    wanted.forEach((score, k) => {
      expect(found[k]).toBeCloseTo(score, 4);
    });
  });

  it('reads a sequence in its order, and what stands beside it', () => {
    const [one, other] = [scores(net, [1, 2, 3], side), scores(net, [3, 2, 1], side)];
    expect([...one]).not.toEqual([...other]);
    expect([...scores(net, [1, 2, 3], new Float32Array(29))]).not.toEqual([...one]);
  });
});
