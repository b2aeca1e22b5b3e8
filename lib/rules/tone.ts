// tone: abuse in a draft, and, where the owner wants it, bluntness. An angry line is screenshotted and outlives the
// quarrel.
import { defineDraftRule, flag } from './define.ts';
import words from './tone.i18n.json';

export default defineDraftRule({
  id: 'tone',
  level: 'hint',
  params: { 'tone-blunt': flag({ default: false }) },
  defaultOn: true,
  words,
  guards: { packs: ['tone'] },
});
