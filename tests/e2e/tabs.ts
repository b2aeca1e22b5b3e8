// A browser whose tabs hide each other, as a person's do: driven over its own debugging port and without the driver's
// defaults, one of which keeps every page visible.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/setup.mjs';

/** Starts a browser on a profile and answers its one context; closing that ends the browser. */
export async function launchTabs(profile: string, args: string[], locale: string): Promise<BrowserContext> {
  const port = join(profile, 'DevToolsActivePort');
  rmSync(port, { force: true });
  const browser = spawn(
    findChromium() as string,
    [
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      `--lang=${locale}`,
      `--accept-lang=${locale}`,
      '--window-size=1280,720',
      '--no-default-browser-check',
      ...args,
      'about:blank',
    ],
    { stdio: 'ignore', env: { ...process.env, LANGUAGE: locale.replace('-', '_') } },
  );
  const ended = new Promise<void>((done) => browser.once('exit', () => done()));
  for (let tries = 0; !existsSync(port) || !readFileSync(port, 'utf8').includes('\n'); tries++) {
    if (tries > 200) throw new Error('the browser named no debugging port');
    await new Promise((done) => setTimeout(done, 50));
  }
  const [number, path] = readFileSync(port, 'utf8').split('\n');
  const connected = await chromium.connectOverCDP(`ws://127.0.0.1:${number}${path}`, { noDefaults: true });
  const context = connected.contexts()[0]!;
  context.close = async () => {
    const session = await connected.newBrowserCDPSession().catch(() => undefined);
    await session?.send('Browser.close').catch(() => undefined);
    await connected.close().catch(() => undefined);
    const late = setTimeout(() => browser.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(late);
  };
  return context;
}
