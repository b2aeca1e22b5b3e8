// Reads saved pages in a real browser: each page stands at its own address, nothing reaches the network, and none of the
// page's own scripts run. Used by the `read` and `case` tools and by the page cases' tests.
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { MARKETPLACES } from '../../lib/marketplaces/index.ts';
import type { Marketplace } from '../../lib/model/marketplace.ts';
import type { PageReading } from '../../lib/reading/read.ts';
import { findChromium } from '../setup.mjs';
import type { InPage } from './in-page.ts';

export interface PageFile {
  /** The saved page, as bytes when its encoding is not known to be UTF-8. */
  html: string | Buffer;
  /** The frame's address. */
  url: string;
  /** The tab's address, where the page is a frame. */
  top?: string;
  /** A marketplace to read with, instead of the built-in ones. */
  site?: Marketplace;
  /** Milliseconds; waits are counted back from it. */
  now?: number;
}

export interface Reader {
  /** Undefined when no marketplace speaks for the address. */
  read(file: PageFile): Promise<PageReading | undefined>;
  /** Opens the page and runs `work` in it, after the extra script; for tests. */
  inPage<A, R>(file: PageFile, script: string, work: (arg: A) => R, arg: A): Promise<R>;
  close(): Promise<void>;
}

function chromiumOrThrow(): string {
  const found = findChromium();
  if (!found)
    throw new Error('No Chromium found. Install chromium, or name one in the environment variable CHROMIUM.');
  return found;
}

/** One module and what it imports, as one script. */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'counterhandBundle' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk || !('code' in chunk)) throw new Error(`nothing built from ${entry}`);
  return chunk.code;
}

// A script in the page may not run, nor may anything be fetched; inline styles may, they hide what is hidden.
const RULES = "default-src 'none'; style-src 'unsafe-inline'";

function headersFor(html: string | Buffer): Record<string, string> {
  let type = 'text/html; charset=utf-8';
  if (typeof html !== 'string')
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(html);
    } catch {
      // Not UTF-8: the page's own meta element names its encoding.
      type = 'text/html';
    }
  return { 'content-type': type, 'content-security-policy': RULES };
}

/** Starts a browser and bundles the engine once; pages are opened one after another. */
export async function openReader(): Promise<Reader> {
  const engine = await bundle(fileURLToPath(new URL('./in-page.ts', import.meta.url)));
  const browser: Browser = await chromium.launch({
    executablePath: chromiumOrThrow(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  });

  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 720 },
  });

  const page = await context.newPage();
  let serving: string | Buffer | undefined;
  // Only the page itself is answered, once; 204 leaves it standing where it is.
  await page.route('**/*', async (route) => {
    const html = route.request().isNavigationRequest() ? serving : undefined;
    if (html === undefined) return route.fulfill({ status: 204 });
    serving = undefined;
    return route.fulfill({ status: 200, headers: headersFor(html), body: html });
  });

  let last: Promise<unknown> = Promise.resolve();
  /** One page at a time, in the same tab. */
  function withPage<R>(file: PageFile, work: () => Promise<R>): Promise<R> {
    const turn = last.then(async () => {
      // Two addresses that differ in the hash alone would not load anew.
      await page.goto('about:blank');
      serving = file.html;
      await page.goto(file.url, { waitUntil: 'domcontentloaded', timeout: 30_000 });
      return work();
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    read: (file) =>
      withPage(file, async () => {
        await page.evaluate(engine);
        const url = { frame: file.url, top: file.top ?? file.url };
        const sites = file.site ? [file.site] : MARKETPLACES;
        const answer = await page.evaluate(
          ([all, at, now]) =>
            (globalThis as unknown as { counterhandEngine: InPage }).counterhandEngine.read(all, at, now),
          [sites, url, file.now ?? Date.now()] as const,
        );
        return answer ?? undefined;
      }),
    inPage: (file, script, work, arg) =>
      withPage(file, async () => {
        await page.evaluate(script);
        return (await page.evaluate(work as never, arg as never)) as ReturnType<typeof work>;
      }),
    close: () => browser.close(),
  };
}
