// A stretch of a view, end exclusive, and how long a pack's word may be.
export interface Span {
  start: number;
  end: number;
}

/** The longest word of any pack, generously. */
export const LONGEST = 64;
