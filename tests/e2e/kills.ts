// Kills of the worker at random moments while notes are being kept: from the practice shop's page, by the client's own
// code with its one retry; where that was not enough the agent presses again, and the desk keeps the id it made first.
import type { Page } from 'playwright-core';
import { createClient } from '../../lib/messages/client.ts';
import { type Draft, newId } from '../../lib/model/entries.ts';
import type { Result } from '../../lib/model/result.ts';
import { killWorker, type Run, start } from './harness.ts';

export interface KillsOptions {
  kills: number;
  /** The same seed gives the same waits between kills. */
  seed: number;
  /** Told after every kill. */
  onKill?: (n: number, acknowledged: number) => void;
}

export interface KillsResult {
  kills: number;
  /** How often the browser said that the worker had stopped. */
  stops: number;
  asked: number;
  acknowledged: number;
  /** How often the answer was lost twice, and the agent pressed again. */
  pressedAgain: number;
  /** Failures other than a worker that is gone; there should be none. */
  refused: string[];
  /** Acknowledged and not in the journal. */
  lost: string[];
  /** Texts that stand more than once. */
  twice: string[];
  /** Entries nobody asked for. */
  strange: string[];
  entries: number;
  /** Whether `seq` counts 0, 1, 2 … without a gap or a repeat. */
  seqWhole: boolean;
}

/** mulberry32: a small generator whose whole state is the printed seed. */
function randomFrom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const ORDER = '260101-0001';
/** Notes under way at once: an agent with several tabs, and enough that a kill always falls into some. */
const WRITERS = 3;

type World = typeof globalThis & { ask: (request: unknown) => Promise<Result<unknown>> };

async function openShop(run: Run): Promise<Page> {
  const page = await run.context.newPage();
  await page.goto(`chrome-extension://${run.id}/practice.html?lang=zh-CN&still=1#/orders`);
  await page.locator('[data-counterhand="marks"]').first().waitFor();
  // The client as it is, not a copy of it; `__name` is what some compilers wrap functions in.
  await page.evaluate(
    `globalThis.__name = (fn) => fn;
     globalThis.ask = (${createClient})((request) => chrome.runtime.sendMessage(request));
     true`,
  );
  return page;
}

const note = (text: string): Draft => ({
  id: newId(),
  kind: 'note.added',
  subject: { kind: 'order', marketplace: 'practice', id: ORDER },
  body: { text: '' },
  text,
});

/** The browser's own word on whether the worker runs. */
async function watchWorker(run: Run): Promise<{ runs: boolean; stops: number }> {
  const worker = { runs: true, stops: 0 };
  const session = await run.context.newCDPSession(run.office);
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { runningStatus } of versions) {
      worker.runs = runningStatus === 'running';
      if (runningStatus === 'stopped') worker.stops++;
    }
  });
  await session.send('ServiceWorker.enable');
  return worker;
}

/** Runs it on a browser of its own. */
export async function killRun({ kills, seed, onKill }: KillsOptions): Promise<KillsResult> {
  const run = await start();
  try {
    return await killing(run, kills, seed, onKill);
  } finally {
    await run.stop();
  }
}

async function killing(
  run: Run,
  kills: number,
  seed: number,
  onKill: KillsOptions['onKill'],
): Promise<KillsResult> {
  const random = randomFrom(seed);
  const page = await openShop(run);
  const worker = await watchWorker(run);

  const asked = new Map<string, string>();
  const acknowledged = new Set<string>();
  const refused: string[] = [];
  let pressedAgain = 0;
  let over = false;
  const writer = async () => {
    while (!over) {
      const draft = note(`note ${asked.size + 1}`);
      asked.set(draft.id, draft.text!);
      for (let kept = false; !kept; ) {
        const answer = await page.evaluate((request) => (globalThis as World).ask(request), {
          type: 'append',
          drafts: [draft],
        });
        kept = answer.ok || answer.error.code !== 'worker.gone';
        if (answer.ok) acknowledged.add(draft.id);
        else if (kept) refused.push(answer.error.code);
        else pressedAgain++;
      }
    }
  };
  const writers = Array.from({ length: WRITERS }, writer);
  // A writer that fails ends the run at once, not after the last kill.
  const failed = Promise.all(writers).then(() => undefined);
  failed.catch(() => undefined);

  for (let n = 1; n <= kills; n++) {
    // A kill of a worker that does not run would be none: the next note wakes it first.
    for (const end = Date.now() + 10_000; !worker.runs; await Promise.race([failed, wait(2)]))
      if (Date.now() > end) throw new Error(`seed ${seed}: the worker did not start again before kill ${n}`);
    await Promise.race([failed, wait(random() ** 2 * 400)]);
    await killWorker(run);
    onKill?.(n, acknowledged.size);
  }
  await wait(300);
  over = true;
  await failed;

  const { entries, texts } = await journal(page);
  const ids = new Set(entries.map((entry) => entry.id));
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const text = texts[String(entry.body.text)] ?? '(no text)';
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return {
    kills,
    stops: worker.stops,
    asked: asked.size,
    acknowledged: acknowledged.size,
    pressedAgain,
    refused,
    lost: [...acknowledged].filter((id) => !ids.has(id)),
    twice: [...counts].flatMap(([text, n]) => (n > 1 ? [text] : [])),
    strange: entries.flatMap(({ id, body }) => (asked.get(id) === texts[String(body.text)] ? [] : [id])),
    entries: entries.length,
    seqWhole: entries
      .map((entry) => entry.seq)
      .sort((a, b) => a - b)
      .every((seq, i) => seq === i),
  };
}

/** What the practice shop's journal holds, and its texts by their hash. */
const journal = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open('counterhand-practice');
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    const all = <T>(table: string) =>
      new Promise<T[]>((done) => {
        const request = db.transaction(table).objectStore(table).getAll();
        request.onsuccess = () => done(request.result as T[]);
      });
    const entries = await all<{ id: string; seq: number; body: { text?: string } }>('journal');
    const texts = await all<{ hash: string; text: string }>('texts');
    db.close();
    return { entries, texts: Object.fromEntries(texts.map((row) => [row.hash, row.text])) };
  });
