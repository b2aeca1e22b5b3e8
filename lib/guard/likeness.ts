// Likeness: how like a sentence is to those that people labelled a breach. The packs know words; this weighs every run of
// letters at once, so it hears a breach in other words, and doubts a word in a sentence that reads like an innocent one.
// Learned by `npm run guard:learn` from the labelled drafts; no text of theirs can be read from what was learned.

/** What was learned: one number a bucket of letter runs. A refreshed pack may bring another. */
export interface Learned {
  /** There are `2 ** bits` buckets. */
  bits: number;
  /** Base64 of one signed byte a bucket, in `step`s. */
  weights: string;
  step: number;
  /** Base64 of one byte a bucket: how rare its runs are, in `rareStep`s. */
  rare: string;
  rareStep: number;
  bias: number;
  /** From this probability on a sentence is spoken of though no word of a pack stands in it. */
  from: number;
  /** Below this one a word of a pack is taken for innocent. */
  below: number;
  /** How many drafts it was learned from. */
  drafts: number;
}

/** The longest run of letters that counts. */
const RUN = 4;
/** A stretch narrower than this says nothing either way; a Chinese or Korean letter is two wide. */
const LEAST = 20;
/** What is said of it. */
const UNKNOWN = 0.5;
const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]/g;
const width = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);
/** A draft is weighed in stretches of whole sentences of about this length: what was learned from were drafts of it. */
const STRETCH = 160;

/** Calls `see` with the bucket of every run of one to four letters. Case, width, digits and blanks are folded. */
export function eachRun(text: string, bits: number, see: (bucket: number) => void): void {
  const folded = ` ${text.normalize('NFKC').toLowerCase().replace(/\d/g, '0').replace(/\s+/g, ' ').trim()} `;
  const mask = 2 ** bits - 1;
  const { length } = folded;
  for (let i = 0; i < length; i++) {
    let hash = 0x811c9dc5;
    const end = Math.min(length, i + RUN);
    for (let j = i; j < end; j++) {
      hash = Math.imul(hash ^ folded.charCodeAt(j), 0x01000193);
      see(hash & mask);
    }
  }
}

const bytes = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));

export interface Stretch {
  /** Offsets in the draft. */
  range: [number, number];
  /** Probability that it is a breach, 0 to 1. */
  p: number;
}

/** Whole sentences together, up to the length that was learned from; a longer sentence stands alone. */
export function stretches(draft: string): [number, number][] {
  if (draft.length <= STRETCH) return [[0, draft.length]];
  const found: [number, number][] = [];
  let start = 0;
  let end = 0;
  for (const { 0: sentence, index } of draft.matchAll(/[^。！？!?\n]*(?:[。！？!?\n]+|$)|/g)) {
    if (sentence === '') continue;
    if (end > start && index + sentence.length - start > STRETCH) {
      found.push([start, end]);
      start = end;
    }
    end = index + sentence.length;
  }
  if (end > start) found.push([start, end]);
  return found;
}

/** Makes the weigher of one sentence's letters, 0 to 1. */
export function likeness({ bits, weights, step, rare, rareStep, bias }: Learned): (text: string) => number {
  const weight = new Int8Array(bytes(weights).buffer);
  const rarity = bytes(rare);
  const count = new Uint16Array(2 ** bits);
  const seen: number[] = [];
  return (text) => {
    seen.length = 0;
    eachRun(text, bits, (bucket) => {
      if (count[bucket] === 0) seen.push(bucket);
      if (count[bucket]! < 0xffff) count[bucket]!++;
    });
    let sum = 0;
    let square = 0;
    for (const bucket of seen) {
      const share = (1 + Math.log(count[bucket]!)) * rarity[bucket]! * rareStep;
      sum += share * weight[bucket]!;
      square += share * share;
      count[bucket] = 0;
    }
    return square === 0 ? 0 : 1 / (1 + Math.exp(-(bias + (sum * step) / Math.sqrt(square))));
  };
}

/** What a guard asks of a draft. */
export interface Weigher {
  /** Its stretches; one that did not change is not weighed again. */
  all(draft: string): Stretch[];
  /** The sentence around a place, cut where it is long: what stands far away excuses nothing. */
  around(draft: string, at: number): number;
}

const END = /[。！？!?\n]/;
/** How far around a place its sentence is looked at. */
const AROUND = 60;

export function weigher(learned: Learned): Weigher {
  const weigh = likeness(learned);
  const measured = (text: string) =>
    text.length > 2 * STRETCH || width(text.trim()) < LEAST ? UNKNOWN : weigh(text);
  let known = new Map<string, number>();
  return {
    all(draft) {
      const now = new Map<string, number>();
      const found = stretches(draft).map(([start, end]): Stretch => {
        const text = draft.slice(start, end);
        const p = known.get(text) ?? measured(text);
        now.set(text, p);
        return { range: [start, end], p };
      });
      known = now;
      return found;
    },
    around(draft, at) {
      let [start, end] = [at, at];
      while (start > 0 && at - start < AROUND && !END.test(draft[start - 1]!)) start--;
      while (end < draft.length && end - at < AROUND && !END.test(draft[end]!)) end++;
      return measured(draft.slice(start, end));
    },
  };
}
