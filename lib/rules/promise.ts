// promise: a draft that vouches for what nobody can know, settles outside the site, or gives more than an agent may give
// alone. Above the shop's limit a lead has to be named.
import { defineDraftRule, integer } from './define.ts';
import words from './promise.i18n.json';

export default defineDraftRule({
  id: 'promise',
  level: 'hint',
  params: {
    /** The most an agent may give without asking, in the shop's money; 0: no limit set. */
    compensation: integer({ min: 0, max: 100_000_000, default: 0 }),
  },
  defaultOn: true,
  words,
  guards: { packs: ['promise', 'private-settlement'] },
});
