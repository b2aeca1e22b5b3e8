// Row 4: what every matching page pays before its first mark: bytes that are read, and script time; the desk's bytes later.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILD } from '../e2e/harness.ts';
import { address, openBench } from './browser.ts';
import { type BenchOptions, type Measure, median } from './measure.ts';
import { tracePage } from './trace.ts';

/** A screen of the smallest list there is: what is paid whatever the page holds. */
const ROWS = 3;
const kilobytes = (file: string): number =>
  gzipSync(readFileSync(join(BUILD, file)), { level: 9 }).length / 1_000;

export async function firstMark({ runs, say }: BenchOptions): Promise<Measure[]> {
  const overlay = kilobytes('content-scripts/overlay.js') + kilobytes('waker.js');
  const desk = kilobytes('desk.js');
  const sheets = kilobytes('sheets.js');
  const run = await openBench();
  const script: number[] = [];
  const starting: number[] = [];
  const later: number[] = [];
  try {
    for (let i = 0; i <= runs; i++) {
      const page = await run.context.newPage();
      const tracing = await tracePage(page);
      await page.goto(address('ours', ROWS));
      await page.waitForTimeout(2_500);
      const tasks = await tracing.stop();
      await page.close();
      const before = tasks.findIndex((task) => task.scripts.has('desk.js'));
      const sum = (some: typeof tasks, file: string) =>
        some.reduce((ms, task) => ms + (task.scriptMs.get(file) ?? 0), 0);
      // The first page of a browser also warms what all later ones share.
      if (i === 0) continue;
      script.push(['overlay.js', 'waker.js'].reduce((ms, file) => ms + sum(tasks.slice(0, before), file), 0));
      starting.push(tasks.find((task) => task.scripts.has('overlay.js'))!.scriptMs.get('overlay.js')!);
      later.push(sum(tasks, 'desk.js'));
    }
  } finally {
    await run.stop();
  }
  const ms = median(script);
  say(
    `  ${overlay.toFixed(1)} kB, ${ms.toFixed(1)} ms; desk ${desk.toFixed(1)} kB, sheets ${sheets.toFixed(1)} kB`,
  );
  const size = (what: string, kB: number, most: number): Measure => ({
    row: 4,
    what,
    ours: kB,
    unit: 'kB gzip',
    goal: `<= ${most} kB`,
    met: kB <= most,
    runs: 1,
  });
  return [
    size('first bundle', overlay, 30),
    {
      row: 4,
      what: `script until the first mark, ${ROWS} rows`,
      ours: ms,
      unit: 'ms',
      goal: '<= 10 ms',
      met: ms <= 10,
      runs,
      note: `of it ${median(starting).toFixed(1)} ms to compile and start the bundle; the desk's script takes ${median(later).toFixed(1)} ms later`,
    },
    size('desk', desk, 45),
    size('palette and composer, on first use', sheets, 45),
  ];
}
