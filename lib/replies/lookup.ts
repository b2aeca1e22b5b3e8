// Lookup: where one word of a query is found, and how well: in titles, labels and bodies, or, for a word typed in one go
// out of parts that stand apart (`kaifp` for 开电子发票, `사이즈원피스`), in two parts of a title.
import { Labels } from './labels.ts';
import { type Alphabet, isGapChar, LETTER, Needle } from './needle.ts';
import { type Way, type Word, way } from './query.ts';
import { Collector, Texts } from './texts.ts';
import { Titles } from './titles.ts';

/** What replies are looked up by: titles and labels as shown, bodies folded and without marks. */
export interface Sources {
  titles: readonly string[];
  bodies: readonly string[];
  labelled: readonly { tags?: readonly string[]; folder?: string }[];
}

// Where a word was found outweighs how well, how well outweighs use. A title always beats a body: 300 is more than
// 100 with every bonus.
export const TITLE = 300;
const TAG = 200;
const FOLDER = 150;
const BODY = 100;
const INITIALS_IN_BODY = 20;
const IN_PARTS = 10;
const OTHER_ORDER = 4;
/** Most cuts have nothing on one side; of those that have, this many are tried. */
const MOST_CUTS = 6;
const MOST_WORD_CUTS = 3;
const SHORTEST_LATIN = 4;

/** The two parts in which a word fits a title best, by reply. */
export type Cuts = Map<number, [Way[], Way[]]>;

/** A single letter, digit or jamo. */
const isBare = (token: string) => /^[a-z0-9ㄱ-ㅣ]$/.test(token);

export class Lookup {
  readonly titles: Titles;
  readonly labels: Labels;
  private readonly bodies: Texts;
  /** The replies that the present word is found in, and the score of each. */
  readonly found: Collector;
  readonly scores: Int32Array;
  private readonly fitting: Collector;
  private readonly others: Collector;
  private readonly labelsFitting: Collector;

  constructor(
    private readonly alphabet: Alphabet,
    { titles, bodies, labelled }: Sources,
  ) {
    this.titles = new Titles(alphabet, titles);
    this.bodies = new Texts(alphabet, bodies);
    this.labels = new Labels(alphabet, labelled);
    this.found = new Collector(titles.length);
    this.scores = new Int32Array(titles.length);
    this.fitting = new Collector(titles.length);
    this.others = new Collector(titles.length);
    this.labelsFitting = new Collector(this.labels.texts.length);
  }

  private note(reply: number, score: number): boolean {
    const { found, scores } = this;
    if (found.has(reply) && score <= scores[reply]!) return false;
    found.add(reply);
    scores[reply] = score;
    return true;
  }

  /** Fills `found` with the replies that one word is found in, and `scores` for them. */
  look(word: Word, ways: readonly Way[], initialsInBody: boolean): void {
    const { found, fitting, labelsFitting, scores } = this;
    found.clear();
    for (const way of ways) {
      if (!word.only) {
        fitting.clear();
        this.titles.find(way.loose, fitting);
        // The index of pairs leaves blanks and punctuation out; whoever looks for just that gets every title read.
        if (isGapChar(word.token[0]!)) for (let reply = 0; reply < scores.length; reply++) fitting.add(reply);
        for (let i = 0; i < fitting.count; i++) {
          const reply = fitting.items[i]!;
          const fit = this.titles.fit(way, reply);
          if (fit > 0) this.note(reply, TITLE + fit - way.penalty);
        }
      }
      labelsFitting.clear();
      this.labels.find(way.loose, labelsFitting);
      for (let i = 0; i < labelsFitting.count; i++) {
        const label = labelsFitting.items[i]!;
        if (word.only !== 'folder')
          for (const reply of this.labels.tagged[label]!) this.note(reply, TAG - way.penalty);
        if (word.only !== 'tag')
          for (const reply of this.labels.filed[label]!) this.note(reply, FOLDER - way.penalty);
      }
      // A single letter is in every text; a single Han character is a word.
      if (word.only || isBare(way.token)) continue;
      // Straight into `found`: a reply that is there already has a better place than its body.
      this.read(way.strict, BODY - way.penalty);
      if (initialsInBody) this.read(way.loose, BODY - INITIALS_IN_BODY - way.penalty);
    }
  }

