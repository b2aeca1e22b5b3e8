// Titles: how well a word fits a title, and which stretch of it to show as matched. Called for the few titles the
// index has found, never for all.
import { fold, foldMap } from './fold.ts';
import { type Alphabet, GAP, HAN, HANGUL } from './needle.ts';
import type { Way } from './query.ts';
import { Texts } from './texts.ts';

export class Titles extends Texts {
  /** Where the last title looked at fits best, within it. */
  from = 0;
  to = 0;

  constructor(
    private readonly letters: Alphabet,
    private readonly shown: readonly string[],
  ) {
    super(letters, shown.map(fold));
  }

  /**
   * From 1 to 33 for how well the word fits, 0 where it does not. Text and Korean as typed count most, then whole
   * pinyin, then initials; then the beginning of the title, of a word; then how much of the title it is.
   */
  fit({ loose, strict }: Way, title: number): number {
    const { numbers, at } = this;
    const { kinds } = this.letters;
    const begin = at[title]!;
    const end = at[title + 1]!;
    let best = 0;
    for (let i = begin; i < end; i++) {
      let to = loose.from(numbers, i, end);
      if (to < 0) continue;
      const whole = strict.from(numbers, i, end);
      const kind = kinds[numbers[i]!]!;
      let fit = 3;
      if (whole >= 0) {
        to = whole;
        fit = kind === HAN && strict.latin ? 9 : 12;
      }
      const before = i === begin ? GAP : kinds[numbers[i - 1]!]!;
      if (i === begin) fit += 10;
      else if (before === GAP || before !== kind) fit += 6;
      else if (kind === HAN) fit += 4;
      else if (kind === HANGUL) fit += 2;
      fit += Math.floor(((to - i) / (end - begin)) * 8);
      if (fit <= best) continue;
      best = fit;
      this.from = i - begin;
      this.to = to - begin;
      if (i === begin && whole >= 0) break;
    }
    return best;
  }

  /** The stretches of the title as shown that the words match, in order, not overlapping. */
  ranges(title: number, words: readonly (readonly Way[])[]): [number, number][] {
    const found: [number, number][] = [];
    for (const ways of words) {
      let best = Number.NEGATIVE_INFINITY;
      let range: [number, number] | undefined;
      for (const way of ways) {
        const fit = this.fit(way, title);
        if (fit === 0 || fit - way.penalty <= best) continue;
        best = fit - way.penalty;
        range = [this.from, this.to];
      }
      if (range) found.push(range);
    }
    const map = found.length > 0 ? foldMap(this.shown[title]!) : undefined;
    const merged: [number, number][] = [];
    if (!map) return merged;
    for (const [from, to] of found.sort((a, b) => a[0] - b[0])) {
      const last = merged.at(-1);
      if (last && map[from]! <= last[1]) last[1] = Math.max(last[1], map[to]!);
      else merged.push([map[from]!, map[to]!]);
    }
    return merged;
  }
}
