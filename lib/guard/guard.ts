// The guard: reads an agent's draft while it is typed, against wording packs and the page's context. Pure and fast
// enough for every key press; it says what it found, where, why and from which source, and decides nothing else.
import type { Level, LocalText } from '../model/basics.ts';
import { type Active, activeEntries, type GuardOptions, isAt } from './active.ts';
import { compile, type Rule } from './compile.ts';
import type { Context } from './context.ts';
import { DETECT, type Input } from './detect.ts';
import { byWeight, distinct } from './distinct.ts';
import { weigher } from './likeness.ts';
import { normaliser, origin, STOP } from './normalise.ts';
import type { Confidence, Language, Pack } from './pack.ts';
import { blanks, type Quote, quotes } from './polarity.ts';
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
  /** Said of how a sentence reads, not of a word in it: half a sentence may read like another. */
  reading?: true;
}
export interface Guard {
  check(draft: string, context?: Context): { verdict: Verdict; hits: Hit[] };
}

const VERDICT = { redline: 'block', money: 'warn', clock: 'warn', hint: 'hint' } as const;
/** Of one rule; nobody reads more, and no rule may crowd out a graver one. */
const MOST = 40;

/** Makes a guard for one shop on one marketplace. Building it walks all words; checking a draft walks the draft. */
export function createGuard(packs: readonly Pack[], options: GuardOptions): Guard {
  return atOnce(guardInSlices(packs, options));
}

/** What work in slices makes, for one who waits for it. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
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
  yield;
  const awake = awakeLists(rules, lists);
  const ownNumbers = new Set(allow.map((word) => word.replace(/\D/g, '')).filter((d) => d.length >= 5));
  /** Whether something the shop calls fine stands in a text. */
  const isOwn = (part: string): boolean => {
    const digits = part.replace(/\D/g, '');
    return allow.some((word) => part.includes(word)) || [...ownNumbers].some((own) => digits.includes(own));
  };
  const hosts = packs.flatMap(({ hosts = {} }) =>
    Object.entries(hosts).flatMap(([place, own]) => (isAt(place, options.marketplace) ? own : [])),
  );

  const like = rules.find(({ one }) => one.entry.detect === 'likeness')?.one;
  const learned = like?.pack.learned;
  yield;
  const weigh = learned && weigher(learned);
  yield;

  const view = normaliser();
  const found = wordsIn(matcher, lists, awake);

  return {
    check(draft, context = {}) {
      const normal = view(draft);
      const { text } = normal.tight;
      let quoted: Quote[] | undefined;
      const all = context.stock !== undefined || context.limits !== undefined;
      let parted: number[] | undefined;
      const weighed = new Weighing(
        text,
        found(normal.tight, all),
        () => (quoted ??= quotes(normal)),
        () => (parted ??= blanks(normal)),
      );
      let language: Language | undefined;
      const hits: Hit[] = [];
      /** Of values compared, or of the whole draft. */
      const fixed = new Set<Hit>();
      /** Of what stands there whatever the sentence says: a number, an address, the shop's own word. */
      const plain = new Set<Hit>();
      for (const rule of rules) {
        const { one } = rule;
        const { entry } = one;
        let count = 0;
        const say = (range: [number, number], params?: Hit['params'], seen = one.pack.id === 'own-words') => {
          if (count++ >= MOST) return;
          language ??= languageOf(text);
          const made = hit(one, draft, language, range, params);
          hits.push(made);
          if (seen) plain.add(made);
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
        for (const spot of DETECT[entry.detect](input)) say(spot.range, spot.params, true);
      }
      if (!like || !learned || !weigh) return told(distinct(hits, fixed, draft));
      const read = weigh.all(draft);
      /** What blocks is taken back where there is hardly a doubt. */
      const innocent = ({ range: [at], level, match }: Hit) => {
        if (SPELLED.test(match)) return false;
        const below = level === 'redline' ? learned.below / 3 : learned.below;
        const around = read.find(({ range: [start, end] }) => start <= at && at < end);
        return (
          around !== undefined &&
          around.p < below &&
          weigh.around(draft, at) < below &&
          weigh.clause(draft, at) < CLAUSE
        );
      };
      const kept = distinct(
        hits.filter((one) => plain.has(one) || !innocent(one)),
        fixed,
        draft,
      );
      for (const { range, p } of read) {
        if (p < learned.from || isOwn(draft.slice(...range))) continue;
        if (kept.some((one) => one.range[0] < range[1] && range[0] < one.range[1])) continue;
        language ??= languageOf(text);
        kept.push({ ...hit(like, draft, language, trimmed(draft, range), undefined), reading: true });
      }
      return told(kept.sort(byWeight));
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

const told = (hits: Hit[]): ReturnType<Guard['check']> => ({
  verdict: hits[0] ? VERDICT[hits[0].level] : 'pass',
  hits,
});

/** A clause by itself has less to say: it is enough that it does not read like a breach. */
const CLAUSE = 0.8;
/** Letter by letter, with something between: nobody writes an innocent word so. */
const SPELLED = /(?:(?<!\p{L})\p{L}[^\p{L}\p{N}]+){3}\p{L}(?!\p{L})/u;

/** Without the blanks around it. */
function trimmed(draft: string, [start, end]: Hit['range']): Hit['range'] {
  const whole = draft.slice(start, end);
  return [start + whole.length - whole.trimStart().length, start + whole.trimEnd().length];
}
