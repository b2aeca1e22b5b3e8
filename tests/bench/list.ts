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

interface Ticked {
  /** Thread time a change, the page's own among it. */
  page: number;
  /** Thread time a change of the tasks in which our (or the script's) code ran. */
  script: number;
  longest: number;
}

/** A page whose middle row changes ten times a second for `seconds`. A page that cannot follow makes fewer changes. */
async function tickOnce(run: Run, side: Side, rows: number, seconds: number): Promise<Ticked> {
  const page = await run.context.newPage();
  await page.goto(address(side, rows, '&tick=1'));
  await page.waitForTimeout(settleMs(rows));
  const tracing = await tracePage(page);
  await page.evaluate((tick) => window.postMessage({ tick }), seconds * 10);
  await page.waitForTimeout(seconds * 1_000 + 500);
  const tasks = await tracing.stop();
  const changes = await page.evaluate(() => (globalThis as unknown as { changes?: number }).changes ?? 0);
  const last = await page.locator(MARKS[side]).count();
  await page.close();
  if (changes < seconds) throw new Error(`${side}: the page made ${changes} changes`);
  // The middle row is short at every other change.
  if (side !== 'alone' && Math.abs(last - marked(rows)) > 1)
    throw new Error(`${side}: ${last} marks on ${rows} rows`);
  const own = tasks.filter((task) => task.scripts.has(FILES[side]) || task.scripts.has('desk.js'));
  return { page: total(tasks) / changes, script: total(own) / changes, longest: longest(own) };
}

export async function listTicks({ runs, small, say }: BenchOptions): Promise<Measure[]> {
  const run = await openBench();
  const seconds = small ? 3 : 10;
  const measures: Measure[] = [];
  const costs: Record<'script' | 'whole', number[]> = { script: [], whole: [] };
  try {
    for (const rows of SIZES) {
      const seen: Record<'alone' | 'ours' | 'rescan', Ticked[]> = { alone: [], ours: [], rescan: [] };
      for (let i = 0; i < runs; i++)
        for (const side of ['alone', 'ours', 'rescan'] as const)
          seen[side].push(await tickOnce(run, side, rows, seconds));
      const compare = (
        what: string,
        name: 'script' | 'whole',
        of: (side: 'ours' | 'rescan', i: number) => number,
        note: string,
      ) => {
        const pairs = seen.ours.map((_, i) => ({ ours: of('ours', i), yardstick: of('rescan', i) }));
        const ours = median(pairs.map((p) => p.ours));
        const ratio = medianRatio(pairs);
        costs[name].push(ours);
        say(`  ${rows} rows, ${what}: ${ours.toFixed(2)} ms a change, ${ratio.toFixed(3)}x`);
        measures.push({
          row: 2,
          what: `one row of ${rows} changing: ${what}`,
          ours,
          yardstick: median(pairs.map((p) => p.yardstick)),
          unit: 'ms',
          ratio,
          goal: rows === 2_000 ? '<= 0.05x' : '-',
          ...(rows === 2_000 ? { met: ratio <= 0.05 } : {}),
          runs,
          note,
        });
      };
      compare(
        'script a change',
        'script',
        (side, i) => seen[side][i]!.script,
        `tasks in which the overlay or the desk ran; the longest ${median(seen.ours.map((t) => t.longest)).toFixed(1)} ms`,
      );
      const alone = median(seen.alone.map((t) => t.page));
      compare(
        'all above the page alone',
        'whole',
        (side, i) => seen[side][i]!.page - alone,
        `the mark comes and goes at every change, each time with a frame of the page's layout; the page alone takes ${alone.toFixed(1)} ms a change`,
      );
    }
  } finally {
    await run.stop();
  }
  for (const [name, what] of [
    ['script', 'script'],
    ['whole', 'all above the page alone'],
  ] as const) {
    const growth = costs[name].at(-1)! / costs[name][0]!;
    measures.push({
      row: 2,
      what: `${what}: at 2,000 rows over at 50`,
      ours: costs[name].at(-1)!,
      yardstick: costs[name][0]!,
      unit: 'ms',
      ratio: growth,
      goal: 'independent (<= 1.5x)',
      met: growth <= 1.5,
      runs,
    });
  }
  return measures;
}
