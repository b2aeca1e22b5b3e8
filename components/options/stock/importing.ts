// An import as it goes: file, columns, check, write. One thing runs at a time; a new choice drops what was running.
// Nothing is written before `write`, and what a stopped write began is thrown away, so the old stock stands whole.
import { signal } from '@preact/signals';
import type { Failure } from '../../../lib/model/basics.ts';
import type { StockSnapshot } from '../../../lib/model/settings.ts';
import { complete, type OpenedSheet, openSheet } from '../../../lib/stock/columns.ts';
import { decodeSheet } from '../../../lib/stock/decode.ts';
import type { ImportMode } from '../../../lib/stock/plan.ts';
import type { Reading } from '../../../lib/stock/read.ts';
import type { FullMapping, Mapping, Meaning, Skip } from '../../../lib/stock/types.ts';
import { getMeta, putMeta } from '../../../lib/store/store.ts';
import type { Office } from '../core/office.ts';
import { type Before, loadBefore, readSheet } from './checking.ts';
import { offsetAt } from './current.ts';
import { drive, type Planned, parsing, planning } from './slices.ts';
import { writeStock } from './writing.ts';

export type Phase = 'file' | 'reading' | 'columns' | 'checking' | 'checked' | 'writing' | 'written';

export type Importing = ReturnType<typeof createImporting>;

