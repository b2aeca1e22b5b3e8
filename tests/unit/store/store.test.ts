import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../../lib/model/entries.ts';
import { checkBackup, makeBackup, restoreBackup } from '../../../lib/store/backup.ts';
import { firedSince, keepFired } from '../../../lib/store/fired.ts';
import { append, entriesOf } from '../../../lib/store/journal.ts';
import { sha256 } from '../../../lib/store/keys.ts';
import { makeLock } from '../../../lib/store/lock.ts';
import { MIGRATIONS, openDatabase, TABLES } from '../../../lib/store/open.ts';
import { expireSightings, keepSightings, listSightings } from '../../../lib/store/sightings.ts';
import { beginImport, listStock, stockRows, sweepGenerations, undoImport } from '../../../lib/store/stock.ts';
import {
  addShop,
  bindShop,
  firstLanguage,
  getSettings,
  getShops,
  getSnapshot,
  openStore,
  patchSettings,
  putMeta,
  putSource,
  putSourceFailure,
  type ShopKept,
  type Store,
  shopOf,
} from '../../../lib/store/store.ts';
import example1 from './examples/v1.json' with { type: 'json' };
import example2 from './examples/v2.json' with { type: 'json' };
import example3 from './examples/v3.json' with { type: 'json' };

const EXAMPLES = [example1, example2, example3];

let store: Store;
let shop: ShopKept;
beforeEach(async () => {
  store = await openStore(`test-${crypto.randomUUID()}`);
  shop = await addShop(store, '青瓦杂货');
});
afterEach(() => store.db.close());

const sheet = (name: string) => ({
  source: { kind: 'sheet' as const, name },
  at: 1_790_000_000_000,
  reservedCountsOpenOrders: false,
});

describe('stock', () => {
  it('changes nothing anybody reads until the import is committed', async () => {
    const first = await beginImport(store, shop.id, 'replace');
    await first.put([{ sku: 'CUP-350-C', onHand: 6 }]);
    expect(await getSnapshot(store, shop.id)).toBeUndefined();
    await first.commit(sheet('morning.csv'));
    expect((await listStock(store, shop.id, '', 10)).map((r) => r.onHand)).toEqual([6]);
  });

  it('updates the SKUs of a sheet and keeps the rest', async () => {
    const first = await beginImport(store, shop.id, 'replace');
    await first.put([
      { sku: 'CUP-350-C', onHand: 6 },
      { sku: 'BRD-L', onHand: 9 },
    ]);
    await first.commit(sheet('a.csv'));
    const second = await beginImport(store, shop.id, 'update');
    await second.put([{ sku: 'cup-350-c', onHand: 2 }]);
    const snapshot = await second.commit(sheet('b.csv'));
    const rows = await stockRows(store, shop.id, snapshot.generation, ['CUP-350-C', 'BRD-L', 'NONE']);
    expect([...rows.values()].map((r) => r.onHand).sort()).toEqual([2, 9]);
  });

  it('goes back to the sheet before', async () => {
    for (const onHand of [6, 1]) {
      const run = await beginImport(store, shop.id, 'replace');
      await run.put([{ sku: 'A', onHand }]);
      await run.commit(sheet(`${onHand}.csv`));
    }
    expect(await undoImport(store, shop.id)).toBe(true);
    expect((await listStock(store, shop.id, '', 1))[0]?.onHand).toBe(6);
    expect(await undoImport(store, shop.id)).toBe(false);
  });

  it('sweeps what an interrupted import left and nothing else', async () => {
    const done = await beginImport(store, shop.id, 'replace');
    await done.put([{ sku: 'A', onHand: 1 }]);
    await done.commit(sheet('a.csv'));
    const torn = await beginImport(store, shop.id, 'replace');
    await torn.put([
      { sku: 'B', onHand: 1 },
      { sku: 'C', onHand: 1 },
    ]);
    await sweepGenerations(store, shop.id);
    expect(await store.db.count('stock'), 'an import under way is left alone').toBe(3);
    await store.db.put('meta', { key: `stock-import:${torn.generation}`, value: Date.now() - 2 * 3_600_000 });
    await sweepGenerations(store, shop.id);
    expect(await store.db.count('stock')).toBe(1);
  });

  it('keeps the current sheet whole when another import sweeps just as it becomes current', async () => {
    for (let shift = 0; shift < 40; shift++) {
      const [one, other] = await Promise.all(
        ['one', 'other'].map(() => beginImport(store, shop.id, 'replace')),
      );
      for (const run of [one!, other!]) await run.put([{ sku: 'A', onHand: shift }]);
      const later = async () => {
        for (let i = 0; i < shift; i++) await store.db.count('aliases');
        await other!.commit(sheet('other.csv'));
      };
      await Promise.all([one!.commit(sheet('one.csv')), later()]);
      expect(await listStock(store, shop.id, '', 10), `shift ${shift}`).toHaveLength(1);
    }
  });
});

