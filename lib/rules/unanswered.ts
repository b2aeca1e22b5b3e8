// unanswered: the open chat's first unanswered message, against the site's own response clock. Counted in the site's
// hours, read in the zone the message's time is written in; silent where the site shows this clock itself.
import type { Conversation } from '../model/facts.ts';
import { defineRule, integer, word } from './define.ts';
import { counted, offsetOf } from './helpers/clock.ts';
import { byPerson } from './helpers/heat.ts';
import { instant } from './helpers/orders.ts';
import words from './unanswered.i18n.json';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Longer after the message, no clock of today runs: somebody has opened an old chat. */
const OLD = 72 * HOUR;

/** When the buyer wrote what nobody has answered yet; undefined where nothing waits, or the page gives it no time. */
function waitingSince(chat: Conversation, autoCounts: boolean): string | undefined {
  const answers = chat.messages.findLastIndex((m) => (autoCounts ? m.from === 'seller' : byPerson(m)));
  return chat.messages.slice(answers + 1).find((m) => m.from === 'buyer' && m.auto !== true)?.at;
}

export default defineRule({
  id: 'unanswered',
  group: 'chat',
  level: 'clock',
  pages: ['chat'],
  needs: ['conversation.messages.at', ['conversation.messages.from', 'conversation.messages.auto']],
  // A share of the window, not minutes: windows run from three minutes to a day.
  params: { margin: integer({ min: 1, max: 100, default: 40 }) },
  defaultOn: true,
  words,
  judge({ facts: { conversation }, params, now, site: { policy } }) {
    const { seconds, hours, autoCounts, shownByTheSite } = policy.response ?? { shownByTheSite: true };
    if (!conversation || shownByTheSite || seconds === undefined) return [];
    const at = waitingSince(conversation, autoCounts === true);
    const [since, offset] = at === undefined ? [] : [instant(at), offsetOf(at)];
    if (since === undefined || offset === undefined || now - since > OLD) return [];
    const window = seconds * 1000;
    const waited = counted(since, now, hours, offset);
    const left = window - waited;
    if (waited === 0 || left > (window * params.margin) / 100) return [];
    return [
      {
        about: { kind: 'conversation' },
        id: conversation.buyer.id,
        ...(left <= 0 ? { form: 'late' as const } : left >= 2 * HOUR && { form: 'hours' as const }),
        params: {
          buyer: conversation.buyer.name ?? word('someone'),
          m: Math.ceil(left / MINUTE),
          h: Math.floor(left / HOUR),
          t: Math.floor(waited / MINUTE),
          w: Math.floor(waited / HOUR),
        },
      },
    ];
  },
});
