/**
 * Drives the chat console of this folder from a test: start, let buyers write, see what was sent to them, stop.
 * The console is The Lounge, a chat client for the browser with a server of its own. It runs from this folder's
 * node_modules, which startLounge() installs when they are absent, and keeps its data in a temporary folder.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sent, startWire } from './irc.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
// Not the package's index.js: it refuses Node 20, on which its server runs.
const SERVER = path.join(here, 'node_modules', 'thelounge', 'dist', 'server', 'index.js');
const PRELOAD = path.join(here, 'without-sqlite.cjs');

/** The one account of the console. */
export const seller = { username: 'keeper', password: 'keeper-of-cups' } as const;
/** The seller's name in the chats. */
export const SELLER_NICK = 'fern-and-ladle';

/** `seller.password` as the console stores it (bcrypt). */
const STORED = '$2a$11$KDpinCkC1iXsbBCtG9p5qu95oZw3YVsRIqLy9ptDdM95TMtrdz0qy';

export interface Lounge {
  /** The origin, without a closing slash. */
  url: string;
  port: number;
  dir: string;
  /** What left the console, oldest first: empty until somebody sends. */
  sent: readonly Sent[];
  /**
   * A buyer writes; the first line opens the conversation. One line of text, and a name without spaces.
   * `at`: when it was written; absent, now.
   */
  say(buyer: string, text: string, at?: Date): void;
  /** Ends both servers and removes the data. */
  stop(): Promise<void>;
}

let installing: Promise<void> | undefined;

/** `npm ci` in this folder when it has not been done; some seconds, nothing is compiled. */
export function installLounge(): Promise<void> {
  if (
    ['.package-lock.json', 'thelounge/package.json'].every((f) =>
      existsSync(path.join(here, 'node_modules', f)),
    )
  )
    return Promise.resolve();
  installing ??= new Promise<void>((resolve, reject) => {
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: here,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const tail = tailOf(child);
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ci ended with ${code}\n${tail()}`)),
    );
  }).finally(() => {
    installing = undefined;
  });
  return installing;
}

/** Keeps the end of what a process prints, for the message when it fails. */
function tailOf(child: ChildProcess): () => string {
  let tail = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      tail = (tail + chunk.toString()).slice(-4000);
    });
  return () => tail;
}

/** Writes the console's settings and its one account, with the chats' server set up. */
async function furnish(dir: string, wirePort: number): Promise<void> {
  const config = {
    public: false,
    host: '127.0.0.1',
    port: 0,
    // What the server itself calls out for goes through this address too: its look for updates ends on this machine.
    bind: '127.0.0.1',
    theme: 'default',
    prefetch: false,
    messageStorage: [],
  };
  const account = {
    password: STORED,
    log: false,
    networks: [
      {
        name: 'Buyers',
        host: '127.0.0.1',
        port: wirePort,
        tls: false,
        nick: SELLER_NICK,
        username: seller.username,
        realname: 'Fern & Ladle',
        channels: [],
      },
    ],
  };
  await mkdir(path.join(dir, 'users'), { recursive: true });
  await writeFile(path.join(dir, 'config.js'), `module.exports = ${JSON.stringify(config)};\n`);
  await writeFile(path.join(dir, 'users', `${seller.username}.json`), JSON.stringify(account));
}

/** The port the server says it listens at. */
function untilListening(child: ChildProcess, timeoutMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const tail = tailOf(child);
    const late = setTimeout(() => reject(new Error(`not ready after ${timeoutMs} ms\n${tail()}`)), timeoutMs);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code}\n${tail()}`));
    });
    child.stdout?.on('data', () => {
      const port = /Available at .*?127\.0\.0\.1:(\d+)/.exec(tail())?.[1];
      if (!port) return;
      clearTimeout(late);
      resolve(Number(port));
    });
  });
}

/** Starts the console with no conversations, and waits until the seller is signed in to the chats. */
export async function startLounge(timeoutMs = 30_000): Promise<Lounge> {
  await installLounge();
  const dir = await mkdtemp(path.join(tmpdir(), 'thelounge-'));
  const wire = await startWire();
  await furnish(dir, wire.port);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    THELOUNGE_HOME: dir,
    NODE_ENV: 'production',
    FORCE_COLOR: '0',
  };
  // What a test runner sets for its own workers is not meant for the server.
  for (const name of ['NODE_OPTIONS', 'VITEST', 'TEST']) delete env[name];
  const child = spawn(process.execPath, ['--require', PRELOAD, SERVER, 'start'], {
    cwd: dir,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const dropWithUs = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', dropWithUs);
  void exited.then(() => process.removeListener('exit', dropWithUs));

  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const late = setTimeout(dropWithUs, 4000);
      await exited;
      clearTimeout(late);
    }
    await wire.stop();
    await rm(dir, { recursive: true, force: true });
  };

  try {
    const port = await untilListening(child, timeoutMs);
    await wire.ready(timeoutMs);
    return { url: `http://127.0.0.1:${port}`, port, dir, sent: wire.sent, say: wire.say, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