describe('shops and settings', () => {
  it('binds an account to one shop at a time, the exact account before any account', async () => {
    const second = await addShop(store, '二店');
    await bindShop(store, shop.id, 'taobao', null);
    await bindShop(store, second.id, 'taobao', 'account-2');
    const shops = await getShops(store);
    expect(shopOf(shops, 'taobao', 'account-2')?.id).toBe(second.id);
    expect(shopOf(shops, 'taobao', undefined)?.id).toBe(shop.id);
    expect(shopOf(shops, 'pinduoduo', undefined)).toBeUndefined();
  });

  it('falls back to the default of one spoilt setting and keeps the others', async () => {
    await patchSettings(store, { locale: 'ko' });
    await putMeta(store, 'settings', { locale: 'ko', paused: 'yes' });
    expect(await getSettings(store)).toMatchObject({ locale: 'ko', paused: false });
  });
});

describe('the first language', () => {
  it("is the browser's, unless the person chose one, also in the very same moment", async () => {
    await firstLanguage(store, 'ko-KR');
    expect((await getSettings(store)).locale).toBe('ko');
    await firstLanguage(store, 'en-GB');
    expect((await getSettings(store)).locale).toBe('ko');
    const fresh = await openStore(`test-${crypto.randomUUID()}`);
    await Promise.all([firstLanguage(fresh, 'zh-CN'), patchSettings(fresh, { locale: 'en' })]);
    expect((await getSettings(fresh)).locale).toBe('en');
    fresh.db.close();
  });
});

describe('sightings', () => {
  it('forgets an order when its days are over', async () => {
    const sighting = { shop: shop.id, marketplace: 'taobao', status: 'paid', lines: [], seenAt: 1 };
    await keepSightings(store, [
      { ...sighting, orderId: '1', expires: 10 },
      { ...sighting, orderId: '2', expires: 30 },
    ]);
    expect(await expireSightings(store, 20)).toBe(1);
    expect((await listSightings(store, shop.id)).map((s) => s.orderId)).toEqual(['2']);
  });
});

