import { describe, expect, it } from 'vitest';
import type { Review } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/bad-review.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, order } from './world.ts';

const review = (more: Partial<Review> = {}): Review => ({
  orderId: 'A1',
  buyer: {},
  rating: 1,
  replied: false,
  ...more,
});
const says = (reviews: Review[], orders = [order({ status: 'completed' })], params = {}, proactive = true) =>
  judge(rule, { facts: facts({ reviews, orders }), params, policy: { proactive } });

describe('bad-review', () => {
  it('speaks on the order where it is shown', () => {
    const [prompt] = says([review()]);
    expect(prompt).toMatchObject({
      id: 'bad-review:A1',
      level: 'money',
      actions: [{ kind: 'insert-reply', tag: 'bad-review' }],
    });
    expect(render(prompt!, rule, 'en').title).toBe('Rated 1, no answer yet');
  });

  it('is one line with a count for a page of reviews', () => {
    const prompts = says(
      [review(), review({ orderId: 'A2', rating: 2 }), review({ orderId: undefined })],
      [],
    );
    expect(prompts).toHaveLength(1);
    expect(prompts[0]).toMatchObject({ id: 'bad-review:page', onRow: false });
    expect(render(prompts[0]!, rule, 'zh-CN').title).toBe('3条2星以下的评价没回复');
  });

  it('takes the owner’s word for what is bad', () => {
    expect(says([review({ rating: 3 })], undefined, { rating: 3 })).toHaveLength(1);
  });

  it('offers no reply where a site wants no unasked messages', () => {
    expect(says([review()], undefined, {}, false)[0]!.actions).toEqual([]);
  });

  it.each<[string, Review]>([
    ['three stars', review({ rating: 3 })],
    ['it was answered', review({ replied: true })],
    ['whether it was answered is not shown', review({ replied: undefined })],
    ['no rating', review({ rating: undefined })],
  ])('is silent: %s', (_case, one) => {
    expect(says([one])).toEqual([]);
  });
});
