// @vitest-environment node
// The address of newer files on this machine, answering as servers do on their bad days; and nobody asked without a switch.
import 'fake-indexeddb/auto';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import { MAX_ANSWER } from '../../../lib/marketplaces/updates.ts';
import { getKeptSites, getUpdates, putUpdates } from '../../../lib/store/sites.ts';
import { openStore, type Store } from '../../../lib/store/store.ts';
import { fetchUpdates, lookForUpdates } from '../../../lib/worker/updates.ts';

let server: Server;
let asked: IncomingMessage[];
const serve = (listener: RequestListener): Promise<string> =>
  new Promise((done) => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request);
      listener(request, response);
    }).listen(0, '127.0.0.1', () => {
      done(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sites.json`);
    });
  });
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

let store: Store;
let n = 0;
beforeEach(async () => {
  store = await openStore(`updates-${n++}`);
});
afterEach(() => store.db.close());

const shipped = MARKETPLACES[0]!;
const file = JSON.stringify({ ...shipped, revision: shipped.revision + 1 });
const json: RequestListener = (_request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(file);
};
const now = () => 1_000;

describe('asking an address', () => {
  it('gives its bytes; neither cookie nor referrer goes along', async () => {
    const url = await serve(json);
    const fetched = await fetchUpdates(url);
    expect(fetched).toMatchObject({ is: 'answer', status: 200, contentType: 'application/json' });
    expect(new TextDecoder().decode((fetched as { body: Uint8Array }).body)).toBe(file);
    expect(asked).toHaveLength(1);
    expect(asked[0]!.headers).not.toHaveProperty('cookie');
    expect(asked[0]!.headers).not.toHaveProperty('referer');
  });

  it('stops reading at the limit, and does not wait for the rest', async () => {
    let sent = 0;
    const url = await serve((_request, response) => {
      const part = Buffer.alloc(256 * 1024, ' ');
      const more = () => {
        while (!response.destroyed && sent < 40 * MAX_ANSWER && response.write(part)) sent += part.length;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await fetchUpdates(url)).toEqual({ is: 'size' });
    expect(sent).toBeLessThan(4 * MAX_ANSWER);
  });

  it('goes nowhere else', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/elsewhere') return json(request, response);
      response.writeHead(302, { location: '/elsewhere' });
      response.end();
    });
    expect(await fetchUpdates(url)).toEqual({ is: 'network' });
    expect(asked).toHaveLength(1);
  });

  it('waits for a slow answer no longer than it should, to its last byte', async () => {
    const url = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.write(file.slice(0, 100));
    });
    expect(await fetchUpdates(url, 200)).toEqual({ is: 'time' });
  });

  it('nor where memory is swept meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const sweep = runInNewContext('gc') as () => void;
    const url = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.write(file.slice(0, 100));
    });
    const sweeping = setInterval(sweep, 20);
    expect(await fetchUpdates(url, 200).finally(() => clearInterval(sweeping))).toEqual({ is: 'time' });
  });

  it('says when nobody is there', async () => {
    const url = await serve(json);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    expect(await fetchUpdates(url)).toEqual({ is: 'network' });
  });
});

describe('the daily look', () => {
  it('asks nobody while no address is given, and none while its switch is off', async () => {
    const url = await serve(json);
    expect(await lookForUpdates(store, now)).toBeUndefined();
    await putUpdates(store, { url, daily: false });
    expect(await lookForUpdates(store, now)).toBeUndefined();
    expect(asked).toEqual([]);
    await putUpdates(store, { url, daily: true });
    expect(await lookForUpdates(store, now), 'with the switch the same look asks').toEqual({
      ok: true,
      value: 1,
    });
    expect(asked).toHaveLength(1);
  });

  it('leaves word of what is newer and takes nothing', async () => {
    const url = await serve(json);
    await putUpdates(store, { url, daily: true });
    await lookForUpdates(store, now);
    expect((await getUpdates(store))?.look).toEqual({
      at: 1_000,
      newer: [{ id: shipped.id, revision: shipped.revision + 1 }],
    });
    expect(await getKeptSites(store)).toEqual({ files: [], patches: [] });
  });

  it('that fails says so and changes nothing', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(503);
      response.end();
    });
    await putUpdates(store, { url, daily: true });
    expect(await lookForUpdates(store, now)).toMatchObject({ ok: false });
    expect((await getUpdates(store))?.look).toEqual({ at: 1_000, newer: [], failure: 'updates.down' });
    expect(await getKeptSites(store)).toEqual({ files: [], patches: [] });
  });
});
