// The room where a tab is judged: its frames' facts, what the shop knows of them, the replies at hand, for the shop and,
// apart from it, for the practice shop. Nothing in here matters beyond the worker's life.
import type { DeskData } from '../model/desk.ts';
import type { Prompt } from '../model/prompts.ts';
import type { RuleSetting } from '../model/records.ts';
import type { Settings, Sighting } from '../model/settings.ts';
import type { Held } from '../records/views.ts';
import { endedYesterday } from '../replies/ended.ts';
import type { RunResult } from '../rules/run.ts';
import { FiredCounter } from '../store/fired.ts';
import { countUse } from '../store/replies.ts';
import { keepSightings, SIGHTING_DAYS } from '../store/sightings.ts';
import { getSettings, type Store } from '../store/store.ts';
import { AskedAgain } from './again.ts';
import { splitBefore } from './baseline.ts';
import { coach } from './coach.ts';
import type { Caller, Context } from './context.ts';
import { deskData } from './desk.ts';
import { type Frame, Frames, mergeFrames, type TabFacts } from './frames.ts';
import { HeldFields, NOTHING_HELD, withHeld } from './held.ts';
import { soldLines } from './holdings.ts';
import { judgeTab, keepBackOf, pausedViews, ruleSettings, viewOf } from './judge.ts';
import { type Knowledge, KnowledgeCache } from './knowledge.ts';
import { PageStock } from './pageStock.ts';
import { offeredSkus, productData } from './products.ts';
import { createQueue } from './queue.ts';
import { ReplyShelves } from './replies.ts';
import { createReplying, dayAt, languagesAt } from './replying.ts';
import { stepAt } from './step.ts';
import { createWhere } from './where.ts';

const DAY_MS = 86_400_000;

export interface Judgement {
  store: Store;
  settings: Settings;
  tab: TabFacts;
  knowledge: Knowledge;
  /** The owner's word on each rule. */
  rules: Record<string, RuleSetting>;
  run: RunResult;
  /** What failed three views in a row: the rules that need it wait. */
  held: Held;
  /** What orders from before the site was switched on would say: counted, not marked. */
  before: Prompt[];
  keepBack: number;
}

export type Room = ReturnType<typeof createRoom>;

