// What a page's last views say together: which fields cannot be read and since when, which rules wait for them, and
// whether the page itself no longer loads as its file has it. Pure over what was kept.
import type { FieldHealth, Health, PageState } from '../model/facts.ts';
import type { Page } from '../model/marketplace.ts';

/** A view as it was kept. */
export interface View {
  /** UTC ms. */
  at: number;
  /** The file's revision the page was read with. */
  revision: number;
  state: PageState;
  health: Health;
  using: Record<string, number>;
  without?: Health | undefined;
}

/** A rule that is on for the page's kind, and the fields it needs: of a list any one will do. */
export interface Needing {
  id: string;
  needs: readonly (string | readonly string[])[];
}

/** So many failing views in a row are no slip of the page any more. */
export const FAILING = 3;

export interface FieldJudged {
  field: string;
  /** At the last view that told of it. */
  state: FieldHealth;
  /** The place it is read from, from 0; absent: the first. */
  using?: number;
  /** How many views in a row it could not be read. */
  failed: number;
  /** UTC ms of the first of them; of a degraded field, of the first that used a later place. */
  since?: number;
}

export interface PageJudged {
  /** Of the last view; absent where there is none. */
  at?: number;
  state?: PageState;
  /** What is worst first, then in the file's order. */
  fields: FieldJudged[];
  /** Views in a row in which the page did not load as its file has it, and UTC ms of the first. */
  notLoading?: { views: number; since: number };
  /** Rules that say nothing on this page, because a field they need was not read at the last view. */
  stopped: string[];
  /** Of those, the ones that stay silent until a view reads their fields: it failed three times in a row. */
  paused: string[];
  /** Three failing views in a row, of the page or of a field that a rule needs. */
  failing: boolean;
  /** The last three views would have been read as well by the file alone. */
  withoutPatch: boolean;
}

export const isBroken = (state: FieldHealth | undefined): boolean =>
  state !== undefined && state !== 'ok' && state !== 'degraded';
const RANK: Record<FieldHealth, number> = { missing: 0, ambiguous: 1, unparsed: 2, degraded: 3, ok: 4 };
/** A view in which the page was there to be read. */
const isSeen = ({ state }: View): boolean => state !== 'not-ready' && state !== 'logged-out';

/** Views that speak of the page as it is read now: with this revision, and since the patch that counts. */
export const viewsNow = <V extends View>(views: readonly V[], revision: number, since = 0): V[] =>
  views.filter((view) => view.revision === revision && view.at >= since);

function judgeField(field: string, seen: readonly View[]): FieldJudged {
  const told = seen.filter(({ health }) => health[field] !== undefined);
  const last = told.at(-1)!;
  const state = last.health[field]!;
  const alike = (view: View) =>
    isBroken(view.health[field]) === isBroken(state) && view.health[field] !== 'ok';
  let failed = 0;
  let since: number | undefined;
  for (const view of state === 'ok' ? [] : [...told].reverse()) {
    if (!alike(view)) break;
    failed++;
    since = view.at;
  }
  const using = last.using[field];
  return {
    field,
    state,
    failed: isBroken(state) ? failed : 0,
    ...(using === undefined ? {} : { using }),
    ...(since === undefined ? {} : { since }),
  };
}

/** Whether a rule's need hangs on one of these fields: a part that is gone takes its fields with it. */
const hangsOn = (need: string | readonly string[], fields: ReadonlySet<string>): boolean =>
  (typeof need === 'string' ? [need] : need).some((path) => {
    for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1))
      if (fields.has(path.slice(0, dot))) return true;
    return fields.has(path);
  });

const stoppedBy = (fields: Iterable<string>, rules: readonly Needing[]): string[] => {
  const gone = new Set(fields);
  return rules.filter(({ needs }) => needs.some((need) => hangsOn(need, gone))).map(({ id }) => id);
};

/** Whether the file alone would have read the page no worse. A field that only the patch knows is a loss. */
function wouldDo({ health, without }: View): boolean {
  const fields = Object.entries(health);
  return (
    without !== undefined &&
    fields.length > 0 &&
    fields.every(([field, state]) => {
      const alone = without[field];
      return alone !== undefined && !isBroken(alone) && RANK[alone] >= RANK[state];
    })
  );
}

/** A list page whose file does not say how it looks when there is nothing on it: no rows may be no rows. */
export const mayBeEmpty = (page: Page): boolean =>
  page.empty === undefined && !page.kinds.includes('order') && !page.conversation;

/** What failed three views in a row: what rests on it stays unsaid until a view reads it. */
export interface Held {
  /** By field, how many views in a row it could not be read. */
  fields: ReadonlyMap<string, number>;
  /** How many views in a row the page did not load as its file has it; 0: it does, or nobody can tell. */
  strange: number;
}

export function heldBy(views: readonly View[], page: Page): Held {
  const { fields, notLoading } = judgeViews(views, [], []);
  const strange = mayBeEmpty(page) ? 0 : (notLoading?.views ?? 0);
  return {
    fields: new Map(
      fields.flatMap(({ field, failed }) => (failed >= FAILING ? [[field, failed] as const] : [])),
    ),
    strange: strange >= FAILING ? strange : 0,
  };
}

/**
 * Judges a page by its views, oldest first. `rules` are those that are on; `declared` are the fields the page's file
 * names: a page that does not load stops every rule that needs one of them.
 */
export function judgeViews(
  views: readonly View[],
  rules: readonly Needing[],
  declared: readonly string[],
): PageJudged {
  const seen = views.filter(isSeen);
  const names = [...new Set(seen.flatMap(({ health }) => Object.keys(health)))];
  const placeOf = (field: string) => declared.indexOf(field);
  const fields: FieldJudged[] = names
    .map((field) => judgeField(field, seen))
    .sort((a, b) => RANK[a.state] - RANK[b.state] || placeOf(a.field) - placeOf(b.field));
  const last = views.at(-1);
  const tail: View[] = [];
  for (const view of [...views].reverse()) {
    if (view.state === 'not-ready') tail.push(view);
    else if (view.state !== 'logged-out') break;
  }
  const notLoading = tail.length > 0 ? { views: tail.length, since: tail.at(-1)!.at } : undefined;
  const long = fields.filter(({ failed }) => failed >= FAILING).map(({ field }) => field);
  const broken = fields.filter(({ state }) => isBroken(state)).map(({ field }) => field);
  const whole = notLoading ? declared : [];
  const paused = stoppedBy((notLoading?.views ?? 0) >= FAILING ? [...long, ...whole] : long, rules);
  const recent = seen.slice(-FAILING);
  return {
    ...(last ? { at: last.at, state: last.state } : {}),
    fields,
    ...(notLoading ? { notLoading } : {}),
    stopped: stoppedBy([...broken, ...whole], rules),
    paused,
    failing: paused.length > 0 || (notLoading?.views ?? 0) >= FAILING,
    withoutPatch: recent.length === FAILING && recent.every(wouldDo),
  };
}
