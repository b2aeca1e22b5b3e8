// What each request of a page's frame does. Every handler starts from the database and the frames' own facts: nothing
// else is remembered.

import type { Judged } from '../messages/protocol.ts';
import type { PageHandlers } from '../messages/serve.ts';
import { fail, ok } from '../model/result.ts';
import { append } from '../store/journal.ts';
import { getSettings, patchSettings } from '../store/store.ts';
import { say } from '../words/say.ts';
import { createReplyHandlers } from './answering.ts';
import type { Caller, Context } from './context.ts';
import { deskData } from './desk.ts';
import { guardContext, guardSetup } from './guarding.ts';
import { changedRows, viewOf } from './judge.ts';
import { type Picked, reopenPicker } from './picking.ts';
import type { Judgement, Room } from './room.ts';
import words from './worker.i18n.json';

export function createPageHandlers(context: Context, room: Room): Omit<PageHandlers<Caller>, Picked> {
  const { outside } = context;
  const { framesOf, addressOf, siteAt, shellAt, judge, personal, keepSeen, replyUsed, deskOf, changed } =
    room;

  /** The frames with a reply box hear of it when what is known around the draft has changed. */
  function tellGuards(caller: Caller, judgement: Judgement): void {
    const owners = framesOf(caller)
      .of(caller.tab)
      .filter((frame) => frame.targets.reply);
    if (owners.length === 0) return;
    const context = guardContext(judgement);
    const said = JSON.stringify(context);
    for (const frame of owners) {
      if (frame.guardSaid === said) continue;
      frame.guardSaid = said;
      void outside.push(caller.tab, { type: 'guard', context }, frame.frame);
    }
  }

  const handlers: Omit<PageHandlers<Caller>, Picked> = {
    async hello({ url }, caller) {
      const settings = await personal();
      const found = (await siteAt(settings, caller, url)) ?? (await shellAt(settings, caller, url));
      if (!found) return ok({ on: false });
      void reopenPicker(context, caller, url, found).catch(() => undefined);
      const bare = await context.bare(found);
      const told = framesOf(caller)
        .of(caller.tab)
        .some((frame) => frame.frame !== 0);
      return ok({
        on: true,
        ...(told ? { told } : {}),
        ...(bare ? { bare } : {}),
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
      const found = await siteAt(settings, caller, delta.url);
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
      const { store, knowledge } = judgement;
      if (!caller.practice)
        room.pageStock.note(store, knowledge.shop, frame, delta.url, delta.upsert.listings);
      if (caller.frame !== 0) void outside.push(caller.tab, { type: 'desk-changed' }, 0);
      tellGuards(caller, judgement);
      void room.queue.heard(caller).catch(() => undefined);
      room.countShown(judgement);
      void room.askedAgain(judgement).catch(() => undefined);
      const { wakeAt } = judgement.run;
      return ok({
        ...(wakeAt === undefined ? {} : { again: Math.max(1000, wakeAt - outside.now()) }),
        revision: delta.revision,
        rows: changedRows(frame, judgement.run.prompts, judgement.knowledge, settings.locale),
      });
    },

    async desk({ focus }, caller) {
      const settings = await personal();
      const judgement = settings.paused ? undefined : await judge(caller);
      if (judgement)
        return ok(await room.queue.into(await deskOf(judgement, caller, focus, settings), caller));
      const store = await context.store(caller.practice);
      return ok(
        await deskData({
          store,
          settings,
          tab: undefined,
          knowledge: undefined,
          run: undefined,
          prompts: [],
          before: [],
          view: (prompt) => viewOf(prompt, settings.locale),
          pausedRules: [],
          keepBack: 0,
          replies: 0,
          focus,
          now: outside.now(),
        }),
      );
    },

    async 'need-desk'({ part }, caller) {
      // The practice shop's page brings its desk along.
      if (!caller.practice) await outside.loadDesk(caller.tab, part);
      return ok(null);
    },

    async 'need-guard'(_request, caller) {
      // The practice shop's page brings its guard along.
      if (!caller.practice) await outside.loadGuard(caller.tab, caller.frame);
      return ok(null);
    },

    async guard(_request, caller) {
      const settings = await personal();
      const judgement = settings.paused ? undefined : await judge(caller);
      return ok(judgement ? guardSetup(judgement, settings) : null);
    },

    async 'go-tab'({ tab, key }, caller) {
      const mark = say(words, (await personal()).locale, 'waiting');
      return (await room.queue.goTo(caller, tab, key, mark)) ? ok(null) : fail('tab.gone');
    },

    async key({ chord }, caller) {
      const taken = await outside.push(caller.tab, { type: 'key', key: chord }, 0);
      return ok({ taken: taken === true });
    },

    async gone({ document }, caller) {
      const of = framesOf(caller);
      // By its document: the browser gives a page it keeps for the way back another frame's number.
      const left = of.of(caller.tab).find((frame) => frame.document === document);
      if (left?.frame === 0) of.forgetTab(caller.tab);
      else if (left) {
        of.forgetFrame(caller.tab, left.frame);
        void outside.push(caller.tab, { type: 'desk-changed' }, 0);
      }
      await room.queue.heard(caller);
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
          await replyUsed(caller, judgement, draft.subject.id, draft.body.how === 'inserted');
      void changed('orders');
      return ok({ ids: entries.map((entry) => entry.id) });
    },

    ...createReplyHandlers(context, room),

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

    async 'show-before'(_request, caller) {
      const site = (await judge(caller))?.tab.site.id;
      if (site === undefined) return fail('tab.gone');
      const store = await context.store(caller.practice);
      const { sites } = await getSettings(store);
      // Not taken away, for what was never set is set at the next switching on.
      if (sites[site])
        await patchSettings(store, { sites: { ...sites, [site]: { ...sites[site], since: 0 } } });
      await changed('all');
      return ok(null);
    },

    async 'open-office'({ section }) {
      await outside.openOffice(section);
      return ok(null);
    },
  };
  return handlers;
}
