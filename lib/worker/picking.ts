// What a frame may ask about how its page is read: one word on each view, and, in the tab the owner opened the picker in,
// what to point out and what came of it. A patch counts once it read right on a page that shows something else.

import { checkMarketplace } from '../marketplaces/check.ts';
import { applyPatch, filesOf } from '../marketplaces/compose.ts';
import { MARKETPLACES } from '../marketplaces/index.ts';
import type { PageHandlers } from '../messages/serve.ts';
import type { KeptPatch } from '../model/patch.ts';
import { fail, ok } from '../model/result.ts';
import { type PageOf, pageFits } from '../reading/match.ts';
import { heldBy, viewsNow } from '../records/views.ts';
import { RULES } from '../rules/index.ts';
import { isOn } from '../rules/run.ts';
import {
  dropPatch,
  endPicking,
  getKeptSites,
  getPicking,
  keepPatch,
  type Picking,
  setPicking,
} from '../store/sites.ts';
import { getShops } from '../store/store.ts';
import { keepView, viewsOf } from '../store/views.ts';
import { type Caller, type Context, withHosts } from './context.ts';
import { ruleSettings } from './judge.ts';
import type { Room } from './room.ts';

/** Its share of what a page's frame may ask. */
export type Picked =
  | 'view'
  | 'picker'
  | 'picker-keep'
  | 'picker-confirm'
  | 'picker-undo'
  | 'picker-another'
  | 'picker-close';

/** A page the tab came to while its picker is at work: the second page, or the next to be taught. */
export async function reopenPicker(
  context: Context,
  caller: Caller,
  url: string,
  { site, pages }: PageOf,
): Promise<void> {
  const picking = await getPicking(await context.store(false), context.outside.now());
  if (picking?.tab !== caller.tab || picking.marketplace !== site.id || picking.done) return;
  const store = await context.store(false);
  const at = { frame: url, top: caller.frame === 0 ? url : caller.top };
  // A page on trial is none of the file's yet.
  const onTrial = async () =>
    (await getKeptSites(store)).patches.some(
      ({ state, patch }) =>
        state === 'trial' &&
        patch.marketplace === site.id &&
        patch.page === picking.page &&
        patch.add !== undefined &&
        // Its host is the site's, wherever the owner has it.
        pageFits({ ...patch.add.match, hosts: [new URL(url).host] }, at),
    );
  const here =
    picking.page === undefined
      ? caller.frame === 0
      : pages.some(({ id }) => id === picking.page) || (await onTrial());
  if (here) await context.outside.loadPicker(caller.tab, caller.frame);
}

