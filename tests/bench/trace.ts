// Main-thread time, from Chromium's own trace: every task of the page's renderer, what it cost, and whose script ran in it.
import type { Page } from 'playwright-core';

interface Event {
  name: string;
  cat: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: {
    name?: string;
    data?: { url?: string; frames?: Frame[] } & Record<string, unknown>;
  };
}

export interface Task {
  /** Milliseconds of the trace's clock. */
  at: number;
  wall: number;
  /** The thread's own time: what other programs on the machine take does not count. */
  cpu: number;
  /** Files whose script ran in it. */
  scripts: Set<string>;
  /** Thread time inside script, by file. */
  scriptMs: Map<string, number>;
  /** Time in style, layout and paint. */
  drawMs: number;
}

const CATEGORIES = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'disabled-by-default-v8.compile',
];
const SCRIPT = new Set(['EvaluateScript', 'FunctionCall', 'v8.compile', 'v8.run']);
const DRAW = new Set(['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit']);

/** Made only because somebody traces: a message sent under devtools remembers the stack it was sent from. */
const ARTEFACT = 'V8.CollectSourcePositions';

/** As much of a devtools session as tracing needs: either driver's fits. */
export interface Session {
  send(method: never, params?: never): Promise<unknown>;
  once(event: never, listener: (params: never) => void): unknown;
  detach(): Promise<void>;
}
type Send = (method: string, params?: object) => Promise<unknown>;

export interface Trace {
  stop(): Promise<Task[]>;
}

/** Starts tracing; stopping answers the tasks of the page's main thread, in order. `url` is the page's when it stops. */
export async function trace(session: Session, url: () => string): Promise<Trace> {
  const send = session.send.bind(session) as unknown as Send;
  await send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: {
      recordMode: 'recordAsMuchAsPossible',
      includedCategories: CATEGORIES,
      excludedCategories: ['*'],
    },
  });
  return {
    async stop() {
      const done = new Promise<{ stream: string }>((resolve) =>
        session.once('Tracing.tracingComplete' as never, resolve as never),
      );
      await send('Tracing.end');
      const { stream } = await done;
      const text = await readAll(send, stream);
      await session.detach();
      return tasksOf(JSON.parse(text).traceEvents as Event[], url());
    },
  };
}

export const tracePage = async (page: Page): Promise<Trace> =>
  trace((await page.context().newCDPSession(page)) as unknown as Session, () => page.url());

async function readAll(send: Send, handle: string): Promise<string> {
  const parts: Buffer[] = [];
  for (;;) {
    const part = (await send('IO.read', { handle })) as {
      data: string;
      base64Encoded?: boolean;
      eof: boolean;
    };
    parts.push(Buffer.from(part.data, part.base64Encoded ? 'base64' : 'utf8'));
    if (part.eof) break;
  }
  await send('IO.close', { handle });
  return Buffer.concat(parts).toString('utf8');
}

const fileOf = (url: string): string => url.replace(/[?#].*$/, '').replace(/^.*\//, '') || url;

interface Frame {
  url?: string;
  processId?: number;
}

export function tasksOf(events: Event[], url: string): Task[] {
  // The page came while tracing, or stood before it began.
  const frames = events.flatMap(({ name, args }) =>
    name === 'FrameCommittedInBrowser'
      ? [args?.data as Frame]
      : name === 'TracingStartedInBrowser'
        ? (args?.data?.frames ?? [])
        : [],
  );
  const process = frames.findLast((frame) => frame.url === url)?.processId;
  if (process === undefined) throw new Error(`the trace knows no page at ${url}`);
  const thread = events.find(
    (e) => e.name === 'thread_name' && e.pid === process && e.args?.name === 'CrRendererMain',
  )?.tid;
  const own = events
    .filter((e) => e.pid === process && e.tid === thread && e.ph === 'X')
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const tasks: Task[] = [];
  let end = 0;
  let scriptEnd = 0;
  let drawEnd = 0;
  let file = '';
  for (const e of own) {
    if (e.name === 'RunTask' && e.ts >= end) {
      end = e.ts + (e.dur ?? 0);
      tasks.push({
        at: e.ts / 1000,
        wall: (e.dur ?? 0) / 1000,
        cpu: (e.tdur ?? e.dur ?? 0) / 1000,
        scripts: new Set(),
        scriptMs: new Map(),
        drawMs: 0,
      });
      continue;
    }
    const task = tasks.at(-1);
    if (!task || e.ts >= end) continue;
    const took = (e.tdur ?? e.dur ?? 0) / 1000;
    if (SCRIPT.has(e.name)) {
      const from =
        (e.args as { data?: { url?: string }; fileName?: string } | undefined)?.data?.url ??
        (e.args as { fileName?: string })?.fileName ??
        '';
      if (from) task.scripts.add(fileOf(from));
      if (e.ts >= scriptEnd) {
        scriptEnd = e.ts + (e.dur ?? 0);
        file = fileOf(from);
        task.scriptMs.set(file, (task.scriptMs.get(file) ?? 0) + took);
      }
    } else if (e.name === ARTEFACT) {
      task.cpu -= took;
      if (e.ts < scriptEnd) task.scriptMs.set(file, (task.scriptMs.get(file) ?? 0) - took);
    } else if (DRAW.has(e.name) && e.ts >= drawEnd) {
      drawEnd = e.ts + (e.dur ?? 0);
      task.drawMs += took;
    }
  }
  return tasks;
}

export const total = (tasks: readonly Task[]): number => tasks.reduce((sum, task) => sum + task.cpu, 0);
export const longest = (tasks: readonly Task[]): number =>
  tasks.reduce((most, task) => Math.max(most, task.cpu), 0);
