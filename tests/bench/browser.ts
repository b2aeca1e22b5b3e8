// The browser of the benchmarks: the built extension on a shop with stock, and beside it the hand-written script as a
// content script of its own, so that both are started by the browser in the same way at the same moment.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD, prepareShop, type Run, start } from '../e2e/harness.ts';
import { LATE, listPage, ON_HAND, SKUS, stock } from './list-page.ts';

/** The same page at three hosts: with us, with the script, with the script rescanning, and alone. */
export const HOSTS: Record<Side, string> = {
  ours: 'https://mms.pinduoduo.com',
  script: 'https://script.example',
  rescan: 'https://rescan.example',
  alone: 'https://alone.example',
};
export type Side = 'ours' | 'script' | 'rescan' | 'alone';
/** The file each side runs in the page; alone it is an empty one, so that the count begins at the same moment. */
export const FILES: Record<Side, string> = {
  ours: 'overlay.js',
  script: 'script.js',
  rescan: 'rescan.js',
  alone: 'alone.js',
};

export const address = (side: Side, rows: number, more = ''): string =>
  `${HOSTS[side]}/orders/list?rows=${rows}${more}`;

export async function openBench(): Promise<Run> {
  const built = mkdtempSync(join(tmpdir(), 'counterhand-bench-'));
  cpSync(BUILD, built, { recursive: true });
  const script = readFileSync(new URL('./script.js', import.meta.url), 'utf8')
    .replaceAll('__ON_HAND__', String(ON_HAND))
    .replaceAll('__SKUS__', String(SKUS));
  writeFileSync(join(built, 'script.js'), script.replaceAll('__RESCAN__', 'false'));
  writeFileSync(join(built, 'rescan.js'), script.replaceAll('__RESCAN__', 'true'));
  writeFileSync(join(built, 'alone.js'), '');
  const serve = Object.values(HOSTS).map((url) => ({
    url,
    html: (at: URL) =>
      listPage(Number(at.searchParams.get('rows') ?? 20), at.searchParams.get('tick') ? TICKER : ''),
  }));
  const run = await start({
    built,
    granted: Object.values(HOSTS).map((host) => `${host}/*`),
    serve,
  });
  await run.context.route(`**${LATE}*`, async (route) => {
    const rows = Number(new URL(route.request().url()).searchParams.get('rows'));
    await new Promise((done) => setTimeout(done, 300 + rows));
    await route.fulfill({ contentType: 'text/javascript', body: '' });
  });
  // tsx names inner functions through a helper that a page does not have.
  await run.office.evaluate('globalThis.__name = (f) => f');
  await prepareShop(run, { name: 'bench', sites: ['pinduoduo'], stock });
  await run.office.evaluate(
    (sides) =>
      (
        globalThis as unknown as {
          chrome: { scripting: { registerContentScripts(all: unknown[]): Promise<void> } };
        }
      ).chrome.scripting.registerContentScripts(
        sides.map(([id, host]) => ({
          id: `bench-${id}`,
          js: [`${id}.js`],
          matches: [`${host}/*`],
          runAt: 'document_idle',
        })),
      ),
    [
      ['script', HOSTS.script],
      ['rescan', HOSTS.rescan],
      ['alone', HOSTS.alone],
    ] as const,
  );
  return run;
}

/** The page's own script that changes one order ten times a second, once it is told to. */
export const TICKER = `<script>
addEventListener('message', (event) => {
  if (event.data?.tick === undefined) return;
  const rows = document.querySelectorAll('.package-center-table > div');
  const cell = rows[Math.floor(rows.length / 2)].querySelectorAll('td')[2];
  let n = 0;
  const timer = setInterval(() => {
    cell.firstChild.data = n % 2 ? '1' : String(${ON_HAND + 2} + (n % 7));
    globalThis.changes = ++n;
    if (n >= event.data.tick) clearInterval(timer);
  }, 100);
});
</script>`;
