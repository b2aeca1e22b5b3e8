// What a rule makes of the words found: which matches stand, and where the slots of a frame come together. Excuses are
// asked for last: most words stand alone, and what meets nothing needs none.
import type { Pattern, Rule } from './compile.ts';
import { Excuses, Sentences } from './excuses.ts';
import type { Found } from './matcher.ts';
import { PAUSE } from './normalise.ts';
import type { Quote } from './polarity.ts';
import { LONGEST, type Span } from './span.ts';
import { firstFrom, type Words } from './words.ts';

type Match = Found<number>;

/** Frames looked at for one rule: a bound for drafts made of nothing but their words. */
const MOST = 400;
/** Words of a slot that must stand near stand in one clause. */
const CLOSE = 4;

const byPlace = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;

/** One draft's words, held against one rule after another. */
export class Weighing {
  readonly #words: Words;
  readonly #text: string;
  readonly #sentences: Sentences;
  readonly #excuses: Excuses;
  /** Of the rule at hand: whether a match stands. */
  #rule: Rule | undefined;
  readonly #known = new Map<Match, boolean>();

  constructor(text: string, words: Words, quoted: () => readonly Quote[], blanks: () => readonly number[]) {
    this.#words = words;
    this.#text = text;
    this.#sentences = new Sentences(text);
    this.#excuses = new Excuses(words, this.#sentences, quoted, blanks);
  }

  /** The rule's bare words that stand. */
  words(rule: Rule): Span[] {
    return this.#any(rule.words) ? this.#standing(rule.words, rule, false) : [];
  }
  context(rule: Rule): Span[] {
    return this.#any(rule.context) ? this.#standing(rule.context, rule, true) : [];
  }
  frames(rule: Rule): Span[] {
    const made: Span[] = [];
    for (const frame of rule.frames) if (this.#touched(frame)) this.#frame(frame, rule, made);
    return made;
  }

  #any(lists: readonly number[]): boolean {
    for (const list of lists) {
      const found = this.#words[list];
      if (found !== undefined && found.length > 0) return true;
    }
    return false;
  }
  #touched({ slots }: Pattern): boolean {
    for (const lists of slots) if (!this.#any(lists)) return false;
    return true;
  }

  #stands(match: Match, rule: Rule): boolean {
    if (this.#rule !== rule) {
      this.#rule = rule;
      this.#known.clear();
    }
    let known = this.#known.get(match);
    if (known === undefined) {
      known = !this.#excuses.excused(match, rule);
      this.#known.set(match, known);
    }
    return known;
  }

  #standing(lists: readonly number[], rule: Rule, open: boolean): Match[] {
    const made: Match[] = [];
    let sources = 0;
    for (const list of lists) {
      const found = this.#words[list];
      if (!found) continue;
      sources++;
      for (const match of found) if ((open || !match.open) && this.#stands(match, rule)) made.push(match);
    }
    return sources > 1 ? made.sort(byPlace) : made;
  }

  #frame(frame: Pattern, rule: Rule, made: Span[]): void {
    const firsts: Match[] = [];
    for (const list of frame.slots[0]!)
      for (const first of this.#words[list] ?? [])
        if (!first.open && this.#mayMeet(first, frame)) firsts.push(first);
    if (frame.slots[0]!.length > 1) firsts.sort(byPlace);
    for (const first of firsts) {
      if (made.length >= MOST) return;
      if (!this.#stands(first, rule)) continue;
      const [from, to] = this.#reach(first, frame);
      const met = this.#meet(first, frame, rule, from, to);
      if (met && !this.#excuses.beside(frame.without, met, from, to, () => true)) made.push(met);
    }
  }

  #reach({ start }: Span, { across }: Pattern): [number, number] {
    return across ? this.#sentences.around(start) : this.#sentences.at(start);
  }

  /** Whether every other slot has some word in reach: what most first words lack. */
  #mayMeet(first: Match, frame: Pattern): boolean {
    const { slots, within, ordered } = frame;
    const [from, to] = this.#reach(first, frame);
    const reach = (slots.length - 1) * (within + LONGEST);
    const low = Math.max(from, ordered ? first.end : first.start - reach);
    const high = Math.min(to - 1, first.end + reach);
    for (let slot = 1; slot < slots.length; slot++) {
      let near = false;
      for (const list of slots[slot]!) {
        const found = this.#words[list];
        if (found === undefined || found.length === 0) continue;
        const i = firstFrom(found, low);
        near ||= i < found.length && found[i]!.start <= high;
      }
      if (!near) return false;
    }
    return true;
  }

  /** The nearest word of every slot around the first one, each near enough to those met before it. */
  #meet(first: Match, frame: Pattern, rule: Rule, from: number, to: number): Span | undefined {
    const { slots, within, ordered, open } = frame;
    const taken: Span[] = [first];
    let all: Span = first;
    for (let slot = 1; slot < slots.length; slot++) {
      let best: Match | undefined;
      let nearest = within;
      const behind = all.end + within;
      for (const list of slots[slot]!) {
        const found = this.#words[list];
        if (!found) continue;
        for (let i = firstFrom(found, Math.max(from, all.start - within - LONGEST)); i < found.length; i++) {
          const one = found[i]!;
          if (one.start > behind || one.start >= to) break;
          if (one.open && !(open && slot === slots.length - 1)) continue;
          if (ordered ? one.start < all.end : meets(one, taken)) continue;
          const gap = Math.max(0, one.start - all.end, all.start - one.end);
          if (gap > nearest || (gap === nearest && best && !isLonger(one, best))) continue;
          if ((within <= CLOSE && this.#parted(all, one)) || !this.#stands(one, rule)) continue;
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

  #parted(a: Span, b: Span): boolean {
    const pause = this.#text.indexOf(PAUSE, Math.min(a.end, b.end));
    return pause >= 0 && pause < Math.max(a.start, b.start);
  }
}

const meets = (one: Span, taken: readonly Span[]): boolean => {
  for (const other of taken) if (one.start < other.end && other.start < one.end) return true;
  return false;
};
/** Of words as near as each other the one that ends last, then the one that starts first. */
const isLonger = (one: Span, than: Span): boolean =>
  one.end > than.end || (one.end === than.end && one.start < than.start);
