// Old or new: a message that moves a parcel often names both places. Which of the sighted addresses (phones, names) is
// meant is told by the words before and after each. Where nothing tells, `several` says so, and nobody guesses.
import type { Parts, Piece } from './types.ts';

export interface Sighted {
  parts: Parts;
  start: number;
  end: number;
  /** Digits that were not understood stand right behind it: it may go on. */
  loose?: boolean;
}

export interface Cues {
  /** Before an address: it is the one left behind. */
  old: RegExp;
  /** Before an address: it is the one wanted. */
  fresh: RegExp;
  /** Between two addresses: the first is left for the second. */
  turn: RegExp;
  /** Right after an address: it is left behind. */
  after: RegExp;
  /** Right after an address: it is the one wanted. */
  afterFresh: RegExp;
  /** Between two: either will do, the first is meant. */
  either: RegExp;
  /** Of two, the seller shall choose. */
  yours?: RegExp;
}

type Role = 'old' | 'fresh' | 'plain';
interface Hit {
  start: number;
  end: number;
  role: Role;
}

const sentenceEnd = /[。！？!?;；\n]/u;

/** How far back a cue is looked for, in characters. */
const reach = 60;

export interface Chosen {
  parts: Parts;
  several?: boolean;
  /** Of several the one that was not taken. */
  rival?: Parts;
  loose?: boolean;
  /** The place in the text, for what stands beside it. */
  start: number;
  end: number;
}

/** The address a message asks for, of those sighted in it. */
export function choose(text: string, sighted: Sighted[], cues: Cues): Chosen | undefined {
  if (!sighted.length) return undefined;
  const roles = sighted.map((s, i) => roleOf(text, s, sighted[i - 1], sighted[i + 1], cues));
  const kept = sighted.filter((_, i) => roles[i] !== 'old');
  const first = kept[0];
  // Only an address that is not wanted: there was one, and nothing can be compared.
  if (!first) return { parts: {}, start: sighted[0]!.start, end: sighted.at(-1)!.end };
  const wanted = sighted.filter((_, i) => roles[i] === 'fresh');
  const pool = wanted.length && !completes(wanted, kept) ? wanted : kept;
  let chosen: Chosen = { ...pool[0]!, parts: pool[0]!.parts };
  for (const next of pool.slice(1)) {
    const between = text.slice(chosen.end, next.start);
    if (cues.either.test(between)) {
      if (cues.yours?.test(text)) chosen = { ...chosen, several: true };
      continue;
    }
    const clash = overlap(chosen.parts, next.parts);
    if (!clash.length) {
      const loose = Boolean(chosen.loose || next.loose);
      chosen = { ...chosen, parts: { ...chosen.parts, ...next.parts }, end: next.end, loose };
    } else if (clash.some((part) => chosen.parts[part]!.value !== next.parts[part]!.value)) {
      chosen = { parts: next.parts, start: next.start, end: next.end, several: true, rival: chosen.parts };
    }
  }
  // A correction after the one wanted, without a word that says so, leaves two of them.
  const later = kept.filter((k) => !pool.includes(k) && k.start > chosen.end);
  const clashes = later.some((k) =>
    overlap(chosen.parts, k.parts).some((p) => chosen.parts[p]!.value !== k.parts[p]!.value),
  );
  return clashes ? { ...chosen, several: true } : chosen;
}

const overlap = (a: Parts, b: Parts) => (Object.keys(a) as (keyof Parts)[]).filter((part) => b[part]);

/** Whether the wanted ones only add to the others (地址是…。房号是502) instead of replacing them. */
const completes = (wanted: Sighted[], kept: Sighted[]) =>
  kept.some((k) => !wanted.includes(k) && wanted.every((w) => overlap(k.parts, w.parts).length === 0));

function roleOf(
  text: string,
  it: Sighted,
  before: Sighted | undefined,
  next: Sighted | undefined,
  cues: Cues,
): Role {
  if (/\bshould be\b/.test(text.slice(it.start, it.end))) return 'fresh';
  const behind = text.slice(it.end, it.end + 40);
  if (cues.after.test(behind)) return 'old';
  if (cues.afterFresh.test(behind)) return 'fresh';
  const left = next && cues.after.test(text.slice(next.end, next.end + 24));
  if (next && !left && cues.turn.test(text.slice(it.end, Math.min(next.start, it.end + reach)))) return 'old';
  // What was said of the address before is not said of this one: X is wrong, use Y.
  const past = before ? (cues.after.exec(text.slice(before.end, before.end + 24))?.[0].length ?? 0) : 0;
  const from = Math.max((before?.end ?? 0) + past, it.start - reach);
  const slice = text.slice(from, it.start);
  // A label may stand on the line above (旧地址：\n…).
  const near = slice.slice(lastEnd(slice.replace(/[\s:：]+$/u, '')));
  const last = [...hits(near, cues.old, 'old'), ...hits(near, cues.fresh, 'fresh')].sort(
    (a, b) => b.end - a.end || a.start - b.start,
  )[0];
  return last?.role ?? 'plain';
}

function lastEnd(text: string): number {
  for (let i = text.length - 1; i >= 0; i--) {
    if (sentenceEnd.test(text[i]!) || (text[i] === '.' && /\s/.test(text[i + 1] ?? ' '))) return i + 1;
  }
  return 0;
}

function* hits(text: string, pattern: RegExp, role: Role): Generator<Hit> {
  for (const hit of text.matchAll(pattern)) yield { start: hit.index, end: hit.index + hit[0].length, role };
}

/** Single pieces (phones, names) as sighted parts, so that they are chosen alike. */
export const asSighted = (
  part: 'phone' | 'name',
  found: { piece: Piece; start: number; end: number }[],
): Sighted[] => found.map(({ piece, start, end }) => ({ parts: { [part]: piece }, start, end }));
