// What each request does. Every handler starts from the database and the frames' own facts: nothing else is remembered.

import type { Judged } from '../messages/protocol.ts';
import type { Handlers } from '../messages/serve.ts';
import { fail, ok } from '../model/result.ts';
import { append } from '../store/journal.ts';
import { countUse } from '../store/replies.ts';
import { getSettings, getShops, patchSettings } from '../store/store.ts';
import type { Caller, Context } from './context.ts';
import { deskData } from './desk.ts';
import { changedRows, viewOf } from './judge.ts';
import { fillReply, findReplies, replyFor } from './replies.ts';
import type { Room } from './room.ts';
import { pollSource } from './source.ts';

export function createHandlers(context: Context, room: Room): Handlers<Caller> {
  const { outside } = context;
  const {
    recall,
    framesOf,
    shelvesOf,
    shelfAt,
    addressOf,
    siteAt,
    judge,
    personal,
    keepSeen,
    moment,
    deskOf,
    changed,
  } = room;

  const handlers: Handlers<Caller> = {
    async hello({ url }, caller) {
      const settings = await personal();
      const found = siteAt(settings, caller, url);
      if (!found) return ok({ on: false });
      return ok({
        on: true,
        // Only the pages this address may be: the frame waits for every byte of it, and asks again when it moves on.
        site: { ...found.site, pages: found.pages },
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
        rows: changedRows(frame, judgement.run.prompts, judgement.knowledge, settings.locale),
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
          prompts: [],
          view: (prompt) => viewOf(prompt, settings.locale),
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
      if (drafts.some((draft) => draft.kind === 'reply.used')) shelvesOf(caller).forget();
      void changed('orders');
      return ok({ ids: entries.map((entry) => entry.id) });
    },

    async 'find-replies'({ query, step }, caller) {
      const shelf = await shelfAt(caller);
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
  return handlers;
}
