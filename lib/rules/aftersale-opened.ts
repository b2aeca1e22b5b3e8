// aftersale-opened: a refund, return or exchange waits for the shop. Soothe and ask first; the site's procedure runs
// with its own deadline whatever is said in the chat.
import words from './aftersale-opened.i18n.json';
import { defineRule, word } from './define.ts';
import { byOrder, bySoonest, isWaiting } from './helpers/cases.ts';
import { wall } from './helpers/clock.ts';
import { hits, plain } from './helpers/hits.ts';
import { instant } from './helpers/orders.ts';

/** Which opening fits what the buyer gave as the reason. */
const OPENINGS: [tag: string, words: readonly string[]][] = [
  ['damaged', ['破损', '破碎', '损坏', '碎了', '파손', '깨', 'damaged', 'broken']],
  ['missing', ['少件', '漏发', '少发', '缺件', '누락', '빠짐', '빠졌', 'missing']],
];
const openingFor = (reason: string | undefined) =>
  (reason && OPENINGS.find(([, words]) => hits(plain(reason), words).length > 0)?.[0]) || 'calm';

export default defineRule({
  id: 'aftersale-opened',
  group: 'orders',
  level: 'money',
  pages: ['aftersales', 'orders', 'order', 'chat'],
  needs: [['aftersale.status', 'aftersale.deadline']],
  params: {},
  defaultOn: true,
  words,
  judge({ facts, now, wake }) {
    // Past its deadline, a case without a status is no longer taken for open.
    for (const { deadline, status, statusText } of facts.aftersales)
      if (deadline !== undefined && status === undefined && statusText === undefined) {
        const due = instant(deadline);
        if (due !== undefined && due >= now) wake(due + 1);
      }
    const waiting = bySoonest(facts.aftersales.filter((one) => isWaiting(one, now)));
    const { here, elsewhere } = byOrder(facts, waiting);
    return [
      ...here.map(({ orderId, one }) => ({
        about: { kind: 'order' as const, id: orderId },
        ...(one.deadline === undefined && { form: 'open' as const }),
        params: {
          kind: word(`kind.${one.kind ?? 'any'}`),
          ...(one.deadline !== undefined && { deadline: wall(one.deadline) }),
        },
        actions: [
          {
            kind: 'insert-reply' as const,
            label: 'act.insert' as const,
            tag: openingFor(one.reason),
            orderId,
          },
        ],
      })),
      ...(elsewhere.length > 0
        ? [
            {
              about: { kind: 'page' as const },
              form: 'page' as const,
              params: { n: elsewhere.length },
              onRow: false,
            },
          ]
        : []),
    ];
  },
});