describe('a backup', () => {
  const subject = { kind: 'order' as const, marketplace: 'taobao', id: '3306000000000000001' };
  const fillShop = async () => {
    await append(
      store,
      shop,
      [
        {
          id: uuidv7(1e12, new Uint8Array(10)),
          kind: 'note.added',
          subject,
          body: { text: '' },
          text: '送杯刷',
        },
      ],
      { agent: '07', now: 1 },
    );
    await putSource(store, shop.id, {
      kind: 'vendure-graphql',
      url: 'http://127.0.0.1:3000/admin-api',
      token: 'secret-token',
      everyMinutes: 5,
      on: true,
    });
    await putSourceFailure(store, shop.id, { code: 'source.refused', at: 1 });
  };

  it('brings everything back in another browser, without tokens', async () => {
    await fillShop();
    const file = await makeBackup(store, '2026-11-21T10:00:00Z');
    expect(file).not.toContain('secret-token');
    expect(file).not.toContain('source.refused');
    const checked = await checkBackup(file);
    if (!checked.ok) throw new Error(checked.error.code);
    const other = await openStore(`test-${crypto.randomUUID()}`);
    await restoreBackup(other, checked.value);
    const [moved] = await getShops(other);
    expect((await entriesOf(other, moved!, subject))[0]?.text).toBe('送杯刷');
    other.db.close();
  });

  it('carries neither the passcode nor the figures, and a restore leaves those of this browser alone', async () => {
    await fillShop();
    await patchSettings(store, { locale: 'ko', lock: await makeLock('first-code', 1000) });
    await keepFired(store, shop, '2026-11-21', [{ rule: 'stock-short', id: 'x', marketplace: 'taobao' }]);
    const file = await makeBackup(store, 'now');
    expect(file).not.toContain('"lock"');
    expect(file).not.toContain('stock-short');
    const checked = await checkBackup(file);
    if (!checked.ok) throw new Error(checked.error.code);

    await patchSettings(store, { locale: 'en', lock: await makeLock('second-code', 1000) });
    const { lock } = await getSettings(store);
    await restoreBackup(store, checked.value);
    expect(await getSettings(store)).toMatchObject({ locale: 'ko', lock });
    expect(await firedSince(store, shop.id, '2026-11-01')).toHaveLength(1);

    const other = await openStore(`test-${crypto.randomUUID()}`);
    await restoreBackup(other, checked.value);
    expect(await getSettings(other)).toMatchObject({ locale: 'ko', lock: null });
    other.db.close();
  });

  it('of a version before is restored, too', async () => {
    await fillShop();
    const file = await makeBackup(store, 'now');
    const lines = file
      .trimEnd()
      .split('\n')
      .slice(0, -1)
      .join('\n')
      .replace(/"version":\d+/, '"version":1');
    const checked = await checkBackup(`${lines}\n${JSON.stringify({ end: await sha256(lines) })}\n`);
    expect(checked).toMatchObject({ ok: true, value: { counts: { journal: 1 } } });
  });

  it.each([
    ['cut in half', (f: string) => f.slice(0, f.length / 2), 'backup.cut'],
    ['one digit changed', (f: string) => f.replace('"agent":"07"', '"agent":"08"'), 'backup.changed'],
    ['from a newer version', (f: string) => f.replace(/"version":\d+/, '"version":99'), 'backup.newer'],
    ['not a backup', () => 'sku,qty\nA,1\n', 'backup.not-one'],
    ['empty', () => '', 'backup.not-one'],
  ])('that is %s is refused by name', async (_what, spoil, code) => {
    await fillShop();
    const checked = await checkBackup(spoil(await makeBackup(store, 'now')));
    expect(checked).toMatchObject({ ok: false, error: { code } });
  });

  it('that fails while it is written leaves everything as it was', async () => {
    await fillShop();
    const before = await makeBackup(store, 'now');
    const broken = { made: '', counts: {}, lines: [{ t: 'journal' as const, r: { noId: true } }] };
    await expect(restoreBackup(store, broken)).rejects.toThrow();
    expect(await makeBackup(store, 'now')).toBe(before);
  });
});

describe('migrations', () => {
  it('have an example of every version', () => {
    expect(EXAMPLES.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  it.each(EXAMPLES)('open the example of version $version with all its rows', async (example) => {
    const name = `test-${crypto.randomUUID()}`;
    const old = await openDatabase(name, MIGRATIONS.slice(0, example.version));
    for (const [table, rows] of Object.entries(example.rows))
      for (const row of rows) await old.db.put(table as 'meta', row as never);
    old.db.close();
    const now = await openDatabase(name);
    expect(now.readOnly).toBe(false);
    expect([...now.db.objectStoreNames].sort()).toEqual([...TABLES].sort());
    for (const [table, rows] of Object.entries(example.rows))
      expect(await now.db.getAll(table as 'meta')).toEqual(rows);
    now.db.close();
  });

  it('that a newer step failed leave a database whose tables of before can be backed up', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const old = await openDatabase(name, MIGRATIONS.slice(0, 1));
    await old.db.put('meta', { key: 'kept', value: 1 });
    old.db.close();
    const failing = [
      MIGRATIONS[0]!,
      () => {
        throw new Error('step failed');
      },
    ];
    const opened = { ...(await openDatabase(name, failing)), name };
    expect(opened.readOnly).toBe(true);
    expect(await makeBackup(opened, 'now')).toContain('kept');
    expect(await firedSince(opened, 'shop-1', '2026-01-01')).toEqual([]);
    opened.db.close();
  });

  it('that fail keep the data and open it read-only', async () => {
    const name = store.name;
    await putMeta(store, 'kept', 1);
    store.db.close();
    const failing = [
      ...MIGRATIONS,
      () => {
        throw new Error('step failed');
      },
    ];
    const opened = await openDatabase(name, failing);
    expect(opened.readOnly).toBe(true);
    expect((await opened.db.get('meta', 'kept'))?.value).toBe(1);
    opened.db.close();
    store = await openStore(name);
    expect(store.readOnly).toBe(false);
  });

  it('leave a database of a newer Counterhand untouched, read-only', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const newer = await openDB(name, 99, {
      upgrade: (db) => void db.createObjectStore('meta', { keyPath: 'key' }),
    });
    newer.close();
    const opened = await openDatabase(name);
    expect(opened.readOnly).toBe(true);
    expect(opened.db.version).toBe(99);
    opened.db.close();
  });
});
