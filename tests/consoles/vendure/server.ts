/**
 * A real Vendure shop for the end-to-end tests: one process, one SQLite file, bound to 127.0.0.1.
 *
 * VENDURE_DIR   folder of the data (default: a new folder under the system's temp folder)
 * VENDURE_PORT  port (default: any free one)
 *
 * The first start in a folder fills the shop. Then one line is printed: READY {"port":…,"admin":…,"api":…,"shop":…}
 */
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AdminUiPlugin } from '@vendure/admin-ui-plugin';
import {
  bootstrap,
  DefaultLogger,
  dummyPaymentHandler,
  JobQueueService,
  LogLevel,
  type VendureConfig,
} from '@vendure/core';
import { populate } from '@vendure/core/cli';
import { initialData } from './seed/initial-data.ts';

const HOST = '127.0.0.1';
const here = path.dirname(fileURLToPath(import.meta.url));

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, HOST, () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

function configFor(dir: string, database: string, port: number): VendureConfig {
  return {
    apiOptions: {
      hostname: HOST,
      port,
      adminApiPath: 'admin-api',
      shopApiPath: 'shop-api',
      // The strict case: no page of another origin may read this shop, an extension with the host permission may.
      cors: { origin: false },
    },
    authOptions: {
      tokenMethod: ['bearer', 'cookie'],
      superadminCredentials: {
        identifier: process.env.VENDURE_USER || 'keeper@example.test',
        password: process.env.VENDURE_PASSWORD || 'keeper-of-cups',
      },
      cookieOptions: { secret: 'only-for-tests' },
      requireVerification: false,
    },
    dbConnectionOptions: { type: 'better-sqlite3', database, synchronize: true, logging: false },
    paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
    importExportOptions: { importAssetsDir: path.join(dir, 'assets') },
    logger: new DefaultLogger({ level: LogLevel.Error, timestamp: false }),
    plugins: [
      AdminUiPlugin.init({
        route: 'admin',
        port,
        // A picture of its own: the default one is fetched from the internet before the login form shows.
        adminUiConfig: { apiHost: 'auto', apiPort: 'auto', loginImageUrl: 'assets/logo-login.webp' },
      }),
    ],
  };
}

async function main(): Promise<void> {
  process.env.VENDURE_DISABLE_TELEMETRY = 'true';
  const dir = process.env.VENDURE_DIR || (await mkdtemp(path.join(tmpdir(), 'vendure-')));
  await mkdir(dir, { recursive: true });
  const database = path.join(dir, 'shop.sqlite');
  const filled = path.join(dir, 'filled');
  const fresh = !(await exists(filled));
  // A start that was killed while filling leaves no mark: begin anew.
  if (fresh) {
    for (const rest of ['', '-journal', '-wal', '-shm']) await rm(database + rest, { force: true });
  }

  const port = Number(process.env.VENDURE_PORT) || (await freePort());
  const app = await bootstrap(configFor(dir, database, port));
  await app.get(JobQueueService).start();
  if (fresh) {
    // The running server fills itself: a second bootstrap in one process would not serve the admin pages.
    await populate(async () => app, initialData, path.join(here, 'seed', 'products.csv'));
    await writeFile(filled, '');
  }

  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    const hard = setTimeout(() => process.exit(0), 5000);
    hard.unref();
    await app.close().catch(() => undefined);
    process.exit(0);
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);

  const url = `http://${HOST}:${port}`;
  const ready = { port, dir, admin: `${url}/admin/`, api: `${url}/admin-api`, shop: `${url}/shop-api` };
  process.stdout.write(`READY ${JSON.stringify(ready)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
