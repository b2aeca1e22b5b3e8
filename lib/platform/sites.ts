// Which sites the overlay runs on: those the owner switched on *and* the browser granted. Registered scripts are wiped
// by an update, so the worker brings them in line at every start.
import type { Marketplace } from '../model/marketplace.ts';
import { browser } from './browser.ts';

const OVERLAY = 'content-scripts/overlay.js';

/** Asks for a site's hosts. Must be the first act of a click; the browser's answer is the only word that counts. */
export const requestOrigins = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: [...origins] });

export const hasOrigins = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.contains({ origins: [...origins] });

/** Gives a site's hosts back. */
export const dropOrigins = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.remove({ origins: [...origins] }).catch(() => false);

/** Registers the overlay for exactly these sites; answers the ids that are registered afterwards. */
export async function syncSites(
  sites: readonly Marketplace[],
  isOn: (site: Marketplace) => boolean,
): Promise<string[]> {
  const wanted: Marketplace[] = [];
  for (const site of sites) if (isOn(site) && (await hasOrigins(site.origins))) wanted.push(site);
  const standing = await browser.scripting.getRegisteredContentScripts();
  const same = (site: Marketplace) =>
    standing.some(
      (s) =>
        s.id === site.id &&
        JSON.stringify([...(s.matches ?? [])].sort()) === JSON.stringify([...site.origins].sort()),
    );
  const gone = standing
    .filter((s) => !wanted.some((site) => site.id === s.id && same(site)))
    .map((s) => s.id);
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  const missing = wanted.filter((site) => !same(site));
  if (missing.length > 0)
    await browser.scripting.registerContentScripts(
      missing.map((site) => ({
        id: site.id,
        js: [OVERLAY],
        matches: [...site.origins],
        allFrames: true,
        runAt: 'document_idle' as const,
        persistAcrossSessions: true,
      })),
    );
  return wanted.map((site) => site.id);
}

/** Starts the overlay in tabs of a site that were open before it was switched on. */
export async function startInOpenTabs(origins: readonly string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...origins] });
  await Promise.all(
    tabs.map((tab) =>
      tab.id === undefined
        ? undefined
        : browser.scripting
            .executeScript({ target: { tabId: tab.id, allFrames: true }, files: [`/${OVERLAY}`] })
            // A tab that is still loading, or was discarded, gets it by registration.
            .catch(() => undefined),
    ),
  );
}

/** Puts the desk's bundle beside the overlay of a tab's top frame. */
export async function injectDesk(tab: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: ['/desk.js'] });
}
