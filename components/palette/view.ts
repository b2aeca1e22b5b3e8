// What the palette shows: the replies found, the chosen one filled, and what is missing. Plain data by props; search,
// templates and insertion are the caller's.
import type { Locale } from '../../lib/model/basics.ts';
import type { SheetProps } from '../ui/Sheet.tsx';

export interface PaletteItem {
  id: string;
  title: string;
  /** Where the title matches the query: [from, to) in UTF-16 units. */
  ranges: [number, number][];
  /** `shared/orders`: shown with chevrons. */
  folder?: string;
  tags: string[];
  uses: number;
}

/** `step`: what fits the step at hand, named by `name`. A group without items is not shown. */
export interface PaletteGroup {
  kind: 'step' | 'other' | 'all';
  name?: string;
  items: PaletteItem[];
}

export interface PalettePreview {
  title: string;
  /** The reply as it will stand; `missing` parts are still to be filled. */
  parts: { kind: 'text' | 'filled' | 'missing'; text: string; name?: string }[];
  /** The buyer's last message: the palette may hide it. */
  buyer?: { text: string; at?: string };
}

export interface MissingValue {
  name: string;
  /** The name in the agent's language. */
  label: string;
  choices: string[];
}

/** Why only the clipboard is offered. */
export type CopyReason = 'no-box' | 'no-buyer' | 'draft';

export interface PaletteProps {
  open: boolean;
  locale: Locale;
  query: string;
  groups: PaletteGroup[];
  /** How many replies there are in all. */
  total: number;
  /** Id of the chosen item. */
  selected?: string;
  preview?: PalettePreview;
  missing: MissingValue[];
  /** False: ↵ copies, and `copyOnly` says why. */
  canInsert: boolean;
  copyOnly?: CopyReason;
  at?: SheetProps['at'];
  onQuery: (query: string) => void;
  onSelect: (id: string) => void;
  /** Only called while nothing is missing. */
  onChoose: (id: string, how: 'insert' | 'copy') => void;
  onFill: (name: string, value: string) => void;
  onClose: () => void;
}
