// unanswered: the open chat's first unanswered message, against the site's own response clock. Counted in the site's
// hours, read in the zone the message's time is written in; silent where the site shows this clock itself.
import type { Conversation } from '../model/facts.ts';
import { defineRule, integer, word } from './define.ts';
import { counted, offsetOf, reached } from './helpers/clock.ts';
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
  judge({ facts: { conversation }, params, now, wake, site: { policy } }) {
    const { seconds, hours, autoCounts, shownByTheSite } = policy.response ?? { shownByTheSite: true };
    if (!conversation || shownByTheSite || seconds === undefined) return [];
    const at = waitingSince(conversation, autoCounts === true);
    const [since, offset] = at === undefined ? [] : [instant(at), offsetOf(at)];
    if (since === undefined || offset === undefined || now - since > OLD) return [];
    const window = seconds * 1000;
    const waited = counted(since, now, hours, offset);
    const left = window - waited;
    const first = Math.max(1, Math.ceil(window - (window * params.margin) / 100));
    const form = left <= 0 ? ('late' as const) : left >= 2 * HOUR ? ('hours' as const) : undefined;
    const [m, t] = [Math.ceil(left / MINUTE), Math.floor(waited / MINUTE)];
    const [h, w] = [Math.floor(left / HOUR), Math.floor(waited / HOUR)];
    // By counted time the text changes; by time as it is, the chat grows old.
    const next =
      waited < first
        ? [first]
        : form === undefined
          ? [window - (m - 1) * MINUTE, (t + 1) * MINUTE]
          : form === 'hours'
            ? [window - h * HOUR + 1, (w + 1) * HOUR]
            : [];
    for (const ms of next) wake(reached(since, ms, hours, offset, OLD));
    wake(since + OLD + 1);
    if (waited < first) return [];
    const shown: Record<string, string | number> = {
      buyer: conversation.buyer.name ?? word('someone'),
      ...(form === undefined && { m, t }),
      ...(form === 'hours' && { h, w }),
    };
    return [
      {
        about: { kind: 'conversation' },
        id: conversation.buyer.id,
        ...(form && { form }),
        params: shown,
        actions: [{ kind: 'go-buyer', label: 'act.go' }],
      },
    ];
  },
});
