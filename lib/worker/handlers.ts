// What each request does. Every handler starts from the database and the frames' own facts: nothing else is remembered.

import type { Judged } from '../messages/protocol.ts';
import type { Handlers } from '../messages/serve.ts';
import type { DeskData } from '../model/desk.ts';
import { fail, ok } from '../model/result.ts';
import type { Settings, Sighting } from '../model/settings.ts';
import { matchUrl } from '../reading/match.ts';
import type { RunResult } from '../rules/run.ts';
import { append } from '../store/journal.ts';
import { countUse } from '../store/replies.ts';
import { keepSightings, SIGHTING_DAYS } from '../store/sightings.ts';
import { getSettings, getShops, patchSettings, type Store } from '../store/store.ts';
import type { Caller, Context } from './context.ts';
import { deskData } from './desk.ts';
import { type Frame, Frames, mergeFrames, type TabFacts } from './frames.ts';
import { changedRows, judgeTab, keepBackOf, pausedViews, ruleSettings, viewOf } from './judge.ts';
import { type Knowledge, KnowledgeCache } from './knowledge.ts';
import { fillReply, findReplies, ReplyShelves, replyFor, replyLocale, stepAt } from './replies.ts';
import { pollSource } from './source.ts';

const DAY_MS = 86_400_000;

interface Judgement {
  store: Store;
  settings: Settings;
  tab: TabFacts;
  knowledge: Knowledge;
  run: RunResult;
  keepBack: number;
}

