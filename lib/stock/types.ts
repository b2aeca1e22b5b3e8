// The shapes the stock trade shares: a sheet as rows, a line read from it, a row kept, and why a line was left out.
// A sheet is the seam between file formats (CSV here, others later) and everything that reads stock.

/** A table as text, blank rows dropped. `lines[i]` is the 1-based line (or sheet row) where `rows[i]` starts. */
export interface Sheet {
  /** All of them, or where there is `cut` the first. */
  rows: string[][];
  /** One for each row. */
  lines: number[];
  /** A row from its text, where rows are made as they are asked for. */
  cut?: (index: number) => string[];
  /** The text such rows are made from. */
  uncut?: Uncut;
  /** Lines that could not be read as cells at all (broken quotes), in line order. */
  broken: Skip[];
  /** Cells a workbook's owner merged into one. Only the top left one holds what they say. */
  merges?: Merge[];
}

/** Rows where they stand in their text, for who reads it character by character. */
export interface Uncut {
  text: string;
  delimiter: string;
  /** Where a row begins, one for each row; `-1 - start` for one that holds a quote. */
  starts: readonly number[];
  ends: readonly number[];
}

/** By the sheet's own lines (1-based) and columns (0-based), all inclusive. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** A line left out, for a person: `code` and `params` fill a text of `stock.i18n.json`. */
export interface Skip {
  line: number;
  code: string;
  params?: Record<string, string | number>;
  /** The SKU as written, where it could be read: replacing all stock must not drop it for a slip in its line. */
  sku?: string;
}

/** One line of a sheet or of a live source: units of one SKU in one place. */
export interface StockLine {
  /** As written, trimmed; text for ever (`00123`, `12e5`). */
  sku: string;
  /** `foldSku(sku)`: what SKUs are compared by, and kept under. */
  key: string;
  onHand: number;
  /** Units the warehouse itself holds for orders, where the sheet says so. */
  reserved?: number;
  name?: string;
  warehouse?: string;
  /** ISO 8601, with the offset the caller gave; absent where the sheet's date is unclear. */
  countedAt?: string;
  line: number;
}

/** One SKU's stock as kept. `places` only where the sheet names warehouses; `onHand` is then their sum. */
export interface StockRow {
  sku: string;
  /** `foldSku(sku)`. */
  key: string;
  onHand: number;
  reserved?: number;
  name?: string;
  countedAt?: string;
  /** UTC ms since which this count has stood, where a source is read again and again. */
  since?: number;
  places?: { warehouse: string; onHand: number; reserved?: number }[];
}

type More = 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
/** What a column means. Further on-hand columns (one a warehouse) are added to the first. */
export type Meaning = 'sku' | 'name' | 'onHand' | `onHand${More}` | 'reserved' | 'warehouse' | 'countedAt';
/** Meaning -> column index, as guessed or chosen. */
export type Mapping = Partial<Record<Meaning, number>>;
/** A mapping that can be read with. */
export type FullMapping = Mapping & { sku: number; onHand: number };

/** Units of one stock SKU that an order line takes from the warehouse. */
export interface Need {
  stockSku: string;
  units: number;
}
