// wrong-buyer: a draft holds an order, a phone or a name that is not this chat's. Rare and certain, so it blocks: what is
// sent to the wrong person cannot be taken back.
import { defineDraftRule } from './define.ts';
import words from './wrong-buyer.i18n.json';

export default defineDraftRule({
  id: 'wrong-buyer',
  level: 'redline',
  params: {},
  defaultOn: true,
  words,
  guards: { entries: ['wrong-buyer'] },
});
