// The lines read from a sheet, held as figures. A hundred thousand of them are counted and compared while a person
// waits, but few are shown and the rest only written: so a plain line is its row and its units, and is made whole from
// its row when it is asked for.
import { cut, foldSku } from './cells.ts';
import { folded, hashOf } from './skuHash.ts';
import type { Sheet, Skip, StockLine } from './types.ts';

const FEW = 1_024;
const NONE = -1;

/** A plain line: what its row says in figures, and where in the sheet's text its SKU stands. */
export interface Plain {
  /** Index of the row in the sheet. */
  row: number;
  skuFrom: number;
  skuTo: number;
  /** Of the folded SKU. */
  hash: number;
  onHand: number;
  /** Below 0 where the sheet says nothing. */
  reserved: number;
}

export type Units = Pick<StockLine, 'onHand' | 'reserved'>;

/** Lines in their order; those of one SKU hang together, the first of them standing for the SKU. */
export class Lines implements Iterable<StockLine> {
  size = 0;
  /** How many SKUs there are. */
  skus = 0;
  private sheet: Sheet | undefined;
  private text = '';
  private read: (row: number) => StockLine = () => {
    throw new Error('no line of a sheet is here');
  };
  /** Lines that came whole: not every row is plain, and not every line is of a sheet. */
  private readonly whole: StockLine[] = [];
  /** Warehouse as written, and folded -> its number, from 1. */
  private readonly places = new Map<string, number>();

  // One entry a line.
  private onHand = new Float64Array(FEW);
  private reserved = new Int32Array(FEW);
  /** Its row; below 0 for one that is whole: `-1 - i` in `whole`. */
  private row = new Int32Array(FEW);
  /** Where the SKU of a plain line stands in the text. */
  private skuFrom = new Int32Array(FEW);
  private skuTo = new Int32Array(FEW);
  private hash = new Int32Array(FEW);
  /** The next line of the same SKU; 0 where there is none, for line 0 is nobody's next. */
  private next = new Int32Array(FEW);
  /** The number of its warehouse; 0 while nobody asked. */
  private place = new Int32Array(FEW);

  // One entry a SKU: its first line; and the same by hash, plus 1.
  private heads = new Int32Array(FEW);
  private slots = new Int32Array(FEW * 2);

  /** The sheet whose rows the plain lines are, and how one of its rows is read whole. */
  of(sheet: Sheet, read: (row: number) => StockLine): void {
    this.sheet = sheet;
    this.text = sheet.uncut?.text ?? '';
    this.read = read;
    let length = this.row.length;
    while (length <= sheet.lines.length) length *= 2;
    this.grow(length);
  }

