// Rows 9 and 10: a million rows in the extension's own worker. Stock looked up, an entry kept, an order's file, each over
// the bare database calls for the same rows.
import { fileURLToPath } from 'node:url';
import type { Worker } from 'playwright-core';
import { bundle } from '../../scripts/lib/reader.ts';
import { start } from '../e2e/harness.ts';
import { type BenchOptions, type Measure, median, quantile } from './measure.ts';
import type { StoreBench } from './store-worker.ts';

const GOAL = 1.5;
const ROUNDS = 40;
const SLICE = 25_000;

interface Pair {
  ours: number;
  yardstick: number;
}

/** Calls one of the functions that stand in the worker. */
const call = <N extends keyof StoreBench>(worker: Worker, name: N, ...args: Parameters<StoreBench[N]>) =>
  worker.evaluate(
    ([of, given]) =>
      (globalThis as unknown as { counterhandStore: Record<string, (...a: unknown[]) => unknown> })
        .counterhandStore[of]!(...given),
    [name as string, args as unknown[]] as const,
  ) as Promise<Awaited<ReturnType<StoreBench[N]>>>;

async function inWorker<T>(work: (worker: Worker) => Promise<T>): Promise<T> {
  const script = await bundle(fileURLToPath(new URL('./store-worker.ts', import.meta.url)));
  const run = await start();
  try {
    const worker = await run.worker();
    await worker.evaluate(script);
    return await work(worker);
  } finally {
    await run.stop();
  }
}

async function fill(
  count: number,
  say: (line: string) => void,
  what: string,
  put: (from: number, to: number) => Promise<void>,
) {
  const began = Date.now();
  for (let from = 0; from < count; from += SLICE) await put(from, Math.min(count, from + SLICE));
  say(`  ${count.toLocaleString('en')} ${what} written in ${((Date.now() - began) / 1_000).toFixed(0)} s`);
}

/** Paired runs of `ROUNDS` rounds each, after one for warming: the p50s of a run make its ratio. */
async function rounds(
  runs: number,
  once: (round: number) => Promise<Pair>,
): Promise<{ pairs: Pair[]; all: Pair[] }> {
  const pairs: Pair[] = [];
  const all: Pair[] = [];
  for (let run = -1; run < runs; run++) {
    const seen: Pair[] = [];
    for (let i = 0; i < ROUNDS; i++) seen.push(await once((run + 1) * ROUNDS + i));
    if (run < 0) continue;
    all.push(...seen);
    pairs.push({ ours: median(seen.map((p) => p.ours)), yardstick: median(seen.map((p) => p.yardstick)) });
  }
  return { pairs, all };
}

function measure(
  row: number,
  what: string,
  { pairs, all }: { pairs: Pair[]; all: Pair[] },
  note: string,
): Measure {
  const ratio = median(pairs.map((p) => p.ours / p.yardstick));
  const p99 = (of: keyof Pair) =>
    quantile(
      all.map((p) => p[of]),
      0.99,
    ).toFixed(1);
  return {
    row,
    what,
    ours: median(pairs.map((p) => p.ours)),
    yardstick: median(pairs.map((p) => p.yardstick)),
    unit: 'ms',
    ratio,
    goal: `<= ${GOAL}x p50`,
    met: ratio <= GOAL,
    runs: pairs.length,
    note: `${note}; ${all.length} rounds, p99 ${p99('ours')} over ${p99('yardstick')} ms`,
  };
}

export const stockLookUp = ({ runs, small, say }: BenchOptions): Promise<Measure[]> =>
  inWorker(async (worker) => {
    const count = small ? 50_000 : 1_000_000;
    await fill(count, say, 'stock rows', (from, to) => call(worker, 'fillStock', from, to));
    const seen = await rounds(runs, (round) => call(worker, 'lookUp', round, 200, count));
    return [measure(9, '200 SKUs looked up in the worker', seen, `among ${count.toLocaleString('en')} rows`)];
  });

export const journal = ({ runs, small, say }: BenchOptions): Promise<Measure[]> =>
  inWorker(async (worker) => {
    const orders = (small ? 50_000 : 1_000_000) / 4;
    await fill(orders, say, 'orders of four entries', (from, to) => call(worker, 'fillJournal', from, to));
    const among = `among ${(orders * 4).toLocaleString('en')} entries`;
    const kept = await rounds(runs, (round) => call(worker, 'append', round));
    const files = await rounds(runs, (round) => call(worker, 'file', round, orders));
    return [
      measure(10, 'one entry appended, acknowledged durable', kept, among),
      measure(10, "an order's file, read and folded", files, among),
    ];
  });
