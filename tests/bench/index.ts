// The rows of the speed table, by number. Each module measures one or several of them.
import { wakeUp } from './asleep.ts';
import { firstMark } from './first.ts';
import { guardKeys } from './guard.ts';
import { idle } from './idle.ts';
import { listOpen, listTicks } from './list.ts';
import type { BenchOptions, Measure } from './measure.ts';
import { reading } from './reading.ts';
import { replySearch } from './search.ts';
import { sheets } from './sheets.ts';
import { journal, stockLookUp } from './store.ts';

export interface Row {
  name: string;
  /** Needs the built extension. */
  built: boolean;
  run(options: BenchOptions): Promise<Measure[]>;
}

export const ROWS: Readonly<Record<number, Row>> = {
  1: { name: 'an order list, from its navigation to the last mark', built: true, run: listOpen },
  2: { name: 'the same list with one row changing', built: true, run: listTicks },
  3: { name: 'where nothing is to be done', built: true, run: idle },
  4: { name: 'what every matching page pays first', built: true, run: firstMark },
  5: { name: 'a worker that was asleep, until the first mark', built: true, run: wakeUp },
  6: { name: 'quick replies searched as they are typed', built: false, run: replySearch },
  7: { name: 'the guard, key by key', built: false, run: guardKeys },
  8: { name: 'a stock sheet, from its drop to where it can be written', built: true, run: sheets },
  9: { name: '200 SKUs among a million', built: true, run: stockLookUp },
  10: { name: 'the journal among a million entries', built: true, run: journal },
  11: { name: 'the reading engine on every page case', built: false, run: reading },
};
