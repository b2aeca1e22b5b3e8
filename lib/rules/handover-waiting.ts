// handover-waiting: what the shift before left and nobody has dealt with. One line with a count; on the order or the
// buyer it is about, the words themselves.
import type { Facts } from '../model/facts.ts';
import type { About } from '../model/prompts.ts';
import type { FollowUp } from '../model/records.ts';
import { defineRule, integer, word } from './define.ts';
import words from './handover-waiting.i18n.json';
import { oneMore } from './helpers/clock.ts';
import { isRead } from './helpers/seen.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What on this page it is about; undefined where the page shows nothing of it. */
function aboutHere(facts: Facts, { about }: FollowUp): About | undefined {
  if (about?.kind === 'order')
    return facts.orders.some(({ orderId }) => orderId === about.id)
      ? { kind: 'order', id: about.id }
      : undefined;
  if (about?.kind !== 'buyer') return undefined;
  if (facts.conversation?.buyer.id === about.id) return { kind: 'conversation' };
  const order = facts.orders.find(({ buyer }) => buyer.id === about.id);
  return order && { kind: 'order', id: order.orderId };
}

/** As much of it as a line holds: the desk has the rest. */
const brief = (text: string) => [...text.replace(/\s+/gu, ' ').trim()].slice(0, 80).join('').trim();

export default defineRule({
  id: 'handover-waiting',
  group: 'handover',
  level: 'hint',
  pages: ['orders', 'order', 'listings', 'chat', 'reviews', 'aftersales'],
  needs: [],
  params: {
    /** Hours after which what was left is no longer this shift's own. */
    after: integer({ min: 0, max: 24, default: 2 }),
  },
  defaultOn: true,
  words,
  judge({ facts, records, params: { after }, now, site, wake }) {
    const open = (records.followUps ?? []).filter(({ done }) => !done);
    // Whoever leaves a thing knows of it: it is the next shift that is told.
    const left = open.filter(({ at }) => now - at >= after * HOUR);
    for (const { at } of isRead(facts) ? open : []) wake(at + after * HOUR);
    if (left.length === 0 || !isRead(facts)) return [];
    const oldest = Math.min(...left.map(({ at }) => at));
    const hours = Math.max(0, Math.floor((now - oldest) / HOUR));
    wake(hours < 48 ? oldest + (hours + 1) * HOUR : oneMore(oldest, now, DAY));
    const form = hours < 1 ? ('fresh' as const) : hours < 48 ? undefined : ('days' as const);
    const figures: Record<string, number> = {
      n: left.length,
      ...(form === undefined && { h: hours }),
      ...(form === 'days' && { d: Math.floor(hours / 24) }),
    };
    const show = [{ kind: 'show-followups' as const, label: 'act.show' as const }];
    return [
      ...left
        // Order numbers and buyers are told apart within one marketplace only.
        .filter(({ about }) => about?.marketplace === undefined || about.marketplace === site.id)
        .flatMap((one) => {
          const about = aboutHere(facts, one);
          if (!about) return [];
          const said = brief(one.text ?? '');
          return [
            {
              about,
              id: one.id,
              form: 'here' as const,
              params: { said: said || word('erased'), agent: one.agent || '?' },
              actions: show,
            },
          ];
        }),
      {
        about: { kind: 'page' as const },
        ...(form && { form }),
        params: figures,
        actions: show,
        onRow: false,
      },
    ];
  },
});
