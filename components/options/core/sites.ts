// Sites as the owner sees them: switched on here, granted by the browser, read well or badly just now. Two keys open a
// site, our switch and the browser's permission, and the permission is asked as the first act of the click.
import type { Overview } from '../../../lib/messages/protocol.ts';
import { fail, ok, type Result } from '../../../lib/model/basics.ts';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import type { RuleSetting } from '../../../lib/model/records.ts';
import type { Settings } from '../../../lib/model/settings.ts';
import type { AnyRule } from '../../../lib/rules/define.ts';
import { isOn } from '../../../lib/rules/run.ts';
import { bindShop, getShops, siteSwitch } from '../../../lib/store/store.ts';
import type { Door } from './door.ts';
import type { Office } from './office.ts';

const hostOf = (origin: string) => new URL(origin.replace('*.', '')).hostname;

/** The practice shop stands in a page of ours and asks for no permission: it is no site to switch on. */
export const ownersSites = (sites: readonly Marketplace[]): Marketplace[] =>
  sites.filter((site) => !site.origins.every((origin) => hostOf(origin).endsWith('.invalid')));

/** Consoles every shop runs on a host of its own ship with this machine's address; the owner gives the real one. */
export const hasOwnHost = (site: Marketplace): boolean =>
  site.origins.every((origin) => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostOf(origin)));

/** The hosts of permission patterns, as they are shown. */
export const hostsOf = (origins: readonly string[]): string =>
  origins.map((origin) => origin.replace(/^https?:\/\/|\/\*$/g, '')).join(', ');

/** The origins to ask for: the owner's own host where it was given. */
export const originsOf = (site: Marketplace, hosts: Settings['hosts']): string[] =>
  hosts[site.id] ?? site.origins;

const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * An address as typed -> the permission pattern of its host alone. The port is left out: not every browser takes one
 * there. Fails with `site.address`.
 */
export function originOf(typed: string): Result<string> {
  const text = typed.trim();
  const full = /^[a-z]+:\/\//i.test(text)
    ? text
    : `${LOCAL.test(text.split(/[:/]/)[0] ?? '') ? 'http' : 'https'}://${text}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.hostname.includes('*'))
    return fail('site.address');
  if (!LOCAL.test(url.hostname) && !url.hostname.includes('.')) return fail('site.address');
  return ok(`${url.protocol}//${url.hostname}/*`);
}

/** Which sites the browser lets us read; asked only of those the owner switched on. */
export async function grantsOf(
  door: Door,
  sites: readonly Marketplace[],
  settings: Settings,
): Promise<Record<string, boolean>> {
  const on = ownersSites(sites).filter((site) => settings.sites[site.id]?.on);
  const has = await Promise.all(
    on.map((site) => door.hasOrigins(originsOf(site, settings.hosts)).catch(() => false)),
  );
  return Object.fromEntries(on.map((site, i) => [site.id, has[i] ?? false]));
}

/** What one open tab of each switched-on site says. Sites without an open tab are left out. */
export async function healthOf(
  door: Door,
  sites: readonly Marketplace[],
  settings: Settings,
  granted: Readonly<Record<string, boolean>>,
): Promise<Record<string, Overview>> {
  const found: Record<string, Overview> = {};
  await Promise.all(
    sites.map(async (site) => {
      if (!granted[site.id]) return;
      const tabs = await door.tabsOf(originsOf(site, settings.hosts)).catch(() => []);
      for (const tab of tabs.slice(0, 4)) {
        const answer = await door.send({ type: 'overview', tab });
        if (!answer.ok || answer.value.marketplace !== site.id) continue;
        found[site.id] = answer.value;
        // A page that is read says more than one that is still loading.
        if (answer.value.state === 'ok' || answer.value.state === 'empty') return;
      }
    }),
  );
  return found;
}

export type SiteState =
  | { is: 'off' | 'refused' | 'closed' | 'ok' | 'not-ready' | 'logged-out' }
  | { is: 'degraded'; n: number }
  | { is: 'missing'; fields: string[]; rules: number };

