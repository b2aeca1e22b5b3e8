import { describe, expect, it } from 'vitest';
import type { Review } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/review-reply.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge } from './world.ts';

const review = (more: Partial<Review> = {}): Review => ({ buyer: {}, rating: 5, replied: false, ...more });
const says = (reviews: Review[], params = {}) => judge(rule, { facts: facts({ reviews }), params });

describe('review-reply', () => {
  it('counts the reviews without an answer, in one line', () => {
    const prompts = says([review(), review({ rating: 3 }), review({ replied: true })]);
    expect(prompts).toMatchObject([{ level: 'hint', about: { kind: 'page' }, onRow: false }]);
    expect(render(prompts[0]!, rule, 'en').title).toBe('2 reviews to answer');
  });

  it.each<[string, Review, object?]>([
    ['all answered', review({ replied: true })],
    ['whether it was answered is not shown', review({ replied: undefined })],
    ['a bad one, which has a rule of its own', review({ rating: 2 })],
    ['below the owner’s line', review({ rating: 4 }), { above: 4 }],
    ['no rating', review({ rating: undefined })],
  ])('is silent: %s', (_case, one, params) => {
    expect(says([one], params)).toEqual([]);
  });

  it('is off until the owner wants it', () => {
    expect(rule.defaultOn).toBe(false);
  });
});
