// The shapes of the picker: what is asked, and what is proposed.
import type { Field, Group, Marketplace, ParserName, Reading, Target } from '../model/marketplace.ts';
import type { PageUrl } from '../reading/pass.ts';

export type By = 'test-id' | 'id' | 'role' | 'name' | 'label' | 'data' | 'class' | 'structure';

/** A way to find an element. `rows`: in how many of the rows it matches exactly one visible element; `more`: in how many it matches several. */
export interface Candidate {
  selector: string;
  by: By;
  rows: number;
  more: number;
}

/** What the parsers and the look at a page need of a marketplace. */
export type SiteFacts = Pick<
  Marketplace,
  'zone' | 'currency' | 'numbers' | 'dates' | 'words' | 'orderId' | 'foreign'
>;

export type Part =
  | 'orders'
  | 'orders.lines'
  | 'listings'
  | 'threads'
  | 'messages'
  | 'conversation'
  | 'reviews'
  | 'aftersales'
  | 'account';

export interface FieldAsk {
  site: SiteFacts;
  part: Part;
  /** The field's name in its part: `orderId`, `buyer.name`, `from`. */
  field: string;
  element: Element;
  /** The row that holds the element. For the page's own fields (a conversation, an account): the root element. */
  row: readonly Element[];
  rows: readonly (readonly Element[])[];
  root: Document;
  url: PageUrl;
  now: number;
  /** The file's own field: its readers are tried at the new place first. */
  known?: Field;
  /** What a sign means where it was pointed at: `buyer`, `seller`, `1`. Without it the names on the page are asked. */
  means?: string;
}

/** How a field could be read. */
export interface FieldProposal {
  reading: Reading;
  parse: ParserName;
  by: By;
  /** The value as parsed in the pointed row, in words a person can check. */
  shown: string;
  /** Undefined for a word the site's file does not know yet (a status): `shown` is then the raw text. */
  value: unknown;
  /** Of `of` rows, in how many it parses. */
  parsed: number;
  of: number;
  /** How many different values those rows give: an id that is the same everywhere is suspicious. */
  different: number;
  /** For a cell by its place: the header that must stand above it. */
  witness?: Field['witness'];
}

/** What repeats on a page. */
export interface RowProposal {
  group: Group;
  /** The rows as the engine itself would read them. */
  rows: Element[][];
  by: By;
}

export interface TargetProposal {
  target: Target;
  /** Visible boxes the target matches now: one, or nothing would be typed. */
  count: number;
}
