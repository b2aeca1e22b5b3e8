// wording: words in a draft that can cost the shop: contact or sale elsewhere, steered reviews, claims it cannot prove,
// and the shop's own list. The packs hold the words; a pack no other rule answers for is this one's, with a switch.
import { PACKS } from '../guard/packs/index.ts';
import type { Catalogue } from '../words/say.ts';
import { choice, defineDraftRule, flag, words as list } from './define.ts';
import own from './wording.i18n.json';

/** Packs that other draft rules answer for, whole or entry by entry. */
const ELSEWHERE: readonly string[] = ['promise', 'private-settlement', 'privacy', 'tone'];
const packs = PACKS.filter(({ id }) => !ELSEWHERE.includes(id));

/** A pack's name is its own: a new pack brings its switch and the switch's name along. */
const words: Catalogue = {
  ...own,
  ...Object.fromEntries(packs.map(({ id, name }) => [`param.${id}`, name])),
};

export default defineDraftRule({
  id: 'wording',
  level: 'money',
  params: {
    ...Object.fromEntries(packs.map(({ id }) => [id, flag({ default: true })])),
    /** `word` or `word=instead`, a line each. */
    ownWords: list({ default: [] }),
    /** What is always fine here: the shop's own name, its after-sales phone. */
    allow: list({ default: [] }),
    shopKind: choice({
      options: ['general', 'medical-device', 'food', 'health-food', 'cosmetics'],
      default: 'general',
    }),
  },
  defaultOn: true,
  words,
  guards: { packs: packs.map(({ id }) => id) },
});
