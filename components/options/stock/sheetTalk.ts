// What the import page and its worker say to each other. The worker holds the sheet, the lines read from it and the
// plan, and writes the rows; the page is told figures, the first changes, and at the writing how far it is.
import type { Failure, Result } from '../../../lib/model/result.ts';
import type { Change, ImportMode } from '../../../lib/stock/plan.ts';
import type { FullMapping, Mapping, Skip, StockRow } from '../../../lib/stock/types.ts';

export type Ask =
  /** `offset` is for times that name none. */
  | { do: 'open'; file: Blob; offset: string; worksheet?: number }
  /** What is kept now, to compare with: in as many goes as it takes, the first one saying so. */
  | { do: 'stock'; rows: StockRow[]; first: boolean }
  | { do: 'check'; check: Check }
  | { do: 'worst'; count: number }
  /** Fills a generation with what was checked: not yet current, and never made so by the worker. */
  | { do: 'write'; into: Into }
  /** Heard at once: a writing under way ends with the slices it has begun. */
  | { do: 'halt' };
export type Asked = Ask & { id: number };

export interface Check {
  mapping: FullMapping;
  mode: ImportMode;
  /** Units open orders still need, by folded SKU. */
  needed: ReadonlyMap<string, number>;
  /** How many changes are shown at first. */
  worst: number;
}

export interface Into {
  database: string;
  shop: string;
  generation: string;
  /** The generation whose other rows stay; absent where nothing else does. */
  from?: string | undefined;
}

export interface Worksheets {
  names: string[];
  at: number;
}

/** A sheet with its header found, as far as the page shows it. */
export interface Opened {
  header: string[];
  sure: boolean;
  mapping: Mapping;
  shape: string;
  /** The first row below the header, and its line. */
  sample: string[];
  sampleLine: number;
  lastLine: number;
  encoding?: string;
  delimiter?: string;
}
export type OpenAnswer = Result<Opened> & { worksheets?: Worksheets };

/** What an import would do, told in figures, the worst first. */
export interface Figures {
  changed: number;
  added: number;
  removed: number;
  same: number;
  held: number;
  nameless: number;
  /** The changes that matter most. */
  worst: Change[];
  /** How many rows writing puts. */
  rows: number;
}

export interface Progress {
  what: 'file' | 'line' | 'compare' | 'write';
  at: number;
  of: number;
  /** Lines left out so far: how many, and the first of them. */
  left?: { count: number; first: Skip[] };
  /** What the lines read so far would change. */
  figures?: Figures;
}

export type Told =
  | { id: number; progress: Progress }
  /** Lines left out, when all are known; in slices, before the answer. */
  | { id: number; skipped: Skip[] }
  | { id: number; answer: unknown }
  | { id: number; failed: Failure };

/** One end of the line between the two, as a `Worker` has it. */
export interface SheetPort {
  postMessage(asked: Asked): void;
  onmessage: ((event: MessageEvent<Told>) => void) | null;
  /** The worker could not be started, or ran out of memory. */
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}
