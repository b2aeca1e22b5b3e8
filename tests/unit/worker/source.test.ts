// @vitest-environment node
// A live stock source on this machine, answering as servers do on their bad days.
import 'fake-indexeddb/auto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StockSource } from '../../../lib/model/settings.ts';
import { stockRows } from '../../../lib/store/stock.ts';
import {
  addShop,
  getSnapshot,
  openStore,
  putSource,
  type ShopKept,
  type Store,
} from '../../../lib/store/store.ts';
import { pollSource, readSource } from '../../../lib/worker/source.ts';

let server: Server;
const serve = (listener: RequestListener): Promise<StockSource> =>
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
      value: [{ sku: 'CUP-350-C', onHand: 6, reserved: 2 }],
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
      'source.down',
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
});