export function createImporting(office: Office) {
  const phase = signal<Phase>('file');
  const file = signal<{ name: string; encoding?: string; delimiter?: string } | undefined>(undefined);
  const opened = signal<OpenedSheet | undefined>(undefined);
  const mapping = signal<Mapping>({});
  const remembered = signal(false);
  const mode = signal<ImportMode>('update');
  const progress = signal<{ what: 'file' | 'line' | 'compare' | 'write'; at: number; of: number }>({
    what: 'file',
    at: 0,
    of: 1,
  });
  const skipped = signal<readonly Skip[]>([]);
  const planned = signal<Planned | undefined>(undefined);
  /** The line the figures reach to, while the check runs. */
  const upTo = signal<number | undefined>(undefined);
  const failure = signal<Failure | undefined>(undefined);
  const written = signal<StockSnapshot | undefined>(undefined);

  let running = new AbortController();
  let read: { mapping: string; reading: Reading } | undefined;
  let before: Before | undefined;

  /** Ends what runs and begins anew. */
  function begin(): AbortSignal {
    running.abort();
    running = new AbortController();
    failure.value = undefined;
    return running.signal;
  }
  function stop(why: Failure, back: Phase): void {
    failure.value = why;
    phase.value = back;
  }

  const shapeKey = (shape: string) => `columns:${shape}`;

  async function choose(chosen: File): Promise<void> {
    reset();
    const stopped = begin();
    file.value = { name: chosen.name };
    phase.value = 'reading';
    progress.value = { what: 'file', at: 0, of: 1 };
    const buffer = await chosen.arrayBuffer().catch(() => undefined);
    if (stopped.aborted) return;
    if (!buffer) return stop({ code: 'file.unreadable' }, 'file');
    const bytes = new Uint8Array(buffer);
    const decoded = decodeSheet(bytes);
    if (!decoded.ok) return stop(decoded.error, 'file');
    const parsed = await drive(parsing(decoded.value.text), stopped, (at) => {
      progress.value = { what: 'file', at, of: 1 };
    });
    if (!parsed) return;
    if (!parsed.ok) return stop(parsed.error, 'file');
    file.value = { name: chosen.name, encoding: decoded.value.encoding, delimiter: parsed.value.delimiter };
    const sheet = openSheet(parsed.value.sheet);
    if (!sheet.ok) return stop(sheet.error, 'file');
    const known = await getMeta<Mapping>(office.store, shapeKey(sheet.value.shape));
    if (stopped.aborted) return;
    opened.value = sheet.value;
    remembered.value = known !== undefined;
    mapping.value = known ?? sheet.value.mapping;
    await check();
  }

  /** A column means this from now on; whatever meant it before means nothing. `undefined`: not used. */
  function mean(column: number, meaning: Meaning | undefined): Promise<void> {
    const next = Object.fromEntries(
      Object.entries(mapping.value).filter(([one, at]) => at !== column && one !== meaning),
    ) as Mapping;
    if (meaning) next[meaning] = column;
    mapping.value = next;
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
      planned.value = undefined;
      skipped.value = [];
      read = undefined;
      return stop(full.error, 'columns');
    }
    phase.value = 'checking';
    try {
      before ??= await loadBefore(office, stopped);
      const all = before && (await readAll(sheet, full.value, before, stopped));
      if (!before || !all) return;
      const plan = await drive(
        planning(before.current, all.lines, mode.value, { skipped: all.skipped, needed: before.needed }),
        stopped,
        (at) => {
          progress.value = { what: 'compare', at, of: all.lines.length };
        },
      );
      if (!plan) return;
      planned.value = plan;
      upTo.value = undefined;
      phase.value = 'checked';
    } catch {
      if (!stopped.aborted) stop({ code: 'store.failed' }, 'columns');
    }
  }

  async function readAll(sheet: OpenedSheet, full: FullMapping, against: Before, stopped: AbortSignal) {
    const key = JSON.stringify(full);
    if (read?.mapping === key) return read.reading;
    const offset = offsetAt(office.door.now());
    const all = await readSheet(sheet, full, against, offset, stopped, (soFar) => {
      progress.value = { what: 'line', at: soFar.line, of: soFar.last };
      skipped.value = soFar.skipped;
      if (!soFar.planned) return;
      planned.value = soFar.planned;
      upTo.value = soFar.line;
    });
    if (!all) return undefined;
    skipped.value = all.skipped;
    read = { mapping: key, reading: all };
    return all;
  }

  /** Stops what runs. A check can be begun again; a write that was stopped has changed nothing. */
  function cancel(): void {
    const was = phase.value;
    begin();
    if (was === 'reading') {
      file.value = undefined;
      phase.value = 'file';
    } else if (was === 'checking') {
      planned.value = undefined;
      phase.value = 'columns';
    } else if (was === 'writing') phase.value = 'checked';
  }

  async function write(): Promise<void> {
    const plan = planned.value;
    const sheet = opened.value;
    if (phase.value !== 'checked' || !plan || !sheet) return;
    const stopped = begin();
    phase.value = 'writing';
    const checked = {
      plan,
      mode: mode.value,
      against: { generation: before?.generation, size: before?.current.size ?? 0 },
      name: file.value?.name ?? '',
    };
    let overtaken: Failure | undefined;
    await office.attempt(async () => {
      const done = await writeStock(office, checked, stopped, (at) => {
        progress.value = { what: 'write', at, of: plan.rows.length };
      });
      if (!done) return;
      before = undefined;
      read = undefined;
      if ('why' in done) {
        overtaken = done.why;
        return;
      }
      written.value = done.snapshot;
      phase.value = 'written';
      await putMeta(office.store, shapeKey(sheet.shape), mapping.value);
      await office.changed('stock');
    });
    if (overtaken) {
      // Somebody else wrote meanwhile: what was checked is checked again before anything may be written.
      await check();
      failure.value = overtaken;
    } else if (phase.value === 'writing') {
      const why = office.failure.value ?? { code: 'store.failed' };
      office.failure.value = undefined;
      stop(why, 'checked');
    }
  }

  /** Back to an empty desk. */
  function reset(): void {
    begin();
    read = undefined;
    before = undefined;
    file.value = undefined;
    opened.value = undefined;
    planned.value = undefined;
    written.value = undefined;
    skipped.value = [];
    phase.value = 'file';
  }

  return {
    phase,
    file,
    opened,
    mapping,
    remembered,
    mode,
    progress,
    skipped,
    planned,
    upTo,
    failure,
    written,
    choose,
    mean,
    setMode,
    cancel,
    check,
    write,
    reset,
  };
}
