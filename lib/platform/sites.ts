// Which sites the overlay runs on: those the owner switched on *and* the browser granted. Registered scripts are wiped
// by an update, so the worker brings them in line at every start.
import type { Marketplace } from '../model/marketplace.ts';
import { browser } from './browser.ts';

const OVERLAY = 'content-scripts/overlay.js';
const WAKER = 'waker.js';
/** Behind a site's id: the script that wakes the worker before the site's page is there. */
const EARLY = ':early';

/** Asks for a site's hosts. Must be the first act of a click; the browser's answer is the only word that counts. */
export const requestOrigins = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: [...origins] });

export const hasOrigins = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.contains({ origins: [...origins] });

/** Gives a site's hosts back. */
export const dropOrigins = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.remove({ origins: [...origins] }).catch(() => false);

/** What is registered of each site that is on, by its name: the site's hosts, as far as the browser granted them. */
async function wanted(
  sites: readonly Marketplace[],
  isOn: (site: Marketplace) => boolean,
): Promise<Map<string, string[]>> {
  const scripts = new Map<string, string[]>();
  for (const site of sites) {
    if (!isOn(site)) continue;
    const granted: string[] = [];
    for (const origin of site.origins) if (await hasOrigins([origin])) granted.push(origin);
    if (granted.length === 0) continue;
    scripts.set(site.id, granted.sort());
    scripts.set(site.id + EARLY, granted);
  }
  return scripts;
}

let syncing: Promise<unknown> = Promise.resolve();

/**
 * Brings the registered overlays in line with what is on and granted; answers the hosts that are newly covered. One at
 * a time: two at once would both register what both found missing.
 */
export function syncSites(
  sites: readonly Marketplace[],
  isOn: (site: Marketplace) => boolean,
): Promise<string[]> {
  const turn = syncing.then(() => sync(sites, isOn));
  syncing = turn.catch(() => undefined);
  return turn;
}

async function sync(sites: readonly Marketplace[], isOn: (site: Marketplace) => boolean): Promise<string[]> {
  const scripts = await wanted(sites, isOn);
  const standing = await browser.scripting.getRegisteredContentScripts();
  const same = ({ id, matches }: { id: string; matches?: string[] }) =>
    JSON.stringify([...(matches ?? [])].sort()) === JSON.stringify(scripts.get(id));
  const gone = standing.filter((script) => !same(script)).map((script) => script.id);
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  const missing = [...scripts].filter(
    ([id]) => gone.includes(id) || !standing.some((script) => script.id === id),
  );
  if (missing.length > 0)
    await browser.scripting.registerContentScripts(
      missing.map(([id, matches]) => ({
        id,
        matches,
        persistAcrossSessions: true,
        ...(id.endsWith(EARLY)
          ? { js: [WAKER], runAt: 'document_start' as const }
          : { js: [OVERLAY], allFrames: true, runAt: 'document_idle' as const }),
      })),
    );
  return missing.flatMap(([id, matches]) => (id.endsWith(EARLY) ? [] : matches));
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

/** Puts the desk's bundle, or that of its sheets, beside the overlay of a tab's top frame. */
export const injectDesk = (tab: number, part?: 'sheets'): Promise<void> =>
  inject(part ? '/sheets.js' : '/desk.js', tab, 0);
/** Puts the guard's bundle beside the overlay of one frame. */
export const injectGuard = (tab: number, frame: number): Promise<void> => inject('/guard.js', tab, frame);

/** Puts the picker beside the overlay of one frame. */
export const injectPicker = (tab: number, frame: number): Promise<void> => inject('/picker.js', tab, frame);

async function inject(file: string, tab: number, frame: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [frame] }, files: [file] });
}

/** Brings a tab, and its window, to the front. */
export async function showTab(tab: number): Promise<void> {
  const shown = await browser.tabs.update(tab, { active: true });
  if (shown?.windowId !== undefined) await browser.windows.update(shown.windowId, { focused: true });
}
