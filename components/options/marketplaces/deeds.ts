// What an owner does with files and repairs: take, go back, remove, hand over. Each writes to the database first and then
// tells the worker, which forgets what it composed and brings the registrations in line.
import { formatMarketplace } from '../../../lib/marketplaces/check.ts';
import { composeSites, filesOf } from '../../../lib/marketplaces/compose.ts';
import type { Failure } from '../../../lib/model/basics.ts';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import { type KeptFile, type KeptPatch, SitePatch } from '../../../lib/model/patch.ts';
import { dropFile, dropPatch, keepFile, keepPatch, putBack } from '../../../lib/store/sites.ts';
import { changeMeta, type ShopKept } from '../../../lib/store/store.ts';
import type { Office } from '../core/office.ts';
import { isSiteOn, originsOf } from '../core/sites.ts';
import type { FileOffer, PatchOffer } from './incoming.ts';

/** The files in use, without what was pointed out over them. */
export const filesHere = (office: Office): Marketplace[] =>
  filesOf(office.door.shipped, office.keptSites.value);
export const keptOf = (office: Office, id: string): KeptFile | undefined =>
  office.keptSites.value.files.find(({ file }) => file.id === id);
export const patchesOf = (office: Office, id: string): KeptPatch[] =>
  office.keptSites.value.patches.filter(({ patch }) => patch.marketplace === id);

/** Where the file in use is from. A newer built-in file stands over an older one that was brought in. */
export function sourceOf(office: Office, site: Marketplace): 'built-in' | KeptFile['from'] {
  const kept = keptOf(office, site.id);
  const shipped = office.door.shipped.find(({ id }) => id === site.id);
  return kept && !(shipped && shipped.revision >= kept.file.revision) ? kept.from : 'built-in';
}

/** Addresses a file asks for beyond those it may read now. Only a site that is on asks; the rest ask when switched on. */
export function asksFor(office: Office, { file, now, diff }: FileOffer): string[] {
  const on = now !== undefined && isSiteOn(office, now);
  return on && !office.settings.value.hosts[file.id] ? diff.origins.added : [];
}

/** Takes a file, from the click itself: what it asks of the browser comes before anything is awaited. */
export function takeFile(
  office: Office,
  offer: FileOffer,
  from: 'file' | 'address',
  and?: () => Promise<unknown>,
): Promise<boolean> {
  const origins = asksFor(office, offer);
  const asked = origins.length > 0 ? office.door.requestOrigins(origins) : Promise.resolve(true);
  asked.catch(() => undefined);
  return office.attempt(async () => {
    if (!(await asked.catch(() => false))) return { code: 'files.hosts-refused' };
    // What was shown must be what is taken: another tab may have brought something in meanwhile.
    await office.reload();
    const now = filesHere(office).find(({ id }) => id === offer.file.id);
    if (now?.revision !== offer.now?.revision) return { code: 'files.overtaken' };
    await keepFile(office.store, { file: offer.file, from, at: office.door.now() });
    await and?.();
    await office.changed('sites');
    return undefined;
  });
}

/** Keeps an imported repair on trial: it counts once it read right on a page. */
export const takePatch = (office: Office, { patch }: PatchOffer): Promise<boolean> =>
  office.attempt(async () => {
    await keepPatch(office.store, { patch, state: 'trial', at: office.door.now() });
    await office.changed('sites');
  });

/** The last good file; where there is none, the one that was shipped. */
export const goBack = (office: Office, kept: KeptFile): Promise<boolean> =>
  office.attempt(async () => {
    if (kept.before) await putBack(office.store, kept.file.id);
    else await dropFile(office.store, kept.file.id, office.door.shipped);
    await office.changed('sites');
  });

/** Takes a site of the shop's own away: its file, its repairs, its switch and address, the shops' word on it. */
export const removeSite = (office: Office, { id }: Marketplace): Promise<boolean> =>
  office.attempt(async () => {
    await dropFile(office.store, id, office.door.shipped);
    await office.write((now) => {
      const { [id]: _switch, ...sites } = now.sites;
      const { [id]: _host, ...hosts } = now.hosts;
      return { sites, hosts };
    });
    await changeMeta<ShopKept[]>(office.store, 'shops', (old) =>
      (old ?? []).map((shop) => ({
        ...shop,
        bindings: shop.bindings.filter(({ marketplace }) => marketplace !== id),
      })),
    );
    await office.changed('sites', 'shops');
  });

export const removePatch = (office: Office, { patch, state }: KeptPatch): Promise<boolean> =>
  office.attempt(async () => {
    await dropPatch(office.store, patch.marketplace, patch.page, state === 'trial' ? 'trial' : undefined);
    await office.changed('sites');
  });

const save = (office: Office, name: string, text: string) => office.door.save(name, text, 'application/json');

/** A site's file alone. */
export function exportFile(office: Office, id: string): void {
  const file = filesHere(office).find((one) => one.id === id)!;
  save(office, `${id}.r${file.revision}.json`, formatMarketplace(file));
}

/**
 * The site as it is read here, as a file to hand over. What was pointed out is baked in, so it is a newer revision than
 * the file: where the other shop has that file, this one is taken over it.
 */
export function wholeOf(office: Office, id: string): Marketplace {
  const site = composeSites(office.door.shipped, office.keptSites.value).find((one) => one.id === id)!;
  const baked = patchesOf(office, id).some(({ state }) => state === 'on');
  if (!baked) return site;
  const date = new Date(office.door.now()).toISOString().slice(0, 10);
  return { ...site, revision: site.revision + 1, date };
}
export function exportWhole(office: Office, id: string): void {
  const whole = wholeOf(office, id);
  save(office, `${id}.r${whole.revision}.json`, formatMarketplace(whole));
}

export const exportPatch = (office: Office, { patch }: KeptPatch): void =>
  save(
    office,
    `${patch.marketplace}.${patch.page}.repair.json`,
    `${JSON.stringify(SitePatch.parse(patch), null, 2)}\n`,
  );

/** Opens the picker in the tab of the site that is in front; without a page, the console is taught one more. */
export const pickIn = (office: Office, site: Marketplace, page?: string): Promise<boolean> =>
  office.attempt(async (): Promise<Failure | undefined> => {
    const tabs = await office.door.tabsOf(originsOf(site, office.settings.value.hosts)).catch(() => []);
    const [tab] = tabs;
    if (tab === undefined) return { code: 'pick.no-tab', params: { name: site.name[office.locale.value] } };
    const asked = await office.door.send({
      type: 'pick',
      tab,
      marketplace: site.id,
      ...(page === undefined ? {} : { page }),
    });
    if (!asked.ok) return asked.error;
    await office.door.showTab(tab);
    return undefined;
  });
