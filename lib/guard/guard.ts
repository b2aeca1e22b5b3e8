// The guard: reads an agent's draft while it is typed, against wording packs and the page's context. Pure and fast
// enough for every key press; it says what it found, where, why and from which source, and decides nothing else.
import type { Level, LocalText } from '../model/basics.ts';
import {
  type Active,
  activeEntries,
  type GuardOptions,
  type Owner,
  type Role,
  vocabulary,
} from './active.ts';
import type { Context } from './context.ts';
import { DETECT, type Input } from './detect.ts';
import { createMatcher } from './matcher.ts';
import { type Normal, normalise, origin, PAUSE, STOP } from './normalise.ts';
import type { Confidence, Entry, Language, Pack } from './pack.ts';

export type { GuardOptions, OwnWord } from './active.ts';
export type { Context } from './context.ts';

export type Verdict = 'pass' | 'hint' | 'warn' | 'block';
export interface Hit {
  rule: string;
  pack: string;
  /** As written in the draft. */
  match: string;
  range: [number, number];
  level: Level;
  why: LocalText;
  /** In the draft's own language where the pack has it. */
  instead?: string;
  source: string;
  confidence: Confidence;
  /** For texts: the values a detector compared. */
  params?: Record<string, string | number>;
}
export interface Guard {
  check(draft: string, context?: Context): { verdict: Verdict; hits: Hit[] };
}

const VERDICT = { redline: 'block', money: 'warn', clock: 'warn', hint: 'hint' } as const;
const ORDER: Record<Level, number> = { redline: 0, money: 1, clock: 2, hint: 3 };
/** Of one rule; nobody reads more, and no rule may crowd out a graver one. */
const MOST = 40;
/** Pairs looked at, all rules together: a bound for drafts made of nothing but pairs. */
const MOST_PAIRS = 5000;

type Span = { start: number; end: number };
const inside = (a: Span, b: Span) => a.start >= b.start && a.end <= b.end;

/** Makes a guard for one shop on one marketplace. Building it walks all words; checking a draft walks the draft. */
export function createGuard(packs: readonly Pack[], options: GuardOptions): Guard {
  const active = activeEntries(packs, options);
  const allow = options.allow ?? [];
  const matcher = createMatcher<Owner>(vocabulary(active, allow));
  const byRule = new Map(active.map((a) => [a.entry.id, a]));
  const ownNumbers = new Set(allow.map((word) => word.replace(/\D/g, '')).filter((d) => d.length >= 5));
  const hosts = packs.flatMap((pack) => pack.hosts?.[options.marketplace] ?? []);

  return {
    check(draft, context = {}) {
      const normal = normalise(draft);
      const { text } = normal.tight;
      const found = matcher.find(normal.tight);
      const of = (role: Role) => found.filter((f) => f.owner.role === role);
      const [allowed, turns, contexts] = [of('allow'), of('unless'), of('context')];
      const speaks = (owner: Owner, rule: string, pack: string) =>
        (owner.pack === undefined || owner.pack === pack) &&
        (owner.rule === undefined || owner.rule === rule);
      const excused = (span: Span, { entry, pack }: Active) =>
        allowed.some((a) => speaks(a.owner, entry.id, pack.id) && inside(span, a)) ||
        turns.some((t) => speaks(t.owner, entry.id, pack.id) && turnsRound(t, span, text));
      const hits: Hit[] = [];
      const counts = new Map<string, number>();
      const say = (one: Active, range: [number, number], params?: Hit['params']) => {
        const count = counts.get(one.entry.id) ?? 0;
        if (count >= MOST) return;
        counts.set(one.entry.id, count + 1);
        const instead = insteadOf(one.entry, text);
        hits.push({
          rule: one.entry.id,
          pack: one.pack.id,
          match: draft.slice(...range),
          range,
          level: one.level,
          why: one.entry.why,
          ...(instead === undefined ? {} : { instead }),
          source: one.source,
          confidence: one.confidence,
          ...(params === undefined ? {} : { params }),
        });
      };
      for (const span of of('word')) {
        const one = byRule.get(span.owner.rule!)!;
        if (!excused(span, one)) say(one, origin(normal.tight, span.start, span.end));
      }
      for (const span of pairs(of('a'), of('b'), byRule, normal, excused))
        say(span.one, origin(normal.tight, span.start, span.end));
      for (const one of active) {
        if (!one.entry.detect) continue;
        const contextAt = contexts.filter((c) => c.owner.rule === one.entry.id && !excused(c, one));
        const input: Input = {
          draft,
          normal,
          context,
          hosts,
          ownNumbers,
          contextAt,
          near: (start, end, reach) => contextAt.some((c) => close(c, { start, end }, reach, text)),
        };
        for (const spot of DETECT[one.entry.detect](input)) say(one, spot.range, spot.params);
      }
      const kept = distinct(hits);
      return { verdict: kept[0] ? VERDICT[kept[0].level] : 'pass', hits: kept };
    },
  };
}

