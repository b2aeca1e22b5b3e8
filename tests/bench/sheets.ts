// Row 8: a stock sheet of 100,000 rows, from the drop to its columns on the page, and on to where it can be written: each
// line read as stock, compared with what there is. The yardstick reads the same file into rows, and no more, with the
// parsing library alone, in the same page.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { bundle } from '../../scripts/lib/reader.ts';
import { prepareShop, type Run, start } from '../e2e/harness.ts';
import { type BenchOptions, type Measure, median, medianRatio } from './measure.ts';
import { csvOf, xlsxOf } from './sheets-file.ts';
import type { SheetsBench } from './sheets-page.ts';

const GOAL = 1.5;
const DROP = '.ch-drop input[type=file]';
const COLUMNS = '.ch-columns';
const READY = '.ch-off-foot .ch-main:not(:disabled)';

const SETTLE_MS = 1_000;

interface Ours {
  /** Until the sheet is read, its header found and its columns are there to be changed. */
  columns: number;
  /** Until every line is read as stock and compared, and could be written. */
  ready: number;
  /** How late a timer of the page came at most. */
  longest: number;
}

/** Drops the file, and waits until its columns are there, and until it could be written. */
const drop = (page: Page, name: string): Promise<Ours> =>
  page.evaluate(
    async ([input, columns, ready, file, TICK_MS]) => {
      const bytes = (globalThis as unknown as { sheetFiles: Record<string, File> }).sheetFiles[file]!;
      const field = document.querySelector<HTMLInputElement>(input)!;
      const given = new DataTransfer();
      given.items.add(bytes);
      field.files = given.files;
      let longest = 0;
      let last = performance.now();
      const ticks = setInterval(() => {
        const now = performance.now();
        longest = Math.max(longest, now - last - TICK_MS);
        last = now;
      }, TICK_MS);
      const began = performance.now();
      let read = 0;
      const done = new Promise<number>((tell) => {
        const watch = new MutationObserver(() => {
          if (read === 0 && document.querySelector(columns)) read = performance.now() - began;
          if (!document.querySelector(ready)) return;
          watch.disconnect();
          tell(performance.now() - began);
        });
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
      });
      field.dispatchEvent(new Event('change', { bubbles: true }));
      const whole = await done;
      clearInterval(ticks);
      return { columns: read, ready: whole, longest };
    },
    [DROP, COLUMNS, READY, name, 10] as const,
  );

const alone = (page: Page, kind: keyof SheetsBench, name: string): Promise<{ ms: number; rows: number }> =>
  page.evaluate(
    async ([how, file]) => {
      const globals = globalThis as unknown as {
        sheetFiles: Record<string, File>;
        counterhandSheets: SheetsBench;
      };
      const began = performance.now();
      const rows = await globals.counterhandSheets[how](globals.sheetFiles[file]!);
      return { ms: performance.now() - began, rows };
    },
    [kind, name] as const,
  );

/** How far the resident memory of this browser's pages rose while `work` ran, in MB. */
async function memory<T>(run: Run, work: () => Promise<T>): Promise<{ value: T; rise: number }> {
  const session = await run.context.browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const resident = () =>
    pids.reduce((mb, pid) => {
      try {
        return (
          mb + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024
        );
      } catch {
        // It ended meanwhile.
        return mb;
      }
    }, 0);
  const before = resident();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, resident());
  }, 50);
  const value = await work();
  clearInterval(timer);
  return { value, rise: Math.max(most, resident()) - before };
}

export async function sheets({ runs, small, say }: BenchOptions): Promise<Measure[]> {
  const count = small ? 10_000 : 100_000;
  const files = { 'stock.csv': csvOf(count), 'stock.xlsx': await xlsxOf(count) };
  const script = await bundle(fileURLToPath(new URL('./sheets-page.ts', import.meta.url)));
  const run = await start();
  try {
    // tsx names inner functions through a helper that a page does not have.
    await run.office.evaluate('globalThis.__name = (f) => f');
    await prepareShop(run, { name: 'bench', sites: [] });
    const measures: Measure[] = [];
    for (const [kind, name] of [
      ['csv', 'stock.csv'],
      ['xlsx', 'stock.xlsx'],
    ] as const) {
      const found = await paired(run, script, kind, name, files[name], count, runs);
      const held = median(found.map((one) => one.longest)).toFixed(0);
      const rose = median(found.map((one) => one.ourRise)).toFixed(0);
      const alone = median(found.map((one) => one.rise)).toFixed(0);
      for (const [until, what] of [
        ['columns', 'drop to its columns'],
        ['ready', 'drop to checked, ready to write'],
      ] as const) {
        const pairs = found.map((one) => ({ ours: one[until], yardstick: one.yardstick }));
        const ratio = medianRatio(pairs);
        const ours = median(pairs.map((pair) => pair.ours));
        say(`  ${name}, ${what}: ${ours.toFixed(0)} ms, ${ratio.toFixed(2)} times the library's`);
        measures.push({
          row: 8,
          what: `${count.toLocaleString('en')} rows of ${kind.toUpperCase()}, ${what}`,
          ours,
          yardstick: median(pairs.map((pair) => pair.yardstick)),
          unit: 'ms',
          ratio,
          goal: `<= ${GOAL}x`,
          met: ratio <= GOAL,
          runs: pairs.length,
          note:
            `a timer of the page came ${held} ms late at most (median of runs); ` +
            `memory rose ${rose} MB, by the library alone ${alone} MB`,
        });
      }
    }
    return measures;
  } finally {
    await run.stop();
  }
}

async function paired(
  run: Run,
  script: string,
  kind: keyof SheetsBench,
  name: string,
  bytes: Buffer,
  count: number,
  runs: number,
) {
  const found: (Ours & { yardstick: number; ourRise: number; rise: number })[] = [];
  for (let i = -1; i < runs; i++) {
    // A page of its own each time, so that no run finds what the one before has left.
    const page = await run.context.newPage();
    await page.goto(`chrome-extension://${run.id}/options.html#/stock/import`);
    await page.locator(DROP).waitFor({ state: 'attached' });
    await page.evaluate('globalThis.__name = (f) => f');
    await page.evaluate(script);
    await page.evaluate(
      async ([file, base64]) => {
        const data = await (await fetch(`data:application/octet-stream;base64,${base64}`)).blob();
        Object.assign(globalThis, { sheetFiles: { [file]: new File([data], file) } });
      },
      [name, bytes.toString('base64')] as const,
    );
    // What a page does after its start is no part of either.
    await page.waitForTimeout(SETTLE_MS);
    const one = () => memory(run, () => drop(page, name));
    const other = () => memory(run, () => alone(page, kind, name));
    // Which goes first changes from run to run.
    const first = i % 2 ? await one() : undefined;
    const theirs = await other();
    await page.waitForTimeout(SETTLE_MS);
    const ours = first ?? (await one());
    await page.close();
    if (theirs.value.rows < count) throw new Error(`the library read ${theirs.value.rows} rows of ${count}`);
    if (i < 0) continue;
    found.push({ ...ours.value, yardstick: theirs.value.ms, ourRise: ours.rise, rise: theirs.rise });
  }
  return found;
}
