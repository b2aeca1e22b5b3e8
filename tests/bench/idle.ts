// Row 3: where nothing is to be done, nothing runs. A page no marketplace matches, a hidden tab, a still page: tasks in
// which our script ran are counted, and the changes of the page's own go on meanwhile.
import type { Run } from '../e2e/harness.ts';
import { address, openBench } from './browser.ts';
import { hiddenTab } from './hidden.ts';
import type { BenchOptions, Measure } from './measure.ts';
import { type Task, tracePage } from './trace.ts';

const OURS = ['waker.js', 'overlay.js', 'desk.js', 'guard.js', 'sheets.js'];
const ours = (tasks: readonly Task[]): Task[] =>
  tasks.filter((task) => OURS.some((file) => task.scripts.has(file)));

/** Tasks of ours on an address, from its navigation on. */
async function visit(run: Run, url: string): Promise<number> {
  const page = await run.context.newPage();
  const tracing = await tracePage(page);
  await page.goto(url);
  await page.waitForTimeout(2_000);
  const tasks = ours(await tracing.stop());
  await page.close();
  return tasks.length;
}

/** Tasks of ours on a list that has come to rest. */
async function still(run: Run, seconds: number): Promise<number> {
  const page = await run.context.newPage();
  await page.goto(address('ours', 50));
  await page.waitForTimeout(3_000);
  const tracing = await tracePage(page);
  await page.waitForTimeout(seconds * 1_000);
  const tasks = ours(await tracing.stop());
  await page.close();
  return tasks.length;
}

export async function idle({ small, say }: BenchOptions): Promise<Measure[]> {
  const seconds = small ? 3 : 10;
  const measure = (what: string, tasks: number, note: string): Measure => {
    say(`  ${what}: ${tasks}`);
    return {
      row: 3,
      what,
      ours: tasks,
      yardstick: 0,
      unit: 'tasks',
      goal: '0',
      met: tasks === 0,
      runs: 1,
      note,
    };
  };
  const run = await openBench();
  const measures: Measure[] = [];
  try {
    const elsewhere = await visit(run, 'https://alone.example/orders/list?rows=50');
    measures.push(measure('a page no marketplace matches', elsewhere, 'nothing is injected there'));
    const off = await visit(run, 'https://mms.pinduoduo.com/nobody/knows?rows=50');
    say(`  another page of a marketplace's host: ${off}`);
    measures.push({
      row: 3,
      what: "another page of a marketplace's host",
      ours: off,
      unit: 'tasks',
      goal: '-',
      runs: 1,
      note: 'the overlay starts, asks whether it is wanted, and rests',
    });
    measures.push(
      measure(`a still list, ${seconds} s`, await still(run, seconds), 'after the desk has come'),
    );
  } finally {
    await run.stop();
  }
  const hidden = await hiddenTab(seconds);
  measures.push(
    measure(
      `a hidden list, its row changing, ${seconds} s`,
      ours(hidden.tasks).length,
      `the page made ${hidden.changes} changes`,
    ),
  );
  return measures;
}