/**
 * Whether a word before a match turns it round (不要添加…微信, we never … bank transfer): in the same clause, and the nearer
 * the shorter it is, since short words are about something else more often. 要不要 and 能不能 ask, they do not forbid.
 */
function turnsRound(turn: Span, span: Span, text: string): boolean {
  const between = span.start - turn.end;
  if (between < 0) return false;
  const reach = /[a-z]/.test(text[turn.start]!) ? 24 : 4 + 3 * Math.max(0, turn.end - turn.start - 2);
  if (between > reach || [STOP, PAUSE].some((mark) => text.slice(turn.end, span.start).includes(mark)))
    return false;
  return !(text[turn.start] === '不' && text[turn.start - 1] === text[turn.start + 1]);
}

/** Whether two spans stand within reach, in one sentence. */
function close(a: Span, b: Span, reach: number, text: string): boolean {
  const [from, to] = a.start <= b.start ? [a.end, b.start] : [b.end, a.start];
  return to - from <= reach && (to <= from || !text.slice(from, to).includes(STOP));
}

type Owned = Span & { owner: Owner };
function pairs(
  as: readonly Owned[],
  bs: readonly Owned[],
  byRule: ReadonlyMap<string, Active>,
  { tight }: Normal,
  excused: (span: Span, one: Active) => boolean,
): (Span & { one: Active })[] {
  const made: (Span & { one: Active })[] = [];
  for (const a of as) {
    const one = byRule.get(a.owner.rule!)!;
    const near = one.entry.near![a.owner.near!]!;
    // Matches come in the order of their ends: begin where one may be near, stop where none can be any more.
    for (let i = firstAfter(bs, a.start - near.within); i < bs.length; i++) {
      const b = bs[i]!;
      if (b.end > a.end + near.within + LONGEST || made.length >= MOST_PAIRS) break;
      if (b.owner.rule !== a.owner.rule || b.owner.near !== a.owner.near) continue;
      if (near.ordered ? b.start < a.end : b.start < a.end && a.start < b.end) continue;
      if (!close(a, b, near.within, tight.text) || excused(a, one) || excused(b, one)) continue;
      made.push({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end), one });
    }
  }
  return made;
}

/** The longest word of a pair, generously. */
const LONGEST = 40;
/** The first match that ends at or behind `at`. */
function firstAfter(sorted: readonly Span[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.end < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insteadOf({ instead }: Entry, text: string): string | undefined {
  if (!instead) return undefined;
  const language: Language = /[가-힣ㄱ-ㅣ]/.test(text) ? 'ko' : /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
  return instead[language];
}

/** Worst first; of one pack's hits on the same letters the longest and worst stays. */
function distinct(hits: Hit[]): Hit[] {
  const length = ({ range }: Hit) => range[1] - range[0];
  const worst = [...hits].sort((a, b) => ORDER[a.level] - ORDER[b.level] || length(b) - length(a));
  const kept: Hit[] = [];
  for (const hit of worst)
    if (!kept.some((k) => k.pack === hit.pack && hit.range[0] < k.range[1] && k.range[0] < hit.range[1]))
      kept.push(hit);
  return kept.sort((a, b) => ORDER[a.level] - ORDER[b.level] || a.range[0] - b.range[0]);
}
