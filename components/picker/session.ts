// What was pointed out so far, and where the picker stands: the picks with their other ways, what was skipped, what was kept
// before. Pure: a new session from the old one and a deed. The patch is made from it and from nothing else.
import { applyPatch } from '../../lib/marketplaces/compose.ts';
import type { PickerSetup } from '../../lib/messages/protocol.ts';
import type { OrderStatus, PageKind } from '../../lib/model/facts.ts';
import type { Marketplace, PageMatch } from '../../lib/model/marketplace.ts';
import type { Repair, SitePatch } from '../../lib/model/patch.ts';
import type { By } from '../../lib/picker/index.ts';
import { type Ask, asksOfKind, asksOfPage, fieldAsk, pageIdFor, REPLY, rowsAsk } from './asks.ts';

/** One way to read what was pointed at. */
export interface Way {
  repairs: Repair[];
  /** The value as parsed where it was pointed at; a word nobody knows yet as it stands; nothing for rows and boxes. */
  value?: unknown;
  /** What the place hangs on: `label`, `class` …; for telling two ways of one value apart. */
  by?: By;
  /** Rows it reads, of those looked at. */
  rows: number;
  of: number;
}

/** What one pick mends besides what it was made for. */
export interface Besides {
  repairs: Repair[];
  /** Asks that read well again with it. */
  asks: string[];
}
export interface Pick {
  /** The ask's id, or `words` for a status that was given its meaning. */
  ask: string;
  ways: Way[];
  /** Which of the ways counts. */
  at: number;
  besides: Besides;
}

export interface Session {
  setup: PickerSetup;
  /** The page's id; absent while a taught page has no kind. */
  page?: string;
  /** A page the file does not have. */
  add?: SitePatch['add'];
  /** What was pointed out before this panel opened. */
  before: readonly Repair[];
  picks: readonly Pick[];
  skipped: readonly string[];
  /** The ask the pointer works for, where the person chose one. */
  chosen?: string;
  /** The digest of the page the patch was kept on; absent while what is shown here is not kept. */
  seen?: string;
  /** It counts now. */
  done: boolean;
}

export function begin(setup: PickerSetup): Session {
  const { kept, page } = setup;
  return {
    setup,
    ...(page === undefined ? {} : { page }),
    ...(kept?.patch.add ? { add: kept.patch.add } : {}),
    before: kept?.patch.repairs ?? [],
    picks: [],
    skipped: [],
    ...(kept?.state === 'trial' && kept.seen !== undefined ? { seen: kept.seen } : {}),
    done: false,
  };
}

/** Says what kind of page this is, which makes it a page of the site. */
export function teach(session: Session, kind: PageKind, match: PageMatch): Session {
  return {
    ...session,
    page: pageIdFor(kind, session.setup.site.pages),
    add: { kinds: [kind], match },
  };
}

/** Nothing of what is shown here is kept any more. */
function changed({ seen: _seen, chosen: _chosen, ...session }: Session): Session {
  return { ...session, done: false };
}

export const pick = (session: Session, made: Pick): Session => ({
  ...changed(session),
  picks: [...session.picks, made],
});

/** Takes another of the last pick's ways. */
export function choose(session: Session, at: number, besides: Besides): Session {
  const last = session.picks.at(-1);
  if (!last?.ways[at]) return session;
  return { ...changed(session), picks: [...session.picks.slice(0, -1), { ...last, at, besides }] };
}

/** Takes the last pick back, and comes back to what it was made for. */
export function undo(session: Session): Session {
  const last = session.picks.at(-1);
  if (!last) return session;
  const back = { ...changed(session), picks: session.picks.slice(0, -1) };
  return last.ask === WORDS ? back : { ...back, chosen: last.ask };
}

export const skip = (session: Session, ask: string): Session => {
  const { chosen: _, ...rest } = session;
  return { ...rest, skipped: [...session.skipped, ask] };
};

/** The ask the pointer works for from now on, also one that was skipped. */
export const aim = (session: Session, ask: string): Session => ({
  ...session,
  chosen: ask,
  skipped: session.skipped.filter((one) => one !== ask),
});

