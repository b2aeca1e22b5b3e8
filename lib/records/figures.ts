// Figures of rules: how often each spoke, was followed, was gone on against. Pure: what was shown and what the journal
// holds -> counts over today, 7 and 30 days; and one sentence's worth of advice on a rule that people do not believe.
import type { Entry, Override } from '../model/entries.ts';
import { upcast } from './journal.ts';

export interface Figure {
  /** Prompts first shown for their subject on a day. */
  fired: number;
  followed: number;
  overridden: number;
}
export const SPANS = { today: 1, week: 7, month: 30 } as const;
export type Span = keyof typeof SPANS;
export interface RuleFigures extends Record<Span, Figure> {
  /** Of the month: why people went on. */
  reasons: Partial<Record<Override, number>>;
}

const NONE: Figure = { fired: 0, followed: 0, overridden: 0 };
const fresh = (): RuleFigures => ({
  today: { ...NONE },
  week: { ...NONE },
  month: { ...NONE },
  reasons: {},
});
export const NO_FIGURES: RuleFigures = { today: NONE, week: NONE, month: NONE, reasons: {} };

export interface Seen {
  fired: readonly { rule: string; day: string }[];
  /** Entries of any kind and subject; each id counts once. */
  entries: readonly Entry[];
  /** The browser whose own doings are counted. */
  device: string | undefined;
  /** Only what this agent did; what was shown is nobody's. */
  agent?: string;
  /** The day of a moment, `YYYY-MM-DD`, where the browser stands. */
  dayOf: (at: number) => string;
  now: number;
}

const DAY_MS = 86_400_000;
/** The first day of each span, both ends counted. Noon, so that an hour's change of the clock skips no day. */
export function firstDays(now: number, dayOf: Seen['dayOf']): Record<Span, string> {
  const back = (days: number) => {
    const noon = new Date(now).setHours(12, 0, 0, 0);
    return dayOf(noon - (days - 1) * DAY_MS);
  };
  return { today: back(SPANS.today), week: back(SPANS.week), month: back(SPANS.month) };
}

/** Every rule's figures; a rule nothing is known of is left out. */
export function foldFigures({
  fired,
  entries,
  device,
  agent,
  dayOf,
  now,
}: Seen): Record<string, RuleFigures> {
  const first = firstDays(now, dayOf);
  const all: Record<string, RuleFigures> = {};
  const add = (rule: string, day: string, what: keyof Figure) => {
    if (day < first.month) return;
    const held = Object.hasOwn(all, rule) ? all[rule]! : fresh();
    all[rule] = held;
    for (const span of Object.keys(SPANS) as Span[]) if (day >= first[span]) held[span][what]++;
  };
  if (agent === undefined) for (const { rule, day } of fired) add(rule, day, 'fired');
  const seen = new Set<string>();
  for (const entry of entries) {
    const known = upcast(entry);
    if (known?.kind !== 'prompt.followed' && known?.kind !== 'prompt.overridden') continue;
    if (seen.has(known.id) || known.device !== device) continue;
    if (agent !== undefined && known.agent !== agent) continue;
    seen.add(known.id);
    const day = dayOf(known.at);
    add(known.body.rule, day, known.kind === 'prompt.followed' ? 'followed' : 'overridden');
    if (known.kind !== 'prompt.overridden' || day < first.month) continue;
    const { reasons } = all[known.body.rule]!;
    reasons[known.body.reason] = (reasons[known.body.reason] ?? 0) + 1;
  }
  // What speaks while a draft is typed is known here by what came of it alone: it was shown at least as often.
  for (const figures of Object.values(all))
    for (const span of Object.keys(SPANS) as Span[]) {
      const one = figures[span];
      if (agent === undefined) one.fired = Math.max(one.fired, one.followed + one.overridden);
    }
  return all;
}

export const sumOf = (figures: readonly Figure[]): Figure =>
  figures.reduce(
    (sum, one) => ({
      fired: sum.fired + one.fired,
      followed: sum.followed + one.followed,
      overridden: sum.overridden + one.overridden,
    }),
    NONE,
  );

export interface Advice {
  verdicts: number;
  overridden: number;
  /** Most frequent first. */
  reasons: { reason: Override; n: number }[];
}
/** Verdicts of a month from which a rule can be judged, and the share against it from which it is. */
export const ADVICE_FROM = 8;
export const ADVICE_SHARE = 0.6;

/** Whether people mostly go on against a rule, and mostly because it is wrong: then the owner is told. */
export function adviceOn({ month, reasons }: RuleFigures): Advice | undefined {
  const verdicts = month.followed + month.overridden;
  if (verdicts < ADVICE_FROM || month.overridden <= ADVICE_SHARE * verdicts) return undefined;
  const counted = (Object.entries(reasons) as [Override, number][])
    .map(([reason, n]) => ({ reason, n }))
    .sort((a, b) => b.n - a.n || (a.reason === 'false-alarm' ? -1 : b.reason === 'false-alarm' ? 1 : 0));
  if (counted[0]?.reason !== 'false-alarm') return undefined;
  return { verdicts, overridden: month.overridden, reasons: counted };
}
