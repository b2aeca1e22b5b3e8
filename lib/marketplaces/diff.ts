// What another file of a site would change: pages, fields and places by name, and what else it says. Shown before a file
// is taken, so it tells the whole of it: two files without a difference here read alike. Pure.
import type { Marketplace, Page } from '../model/marketplace.ts';

export interface Changes {
  added: string[];
  removed: string[];
  changed: string[];
}

export interface PageDiff {
  id: string;
  /** `added` and `removed` pages name all they have. */
  change: keyof Changes;
  /** `orders.orderId`, `conversation.buyer.name`. */
  fields: Changes;
  /** How rows are told, where marks go, boxes, what is watched, the address: `orders.group`, `targets.reply`, `match`. */
  places: Changes;
}

export interface SiteDiff {
  revision: { from: number; to: number };
  pages: PageDiff[];
  /** Permission patterns it asks for. */
  origins: { added: string[]; removed: string[] };
  /** What else it says otherwise: `zone`, `words.status`, `policy`. */
  rest: string[];
}

/** The same for two values whatever the order of their keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .join()}}`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys that hold fields, or rows that do; what else a part has is a place. */
const FIELDS = new Set(['fields', 'buyer', 'account']);

interface Flat {
  fields: Map<string, string>;
  places: Map<string, string>;
}
const emptyFlat = (): Flat => ({ fields: new Map(), places: new Map() });

/** What a page says, each thing under a name of its own. `null` is said on purpose, so it counts. */
function flatten({ id: _, ...page }: Page): Flat {
  const flat = emptyFlat();
  const walk = (value: unknown, path: string[]): void => {
    const name = path.join('.');
    const key = path.at(-1)!;
    if (FIELDS.has(key) && isObject(value)) {
      const prefix = key === 'fields' ? path.slice(0, -1) : path;
      for (const [field, how] of Object.entries(value))
        flat.fields.set([...prefix, field].join('.'), canonical(how));
    } else if (isObject(value) && holdsParts(value)) {
      for (const [inner, one] of Object.entries(value)) if (one !== undefined) walk(one, [...path, inner]);
    } else if (value !== undefined) flat.places.set(name, canonical(value));
  };
  for (const [key, value] of Object.entries(page)) walk(value, [key]);
  return flat;
}
const holdsParts = (value: Record<string, unknown>): boolean =>
  ['fields', 'buyer', 'reply', 'remark'].some((key) => key in value);

function compare(from: ReadonlyMap<string, string>, to: ReadonlyMap<string, string>): Changes {
  return {
    added: [...to.keys()].filter((key) => !from.has(key)),
    removed: [...from.keys()].filter((key) => !to.has(key)),
    changed: [...to].flatMap(([key, value]) => (from.has(key) && from.get(key) !== value ? [key] : [])),
  };
}
export const countOf = ({ added, removed, changed }: Changes): number =>
  added.length + removed.length + changed.length;

function pageDiff(from: Page | undefined, to: Page | undefined): PageDiff | undefined {
  const [was, is] = [from ? flatten(from) : emptyFlat(), to ? flatten(to) : emptyFlat()];
  const fields = compare(was.fields, is.fields);
  const places = compare(was.places, is.places);
  if (from && to && countOf(fields) + countOf(places) === 0) return undefined;
  const change = !from ? 'added' : !to ? 'removed' : 'changed';
  return { id: (to ?? from)!.id, change, fields, places };
}

/** What else a file says, the words it knows and its policy each on their own. Revision and date change every time. */
function restOf(site: Marketplace): Map<string, string> {
  const { schema: _s, id: _i, revision: _r, date: _d, origins: _o, pages: _p, words, policy, ...rest } = site;
  const all: Record<string, unknown> = { ...rest };
  for (const [key, value] of Object.entries(words)) all[`words.${key}`] = value;
  for (const [key, value] of Object.entries(policy)) all[`policy.${key}`] = value;
  return new Map(
    Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, canonical(value)]])),
  );
}

/** From the file in use, if there is one, to the file offered. */
export function diffSites(from: Marketplace | undefined, to: Marketplace): SiteDiff {
  const was = from?.pages ?? [];
  const pages = [
    ...to.pages.map((page) =>
      pageDiff(
        was.find(({ id }) => id === page.id),
        page,
      ),
    ),
    ...was
      .filter((page) => !to.pages.some(({ id }) => id === page.id))
      .map((page) => pageDiff(page, undefined)),
  ];
  const rest = from ? compare(restOf(from), restOf(to)) : { added: [], removed: [], changed: [] };
  const had = from?.origins ?? [];
  return {
    revision: { from: from?.revision ?? 0, to: to.revision },
    pages: pages.filter((page) => page !== undefined),
    origins: {
      added: to.origins.filter((origin) => !had.includes(origin)),
      removed: had.filter((origin) => !to.origins.includes(origin)),
    },
    rest: [...rest.added, ...rest.removed, ...rest.changed].sort(),
  };
}
