// How a page reads with the file as it would be: every part's rows, and of each field what its rows say. The same engine as
// the page's own reading, asked field by field, so that what is shown is what will count.
import type { FieldHealth, PageState } from '../../lib/model/facts.ts';
import type { Field, Marketplace, Page, Slot } from '../../lib/model/marketplace.ts';
import type { Part } from '../../lib/model/patch.ts';
import { compileField, type PageUrl, type Pass, type RowElements } from '../../lib/reading/fields.ts';
import { compileGroup, pageRow } from '../../lib/reading/groups.ts';
import { matchUrl } from '../../lib/reading/match.ts';
import { compilePage } from '../../lib/reading/page.ts';
import { lookOf, newPass } from '../../lib/reading/pass.ts';
import { findInRow } from '../../lib/reading/selector.ts';
import { isVisible } from '../../lib/reading/text.ts';
import { type Ask, type AskState, partOf, REPLY } from './asks.ts';

/** Rows looked at; a longer list says the same. */
const MOST = 60;

export interface FieldRead {
  /** The worst of its rows. */
  state: FieldHealth;
  /** In the first row that has it. */
  value: unknown;
  raw: string | undefined;
  /** Rows that have it, of those looked at. */
  parsed: number;
  of: number;
  /** Different texts that were found and not understood. */
  strange: string[];
}
export interface PartRead {
  rows: RowElements[];
  /** Every row it lies in has at least one; of a part on its own, there are any. */
  whole: boolean;
  fields: Record<string, FieldRead>;
}
export interface PageRead {
  state: PageState;
  parts: Partial<Record<Part, PartRead>>;
  /** Visible boxes the reply's place matches. */
  replies: number;
}

const RANK: Record<FieldHealth, number> = { ok: 0, degraded: 1, unparsed: 2, ambiguous: 3, missing: 4 };

/** The site with its zone, money and dates as they are at this address. */
export const siteAt = (site: Marketplace, url: PageUrl): Marketplace => matchUrl([site], url)?.site ?? site;
export const pageOf = (site: Marketplace, id: string | undefined): Page | undefined =>
  site.pages.find((page) => page.id === id);

/** Reads one field in rows; undefined where no machine can read it so. */
export function readField(
  field: Field,
  rows: readonly RowElements[],
  site: Marketplace,
  pass: Pass,
): FieldRead {
  const read = compileField(field, site);
  const out: FieldRead = {
    state: 'ok',
    value: undefined,
    raw: undefined,
    parsed: 0,
    of: rows.length,
    strange: [],
  };
  for (const row of rows) {
    const { value, raw, state } = read(row, pass);
    if (RANK[state] > RANK[out.state]) out.state = state;
    if (value !== undefined) {
      if (out.parsed++ === 0) {
        out.value = value;
        out.raw = raw;
      }
    } else if (state === 'unparsed' && raw !== undefined && raw.length <= 80 && !out.strange.includes(raw))
      out.strange.push(raw);
  }
  return out;
}

/** The rows of a part, and whether every row they lie in has some. */
export function rowsOf(
  page: Page,
  part: Part,
  site: Marketplace,
  pass: Pass,
  around: readonly RowElements[] | undefined,
): Pick<PartRead, 'rows' | 'whole'> {
  const group = partOf(page, part)?.group;
  if (!group) return { rows: [pageRow(pass)], whole: true };
  const find = compileGroup(group, site);
  if (part !== 'orders.lines') {
    const rows = find(undefined, pass).slice(0, MOST);
    return { rows, whole: rows.length > 0 };
  }
  const inside = (around ?? []).map((row) => find(row, pass));
  return { rows: inside.flat(), whole: inside.length > 0 && inside.every((rows) => rows.length > 0) };
}

const PARTS: readonly Part[] = [
  'orders',
  'orders.lines',
  'listings',
  'threads',
  'conversation',
  'conversation.messages',
  'reviews',
  'aftersales',
  'account',
];

export function readPageParts(
  site: Marketplace,
  page: Page,
  doc: Document,
  url: PageUrl,
  now: number,
): PageRead {
  const pass = newPass(doc, url, now);
  const parts: PageRead['parts'] = {};
  let rows = 0;
  for (const part of PARTS) {
    const of = partOf(page, part);
    if (!of) continue;
    const found = rowsOf(page, part, site, pass, parts.orders?.rows);
    const fields: PartRead['fields'] = {};
    for (const [name, field] of Object.entries(of.fields))
      if (field) fields[name] = readField(field, found.rows, site, pass);
    parts[part] = { ...found, fields };
    if (of.group && of.group.mode !== 'page') rows += found.rows.length;
  }
  const at = page.targets?.reply?.at;
  return {
    // As the page's own reading has it: rows that are there and cannot be read are not an unloaded page.
    state: compilePage(site, page).state(pass, rows),
    parts,
    replies: at === undefined ? 0 : lookOf(site).all(pass, at).filter(isVisible).length,
  };
}

/** The page counts as loaded; whether anybody is signed in is another question. */
export const isLoaded = (state: PageState): boolean => state !== 'not-ready';
/** How it stands with something that is asked for. */
export function askState(ask: Ask, read: PageRead): AskState {
  if (ask.id === REPLY) return read.replies === 1 ? 'ok' : read.replies > 1 ? 'ambiguous' : 'missing';
  const part = read.parts[ask.part];
  if (ask.what === 'rows') {
    if (ask.part === 'orders.lines' && !read.parts.orders?.rows.length) return 'waiting';
    if (!part?.whole) return 'missing';
    return isLoaded(read.state) || ask.part === 'orders.lines' ? 'ok' : 'missing';
  }
  // Fields of rows nobody has found come after their rows.
  if (ask.rows && !part?.rows.length) return 'waiting';
  return part?.fields[ask.field!]?.state ?? 'missing';
}

/** Whether marks have exactly one place in every row. */
export const slotFits = (slot: Slot, rows: readonly RowElements[]): boolean =>
  rows.length > 0 && rows.every((row) => findInRow(row, slot.at).filter(isVisible).length === 1);
