// Row 5: a browser puts an idle worker to sleep. From a page's navigation to its first mark, the worker awake or killed
// just before, in turn: what the waking costs an agent.
import type { Page } from 'playwright-core';
import { killWorker, type Run } from '../e2e/harness.ts';
import { address, openBench } from './browser.ts';
import { type BenchOptions, type Measure, median, quantile } from './measure.ts';

/** A screen of a list. */
const ROWS = 20;
const MOST_MS = 150;
/** Pairs a run: one navigation alone says little. */
const PAIRS = 4;

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The browser's own word on whether the worker runs. */
async function watch(run: Run): Promise<() => boolean> {
  let runs = true;
  const session = await run.context.newCDPSession(run.office);
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { runningStatus } of versions) runs = runningStatus === 'running';
  });
  await session.send('ServiceWorker.enable');
  return () => runs;
}

/** The page notes by its own clock, which begins with the navigation, when the first mark stands in it. */
async function timedPage(run: Run): Promise<Page> {
  const page = await run.context.newPage();
  await page.addInitScript(`
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-counterhand="marks"]')) return;
      globalThis.firstMark = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  `);
  return page;
}

async function once(run: Run, runs: () => boolean, asleep: boolean): Promise<number> {
  const page = await timedPage(run);
  if (asleep) {
    // A page that was closed just before still speaks to the worker: that is over by now.
    await wait(300);
    await killWorker(run);
    for (let i = 0; runs(); i++) {
      if (i > 200) throw new Error('the worker did not stop');
      await wait(10);
    }
  } else await run.ask({ type: 'overview' });
  if (runs() === asleep) throw new Error(`the worker is ${asleep ? 'awake' : 'asleep'}`);
  await page.goto(address('ours', ROWS));
  await page.waitForFunction('globalThis.firstMark !== undefined');
  const ms = (await page.evaluate('globalThis.firstMark')) as number;
  await page.close();
  return ms;
}

export async function wakeUp({ runs, say }: BenchOptions): Promise<Measure[]> {
  const run = await openBench();
  const seen: { asleep: number; awake: number }[] = [];
  try {
    const isRunning = await watch(run);
    await once(run, isRunning, false);
    for (let i = 0; i < runs * PAIRS; i++) {
      // Which goes first changes from pair to pair.
      const first = await once(run, isRunning, i % 2 === 0);
      const second = await once(run, isRunning, i % 2 === 1);
      seen.push(i % 2 === 0 ? { asleep: first, awake: second } : { asleep: second, awake: first });
    }
  } finally {
    await run.stop();
  }
  const more = seen.map(({ asleep, awake }) => asleep - awake);
  const ours = median(seen.map(({ asleep }) => asleep));
  const yardstick = median(seen.map(({ awake }) => awake));
  say(`  asleep ${ours.toFixed(0)} ms, awake ${yardstick.toFixed(0)} ms`);
  return [
    {
      row: 5,
      what: `worker asleep: from navigation to the first mark, ${ROWS} rows`,
      ours,
      yardstick,
      unit: 'ms',
      ratio: ours / yardstick,
      goal: `<= ${MOST_MS} ms more`,
      met: median(more) <= MOST_MS,
      runs,
      note: `${seen.length} pairs; more than with the worker awake: median ${median(more).toFixed(0)} ms, p90 ${quantile(more, 0.9).toFixed(0)} ms`,
    },
  ];
}
