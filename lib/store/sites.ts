// What the shop knows of sites beyond what is built in: files of its own, newer revisions, patches; and which tab the
// picker is open in. One small row each, changed in one transaction.
import { z } from 'zod';
import { composeSites } from '../marketplaces/compose.ts';
import { MARKETPLACES } from '../marketplaces/index.ts';
import type { Marketplace } from '../model/marketplace.ts';
import { type KeptFile, type KeptPatch, KeptSites } from '../model/patch.ts';
import { changeMeta, deleteMeta, getMeta, type Store } from './store.ts';

const SITES = 'sites';
const PICKING = 'picking';

/** What is kept; a row that no longer parses is left out of use, and stays where it is. */
export async function getKeptSites(store: Store): Promise<KeptSites> {
  const raw = await getMeta<{ files?: unknown[]; patches?: unknown[] }>(store, SITES);
  const good = <T>(schema: z.ZodType<T>, list: unknown[] = []): T[] =>
    list.flatMap((one) => {
      const parsed = schema.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    });
  const { files, patches } = KeptSites.shape;
  return {
    files: good(files.unwrap().element, raw?.files),
    patches: good(patches.unwrap().element, raw?.patches),
  };
}

/** The sites as they are here. */
export const getSites = async (store: Store): Promise<Marketplace[]> =>
  composeSites(MARKETPLACES, await getKeptSites(store));

type Raw = { files?: KeptFile[]; patches?: KeptPatch[] };
const change = (store: Store, how: (old: Required<Raw>) => Raw): Promise<Raw> =>
  changeMeta<Raw>(store, SITES, (old) => {
    const before = { files: old?.files ?? [], patches: old?.patches ?? [] };
    return { ...before, ...how(before) };
  });

/** Keeps a file in place of the one of its name, whose file stays as the last good one. */
export async function keepFile(store: Store, kept: KeptFile): Promise<void> {
  const { id } = kept.file;
  await change(store, ({ files }) => {
    const old = files.find(({ file }) => file.id === id)?.file;
    const before = old && old.pages.length > 0 ? (old as Marketplace) : undefined;
    return {
      files: [...files.filter(({ file }) => file.id !== id), { ...(before ? { before } : {}), ...kept }],
    };
  });
}

/** Takes a kept file away, and with one of the shop's own its patches: a built-in file is as shipped again. */
export async function dropFile(store: Store, id: string): Promise<void> {
  const builtIn = MARKETPLACES.some((site) => site.id === id);
  await change(store, ({ files, patches }) => ({
    files: files.filter(({ file }) => file.id !== id),
    patches: builtIn ? patches : patches.filter(({ patch }) => patch.marketplace !== id),
  }));
}

const isAt = (marketplace: string, page: string) => (kept: KeptPatch) =>
  kept.patch.marketplace === marketplace && kept.patch.page === page;

/** Keeps a patch in place of the page's patch of the same state: a trial leaves the one that counts alone. */
export async function keepPatch(store: Store, kept: KeptPatch): Promise<void> {
  const here = isAt(kept.patch.marketplace, kept.patch.page);
  await change(store, ({ patches }) => ({
    patches: [...patches.filter((one) => !here(one) || (kept.state === 'trial' && one.state === 'on')), kept],
  }));
}

/** Takes the page's patches away, or only the one on trial. */
export async function dropPatch(
  store: Store,
  marketplace: string,
  page: string,
  only?: 'trial',
): Promise<void> {
  const here = isAt(marketplace, page);
  await change(store, ({ patches }) => ({
    patches: patches.filter((one) => !here(one) || (only !== undefined && one.state !== only)),
  }));
}

/** The picker at work in a tab. Its requests are believed from that tab alone. */
export const Picking = z.object({
  tab: z.number().int(),
  marketplace: z.string(),
  /** The page being repaired; absent while a console is taught and nobody said yet which page this is. */
  page: z.string().optional(),
  /** UTC ms: after an hour nobody is picking any more. */
  at: z.number().int(),
});
export type Picking = z.infer<typeof Picking>;
const HOUR_MS = 3_600_000;

export async function getPicking(store: Store, now: number): Promise<Picking | undefined> {
  const parsed = Picking.safeParse(await getMeta(store, PICKING));
  return parsed.success && now - parsed.data.at < HOUR_MS ? parsed.data : undefined;
}
export const setPicking = async (store: Store, picking: Picking): Promise<void> => {
  await changeMeta(store, PICKING, () => picking);
};
export const endPicking = (store: Store): Promise<void> => deleteMeta(store, PICKING);
