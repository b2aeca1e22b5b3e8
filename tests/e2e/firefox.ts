// A real Firefox with the built extension, driven over WebDriver BiDi: pages served at their own host names, our own
// pages read and clicked, and sites switched on in the popup by a real click, as an owner does it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from '../../scripts/setup.mjs';
import { ROOT, type Served } from './harness.ts';

export const FIREFOX_BUILD = join(ROOT, '.output-e2e', 'firefox-mv3');
/** Firefox gives each installation another address unless it is told which. */
const UUID = '6f1c2f0a-3a52-4c35-9d62-0f8b0a6f7c11';

/** The raw protocol: our own pages are closed to puppeteer's own page objects. */
interface Wire {
  send(method: string, params: object): Promise<{ result: Record<string, unknown> }>;
}

/** One of our own pages in a tab. */
export interface OwnPage {
  /** Runs an expression in the page; what it answers must be JSON. */
  run<T>(expression: string): Promise<T>;
  /** A real click on the one element of that selector. */
  click(selector: string): Promise<void>;
  until(expression: string, what: string): Promise<void>;
  close(): Promise<void>;
}

export interface Fox {
  browser: Browser;
  /** Opens a page of the extension, as `popup.html`. */
  own(path: string): Promise<OwnPage>;
  /** Opens an address that is served here; everything else is refused. */
  page(url: string, served?: Served & { csp?: string }): Promise<Page>;
  stop(): Promise<void>;
}

export interface FoxOptions {
  serve?: (Served & { csp?: string })[];
  /** How long the worker may be idle before Firefox ends it; its own figure is 30 s. */
  idleMs?: number;
}

/** Asks again until an answer is there; says what it waited for when it never came. */
export async function until<T>(
  ask: () => Promise<T>,
  what: string,
  patience = 10_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

export async function startFirefox(options: FoxOptions = {}): Promise<Fox> {
  const manifest = JSON.parse(readFileSync(join(FIREFOX_BUILD, 'manifest.json'), 'utf8'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox() as string,
    headless: true,
    // Without it our own pages are not for BiDi to see.
    args: ['--remote-allow-system-access', '--width=1280', '--height=720'],
    defaultViewport: { width: 1280, height: 720 },
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({
        [manifest.browser_specific_settings.gecko.id]: UUID,
      }),
      // The question after the click is the browser's own window, out of any test's reach: answered with yes.
      'extensions.webextOptionalPermissionPrompts': false,
      'intl.accept_languages': 'zh-CN',
      ...(options.idleMs === undefined ? {} : { 'extensions.background.idle.timeout': options.idleMs }),
    },
  });
  await browser.installExtension(FIREFOX_BUILD);
  const wire = (browser as unknown as { connection: Wire }).connection;
  const served = [...(options.serve ?? [])];

  async function own(path: string): Promise<OwnPage> {
    const made = await wire.send('browsingContext.create', { type: 'tab' });
    const context = made.result.context as string;
    // `none`: the load event of such a page is never told.
    const url = `moz-extension://${UUID}/${path}`;
    await wire.send('browsingContext.navigate', { context, url, wait: 'none' });
    const run = async <T>(expression: string): Promise<T> => {
      const { result } = await wire.send('script.evaluate', {
        expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
        target: { context },
        awaitPromise: true,
      });
      if (result.type === 'exception') throw new Error((result.exceptionDetails as { text: string }).text);
      return JSON.parse((result.result as { value: string }).value);
    };
    await until(
      () => run(`document.readyState === 'complete' && location.href.startsWith(${JSON.stringify(url)})`),
      path,
    );
    const page: OwnPage = {
      run,
      async click(selector) {
        const at = await until(
          () =>
            run<{ x: number; y: number } | null>(
              `(() => { const found = document.querySelectorAll(${JSON.stringify(selector)});
                if (found.length !== 1) return null;
                found[0].scrollIntoView({ block: 'center' });
                const box = found[0].getBoundingClientRect();
                return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }; })()`,
            ),
          `one ${selector}`,
        );
        await wire.send('input.performActions', {
          context,
          actions: [
            {
              type: 'pointer',
              id: 'mouse',
              actions: [
                { type: 'pointerMove', ...at },
                { type: 'pointerDown', button: 0 },
                { type: 'pointerUp', button: 0 },
              ],
            },
          ],
        });
      },
      until: async (expression, what) => void (await until(() => run(expression), what)),
      close: async () => void (await wire.send('browsingContext.close', { context })),
    };
    return page;
  }

  return {
    browser,
    own,
    async page(url, more) {
      if (more) served.push(more);
      const page = await browser.newPage();
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        const hit = [...served].reverse().find((one) => request.url().startsWith(one.url));
        const answer = hit
          ? request.respond({
              contentType: 'text/html; charset=utf-8',
              body: typeof hit.html === 'string' ? hit.html : hit.html(new URL(request.url())),
              ...(hit.csp ? { headers: { 'content-security-policy': hit.csp } } : {}),
            })
          : request.url().startsWith('http')
            ? request.abort()
            : request.continue();
        // A page that was closed meanwhile has nobody left to answer.
        answer.catch(() => undefined);
      });
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      return page;
    },
    stop: () => browser.close(),
  };
}

/** Presses a chord as `Alt+w`: the last part is the key, those before are held. */
export async function chord(page: Page, keys: string): Promise<void> {
  const parts = keys.split('+');
  const last = parts.pop()!;
  for (const held of parts) await page.keyboard.down(held as never);
  await page.keyboard.press(last as never);
  for (const held of parts.reverse()) await page.keyboard.up(held as never);
}

/** The text inside our mounts of that name, mount by mount, through the open shadow roots of the end-to-end build. */
export const mountsOf = (page: Page, name: 'marks' | 'desk', part?: string): Promise<string[]> =>
  page.evaluate(
    (mount, inside) =>
      [...document.querySelectorAll(`[data-counterhand="${mount}"]`)].flatMap((host) => {
        const root = host.shadowRoot;
        const found = inside
          ? [...(root?.querySelectorAll(inside) ?? [])]
          : root?.lastElementChild
            ? [root.lastElementChild]
            : [];
        return found.map((el) => el.textContent?.trim() ?? '');
      }),
    name,
    part,
  );

/** Waits until the desk (or rail) shows this text. */
export const deskSays = (page: Page, text: string) =>
  until(
    async () => (await mountsOf(page, 'desk')).some((said) => said.includes(text)),
    `“${text}” on the desk`,
  );
