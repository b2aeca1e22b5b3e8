// cross-sell: the buyer looks at one thing, and the shop knows what goes with it: by the thing's product card, else by
// the pairs of this rule. Silent until either is set, while the buyer is angry or has a case open, and where the other
// thing is not known to be there.
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
  sku?: string;
  parentSku?: string;
  listingId?: string;
  title?: string;
}
interface Offer {
  with: string;
  /** By name, and by the codes the stock may know it under. */
  also: { name: string; skus: string[] }[];
}

/** `CUP>LID,BRUSH`: what is looked at, and what goes with it. A line of another shape pairs nothing. */
function pairsOf(lines: readonly string[]): Offer[] {
  return lines.flatMap((line) => {
    const [left = '', right = '', ...more] = line.split(/[>＞]/u).map((part) => part.trim());
    const names = right.split(/[,，、]/u).map((part) => part.trim());
    const also = names.filter(Boolean).map((name) => ({ name, skus: [name] }));
    return left && right && more.length === 0 ? [{ with: left, also }] : [];
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
const isThere = (skus: readonly string[], stock: StockView | undefined) =>
  !stock || skus.some((sku) => (sellable(stock, { sku }) ?? 0) > 0);

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
      'conversation.listings.listingId',
      'order.lines.sku',
      'order.lines.parentSku',
      'order.lines.title',
    ],
  ],
  params: { pairs: list({ default: [] }) },
  defaultOn: false,
  words,
  judge({ facts, records: { stock, goesWith }, params, now, wake }) {
    const { conversation } = facts;
    if (!conversation) return [];
    const goods = goodsOf(facts);
    const has = (name: string) => goods.some((one) => are(name, one));
    // A card knows its own thing; the rule's pairs speak for what has none.
    const carded = goods.flatMap((one): Offer[] => {
      const card = goesWith?.(one);
      return card ? [{ with: card.title, also: card.mates }] : [];
    });
    const offers = [...carded, ...pairsOf(params.pairs).filter((pair) => has(pair.with))];
    if (offers.length === 0) return [];
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
    for (const offer of offers) {
      const here = offer.also.filter(({ name, skus }) => ![name, ...skus].some(has) && isThere(skus, stock));
      const also = here.slice(0, 2).map(({ name }) => name);
      if (also.length === 0) continue;
      return [
        {
          about: { kind: 'conversation' },
          id: conversation.buyer.id,
          params: { sku: offer.with, also: also.join(' / ') },
          actions: [{ kind: 'insert-reply', label: 'act.insert', tag: 'introduce' }],
        },
      ];
    }
    return [];
  },
});
