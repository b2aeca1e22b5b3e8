// Looks: one word of a query looked for as typed, and what it may have meant where that finds little or nothing.
import { disassemble } from 'es-hangul';
import { type Cuts, type Lookup, TITLE } from './lookup.ts';
import type { Alphabet } from './needle.ts';
import { latinOf, type Way, type Word, way } from './query.ts';
import type { Vocabulary } from './typo.ts';

const SECOND_GUESS = 10;

/** May be initials, and then what they fit may not be what was meant. */
const BARE_INITIALS = /^(?:[a-z]{3,30}|[ㄱ-ㅎ]{3,30})$/;

/** The replies one word is found in, and the score of each by its place here. */
export interface Found {
  replies: Uint32Array;
  scores: Int32Array;
}

/** One word looked for in one way. */
export interface Look {
  /** Looked for once, however often it is asked: a guess at one word leaves the others as they are. */
  found(): Found;
  /** What of a reply's title is to be shown as matched. */
  parts(reply: number): readonly (readonly Way[])[];
}

export class Looks {
  constructor(
    private readonly alphabet: Alphabet,
    private readonly lookup: Lookup,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** What a query may have meant that is found nowhere as typed; each is worked out only if the one before is not enough. */
  *guesses(words: readonly Word[], ways: readonly Way[][], plain: readonly Look[]): Generator<Look[]> {
    const missing = plain.map((look) => words.length === 1 || look.found().replies.length === 0);
    const near = words.map(() => undefined as Way[] | undefined);
    const meant = (i: number) => (near[i] ??= this.near(words[i]!));
    if (missing.includes(true)) {
      yield words.map((word, i) => (missing[i] ? this.plain(word, meant(i)) : plain[i]!));
      yield words.map((word, i) => (missing[i] ? this.inParts(word, ways[i]!) : plain[i]!));
    }
    // Each is found somewhere, or nearly, but all of them nowhere together.
    if (words.length > 1 && missing.some((all, i) => !all && meant(i).length > 0))
      yield words.map((word, i) => this.plain(word, [...ways[i]!, ...meant(i)]));
    // Initials fit nearly any long text somewhere: in bodies they are the last thing tried.
    yield words.map((word, i) => this.plain(word, ways[i]!, true));
  }

  /** What to put below a few hits that may not be what was meant. */
  *more(words: readonly Word[], ways: readonly Way[][], score: number): Generator<Look[]> {
    if (words.length > 1 || words[0]!.only) return;
    const initials = BARE_INITIALS.test(words[0]!.token);
    if (initials || score < TITLE) yield [this.inParts(words[0]!, ways[0]!)];
    if (initials) yield [this.plain(words[0]!, ways[0]!, true)];
  }

  plain(word: Word, ways: readonly Way[], initialsInBody = false): Look {
    return {
      found: this.once(() => this.lookup.look(word, ways, initialsInBody)),
      parts: () => (word.only ? [] : [ways]),
    };
  }

  private inParts(word: Word, ways: readonly Way[]): Look {
    const cuts: Cuts = new Map();
    return {
      found: this.once(() => this.lookup.lookInParts(word, ways, cuts)),
      parts: (reply) => cuts.get(reply) ?? [],
    };
  }

  /** What the lookup finds, kept from the first asking on. */
  private once(look: () => void): () => Found {
    let kept: Found | undefined;
    return () => {
      if (kept) return kept;
      look();
      const { found, scores } = this.lookup;
      const replies = found.items.slice(0, found.count);
      kept = { replies, scores: new Int32Array(replies.length) };
      for (let at = 0; at < replies.length; at++) kept.scores[at] = scores[replies[at]!]!;
      return kept;
    };
  }

  /** What a word may have been meant to be, seen through a slip or a layout left on. */
  private near(word: Word): Way[] {
    const typed = /[ㄱ-ㅎ가-힣]/.test(word.token) ? disassemble(word.token) : word.token;
    const latin = latinOf(word);
    const tokens = [...(latin ? [latin] : []), ...this.vocabulary.near(typed, 3)];
    return tokens.map((token) => way(this.alphabet, token, SECOND_GUESS));
  }
}
