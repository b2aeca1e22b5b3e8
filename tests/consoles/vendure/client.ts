/**
 * Drives the Vendure server of this folder from a test: start, place orders, move stock, stop.
 * Needs nothing of this folder's node_modules itself; startVendure() installs them when they are absent.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The one administrator of the test shop. */
export const keeper = { username: 'keeper@example.test', password: 'keeper-of-cups' } as const;

export interface Line {
  sku: string;
  quantity: number;
}

export interface Customer {
  firstName: string;
  lastName: string;
  emailAddress: string;
  phoneNumber?: string;
}

export interface Address {
  fullName?: string;
  company?: string;
  streetLine1: string;
  streetLine2?: string;
  city?: string;
  province?: string;
  postalCode?: string;
  /** Two letters: GB, DE, US, CN, KR, JP, SG or MY. */
  countryCode: string;
  phoneNumber?: string;
}

export interface NewOrder {
  lines: Line[];
  customer: Customer;
  address: Address;
  /** true: PaymentSettled. Otherwise the order rests at PaymentAuthorized. */
  settle?: boolean;
  /** Leave the order before it is paid. */
  stopAt?: 'AddingItems' | 'ArrangingPayment';
  /** 'standard-shipping' or 'express-shipping'. */
  shipping?: string;
}

export interface PlacedOrder {
  id: string;
  code: string;
  state: string;
}

export interface Stock {
  id: string;
  sku: string;
  name: string;
  onHand: number;
  allocated: number;
}

export interface Vendure {
  /** The origin, without a closing slash. */
  url: string;
  adminUrl: string;
  adminApi: string;
  shopApi: string;
  port: number;
  dir: string;
  /** A bearer token of a new administrator session. */
  adminLogin(): Promise<string>;
  /** A query of the admin interface as the administrator; throws on errors and on error results. */
  admin<T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<T>;
  placeOrder(order: NewOrder): Promise<PlacedOrder>;
  settle(orderId: string): Promise<void>;
  /** Ships all lines with a tracking code. */
  ship(orderId: string, trackingCode?: string): Promise<void>;
  deliver(orderId: string): Promise<void>;
  cancel(orderId: string, reason?: string): Promise<void>;
  addNoteToOrder(orderId: string, note: string): Promise<void>;
  orderState(orderId: string): Promise<string>;
  getStock(sku: string): Promise<Stock>;
  allStock(): Promise<Stock[]>;
  setStock(sku: string, onHand: number): Promise<void>;
  /** Ends the server as a crash would; the data stays. */
  kill(): Promise<void>;
  /** Ends the server; removes the data if startVendure() chose the folder. */
  stop(): Promise<void>;
}

interface StartOptions {
  /** Keep the data here. A folder that holds a shop is started as it is. Default: a temporary folder. */
  dir?: string;
  /** Default: a free port. Give the old one to come back at the same address. */
  port?: number;
  timeoutMs?: number;
}

