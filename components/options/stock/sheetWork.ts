// The worker's part of an import: file to sheet, sheet to lines, lines against the stock there is. It answers one
// question after another. What it writes is a generation nobody reads: the page makes it current.
import { ok } from '../../../lib/model/result.ts';
import { complete, type OpenedSheet } from '../../../lib/stock/columns.ts';
import { opening } from '../../../lib/stock/intake.ts';
import type { Reading } from '../../../lib/stock/read.ts';
import type { FullMapping, StockRow } from '../../../lib/stock/types.ts';
import { filling } from './filling.ts';
import type { Asked, Check, Figures, Into, OpenAnswer, Progress, Told } from './sheetTalk.ts';
import { atOnce, type Planned, planning, reading } from './slices.ts';

/** As often as a bar may move. */
const TELL_MS = 40;
/** Figures of a check under way are compared again only while that is quick. */
const PARTIAL_LINES = 20_000;
const PARTIAL_MS = 300;
/** Lines left out go over in slices that the page takes in without a pause. */
const SKIP_SLICE = 1_000;
const LEFT_SHOWN = 8;
/** Read ahead of the question, without a bar, is only what takes no time worth a bar. */
const AHEAD_ROWS = 200_000;

type Partly = (so: Reading) => Figures;

export interface WorkOptions {
  tell: (told: Told) => void;
  now: () => number;
  /** Lets others have their turn between two steps; a worker of its own needs none. */
  turn?: () => Promise<void>;
}

/** Answers the page's questions, in their order. */
export function createSheetWork({ tell, now, turn }: WorkOptions): (asked: Asked) => Promise<void> {
  let sheet: OpenedSheet | undefined;
  let current = new Map<string, StockRow>();
  let read: { key: string; reading: Reading } | undefined;
  let planned: Planned | undefined;
  let offset = '';
  /** What was asked before this is not gone on with. */
  let haltedAt = -1;

  /** Runs a work to its end, telling how far it is now and then. */
  async function run<S, R>(work: Generator<S, R, void>, told: (step: S) => void): Promise<R> {
    let last = now();
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      if (now() - last < TELL_MS) continue;
      told(step.value);
      await turn?.();
      last = now();
    }
  }

  const progress = (id: number, told: Progress) => tell({ id, progress: told });
  const figures = (plan: Planned, count: number): Figures => {
    const { changed, added, removed, same, held, nameless } = plan;
    const sums = { changed, added, removed, same, held, nameless };
    return { ...sums, worst: plan.worst(count), rows: plan.count };
  };

  async function open(id: number, file: Blob, worksheet?: number): Promise<OpenAnswer | undefined> {
    sheet = undefined;
    read = undefined;
    planned = undefined;
    const buffer = await file.arrayBuffer().catch(() => undefined);
    if (!buffer) {
      tell({ id, failed: { code: 'file.unreadable' } });
      return undefined;
    }
    const bytes = new Uint8Array(buffer);
    const result = await run(opening(bytes, { worksheet }), (at) =>
      progress(id, { what: 'file', at, of: 1 }),
    );
    const { worksheets } = result.ok ? result.value : result;
    if (!result.ok) return { ...result, worksheets };
    const { opened, encoding, delimiter } = result.value;
    sheet = opened;
    const { rows, lines } = opened.sheet;
    const first = opened.headerRow + 1;
    return {
      ...ok({
        header: opened.header,
        sure: opened.sure,
        mapping: opened.mapping,
        shape: opened.shape,
        sample: rows[first] ?? [],
        sampleLine: lines[first] ?? 0,
        lastLine: lines.at(-1) ?? 0,
        encoding,
        delimiter,
      }),
      worksheets,
    };
  }

  /** The sheet's lines under a mapping; told of only where somebody waits. */
  async function readAs(mapping: FullMapping, told: (progress: Progress) => void, partly?: Partly) {
    if (!sheet) throw new Error('no sheet is open');
    const key = JSON.stringify(mapping);
    if (read?.key === key) return read.reading;
    const { lines } = sheet.sheet;
    const last = lines.at(-1) ?? 0;
    let compared = now();
    const work = reading(sheet.sheet, mapping, sheet.headerRow, { header: sheet.header, offset });
    const whole = await run(work, ({ reading: so, row }) => {
      const progress: Progress = { what: 'line', at: lines[row - 1] ?? last, of: last };
      progress.left = { count: so.skipped.length, first: so.skipped.slice(0, LEFT_SHOWN) };
      if (partly && row < lines.length && so.lines.size <= PARTIAL_LINES && now() - compared >= PARTIAL_MS) {
        progress.figures = partly(so);
        compared = now();
      }
      told(progress);
    });
    read = { key, reading: whole };
    return whole;
  }

  async function check(id: number, { mapping, mode, needed, worst: count }: Check): Promise<Figures> {
    // An unfinished sheet removes nothing yet.
    const partly = (so: Reading) => figures(atOnce(planning(current, so, 'update', needed)), count);
    const whole = await readAs(mapping, (told) => progress(id, told), partly);
    const { skipped, lines } = whole;
    const of = lines.skus + (mode === 'replace' ? current.size : 0);
    planned = await run(planning(current, whole, mode, needed), (at) =>
      progress(id, { what: 'compare', at, of }),
    );
    for (let from = 0; from < skipped.length; from += SKIP_SLICE)
      tell({ id, skipped: skipped.slice(from, from + SKIP_SLICE) });
    return figures(planned, count);
  }

  function write(id: number, into: Into, plan: Planned): Promise<boolean> {
    return filling(into, plan, (at, of) => {
      progress(id, { what: 'write', at, of });
      return id > haltedAt;
    });
  }

  async function answer(asked: Asked): Promise<unknown> {
    switch (asked.do) {
      case 'open':
        offset = asked.offset;
        return open(asked.id, asked.file, asked.worksheet);
      case 'stock':
        if (asked.first) current = new Map();
        for (const row of asked.rows) current.set(row.key, row);
        return null;
      case 'check':
        return check(asked.id, asked.check);
      case 'worst':
        return planned?.worst(asked.count) ?? [];
      case 'write':
        return planned ? write(asked.id, asked.into, planned) : false;
      case 'halt':
        return null;
    }
  }

  let before: Promise<unknown> = Promise.resolve();
  return (asked) => {
    if (asked.do === 'halt') haltedAt = asked.id;
    const turnOf = before.then(async () => {
      try {
        const said = await answer(asked);
        if (said !== undefined) tell({ id: asked.id, answer: said });
        // The page now asks its database what it has; meanwhile the lines are read as the columns were guessed.
        const guessed = asked.do === 'open' && sheet ? complete(sheet.mapping, sheet.header) : undefined;
        if (guessed?.ok && sheet && sheet.sheet.lines.length <= AHEAD_ROWS)
          await readAs(guessed.value, () => undefined);
      } catch {
        tell({ id: asked.id, failed: { code: 'file.failed' } });
      }
    });
    before = turnOf;
    return turnOf;
  };
}
