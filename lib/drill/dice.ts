// Dice and answers: what every kind of question is made with. The same seed falls alike everywhere.
import type { Question } from './questions.ts';

export type Dice = () => number;

/** Dice that fall alike for the same seed (mulberry32). */
export function seeded(seed: number): Dice {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const CHOICES = 4;
export const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

export function shuffled<T>(all: readonly T[], dice: Dice): T[] {
  const left = [...all];
  for (let i = left.length - 1; i > 0; i--) {
    const j = Math.floor(dice() * (i + 1));
    [left[i], left[j]] = [left[j]!, left[i]!];
  }
  return left;
}

/** The right answer among up to three others, no two alike; undefined without another one. */
export function asked(
  kind: Question['kind'],
  about: string,
  right: string,
  others: readonly string[],
  dice: Dice,
): Question | undefined {
  const seen = new Set([fold(right)]);
  const wrong = others.filter((one) => fold(one) !== '' && !seen.has(fold(one)) && seen.add(fold(one)));
  if (wrong.length === 0) return undefined;
  const answers = shuffled([right, ...wrong.slice(0, CHOICES - 1)], dice);
  return { kind, about, answers, right: answers.indexOf(right) };
}

export type Maker = () => Question | undefined;
