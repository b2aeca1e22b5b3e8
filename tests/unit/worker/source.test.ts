// @vitest-environment node
// A live stock source on this machine, answering as servers do on their bad days.
import 'fake-indexeddb/auto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AskedSource, JsonSource } from '../../../lib/model/settings.ts';
import { overLimits } from '../../../lib/stock/sources/limits.ts';
import { stockRows } from '../../../lib/store/stock.ts';
import { historyKept, listMoments } from '../../../lib/store/stockHistory.ts';
import {
  addShop,
  getSnapshot,
  getSourceFailure,
  openStore,
  putSource,
  type ShopKept,
  type Store,
} from '../../../lib/store/store.ts';
import { pollSource, readSource } from '../../../lib/worker/source.ts';

let server: Server;
const serve = (listener: RequestListener): Promise<AskedSource & { kind: 'vendure-graphql' }> =>
  new Promise((done) => {
    server = createServer(listener).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      done({
        kind: 'vendure-graphql',
        url: `http://127.0.0.1:${port}/admin-api`,
        token: 'secret',
        everyMinutes: 5,
        on: true,
      });
    });
  });
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const variants = (items: { sku: string; onHand: number; allocated?: number }[]) =>
  JSON.stringify({
    data: {
      productVariants: {
        totalItems: items.length,
        items: items.map(({ sku, onHand, allocated = 0 }) => ({
          sku,
          name: sku,
          trackInventory: 'TRUE',
          stockLevels: [{ stockOnHand: onHand, stockAllocated: allocated }],
        })),
      },
    },
  });
const json: RequestListener = (_request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(variants([{ sku: 'CUP-350-C', onHand: 6, allocated: 2 }]));
};

