// review-reply: reviews without an answer that are not bad ones. Batch work: one line with a count for the page.
import { defineRule, integer } from './define.ts';
import words from './review-reply.i18n.json';

export default defineRule({
  id: 'review-reply',
  group: 'orders',
  level: 'hint',
  pages: ['reviews'],
  needs: ['review.rating', 'review.replied'],
  params: { above: integer({ min: 0, max: 4, default: 2 }) },
  defaultOn: false,
  words,
  judge({ facts, params }) {
    const open = facts.reviews.filter(
      ({ rating, replied }) => replied === false && rating !== undefined && rating > params.above,
    );
    return open.length === 0 ? [] : [{ about: { kind: 'page' }, params: { n: open.length }, onRow: false }];
  },
});
