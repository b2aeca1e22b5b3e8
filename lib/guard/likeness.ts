// Likeness: how like a sentence is to drafts labelled a breach. The packs know words; this weighs every run of
// letters and every few words at once, so it hears a breach in other words, and doubts a word in a sentence that reads like
// an innocent one. Learned by `npm run guard:learn` from the labelled drafts; no text can be read from what was learned.

/** What was learned: the features worth knowing, in a table found by their hash. A refreshed pack may bring another. */
export interface Learned {
  /** The table has `2 ** bits` slots. */
  bits: number;
  /** Base64 of two bytes a slot, 0 0 where it is empty: some more of the hash (never 0), then weight and rarity, see `unpack`. */
  table: string;
  /** One step of a weight, and of a rarity. */
  step: number;
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
/** How far apart two words may stand to count as a pair. */
const APART = 3;
/** A feature that is not in the slot of its hash is in one of the next ones. */
export const PROBES = 12;
/** A stretch narrower than this says nothing either way; a Chinese or Korean letter is two wide. */
const LEAST = 16;
/** What is said of it. */
const UNKNOWN = 0.5;
const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]/g;
const width = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);
/** A draft is weighed in stretches of whole sentences of about this length: what was learned from were drafts of it. */
const STRETCH = 160;

const WORD = /[a-z][a-z']*|[가-힣]+/g;
/** What English hangs on a word, the longest first. */
const ENDINGS = ["'s", 'ing', 'ed', 'es', 'ly', 's'];
function stem(word: string): string {
  const end = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length > 2);
  return end === undefined ? word : word.slice(0, -end.length);
}

const [SEED, PRIME] = [0x811c9dc5, 0x01000193];
function hashOf(word: string): number {
  let hash = ~SEED;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
  return hash;
}

/**
 * Calls `see` with the hash (32 bits, signed) of every feature: runs of one to four letters, words, and pairs of words
 * near each other. Case, width, digits, blanks and endings are folded. Words are what stands between blanks.
 */
export function eachFeature(text: string, see: (hash: number) => void): void {
  const folded = ` ${text.normalize('NFKC').toLowerCase().replace(/\d/g, '0').replace(/\s+/g, ' ').trim()} `;
  const { length } = folded;
  for (let i = 0; i < length; i++) {
    let hash = SEED;
    const end = Math.min(length, i + RUN);
    for (let j = i; j < end; j++) {
      hash = Math.imul(hash ^ folded.charCodeAt(j), PRIME);
      see(hash);
    }
  }
  const words = (folded.match(WORD) ?? []).map((word) => hashOf(stem(word)));
  words.forEach((word, i) => {
    see(word);
    for (const other of words.slice(i + 1, i + 1 + APART)) see(Math.imul(word, 31) ^ other);
  });
}

/** Where a feature is looked for first, and what has to stand there beside it. */
export const slotOf = (hash: number, bits: number): number => (hash ^ (hash >>> 15)) & (2 ** bits - 1);
export const checkOf = (hash: number): number => hash >>> 24 || 1;
/** Seven steps of weight up or down, and fifteen of rarity, share a byte. */
export const pack = (weight: number, rarity: number): number => ((weight + 8) << 4) | rarity;
const unpack = (byte: number): [weight: number, rarity: number] => [(byte >> 4) - 8, byte & 15];

/** In a plain loop: of a quarter of a million, calling for each takes the page ten times as long. */
function bytes(base64: string): Uint8Array {
  const signs = atob(base64);
  const all = new Uint8Array(signs.length);
  for (let i = 0; i < signs.length; i++) all[i] = signs.charCodeAt(i);
  return all;
}

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
export function likeness({ bits, table, step, rareStep, bias }: Learned): (text: string) => number {
  const slots = bytes(table);
  const mask = 2 ** bits - 1;
  const count = new Uint16Array(2 ** bits);
  const seen: number[] = [];
  const see = (hash: number) => {
    const check = checkOf(hash);
    let slot = slotOf(hash, bits);
    for (let i = 0; i < PROBES; i++, slot = (slot + 1) & mask) {
      const there = slots[2 * slot]!;
      if (there === 0) return;
      if (there !== check) continue;
      if (count[slot] === 0) seen.push(slot);
      if (count[slot]! < 0xffff) count[slot]!++;
      return;
    }
  };
  return (text) => {
    seen.length = 0;
    eachFeature(text, see);
    let sum = 0;
    let square = 0;
    for (const slot of seen) {
      const [weight, rarity] = unpack(slots[2 * slot + 1]!);
      const share = (1 + Math.log(count[slot]!)) * rarity * rareStep;
      sum += share * weight;
      square += share * share;
      count[slot] = 0;
    }
    return square === 0 ? UNKNOWN : 1 / (1 + Math.exp(-(bias + (sum * step) / Math.sqrt(square))));
  };
}

/** What a guard asks of a draft. */
export interface Weigher {
  /** Its stretches; one that did not change is not weighed again. */
  all(draft: string): Stretch[];
  /** The sentence around a place, cut where it is long: what stands far away excuses nothing. */
  around(draft: string, at: number): number;
  /** The clause around a place. */
  clause(draft: string, at: number): number;
}

const END = /[。！？!?\n]/;
/** Where a clause ends: what refuses in one offers in the next. */
const PART = /[。！？!?\n，,；;、~～…]/;
/** How far around a place its sentence is looked at. */
const AROUND = 60;

export function weigher(learned: Learned): Weigher {
  const weigh = likeness(learned);
  const measured = (text: string) =>
    text.length > 2 * STRETCH || width(text.trim()) < LEAST ? UNKNOWN : weigh(text);
  /** The text around a place, up to an end of that kind; past it where that is too little to be weighed. */
  const cut = (draft: string, at: number, stop: RegExp) => {
    let [start, end] = [at, at];
    while (start > 0 && at - start < AROUND && !stop.test(draft[start - 1]!)) start--;
    while (end < draft.length && end - at < AROUND && !stop.test(draft[end]!)) end++;
    while (end < draft.length && !END.test(draft[end]!) && width(draft.slice(start, end)) < LEAST) end++;
    while (start > 0 && !END.test(draft[start - 1]!) && width(draft.slice(start, end)) < LEAST) start--;
    return draft.slice(start, end);
  };
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
    around: (draft, at) => measured(cut(draft, at, END)),
    clause: (draft, at) => measured(cut(draft, at, PART)),
  };
}
