// What a message means for its order, learned from labelled pairs: the message told in the order's terms is weighed by
// its words, its marks and what the readers found, and one of four verdicts is the likeliest. Learned by
// `npm run address:learn`; no address and no name can be read from what was learned.
import learned from './meaning.json';
import type { Comparison } from './types.ts';

export const VERDICTS = ['agree', 'differ', 'unknown', 'none'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What the readers said of the pair. */
export interface Reading {
  verdict: Verdict;
  parts: Comparison['parts'];
  said: string[];
}

/** Told tokens, whether the order hides something, and what the readers said. */
export interface Case {
  tokens: readonly string[];
  hidden: boolean;
  reading?: Reading | undefined;
}

export interface Learned {
  /** Base64 of 32-bit hashes, ascending: the words that are known. */
  words: string;
  /** The same of the features. */
  features: string;
  /** Base64 of four signed bytes for each feature: steps towards each verdict. */
  weights: string;
  step: number;
  bias: number[];
  /** How many pairs it was learned from. */
  pairs: number;
}

/** Tokens in a row that are weighed together. */
const RUN = 5;
/** A feature of the readers' weighs as much as so many others. */
const SAID = 6;

export const isMark = (token: string): boolean => token.length > 1 && token.startsWith('<');
const written = /[가-힣\u4e00-\u9fff\u3040-\u30ff]/u;
const latin = /^[a-z]/i;
const against =
  /[!~x]|[NS]->|#[45678]|#(?:house|tower|stair|phase|floor|room|road|again|part)|let|ord|\+|road>/;

/** Whether a mark contradicts the order; what was denied counts the other way. */
export function speaksAgainst(mark: string): boolean {
  const denied = mark.startsWith('<-');
  return against.test(denied ? `<${mark.slice(2)}` : mark) !== denied;
}

const [SEED, PRIME] = [0x811c9dc5, 0x01000193];
export function hashOf(text: string): number {
  let hash = SEED;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return hash >>> 0;
}

/** Calls `see` with every feature, some of them several times. `known` = whether a word is one of the learned ones. */
export function eachFeature(
  { tokens, hidden, reading }: Case,
  known: (word: string) => boolean,
  see: (feature: string, weight: number) => void,
): void {
  const told = ['^'];
  for (const token of tokens) {
    const word = isMark(token) ? token : token.toLowerCase();
    if (isMark(token) || known(word)) told.push(word);
    else {
      const strange = latin.test(token)
        ? token === word
          ? '<ul>'
          : '<Ul>'
        : written.test(token)
          ? '<uh>'
          : '<up>';
      if (told.at(-1) !== strange) told.push(strange);
    }
  }
  told.push('$');
  for (let i = 0; i < told.length; i++) {
    let run = '';
    for (let n = 0; n < RUN && i + n < told.length; n++) {
      run += n ? ` ${told[i + n]}` : told[i];
      see(run, 1);
    }
  }
  const marks = told.filter((token) => isMark(token) && token[1] !== 'u' && token[1] !== 'U');
  const kinds = [...new Set(marks)].sort();
  for (let i = 0; i + 1 < marks.length; i++) see(`m:${marks[i]}${marks[i + 1]}`, 1);
  see(`ms:${marks.slice(0, 8).join('')}`, 1);
  see(`set:${kinds.join('')}`, 1);
  for (const kind of kinds) see(`has:${kind}`, 1);
  see(`n:${Math.min(6, marks.length)}`, 1);
  see(`un:${Math.min(12, (told.length - marks.length) >> 1)}`, 1);
  const foes = marks.filter(speaksAgainst).length;
  const friends = marks.length - foes;
  const last = marks.length ? (speaksAgainst(marks.at(-1)!) ? '!' : '=') : '0';
  const sum = `${Math.sign(foes)}${Math.sign(friends)}${last}`;
  see(`cs:${sum}`, 1);
  see(`csn:${Math.min(3, foes)}:${Math.min(4, friends)}${last}`, 1);
  if (marks.length) see(`fl:${marks[0]}${marks.at(-1)}`, 1);
  let before = '^';
  let ahead = '$';
  const nexts: string[] = [];
  for (let i = told.length - 1; i >= 0; i--) {
    nexts[i] = ahead;
    if (isMark(told[i]!) && !/^<u/i.test(told[i]!)) ahead = told[i]!;
  }
  for (let i = 1; i + 1 < told.length; i++) {
    const token = told[i]!;
    if (isMark(token) && !/^<u/i.test(token)) {
      before = token;
      continue;
    }
    const two = written.test(token) && !isMark(told[i + 1]!) ? token + told[i + 1]! : token;
    see(`p:${before}~${two}`, 1);
    see(`q:${two}~${nexts[i]}`, 1);
    see(`pq:${before}~${two}~${nexts[i]}`, 1);
    see(`w:${two}|${sum}`, 1);
  }
  const proper = Math.min(2, tokens.filter((token) => /^[A-Z]/.test(token)).length);
  see(`cap:${proper}`, 1);
  see(`cap:${proper}|${sum}`, 1);
  if (hidden) {
    see('masked', 1);
    for (const kind of kinds) see(`mk:${kind}`, 1);
    see(`mkset:${kinds.join('')}`, 1);
  }
  if (!reading) return;
  see(`r:${reading.verdict}`, SAID);
  see(`r:${reading.verdict}|${sum}`, SAID);
  for (const part of reading.said) see(`rp:${part}:${reading.parts[part as keyof Reading['parts']]}`, SAID);
}

/** Every feature once, by hash, with its weight; in no order. */
export function featuresOf(one: Case, known: (word: string) => boolean): Map<number, number> {
  const out = new Map<number, number>();
  eachFeature(one, known, (feature, weight) => out.set(hashOf(feature), weight));
  return out;
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export interface Meaning {
  verdict: Verdict;
  /** How likely each verdict is, adding up to 1. */
  chances: Record<Verdict, number>;
}

export function readMeaning(by: Learned): (one: Case) => Meaning {
  const words = new Set(new Uint32Array(bytesOf(by.words).buffer));
  const features = new Map([...new Uint32Array(bytesOf(by.features).buffer)].map((hash, i) => [hash, i]));
  const weights = new Int8Array(bytesOf(by.weights).buffer);
  return (one) => {
    const found = featuresOf(one, (word) => words.has(hashOf(word)));
    const sums = [0, 0, 0, 0];
    let size = 0;
    for (const [hash, weight] of found) {
      const at = features.get(hash);
      size += 1;
      if (at === undefined) continue;
      for (let k = 0; k < 4; k++) sums[k]! += weights[at * 4 + k]! * weight;
    }
    const shares = sums.map((sum, k) => Math.exp((sum * by.step) / Math.sqrt(size) + by.bias[k]!));
    const all = shares.reduce((a, b) => a + b, 0);
    const chances = Object.fromEntries(VERDICTS.map((v, k) => [v, shares[k]! / all])) as Meaning['chances'];
    const verdict = VERDICTS.reduce((a, b) => (chances[b] > chances[a] ? b : a));
    return { verdict, chances };
  };
}

let read: ((one: Case) => Meaning) | undefined;
/** Unpacked at its first use. */
export function meaningOf(one: Case): Meaning {
  read ??= readMeaning(learned);
  return read(one);
}
