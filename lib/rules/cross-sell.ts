// cross-sell: the buyer looks at one thing, and the shop knows what goes with it. The pairs are the shop's own; silent
// until they are set, while the buyer is angry or has a case open, and where the other thing is not known to be there.
import type { Facts } from '../model/facts.ts';
import type { StockView } from '../model/records.ts';
import words from './cross-sell.i18n.json';
import { defineRule, words as list } from './define.ts';
import { isWaiting } from './helpers/cases.ts';
import { coolsAt, isHeated } from './helpers/heat.ts';
import { hits, plain } from './helpers/hits.ts';
import { inOpenChat, instant } from './helpers/orders.ts';
import { sellable } from './helpers/stock.ts';

interface Goods {
  sku?: string | undefined;
  parentSku?: string | undefined;
  title?: string | undefined;
}

/** `CUP>LID,BRUSH`: what is looked at, and what goes with it. A line of another shape pairs nothing. */
function pairsOf(lines: readonly string[]): { with: string; also: string[] }[] {
  return lines.flatMap((line) => {
    const [left = '', right = '', ...more] = line.split(/[>＞]/u).map((part) => part.trim());
    const also = right.split(/[,，、]/u).map((part) => part.trim());
    return left && right && more.length === 0 ? [{ with: left, also: also.filter(Boolean) }] : [];
  });
}

/** Whether goods go by this name: their code, or words of their title. */
const are = (name: string, { sku, parentSku, title }: Goods) =>
  [sku, parentSku].some((code) => code?.toLowerCase() === name.toLowerCase()) ||
  (title !== undefined && hits(plain(title), [name]).length > 0);

const goodsOf = (facts: Facts): Goods[] => [
  ...(facts.conversation?.listings ?? []),
  ...facts.orders.filter((order) => inOpenChat(facts, order)).flatMap(({ lines }) => lines),
];

/** Without a sheet nothing is known against it; with one, it must be known to be there. */
const isThere = (sku: string, stock: StockView | undefined) => !stock || (sellable(stock, { sku }) ?? 0) > 0;

export default defineRule({
  id: 'cross-sell',
  group: 'chat',
  level: 'hint',
  pages: ['chat'],
  // A chat that cannot be read pauses it: nobody could say whether the buyer is in a mood to buy.
  needs: [
    'conversation.messages.text',
    [
      'conversation.listings.sku',
      'conversation.listings.title',
      'order.lines.sku',
      'order.lines.parentSku',
      'order.lines.title',
    ],
  ],
  params: { pairs: list({ default: [] }) },
  defaultOn: false,
  words,
  judge({ facts, records: { stock }, params, now, wake }) {
    const { conversation } = facts;
    if (!conversation || params.pairs.length === 0) return [];
    const orders = facts.orders.filter((order) => inOpenChat(facts, order));
    const ids = new Set(orders.map(({ orderId }) => orderId));
    if (orders.some(({ status }) => status === 'aftersale')) return [];
    const cases = facts.aftersales.filter(({ orderId }) => ids.has(orderId));
    for (const { deadline } of cases) wake((instant(deadline) ?? Number.NaN) + 1);
    if (cases.some((one) => isWaiting(one, now))) return [];
    if (isHeated(conversation, now)) {
      wake(coolsAt(conversation, now));
      return [];
    }
    const goods = goodsOf(facts);
    const has = (name: string) => goods.some((one) => are(name, one));
    for (const pair of pairsOf(params.pairs)) {
      if (!has(pair.with)) continue;
      const also = pair.also.filter((name) => !has(name) && isThere(name, stock)).slice(0, 2);
      if (also.length === 0) continue;
      return [
        {
          about: { kind: 'conversation' },
          id: conversation.buyer.id,
          params: { sku: pair.with, also: also.join(' / ') },
          actions: [{ kind: 'insert-reply', label: 'act.insert', tag: 'introduce' }],
        },
      ];
    }
    return [];
  },
});