interface Reply<T> {
  data?: T | null;
  errors?: { message: string }[];
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: here, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let tail = '';
    const keep = (chunk: Buffer): void => {
      tail = (tail + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${tail}`)),
    );
  });
}

const isInstalled = (): boolean =>
  [
    '.package-lock.json',
    'better-sqlite3/build/Release/better_sqlite3.node',
    '@vendure/core/package.json',
  ].every((file) => existsSync(path.join(here, 'node_modules', file)));

let installing: Promise<void> | undefined;

/** `npm ci` in this folder when it has not been done; takes some minutes (one package is compiled). */
export function installVendure(): Promise<void> {
  if (isInstalled()) return Promise.resolve();
  // The compiler needs Node's headers; where they lie beside Node itself nothing has to be fetched for them.
  const prefix = path.dirname(path.dirname(process.execPath));
  const headers = existsSync(path.join(prefix, 'include', 'node', 'node.h'))
    ? { npm_config_nodedir: prefix }
    : {};
  installing ??= run('npm', ['ci', '--no-audit', '--no-fund'], { ...headers, ...process.env }).finally(() => {
    installing = undefined;
  });
  return installing;
}

async function post<T>(
  url: string,
  query: string,
  variables: Record<string, unknown>,
  token?: string,
): Promise<{ data: T; token: string | null }> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const reply = (await response.json()) as Reply<T>;
  if (reply.errors?.length) throw new Error(reply.errors.map((error) => error.message).join('; '));
  if (!reply.data) throw new Error(`no data (HTTP ${response.status})`);
  // Vendure reports refusals as results: every mutation below asks for errorCode and message.
  for (const [field, value] of Object.entries(reply.data as Record<string, unknown>)) {
    const refusal = value as { errorCode?: string; message?: string } | null;
    if (refusal?.errorCode) throw new Error(`${field}: ${refusal.errorCode}: ${refusal.message ?? ''}`);
  }
  return { data: reply.data, token: response.headers.get('vendure-auth-token') };
}

const REFUSED = '... on ErrorResult { errorCode message }';

export async function startVendure(options: StartOptions = {}): Promise<Vendure> {
  await installVendure();
  const ownDir = !options.dir;
  const dir = options.dir ?? (await mkdtemp(path.join(tmpdir(), 'vendure-')));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    VENDURE_DIR: dir,
    VENDURE_PORT: options.port ? String(options.port) : '',
    VENDURE_USER: keeper.username,
    VENDURE_PASSWORD: keeper.password,
    NODE_ENV: 'development',
  };
  // What a test runner sets for its own workers is not meant for the server.
  for (const name of ['NODE_OPTIONS', 'VITEST', 'TEST']) delete env[name];
  const child = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    cwd: here,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const dropWithUs = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', dropWithUs);
  void exited.then(() => process.removeListener('exit', dropWithUs));

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 8000);
    await exited;
    clearTimeout(late);
  };

  let port: number;
  try {
    port = await untilReady(child, options.timeoutMs ?? 120_000);
  } catch (error) {
    await end('SIGKILL');
    if (ownDir) await rm(dir, { recursive: true, force: true });
    throw error;
  }

  const url = `http://127.0.0.1:${port}`;
  const adminApi = `${url}/admin-api`;
  const shopApi = `${url}/shop-api`;
  let session: string | undefined;

  const adminLogin = async (): Promise<string> => {
    const { token } = await post(
      adminApi,
      `mutation ($username: String!, $password: String!) {
        login(username: $username, password: $password) { ... on CurrentUser { id } ${REFUSED} }
      }`,
      keeper,
    );
    if (!token) throw new Error('the login gave no token');
    return token;
  };

  const admin = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
    session ??= await adminLogin();
    return (await post<T>(adminApi, query, variables, session)).data;
  };

  const stockFrom = (item: {
    id: string;
    sku: string;
    name: string;
    stockLevels: { stockOnHand: number; stockAllocated: number }[];
  }): Stock => ({
    id: item.id,
    sku: item.sku,
    name: item.name,
    onHand: item.stockLevels.reduce((sum, level) => sum + level.stockOnHand, 0),
    allocated: item.stockLevels.reduce((sum, level) => sum + level.stockAllocated, 0),
  });

  type Variants = { productVariants: { items: Parameters<typeof stockFrom>[0][] } };
  const variants = async (filter: Record<string, unknown>): Promise<Stock[]> => {
    const data = await admin<Variants>(
      `query ($options: ProductVariantListOptions) {
        productVariants(options: $options) { items { id sku name stockLevels { stockOnHand stockAllocated } } }
      }`,
      { options: { take: 100, skip: 0, filter } },
    );
    return data.productVariants.items.map(stockFrom);
  };

  const getStock = async (sku: string): Promise<Stock> => {
    const [found] = await variants({ sku: { eq: sku } });
    if (!found) throw new Error(`no variant ${sku}`);
    return found;
  };

  type Detail = {
    order: {
      state: string;
      lines: { id: string; quantity: number }[];
      payments: { id: string; state: string }[] | null;
      fulfillments: { id: string; state: string }[] | null;
    } | null;
  };
  const detail = async (id: string): Promise<NonNullable<Detail['order']>> => {
    const { order } = await admin<Detail>(
      `query ($id: ID!) {
        order(id: $id) {
          state lines { id quantity } payments { id state } fulfillments { id state }
        }
      }`,
      { id },
    );
    if (!order) throw new Error(`no order ${id}`);
    return order;
  };

  const settle = async (orderId: string): Promise<void> => {
    const payment = (await detail(orderId)).payments?.find((one) => one.state === 'Authorized');
    if (!payment) throw new Error(`order ${orderId} has no authorized payment`);
    await admin(`mutation ($id: ID!) { settlePayment(id: $id) { ... on Payment { id } ${REFUSED} } }`, {
      id: payment.id,
    });
  };

  const moveParcels = async (orderId: string, from: string, to: string): Promise<void> => {
    for (const parcel of (await detail(orderId)).fulfillments ?? []) {
      if (parcel.state !== from) continue;
      await admin(
        `mutation ($id: ID!, $state: String!) {
          transitionFulfillmentToState(id: $id, state: $state) { ... on Fulfillment { id } ${REFUSED} }
        }`,
        { id: parcel.id, state: to },
      );
    }
  };

  let ids: Map<string, string> | undefined;
  const placeOrder = async (order: NewOrder): Promise<PlacedOrder> => {
    let token: string | undefined;
    const shop = async <T>(query: string, variables: Record<string, unknown>): Promise<T> => {
      const reply = await post<T>(shopApi, query, variables, token);
      token ??= reply.token ?? undefined;
      return reply.data;
    };
    ids ??= new Map((await variants({})).map((item) => [item.sku, item.id]));
    let placed: PlacedOrder | undefined;
    for (const line of order.lines) {
      const id = ids.get(line.sku);
      if (!id) throw new Error(`no variant ${line.sku}`);
      const added = await shop<{ addItemToOrder: PlacedOrder }>(
        `mutation ($id: ID!, $quantity: Int!) {
          addItemToOrder(productVariantId: $id, quantity: $quantity) {
            ... on Order { id code state } ${REFUSED}
          }
        }`,
        { id, quantity: line.quantity },
      );
      placed = added.addItemToOrder;
    }
    if (!placed) throw new Error('an order needs lines');

    await shop(
      `mutation ($input: CreateCustomerInput!) {
        setCustomerForOrder(input: $input) { ... on Order { id } ${REFUSED} }
      }`,
      { input: order.customer },
    );
    await shop(
      `mutation ($input: CreateAddressInput!) {
        setOrderShippingAddress(input: $input) { ... on Order { id } ${REFUSED} }
      }`,
      { input: order.address },
    );
    const { eligibleShippingMethods: methods } = await shop<{
      eligibleShippingMethods: { id: string; code: string }[];
    }>('{ eligibleShippingMethods { id code } }', {});
    const method = methods.find((one) => one.code === (order.shipping ?? 'standard-shipping'));
    if (!method)
      throw new Error(`no such shipping method among ${methods.map((one) => one.code).join(', ')}`);
    await shop(
      `mutation ($id: [ID!]!) {
        setOrderShippingMethod(shippingMethodId: $id) { ... on Order { id } ${REFUSED} }
      }`,
      { id: [method.id] },
    );
    if (order.stopAt === 'AddingItems') return placed;

    const moved = await shop<{ transitionOrderToState: PlacedOrder }>(
      `mutation {
        transitionOrderToState(state: "ArrangingPayment") { ... on Order { id code state } ${REFUSED} }
      }`,
      {},
    );
    if (order.stopAt === 'ArrangingPayment') return moved.transitionOrderToState;

    const paid = await shop<{ addPaymentToOrder: PlacedOrder }>(
      `mutation ($input: PaymentInput!) {
        addPaymentToOrder(input: $input) { ... on Order { id code state } ${REFUSED} }
      }`,
      { input: { method: 'card-on-file', metadata: {} } },
    );
    if (!order.settle) return paid.addPaymentToOrder;
    await settle(paid.addPaymentToOrder.id);
    return { ...paid.addPaymentToOrder, state: 'PaymentSettled' };
  };

  return {
    url,
    adminUrl: `${url}/admin/`,
    adminApi,
    shopApi,
    port,
    dir,
    adminLogin,
    admin,
    placeOrder,
    settle,
    getStock,
    allStock: () => variants({}),
    orderState: async (orderId) => (await detail(orderId)).state,

    async ship(orderId, trackingCode = 'CH0000000001') {
      const { lines } = await detail(orderId);
      await admin(
        `mutation ($input: FulfillOrderInput!) {
          addFulfillmentToOrder(input: $input) { ... on Fulfillment { id } ${REFUSED} }
        }`,
        {
          input: {
            lines: lines.map((line) => ({ orderLineId: line.id, quantity: line.quantity })),
            handler: {
              code: 'manual-fulfillment',
              arguments: [
                { name: 'method', value: 'Parcel' },
                { name: 'trackingCode', value: trackingCode },
              ],
            },
          },
        },
      );
      await moveParcels(orderId, 'Pending', 'Shipped');
    },

    deliver: (orderId) => moveParcels(orderId, 'Shipped', 'Delivered'),

    async cancel(orderId, reason = 'Asked by the customer') {
      await admin(
        `mutation ($input: CancelOrderInput!) {
          cancelOrder(input: $input) { ... on Order { id } ${REFUSED} }
        }`,
        { input: { orderId, reason, cancelShipping: true } },
      );
    },

    async addNoteToOrder(orderId, note) {
      await admin('mutation ($input: AddNoteToOrderInput!) { addNoteToOrder(input: $input) { id } }', {
        input: { id: orderId, note, isPublic: false },
      });
    },

    async setStock(sku, onHand) {
      const { id } = await getStock(sku);
      await admin(
        'mutation ($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }',
        { input: [{ id, stockOnHand: onHand }] },
      );
    },

    kill: () => end('SIGKILL'),

    async stop() {
      await end('SIGTERM');
      if (ownDir) await rm(dir, { recursive: true, force: true });
    },
  };
}

function untilReady(child: ChildProcess, timeoutMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let out = '';
    let tail = '';
    const late = setTimeout(() => reject(new Error(`not ready after ${timeoutMs} ms\n${tail}`)), timeoutMs);
    const settled = (finish: () => void): void => {
      clearTimeout(late);
      finish();
    };
    const keep = (chunk: Buffer): void => {
      tail = (tail + chunk.toString()).slice(-4000);
    };
    child.stderr?.on('data', keep);
    child.stdout?.on('data', (chunk: Buffer) => {
      keep(chunk);
      out = (out + chunk.toString()).slice(-8000);
      const ready = /^READY (\{.*\})$/m.exec(out)?.[1];
      if (ready) settled(() => resolve((JSON.parse(ready) as { port: number }).port));
    });
    child.once('error', (error) => settled(() => reject(error)));
    child.once('exit', (code) => settled(() => reject(new Error(`the server ended with ${code}\n${tail}`))));
  });
}