  private read(needle: Needle, score: number): void {
    const { found, scores } = this;
    const before = found.count;
    this.bodies.find(needle, found);
    for (let i = before; i < found.count; i++) scores[found.items[i]!] = score;
  }

  /**
   * Fills `found` and `scores` with the replies whose title holds the word in two parts, in either order. `cuts` gets
   * for each the two parts that fit best.
   */
  lookInParts(word: Word, ways: readonly Way[], cuts: Cuts): void {
    this.found.clear();
    if (word.only) return;
    for (const { token, penalty } of ways) this.cut(token, penalty, cuts);
    if (this.found.count > 0) return;
    for (const { token, penalty } of ways) this.cutAnywhere(token, penalty, cuts);
  }

  /** How much of the token is found from its beginning on: where a longer beginning is found, a shorter one is. */
  private longest(token: string, isFound: (part: string) => boolean): number {
    let [low, high] = [0, token.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isFound(token.slice(0, middle))) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private cut(token: string, penalty: number, cuts: Cuts): void {
    const { titles, alphabet, fitting, others } = this;
    const low = this.longest(token, (part) => {
      fitting.clear();
      titles.find(new Needle(alphabet, part, true), fitting);
      return fitting.count > 0;
    });
    for (let at = low, left = MOST_CUTS; at > 0 && left > 0; at--) {
      const tail = way(alphabet, token.slice(at), penalty);
      others.clear();
      titles.find(tail.loose, others);
      if (others.count === 0) continue;
      left--;
      const head = way(alphabet, token.slice(0, at), penalty);
      fitting.clear();
      titles.find(head.loose, fitting);
      for (let i = 0; i < others.count; i++) {
        const reply = others.items[i]!;
        if (!fitting.has(reply)) continue;
        const one = this.part(head, reply);
        if (one === 0) continue;
        const { from, to } = titles;
        const other = this.part(tail, reply);
        if (other === 0 || (titles.from < to && from < titles.to)) continue;
        const order = titles.from < from ? OTHER_ORDER : 0;
        if (this.note(reply, TITLE + ((one + other) >> 1) - penalty - IN_PARTS - order))
          cuts.set(reply, [[head], [tail]]);
      }
    }
  }

  /** The same with one part in the title and one in the body, or both there: whole parts only, nothing shorter than a word. */
  private cutAnywhere(token: string, penalty: number, cuts: Cuts): void {
    const { titles, bodies, alphabet, fitting, others } = this;
    const least = /^[a-z0-9]+$/.test(token) ? SHORTEST_LATIN : 1;
    if (token.length < Math.max(3, 2 * least) || /[ㄱ-ㅣ]/.test(token)) return;
    const fill = ({ strict }: Pick<Way, 'strict'>, replies: Collector) => {
      replies.clear();
      titles.find(strict, replies);
      bodies.find(strict, replies);
      return replies.count > 0;
    };
    const low = this.longest(token, (part) => fill({ strict: new Needle(alphabet, part, false) }, fitting));
    for (let at = Math.min(low, token.length - least), left = MOST_WORD_CUTS; at >= least && left > 0; at--) {
      // A part within the other would be found in the other's place.
      const [one, other] = [token.slice(0, at), token.slice(at)];
      if (one.includes(other) || other.includes(one)) continue;
      const tail = way(alphabet, other, penalty);
      if (!fill(tail, others)) continue;
      left--;
      const head = way(alphabet, one, penalty);
      fill(head, fitting);
      for (let i = 0; i < others.count; i++) {
        const reply = others.items[i]!;
        if (fitting.has(reply) && this.note(reply, BODY - penalty - IN_PARTS))
          cuts.set(reply, [[head], [tail]]);
      }
    }
  }

  /** How well a part fits a title, 0 where chance would do as well. */
  private part(part: Way, reply: number): number {
    const { titles, alphabet } = this;
    const fit = titles.fit(part, reply);
    if (fit === 0 || titles.from === 0) return fit;
    // A letter is somewhere in every title, and a few are within some word; the beginning of a word is meant.
    if (isBare(part.token)) return 0;
    const at = titles.at[reply]! + titles.from;
    const within = [at - 1, at].every((place) => alphabet.kinds[titles.numbers[place]!] === LETTER);
    return within ? 0 : fit;
  }
}
