// From what was pointed out and how the page reads with it to what the panel shows. Pure.
import type { Locale } from '../../lib/model/basics.ts';
import { type Ask, type AskState, isBroken, nextAsk, rowsAsk } from './asks.ts';
import { askState, type FieldRead, isLoaded, type PageRead, pageOf } from './readings.ts';
import {
  asksOf,
  isTeaching,
  meantOf,
  type Phase,
  repaired,
  type Session,
  siteOf,
  type Way,
  WORDS,
} from './session.ts';
import type { AskView, Corner, LastView, PanelView } from './shown.ts';
import { nameOf, pickerWords, type Say, titleOf, valueText } from './words.ts';

export interface Seen {
  session: Session;
  read: PageRead | undefined;
  phase: Phase;
}

/** How an ask stands. Before the page was read it is loading. */
export const stateOf =
  (read: PageRead | undefined) =>
  (ask: Ask): AskState =>
    read ? askState(ask, read) : 'loading';

export const fieldOf = (read: PageRead | undefined, ask: Ask): FieldRead | undefined =>
  ask.field === undefined ? undefined : read?.parts[ask.part]?.fields[ask.field];

/** Read well enough to be kept: as the file wants it, or in most rows. */
export function suffices(ask: Ask, read: PageRead | undefined): boolean {
  if (!isBroken(stateOf(read)(ask))) return true;
  const field = fieldOf(read, ask);
  return field !== undefined && field.parsed > 0 && field.parsed * 2 >= field.of;
}

/** Said to be gone from the page, or lying in rows that are. */
const isSkipped = ({ id, part, rows }: Ask, { skipped }: Session): boolean =>
  skipped.includes(id) || (rows === true && skipped.includes(rowsAsk(part)));

/** All that is needed is read, or was said to be gone from the page; of a patch on trial, all that it speaks of. */
export function enough({ session, read }: Pick<Seen, 'session' | 'read'>): boolean {
  if (!read) return false;
  const trial = session.seen === undefined ? undefined : repaired(session);
  return asksOf(session).every((ask) => {
    const wanted = trial
      ? ask.must || (trial.has(ask.id) && (ask.needed || stateOf(read)(ask) !== 'unparsed'))
      : ask.needed && (ask.must || !isSkipped(ask, session));
    return !wanted || suffices(ask, read);
  });
}

/** What is pointed at now: what the person chose, else the first that is broken. What was picked is not asked again. */
export function currentAsk({ session, read }: Pick<Seen, 'session' | 'read'>): Ask | undefined {
  const asks = asksOf(session);
  const chosen = asks.find(({ id }) => id === session.chosen);
  if (chosen) return chosen;
  const again = oneMore(session, asks);
  if (again) return again;
  const settled = [...session.skipped, ...session.picks.map(({ ask }) => ask)];
  const next = (but: readonly string[]) =>
    nextAsk(asks, stateOf(read), [...settled, ...but], session.picks.at(-1)?.ask);
  // Rows that stand lack the page's landmark alone, which comes with whatever is pointed out in them.
  const standing = asks.flatMap(({ id, what, part }) =>
    what === 'rows' && read?.parts[part]?.whole ? [id] : [],
  );
  const field = next(standing);
  return field?.needed ? field : next([]);
}

/**
 * Who wrote a message is told by signs: one kind of message is pointed at, the other ways come with it or not. As long as
 * each pick reads more rows than the one before, one that is not read is asked for.
 */
function oneMore({ picks, skipped }: Session, asks: readonly Ask[]): Ask | undefined {
  const last = picks.at(-1);
  const ask = asks.find(({ id, field }) => id === last?.ask && field === 'from');
  const way = last?.ways[last.at];
  if (!ask || !way || way.rows >= way.of || skipped.includes(ask.id)) return undefined;
  const before = picks.slice(0, -1).findLast((one) => one.ask === ask.id);
  const had = before?.ways[before.at]?.rows ?? 0;
  const { must: _, ...rest } = ask;
  return way.rows > had ? { ...rest, left: way.of - way.rows } : undefined;
}

/** Whether the pointer goes on after a pick: as long as something needed is broken, in teaching until all was asked. */
export function goesOn(seen: Pick<Seen, 'session' | 'read'>): boolean {
  const next = currentAsk(seen);
  return next !== undefined && (next.needed || isTeaching(seen.session));
}

const rowsText = (n: number, of: number, what: Ask['what'], t: Say): string =>
  what === 'reply'
    ? t('box.one')
    : what === 'rows'
      ? t('rows.found', { n })
      : of > 1
        ? t('rows', { n, of })
        : '';

