// What a rule makes of the words found: which matches stand, which the words around them excuse, and where the slots of
// a frame come together.
import type { Pattern, Rule } from './compile.ts';
import { PAUSE, STOP } from './normalise.ts';
import { asks, denied, denies, isName, type Quote, warns } from './polarity.ts';
import { LONGEST, type Span } from './span.ts';

export type { Span } from './span.ts';
export interface Match extends Span {
  open: boolean;
}
/** The words found, by the number of their list, each in the order of their starts. */
export type Words = readonly (readonly Match[] | undefined)[];

/** Frames looked at for one rule: a bound for drafts made of nothing but their words. */
const MOST = 400;

/** The first match that starts at or behind `at`. */
function firstFrom(sorted: readonly Span[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one of the lists has a match that starts within [from, to] and meets the test. */
function some(words: Words, lists: readonly number[], from: number, to: number, test: (s: Match) => boolean) {
  for (const list of lists) {
    const found = words[list];
    if (!found) continue;
    for (let i = firstFrom(found, from); i < found.length && found[i]!.start <= to; i++)
      if (test(found[i]!)) return true;
  }
  return false;
}

export interface Weigh {
  /** The rule's bare words that stand. */
  words(rule: Rule): Span[];
  frames(rule: Rule): Span[];
  context(rule: Rule): Span[];
}

/** `quoted` is asked for only where a rule spares names. */
export function weigh(text: string, words: Words, quoted: () => readonly Quote[] = () => []): Weigh {
  const stops: number[] = [-1];
  for (let at = text.indexOf(STOP); at >= 0; at = text.indexOf(STOP, at + 1)) stops.push(at);
  stops.push(text.length);
  const sentence = (at: number): [number, number] => {
    let [low, high] = [0, stops.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (stops[middle]! <= at) low = middle;
      else high = middle;
    }
    return [stops[low]! + 1, stops[high]!];
  };
  /** With the sentences before and behind. */
  const around = (at: number): [number, number] => {
    const [from, to] = sentence(at);
    return [from > 1 ? sentence(from - 2)[0] : from, to + 1 < text.length ? sentence(to + 1)[1] : to];
  };
  /** Words that excuse are whole: `not` is none in `noted`, 不能 none in 能不能. */
  const whole: typeof some = (all, lists, from, to, test) =>
    some(all, lists, from, to, (mark) => !mark.open && !asks(mark, text) && test(mark));
  const quotedAt = (at: number) => quoted().some(({ start, end }) => start === at || end === at);
  // Many rules ask the same of the same words: whether the clause turns them round is worked out once.
  const turned = new Map<readonly number[], Map<number, boolean>>();
  const turns = (span: Span, { denying, refused }: Rule, from: number, to: number): boolean => {
    const known = turned.get(denying) ?? new Map<number, boolean>();
    turned.set(denying, known);
    const key = span.start * 0x400 + span.end - span.start;
    const made =
      known.get(key) ??
      (whole(words, denying, from, span.start, (mark) => denies(mark, span, text)) ||
        whole(words, refused, span.end, to, (mark) => denied(mark, span, text)));
    known.set(key, made);
    return made;
  };
  const excused = (span: Span, rule: Rule): boolean => {
    const allows = (a: Match) => !a.open && a.end >= span.end;
    if (some(words, rule.allow, span.start - LONGEST, span.start, allows)) return true;
    for (const { list, marks } of rule.allowQuoted) {
      const isQuoted = (a: Match) => allows(a) && marks.every((at) => quotedAt(a.start + at));
      if (some(words, list, span.start - LONGEST, span.start, isQuoted)) return true;
    }
    if (whole(words, rule.before, span.start - LONGEST, span.start, (t) => turnsRound(t, span, text)))
      return true;
    if (whole(words, rule.after, span.end, span.end + 16, (t) => refuses(span, t, text))) return true;
    const { naming, denying } = rule;
    if (naming && isName(span, text, quoted(), naming, (...asked) => some(words, ...asked))) return true;
    if (rule.without.length === 0 && rule.alarm.length === 0 && denying.length === 0) return false;
    const [from, to] = sentence(span.start);
    if (denying.length > 0 && turns(span, rule, from, to)) return true;
    if (whole(words, rule.without, from, to, (w) => w.end <= span.start || w.start >= span.end)) return true;
    if (rule.alarm.length === 0) return false;
    return whole(words, rule.alarm, ...around(span.start), (mark) => warns(mark, span, text));
  };
  // Frames of one rule share lists: what stands of a list is worked out once for each rule.
  let ruleNow: Rule | undefined;
  const known = new Map<number, readonly Match[]>();
  const standingOf = (list: number, rule: Rule): readonly Match[] => {
    if (ruleNow !== rule) {
      ruleNow = rule;
      known.clear();
    }
    const made = known.get(list) ?? words[list]!.filter((match) => !excused(match, rule));
    known.set(list, made);
    return made;
  };
  const standing = (lists: readonly number[], rule: Rule, open: boolean): Match[] => {
    const made: Match[] = [];
    let sources = 0;
    for (const list of lists) {
      if (!words[list]) continue;
      sources++;
      for (const match of standingOf(list, rule)) if (open || !match.open) made.push(match);
    }
    return sources > 1 ? made.sort((a, b) => a.start - b.start || a.end - b.end) : made;
  };
  const any = (lists: readonly number[]) => lists.some((list) => (words[list]?.length ?? 0) > 0);
  return {
    words: (rule) => (any(rule.words) ? standing(rule.words, rule, false) : []),
    context: (rule) => (any(rule.context) ? standing(rule.context, rule, true) : []),
    frames(rule) {
      const made: Span[] = [];
      for (const frame of rule.frames) {
        if (!frame.slots.every(any)) continue;
        const last = frame.slots.length - 1;
        const slots = frame.slots.map((lists, i) => standing(lists, rule, frame.open && i === last));
        if (slots.some((slot) => slot.length === 0)) continue;
        for (const first of slots[0]!) {
          if (made.length >= MOST) return made;
          const [from, to] = frame.across ? around(first.start) : sentence(first.start);
          const met = meet(first, slots, frame, [from, to], text);
          if (!met) continue;
          if (!whole(words, frame.without, from, to, () => true)) made.push(met);
        }
      }
      return made;
    },
  };
}

const CLOSE = 4;

/** The nearest word of every slot around the first one, each near enough to those met before it. */
function meet(
  first: Span,
  slots: readonly Match[][],
  { within, ordered }: Pattern,
  [from, to]: readonly [number, number],
  text: string,
): Span | undefined {
  const parted = (a: Span, b: Span) =>
    text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)).includes(PAUSE);
  const taken: Span[] = [first];
  let all: Span = first;
  for (const slot of slots.slice(1)) {
    let best: Span | undefined;
    let nearest = within + 1;
    const behind = all.end + within;
    for (let i = firstFrom(slot, Math.max(from, all.start - within - LONGEST)); i < slot.length; i++) {
      const one = slot[i]!;
      if (one.start > behind || one.start >= to) break;
      if (ordered ? one.start < all.end : taken.some((t) => one.start < t.end && t.start < one.end)) continue;
      const gap = Math.max(0, one.start - all.end, all.start - one.end);
      // Words that must stand close must stand in one clause.
      if (within <= CLOSE && parted(all, one)) continue;
      if (gap < nearest || (gap === nearest && best && one.end > best.end)) {
        best = one;
        nearest = gap;
      }
    }
    if (!best) return undefined;
    taken.push(best);
    all = { start: Math.min(all.start, best.start), end: Math.max(all.end, best.end) };
  }
  return all;
}

