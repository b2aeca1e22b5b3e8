// What the panel shows and what can be done in it: the shapes between the picker at work and its drawing.
import type { Locale } from '../../lib/model/basics.ts';
import type { OrderStatus } from '../../lib/model/facts.ts';
import type { AskState } from './asks.ts';
import type { Phase } from './session.ts';

export type Corner = 'bottom-left' | 'top-left' | 'bottom-right' | 'top-right';
export interface AskView {
  id: string;
  /** What to point at, and what it is called in the list. */
  name: string;
  title: string;
  needed: boolean;
  must: boolean;
  state: AskState;
  /** The value in the first row, and in how many of how many rows. */
  value: string;
  rows: string;
}
export interface LastView {
  name: string;
  value: string;
  rows: string;
  /** Asks it mended besides. */
  also: string[];
  ways: { value: string; rows: string; by: string }[];
  at: number;
  undoable: boolean;
}
export interface PanelView {
  locale: Locale;
  title: string;
  corner: Corner;
  phase: Phase;
  teaching: boolean;
  loaded: boolean;
  pointing: boolean;
  busy: boolean;
  current: AskView | undefined;
  last: LastView | undefined;
  /** Status words nobody knew, and what they were said to mean. */
  strange: { text: string; status: OrderStatus | '' }[];
  asks: AskView[];
  /** All that is needed is read. */
  enough: boolean;
  /** Something was pointed out that is not kept. */
  changed: boolean;
  /** What went wrong, or what to know. */
  said: string;
}
export interface PanelDeeds {
  kind(index: number): void;
  point(ask?: string): void;
  stop(): void;
  way(index: number): void;
  undo(): void;
  skip(): void;
  mean(text: string, status: OrderStatus): void;
  keep(): void;
  confirm(): void;
  throwAway(): void;
  /** The console's next page is to be taught. */
  another(): void;
  corner(): void;
  close(): void;
}
export const reads = (state: AskState): boolean => state === 'ok' || state === 'degraded';
