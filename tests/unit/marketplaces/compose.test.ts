// What is known of sites here: repairs laid over files, newer files in place of shipped ones, and what of both counts.
import { describe, expect, it } from 'vitest';
import { checkMarketplace } from '../../../lib/marketplaces/check.ts';
import { applyPatch, barePages, composeSites, filesOf } from '../../../lib/marketplaces/compose.ts';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import { type KeptFile, type KeptPatch, KeptSites, SitePatch } from '../../../lib/model/patch.ts';

const shipped = MARKETPLACES[0]!;
const page = shipped.pages.find(({ orders }) => orders)!;
const idField = page.orders!.fields.orderId!;
const POINTED = { at: '.pointed-at', read: 'text' } as const;

const patchOf = (repairs: SitePatch['repairs'], more: Partial<SitePatch> = {}): SitePatch =>
  SitePatch.parse({
    schema: 1,
    marketplace: shipped.id,
    base: shipped.revision,
    date: '2026-11-20',
    page: page.id,
    repairs,
    ...more,
  });
const REPAIR = patchOf([{ what: 'field', part: 'orders', field: 'orderId', from: POINTED }]);
const kept = (patch: SitePatch, state: KeptPatch['state'] = 'on'): KeptPatch => ({ patch, state, at: 1 });
const file = (change: Partial<Marketplace>, from: KeptFile['from'] = 'file'): KeptFile => ({
  file: { ...shipped, ...change },
  from,
  at: 1,
});
const sites = (given: Partial<KeptSites>): KeptSites => ({ files: [], patches: [], ...given });
const pageIn = (all: readonly Marketplace[], id = shipped.id, at = page.id) =>
  all.find((site) => site.id === id)!.pages.find((one) => one.id === at);
const idOf = (all: readonly Marketplace[]) => pageIn(all)!.orders!.fields.orderId!;

describe('a repair laid over a file', () => {
  it('stands first, and the file’s places stay behind it as fall-backs', () => {
    const field = idOf([applyPatch(shipped, REPAIR)]);
    expect(field.from).toEqual([POINTED, ...idField.from]);
    expect(field.parse).toBe(idField.parse);
  });

  it('makes older places fall-backs, no witnesses of the same rank', () => {
    const strict = structuredClone(shipped);
    const at = strict.pages.find(({ id }) => id === page.id)!.orders!.fields;
    at.orderId = { ...idField, from: [...idField.from, ...idField.from], agree: true };
    expect(idOf([applyPatch(strict, REPAIR)])).not.toHaveProperty('agree');
  });

  it('leaves the page’s old signs behind: what says that the field should be there, and the header that vouched for it', () => {
    const old = structuredClone(shipped);
    const at = old.pages.find(({ id }) => id === page.id)!.orders!.fields;
    const witness = { at: 'th.no', says: ['No.'] };
    at.orderId = { ...idField, when: 'sometimes', anchor: '.gone', witness };
    const field = idOf([applyPatch(old, REPAIR)]);
    expect(field).toEqual({ parse: idField.parse, when: 'sometimes', from: [POINTED] });
    const own = { at: 'th.number', says: ['Number'] };
    const repair = patchOf([
      { what: 'field', part: 'orders', field: 'orderId', from: POINTED, anchor: '.here', witness: own },
    ]);
    expect(idOf([applyPatch(old, repair)])).toMatchObject({
      anchor: '.here',
      witness: own,
      from: [POINTED, ...idField.from],
    });
  });

  it('leaves the file it lies over as it was, and every other page', () => {
    const before = structuredClone(shipped);
    const laid = applyPatch(shipped, REPAIR);
    expect(shipped).toEqual(before);
    expect(laid.pages.filter(({ id }) => id !== page.id)).toEqual(
      shipped.pages.filter(({ id }) => id !== page.id),
    );
  });

  it('is skipped where its page is gone', () => {
    const without = { ...shipped, pages: shipped.pages.filter(({ id }) => id !== page.id) };
    expect(applyPatch(without, REPAIR)).toBe(without);
  });

  it('is of its own site alone', () => {
    expect(applyPatch(MARKETPLACES[1]!, REPAIR)).toBe(MARKETPLACES[1]);
  });

  it('adds a page the file does not have, unverified', () => {
    const match = { hosts: page.match.hosts, path: '/packing/**', frame: 'top' as const };
    const added = applyPatch(
      shipped,
      patchOf(
        [
          { what: 'landmark', ready: '.packing', watch: '.packing' },
          { what: 'rows', part: 'orders', group: { mode: 'element', each: '.packing > li' } },
          {
            what: 'field',
            part: 'orders',
            field: 'orderId',
            from: POINTED,
            parse: 'order-id',
            when: 'always',
          },
        ],
        { page: 'packing', add: { kinds: ['orders'], match } },
      ),
    );
    const made = added.pages.at(-1)!;
    expect(added.pages).toHaveLength(shipped.pages.length + 1);
    expect(made).toMatchObject({
      id: 'packing',
      evidence: { level: 'unverified' },
      ready: '.packing',
      orders: { group: { each: '.packing > li' }, fields: { orderId: { from: [POINTED], when: 'always' } } },
    });
    expect(checkMarketplace(added)).toMatchObject({ ok: true });
  });

  it('adds words of the site to those it has', () => {
    const [first] = shipped.words.status.paid!;
    const laid = applyPatch(shipped, patchOf([{ what: 'words', status: { paid: ['刚付的款', first!] } }]));
    expect(laid.words.status.paid![0]).toBe('刚付的款');
    expect(laid.words.status.paid!.filter((word) => word === first)).toHaveLength(1);
  });
});

