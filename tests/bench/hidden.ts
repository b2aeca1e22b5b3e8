// A tab that is truly hidden: playwright keeps every page visible, so this one run is driven by puppeteer, with the hosts
// granted by a manifest of its own.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../../scripts/setup.mjs';
import { BUILD } from '../e2e/harness.ts';
import { HOSTS, TICKER } from './browser.ts';
import { listPage } from './list-page.ts';
import { type Session, type Task, trace } from './trace.ts';

export async function hiddenTab(seconds: number): Promise<{ tasks: Task[]; changes: number }> {
  const dir = mkdtempSync(join(tmpdir(), 'counterhand-bench-'));
  const extension = join(dir, 'extension');
  cpSync(BUILD, extension, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  writeFileSync(
    join(extension, 'manifest.json'),
    JSON.stringify({ ...manifest, host_permissions: [`${HOSTS.ours}/*`] }),
  );
  const browser = await puppeteer.launch({
    executablePath: findChromium()!,
    headless: true,
    userDataDir: join(dir, 'profile'),
    args: ['--no-sandbox', `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
    ignoreDefaultArgs: ['--disable-extensions'],
  });
  try {
    const worker = await browser.waitForTarget((target) => target.type() === 'service_worker');
    const id = new URL(worker.url()).host;
    const office = await browser.newPage();
    await office.goto(`chrome-extension://${id}/popup.html`);
    await office.evaluate(
      `chrome.runtime.sendMessage({ type: 'site', marketplace: 'pinduoduo', on: true }).then(() => null)`,
    );
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) =>
      request.respond({
        status: 200,
        contentType: 'text/html; charset=utf-8',
        body: request.isNavigationRequest() ? listPage(50, TICKER) : '',
      }),
    );
    await page.goto(`${HOSTS.ours}/orders/list`);
    await wait(3_000);
    if (!(await page.evaluate(`document.querySelector('[data-counterhand]') !== null`)))
      throw new Error('the overlay never came to the tab that is to be hidden');
    await office.bringToFront();
    await wait(500);
    const hidden = await page.evaluate('document.hidden');
    if (!hidden) throw new Error('the tab behind is not hidden in this browser');
    const tracing = await trace((await page.createCDPSession()) as unknown as Session, () => page.url());
    await page.evaluate(`postMessage({ tick: ${seconds * 10} })`);
    await wait(seconds * 1_000);
    const tasks = await tracing.stop();
    return { tasks, changes: Number(await page.evaluate('globalThis.changes ?? 0')) };
  } finally {
    await browser.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
