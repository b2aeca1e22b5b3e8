// What makes a match innocent: words that allow it, turn it round or refuse it, and names that merely bear it. Worked out
// for one draft; what many rules ask of the same letters is answered once.
import type { Rule } from './compile.ts';
import type { Found } from './matcher.ts';
import { PAUSE, STOP } from './normalise.ts';
import { asks, deniedBehind, deniesBefore, isName, type Quote, warns } from './polarity.ts';
import { LONGEST, type Span } from './span.ts';
import { some, type Words } from './words.ts';

/** Where sentences start and end. */
export class Sentences {
  readonly #stops: number[] = [-1];
  constructor(readonly text: string) {
    for (let at = text.indexOf(STOP); at >= 0; at = text.indexOf(STOP, at + 1)) this.#stops.push(at);
    this.#stops.push(text.length);
  }
  at(place: number): [number, number] {
    const stops = this.#stops;
    let [low, high] = [0, stops.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (stops[middle]! <= place) low = middle;
      else high = middle;
    }
    return [stops[low]! + 1, stops[high]!];
  }
  /** With the sentences before and behind. */
  around(place: number): [number, number] {
    const [from, to] = this.at(place);
    return [from > 1 ? this.at(from - 2)[0] : from, to + 1 < this.text.length ? this.at(to + 1)[1] : to];
  }
}

/** How far beyond its clauses a match hears what else the sentence says. */
const FAR = 12;
const FAR_LATIN = 40;
const isLatin = (code: number): boolean => code < 128;

/** Two places in one number. */
const BASE = 0x1000000;

export class Excuses {
  readonly #text: string;
  /** By where a match starts, by its sentence's end and its own, and by both its ends. */
  readonly #denies = new Map<number, boolean>();
  readonly #denied = new Map<number, boolean>();
  readonly #named = new Map<number, boolean>();
  constructor(
    readonly words: Words,
    readonly sentences: Sentences,
    /** Asked for only where a rule spares names. */
    readonly quoted: () => readonly Quote[],
    /** Where clauses part at a blank; asked for only where an excuse may reach across. */
    readonly blanks: () => readonly number[],
  ) {
    this.#text = sentences.text;
  }