/** How a site stands, from what is known of it. */
export function siteState(
  site: Marketplace,
  known: {
    on: boolean;
    granted: boolean;
    overview: Overview | undefined;
    rules: readonly AnyRule[];
    settings: Readonly<Record<string, RuleSetting>>;
  },
): SiteState {
  if (!known.on) return { is: 'off' };
  if (!known.granted) return { is: 'refused' };
  const { overview } = known;
  if (overview?.marketplace !== site.id) return { is: 'closed' };
  if (overview.state === 'logged-out') return { is: 'logged-out' };
  if (overview.state === 'not-ready' || overview.state === 'not-selected') return { is: 'not-ready' };
  const fields = Object.entries(overview.health);
  const unread = fields.flatMap(([field, state]) => (state === 'ok' || state === 'degraded' ? [] : [field]));
  if (unread.length > 0) {
    const stops = (need: AnyRule['needs'][number]) =>
      (typeof need === 'string' ? [need] : need).some((path) =>
        unread.some((f) => path === f || path.startsWith(`${f}.`)),
      );
    const paused = known.rules.filter(
      (rule) => isOn(rule, known.settings[rule.id]) && rule.needs.some(stops),
    );
    return { is: 'missing', fields: unread, rules: paused.length };
  }
  const n = fields.filter(([, state]) => state === 'degraded').length;
  return n > 0 ? { is: 'degraded', n } : { is: 'ok' };
}

/** Whether the switch stands at on: ours and the browser's. */
export const isSiteOn = (office: Office, site: Marketplace): boolean =>
  office.settings.value.sites[site.id]?.on === true && office.granted.value[site.id] === true;

const keepSwitch = (office: Office, site: Marketplace, on: boolean): Promise<void> =>
  office.write(({ sites }) => ({
    sites: { ...sites, [site.id]: siteSwitch(sites[site.id], on, office.door.now()) },
  }));

/** Takes a switch back that the browser refused: as if it had never been thrown. */
const takeBack = (office: Office, site: Marketplace, since: number | undefined): Promise<void> =>
  office.write(({ sites }) => {
    const { since: _, ...rest } = siteSwitch(sites[site.id], false, office.door.now());
    return { sites: { ...sites, [site.id]: since === undefined ? rest : { ...rest, since } } };
  });

/** Binds the site to the shop at hand, any account of it, unless some shop has it already. */
async function keepBound(office: Office, site: Marketplace): Promise<void> {
  const shop = await office.ensureShop();
  const bound = (await getShops(office.store)).some((one) =>
    one.bindings.some((b) => b.marketplace === site.id),
  );
  if (!bound) await bindShop(office.store, shop.id, site.id, null);
}

/**
 * Switches a site on, from the click itself: the browser's question comes first, before anything is awaited. The
 * switch is kept while the question stands, because a browser may close the popup over it; the two keys together open
 * the site, so a refusal leaves it shut, and takes the switch back. `first` is what must be kept before the switch.
 */
export function switchOn(
  office: Office,
  site: Marketplace,
  typed?: string,
  first?: () => Promise<unknown>,
): Promise<boolean> {
  const own = typed === undefined ? undefined : originOf(typed);
  if (own && !own.ok) return office.attempt(async () => own.error);
  const origins = own ? [own.value] : originsOf(site, office.settings.value.hosts);
  const asked = office.door.requestOrigins(origins);
  asked.catch(() => undefined);
  const since = office.settings.value.sites[site.id]?.since;
  return office.attempt(async () => {
    await first?.();
    if (own) await office.write(({ hosts }) => ({ hosts: { ...hosts, [site.id]: origins } }));
    await keepSwitch(office, site, true);
    await keepBound(office, site);
    if (!(await asked.catch(() => false))) {
      await takeBack(office, site, since);
      await office.reload();
      return { code: 'site.refused' };
    }
    const told = await office.door.send({ type: 'site', marketplace: site.id, on: true });
    await office.changed('sites', 'shops');
    void office.look();
    return told.ok ? undefined : told.error;
  });
}

export const switchOff = (office: Office, site: Marketplace): Promise<boolean> =>
  office.attempt(async () => {
    await keepSwitch(office, site, false);
    const told = await office.door.send({ type: 'site', marketplace: site.id, on: false });
    await office.changed('sites');
    return told.ok ? undefined : told.error;
  });
