// Typo: the words the shop's replies are made of, and which of them a mistyped word was probably meant to be.
// Asked only when nothing matched; a table of letter sets rules nearly all words out before one is compared.
import { disassemble } from 'es-hangul';
import { readingsOf } from './pinyin.ts';

/** Edits that still count as a slip: none below four letters, where everything is near everything. */
const allowed = (length: number) => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** Doubled letters as one: which word has them is what hands and heads forget first, hardly a slip. */
const single = (word: string) => word.replace(/([a-z])\1+/g, '$1');
const DOUBLED = 0.25;

const letters = (word: string) => {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31);
  return set;
};

const moreThan = (set: number, count: number) => {
  let left = set;
  for (let i = 0; i <= count; i++) {
    if (left === 0) return false;
    left &= left - 1;
  }
  return true;
};

/**
 * Slips (a letter more, a letter less, another letter, two swapped: Damerau-Levenshtein) between `typed` and `word`, or
 * the best beginning of `word` where it is `open`; Infinity above `limit`. Branches at a difference only, and makes
 * nothing: a table of rows for each of ten thousand words would be all that a key press does.
 */
export function slips(typed: string, word: string, limit: number, open = false, i = 0, j = 0): number {
  while (i < typed.length && j < word.length && typed.charCodeAt(i) === word.charCodeAt(j)) {
    i++;
    j++;
  }
  const missing = word.length - j;
  if (i === typed.length) return open ? 0 : missing <= limit ? missing : Number.POSITIVE_INFINITY;
  if (limit === 0 || (!open && Math.abs(typed.length - i - missing) > limit)) return Number.POSITIVE_INFINITY;
  let best = slips(typed, word, limit - 1, open, i + 1, j);
  if (missing > 0) {
    best = Math.min(best, slips(typed, word, limit - 1, open, i + 1, j + 1));
    best = Math.min(best, slips(typed, word, limit - 1, open, i, j + 1));
    if (typed[i] === word[j + 1] && typed[i + 1] === word[j])
      best = Math.min(best, slips(typed, word, limit - 1, open, i + 2, j + 2));
  }
  return 1 + best;
}

/** `trk` for `tracking`: the first letter, then some of the others in their order. */
function isShortFor(typed: string, word: string): boolean {
  if (typed.length < 3 || typed[0] !== word[0] || typed.length >= word.length) return false;
  let at = 0;
  for (let i = 0; i < word.length && at < typed.length; i++) if (word[i] === typed[at]) at++;
  return at === typed.length;
}

// Whole words before beginnings before short forms: nothing of a worse kind is kept once a better one is found.
const BEGINNING = 3;
const SHORT = 6;

/** The words of one script. */
class Words {
  /** As typed: Latin letters (a word, or the pinyin of two or three characters), or Korean taken apart into jamo. */
  readonly typed: string[] = [];
  /** The same without doubled letters. */
  readonly singles: string[] = [];
  /** What to look for instead, by the same number. */
  readonly tokens: string[] = [];
  // What rules a word out without reading it: its letters, its first letter, and its length in either form.
  sets = new Int32Array(0);
  firsts = new Uint16Array(0);
  lengths = new Uint8Array(0);
  singleLengths = new Uint8Array(0);

  close(): void {
    this.sets = Int32Array.from(this.typed, letters);
    this.firsts = Uint16Array.from(this.typed, (word) => word.charCodeAt(0));
    this.lengths = Uint8Array.from(this.typed, (word) => word.length);
    this.singleLengths = Uint8Array.from(this.singles, (word) => word.length);
  }
}

export class Vocabulary {
  private readonly latin = new Words();
  private readonly korean = new Words();

  add(word: string, token: string): void {
    if (word.length < 4 || word.length > 30) return;
    const words = /^[a-z]/.test(word) ? this.latin : this.korean;
    words.typed.push(word);
    words.singles.push(single(word));
    words.tokens.push(token);
  }

  /** To be called once, after the last `add`. */
  close(): void {
    this.latin.close();
    this.korean.close();
  }

