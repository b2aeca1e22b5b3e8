// Search: the quick-reply palette's index. Everything a key press would otherwise repeat is done once, here: folding,
// numbering, pairs of neighbours, the vocabulary. Nothing is remembered between keys, so any key may come first.
import { disassemble } from 'es-hangul';
import { fold } from './fold.ts';
import { Labels } from './labels.ts';
import { Alphabet, isGapChar } from './needle.ts';
import { latinOf, type Way, type Word, way, waysOf, wordsOf } from './query.ts';
import type { Reply } from './reply.ts';
import { Collector, Texts } from './texts.ts';
import { Titles } from './titles.ts';
import { type Vocabulary, vocabularyOf } from './typo.ts';

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

// Where a word was found outweighs how well, how well outweighs use. A title always beats a body: 300 is more than
// 100 with every bonus. The step lies between: it lifts a reply over better-fitting titles, not over other places.
const TITLE = 300;
const TAG = 200;
const FOLDER = 150;
const BODY = 100;
const STEP = 60;
const IN_A_ROW = 15;
const MOST_USED = 24;
const SECOND_GUESS = 10;

/** Marks of a template are no words of the reply. */
const withoutMarks = (body: string) => body.replace(/\{\{[^}]*\}\}|\{%[^%]*%\}/g, ' ');

class Index implements ReplyIndex {
  readonly size: number;
  private readonly alphabet = new Alphabet();
  private readonly titles: Titles;
  private readonly bodies: Texts;
  private readonly labels: Labels;
  private readonly vocabulary: Vocabulary;
  private readonly steps: Uint8Array;
  private readonly useBonus: Uint8Array;
  /** Of the search under way: per reply the sum, how many words were found, and the score of the present word. */
  private readonly sums: Int32Array;
  private readonly matched: Uint8Array;
  private readonly scores: Int32Array;
  private readonly found: Collector;
  private readonly fitting: Collector;
  private readonly labelsFitting: Collector;

  constructor(private readonly replies: readonly Searchable[]) {
    this.size = replies.length;
    const titles = replies.map((reply) => reply.title);
    const bodies = replies.map((reply) => fold(withoutMarks(reply.body ?? '')));
    this.titles = new Titles(this.alphabet, titles);
    this.bodies = new Texts(this.alphabet, bodies);
    this.labels = new Labels(this.alphabet, replies);
    this.vocabulary = vocabularyOf([...titles.map(fold), ...this.labels.texts], bodies);
    this.steps = Uint8Array.from(replies, ({ step = 0 }) => step);
    this.useBonus = Uint8Array.from(replies, ({ uses = 0 }) =>
      Math.min(MOST_USED, Math.round(4 * Math.log2(1 + Math.max(0, uses)))),
    );
    this.sums = new Int32Array(this.size);
    this.matched = new Uint8Array(this.size);
    this.scores = new Int32Array(this.size);
    this.found = new Collector(this.size);
    this.fitting = new Collector(this.size);
    this.labelsFitting = new Collector(this.labels.texts.length);
  }

  search(query: string, { step, limit = 50 }: SearchOptions = {}): Hit[] {
    const words = wordsOf(query);
    let ways = words.map((word) => waysOf(this.alphabet, word));
    let hits = this.run(words, ways, false);
    if (hits.length === 0 && words.length > 0) {
      const repaired = this.repaired(words, ways);
      if (repaired) {
        ways = repaired;
        hits = this.run(words, ways, false);
      }
      // Initials fit nearly any long text somewhere: in bodies they are the last thing tried.
      if (hits.length === 0) hits = this.run(words, ways, true);
    }
    this.lift(hits, words, step);
    const inTitle = ways.filter((_, i) => !words[i]!.only);
    return Array.from(this.best(hits, limit), (reply) => ({
      id: this.replies[reply]!.id,
      score: this.sums[reply]!,
      ranges: this.titles.ranges(reply, inTitle),
    }));
  }

