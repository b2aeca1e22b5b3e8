// bad-review: a low rating that nobody has answered. What stands there is read by every later buyer; the answer is for
// them too, and never asks for another rating.
import words from './bad-review.i18n.json';
import { defineRule, integer } from './define.ts';
import { byOrder } from './helpers/cases.ts';

export default defineRule({
  id: 'bad-review',
  group: 'orders',
  level: 'money',
  pages: ['reviews', 'orders', 'order', 'chat'],
  needs: ['review.rating', 'review.replied'],
  params: { rating: integer({ min: 1, max: 5, default: 2 }) },
  defaultOn: true,
  words,
  judge({ facts, params, site }) {
    const bad = facts.reviews.filter(
      ({ rating, replied }) => replied === false && rating !== undefined && rating <= params.rating,
    );
    const { here, elsewhere } = byOrder(facts, bad);
    return [
      ...here.map(({ orderId, one }) => ({
        about: { kind: 'order' as const, id: orderId },
        params: { rating: one.rating! },
        // Where a site wants no unasked messages after a sale, a review is no occasion to write one.
        ...(site.policy.proactive && {
          actions: [
            {
              kind: 'insert-reply' as const,
              label: 'act.insert' as const,
              tag: 'bad-review',
              orderId,
            },
          ],
        }),
      })),
      ...(elsewhere.length > 0
        ? [
            {
              about: { kind: 'page' as const },
              form: 'page' as const,
              params: { n: elsewhere.length, rating: params.rating },
              onRow: false,
            },
          ]
        : []),
    ];
  },
});