  /** Words that excuse are whole: `not` is none in `noted`, 不能 none in 能不能. */
  whole(lists: readonly number[], from: number, to: number, test: (s: Found<number>) => boolean): boolean {
    return some(this.words, lists, from, to, (mark) => !mark.open && !asks(mark, this.#text) && test(mark));
  }

  /** The same in the clauses around a span and a little beyond: what is said far off in a long sentence is another matter. */
  beside(
    lists: readonly number[],
    { start, end }: Span,
    from: number,
    to: number,
    test: (s: Found<number>) => boolean,
  ): boolean {
    if (lists.length === 0) return false;
    const reach = isLatin(this.#text.charCodeAt(start)) ? FAR_LATIN : FAR;
    const low = Math.max(from, this.#clauseAt(start) - reach);
    const pause = this.#text.indexOf(PAUSE, end);
    const high = Math.min(to, (pause < 0 ? to : pause) + reach);
    return this.whole(lists, low, high, test);
  }

  excused(span: Span, rule: Rule): boolean {
    const { words } = this;
    const text = this.#text;
    const first = span.start - LONGEST;
    if (some(words, rule.allow, first, span.start, (a) => !a.open && a.end >= span.end)) return true;
    if (rule.allowQuoted.length > 0 && this.#allowedQuoted(span, rule)) return true;
    if (this.whole(rule.before, first, span.start, (turn) => this.#turnsRound(turn, span))) return true;
    if (this.whole(rule.after, span.end, span.end + 16, (turn) => this.#refuses(span, turn))) return true;
    if (rule.naming && this.#isName(span, rule.naming)) return true;
    if (rule.without.length === 0 && rule.alarm.length === 0 && rule.denying.length === 0) return false;
    const [from, to] = this.sentences.at(span.start);
    if (rule.denying.length > 0 && this.#turned(span, rule, from, to)) return true;
    if (this.beside(rule.without, span, from, to, (w) => w.end <= span.start || w.start >= span.end))
      return true;
    if (rule.alarm.length === 0) return false;
    return this.whole(rule.alarm, ...this.sentences.around(span.start), (mark) => warns(mark, span, text));
  }

  #allowedQuoted(span: Span, rule: Rule): boolean {
    const quotedAt = (at: number) => this.quoted().some(({ start, end }) => start === at || end === at);
    return rule.allowQuoted.some(({ list, marks }) =>
      some(
        this.words,
        list,
        span.start - LONGEST,
        span.start,
        (a) => !a.open && a.end >= span.end && marks.every((at) => quotedAt(a.start + at)),
      ),
    );
  }

  /** The naming words are the same for every rule. */
  #isName(span: Span, naming: NonNullable<Rule['naming']>): boolean {
    const key = span.start * BASE + span.end;
    let known = this.#named.get(key);
    if (known === undefined) {
      known = isName(span, this.#text, this.quoted(), naming, (lists, from, to, test) =>
        some(this.words, lists, from, to, test),
      );
      this.#named.set(key, known);
    }
    return known;
  }

  /** Whether a refusal turns its clause round; the refusals are the same for every rule. */
  #turned({ start, end }: Span, { denying, refused }: Rule, from: number, to: number): boolean {
    let before = this.#denies.get(start);
    if (before === undefined) {
      before = deniesBefore(start, from, this.#text, this.#clauseAt, (...asked) =>
        this.whole(denying, ...asked),
      );
      this.#denies.set(start, before);
    }
    if (before) return true;
    const key = to * BASE + end;
    let behind = this.#denied.get(key);
    if (behind === undefined) {
      behind = deniedBehind(end, to, this.#text, this.#clauseAt, (...asked) => this.whole(refused, ...asked));
      this.#denied.set(key, behind);
    }
    return behind;
  }

  /** Where the clause starts that a place lies in: behind the last mark, or blank, that parts clauses. */
  readonly #clauseAt = (place: number): number => {
    let start = this.#text.lastIndexOf(PAUSE, place) + 1;
    for (const blank of this.blanks()) if (blank <= place && blank > start) start = blank;
    return start;
  };

  /** Whether a clause or a sentence ends between two words; at a blank, only from `blankFrom` on. */
  #parted(from: number, to: number, blankFrom = from): boolean {
    const gap = this.#text.slice(from, to);
    if (gap.includes(STOP) || gap.includes(PAUSE) || TURN.test(gap)) return true;
    return this.blanks().some((blank) => blank >= blankFrom && blank <= to);
  }

  /**
   * Whether a word before a match turns it round (不要添加…微信, we never … bank transfer): in the same clause, and the
   * nearer the shorter it is, since short words are about something else more often.
   */
  #turnsRound(turn: Span, span: Span): boolean {
    const text = this.#text;
    if (turn.start >= span.start || turn.end > span.end) return false;
    // It may run into what it forbids: 不用加 before 加好友.
    const between = Math.max(0, span.start - turn.end);
    const length = turn.end - turn.start;
    const reach = /[a-z]/.test(text[turn.start]!)
      ? 30
      : length === 1 || text.startsWith('没有', turn.start)
        ? 3
        : 9 + 2 * (length - 2);
    return (
      between <= reach &&
      !LINKS.test(text.slice(turn.end, span.start)) &&
      !this.#parted(turn.end, span.start, turn.end + 1)
    );
  }

  /** Whether a word behind a match, in its clause, refuses it: 직거래는 … 불가, 微信是加不了的. */
  #refuses(span: Span, turn: Span): boolean {
    return !this.#parted(span.end, turn.start);
  }
}

/** Where a clause turns: what was forbidden before it is not what is offered behind it. */
const TURN =
  /但|所以|而是|还是|然后|那就|不如|那您|那你|咱们|您就|你就|因此|的话|直接|就加|就转|그래서|니까|그러니|대신|주세요|주시면|세요|드릴게|드려요|습니다|어요|아요|해요|여기서|please|instead/;
/** Korean refuses behind what it refuses; what goes on from a refusal is another matter: 여기선 안 되고 현금은 됩니다. */
const LINKS = /^(?:고|며|니|서|지만|는데|므로|기때문)/;
