// What the shop knows of sites beyond what is built in: files of its own, newer revisions, patches; and which tab the
// picker is open in. One small row each, changed in one transaction.
import { z } from 'zod';
import { findFaults } from '../marketplaces/check.ts';
import { composeSites } from '../marketplaces/compose.ts';
import { MARKETPLACES } from '../marketplaces/index.ts';
import { type Marketplace, Marketplace as MarketplaceFile } from '../model/marketplace.ts';
import { type KeptFile, type KeptPatch, KeptSites } from '../model/patch.ts';
import { changeMeta, deleteMeta, getMeta, type Store } from './store.ts';

const SITES = 'sites';
const PICKING = 'picking';
const UPDATES = 'site-updates';

/** A console being taught has no pages to object to. */
const isSound = ({ file }: KeptFile): boolean => file.pages.length === 0 || findFaults(file).length === 0;

/** What is kept; a row that does not hold (any more) is left out of use, and stays where it is: a backup may be anybody's. */
export async function getKeptSites(store: Store): Promise<KeptSites> {
  const raw = await getMeta<{ files?: unknown; patches?: unknown }>(store, SITES);
  const good = <T>(schema: z.ZodType<T>, list: unknown): T[] =>
    (Array.isArray(list) ? list : []).flatMap((one) => {
      const parsed = schema.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    });
  const { files, patches } = KeptSites.shape;
  return {
    files: good(files.unwrap().element, raw?.files).filter(isSound),
    patches: good(patches.unwrap().element, raw?.patches),
  };
}

/** The sites as they are here. */
export const getSites = async (store: Store): Promise<Marketplace[]> =>
  composeSites(MARKETPLACES, await getKeptSites(store));

type Raw = { files?: KeptFile[]; patches?: KeptPatch[] };
const change = (store: Store, how: (old: Required<Raw>) => Raw): Promise<Raw> =>
  changeMeta<Raw>(store, SITES, (old) => {
    const list = <T>(rows: T[] | undefined): T[] => (Array.isArray(rows) ? rows : []);
    const before = { files: list(old?.files), patches: list(old?.patches) };
    return { ...before, ...how(before) };
  });
/** A row that no longer parses may lack anything. */
const fileId = (row: KeptFile): string | undefined => row?.file?.id;
const siteId = (row: KeptPatch): string | undefined => row?.patch?.marketplace;

/** Keeps a file in place of the one of its name, whose file stays as the last good one. */
export async function keepFile(store: Store, kept: KeptFile): Promise<void> {
  const { id } = kept.file;
  await change(store, ({ files }) => {
    const at = files.findIndex((row) => fileId(row) === id);
    const old = files[at];
    // What is kept in place may be a file that an older version of ourselves took and this one cannot read.
    const good = [old?.file, old?.before].map((file) => MarketplaceFile.safeParse(file));
    const before = good.find(({ success }) => success)?.data;
    const row = { ...(before ? { before } : {}), ...kept };
    return { files: at < 0 ? [...files, row] : files.map((one, i) => (i === at ? row : one)) };
  });
}

/** Puts the last good file back. Nothing changes where there is none. */
export async function putBack(store: Store, id: string): Promise<void> {
  await change(store, ({ files }) => ({
    files: files.map((one) => {
      if (fileId(one) !== id || !one.before) return one;
      const { before, ...rest } = one;
      return { ...rest, file: before };
    }),
  }));
}

/** Takes a kept file away, and with one of the shop's own its patches: a built-in file is as shipped again. */
export async function dropFile(
  store: Store,
  id: string,
  shipped: readonly Marketplace[] = MARKETPLACES,
): Promise<void> {
  const builtIn = shipped.some((site) => site.id === id);
  await change(store, ({ files, patches }) => ({
    files: files.filter((row) => fileId(row) !== id),
    patches: builtIn ? patches : patches.filter((row) => siteId(row) !== id),
  }));
}

const isAt = (marketplace: string, page: string) => (kept: KeptPatch) =>
  siteId(kept) === marketplace && kept.patch.page === page;

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
  /** That page counts now; the picker stays away until another one is to be taught. */
  done: z.literal(true).optional(),
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

/** Where newer files come from, and what the last daily look found. */
export const Updates = z.object({
  url: z.string().min(1).max(1000),
  /** Looks once a day by itself. It takes nothing. */
  daily: z.boolean(),
  look: z
    .object({
      /** UTC ms. */
      at: z.number().int(),
      newer: z.array(z.object({ id: z.string(), revision: z.number() })),
      failure: z.string().optional(),
    })
    .optional(),
});
export type Updates = z.infer<typeof Updates>;

export async function getUpdates(store: Store): Promise<Updates | undefined> {
  const parsed = Updates.safeParse(await getMeta(store, UPDATES));
  return parsed.success ? parsed.data : undefined;
}
/** What a look found is of its address alone. */
export const putUpdates = async (store: Store, { url, daily }: Updates): Promise<void> => {
  await changeMeta<Updates>(store, UPDATES, (old) => ({
    url,
    daily,
    ...(old?.url === url && old.look ? { look: old.look } : {}),
  }));
};
export const dropUpdates = (store: Store): Promise<void> => deleteMeta(store, UPDATES);
/** Keeps what a look at `url` found, unless the owner gave another address meanwhile. */
export const keepLook = async (
  store: Store,
  url: string,
  look: NonNullable<Updates['look']>,
): Promise<void> => {
  const parsed = await getUpdates(store);
  if (parsed?.url === url)
    await changeMeta<Updates | undefined>(store, UPDATES, (old) =>
      old?.url === url ? { ...old, look } : old,
    );
};
