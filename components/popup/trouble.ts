// What is wrong with a site's pages, from its open tab and from the last views of each: a tab that is open now wins over
// what was kept of its page.
import type { Overview } from '../../lib/messages/protocol.ts';
import type { Page } from '../../lib/model/marketplace.ts';
import { partsOf } from '../../lib/reading/using.ts';
import { isBroken, mayBeEmpty, type PageJudged } from '../../lib/records/views.ts';
import type { PageViews } from '../options/marketplaces/views.ts';

export interface Trouble {
  page: Page;
  /** Fields that cannot be read; a page that does not load as its file has it; one on which nothing was found. */
  what: 'fields' | 'not-loading' | 'nothing';
  /** What rules need stands first. */
  fields: string[];
  /** Rules that say nothing because of it. */
  rules: number;
  /** Page views in a row. */
  views: number;
}

const READ = ['ok', 'empty', 'not-selected'];

function ofFields(
  page: Page,
  fields: readonly string[],
  rules: number,
  judged: PageJudged,
): Trouble | undefined {
  if (fields.length === 0) return undefined;
  const failed = judged.fields.flatMap((one) => (fields.includes(one.field) ? [one.failed] : []));
  return { page, what: 'fields', fields: [...fields], rules, views: Math.max(1, ...failed) };
}

function ofViews({ page, judged }: PageViews): Trouble | undefined {
  const { notLoading, fields, stopped } = judged;
  if (!notLoading)
    return ofFields(
      page,
      fields.flatMap(({ field, state }) => (isBroken(state) ? [field] : [])),
      stopped.length,
      judged,
    );
  const nothing = mayBeEmpty(page);
  return {
    page,
    what: nothing ? 'nothing' : 'not-loading',
    fields: [],
    rules: nothing ? 0 : stopped.length,
    views: notLoading.views,
  };
}

/** Of the page a tab shows just now. */
function ofTab(known: PageViews, { state, health, paused = 0 }: Overview): Trouble | undefined {
  // Still on its way, or what a view said of just this: the views know.
  if (state === 'not-ready') return known.judged.notLoading && ofViews(known);
  if (!READ.includes(state ?? '')) return undefined;
  const broken = Object.entries(health).flatMap(([field, now]) => (isBroken(now as never) ? [field] : []));
  // Rules wait until a whole view reads what they need, also where a row happens to read just now.
  const held = known.judged.notLoading ? [] : known.judged.fields.filter(({ failed }) => failed > 0);
  const fields = broken.length > 0 || paused === 0 ? broken : held.map(({ field }) => field);
  return ofFields(known.page, fields, paused, known.judged);
}

/** The one thing to say of a site: of the page that is open, else of the page last seen. */
export function troubleOf(overview: Overview | undefined, pages: readonly PageViews[]): Trouble | undefined {
  const open = overview?.page === undefined ? undefined : pages.find(({ page }) => page.id === overview.page);
  const now = open && overview && ofTab(open, overview);
  if (now) return now;
  return [...pages]
    .filter((one) => one !== open)
    .sort((a, b) => (b.judged.at ?? 0) - (a.judged.at ?? 0))
    .flatMap((one) => ofViews(one) ?? [])[0];
}

/** A field read a second way: from which of its places, counted from 0. */
export interface Degraded {
  field: string;
  at: number;
  of: number;
}

/** The fields of a site's pages that were read a second way when each page was last seen. */
export function degradedOf(pages: readonly PageViews[]): Degraded[] {
  return pages.flatMap(({ page, judged }) => {
    const places = new Map(partsOf(page).flatMap(({ fields }) => fields));
    return judged.fields.flatMap(({ field, state, using = 0 }) =>
      state === 'degraded'
        ? [{ field, at: using, of: Math.max(using + 1, places.get(field)?.from.length ?? 1) }]
        : [],
    );
  });
}