export function createHandlers(context: Context): {
  handlers: Handlers<Caller>;
  frames: Frames;
  forget(what?: 'orders' | 'stock' | 'all'): void;
} {
  const frames = new Frames();
  const practiceFrames = new Frames();
  const caches = { shop: new KnowledgeCache(), practice: new KnowledgeCache() };
  const shelves = { shop: new ReplyShelves(), practice: new ReplyShelves() };
  const { outside } = context;
  const framesOf = (caller: Caller) => (caller.practice ? practiceFrames : frames);
  const of = <T>(pair: { shop: T; practice: T }, caller: Caller): T =>
    caller.practice ? pair.practice : pair.shop;

  /** The address a frame says it has now, as long as it is of the origin the browser says it is. */
  const addressOf = (caller: Caller, said: string): { frame: string; top: string } => {
    const same = URL.canParse(said) && new URL(said).origin === new URL(caller.url).origin;
    const frame = same ? said : caller.url;
    return { frame, top: caller.frame === 0 ? frame : caller.top };
  };

  const siteAt = (settings: Settings, caller: Caller, said: string) => {
    const url = addressOf(caller, said);
    const found = matchUrl(context.sites(settings), url);
    if (!found) return undefined;
    const on = caller.practice || settings.sites[found.site.id]?.on === true;
    return on ? found : undefined;
  };

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
    const knowledge = await of(caches, caller).load(store, shop, tab.site, tab.facts);
    const rules = await ruleSettings(store, shop);
    return {
      store,
      settings,
      tab,
      knowledge,
      run: judgeTab(tab, knowledge, rules, outside.now()),
      keepBack: keepBackOf(rules),
    };
  }

  /** The interface settings are the person's, not the shop's: the practice shop speaks their language too. */
  const personal = async () => getSettings(await context.store(false));

  async function keepSeen(judgement: Judgement, frame: Frame, orderIds: readonly string[]): Promise<void> {
    const { knowledge, tab, store } = judgement;
    if (!knowledge.shop || store.readOnly) return;
    const now = outside.now();
    const seen = orderIds.flatMap((id): Sighting[] => {
      const order = tab.facts.orders.find((o) => o.orderId === id);
      if (!order) return [];
      return [
        {
          shop: knowledge.shop!.id,
          marketplace: frame.site.id,
          orderId: id,
          status: order.status,
          lines: order.lines.flatMap((l) =>
            l.sku && l.quantity !== undefined ? [{ sku: l.sku, quantity: l.quantity }] : [],
          ),
          ...(order.placedAt === undefined ? {} : { placedAt: order.placedAt }),
          seenAt: now,
          expires: now + SIGHTING_DAYS * DAY_MS,
        },
      ];
    });
    await keepSightings(store, seen);
  }

  async function moment(caller: Caller, orderId: string | undefined) {
    const judgement = await judge(caller);
    const store = judgement?.store ?? (await context.store(caller.practice));
    const settings = await personal();
    const data = judgement && (await deskOf(judgement, caller, orderId, settings));
    const shop = judgement?.knowledge.shop ?? (await getShops(store))[0];
    const locale = replyLocale(judgement?.tab.site, settings);
    const shelf = await of(shelves, caller).shelf(store, shop, locale);
    const order =
      orderId === undefined
        ? data?.order
        : (judgement?.tab.facts.orders.find((o) => o.orderId === orderId) ?? data?.order);
    return {
      shelf,
      at: {
        settings: judgement
          ? { ...judgement.settings, locale: settings.locale, agent: settings.agent }
          : settings,
        shop,
        order,
        buyer: data?.buyer ?? order?.buyer,
        talkingTo: judgement?.tab.facts.conversation?.buyer,
        courier: data?.record?.courier?.value.courier,
        available: data?.stock[0]?.available,
        locale,
      },
    };
  }

  async function deskOf(
    judgement: Judgement,
    caller: Caller,
    focus: string | undefined,
    settings: Settings,
  ): Promise<DeskData> {
    const shelf = await of(shelves, caller).shelf(
      judgement.store,
      judgement.knowledge.shop,
      replyLocale(judgement.tab.site, settings),
    );
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
      views: judgement.run.prompts.map((prompt) => viewOf(prompt, settings.locale)),
      pausedRules: pausedViews(judgement.run, settings.locale),
      replies: shelf.replies.size,
      focus,
      now: outside.now(),
    });
    const step = stepAt(data.order, data.addressState, judgement.tab.facts.conversation !== undefined);
    if (step !== undefined) data.replies.step = step;
    return data;
  }

  /** The records changed: what was cached is dropped, and every frame asks again. */
  async function changed(what: 'orders' | 'stock' | 'all'): Promise<void> {
    caches.shop.forget(what);
    caches.practice.forget(what);
    if (what === 'all') {
      shelves.shop.forget();
      shelves.practice.forget();
    }
    await outside.pushAll({ type: 'refresh' });
  }

  const handlers: Handlers<Caller> = {
    async hello({ url }, caller) {
      const settings = await personal();
      const found = siteAt(settings, caller, url);
      if (!found) return ok({ on: false });
      return ok({
        on: true,
        site: found.site,
        pages: found.pages.map((page) => page.id),
        login: found.login,
        locale: settings.locale,
        paused: settings.paused,
        slash: caller.practice || (settings.sites[found.site.id]?.slash ?? false),
        top: addressOf(caller, url).top,
        isTop: caller.frame === 0,
        deskOpen: settings.desk.open,
      });
    },

    async facts({ delta }, caller) {
      const settings = await personal();
      const found = siteAt(settings, caller, delta.url);
      if (!found || settings.paused) return ok<Judged>({ revision: delta.revision, rows: [] });
      const frame = framesOf(caller).apply({ tab: caller.tab, frame: caller.frame, site: found.site }, delta);
      if (!frame) return ok<Judged>({ revision: delta.revision, rows: [], resend: true });
      const judgement = await judge(caller);
      if (!judgement) return ok<Judged>({ revision: delta.revision, rows: [] });
      void keepSeen(
        judgement,
        frame,
        delta.upsert.orders.map((o) => o.orderId),
      ).catch(() => undefined);
      if (caller.frame !== 0) void outside.push(caller.tab, { type: 'desk-changed' }, 0);
      return ok({
        revision: delta.revision,
        rows: changedRows(frame, judgement.run.prompts, settings.locale),
      });
    },

    async desk({ focus }, caller) {
      const settings = await personal();
      const judgement = settings.paused ? undefined : await judge(caller);
      if (judgement) return ok(await deskOf(judgement, caller, focus, settings));
      const store = await context.store(caller.practice);
      return ok(
        await deskData({
          store,
          settings,
          tab: undefined,
          knowledge: undefined,
          run: undefined,
          views: [],
          pausedRules: [],
          keepBack: 0,
          replies: 0,
          focus,
          now: outside.now(),
        }),
      );
    },

    async 'need-desk'(_request, caller) {
      // The practice shop's page brings its desk along.
      if (!caller.practice) await outside.loadDesk(caller.tab);
      return ok(null);
    },

    async append({ drafts }, caller) {
      const judgement = await judge(caller);
      const shop = judgement?.knowledge.shop;
      if (!judgement || !shop) return fail('shop.unbound');
      const settings = await personal();
      const entries = await append(judgement.store, shop, drafts, {
        agent: settings.agent.number,
        now: outside.now(),
      });
      for (const draft of drafts)
        if (draft.kind === 'reply.used' && draft.subject.kind === 'reply')
          await countUse(judgement.store, shop.id, draft.subject.id);
      if (drafts.some((draft) => draft.kind === 'reply.used')) of(shelves, caller).forget();
      void changed('orders');
      return ok({ ids: entries.map((entry) => entry.id) });
    },

    async 'find-replies'({ query, step }, caller) {
      const { shelf } = await moment(caller, undefined);
      return ok(findReplies(shelf, query, step));
    },

    async 'render-reply'({ id, orderId, fill }, caller) {
      const { shelf, at } = await moment(caller, orderId);
      const reply = shelf.replies.get(id);
      return reply ? ok(fillReply(reply, at, fill)) : fail('reply.gone');
    },

    async 'reply-for'({ tag, orderId }, caller) {
      const { shelf, at } = await moment(caller, orderId);
      const reply = replyFor(shelf, tag);
      return reply ? ok(fillReply(reply, at, {})) : fail('reply.none-for', { tag });
    },

    async insert({ insertion }, caller) {
      await recall(caller);
      const owner = framesOf(caller)
        .of(caller.tab)
        .find((frame) => frame.targets[insertion.target]);
      if (!owner) return fail('insert.no-box');
      const answer = await outside.push(caller.tab, { type: 'insert', insertion }, owner.frame);
      return (answer as Awaited<ReturnType<Handlers<Caller>['insert']>> | undefined) ?? fail('insert.no-box');
    },

    async 'desk-set'({ desk }) {
      const store = await context.store(false);
      const before = await getSettings(store);
      await patchSettings(store, { desk: { ...before.desk, ...desk } });
      return ok(null);
    },

    async pause({ paused }) {
      await patchSettings(await context.store(false), { paused });
      await changed('all');
      return ok(null);
    },

    async 'open-office'({ section }) {
      await outside.openOffice(section);
      return ok(null);
    },

    async settings({ patch }) {
      const settings = await patchSettings(await context.store(false), patch);
      await outside.syncSites(settings);
      await changed('all');
      return ok(null);
    },

    async changed({ what }) {
      if (what === 'sites' || what === 'settings') await outside.syncSites(await personal());
      if (what === 'stock' || what === 'shops') await outside.schedule();
      await changed('all');
      return ok(null);
    },

    async 'poll-stock'({ shop }) {
      const polled = await pollSource(await context.store(false), shop, outside.now);
      await changed('stock');
      return polled;
    },

    async site({ marketplace, on }) {
      const store = await context.store(false);
      const before = await getSettings(store);
      const settings = await patchSettings(store, {
        sites: { ...before.sites, [marketplace]: { slash: before.sites[marketplace]?.slash ?? false, on } },
      });
      await outside.syncSites(settings);
      await changed('all');
      return ok({ on });
    },

    async overview({ tab }) {
      const store = await context.store(false);
      const caller: Caller = { tab: tab ?? -1, frame: 0, url: '', top: '', practice: false, own: true };
      const judgement = await judge(caller);
      const shops = await getShops(store);
      const accounts = shops.flatMap((shop) =>
        shop.bindings.map((b) => ({
          marketplace: b.marketplace,
          shop: shop.id,
          ...(b.account === null ? {} : { account: b.account }),
        })),
      );
      if (!judgement) return ok({ health: {}, rows: 0, prompts: [], shortages: 0, accounts });
      const counts = new Map<string, number>();
      for (const prompt of judgement.run.prompts) counts.set(prompt.rule, (counts.get(prompt.rule) ?? 0) + 1);
      return ok({
        marketplace: judgement.tab.site.id,
        state: judgement.tab.state,
        health: judgement.tab.health,
        rows: judgement.tab.facts.orders.length + judgement.tab.facts.listings.length,
        prompts: [...counts].map(([rule, count]) => ({ rule, count })),
        shortages: counts.get('stock-short') ?? 0,
        accounts,
      });
    },
  };
  return {
    handlers,
    frames,
    forget(what = 'all') {
      caches.shop.forget(what);
      caches.practice.forget(what);
    },
  };
}
