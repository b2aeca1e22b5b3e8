// Rows 1 and 2: the order list, read and marked once, and with one row changing ten times a second.
import type { Run } from '../e2e/harness.ts';
import { address, FILES, openBench, type Side } from './browser.ts';
import { marked } from './list-page.ts';
import { type BenchOptions, type Measure, median, medianRatio } from './measure.ts';
import { longest, type Task, total, tracePage } from './trace.ts';

const SIZES = [50, 500, 2_000];
/** Longer than any of the pages takes to come to rest here. */
const settleMs = (rows: number): number => 2_000 + rows * 3;
const MARKS: Record<Side, string> = {
  ours: '[data-counterhand="marks"]',
  script: '[data-bench]',
  rescan: '[data-bench]',
  alone: '[data-bench]',
};

interface Opened {
  /** Thread time from the content script's start to the last mark on the screen. */
  spent: number;
  /** The longest task our script ran in. */
  script: number;
  /** The longest task of style, layout and paint meanwhile. */
  draw: number;
  /** Wall time from the content script's start to the end of the last task of the window. */
  wall: number;
}

/** The tasks between the content script's start and the desk, which comes after the last mark. */
function windowOf(tasks: readonly Task[], side: Side): Task[] {
  const from = tasks.findIndex((task) => task.scripts.has(FILES[side]));
  if (from < 0) throw new Error(`${FILES[side]} never ran`);
  const desk = tasks.findIndex((task) => task.scripts.has('desk.js'));
  return tasks.slice(from, desk < 0 ? undefined : desk);
}

async function openOnce(run: Run, side: Side, rows: number): Promise<Opened> {
  const page = await run.context.newPage();
  const tracing = await tracePage(page);
  await page.goto(address(side, rows));
  await page.waitForTimeout(settleMs(rows));
  const tasks = windowOf(await tracing.stop(), side);
  const marks = await page.locator(MARKS[side]).count();
  await page.close();
  if (side !== 'alone' && marks !== marked(rows)) throw new Error(`${side}: ${marks} marks on ${rows} rows`);
  const own = tasks.filter((task) => task.scripts.has(FILES[side]));
  const last = own.at(-1)!;
  return {
    spent: total(tasks),
    script: longest(own),
    draw: tasks.reduce((most, task) => Math.max(most, task.drawMs), 0),
    wall: last.at + last.wall - tasks[0]!.at,
  };
}

const rounded = (n: number): string => n.toFixed(1);

export async function listOpen({ runs, small, say }: BenchOptions): Promise<Measure[]> {
  const run = await openBench();
  const measures: Measure[] = [];
  const added: { rows: number; ms: number }[] = [];
  try {
    await openOnce(run, 'ours', 50);
    for (const rows of small ? SIZES.slice(0, 2) : SIZES) {
      const seen: Record<'ours' | 'script' | 'alone', Opened[]> = { ours: [], script: [], alone: [] };
      for (let i = 0; i < runs; i++)
        for (const side of ['alone', 'ours', 'script'] as const)
          seen[side].push(await openOnce(run, side, rows));
      const alone = median(seen.alone.map((o) => o.spent));
      const pairs = seen.ours.map((ours, i) => ({
        ours: ours.spent - alone,
        yardstick: seen.script[i]!.spent - alone,
      }));
      const ours = median(pairs.map((p) => p.ours));
      // Of the medians: a page's own time varies more than a fast script takes, and a pair may come near to nothing.
      const ratio = ours / median(pairs.map((p) => p.yardstick));
      added.push({ rows, ms: ours });
      say(`  ${rows} rows: +${rounded(ours)} ms, ${rounded(ratio)}x`);
      measures.push({
        row: 1,
        what: `list of ${rows}: main-thread time added`,
        ours,
        yardstick: median(pairs.map((p) => p.yardstick)),
        unit: 'ms',
        ratio,
        goal: '<= 1.3x',
        met: ratio <= 1.3,
        runs,
        note: `from the content script's start to the last mark ${rounded(median(seen.ours.map((o) => o.wall)))} ms by the clock; the page's own time in that window ${rounded(alone)} ms`,
      });
      const task = median(seen.ours.map((o) => o.script));
      measures.push({
        row: 1,
        what: `list of ${rows}: longest task added`,
        ours: task,
        yardstick: median(seen.script.map((o) => o.script)),
        unit: 'ms',
        goal: rows === 500 ? '<= 16 ms' : '-',
        ...(rows === 500 ? { met: task <= 16 } : {}),
        runs,
        note: `longest frame of the page's own layout meanwhile: ours ${rounded(median(seen.ours.map((o) => o.draw)))}, the script's ${rounded(median(seen.script.map((o) => o.draw)))}, alone ${rounded(median(seen.alone.map((o) => o.draw)))} ms`,
      });
    }
  } finally {
    await run.stop();
  }
  const [, middle, most] = added;
  if (middle && most) {
    const growth = most.ms / middle.ms / (most.rows / middle.rows);
    measures.push({
      row: 1,
      what: 'growth from 500 to 2,000 rows, a row',
      ours: most.ms / most.rows,
      yardstick: middle.ms / middle.rows,
      unit: 'ms/row',
      ratio: growth,
      goal: 'linear (<= 1.3x)',
      met: growth <= 1.3,
      runs,
      note: 'the yardstick is our own time a row at 500 rows',
    });
  }
  return measures;
}

