// Where a frame is: its address by the browser's word, the switched-on site whose page that is, and a site's page that
// is none of its file's but may hold some in its frames.
import type { Settings } from '../model/settings.ts';
import { isOfSite, matchUrl, type PageOf } from '../reading/match.ts';
import type { Caller, Context } from './context.ts';

export function createWhere(context: Context) {
  /** The address a frame says it has now, as long as it is of the origin the browser says it is. */
  const addressOf = (caller: Caller, said: string): { frame: string; top: string } => {
    const same = URL.canParse(said) && new URL(said).origin === new URL(caller.url).origin;
    const frame = same ? said : caller.url;
    return { frame, top: caller.frame === 0 ? frame : caller.top };
  };

  /** Of several sites at one address the one that is switched on. */
  const siteAt = async (settings: Settings, caller: Caller, said: string): Promise<PageOf | undefined> => {
    const sites = await context.sites(settings);
    const on = caller.practice ? sites : sites.filter(({ id }) => settings.sites[id]?.on === true);
    return matchUrl(on, addressOf(caller, said));
  };

  /** A top page that none of its site's file speaks of. Its frames may be pages of ours, and their desk stands here. */
  const shellAt = async (settings: Settings, caller: Caller, said: string): Promise<PageOf | undefined> => {
    if (caller.frame !== 0) return undefined;
    const { top } = addressOf(caller, said);
    const sites = await context.sites(settings);
    const site = sites.find((one) => settings.sites[one.id]?.on === true && isOfSite(one, top));
    return site && { site, pages: [], login: false };
  };

  return { addressOf, siteAt, shellAt };
}