  /** Where in `slots` the SKU is that stands in `source`, or where it belongs. */
  private slotOf(source: string, from: number, to: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const line = (slots[at] as number) - 1;
      if (line < 0 || (this.hash[line] === hash && this.isOf(line, source, from, to))) return at;
    }
  }

  private isOf(line: number, source: string, from: number, to: number): boolean {
    const row = this.row[line] as number;
    const own = row < 0 ? (this.whole[-1 - row] as StockLine).key : this.text;
    const start = row < 0 ? 0 : (this.skuFrom[line] as number);
    const end = row < 0 ? own.length : (this.skuTo[line] as number);
    if (end - start !== to - from) return false;
    for (let i = 0; i < to - from; i++)
      if (folded(own.charCodeAt(start + i)) !== folded(source.charCodeAt(from + i))) return false;
    return true;
  }

  has(key: string): boolean {
    return this.slots[this.slotOf(key, 0, key.length, hashOf(key))] !== 0;
  }

  /** Adds a line, or answers why not: its SKU is there already (in the same warehouse), and the first one stands. */
  add(line: StockLine): Skip | undefined {
    const { key, onHand, reserved = NONE } = line;
    const hash = hashOf(key);
    const slot = this.slotOf(key, 0, key.length, hash);
    const known = (this.slots[slot] as number) - 1;
    const place = known < 0 ? 0 : this.placeOf(line.warehouse);
    const first = known < 0 ? NONE : this.inPlace(known, place);
    if (first >= 0) return this.duplicate(line.sku, line.line, first);
    this.push({ row: -this.whole.push(line), skuFrom: 0, skuTo: 0, hash, onHand, reserved }, slot, place);
    return undefined;
  }

  /** The same for a plain line; `warehouse` is asked only where the SKU is there already. */
  addPlain(line: Plain, warehouse: () => string): Skip | undefined {
    const slot = this.slotOf(this.text, line.skuFrom, line.skuTo, line.hash);
    const known = (this.slots[slot] as number) - 1;
    const place = known < 0 ? 0 : this.placeOf(warehouse());
    const first = known < 0 ? NONE : this.inPlace(known, place);
    if (first >= 0)
      return this.duplicate(this.text.slice(line.skuFrom, line.skuTo), this.numberOf(line.row), first);
    this.push(line, slot, place);
    return undefined;
  }

  private duplicate(sku: string, line: number, first: number): Skip {
    const row = this.row[first] as number;
    const params = { sku: cut(sku), first: this.numberOf(row) };
    return { line, code: 'stock.duplicate', params, sku };
  }

  private push({ row, skuFrom, skuTo, hash, onHand, reserved }: Plain, slot: number, place: number): void {
    const line = this.size++;
    this.row[line] = row;
    this.skuFrom[line] = skuFrom;
    this.skuTo[line] = skuTo;
    this.hash[line] = hash;
    this.onHand[line] = onHand;
    this.reserved[line] = reserved;
    let last = (this.slots[slot] as number) - 1;
    if (last < 0) {
      this.heads[this.skus++] = line;
      this.slots[slot] = line + 1;
    } else {
      this.place[line] = place;
      while (this.next[last] !== 0) last = this.next[last] as number;
      this.next[last] = line;
    }
    if (this.size === this.row.length) this.grow(this.size * 2);
  }

  private grow(length: number): void {
    const longer = (from: Int32Array<ArrayBuffer>) => {
      const to = new Int32Array(length);
      to.set(from);
      return to;
    };
    const onHand = new Float64Array(length);
    onHand.set(this.onHand);
    this.onHand = onHand;
    this.reserved = longer(this.reserved);
    this.row = longer(this.row);
    this.skuFrom = longer(this.skuFrom);
    this.skuTo = longer(this.skuTo);
    this.hash = longer(this.hash);
    this.next = longer(this.next);
    this.place = longer(this.place);
    this.heads = longer(this.heads);
    this.slots = new Int32Array(length * 2);
    const mask = this.slots.length - 1;
    for (let i = 0; i < this.skus; i++) {
      const first = this.heads[i] as number;
      let at = (this.hash[first] as number) & mask;
      while (this.slots[at] !== 0) at = (at + 1) & mask;
      this.slots[at] = first + 1;
    }
  }

  private placeOf(warehouse = ''): number {
    let place = this.places.get(warehouse);
    if (place === undefined) {
      const key = foldSku(warehouse);
      place = this.places.get(key) ?? this.places.size + 1;
      this.places.set(key, place).set(warehouse, place);
    }
    return place;
  }

  /** The line of a SKU's that is of a warehouse, or -1. */
  private inPlace(first: number, place: number): number {
    for (let line = first; line >= 0; line = this.after(line)) {
      this.place[line] ||= this.placeOf(this.at(line).warehouse);
      if (this.place[line] === place) return line;
    }
    return NONE;
  }

  private after(line: number): number {
    return this.next[line] || NONE;
  }

  /** The sheet's own number of a row, or of a line that is whole. */
  private numberOf(row: number): number {
    return row < 0 ? (this.whole[-1 - row] as StockLine).line : (this.sheet?.lines[row] ?? row + 1);
  }

  /** The first line of each SKU. */
  firsts(): Int32Array {
    return this.heads.subarray(0, this.skus);
  }

  /** A line made whole. */
  at(line: number): StockLine {
    const row = this.row[line] as number;
    return row < 0 ? (this.whole[-1 - row] as StockLine) : this.read(row);
  }

  /** All lines of a SKU, from its first. */
  from(first: number): StockLine[] {
    const lines: StockLine[] = [];
    for (let line = first; line >= 0; line = this.after(line)) lines.push(this.at(line));
    return lines;
  }

  *[Symbol.iterator](): Generator<StockLine, void, void> {
    for (let line = 0; line < this.size; line++) yield this.at(line);
  }

  skuOf(line: number): string {
    const row = this.row[line] as number;
    if (row < 0) return (this.whole[-1 - row] as StockLine).sku;
    return this.text.slice(this.skuFrom[line], this.skuTo[line]);
  }

  keyOf(line: number): string {
    const row = this.row[line] as number;
    return row < 0 ? (this.whole[-1 - row] as StockLine).key : this.skuOf(line).toLowerCase();
  }

  /** A SKU's units on hand, those of all its lines added up. */
  onHandFrom(first: number): number {
    let onHand = 0;
    for (let line = first; line >= 0; line = this.after(line)) onHand += this.onHand[line] as number;
    return onHand;
  }

  /** The same with those the warehouse holds, where any line says so. */
  unitsFrom(first: number): Units {
    let held = NONE;
    for (let line = first; line >= 0; line = this.after(line)) {
      const reserved = this.reserved[line] as number;
      if (reserved >= 0) held = Math.max(0, held) + reserved;
    }
    const onHand = this.onHandFrom(first);
    return held < 0 ? { onHand } : { onHand, reserved: held };
  }
}
