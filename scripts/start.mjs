// `npm start`: from a bare clone to Counterhand on its practice shop. With a display a browser opens and stays until it
// is closed; without one the shop is walked through by keyboard, told line by line, with pictures in out/.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, build, ensureBrowsers, ensureModules, findChromium, ROOT, run } from './setup.mjs';

const words = JSON.parse(readFileSync(join(ROOT, 'scripts', 'lib', 'start.i18n.json'), 'utf8'));
const { LC_ALL, LC_MESSAGES, LANG, DISPLAY, WAYLAND_DISPLAY } = process.env;
const language = LC_ALL || LC_MESSAGES || LANG || '';
const locale = /^zh/i.test(language) ? 'zh-CN' : /^ko/i.test(language) ? 'ko' : 'en';
const t = (key, params = {}) => words[key][locale].replace(/\{(\w+)\}/g, (_, name) => params[name]);

ensureModules();
ensureBrowsers({ firefox: false });
console.log(t('building'));
const seen = process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
let extension;
try {
  // The walk looks into our shadow roots, which only the end-to-end build leaves open.
  extension = build('chrome', { e2e: !seen });
} catch {
  console.error(t('build.failed'));
  process.exit(1);
}
process.exit(seen ? await show() : run(bin('tsx'), [join('scripts', 'lib', 'walk.ts'), locale]));

/** Opens a browser that is seen, on a profile of its own, and waits until it is closed. */
async function show() {
  // Only here: before, the packages may not have been there.
  const { chromium } = await import('playwright-core');
  const profile = join(ROOT, '.cache', 'start-profile');
  mkdirSync(profile, { recursive: true });
  let context;
  try {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      headless: false,
      viewport: null,
      // The first page to open takes its language from the browser, and keeps it.
      locale,
      args: [
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        `--lang=${locale}`,
        '--window-size=1280,860',
        '--no-first-run',
        '--disable-features=Translate',
        // Chromium refuses its sandbox to root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
      // The bar that says a test runs the browser, and extensions switched off with it.
      ignoreDefaultArgs: ['--enable-automation', '--disable-extensions'],
    });
  } catch (error) {
    console.error(t('not.open', { why: error.message.split('\n')[0] }));
    return 1;
  }
  const closed = new Promise((done) => context.on('close', done));
  const [worker = await context.waitForEvent('serviceworker')] = context.serviceWorkers();
  const practice = new URL('/practice.html', worker.url()).href;
  // After an installation the practice shop opens of itself; at every later start it is opened here.
  const open = () => context.pages().find((page) => page.url().startsWith(practice));
  for (let i = 0; i < 10 && !open(); i++) await new Promise((done) => setTimeout(done, 100));
  const page = open() ?? context.pages()[0] ?? (await context.newPage());
  if (!open()) await page.goto(practice);
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.bringToFront();
  console.log(t('open'));
  for (const key of ['desk', 'next', 'act', 'palette', 'remark', 'note', 'confirm'])
    console.log(`  ${t(`key.${key}`)}`);
  await closed;
  console.log(t('closed'));
  return 0;
}