export function createPickingHandlers(context: Context, room: Room): Pick<PageHandlers<Caller>, Picked> {
  const { outside } = context;

  /** The picker at work in the caller's tab. */
  async function pickingOf(caller: Caller): Promise<Picking | undefined> {
    const picking = await getPicking(await context.store(false), outside.now());
    return picking?.tab === caller.tab ? picking : undefined;
  }

  /** A site's file, with the owner's hosts, and the page's patches. */
  async function knownOf(marketplace: string, page: string | undefined) {
    const kept = await getKeptSites(await context.store(false));
    const { hosts } = await room.personal();
    const file = filesOf(MARKETPLACES, kept).find(({ id }) => id === marketplace);
    const mine = kept.patches.filter(({ patch }) => patch.marketplace === marketplace);
    const here = mine.filter(({ patch }) => patch.page === page);
    return {
      file: file && withHosts(file, hosts[marketplace]),
      /** Those that count, of all its pages. */
      on: mine.filter(({ state }) => state === 'on'),
      patch: here.find(({ state }) => state === 'trial') ?? here[0],
    };
  }

  async function refresh(): Promise<void> {
    context.forgetSites();
    await outside.pushAll({ type: 'refresh' });
  }

  return {
    async view({ view }, caller) {
      const settings = await room.personal();
      const found = await room.siteAt(settings, caller, caller.url);
      const store = await context.store(false);
      if (!found || caller.practice || store.readOnly || settings.paused) return ok(null);
      const page = found.site.pages.find(({ id }) => id === view.page);
      if (!page) return ok(null);
      const { site } = found;
      const heldNow = async () => {
        const held = heldBy(viewsNow(await viewsOf(store, site.id, view.page), site.revision), page);
        return [held.strange > 0, ...held.fields.keys()].join();
      };
      const before = await heldNow();
      await keepView(store, site.id, view, { now: outside.now(), revision: site.revision });
      room.heldFields.forget();
      // Rules fall silent, or speak again: what stands on open pages is judged anew.
      if ((await heldNow()) !== before) await outside.pushAll({ type: 'judge' });
      return ok(null);
    },

    async picker(_request, caller) {
      const picking = await pickingOf(caller);
      if (!picking || picking.done) return ok(null);
      const { file, on, patch } = await knownOf(picking.marketplace, picking.page);
      if (!file) return ok(null);
      const others = on.filter((one) => one.patch.page !== picking.page || one === patch);
      const laid = [...others, ...(patch && !others.includes(patch) ? [patch] : [])];
      const store = await context.store(false);
      const [shop] = await getShops(store);
      const rules = await ruleSettings(store, shop, picking.marketplace);
      return ok({
        locale: (await room.personal()).locale,
        site: laid.reduce((site, kept) => applyPatch(site, kept.patch), file),
        file,
        ...(picking.page === undefined ? {} : { page: picking.page }),
        ...(patch ? { kept: patch } : {}),
        needs: [
          ...new Set(
            RULES.filter((rule) => isOn(rule, rules[rule.id])).flatMap(
              (rule) => rule.needs.flat() as string[],
            ),
          ),
        ],
      });
    },

    async 'picker-keep'({ patch, seen }, caller) {
      const picking = await pickingOf(caller);
      if (picking?.marketplace !== patch.marketplace) return fail('picker.closed');
      const { file } = await knownOf(patch.marketplace, patch.page);
      if (!file) return fail('picker.closed');
      // What was pointed at in a page is held to what holds for every file.
      const checked = checkMarketplace(applyPatch(file, patch));
      if (!checked.ok) return checked;
      const store = await context.store(false);
      await keepPatch(store, { patch, state: 'trial', at: outside.now(), seen });
      await setPicking(store, { ...picking, page: patch.page, at: outside.now() });
      return ok(null);
    },

    async 'picker-confirm'({ page, seen }, caller) {
      const picking = await pickingOf(caller);
      if (!picking) return fail('picker.closed');
      const { patch } = await knownOf(picking.marketplace, page);
      if (patch?.state !== 'trial') return fail('picker.nothing');
      if (patch.seen === seen) return fail('picker.same-page');
      const store = await context.store(false);
      const { seen: _, ...rest } = patch;
      await keepPatch(store, { ...rest, state: 'on', at: outside.now() } satisfies KeptPatch);
      // A console is taught page by page.
      if (patch.patch.add) await setPicking(store, { ...picking, page, done: true, at: outside.now() });
      else await endPicking(store);
      await refresh();
      return ok(null);
    },

    async 'picker-another'(_request, caller) {
      const picking = await pickingOf(caller);
      if (!picking?.done) return fail('picker.closed');
      const { tab, marketplace } = picking;
      await setPicking(await context.store(false), { tab, marketplace, at: outside.now() });
      return ok(null);
    },

    async 'picker-undo'({ page }, caller) {
      const picking = await pickingOf(caller);
      if (!picking) return fail('picker.closed');
      await dropPatch(await context.store(false), picking.marketplace, page, 'trial');
      return ok(null);
    },

    async 'picker-close'(_request, caller) {
      if (await pickingOf(caller)) await endPicking(await context.store(false));
      return ok(null);
    },
  };
}
