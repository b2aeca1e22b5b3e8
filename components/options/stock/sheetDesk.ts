// The page's end of the line to its worker: questions with answers, and an end. A worker that is ended answers nothing
// more; whoever waits for it is told that it was stopped.
import type { Result } from '../../../lib/model/result.ts';
import { fail, ok } from '../../../lib/model/result.ts';
import type { Change } from '../../../lib/stock/plan.ts';
import type { Skip, StockRow } from '../../../lib/stock/types.ts';
import type { Ask, Check, Figures, Into, OpenAnswer, Progress, SheetPort, Told } from './sheetTalk.ts';

interface Waiting {
  done: (result: Result<unknown> | undefined) => void;
  told: ((progress: Progress) => void) | undefined;
  skipped: Skip[];
}

export type SheetDesk = ReturnType<typeof createSheetDesk>;

/** `start` starts a worker; it is first called when there is something to ask. */
export function createSheetDesk(start: () => SheetPort) {
  let port: SheetPort | undefined;
  let count = 0;
  /** Whether the worker at hand was asked anything. */
  let asked = false;
  const waiting = new Map<number, Waiting>();

  function hear({ data }: { data: Told }): void {
    const one = waiting.get(data.id);
    if (!one) return;
    if ('progress' in data) one.told?.(data.progress);
    else if ('skipped' in data) for (const skip of data.skipped) one.skipped.push(skip);
    else {
      waiting.delete(data.id);
      one.done('failed' in data ? { ok: false, error: data.failed } : ok(data.answer));
    }
  }

  /** Ends the worker. What it held is gone; all who wait are answered with `why`, or with nothing. */
  function end(why?: Result<never>): void {
    port?.terminate();
    port = undefined;
    asked = false;
    const all = [...waiting.values()];
    waiting.clear();
    for (const { done } of all) done(why);
  }

  /** A worker takes its time to start, so it is started before there is a file. */
  function ready(): SheetPort {
    if (port) return port;
    port = start();
    port.onmessage = hear;
    port.onerror = () => end(fail('file.failed'));
    return port;
  }

  /** Undefined when it was stopped. */
  function ask<T>(
    what: Ask,
    told?: (progress: Progress) => void,
    skipped: Skip[] = [],
  ): Promise<Result<T> | undefined> {
    const to = ready();
    asked = true;
    const id = count++;
    const answered = new Promise<Result<unknown> | undefined>((done) =>
      waiting.set(id, { done, told, skipped }),
    );
    to.postMessage({ ...what, id });
    return answered as Promise<Result<T> | undefined>;
  }

  return {
    ready: () => void ready(),
    /** Whether a worker is there, with what it was given. */
    here: () => asked,
    async open(
      file: Blob,
      { offset, worksheet }: { offset: string; worksheet?: number },
      told: (progress: Progress) => void,
    ) {
      const answer = await ask<OpenAnswer>({ do: 'open', file, offset, worksheet }, told);
      return answer && (answer.ok ? answer.value : (answer as OpenAnswer));
    },
    stock: (rows: StockRow[], first: boolean) => ask<null>({ do: 'stock', rows, first }),
    /** The dry run: figures, and every line left out. */
    async check(check: Check, told: (progress: Progress) => void) {
      const skipped: Skip[] = [];
      const answer = await ask<Figures>({ do: 'check', check }, told, skipped);
      return answer?.ok ? ok({ figures: answer.value, skipped }) : answer;
    },
    worst: (howMany: number) => ask<Change[]>({ do: 'worst', count: howMany }),
    /** Whether all was written; `halt` ends it sooner. */
    write: (into: Into, told: (progress: Progress) => void) => ask<boolean>({ do: 'write', into }, told),
    halt: () => port?.postMessage({ do: 'halt', id: count++ }),
    end: () => end(),
  };
}
