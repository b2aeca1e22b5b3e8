// Texts: many short texts as one array of character numbers, with an index of every pair of neighbours, so that a key
// press looks only where the first two characters already fit and never walks through all that was ever written.
import { type Alphabet, GAP, type Needle } from './needle.ts';

/** Collects text numbers, each once, without clearing anything between uses. */
export class Collector {
  readonly items: Uint32Array;
  count = 0;
  private readonly stamps: Uint32Array;
  private stamp = 0;

  constructor(size: number) {
    this.items = new Uint32Array(size);
    this.stamps = new Uint32Array(size);
  }

  clear(): void {
    this.count = 0;
    this.stamp++;
  }

  has(item: number): boolean {
    return this.stamps[item] === this.stamp;
  }

  add(item: number): void {
    if (this.stamps[item] === this.stamp) return;
    this.stamps[item] = this.stamp;
    this.items[this.count++] = item;
  }
}

export class Texts {
  /** Text `i` is numbers[at[i]..at[i + 1]). */
  readonly numbers: Uint16Array;
  readonly at: Uint32Array;
  /** All texts without blanks and punctuation, a 0 after each: a match may step over a gap, but not over a 0. */
  private readonly dense: Uint16Array;
  /** Places in `dense`, sorted by the character there and then by the next one. */
  private readonly places: Uint32Array;
  /** The text each of `places` lies in: in the same order, so that a common pair is read from end to end. */
  private readonly owners: Uint32Array;
  /** Pair `p` is places[pairAt[p]..pairAt[p + 1]) and ends with character pairNext[p]. */
  private readonly pairAt: Uint32Array;
  private readonly pairNext: Uint16Array;
  /** The pairs of a character are those from pairsOf[number] to pairsOf[number + 1]. */
  private readonly pairsOf: Uint32Array;

  constructor(alphabet: Alphabet, texts: readonly string[]) {
    this.at = new Uint32Array(texts.length + 1);
    for (let i = 0; i < texts.length; i++) this.at[i + 1] = this.at[i]! + texts[i]!.length;
    const total = this.at[texts.length]!;
    this.numbers = new Uint16Array(total);
    // One more 0 at the very end, so that every place has a next one.
    const dense = new Uint16Array(total + texts.length + 1);
    const textOf = new Uint32Array(total + texts.length + 1);
    let end = 0;
    for (let i = 0; i < texts.length; i++) {
      alphabet.number(texts[i]!, this.numbers, this.at[i]!);
      for (let j = this.at[i]!; j < this.at[i + 1]!; j++) {
        const number = this.numbers[j]!;
        if (alphabet.kinds[number] === GAP) continue;
        textOf[end] = i;
        dense[end++] = number;
      }
      textOf[end] = i;
      dense[end++] = 0;
    }
    this.dense = dense.slice(0, end + 1);
    this.places = this.sorted(alphabet.codes.length);
    this.owners = this.places.map((place) => textOf[place]!);
    [this.pairAt, this.pairNext, this.pairsOf] = this.pairs(alphabet.codes.length);
  }

  /** Adds to `found` every text the needle matches anywhere. */
  find(needle: Needle, found: Collector): void {
    const { pairAt, pairNext, pairsOf, places, owners, dense } = this;
    for (const first of needle.firsts) {
      const reached = needle.begin(first);
      const last = pairsOf[first + 1]!;
      for (let pair = pairsOf[first]!; pair < last; pair++) {
        const next = needle.isDone(reached) ? reached : needle.advance(reached, pairNext[pair]!);
        if (next === 0) continue;
        const sure = needle.isDone(next);
        const end = pairAt[pair + 1]!;
        for (let i = pairAt[pair]!; i < end; i++) {
          const text = owners[i]!;
          if (found.has(text)) continue;
          if (sure || needle.goOn(next, dense, places[i]! + 2)) found.add(text);
        }
      }
    }
  }

  /** Counting sort by the second character, then, stable, by the first. */
  private sorted(kinds: number): Uint32Array {
    const { dense } = this;
    const count = dense.length - 1;
    const starts = new Uint32Array(kinds + 1);
    for (let place = 0; place < count; place++) starts[dense[place]! + 1]!++;
    for (let i = 0; i < kinds; i++) starts[i + 1]! += starts[i]!;
    // The second characters are the first ones moved by one; the very first takes no part, the pad at the end does.
    const seconds = starts.slice();
    for (let i = dense[0]! + 1; i <= kinds; i++) seconds[i]!--;
    for (let i = 1; i <= kinds; i++) seconds[i]!++;
    const bySecond = new Uint32Array(count);
    for (let place = 0; place < count; place++) bySecond[seconds[dense[place + 1]!]!++] = place;
    const places = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const place = bySecond[i]!;
      places[starts[dense[place]!]!++] = place;
    }
    return places;
  }

  private pairs(kinds: number): [Uint32Array, Uint16Array, Uint32Array] {
    const { dense, places } = this;
    const at: number[] = [];
    const next: number[] = [];
    const of = new Uint32Array(kinds + 1);
    let first = -1;
    let second = -1;
    for (let i = 0; i < places.length; i++) {
      const a = dense[places[i]!]!;
      const b = dense[places[i]! + 1]!;
      if (a === first && b === second) continue;
      for (; first < a; first++) of[first + 1] = at.length;
      second = b;
      at.push(i);
      next.push(b);
    }
    for (; first < kinds; first++) of[first + 1] = at.length;
    return [Uint32Array.from([...at, places.length]), Uint16Array.from(next), of];
  }
}
