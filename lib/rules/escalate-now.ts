// escalate-now: the buyer speaks of an authority, a lawyer, an injury or the press, and no person has answered since.
// One wrong line becomes evidence, so it is a supervisor's to answer.
import { defineRule, words as list } from './define.ts';
import words from './escalate-now.i18n.json';
import { ESCALATING, heatIn, sinceAnswer } from './helpers/heat.ts';

export default defineRule({
  id: 'escalate-now',
  group: 'chat',
  level: 'money',
  pages: ['chat'],
  needs: ['conversation.messages.text', ['conversation.messages.from', 'conversation.messages.auto']],
  params: { list: list({ default: ESCALATING }) },
  defaultOn: true,
  words,
  judge({ facts: { conversation }, params }) {
    const [word] = conversation ? heatIn(sinceAnswer(conversation), params.list) : [];
    if (word === undefined) return [];
    // Another buyer's prompt is another prompt, though both speak of the open chat.
    return [
      {
        about: { kind: 'conversation' },
        id: conversation?.buyer.id,
        params: { word },
        actions: [{ kind: 'ask-lead', label: 'act.lead' }],
      },
    ];
  },
});
