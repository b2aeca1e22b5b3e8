// bargaining: the buyer asks for a lower price, and the shop has said how far an agent may go. Silent until that line is
// set, and while the buyer is angry: a discount is no answer to a complaint.
import words from './bargaining.i18n.json';
import { defineRule, integer, words as list } from './define.ts';
import { coolsAt, heatIn, isHeated, sinceAnswer } from './helpers/heat.ts';

const ASKING: readonly string[] = [
  ...[
    '便宜点',
    '便宜些',
    '能便宜',
    '再便宜',
    '优惠点',
    '能优惠',
    '还能少',
    '少点',
    '打折吗',
    '能打折',
    '抹零',
    '最低多少',
  ],
  ...['最低价', '太贵', '깎아', '할인해', '할인되', '할인 되', '할인 가능', '네고', '싸게', '더 싸', '비싸'],
  ...['discount', 'cheaper', 'lower price', 'lower the price', 'best price', 'better price', 'too expensive'],
];

export default defineRule({
  id: 'bargaining',
  group: 'chat',
  level: 'hint',
  pages: ['chat'],
  needs: ['conversation.messages.text', ['conversation.messages.from', 'conversation.messages.auto']],
  params: {
    /** How many per cent an agent may give without asking; 0: not set. */
    percent: integer({ min: 0, max: 90, default: 0 }),
    list: list({ default: ASKING }),
  },
  defaultOn: false,
  words,
  judge({ facts: { conversation }, params, now, wake }) {
    if (!conversation || params.percent === 0) return [];
    if (isHeated(conversation, now)) {
      wake(coolsAt(conversation, now));
      return [];
    }
    const [word] = heatIn(sinceAnswer(conversation), params.list);
    if (word === undefined) return [];
    return [
      {
        about: { kind: 'conversation' },
        id: conversation.buyer.id,
        params: { word, n: params.percent },
        actions: [{ kind: 'insert-reply', label: 'act.insert', tag: 'negotiate' }],
      },
    ];
  },
});
