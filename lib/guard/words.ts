// The packs' words in a draft while it is typed, by the number of their list. What was found before the first letter that
// changed stays; only behind it the draft is walked again.
import { leetWords } from './leet.ts';
import type { Found, Matcher } from './matcher.ts';
import type { Normal } from './normalise.ts';
import type { Span } from './span.ts';

/** The words found, by the number of their list, each in the order of their starts. They hold until the next are asked. */
export type Words = readonly (readonly Found<number>[] | undefined)[];

/** The first match that starts at or behind `at`. */
export function firstFrom(sorted: readonly Span[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one of the lists has a match that starts within [from, to] and meets the test. */
export function some(
  words: Words,
  lists: readonly number[],
  from: number,
  to: number,
  test: (s: Found<number>) => boolean,
): boolean {
  for (const list of lists) {
    const found = words[list];
    if (!found) continue;
    for (let i = firstFrom(found, from); i < found.length && found[i]!.start <= to; i++)
      if (test(found[i]!)) return true;
  }
  return false;
}

/** Without `all`, only the lists that are awake are looked for. */
export function wordsIn(
  matcher: Matcher<number>,
  lists: number,
  awake: Uint8Array,
): (tight: Normal['tight'], all: boolean) => Words {
  const words: Found<number>[][] = new Array(lists);
  const found: Found<number>[] = [];
  /** How far into the draft the look at each place went. */
  const seen: number[] = [];
  let text = '';
  const gaps: number[] = [];
  let hadAll = false;

  /** Forgets what the change may bear on; answers where to look from. */
  const forget = (tight: Normal['tight'], all: boolean): number => {
    const most = all === hadAll ? Math.min(text.length, tight.text.length) : 0;
    let same = 0;
    while (
      same < most &&
      text.charCodeAt(same) === tight.text.charCodeAt(same) &&
      gaps[same] === tight.gap[same]
    )
      same++;
    let from = 0;
    while (from < same && seen[from]! < same) from++;
    for (let last = found.at(-1); last !== undefined && last.start >= from; last = found.at(-1)) {
      found.pop();
      words[last.owner]!.pop();
    }
    seen.length = from;
    gaps.length = from;
    return from;
  };

  return (tight, all) => {
    const wants = (list: number) => all || awake[list] === 1;
    const from = forget(tight, all);
    text = tight.text.slice(0, from);
    hadAll = all;
    for (let at = from; at < tight.text.length; at++) {
      let next = found.length;
      seen.push(matcher.findAt(tight, at, wants, found));
      gaps.push(tight.gap[at]!);
      for (; next < found.length; next++) {
        const one = found[next]!;
        const known = words[one.owner];
        if (known) known.push(one);
        else words[one.owner] = [one];
      }
    }
    text = tight.text;
    return dressed(tight, wants) ?? words;
  };

  /** With what a second look at letters dressed up as digits adds. */
  function dressed(tight: Normal['tight'], wants: (list: number) => boolean): Words | undefined {
    let made: Found<number>[][] | undefined;
    for (const { view, start, end } of leetWords(tight))
      for (const one of matcher.find(view, wants, start, end)) {
        if (one.end - one.start < 4 || one.end > end + 12) continue;
        made ??= words.slice();
        const list = made[one.owner] ?? [];
        made[one.owner] = [...list, one].sort((a, b) => a.start - b.start);
      }
    return made;
  }
}
