// What the desk hands to the bundle that draws its sheets, which comes into the same frame on first use.
import type { SheetProps } from '../../ui/Sheet.tsx';
import type { Cell } from '../app/cell.ts';
import type { Desk } from '../app/deeds.ts';
import type { DeskState } from '../app/state.ts';

export type SheetPlace = SheetProps['at'];

/** The unfolded section of the product card, and how often its key was pressed. */
export interface ProductSlot {
  place?: HTMLElement;
  wanted: number;
}

export interface SheetsHandle {
  state: DeskState;
  desk: Desk;
  product: Cell<ProductSlot>;
  place: () => SheetPlace;
  /** Where the sheets are drawn; carries `ch-root`, theme and language. */
  body: HTMLElement;
  /** Adds a style sheet to the desk's own root. */
  style: (css: string) => void;
  /** They are drawn from now on. */
  drawn: () => void;
  signal: AbortSignal;
}
