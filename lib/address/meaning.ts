// What a message means for its order, learned from labelled pairs: the message told in the order's terms is read word by
// word, beside what the readers found, and one of four verdicts is the likeliest. Learned by `npm run address:learn`;
// no address and no name can be read from what was learned.
import { bytesOf, type PackedNet, scores, unpackNet } from './net.ts';
import { type Comparison, type Hint, PARTS } from './types.ts';

export const VERDICTS = ['agree', 'differ', 'unknown', 'none'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What the readers said of the pair. */
export interface Reading {
  verdict: Verdict;
  parts: Comparison['parts'];
  said: string[];
  hint?: Hint | undefined;
}

/** Told tokens, whether the order hides something, its country, and what the readers said. */
export interface Case {
  tokens: readonly string[];
  hidden: boolean;
  country: string;
  reading?: Reading | undefined;
}

export interface Learned {
  /** Base64 of 32-bit hashes, ascending: the words that are known. */
  words: string;
  /** They were begun differently, and what they say is multiplied. */
  nets: PackedNet[];
  /** How many pairs it was learned from. */
  pairs: number;
}

export interface Meaning {
  verdict: Verdict;
  /** How likely each verdict is, adding up to 1. */
  chances: Record<Verdict, number>;
}

export const isMark = (token: string): boolean => token.length > 1 && token.startsWith('<');
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

/** A token as a word that may be known. */
export const wordOf = (token: string): string => (isMark(token) ? token : token.toLowerCase());

/** Before the known words: where a message begins, and what an unknown word looks like. */
export const SPECIAL = { begin: 0, small: 1, capital: 2, eastern: 3, other: 4, all: 5 } as const;
const eastern = /[가-힣\u4e00-\u9fff\u3040-\u30ff]/u;
export function unknownKind(token: string): number {
  if (/^[a-z]/.test(token)) return SPECIAL.small;
  if (/^[A-Z]/.test(token)) return SPECIAL.capital;
  return eastern.test(token) ? SPECIAL.eastern : SPECIAL.other;
}

/** Of longer messages the beginning and the end are read. */
const LONGEST = 72;

export function idsOf(tokens: readonly string[], known: (word: string) => number | undefined): number[] {
  const half = LONGEST / 2;
  const kept = tokens.length > LONGEST ? [...tokens.slice(0, half), ...tokens.slice(-half)] : tokens;
  const id = (token: string) => {
    const at = known(wordOf(token));
    return at === undefined ? unknownKind(token) : SPECIAL.all + at;
  };
  return [SPECIAL.begin, ...kept.map(id)];
}

const OUTCOMES = ['agree', 'differ', 'unknown'] as const;
const regions = [/^(?:CN|TW|HK|MO)$/, /^KR$/, /^JP$/, /^US$/, /^(?:GB|IE)$/];

/** What stands beside the words, as noughts and ones: the readers' answer, part by part, masks, the country. */
export function sideOf({ hidden, country, reading }: Case): Float32Array {
  const { verdict, parts, hint } = reading ?? {};
  const said = new Set(reading?.said);
  const at = regions.findIndex((region) => region.test(country));
  const flags = [
    hidden,
    reading !== undefined,
    ...VERDICTS.map((v) => v === verdict),
    ...PARTS.flatMap((part) => OUTCOMES.map((met) => said.has(part) && parts?.[part] === met)),
    hint === 'both',
    hint === 'wish',
    ...regions.map((_, i) => i === at),
    at < 0,
  ];
  return Float32Array.from(flags, (flag) => (flag ? 1 : 0));
}

export function readMeaning(by: Learned): (one: Case) => Meaning {
  const words = new Map([...new Uint32Array(bytesOf(by.words).buffer)].map((hash, i) => [hash, i]));
  const nets = by.nets.map(unpackNet);
  return (one) => {
    const ids = idsOf(one.tokens, (word) => words.get(hashOf(word)));
    const side = sideOf(one);
    const sums = [0, 0, 0, 0];
    for (const net of nets) {
      const said = scores(net, ids, side);
      const top = Math.max(...said);
      const all = said.reduce((sum, x) => sum + Math.exp(x - top), 0);
      for (let k = 0; k < 4; k++) sums[k]! += (said[k]! - top - Math.log(all)) / nets.length;
    }
    const shares = sums.map(Math.exp);
    const all = shares.reduce((a, b) => a + b, 0);
    const chances = Object.fromEntries(VERDICTS.map((v, k) => [v, shares[k]! / all])) as Meaning['chances'];
    const verdict = VERDICTS.reduce((a, b) => (chances[b] > chances[a] ? b : a));
    return { verdict, chances };
  };
}

let learned: (() => Learned) | undefined;
let read: ((one: Case) => Meaning) | undefined;
/** What was learned is a packaged file that the worker reads at its first chat; `load` is called at its first use. */
export function learnFrom(load: () => Learned): void {
  learned = load;
  read = undefined;
}

/** Undefined while nothing was learned: the readers are all there is. */
export function meaningOf(one: Case): Meaning | undefined {
  read ??= learned && readMeaning(learned());
  return read?.(one);
}