export const WORDS = 'words';
/** What a status word of the site's means. Said again of the same word, the later one alone is to be taken back. */
export function mean(session: Session, text: string, status: OrderStatus): Session {
  const last = session.picks.at(-1);
  const again = last?.ask === WORDS && last.ways[0]?.value === text;
  return pick(
    { ...session, picks: again ? session.picks.slice(0, -1) : session.picks },
    {
      ask: WORDS,
      ways: [{ repairs: [{ what: 'words', status: { [status]: [text] } }], value: text, rows: 0, of: 0 }],
      at: 0,
      besides: { repairs: [], asks: [] },
    },
  );
}
/** The words that were given a meaning here, and which. */
export function meantOf({ picks }: Session): Map<string, OrderStatus> {
  const said = new Map<string, OrderStatus>();
  for (const { ask, ways } of picks)
    for (const repair of ask === WORDS ? (ways[0]?.repairs ?? []) : [])
      if (repair.what === 'words')
        for (const [status, words] of Object.entries(repair.status) as [OrderStatus, string[]][])
          for (const word of words) said.set(word, status);
  return said;
}

function placeOf(repair: Repair): string {
  switch (repair.what) {
    case 'field':
      return `field ${repair.part} ${repair.field}`;
    case 'rows':
    case 'slot':
      return `${repair.what} ${repair.part}`;
    case 'target':
      return `target ${repair.target}`;
    // Each adds its own root to what is watched.
    case 'landmark':
      return `landmark ${repair.watch}`;
    default:
      return repair.what;
  }
}

type Words = Extract<Repair, { what: 'words' }>['status'];
/** A word has one meaning: the last it was given. */
function mergeWords(into: Words, from: Words): Words {
  const said = new Set(Object.values(from).flat());
  const out: Words = {};
  for (const [status, words] of Object.entries(into)) {
    const left = words.filter((word) => !said.has(word));
    if (left.length > 0) out[status as keyof Words] = left;
  }
  for (const [status, words] of Object.entries(from) as [keyof Words, string[]][])
    out[status] = [...(out[status] ?? []), ...words];
  return out;
}

/** Of two for the same place the later one alone: an earlier one was a mistake. */
export function compact(repairs: readonly Repair[]): Repair[] {
  const out = new Map<string, Repair>();
  for (const repair of repairs) {
    const place = placeOf(repair);
    const old = out.get(place);
    out.delete(place);
    out.set(
      place,
      repair.what === 'words' && old?.what === 'words'
        ? { what: 'words', status: mergeWords(old.status, repair.status) }
        : repair,
    );
  }
  return [...out.values()];
}

const repairsOf = (picks: readonly Pick[]): Repair[] =>
  picks.flatMap(({ ways, at, besides }) => [...(ways[at]?.repairs ?? []), ...besides.repairs]);

const patchWith = (session: Session, repairs: Repair[], date: string): SitePatch => ({
  schema: 1,
  marketplace: session.setup.file.id,
  base: session.setup.file.revision,
  date,
  page: session.page ?? '',
  ...(session.add ? { add: session.add } : {}),
  repairs,
});

/** What is kept: all that was pointed out for this page, small. `date`: today, `2026-11-22`. */
export const patchOf = (session: Session, date: string): SitePatch =>
  patchWith(session, compact([...session.before, ...repairsOf(session.picks)]), date);

/** The site as it would be. What was pointed out before this panel opened is laid over it already. */
export function siteOf(session: Session, picks: readonly Pick[] = session.picks): Marketplace {
  const { site, file } = session.setup;
  if (session.page === undefined) return site;
  return applyPatch(site, patchWith(session, compact(repairsOf(picks)), file.date));
}

export const isTeaching = (session: Session): boolean =>
  session.add !== undefined || session.page === undefined;

/** What is asked for here, in order. */
export function asksOf(session: Session): Ask[] {
  if (session.page === undefined) return [];
  const kind = session.add?.kinds[0];
  if (kind) return asksOfKind(kind);
  const page = session.setup.site.pages.find(({ id }) => id === session.page);
  return page ? asksOfPage(page, session.setup.needs) : [];
}

/** The asks that were pointed out, now or before. */
export function repaired(session: Session): Set<string> {
  const all = compact([...session.before, ...repairsOf(session.picks)]);
  return new Set(
    all.flatMap((one) =>
      one.what === 'field'
        ? [fieldAsk(one.part, one.field)]
        : one.what === 'rows'
          ? [rowsAsk(one.part)]
          : one.what === 'target'
            ? [REPLY]
            : [],
    ),
  );
}

export type Phase = 'choose' | 'work' | 'kept' | 'check' | 'done';
/** `digest`: what this page shows; undefined while it shows nothing. */
export function phaseOf(session: Session, digest: string | undefined): Phase {
  if (session.done) return 'done';
  if (session.page === undefined) return 'choose';
  if (session.seen === undefined) return 'work';
  return digest === undefined || digest === session.seen ? 'kept' : 'check';
}