  /**
   * The words `typed` may have been meant to be, nearest first, at most `limit` of either kind: words as they are
   * written, and words by their sound. A near sound says nothing against a word, nor the other way round.
   */
  near(typed: string, limit: number): string[] {
    // Neither a slip nor a short form can be told in one or two letters.
    if (typed.length < 3) return [];
    const latin = /^[a-z]/.test(typed);
    const words = latin ? this.latin : this.korean;
    const edits = allowed(typed.length);
    const set = letters(typed);
    const once = single(typed);
    const found: { token: string; cost: number; kind: 0 | 1 }[] = [];
    const bests: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const { sets, firsts, lengths, singleLengths } = words;
    const first = typed.charCodeAt(0);
    for (let i = 0; i < sets.length; i++) {
      // Each slip brings in at most one letter the word does not have.
      if (moreThan(set & ~sets[i]!, edits)) continue;
      if (lengths[i]! < typed.length - edits) continue;
      // Of a word that begins otherwise all has to fit: it has no more letters of its own than slips, nor is it longer.
      if (
        firsts[i] !== first &&
        (moreThan(sets[i]! & ~set, edits) ||
          (Math.abs(lengths[i]! - typed.length) > edits && Math.abs(singleLengths[i]! - once.length) > edits))
      )
        continue;
      const word = words.typed[i]!;
      const kind = words.tokens[i] === word ? 0 : 1;
      const best = bests[kind];
      let cost = Number.POSITIVE_INFINITY;
      // Few mistype the first letter: such a word has to fit from end to end, and comes second.
      const other = word[0] === typed[0] ? 0 : 0.5;
      if (edits > 0) cost = slips(typed, word, edits) + other;
      if (cost > 1 && once.length > 4 && (once !== typed || words.singles[i] !== word))
        cost = Math.min(cost, DOUBLED + slips(once, words.singles[i]!, edits) + other);
      if (edits > 0 && cost > SHORT && best > BEGINNING && other === 0)
        cost = BEGINNING + slips(typed, word, edits, true);
      if (latin && cost > SHORT && best > SHORT && kind === 0 && isShortFor(typed, word))
        cost = SHORT + word.length / 100;
      if (cost > best + 1) continue;
      found.push({ token: words.tokens[i]!, cost, kind });
      bests[kind] = Math.min(best, cost);
    }
    const near = found.filter(
      ({ cost, kind }) => cost < Math.floor(bests[kind]) + 1.5 && cost < bests[kind] + 1,
    );
    near.sort((a, b) => a.cost - b.cost || a.token.length - b.token.length);
    const tokens = [0, 1].flatMap((kind) =>
      [...new Set(near.filter((one) => one.kind === kind).map((one) => one.token))].slice(0, limit),
    );
    // The nearer kind first; the sort is stable.
    return bests[1] < bests[0] ? tokens.sort((a, b) => Number(a < '{') - Number(b < '{')) : tokens;
  }
}

/** The pinyin of a few characters run together; where they have several readings, the first four combinations. */
function spelt(chars: string): string[] {
  let heads = [''];
  for (let i = 0; i < chars.length; i++)
    heads = heads.flatMap((head) => readingsOf(chars.charCodeAt(i)).map((sound) => head + sound)).slice(0, 4);
  return heads;
}

/**
 * What can be meant: the words of titles and labels (Korean ones also by their latter part, and two run together, as
 * they are typed), the pinyin of two to four neighbours in a title, and of bodies the Latin words (Korean ones carry endings, and would be as many as the bodies are long). All texts folded.
 */
export function vocabularyOf(titles: readonly string[], bodies: readonly string[]): Vocabulary {
  const vocabulary = new Vocabulary();
  const seen = new Set<string>();
  const isNew = (word: string) => !seen.has(word) && !!seen.add(word);
  const addKorean = (word: string) => {
    if (isNew(word)) vocabulary.add(disassemble(word), word);
  };
  for (const title of titles) {
    for (const [run] of title.matchAll(/[a-z]{4,}|[가-힣]{2,}|\p{Script=Han}{2,}/gu))
      if (run < '{') {
        if (isNew(run)) vocabulary.add(run, run);
      } else if (run >= '가') {
        for (let from = 0; from < run.length - 1; from++) addKorean(run.slice(from));
      } else {
        for (let from = 0; from < run.length - 1; from++)
          for (const chars of new Set([2, 3, 4].map((size) => run.slice(from, from + size))))
            if (isNew(chars)) for (const word of spelt(chars)) vocabulary.add(word, chars);
      }
    for (const [, one, next] of title.matchAll(/([가-힣]{2,}) (?=([가-힣]{2,}))/g)) addKorean(one! + next!);
  }
  for (const body of bodies)
    for (const [word] of body.matchAll(/[a-z]{4,}/g)) if (isNew(word)) vocabulary.add(word, word);
  vocabulary.close();
  return vocabulary;
}
