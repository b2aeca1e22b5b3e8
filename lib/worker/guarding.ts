// What the worker gives a frame's guard: the packs in force, the owner's word on them, the rules' texts, and what is
// known around the draft. A key press then costs no message.
import { PACKS } from '../guard/packs/index.ts';
import type { GuardContext, GuardSetup } from '../messages/protocol.ts';
import type { RuleSetting } from '../model/records.ts';
import type { Settings } from '../model/settings.ts';
import { guardSettings, ruleIndex } from '../rules/helpers/drafts.ts';
import { isOpen } from '../rules/helpers/orders.ts';
import { sellable, standings } from '../rules/helpers/stock.ts';
import { RULES } from '../rules/index.ts';
import { say } from '../words/say.ts';
import { ordersOfConversation } from './addressCheck.ts';
import type { TabFacts } from './frames.ts';
import type { Knowledge } from './knowledge.ts';

export interface Around {
  tab: TabFacts;
  knowledge: Knowledge;
  rules: Record<string, RuleSetting>;
  keepBack: number;
}

/** What is known around the draft in a tab: the buyer, their orders, the stock they ask about, the shop's limits. */
export function guardContext({ tab, knowledge, rules, keepBack }: Around): GuardContext {
  const { limits } = guardSettings(RULES, [], rules, tab.site.id);
  const chat = tab.facts.conversation;
  if (!chat) return { limits };
  const orders = ordersOfConversation(tab.facts);
  const { stock } = knowledge;
  const open = orders.filter(isOpen);
  const rows = stock
    ? [
        ...open.flatMap((order) => standings(order, stock, keepBack).standings),
        ...chat.listings.flatMap((listing) => {
          const free = sellable(stock, listing, keepBack);
          return free === undefined ? [] : [{ available: free, units: 1 }];
        }),
      ].map(({ available, units }) => ({ available, wanted: units }))
    : [];
  return {
    buyer: chat.buyer,
    limits,
    orders: orders.map(({ orderId, ship }) => ({
      orderId,
      ...(ship ? { ship: { name: ship.name, phone: ship.phone } } : {}),
    })),
    ...(rows.length > 0 && knowledge.snapshot ? { stock: rows, stockAt: knowledge.snapshot.at } : {}),
  };
}

/** Everything the guard of a frame begins with. */
export function guardSetup(around: Around, settings: Settings): GuardSetup {
  const { packs, options } = guardSettings(RULES, PACKS, around.rules, around.tab.site.id);
  const { locale } = settings;
  const drafts = RULES.filter((rule) => rule.guards);
  return {
    packs,
    options,
    locale,
    newHire: settings.newHire,
    rules: ruleIndex(RULES),
    words: Object.fromEntries(
      drafts.map(({ id, words }) => [
        id,
        Object.fromEntries(Object.keys(words).map((key) => [key, say(words, locale, key)])),
      ]),
    ),
    context: guardContext(around),
  };
}
