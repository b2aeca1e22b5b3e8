// Needle: what was typed, made ready to be found in folded text in every way it may have been meant: as it stands, as
// pinyin or its initials, as jamo, chosung or a half-typed syllable. A small automaton: query place -> next places.
import { disassemble } from 'es-hangul';
import { digitsOf, readingsOf } from './pinyin.ts';

/** Places in a query are the bits of one 32-bit number. */
export const LONGEST = 30;

export const LETTER = 0;
export const HAN = 1;
export const HANGUL = 2;
export const GAP = 3;

const FIRST_ROWS = 64;

const isGap = /^[\s\p{P}\p{S}\p{C}]$/u;
const isSyllable = (code: number) => code >= 0xac00 && code <= 0xd7a3;
const isJamo = (code: number) => code >= 0x3131 && code <= 0x318e;
const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff;
const h = 'h'.charCodeAt(0);

const codesOf = (text: string) => Uint16Array.from(text, (char) => char.charCodeAt(0));

/** The characters of all replies, numbered: tables by number are small, tables by code would miss the cache. */
export class Alphabet {
  private readonly numbers = new Uint16Array(65536);
  readonly codes: number[] = [-1];
  /** LETTER, HAN, HANGUL or GAP, by number. Number 0 is no character: nothing matches across it. */
  readonly kinds: number[] = [LETTER];
  /** The ways to write a character in letters, by number: its readings (a numeral's digits too), or its jamo. */
  readonly sounds: Uint16Array[][] = [[]];
  private readonly starting = new Map<number, number[]>();

  /** Writes the text into `out` from `at` on as numbers of this alphabet; new characters are added. */
  number(text: string, out: Uint16Array, at: number): void {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      out[at + i] = this.numbers[code] || this.add(code);
    }
  }

  /** Numbers of the characters that may begin with this letter. */
  beginningWith(code: number): readonly number[] {
    return this.starting.get(code) ?? [];
  }

  private add(code: number): number {
    const number = this.codes.length;
    const char = String.fromCharCode(code);
    const readings = readingsOf(code);
    const sounds = readings.length
      ? [...readings, ...digitsOf(code)].map(codesOf)
      : isSyllable(code)
        ? [codesOf(disassemble(char))]
        : [];
    this.numbers[code] = number;
    this.codes.push(code);
    this.sounds.push(sounds);
    this.kinds.push(
      readings.length || /^\p{Script=Han}$/u.test(char)
        ? HAN
        : isSyllable(code) || isJamo(code)
          ? HANGUL
          : !isSurrogate(code) && isGap.test(char)
            ? GAP
            : LETTER,
    );
    for (const first of new Set([code, ...sounds.map((sound) => sound[0]!)])) {
      const known = this.starting.get(first);
      if (known) known.push(number);
      else this.starting.set(first, [number]);
    }
    return number;
  }
}

/** True where punctuation or a blank stands; such characters are skipped in the text and dropped from the query. */
export const isGapChar = (char: string): boolean => isGap.test(char);

export class Needle {
  readonly length: number;
  /** True where the query holds letters of the Latin alphabet or digits only. */
  readonly latin: boolean;
  private readonly units: Uint16Array;
  /** A jamo typed by itself may stand for a whole syllable; one out of a typed syllable may not. */
  private readonly alone: boolean[] = [];
  /** The characters a match may begin with, by number. */
  readonly firsts: readonly number[];
  private readonly start: Int32Array;
  /** What was worked out already: a row of places for each character that was met, and the row each has. */
  private known: Int32Array;
  private readonly rows: Uint16Array;
  private met = 0;
  private readonly done: number;

  /**
   * @param token folded, without blanks, at most LONGEST units once Hangul is taken apart
   * @param initials whether a first letter (or chosung) may stand for its character
   */
  constructor(
    private readonly alphabet: Alphabet,
    readonly token: string,
    private readonly initials: boolean,
  ) {
    const units: number[] = [];
    for (let i = 0; i < token.length; i++) {
      const code = token.charCodeAt(i);
      const korean = isSyllable(code) || isJamo(code);
      for (const unit of korean ? disassemble(token[i]!) : token[i]!) {
        units.push(unit.charCodeAt(0));
        this.alone.push(isJamo(code));
      }
    }
    this.units = Uint16Array.from(units.slice(0, LONGEST));
    this.length = this.units.length;
    this.latin = /^[a-z0-9]+$/.test(token);
    this.done = 1 << this.length;
    this.start = new Int32Array(alphabet.codes.length);
    // Few characters of thousands are met, and a needle is made for every guess at every key.
    this.rows = new Uint16Array(alphabet.codes.length);
    this.known = new Int32Array(FIRST_ROWS * this.length);
    this.firsts = alphabet.beginningWith(this.units[0]!);
    for (const number of this.firsts) this.start[number] = this.steps(number, 0);
  }

  /** Where the match that begins exactly at `at` ends, or -1. */
  from(text: Uint16Array, at: number, end: number): number {
    let places = this.start[text[at]!]!;
    if (places === 0) return -1;
    for (let i = at + 1; ; i++) {
      if (places & this.done) return i;
      if (places === 0 || i >= end) return -1;
      places = this.advance(places, text[i]!);
    }
  }

  /** The places reached when a match begins with this character, as bits. */
  begin(number: number): number {
    return this.start[number]!;
  }

  isDone(places: number): boolean {
    return (places & this.done) !== 0;
  }

  /** Whether a match that has reached `places` comes to its end in the text from `at` on; the text ends with a 0. */
  goOn(places: number, text: Uint16Array, at: number): boolean {
    let now = places;
    for (let i = at; now !== 0; i++) {
      if (now & this.done) return true;
      now = this.advance(now, text[i] ?? 0);
    }
    return false;
  }

  /** The places reached from `places` by one more character. */
  advance(places: number, number: number): number {
    let next = this.alphabet.kinds[number] === GAP ? places : 0;
    const row = (this.rows[number]! || this.rowFor(number)) * this.length;
    for (let left = places; left !== 0; left &= left - 1) {
      const place = 31 - Math.clz32(left & -left);
      let mask = this.known[row + place]!;
      if (mask === 0) {
        // The top bit says 'worked out already', so that fresh zeroed memory needs no filling.
        mask = this.steps(number, place) | (1 << 31);
        this.known[row + place] = mask;
      }
      next |= mask & 0x7fffffff;
    }
    return next;
  }

  /** Number 0 is no row. */
  private rowFor(number: number): number {
    const row = ++this.met;
    this.rows[number] = row;
    if ((row + 1) * this.length > this.known.length) {
      const more = new Int32Array(2 * this.known.length);
      more.set(this.known);
      this.known = more;
    }
    return row;
  }

  /** The places the query may be at after reading this character at `place`, as bits. */
  private steps(number: number, place: number): number {
    const { units, length } = this;
    const left = length - place;
    let mask = units[place] === this.alphabet.codes[number] ? 1 << (place + 1) : 0;
    for (const sound of this.alphabet.sounds[number]!) {
      let same = 0;
      while (same < sound.length && same < left && units[place + same] === sound[same]) same++;
      if (same === 0) continue;
      // A whole syllable, or as much of it as has been typed so far.
      if (same === sound.length || same === left) mask |= 1 << (place + same);
      if (!this.initials) continue;
      if (this.alphabet.kinds[number] === HANGUL) {
        if (this.alone[place]) mask |= 1 << (place + 1);
      } else {
        mask |= 1 << (place + 1);
        if (same >= 2 && sound[1] === h) mask |= 1 << (place + 2);
      }
    }
    return mask;
  }
}
