// What an owner knows of sites, kept: the last good file stays, a row nobody can read is left alone, and the address of
// newer files says what its last look found.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import type { KeptFile, KeptPatch } from '../../../lib/model/patch.ts';
import {
  dropFile,
  dropPatch,
  dropUpdates,
  getKeptSites,
  getSites,
  getUpdates,
  keepFile,
  keepLook,
  keepPatch,
  putBack,
  putUpdates,
} from '../../../lib/store/sites.ts';
import { getMeta, openStore, putMeta, type Store } from '../../../lib/store/store.ts';

let store: Store;
let n = 0;
beforeEach(async () => {
  store = await openStore(`sites-${n++}`);
});
afterEach(() => store.db.close());

const shipped = MARKETPLACES[0]!;
const revision = (by: number, more: Partial<Marketplace> = {}): KeptFile => ({
  file: { ...shipped, revision: shipped.revision + by, ...more },
  from: 'file',
  at: by,
});
const patch = (state: KeptPatch['state'], page = 'orders', marketplace = shipped.id): KeptPatch => ({
  patch: { schema: 1, marketplace, base: 1, date: '2026-11-20', page, repairs: [] },
  state,
  at: 1,
});
const inUse = async (id = shipped.id) => (await getSites(store)).find((site) => site.id === id)?.revision;
const kept = async () => (await getKeptSites(store)).files[0];

describe('a file', () => {
  it('stands in place of the shipped one, and the last good one stays behind it', async () => {
    await keepFile(store, revision(1));
    expect(await inUse()).toBe(shipped.revision + 1);
    expect((await kept())?.before).toBeUndefined();
    await keepFile(store, revision(4));
    expect(await inUse()).toBe(shipped.revision + 4);
    expect((await kept())?.before?.revision).toBe(shipped.revision + 1);
  });

  it('goes back to the one before, and from there to the shipped one', async () => {
    await keepFile(store, revision(1));
    await keepFile(store, revision(2));
    await putBack(store, shipped.id);
    expect(await inUse()).toBe(shipped.revision + 1);
    expect((await kept())?.before).toBeUndefined();
    await putBack(store, shipped.id);
    expect(await inUse(), 'nothing is before it').toBe(shipped.revision + 1);
    await dropFile(store, shipped.id);
    expect(await inUse()).toBe(shipped.revision);
  });

  it('keeps its place among the others', async () => {
    await keepFile(store, revision(1, { id: 'own-a' }));
    await keepFile(store, revision(1, { id: 'own-b' }));
    await keepFile(store, revision(2, { id: 'own-a' }));
    expect((await getKeptSites(store)).files.map(({ file }) => file.id)).toEqual(['own-a', 'own-b']);
  });

  it('of a console without pages is no last good one', async () => {
    const taught = { ...revision(1, { id: 'own-a' }), from: 'taught' as const };
    await keepFile(store, { ...taught, file: { ...taught.file, pages: [] } });
    await keepFile(store, revision(2, { id: 'own-a' }));
    expect((await kept())?.before).toBeUndefined();
  });

  it('takes its repairs along when it goes, but not those of a shipped site', async () => {
    await keepFile(store, revision(1, { id: 'own-a' }));
    await keepFile(store, revision(1));
    await keepPatch(store, patch('on', 'orders', 'own-a'));
    await keepPatch(store, patch('on'));
    await dropFile(store, 'own-a');
    await dropFile(store, shipped.id);
    const { files, patches } = await getKeptSites(store);
    expect(files).toEqual([]);
    expect(patches.map((one) => one.patch.marketplace)).toEqual([shipped.id]);
  });
});

describe('a row nobody can read', () => {
  const broken = [
    { file: { ...shipped, revision: 'x' }, from: 'file', at: 1 },
    { nothing: true },
    null,
    'text',
  ];
  const raw = () => getMeta<{ files: unknown[]; patches: unknown[] }>(store, 'sites');

  it('is left out of use and stays where it is, whatever is done beside it', async () => {
    await putMeta(store, 'sites', { files: broken, patches: [{ state: 'on' }, patch('on', 'b')] });
    expect(await getKeptSites(store)).toMatchObject({ files: [], patches: [{ patch: { page: 'b' } }] });
    expect(await inUse()).toBe(shipped.revision);
    await keepFile(store, revision(1, { id: 'own-a' }));
    await keepPatch(store, patch('trial', 'c'));
    await dropPatch(store, shipped.id, 'c');
    await putBack(store, 'own-a');
    await dropFile(store, 'own-a');
    expect(await raw()).toMatchObject({
      files: broken,
      patches: [{ state: 'on' }, { patch: { page: 'b' } }],
    });
  });

  it('is no last good file, but the good one behind it still is', async () => {
    const before = { ...shipped, revision: shipped.revision + 1 };
    await putMeta(store, 'sites', { files: [{ ...(broken[0] as object), before }], patches: [] });
    await keepFile(store, revision(5));
    expect((await kept())?.before?.revision).toBe(before.revision);
  });

  it('may be well formed and ask for everybody’s pages: the linter’s word holds for what is restored, too', async () => {
    const wide = revision(1, { origins: ['https://*.com/*'] });
    await putMeta(store, 'sites', { files: [wide], patches: [] });
    expect(await getKeptSites(store)).toEqual({ files: [], patches: [] });
    expect(await getSites(store)).toEqual(MARKETPLACES);
    expect(await getMeta(store, 'sites')).toEqual({ files: [wide], patches: [] });
  });

  it('may be the whole value', async () => {
    await putMeta(store, 'sites', { files: 'x', patches: 7 });
    expect(await getKeptSites(store)).toEqual({ files: [], patches: [] });
    await keepFile(store, revision(1));
    expect(await inUse()).toBe(shipped.revision + 1);
  });
});

describe('a repair', () => {
  it('on trial leaves the one that counts alone; the one that counts takes both places', async () => {
    const states = async () => (await getKeptSites(store)).patches.map(({ state, at }) => `${state} ${at}`);
    await keepPatch(store, patch('on'));
    await keepPatch(store, { ...patch('trial'), at: 2 });
    await keepPatch(store, { ...patch('trial'), at: 3 });
    expect(await states()).toEqual(['on 1', 'trial 3']);
    await dropPatch(store, shipped.id, 'orders', 'trial');
    expect(await states()).toEqual(['on 1']);
    await keepPatch(store, { ...patch('trial'), at: 4 });
    await keepPatch(store, { ...patch('on'), at: 5 });
    expect(await states()).toEqual(['on 5']);
  });
});

describe('the address of newer files', () => {
  const source = { url: 'https://example.com/sites.json', daily: true };
  const look = { at: 5, newer: [{ id: 'a', revision: 2 }] };

  it('is none as shipped', async () => {
    expect(await getUpdates(store)).toBeUndefined();
  });

  it('keeps what its last look found, until it is another address', async () => {
    await putUpdates(store, source);
    await keepLook(store, source.url, look);
    await putUpdates(store, { ...source, daily: false });
    expect(await getUpdates(store)).toEqual({ ...source, daily: false, look });
    await putUpdates(store, { ...source, url: 'https://example.com/other.json' });
    expect((await getUpdates(store))?.look).toBeUndefined();
  });

  it('takes no word of a look that was meant for another, or of one that was removed meanwhile', async () => {
    await putUpdates(store, source);
    await keepLook(store, 'https://example.com/old.json', look);
    expect(await getUpdates(store)).toEqual(source);
    await dropUpdates(store);
    await keepLook(store, source.url, look);
    expect(await getUpdates(store)).toBeUndefined();
  });
});
