// placeholder-left: a reply's blank that nobody filled in. Sent like this, the buyer sees that they got a form letter.
import { defineDraftRule } from './define.ts';
import words from './placeholder-left.i18n.json';

export default defineDraftRule({
  id: 'placeholder-left',
  level: 'money',
  params: {},
  defaultOn: true,
  words,
  guards: { entries: ['placeholder-left'] },
});