describe('a stock source', () => {
  it('is asked with its token in the header and nothing of it in the address', async () => {
    const seen: { url?: string; auth?: string; cookie?: string }[] = [];
    const source = await serve((request, response) => {
      seen.push({ url: request.url, auth: request.headers.authorization, cookie: request.headers.cookie });
      json(request, response);
    });
    expect(await readSource(source)).toMatchObject({
      ok: true,
      value: { rows: [{ sku: 'CUP-350-C', onHand: 6, reserved: 2 }], skipped: [] },
    });
    expect(seen).toEqual([{ url: '/admin-api', auth: 'Bearer secret', cookie: undefined }]);
  });

  it.each<[string, RequestListener, string]>([
    ['refuses (401)', (_q, r) => r.writeHead(401).end('{}'), 'source.refused'],
    [
      'answers a page instead of data',
      (_q, r) => r.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      'source.html',
    ],
    [
      'answers nothing',
      (_q, r) => r.writeHead(200, { 'content-type': 'application/json' }).end(),
      'source.empty',
    ],
    ['is broken (500)', (_q, r) => r.writeHead(500).end('oops'), 'source.down'],
    [
      'sends us elsewhere',
      (_q, r) => r.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      'source.redirect',
    ],
    ['is too slow', () => undefined, 'source.down'],
  ])('that %s is told by name', async (_what, listener, code) => {
    expect(await readSource(await serve(listener), 300)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('a poll', () => {
  let store: Store;
  let shop: ShopKept;
  beforeEach(async () => {
    store = await openStore(`test-${crypto.randomUUID()}`);
    shop = await addShop(store, 'Fern & Ladle');
    return () => store.db.close();
  });

  it('that fails leaves the stock of the poll before, with the failure beside it', async () => {
    let good = true;
    const source = await serve((request, response) =>
      good ? json(request, response) : response.writeHead(401).end(),
    );
    await putSource(store, shop.id, source);
    expect(await pollSource(store, shop.id, () => 1_000)).toEqual({ ok: true, value: { rows: 1 } });
    good = false;
    expect(await pollSource(store, shop.id, () => 2_000)).toMatchObject({
      ok: false,
      error: { code: 'source.refused' },
    });
    const snapshot = await getSnapshot(store, shop.id);
    expect(snapshot).toMatchObject({ at: 1_000, rows: 1, failure: { code: 'source.refused', at: 2_000 } });
    expect((await stockRows(store, shop.id, snapshot!.generation, ['cup-350-c'])).size).toBe(1);
    good = true;
    await pollSource(store, shop.id, () => 3_000);
    expect((await getSnapshot(store, shop.id))?.failure).toBeUndefined();
  });

  it('that fails before there is any stock is remembered, until it is read or the owner chooses another', async () => {
    let good = false;
    const source = await serve((request, response) =>
      good ? json(request, response) : response.writeHead(503).end(),
    );
    const failed = () => getSourceFailure(store, shop.id);
    await putSource(store, shop.id, source);
    await pollSource(store, shop.id, () => 1_000);
    expect(await failed()).toEqual({ code: 'source.down', params: { status: 503 }, at: 1_000 });
    await pollSource(store, shop.id, () => 2_000);
    expect(await failed()).toMatchObject({ at: 2_000 });
    expect(await getSnapshot(store, shop.id)).toBeUndefined();
    await putSource(store, shop.id, { ...source, everyMinutes: 9 });
    expect(await failed()).toBeUndefined();
    await pollSource(store, shop.id, () => 3_000);
    expect(await failed()).toMatchObject({ at: 3_000 });
    good = true;
    await pollSource(store, shop.id, () => 4_000);
    expect(await failed()).toBeUndefined();
    // From now on a failure stands beside the stock.
    good = false;
    await pollSource(store, shop.id, () => 5_000);
    expect(await failed()).toBeUndefined();
    expect(await getSnapshot(store, shop.id)).toMatchObject({ at: 4_000, failure: { at: 5_000 } });
  });

  it('of a mapped source follows its pages, and keeps the row it could not read as it was', async () => {
    let cup: unknown = 6;
    const all = () => [
      { code: 'CUP', qty: cup },
      { code: 'MAT', qty: 2 },
      { code: 'TRAY', qty: 3 },
    ];
    const asked: (string | undefined)[] = [];
    const { url } = await serve((request, response) => {
      asked.push(request.url);
      const page = Number(new URL(request.url!, 'http://x').searchParams.get('page'));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ rows: all().slice((page - 1) * 2, page * 2) }));
    });
    const source = JsonSource.parse({
      kind: 'json',
      url: `${url}?page={page}`,
      token: '',
      mapping: { rows: 'rows', sku: 'code', onHand: 'qty' },
      paging: { kind: 'page', from: 1 },
    });
    await putSource(store, shop.id, source);
    expect(await pollSource(store, shop.id, () => 1_000)).toEqual({ ok: true, value: { rows: 3 } });
    expect(asked).toEqual(['/admin-api?page=1', '/admin-api?page=2']);
    const first = (await getSnapshot(store, shop.id))!;
    expect(first).toMatchObject({ source: { kind: 'live' }, reservedCountsOpenOrders: false });

    // The same again writes nothing but how fresh it is.
    await pollSource(store, shop.id, () => 2_000);
    expect(await getSnapshot(store, shop.id)).toMatchObject({ generation: first.generation, at: 2_000 });

    // A count nobody can read is not 0, and the SKU is not gone.
    cup = 'soon';
    await pollSource(store, shop.id, () => 3_000);
    const now = (await getSnapshot(store, shop.id))!;
    expect((await stockRows(store, shop.id, now.generation, ['cup'])).get('cup')).toMatchObject({
      onHand: 6,
      since: 1_000,
    });
    cup = 4;
    await pollSource(store, shop.id, () => 4_000);
    await historyKept(store);
    const last = (await getSnapshot(store, shop.id))!;
    const rows = await stockRows(store, shop.id, last.generation, ['cup', 'mat']);
    expect(rows.get('cup')).toMatchObject({ onHand: 4, since: 4_000 });
    // A count that is what it was has stood since then.
    expect(rows.get('mat')).toMatchObject({ onHand: 2, since: 1_000 });
    expect((await listMoments(store, shop.id, 'cup')).map(({ onHand }) => onHand)).toEqual([6, 4]);
    expect(await listMoments(store, shop.id, 'mat')).toEqual([]);
  });

  it('of a mapped source that changed its shape names the place and not what stands there', async () => {
    let body: unknown = { rows: [{ code: 'CUP', qty: 6 }] };
    const { url } = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body));
    });
    await putSource(
      store,
      shop.id,
      JsonSource.parse({
        kind: 'json',
        url,
        token: 'secret',
        mapping: { rows: 'rows', sku: 'code', onHand: 'qty' },
        paging: { kind: 'none' },
      }),
    );
    await pollSource(store, shop.id, () => 1_000);
    body = { rows: { hidden: 'person' } };
    await pollSource(store, shop.id, () => 2_000);
    const snapshot = await getSnapshot(store, shop.id);
    expect(snapshot).toMatchObject({
      at: 1_000,
      failure: { code: 'source.found.object', params: { path: 'rows' }, at: 2_000 },
    });
    expect(JSON.stringify(snapshot)).not.toMatch(/hidden|person|secret/);
  });

  it('whose source the owner changed meanwhile writes nothing', async () => {
    let asked = () => {};
    const waiting = new Promise<void>((done) => {
      asked = done;
    });
    let answer = () => {};
    const source = await serve((request, response) => {
      answer = () => json(request, response);
      asked();
    });
    await putSource(store, shop.id, source);
    const polling = pollSource(store, shop.id, () => 1_000);
    await waiting;
    await putSource(store, shop.id, { kind: 'page', marketplace: 'erp', page: 'stock', on: true });
    answer();
    expect(await polling).toEqual({ ok: true, value: { rows: 0 } });
    expect(await getSnapshot(store, shop.id)).toBeUndefined();
  });
});

describe('limits', () => {
  it('an answer larger than anybody’s stock is not read to its end', async () => {
    const source = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json');
      const chunk = 'x'.repeat(1_000_000);
      const more = () => {
        while (response.writable && response.write(chunk));
        if (response.writable) response.once('drain', more);
      };
      more();
    });
    expect(await readSource(source)).toMatchObject({ ok: false, error: { code: 'source.too-large' } });
  });

  it('end a reading that has no end', () => {
    const most = { pages: 3, rows: 10, ms: 1_000 };
    expect(overLimits({ pages: 2, rows: 10, ms: 1_000 }, most)).toBeUndefined();
    expect(overLimits({ pages: 3, rows: 0, ms: 0 }, most)).toMatchObject({
      error: { code: 'source.too-many-pages' },
    });
    expect(overLimits({ pages: 0, rows: 11, ms: 0 }, most)).toMatchObject({
      error: { code: 'source.too-many' },
    });
    expect(overLimits({ pages: 0, rows: 0, ms: 1_001 }, most)).toMatchObject({
      error: { code: 'source.slow' },
    });
  });
});
