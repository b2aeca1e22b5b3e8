// calm-first: the buyer is angry, and no person has answered since. An answer to the matter comes after one to the mood.
import words from './calm-first.i18n.json';
import { defineRule, words as list } from './define.ts';
import { ANGRY, heatIn, sinceAnswer } from './helpers/heat.ts';

export default defineRule({
  id: 'calm-first',
  group: 'chat',
  level: 'hint',
  pages: ['chat'],
  needs: ['conversation.messages.text', ['conversation.messages.from', 'conversation.messages.auto']],
  params: { list: list({ default: ANGRY }) },
  defaultOn: true,
  words,
  judge({ facts: { conversation }, params }) {
    const [word] = conversation ? heatIn(sinceAnswer(conversation), params.list) : [];
    if (word === undefined) return [];
    return [
      {
        about: { kind: 'conversation' },
        id: conversation?.buyer.id,
        params: { word },
        actions: [
          { kind: 'insert-reply', label: 'act.insert', tag: 'calm' },
          { kind: 'ask-lead', label: 'act.lead' },
        ],
      },
    ];
  },
});
