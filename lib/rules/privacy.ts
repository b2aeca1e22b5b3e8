// privacy: a draft repeats a buyer's phone beside an address, or asks for what no shop may ask: codes, passwords,
// papers.
import { defineDraftRule } from './define.ts';
import words from './privacy.i18n.json';

export default defineDraftRule({
  id: 'privacy',
  level: 'money',
  params: {},
  defaultOn: true,
  words,
  guards: { packs: ['privacy'] },
});
