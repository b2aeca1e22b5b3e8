// Search: the quick-reply palette's index. Everything a key press would otherwise repeat is done once, here: folding,
// numbering, pairs of neighbours, the vocabulary. Nothing is remembered between keys, so any key may come first.
import { fold } from './fold.ts';
import { type Look, Looks } from './looks.ts';
import { Lookup } from './lookup.ts';
import { Alphabet } from './needle.ts';
import { type Word, way, waysOf, wordsOf } from './query.ts';
import type { Reply } from './reply.ts';
import { Collector } from './texts.ts';
import { vocabularyOf } from './typo.ts';

/** What the index needs of a reply; everything but id and title may be absent. */
export type Searchable = Pick<Reply, 'id' | 'title'> & Partial<Reply>;

export interface Hit {
  id: string;
  /** Higher is better; comparable within one answer only. */
  score: number;
  /** Matched stretches of the title, `[from, to)` in UTF-16 units, in order, not overlapping. */
  ranges: [number, number][];
}

export interface SearchOptions {
  /** The step of the reception the conversation is in: its replies come first among equals. */
  step?: number | undefined;
  /** Default 50. */
  limit?: number;
}

export interface ReplyIndex {
  readonly size: number;
  /** Best first. Every word must be found; `#word` is looked for in tags only, `/word` in folders only. */
  search(query: string, options?: SearchOptions): Hit[];
}

// The step lies between what a better place and a better fit are worth: it lifts a reply over better-fitting titles,
// not over other places.
const STEP = 60;
const IN_A_ROW = 15;
const MOST_USED = 24;

/** Marks of a template are no words of the reply. */
const withoutMarks = (body: string) => body.replace(/\{\{[^}]*\}\}|\{%[^%]*%\}/g, ' ');

/** Fewer are no choice: what else may have been meant is shown below them. */
const ENOUGH = 3;

class Index implements ReplyIndex {
  readonly size: number;
  private readonly alphabet = new Alphabet();
  private readonly lookup: Lookup;
  private readonly looks: Looks;
  private readonly steps: Uint8Array;
  private readonly useBonus: Uint8Array;
  /** Of the search under way: per reply the sum, and how many words were found. */
  private readonly sums: Int32Array;
  private readonly matched: Uint8Array;
  private readonly inARow: Collector;

  constructor(private readonly replies: readonly Searchable[]) {
    this.size = replies.length;
    const titles = replies.map((reply) => reply.title);
    const bodies = replies.map((reply) => fold(withoutMarks(reply.body ?? '')));
    this.lookup = new Lookup(this.alphabet, { titles, bodies, labelled: replies });
    const vocabulary = vocabularyOf([...titles.map(fold), ...this.lookup.labels.texts], bodies);
    this.looks = new Looks(this.alphabet, this.lookup, vocabulary);
    this.steps = Uint8Array.from(replies, ({ step = 0 }) => step);
    this.useBonus = Uint8Array.from(replies, ({ uses = 0 }) =>
      Math.min(MOST_USED, Math.round(4 * Math.log2(1 + Math.max(0, uses)))),
    );
    this.sums = new Int32Array(this.size);
    this.matched = new Uint8Array(this.size);
    this.inARow = new Collector(this.size);
  }

  search(query: string, { step, limit = 50 }: SearchOptions = {}): Hit[] {
    const words = wordsOf(query);
    const ways = words.map((word) => waysOf(this.alphabet, word));
    const hits: Hit[] = [];
    const shown = new Set<number>();
    /** Puts what is found this way below what is there already. */
    const add = (looks: readonly Look[]) => {
      const found = this.run(looks);
      this.lift(found, words, step);
      const top = (hits.at(-1)?.score ?? Number.POSITIVE_INFINITY) - 1;
      for (const reply of this.best(found, limit)) {
        if (shown.has(reply) || hits.length === limit) continue;
        shown.add(reply);
        hits.push({
          id: this.replies[reply]!.id,
          score: Math.min(top, this.sums[reply]!),
          ranges: this.lookup.titles.ranges(
            reply,
            looks.flatMap(({ parts }) => parts(reply)),
          ),
        });
      }
    };
    const plain = words.map((word, i) => this.looks.plain(word, ways[i]!));
    add(plain);
    if (words.length === 0 || hits.length >= ENOUGH) return hits;
    for (const looks of hits.length === 0
      ? this.looks.guesses(words, ways, plain)
      : this.looks.more(words, ways, hits.at(-1)!.score)) {
      add(looks);
      if (hits.length >= ENOUGH) break;
    }
    return hits;
  }

  /** The replies that every word is found in, with `sums` filled for them. */
  private run(looks: readonly Look[]): Uint32Array {
    this.sums.fill(0);
    this.matched.fill(0);
    let hits = Uint32Array.from({ length: looks.length ? 0 : this.size }, (_, reply) => reply);
    for (let i = 0; i < looks.length; i++) {
      const { replies, scores } = looks[i]!.found();
      const still = new Uint32Array(replies.length);
      let count = 0;
      for (let at = 0; at < replies.length; at++) {
        const reply = replies[at]!;
        if (this.matched[reply] !== i) continue;
        this.matched[reply]!++;
        this.sums[reply]! += scores[at]!;
        still[count++] = reply;
      }
      hits = still.subarray(0, count);
      if (count === 0) break;
    }
    return hits;
  }

  /** Adds what does not depend on a single word: use, the current step, words standing in a row. */
  private lift(hits: Uint32Array, words: readonly Word[], step: number | undefined): void {
    for (const reply of hits)
      this.sums[reply]! +=
        this.useBonus[reply]! + (step !== undefined && this.steps[reply] === step ? STEP : 0);
    const joined = words.map((word) => word.token).join('');
    // Too long to be one word is too long to be worth a bonus.
    if (words.length < 2 || words.some((word) => word.only) || wordsOf(joined).length !== 1) return;
    this.inARow.clear();
    this.lookup.titles.find(way(this.alphabet, joined).loose, this.inARow);
    for (const reply of hits) if (this.inARow.has(reply)) this.sums[reply]! += IN_A_ROW;
  }

  /** The `limit` best, best first; equals in the order the index was given. */
  private best(hits: Uint32Array, limit: number): Uint32Array {
    const { sums } = this;
    if (hits.length > limit) {
      // Most of a common letter's thousands of hits are never shown: sort only those above the cut.
      let highest = 0;
      for (const reply of hits) highest = Math.max(highest, sums[reply]!);
      const counts = new Uint32Array(highest + 1);
      for (const reply of hits) counts[sums[reply]!]!++;
      let cut = highest;
      for (let room = limit - counts[cut]!; room > 0 && cut > 0; room -= counts[cut]!) cut--;
      hits = hits.filter((reply) => sums[reply]! >= cut);
    }
    return hits.sort((a, b) => sums[b]! - sums[a]! || a - b).slice(0, limit);
  }
}

/** Keys of every kind. Searched once at the start, they have the engine compile before an agent waits for it. */
const WARM_UP = [
  's',
  'sh',
  'shi',
  'fa huo',
  'fhsj',
  'the',
  'a th',
  'zqxzq',
  'ㅂ',
  'ㅂㅅ',
  '배',
  '배소',
  '发',
  '发货 时',
  'qo',
  '/s #s',
];

/** Builds the index: some 0.3 s for 10,000 replies. Build it anew when the replies change. */
export function createIndex(replies: readonly Searchable[]): ReplyIndex {
  const index = new Index(replies);
  if (replies.length > 1000) for (const key of WARM_UP) index.search(key);
  return index;
}
