// What our own pages (popup, back office, draft box, practice) may ask beyond what any frame may.
import type { OfficeHandlers } from '../messages/serve.ts';
import { ok } from '../model/result.ts';
import { setPicking } from '../store/sites.ts';
import { getSettings, getShops, patchSettings, siteSwitch } from '../store/store.ts';
import { rowsOf, splitBefore } from './baseline.ts';
import type { Caller, Context } from './context.ts';
import { judgeTab } from './judge.ts';
import type { Room } from './room.ts';
import { pollSource } from './source.ts';

/** The popup asks about a tab, not as one. */
const about = (tab: number): Caller => ({ tab, frame: 0, url: '', top: '', practice: false, own: true });

export function createOfficeHandlers(context: Context, room: Room): OfficeHandlers<Caller> {
  const { outside } = context;
  const { judge, personal, changed, recall, framesOf } = room;
  return {
    async settings({ patch }) {
      const settings = await patchSettings(await context.store(false), patch);
      await outside.syncSites(settings);
      await changed('all');
      return ok(null);
    },

    async changed({ what }) {
      if (what === 'sites') context.forgetSites();
      if (what === 'sites' || what === 'settings') await outside.syncSites(await personal());
      if (what === 'stock' || what === 'shops' || what === 'sites') await outside.schedule();
      await changed('all');
      return ok(null);
    },

    async 'poll-stock'({ shop }) {
      const polled = await outside.awake(pollSource(await context.store(false), shop, outside.now));
      await changed('stock');
      return polled;
    },

    async site({ marketplace, on }) {
      const store = await context.store(false);
      const { sites } = await getSettings(store);
      const settings = await patchSettings(store, {
        sites: { ...sites, [marketplace]: siteSwitch(sites[marketplace], on, outside.now()) },
      });
      await outside.syncSites(settings);
      await changed('all');
      return ok({ on });
    },

    async 'preview-rule'({ rule, tab }) {
      const judgement = await judge(about(tab));
      if (!judgement) return ok({ rows: 0, of: 0, before: 0 });
      const { tab: page, knowledge, rules, settings } = judgement;
      const on = { ...rules, [rule]: { ...rules[rule], on: true } };
      const prompts = judgeTab(page, knowledge, on, outside.now()).prompts.filter((p) => p.rule === rule);
      const { before } = splitBefore(prompts, page, knowledge, settings.sites[page.site.id]?.since);
      const of = page.facts.orders.length + page.facts.listings.length;
      return ok({ rows: rowsOf(prompts), of, before: rowsOf(before) });
    },

    async pick({ tab, marketplace, page }) {
      const store = await context.store(false);
      await setPicking(store, {
        tab,
        marketplace,
        ...(page === undefined ? {} : { page }),
        at: outside.now(),
      });
      await recall(about(tab));
      const owner = framesOf(about(tab))
        .of(tab)
        .find((frame) => frame.page?.id === page && page !== undefined);
      await outside.loadPicker(tab, owner?.frame ?? 0);
      return ok(null);
    },

    async overview({ tab }) {
      const store = await context.store(false);
      const judgement = await judge(about(tab ?? -1));
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
        ...(judgement.tab.page ? { page: judgement.tab.page.id } : {}),
        state: judgement.tab.state,
        paused: judgement.run.paused.length,
        health: judgement.tab.health,
        rows: judgement.tab.facts.orders.length + judgement.tab.facts.listings.length,
        prompts: [...counts].map(([rule, count]) => ({ rule, count })),
        shortages: counts.get('stock-short') ?? 0,
        accounts,
      });
    },
  };
}
