// The guard: reads an agent's draft while it is typed, against wording packs and the page's context. Pure and fast
// enough for every key press; it says what it found, where, why and from which source, and decides nothing else.
import type { Level, LocalText } from '../model/basics.ts';
import { type Active, activeEntries, type GuardOptions, isAt } from './active.ts';
import { compile, type Rule } from './compile.ts';
import type { Context } from './context.ts';
import { DETECT, type Input } from './detect.ts';
import { normaliser, origin, STOP } from './normalise.ts';
import type { Confidence, Language, Pack } from './pack.ts';
import { type Quote, quotes } from './polarity.ts';
import type { Span } from './span.ts';
import { Weighing } from './weigh.ts';
import { wordsIn } from './words.ts';

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

/** Makes a guard for one shop on one marketplace. Building it walks all words; checking a draft walks the draft. */
export function createGuard(packs: readonly Pack[], options: GuardOptions): Guard {
  const slices = guardInSlices(packs, options);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/** The same in slices of about a millisecond, for a page that has other things to do; the guard comes last. */
export function* guardInSlices(packs: readonly Pack[], options: GuardOptions): Generator<void, Guard> {
  const allow = options.allow ?? [];
  const { matcher, rules, lists } = yield* compile(
    packs,
    activeEntries(packs, options),
    allow,
    options.marketplace,
  );
  const awake = awakeLists(rules, lists);
  const ownNumbers = new Set(allow.map((word) => word.replace(/\D/g, '')).filter((d) => d.length >= 5));
  const hosts = packs.flatMap(({ hosts = {} }) =>
    Object.entries(hosts).flatMap(([place, own]) => (isAt(place, options.marketplace) ? own : [])),
  );

  const view = normaliser();
  const found = wordsIn(matcher, lists, awake);

  return {
    check(draft, context = {}) {
      const normal = view(draft);
      const { text } = normal.tight;
      let quoted: Quote[] | undefined;
      const all = context.stock !== undefined || context.limits !== undefined;
      const weighed = new Weighing(text, found(normal.tight, all), () => (quoted ??= quotes(normal)));
      let language: Language | undefined;
      const hits: Hit[] = [];
      /** Of values compared, or of the whole draft. */
      const fixed = new Set<Hit>();
      for (const rule of rules) {
        const { one } = rule;
        const { entry } = one;
        let count = 0;
        const say = (range: [number, number], params?: Hit['params']) => {
          if (count++ >= MOST) return;
          language ??= languageOf(text);
          const made = hit(one, draft, language, range, params);
          hits.push(made);
          if (params !== undefined || entry.detect === 'order-id-absent') fixed.add(made);
        };
        for (const { start, end } of weighed.words(rule)) say(origin(normal.tight, start, end));
        for (const { start, end } of weighed.frames(rule)) say(origin(normal.tight, start, end));
        if (!entry.detect) continue;
        let known: Span[] | undefined;
        const contextAt = () => (known ??= weighed.context(rule));
        const input: Input = {
          draft,
          normal,
          context,
          hosts,
          ownNumbers,
          contextAt,
          near: (start, end, reach) => contextAt().some((c) => close(c, { start, end }, reach, text)),
        };
        for (const spot of DETECT[entry.detect](input)) say(spot.range, spot.params);
      }
      const kept = distinct(hits, fixed, draft);
      return { verdict: kept[0] ? VERDICT[kept[0].level] : 'pass', hits: kept };
    },
  };
}

/** All lists but those that only detectors of the page's stock and limits ask for: nothing, where it shows neither. */
function awakeLists(rules: readonly Rule[], lists: number): Uint8Array {
  const asleep = ({ one }: Rule) =>
    one.entry.detect === 'promise-stock' || one.entry.detect === 'compensation';
  const awake = new Uint8Array(lists);
  for (const rule of rules) {
    if (asleep(rule)) continue;
    const { words, context, allow, before, after, without, alarm, denying, refused } = rule;
    for (const { list } of rule.allowQuoted) for (const one of list) awake[one] = 1;
    const { frames, naming = { near: [], called: [], thing: [] } } = rule;
    const all = [words, context, allow, before, after, without, alarm, denying, refused];
    for (const some of [...all, ...Object.values(naming)]) for (const list of some) awake[list] = 1;
    for (const { slots, without: not } of frames)
      for (const some of [...slots, not]) for (const list of some) awake[list] = 1;
  }
  return awake;
}

function hit(
  one: Active,
  draft: string,
  language: Language,
  range: [number, number],
  params: Hit['params'],
): Hit {
  const { entry, pack, level, source, confidence } = one;
  const instead = entry.instead?.[language];
  const [start, end] = range;
  const match = draft.slice(start, end);
  const made: Hit = {
    rule: entry.id,
    pack: pack.id,
    match,
    range,
    level,
    why: entry.why,
    source,
    confidence,
  };
  if (instead !== undefined) made.instead = instead;
  if (params !== undefined) made.params = params;
  return made;
}

/** Whether two spans stand within reach, in one sentence. */
function close(a: Span, b: Span, reach: number, text: string): boolean {
  const [from, to] = a.start <= b.start ? [a.end, b.start] : [b.end, a.start];
  return to - from <= reach && (to <= from || !text.slice(from, to).includes(STOP));
}

const languageOf = (text: string): Language =>
  /[가-힣ㄱ-ㅣ]/.test(text) ? 'ko' : /\p{Script=Han}/u.test(text) ? 'zh' : 'en';

/**
 * Of one pack's hits those that overlap are one, told as its worst and longest and over all their letters; those that only
 * touch are one where they say the same. A fixed hit keeps its own letters. Worst first.
 */
function distinct(hits: Hit[], fixed: ReadonlySet<Hit>, draft: string): Hit[] {
  if (hits.length < 2) return hits;
  const length = ({ range }: Hit) => range[1] - range[0];
  // What lies in one clause names the matter better than what reaches over its mark, and never grows over one.
  const crossing = new Map<Hit, boolean>();
  const crosses = (hit: Hit): boolean => {
    const known = crossing.get(hit) ?? CLAUSE.test(hit.match);
    crossing.set(hit, known);
    return known;
  };
  const grow = (host: Hit, by: Hit) => {
    widen(host, by, draft);
    crossing.delete(host);
  };
  const worst = [...hits].sort(
    (a, b) =>
      ORDER[a.level] - ORDER[b.level] || Number(crosses(a)) - Number(crosses(b)) || length(b) - length(a),
  );
  let kept: Hit[] = [];
  for (const hit of worst) {
    const meets = (other: Hit, [from, to] = hit.range) =>
      other.pack === hit.pack && from < other.range[1] && other.range[0] < to;
    const touches = (other: Hit) =>
      other.instead !== undefined &&
      other.instead === hit.instead &&
      other.pack === hit.pack &&
      besides(other.range, hit.range, draft);
    const host =
      kept.find((k) => meets(k)) ??
      (fixed.has(hit) ? undefined : kept.find((k) => !fixed.has(k) && touches(k)));
    if (!host) kept.push(hit);
    else if (!fixed.has(host) && !fixed.has(hit) && crosses(hit) === crosses(host)) {
      grow(host, hit);
      // Grown, it may meet others.
      for (let more = true; more; ) {
        const met = kept.find((k) => k !== host && !fixed.has(k) && meets(k, host.range));
        if (met) grow(host, met);
        more = met !== undefined;
        if (met) kept = kept.filter((k) => k !== met);
      }
    }
  }
  return kept.sort((a, b) => ORDER[a.level] - ORDER[b.level] || a.range[0] - b.range[0]);
}

/** Parts clauses; a comma within a figure does not. */
const CLAUSE = /[，。；！？;!?\n]|,(?!\d)/;

/** With nothing but a blank between them. */
function besides(a: Hit['range'], b: Hit['range'], draft: string): boolean {
  const [from, to] = a[0] <= b[0] ? [a[1], b[0]] : [b[1], a[0]];
  return to - from <= 1 && draft.slice(from, to).trim() === '';
}

function widen(hit: Hit, by: Hit, draft: string): void {
  hit.range = [Math.min(hit.range[0], by.range[0]), Math.max(hit.range[1], by.range[1])];
  hit.match = draft.slice(...hit.range);
}
