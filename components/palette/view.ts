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
  /** Its last day is over: `YYYY-MM-DD`. */
  ended?: string;
  /** The language it would go in, where that is not the agent's. */
  locale?: Locale;
}

/**
 * `asked`: what the buyer's last words ask for; `step`: what fits the step at hand, named by `name`. A group without
 * items is not shown.
 */
export interface PaletteGroup {
  kind: 'asked' | 'step' | 'other' | 'all';
  name?: string;
  items: PaletteItem[];
}

export interface PalettePreview {
  title: string;
  /** The reply as it will stand; `missing` parts are still to be filled. */
  parts: { kind: 'text' | 'filled' | 'missing'; text: string; name?: string }[];
  /** The buyer's last message: the palette may hide it. */
  buyer?: { text: string; at?: string };
  /** The language it is in, where there is a choice or it is not the agent's. */
  locale?: Locale;
  /** It can be had in another language. */
  others?: boolean;
  /** Why it cannot go in although nothing is missing. */
  wrong?: string;
  /** A picture kept here, as a data URL: never an address. */
  picture?: string;
}

/** One thing the reply waits for; plain words and figures, so that the worker can tell it. */
export interface MissingValue {
  name: string;
  /** The name in the agent's language. */
  label: string;
  kind: 'text' | 'choice' | 'number' | 'date';
  choices: string[];
  min?: number;
  max?: number;
  decimals?: number;
  /** A day: `YYYY-MM-DD` where the shop is. */
  today?: string;
  /** No page like this one shows it. */
  elsewhere?: true;
}

/** Why only the clipboard is offered. */
export type CopyReason = 'no-box' | 'no-buyer' | 'draft';
/** `more`: in, and the palette stays for the next. */
export type Choosing = 'insert' | 'copy' | 'more';

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
  /** Fields that hold their default. */
  optional?: MissingValue[];
  /** Something was filled in that may be taken back. */
  canBack?: boolean;
  /** False: ↵ copies, and `copyOnly` says why. */
  canInsert: boolean;
  copyOnly?: CopyReason;
  /** The agent's own words can be kept as a reply from here. */
  canSave?: boolean;
  /** So many were put in since it was opened. */
  put?: number;
  /** How the last small deed went, in a sentence. */
  said?: string;
  at?: SheetProps['at'];
  lent?: boolean;
  onQuery: (query: string) => void;
  onSelect: (id: string) => void;
  /** Only called while nothing is missing. */
  onChoose: (id: string, how: Choosing) => void;
  onFill: (name: string, value: string) => void;
  /** Takes back what was filled in last. */
  onBack?: () => void;
  /** The next of its languages. */
  onVariant?: () => void;
  onPicture?: () => void;
  onClose: () => void;
}
