// What an import shows at any moment: where it stands, the sheet as far as the page knows it, how far the work is, and
// what would change.
import { batch, signal } from '@preact/signals';
import type { Failure } from '../../../lib/model/result.ts';
import type { StockSnapshot } from '../../../lib/model/settings.ts';
import type { ImportMode } from '../../../lib/stock/plan.ts';
import type { Mapping, Meaning, Skip } from '../../../lib/stock/types.ts';
import type { Figures, Opened, Progress, Worksheets } from './sheetTalk.ts';

export type Phase = 'file' | 'reading' | 'columns' | 'checking' | 'checked' | 'writing' | 'written';

/** How many changes are shown at first, and how many more at a time. */
export const SHOWN = 13;
export const MORE = 200;

/** A column means this from now on; whatever meant it before means nothing. `undefined`: not used. */
export function remapped(mapping: Mapping, column: number, meaning: Meaning | undefined): Mapping {
  const next = Object.fromEntries(
    Object.entries(mapping).filter(([one, at]) => at !== column && one !== meaning),
  ) as Mapping;
  if (meaning) next[meaning] = column;
  return next;
}

export function createImportState() {
  const phase = signal<Phase>('file');
  const file = signal<File | undefined>(undefined);
  const opened = signal<Opened | undefined>(undefined);
  /** The sheets of a workbook, and which of them is read. */
  const worksheets = signal<Worksheets | undefined>(undefined);
  const mapping = signal<Mapping>({});
  const remembered = signal(false);
  const mode = signal<ImportMode>('update');
  const progress = signal<Progress>({ what: 'file', at: 0, of: 1 });
  /** How many lines are left out, and as many of them as are known here: all, once the check is done. */
  const left = signal<{ count: number; skipped: readonly Skip[] }>({ count: 0, skipped: [] });
  const planned = signal<Figures | undefined>(undefined);
  /** The line the figures reach to, while the check runs. */
  const upTo = signal<number | undefined>(undefined);
  const failure = signal<Failure | undefined>(undefined);
  const written = signal<StockSnapshot | undefined>(undefined);

  /** Nothing is known of changes. */
  function forget(): void {
    planned.value = undefined;
    upTo.value = undefined;
    left.value = { count: 0, skipped: [] };
  }

  const tell = (told: Progress): void =>
    batch(() => {
      progress.value = told;
      if (told.left) left.value = { count: told.left.count, skipped: told.left.first };
      if (told.figures) {
        planned.value = told.figures;
        upTo.value = told.at;
      }
    });

  return {
    phase,
    file,
    opened,
    worksheets,
    mapping,
    remembered,
    mode,
    progress,
    left,
    planned,
    upTo,
    failure,
    written,
    forget,
    tell,
  };
}
