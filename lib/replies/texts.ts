// Texts: many short texts as one array of character numbers, with an index of every three neighbours, so that a key
// press looks only where the first three characters already fit and never walks through all that was ever written.
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

/** Where in the sorted places each pair and each triple of characters begins. */
interface Runs {
  /** The pairs of a character are those from pairsOf[number] to pairsOf[number + 1]. */
  pairsOf: Uint32Array;
  /** The character a pair ends with, and its triples: from pairAt[pair] to pairAt[pair + 1]. */
  pairNext: Uint16Array;
  pairAt: Uint32Array;
  /** The character a triple ends with, and its places: from tripleAt[triple] to tripleAt[triple + 1]. */
  tripleNext: Uint16Array;
  tripleAt: Uint32Array;
}

export class Texts {
  /** Text `i` is numbers[at[i]..at[i + 1]). */
  readonly numbers: Uint16Array;
  readonly at: Uint32Array;
  /** All texts without blanks and punctuation, a 0 after each: a match may step over a gap, but not over a 0. */
  private readonly dense: Uint16Array;
  /** Places in `dense`, sorted by the character there, then by the next two. */
  private readonly places: Uint32Array;
  /** The text each of `places` lies in: in the same order, so that a common triple is read from end to end. */
  private readonly owners: Uint32Array;
  private readonly runs: Runs;

  constructor(alphabet: Alphabet, texts: readonly string[]) {
    this.at = new Uint32Array(texts.length + 1);
    for (let i = 0; i < texts.length; i++) this.at[i + 1] = this.at[i]! + texts[i]!.length;
    const total = this.at[texts.length]!;
    this.numbers = new Uint16Array(total);
    // Two more 0 at the very end, so that every place has two next ones.
    const dense = new Uint16Array(total + texts.length + 2);
    const textOf = new Uint32Array(total + texts.length);
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
    this.dense = dense.slice(0, end + 2);
    const kinds = alphabet.codes.length;
    this.places = this.sorted(this.sorted(this.sorted(undefined, 2, kinds), 1, kinds), 0, kinds);
    this.owners = this.places.map((place) => textOf[place]!);
    this.runs = this.runsOf(kinds);
  }

  /** Adds to `found` every text the needle matches anywhere. */
  find(needle: Needle, found: Collector): void {
    const { places, owners, dense } = this;
    const { pairsOf, pairNext, pairAt, tripleNext, tripleAt } = this.runs;
    for (const first of needle.firsts) {
      const reached = needle.begin(first);
      const last = pairsOf[first + 1]!;
      for (let pair = pairsOf[first]!; pair < last; pair++) {
        const two = needle.isDone(reached) ? reached : needle.advance(reached, pairNext[pair]!);
        if (two === 0) continue;
        const end = pairAt[pair + 1]!;
        if (needle.isDone(two)) {
          for (let i = tripleAt[pairAt[pair]!]!; i < tripleAt[end]!; i++) found.add(owners[i]!);
          continue;
        }
        for (let triple = pairAt[pair]!; triple < end; triple++) {
          const three = needle.advance(two, tripleNext[triple]!);
          if (three === 0) continue;
          const sure = needle.isDone(three);
          const stop = tripleAt[triple + 1]!;
          for (let i = tripleAt[triple]!; i < stop; i++) {
            const text = owners[i]!;
            if (found.has(text)) continue;
            if (sure || needle.goOn(three, dense, places[i]! + 3)) found.add(text);
          }
        }
      }
    }
  }

  /** The places by the character so far behind them, equals as they came: a counting sort. */
  private sorted(places: Uint32Array | undefined, behind: number, kinds: number): Uint32Array {
    const { dense } = this;
    const count = dense.length - 2;
    const starts = new Uint32Array(kinds + 1);
    for (let place = 0; place < count; place++) starts[dense[place + behind]! + 1]!++;
    for (let i = 0; i < kinds; i++) starts[i + 1]! += starts[i]!;
    const out = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const place = places ? places[i]! : i;
      out[starts[dense[place + behind]!]!++] = place;
    }
    return out;
  }

  private runsOf(kinds: number): Runs {
    const { dense, places } = this;
    const pairsOf = new Uint32Array(kinds + 1);
    const pairNext: number[] = [];
    const pairAt: number[] = [];
    const tripleNext: number[] = [];
    const tripleAt: number[] = [];
    let [first, second, third] = [-1, -1, -1];
    for (let i = 0; i < places.length; i++) {
      const place = places[i]!;
      const [a, b, c] = [dense[place]!, dense[place + 1]!, dense[place + 2]!];
      const isPair = a === first && b === second;
      if (isPair && c === third) continue;
      if (!isPair) {
        for (; first < a; first++) pairsOf[first + 1] = pairNext.length;
        second = b;
        pairAt.push(tripleAt.length);
        pairNext.push(b);
      }
      third = c;
      tripleAt.push(i);
      tripleNext.push(c);
    }
    for (; first < kinds; first++) pairsOf[first + 1] = pairNext.length;
    pairAt.push(tripleAt.length);
    tripleAt.push(places.length);
    return {
      pairsOf,
      pairNext: Uint16Array.from(pairNext),
      pairAt: Uint32Array.from(pairAt),
      tripleNext: Uint16Array.from(tripleNext),
      tripleAt: Uint32Array.from(tripleAt),
    };
  }
}