export function createRoom(context: Context) {
  const frames = new Frames();
  const practiceFrames = new Frames();
  const caches = { shop: new KnowledgeCache(), practice: new KnowledgeCache() };
  const shelves = { shop: new ReplyShelves(), practice: new ReplyShelves() };
  const fired = new FiredCounter();
  const heldFields = new HeldFields();
  const queue = createQueue(context, { shop: frames, practice: practiceFrames });
  const { outside } = context;
  const framesOf = (caller: Caller) => (caller.practice ? practiceFrames : frames);
  const of = <T>(pair: { shop: T; practice: T }, caller: Caller): T =>
    caller.practice ? pair.practice : pair.shop;

  const shelvesOf = (caller: Caller) => of(shelves, caller);
  const again = new AskedAgain();

  const { addressOf, siteAt, shellAt } = createWhere(context);

  /** After a wake the frames are asked for what they read; only then may a tab count as unread. */
  const recall = (caller: Caller) =>
    framesOf(caller).recall(caller.tab, () => outside.push(caller.tab, { type: 'whole' }));

  async function judge(caller: Caller): Promise<Judgement | undefined> {
    await recall(caller);
    const tab = mergeFrames(framesOf(caller).of(caller.tab));
    if (!tab) return undefined;
    const store = await context.store(caller.practice);
    const settings = await getSettings(store);
    const shop = await context.shopFor(store, tab.site.id, tab.facts.account);
    const rules = await ruleSettings(store, shop, tab.site.id);
    // Without it addresses are compared by their readers alone.
    if (shop && tab.facts.conversation) await context.meaning().catch(() => undefined);
    const knowledge = await of(caches, caller).load(
      store,
      shop,
      tab.site,
      tab.facts,
      outside.now(),
      offeredSkus(rules),
    );
    const held = caller.practice ? NOTHING_HELD : await heldFields.of(store, framesOf(caller).of(caller.tab));
    const judged = { ...tab, health: withHeld(tab.health, held) };
    const run = judgeTab(judged, knowledge, rules, outside.now(), settings);
    const { since } = settings.sites[tab.site.id] ?? {};
    const { shown, before } = splitBefore(run.prompts, tab, knowledge, since);
    return {
      store,
      settings,
      tab,
      knowledge,
      rules,
      run: { ...run, prompts: shown },
      held,
      before,
      keepBack: keepBackOf(rules),
    };
  }

  /** The interface settings are the person's, not the shop's: the practice shop speaks their language too. */
  const personal = async () => getSettings(await context.store(false));

  async function keepSeen(judgement: Judgement, frame: Frame, orderIds: readonly string[]): Promise<void> {
    const { knowledge, tab, store } = judgement;
    if (!knowledge.shop || store.readOnly) return;
    const now = outside.now();
    const orders = new Map(tab.facts.orders.map((order) => [order.orderId, order]));
    const seen = orderIds.flatMap((id): Sighting[] => {
      const order = orders.get(id);
      if (!order) return [];
      return [
        {
          shop: knowledge.shop!.id,
          marketplace: frame.site.id,
          orderId: id,
          status: order.status,
          lines: soldLines(order),
          ...(order.placedAt === undefined ? {} : { placedAt: order.placedAt }),
          seenAt: now,
          expires: now + SIGHTING_DAYS * DAY_MS,
        },
      ];
    });
    await keepSightings(store, seen);
  }

  async function deskOf(
    judgement: Judgement,
    caller: Caller,
    focus: string | undefined,
    settings: Settings,
  ): Promise<DeskData> {
    const shelf = await shelvesOf(caller).shelf(judgement.store, judgement.knowledge.shop);
    const data = await deskData({
      ...judgement,
      settings: {
        ...judgement.settings,
        locale: settings.locale,
        agent: settings.agent,
        desk: settings.desk,
        paused: settings.paused,
        newHire: settings.newHire,
      },
      prompts: judgement.run.prompts,
      view: (prompt) => viewOf(prompt, settings.locale),
      pausedRules: pausedViews(judgement.run, settings.locale, judgement.held),
      strange: judgement.held.strange,
      replies: shelf.cards.length,
      ended: endedYesterday(shelf.cards, dayAt(outside.now(), judgement.tab.site.zone), settings.locale),
      focus,
      now: outside.now(),
    });
    const { knowledge, store, tab } = judgement;
    const product = await productData({
      ...knowledge,
      facts: tab.facts,
      order: data.order,
      buyerAmbiguous: tab.buyerAmbiguous,
      locales: { ours: settings.locale, theirs: languagesAt(tab, settings.locale)[0]! },
    });
    if (product) data.product = product;
    const step = stepAt({ ...data, chat: tab.facts.conversation, buyer: knowledge.buyer });
    if (step !== undefined) data.replies.step = step;
    // In the practice shop the console itself says what is left to do.
    const practice = caller.practice ? undefined : () => context.store(true);
    if (settings.newHire && knowledge.shop) await coach(data, store, knowledge.shop, practice);
    return data;
  }

  /** Counts what was just shown for the owner's figures; written when the page has its answer. */
  function countShown({ store, knowledge: { shop }, tab, run }: Judgement): void {
    const shown = run.prompts.map(({ rule, id }) => ({ rule, id, marketplace: tab.site.id }));
    if (shop) fired.note(store, shop, shown, outside.now());
  }

  const chatOf = ({ store, knowledge: { shop }, tab }: Judgement) => ({
    store,
    shop,
    marketplace: tab.site.id,
    chat: tab.facts.conversation,
  });
  /** A reply was put in or copied: counted, and, put in, looked after until the buyer has answered. */
  async function replyUsed(
    caller: Caller,
    judgement: Judgement,
    id: string,
    inserted: boolean,
  ): Promise<void> {
    const shop = judgement.knowledge.shop!.id;
    await countUse(judgement.store, shop, id, outside.now());
    await shelvesOf(caller).used(shop, id, outside.now());
    if (inserted) await again.used(chatOf(judgement), id, outside.now());
  }
  const askedAgain = (judgement: Judgement) => again.heard(chatOf(judgement), outside.now());

  /** The records changed: what was cached is dropped, and every frame asks again. */
  async function changed(what: 'orders' | 'stock' | 'all'): Promise<void> {
    caches.shop.forget(what);
    caches.practice.forget(what);
    if (what === 'all') {
      shelves.shop.forget();
      shelves.practice.forget();
    }
    await outside.pushAll({ type: what === 'all' ? 'refresh' : 'judge' });
  }

  const pageStock = new PageStock(outside.now, () => changed('stock'));

  function forget(what: 'orders' | 'stock' | 'all' = 'all'): void {
    caches.shop.forget(what);
    caches.practice.forget(what);
  }

  return {
    queue,
    recall,
    framesOf,
    shelvesOf,
    replying: createReplying(context, { recall, framesOf, shelvesOf, judge, personal, deskOf }),
    replyUsed,
    askedAgain,
    addressOf,
    siteAt,
    shellAt,
    judge,
    personal,
    keepSeen,
    pageStock,
    countShown,
    fired,
    heldFields,
    deskOf,
    changed,
    forget,
  };
}