/** Thread time of a page whose middle row changes ten times a second for `seconds`. */
async function tickOnce(
  run: Run,
  side: Side,
  rows: number,
  seconds: number,
): Promise<{ page: number; longest: number }> {
  const page = await run.context.newPage();
  await page.goto(address(side, rows, '&tick=1'));
  await page.waitForTimeout(settleMs(rows));
  const tracing = await tracePage(page);
  await page.evaluate((tick) => window.postMessage({ tick }), seconds * 10);
  await page.waitForTimeout(seconds * 1_000 + 500);
  const tasks = await tracing.stop();
  const done = await page.title();
  const last = await page.locator(MARKS[side]).count();
  await page.close();
  if (done !== 'done') throw new Error(`${side}: the page did not get through its changes`);
  // After an even number of changes the middle row is back where it was.
  if (side !== 'alone' && Math.abs(last - marked(rows)) > 1)
    throw new Error(`${side}: ${last} marks on ${rows} rows`);
  const own = tasks.filter((task) => task.scripts.has(FILES[side]) || task.scripts.has('desk.js'));
  return { page: total(tasks), longest: longest(own) };
}

export async function listTicks({ runs, small, say }: BenchOptions): Promise<Measure[]> {
  const run = await openBench();
  const seconds = small ? 3 : 10;
  const changes = seconds * 10;
  const measures: Measure[] = [];
  const costs: number[] = [];
  try {
    for (const rows of SIZES) {
      const pairs: { ours: number; yardstick: number }[] = [];
      const worst: number[] = [];
      for (let i = 0; i < runs; i++) {
        const alone = await tickOnce(run, 'alone', rows, seconds);
        const ours = await tickOnce(run, 'ours', rows, seconds);
        const rescan = await tickOnce(run, 'rescan', rows, seconds);
        worst.push(ours.longest);
        pairs.push({
          ours: (ours.page - alone.page) / changes,
          yardstick: (rescan.page - alone.page) / changes,
        });
      }
      const ours = median(pairs.map((p) => p.ours));
      const ratio = medianRatio(pairs);
      costs.push(ours);
      say(`  ${rows} rows: ${ours.toFixed(2)} ms a change, ${ratio.toFixed(3)}x`);
      measures.push({
        row: 2,
        what: `one row of ${rows} changing: main thread a change`,
        ours,
        yardstick: median(pairs.map((p) => p.yardstick)),
        unit: 'ms',
        ratio,
        goal: rows === 2_000 ? '<= 0.05x' : '-',
        ...(rows === 2_000 ? { met: ratio <= 0.05 } : {}),
        runs,
        note: `above the page alone, the desk's own work among it; longest task of ours ${median(worst).toFixed(1)} ms`,
      });
    }
  } finally {
    await run.stop();
  }
  const growth = costs.at(-1)! / costs[0]!;
  measures.push({
    row: 2,
    what: 'a change at 2,000 rows over one at 50',
    ours: costs.at(-1)!,
    yardstick: costs[0]!,
    unit: 'ms',
    ratio: growth,
    goal: 'independent (<= 1.5x)',
    met: growth <= 1.5,
    runs,
    note: 'the yardstick is our own cost at 50 rows',
  });
  return measures;
}