describe('the sites as they are here', () => {
  it('are the shipped ones while nothing is kept', () => {
    expect(composeSites(MARKETPLACES, sites({}))).toEqual(MARKETPLACES);
  });

  it('do not count a repair on trial', () => {
    expect(idOf(composeSites(MARKETPLACES, sites({ patches: [kept(REPAIR, 'trial')] })))).toEqual(idField);
    expect(idOf(composeSites(MARKETPLACES, sites({ patches: [kept(REPAIR)] }))).from[0]).toEqual(POINTED);
  });

  it('take the newer of a shipped file and another one of its name', () => {
    const at = (revision: number) =>
      filesOf(MARKETPLACES, sites({ files: [file({ revision, date: '2030-01-01' })] }))[0]!.revision;
    expect(at(shipped.revision + 1)).toBe(shipped.revision + 1);
    expect(at(shipped.revision), 'of equals the shipped one').toBe(shipped.revision);
    const same = filesOf(MARKETPLACES, sites({ files: [file({ date: '2030-01-01' })] }));
    expect(same[0]!.date).toBe(shipped.date);
  });

  it('stay patched when the file is renewed', () => {
    const renewed = structuredClone(shipped);
    renewed.revision++;
    const fields = renewed.pages.find(({ id }) => id === page.id)!.orders!.fields;
    fields.orderId = { ...idField, from: [{ at: '.renewed', read: 'text' }] };
    const all = composeSites(
      MARKETPLACES,
      sites({ files: [{ file: renewed, from: 'address', at: 2 }], patches: [kept(REPAIR)] }),
    );
    expect(idOf(all).from).toEqual([POINTED, { at: '.renewed', read: 'text' }]);
  });

  it('hold own consoles behind the shipped ones, in the order they came', () => {
    const all = composeSites(MARKETPLACES, sites({ files: [file({ id: 'own-b' }), file({ id: 'own-a' })] }));
    expect(all.map(({ id }) => id)).toEqual([...MARKETPLACES.map(({ id }) => id), 'own-b', 'own-a']);
  });

  it('know a console that was taught no page yet', () => {
    const taught = KeptSites.parse({ files: [{ ...file({ id: 'own-new' }, 'taught'), at: 1 }] });
    taught.files[0]!.file.pages = [];
    expect(composeSites(MARKETPLACES, taught).at(-1)).toMatchObject({ id: 'own-new', pages: [] });
  });
});

describe('pages as the file alone has them', () => {
  const newer = file({ revision: shipped.revision + 1 });

  it('are asked for where a repair lies over a newer file than it was made for', () => {
    const bare = barePages(MARKETPLACES, sites({ files: [newer], patches: [kept(REPAIR)] }));
    expect([...bare.keys()]).toEqual([shipped.id]);
    expect(bare.get(shipped.id)).toEqual([page]);
  });

  it.each<[string, Partial<KeptSites>]>([
    ['where nothing is pointed out', { files: [newer] }],
    ['where the repair was made over this very file', { patches: [kept(REPAIR)] }],
    ['where the repair does not count yet', { files: [newer], patches: [kept(REPAIR, 'trial')] }],
  ])('are not %s', (_what, given) => {
    expect(barePages(MARKETPLACES, sites(given)).size).toBe(0);
  });
});
