// An import as it goes: file, columns, check, write. One thing runs at a time; a new choice drops what was running.
// Nothing is written before `write`, and what a stopped write began is thrown away, so the old stock stands whole.
import { batch } from '@preact/signals';
import type { Failure } from '../../../lib/model/basics.ts';
import { complete } from '../../../lib/stock/columns.ts';
import { MAX_BYTES, TOO_LARGE } from '../../../lib/stock/decode.ts';
import type { ImportMode } from '../../../lib/stock/plan.ts';
import type { FullMapping, Mapping, Meaning } from '../../../lib/stock/types.ts';
import { getMeta, putMeta } from '../../../lib/store/store.ts';
import type { Office } from '../core/office.ts';
import { createHolding } from './checking.ts';
import { offsetAt } from './current.ts';
import { createImportState, MORE, type Phase, remapped, SHOWN } from './importState.ts';
import { createSheetDesk } from './sheetDesk.ts';
import { writeStock } from './writing.ts';

export type Importing = ReturnType<typeof createImporting>;

export function createImporting(office: Office) {
  const state = createImportState();
  const { phase, file, opened, worksheets, mapping, remembered, mode, progress, planned, written } = state;
  const desk = createSheetDesk(() => office.door.startSheets());
  const holding = createHolding(office, desk);
  let running = new AbortController();

  /** Ends what runs and begins anew. */
  function begin(): AbortSignal {
    running.abort();
    running = new AbortController();
    state.failure.value = undefined;
    return running.signal;
  }
  function stop(why: Failure, back: Phase): void {
    state.failure.value = why;
    phase.value = back;
  }
  /** Ends the worker, and with it what it was given. */
  function drop(): void {
    holding.drop();
    desk.end();
  }

  const shapeKey = (shape: string) => `columns:${shape}`;

  async function choose(chosen: File): Promise<void> {
    reset();
    if (chosen.size > MAX_BYTES) return stop(TOO_LARGE, 'file');
    file.value = chosen;
    if (await read(undefined, begin())) await check();
  }

  /** Another sheet of the workbook. */
  async function chooseWorksheet(at: number): Promise<void> {
    const stopped = begin();
    drop();
    state.forget();
    opened.value = undefined;
    if (await read(at, stopped)) await check();
  }

  /** The file, or one sheet of it, into the worker; whether there is something to check. */
  async function read(worksheet: number | undefined, stopped: AbortSignal): Promise<boolean> {
    const chosen = file.value;
    if (!chosen) return false;
    phase.value = 'reading';
    progress.value = { what: 'file', at: 0, of: 1 };
    const offset = offsetAt(office.door.now());
    const opening = desk.open(chosen, { offset, worksheet }, (told) => {
      if (!stopped.aborted) progress.value = told;
    });
    // While the worker reads the file, the database is read for what to compare it with.
    holding.begin();
    const answer = await opening;
    if (!answer || stopped.aborted) return false;
    worksheets.value = answer.worksheets;
    if (!answer.ok) {
      drop();
      // Where there are other sheets to choose from, the choice stays.
      const back = (answer.worksheets?.names.length ?? 0) > 1 ? 'columns' : 'file';
      if (back === 'file') file.value = undefined;
      stop(answer.error, back);
      return false;
    }
    const known = await getMeta<Mapping>(office.store, shapeKey(answer.value.shape));
    if (stopped.aborted) return false;
    batch(() => {
      opened.value = answer.value;
      remembered.value = known !== undefined;
      mapping.value = known ?? answer.value.mapping;
    });
    return true;
  }

  function mean(column: number, meaning: Meaning | undefined): Promise<void> {
    mapping.value = remapped(mapping.value, column, meaning);
    remembered.value = false;
    return check();
  }

  function setMode(next: ImportMode): Promise<void> {
    mode.value = next;
    return check();
  }

  /** Reads and compares: the dry run. */
  async function check(): Promise<void> {
    const stopped = begin();
    const sheet = opened.value;
    if (!sheet) return;
    const full = complete(mapping.value, sheet.header);
    if (!full.ok) {
      state.forget();
      return stop(full.error, 'columns');
    }
    try {
      await checkWith(full.value, stopped);
    } catch {
      if (!stopped.aborted) stop({ code: 'store.failed' }, 'columns');
    }
  }

  async function checkWith(full: FullMapping, stopped: AbortSignal): Promise<void> {
    // A check that was stopped ended the worker: the file is read once more, as it was chosen.
    if (!desk.here()) {
      const chosen = [mapping.value, remembered.value] as const;
      if (!(await read(worksheets.value?.at, stopped))) return;
      [mapping.value, remembered.value] = chosen;
    }
    phase.value = 'checking';
    const against = await holding.whole();
    if (!against || stopped.aborted) return;
    const done = await desk.check(
      { mapping: full, mode: mode.value, needed: against.needed, worst: SHOWN },
      (told) => !stopped.aborted && state.tell(told),
    );
    if (!done || stopped.aborted) return;
    if (!done.ok) {
      drop();
      return stop(done.error, 'columns');
    }
    batch(() => {
      state.left.value = { count: done.value.skipped.length, skipped: done.value.skipped };
      planned.value = done.value.figures;
      state.upTo.value = undefined;
      phase.value = 'checked';
    });
  }

  /** Shows more of the changes. */
  async function more(): Promise<void> {
    const plan = planned.value;
    if (!plan || phase.value !== 'checked') return;
    const longer = await desk.worst(plan.worst.length + MORE);
    if (longer?.ok && planned.value === plan) planned.value = { ...plan, worst: longer.value };
  }

  /** Stops what runs. A check can be begun again; a write that was stopped has changed nothing. */
  function cancel(): void {
    const was = phase.value;
    begin();
    if (was === 'writing') {
      phase.value = 'checked';
      return;
    }
    drop();
    if (was === 'reading' && !opened.value) {
      file.value = undefined;
      worksheets.value = undefined;
      phase.value = 'file';
    } else if (was === 'reading' || was === 'checking') {
      state.forget();
      phase.value = 'columns';
    }
  }

  async function write(): Promise<void> {
    const plan = planned.value;
    const sheet = opened.value;
    if (phase.value !== 'checked' || !plan || !sheet) return;
    const stopped = begin();
    phase.value = 'writing';
    progress.value = { what: 'write', at: 0, of: plan.rows };
    const against = await holding.whole();
    if (!against) return stop({ code: 'store.failed' }, 'columns');
    const checked = { plan, mode: mode.value, against, name: file.value?.name ?? '' };
    let overtaken: Failure | undefined;
    await office.attempt(async () => {
      const done = await writeStock(office, desk, checked, stopped, (told) => {
        progress.value = told;
      });
      if (!done) return;
      holding.drop();
      if ('why' in done) {
        overtaken = done.why;
        return;
      }
      drop();
      written.value = done.snapshot;
      phase.value = 'written';
      await putMeta(office.store, shapeKey(sheet.shape), mapping.value);
      await office.changed('stock');
    });
    if (overtaken) {
      // Somebody else wrote meanwhile: what was checked is checked again before anything may be written.
      await check();
      state.failure.value = overtaken;
    } else if (phase.value === 'writing') {
      const why = office.failure.value ?? { code: 'store.failed' };
      office.failure.value = undefined;
      stop(why, 'checked');
    }
  }

  /** Back to an empty desk. */
  function reset(): void {
    begin();
    if (desk.here()) drop();
    batch(() => {
      state.forget();
      file.value = undefined;
      opened.value = undefined;
      worksheets.value = undefined;
      written.value = undefined;
      phase.value = 'file';
    });
  }

  /** The page is left: what runs is stopped. */
  function leave(): void {
    running.abort();
    drop();
  }

  return {
    ...state,
    choose,
    chooseWorksheet,
    mean,
    setMode,
    more,
    cancel,
    check,
    write,
    reset,
    ready: desk.ready,
    leave,
  };
}
