// Address comparison, its nouns: five parts, three outcomes for each, and the pieces of text they were read from.
// Types only, so that what runs in a page may import them.

export const PARTS = ['name', 'phone', 'region', 'street', 'unit'] as const;
export type Part = (typeof PARTS)[number];

/** `unknown` = said on one side only, hidden by a mask, ambiguous, or not comparable offline. Never a guess. */
export type Outcome = 'agree' | 'differ' | 'unknown';

/** Offsets into a text, end exclusive. */
export type Span = [start: number, end: number];

/** One part as written: `value` is folded for comparing, `raw` and `span` are the given text and where it lies. */
export interface Piece {
  value: string;
  raw: string;
  span: Span;
}
export type Parts = Partial<Record<Part, Piece>>;

/** Where a marketplace shows name, phone and address apart; any of them may be masked. */
export interface ShipTo {
  name?: string | undefined;
  phone?: string | undefined;
  address?: string | undefined;
}

/**
 * What a message asks for. `several` = it holds more than one address, and nothing says which one counts; `loose` =
 * right behind the address stand digits that were not understood; `near` = it only tells what the wanted door is beside;
 * `unread` = beside what was read stands more that nobody here reads.
 */
export interface Found {
  parts: Parts;
  several?: boolean;
  /** Of several addresses the one that was not taken. */
  rival?: Parts;
  loose?: boolean;
  near?: boolean;
  unread?: boolean;
  /** Where the address stands in the message as written. */
  spot?: Span;
  /** All that was sighted, wanted or left behind. */
  seen?: Span[];
}

/** A line of the side-by-side view. The spans in `changed` are offsets into this row's own `order` and `buyer`. */
export interface Row {
  part: Part;
  order?: string;
  buyer?: string;
  verdict: Outcome;
  changed?: { order: Span[]; buyer: Span[] };
}

/** `none` = the message holds no address, phone or receiver at all. */
export interface Comparison {
  verdict: Outcome | 'none';
  /** So little was said (a lone city, the tail of a phone) that it takes nothing back of what was said before. */
  little?: true;
  parts: Record<Part, Outcome>;
  rows: Row[];
}

/** The parts a country's reader compares; name and phone are compared alike everywhere. */
export type Places = Record<'region' | 'street' | 'unit', Outcome>;

/**
 * Why nothing can be told: `both` = two addresses were said, one of them the order's, and no word which one counts; `wish` =
 * the address shall be another, and which one is not said; `kinds` = a road on one side and a lot on the other; `near` =
 * what was said only tells what the door is beside.
 */
export type Hint = 'both' | 'wish' | 'kinds' | 'near';