export function askView(ask: Ask, read: PageRead | undefined, locale: Locale, counted = false): AskView {
  const t = pickerWords(locale);
  const part = read?.parts[ask.part];
  const field = fieldOf(read, ask);
  const state = stateOf(read)(ask);
  const rows =
    ask.what === 'rows'
      ? part && part.rows.length > 0
        ? t('rows.found', { n: part.rows.length })
        : ''
      : field && field.of > 1 && field.parsed > 0 && (counted || field.parsed < field.of)
        ? t('rows', { n: field.parsed, of: field.of })
        : '';
  return {
    id: ask.id,
    name: nameOf(ask, t),
    title: titleOf(ask, t),
    needed: ask.needed,
    must: ask.must === true,
    state,
    value: field ? valueText(field.value, ask.field, locale, t) : '',
    rows,
  };
}

/** One way in words: its value, and how far it reads. */
export function wayText(way: Way, ask: Ask, locale: Locale): { value: string; rows: string } {
  const t = pickerWords(locale);
  return {
    value: valueText(way.value, ask.field, locale, t),
    rows: rowsText(way.rows, way.of, ask.what, t),
  };
}

/** What an element would read, for the label at the pointer. */
export function labelText(ways: readonly Way[], ask: Ask, locale: Locale): { text: string; ok: boolean } {
  const t = pickerWords(locale);
  const [way] = ways;
  if (!way) return { text: t('nothing', { name: nameOf(ask, t) }), ok: false };
  const { value, rows } = wayText(way, ask, locale);
  return { text: [value || nameOf(ask, t), rows].filter(Boolean).join(' · '), ok: true };
}

function lastView(session: Session, locale: Locale): LastView | undefined {
  const last = session.picks.at(-1);
  if (!last) return undefined;
  const t = pickerWords(locale);
  const asks = asksOf(session);
  const ask = asks.find(({ id }) => id === last.ask);
  const way = last.ways[last.at];
  if (!way) return undefined;
  if (!ask || last.ask === WORDS)
    return {
      name: t('picked'),
      value: String(way.value ?? ''),
      rows: '',
      also: [],
      ways: [],
      at: 0,
      undoable: true,
    };
  return {
    name: titleOf(ask, t),
    ...wayText(way, ask, locale),
    also: asks.filter(({ id }) => last.besides.asks.includes(id)).map((one) => titleOf(one, t)),
    ways: last.ways.map((one) => ({
      ...wayText(one, ask, locale),
      by: one.by ? t(`by.${one.by}`) : '',
    })),
    at: last.at,
    undoable: true,
  };
}

/** Distinct status words on the page that nobody knew, with the meaning they were given here. */
function strangeOf(session: Session, read: PageRead | undefined): PanelView['strange'] {
  const said = meantOf(session);
  const unknown = asksOf(session)
    .filter(({ what, field, part }) => what === 'field' && field === 'status' && part === 'orders')
    .flatMap((ask) => fieldOf(read, ask)?.strange ?? []);
  return [...new Set([...said.keys(), ...unknown])]
    .slice(0, 8)
    .map((text) => ({ text, status: said.get(text) ?? '' }));
}

export function panelView(
  seen: Seen,
  now: { corner: Corner; pointing: boolean; busy: boolean; said: string },
): PanelView {
  const { session, read, phase } = seen;
  const { locale, site } = session.setup;
  const t = pickerWords(locale);
  const kind = pageOf(siteOf(session), session.page)?.kinds[0];
  const name = site.name[locale];
  const asking = phase === 'work' || (phase === 'check' && !enough(seen));
  const current = asking ? currentAsk(seen) : undefined;
  return {
    ...now,
    locale,
    title:
      isTeaching(session) || !kind
        ? t('title.teach', { site: name })
        : t('title.repair', { site: name, page: t(`kind.${kind}`) }),
    phase,
    teaching: isTeaching(session),
    loaded: read !== undefined && (isLoaded(read.state) || current !== undefined),
    current: current && askView(current, read, locale),
    last: lastView(session, locale),
    strange: strangeOf(session, read),
    asks: ordered(seen, locale),
    enough: enough(seen),
    changed: session.picks.length > 0,
  };
}

/** On trial what was pointed out stands first; then what is broken, of that what is needed. */
function ordered({ session, read }: Seen, locale: Locale): AskView[] {
  const trial = session.seen === undefined ? new Set<string>() : repaired(session);
  const views = asksOf(session).map((ask) => askView(ask, read, locale, trial.has(ask.id)));
  const rank = ({ id, state, needed }: AskView) =>
    trial.has(id) ? (isBroken(state) ? 0 : 1) : isBroken(state) ? (needed ? 2 : 3) : 4;
  return views
    .map((view, i) => ({ view, i }))
    .sort((a, b) => rank(a.view) - rank(b.view) || a.i - b.i)
    .map(({ view }) => view);
}