  /** The replies that every word is found in, with `sums` filled for them. */
  private run(words: readonly Word[], ways: readonly Way[][], initialsInBody: boolean): Uint32Array {
    this.sums.fill(0);
    this.matched.fill(0);
    let hits = Uint32Array.from({ length: words.length ? 0 : this.size }, (_, reply) => reply);
    for (let i = 0; i < words.length; i++) {
      this.look(words[i]!, ways[i]!, initialsInBody);
      const { items, count } = this.found;
      hits = items.slice(0, count).filter((reply) => this.matched[reply] === i);
      for (const reply of hits) {
        this.matched[reply]!++;
        this.sums[reply]! += this.scores[reply]!;
      }
      if (hits.length === 0) break;
    }
    return hits;
  }

  /** Fills `found` with the replies that one word is found in, and `scores` for them. */
  private look(word: Word, ways: readonly Way[], initialsInBody: boolean): void {
    const { found, fitting, labelsFitting, scores } = this;
    found.clear();
    const note = (reply: number, score: number) => {
      if (!found.has(reply)) {
        found.add(reply);
        scores[reply] = score;
      } else if (score > scores[reply]!) scores[reply] = score;
    };
    for (const way of ways) {
      if (!word.only) {
        fitting.clear();
        this.titles.find(way.loose, fitting);
        // The index of pairs leaves blanks and punctuation out; whoever looks for just that gets every title read.
        if (isGapChar(word.token[0]!)) for (let reply = 0; reply < this.size; reply++) fitting.add(reply);
        for (let i = 0; i < fitting.count; i++) {
          const reply = fitting.items[i]!;
          const fit = this.titles.fit(way, reply);
          if (fit > 0) note(reply, TITLE + fit - way.penalty);
        }
      }
      labelsFitting.clear();
      this.labels.find(way.loose, labelsFitting);
      for (let i = 0; i < labelsFitting.count; i++) {
        const label = labelsFitting.items[i]!;
        if (word.only !== 'folder')
          for (const reply of this.labels.tagged[label]!) note(reply, TAG - way.penalty);
        if (word.only !== 'tag')
          for (const reply of this.labels.filed[label]!) note(reply, FOLDER - way.penalty);
      }
      // A single letter is in every text; a single Han character is a word.
      if (word.only || /^[a-z0-9ㄱ-ㅣ]$/.test(way.strict.token)) continue;
      // Straight into `found`: a reply that is there already has a better place than its body.
      const before = found.count;
      this.bodies.find(initialsInBody ? way.loose : way.strict, found);
      for (let i = before; i < found.count; i++) scores[found.items[i]!] = BODY - way.penalty;
    }
  }

  /** For words found nowhere: what they may have been meant to be. The others stay as they are. */
  private repaired(words: readonly Word[], ways: readonly Way[][]): Way[][] | undefined {
    let changed = false;
    const out = words.map((word, i) => {
      if (words.length > 1) {
        this.look(word, ways[i]!, false);
        if (this.found.count > 0) return ways[i]!;
      }
      const near = this.vocabulary.near(
        /[ㄱ-ㅎ가-힣]/.test(word.token) ? disassemble(word.token) : word.token,
        3,
      );
      const latin = latinOf(word);
      const tokens = latin ? [latin, ...near] : near;
      if (tokens.length === 0) return ways[i]!;
      changed = true;
      return tokens.map((token) => way(this.alphabet, token, SECOND_GUESS));
    });
    return changed ? out : undefined;
  }

  /** Adds what does not depend on a single word: use, the current step, words standing in a row. */
  private lift(hits: Uint32Array, words: readonly Word[], step: number | undefined): void {
    for (const reply of hits)
      this.sums[reply]! +=
        this.useBonus[reply]! + (step !== undefined && this.steps[reply] === step ? STEP : 0);
    const joined = words.map((word) => word.token).join('');
    // Too long to be one word is too long to be worth a bonus.
    if (words.length < 2 || words.some((word) => word.only) || wordsOf(joined).length !== 1) return;
    this.fitting.clear();
    this.titles.find(way(this.alphabet, joined).loose, this.fitting);
    for (const reply of hits) if (this.fitting.has(reply)) this.sums[reply]! += IN_A_ROW;
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