/** Where a clause turns: what was forbidden before it is not what is offered behind it. */
const TURN =
  /但|所以|而是|还是|然后|那就|不如|那您|那你|咱们|您就|你就|因此|的话|直接|就加|就转|그래서|니까|그러니|대신|주세요|주시면|세요|드릴게|드려요|습니다|어요|아요|해요|여기서|please|instead/;

/**
 * Whether a word before a match turns it round (不要添加…微信, we never … bank transfer): in the same clause, and the nearer
 * the shorter it is, since short words are about something else more often.
 */
function turnsRound(turn: Span, span: Span, text: string): boolean {
  if (turn.start >= span.start || turn.end > span.end) return false;
  // It may run into what it forbids: 不用加 before 加好友.
  const between = Math.max(0, span.start - turn.end);
  const length = turn.end - turn.start;
  const reach = /[a-z]/.test(text[turn.start]!)
    ? 30
    : length === 1 || text.startsWith('没有', turn.start)
      ? 3
      : 9 + 2 * (length - 2);
  if (between > reach) return false;
  const gap = text.slice(turn.end, span.start);
  return !gap.includes(STOP) && !gap.includes(PAUSE) && !TURN.test(gap);
}

/** Whether a word behind a match, in its clause, refuses it: 직거래는 … 불가, 微信是加不了的. */
function refuses(span: Span, turn: Span, text: string): boolean {
  const gap = text.slice(span.end, turn.start);
  return !gap.includes(STOP) && !gap.includes(PAUSE) && !TURN.test(gap);
}
