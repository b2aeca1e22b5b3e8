// Where two spellings of one part differ, for the side-by-side view: spans into the texts as written.
// Numbers and Latin words are compared whole, Chinese and Korean character by character.
import { fold } from './fold.ts';
import { bare, spellNumbers } from './numerals.ts';
import type { Span } from './types.ts';

interface Word {
  key: string;
  span: Span;
}

/** Longer than any address: beyond it only the common beginning and end are looked for. */
const most = 160;

export function changedSpans(order: string, buyer: string): { order: Span[]; buyer: Span[] } {
  const [a, b] = [wordsOf(order), wordsOf(buyer)];
  const [keptA, keptB] = a.length > most || b.length > most ? ends(a, b) : common(a, b);
  return { order: gaps(a, keptA), buyer: gaps(b, keptB) };
}

function wordsOf(text: string): Word[] {
  const f = fold(text);
  const out: Word[] = [];
  for (const hit of f.text.matchAll(
    /[零〇一二三四五六七八九十百千]{1,8}(?=[号幢栋座楼层单室弄])|\d+[a-z]?|[a-z]+|[^\s,，、.;:()]/gu,
  )) {
    const key = bare(spellNumbers(hit[0])).replace(/[栋座]/u, '幢');
    out.push({ key, span: [f.from[hit.index]!, f.to[hit.index + hit[0].length - 1]!] });
  }
  return out;
}

/** The longest common sequence, as two sets of kept indexes. */
function common(a: Word[], b: Word[]): [Set<number>, Set<number>] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      rows[i]![j] =
        a[i]!.key === b[j]!.key ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
    }
  }
  const [x, y] = [new Set<number>(), new Set<number>()];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]!.key === b[j]!.key) {
      x.add(i++);
      y.add(j++);
    } else if (rows[i + 1]![j]! >= rows[i]![j + 1]!) i++;
    else j++;
  }
  return [x, y];
}

function ends(a: Word[], b: Word[]): [Set<number>, Set<number>] {
  const [x, y] = [new Set<number>(), new Set<number>()];
  const least = Math.min(a.length, b.length);
  let head = 0;
  while (head < least && a[head]!.key === b[head]!.key) {
    x.add(head);
    y.add(head++);
  }
  for (let k = 1; k <= least - head && a[a.length - k]!.key === b[b.length - k]!.key; k++) {
    x.add(a.length - k);
    y.add(b.length - k);
  }
  return [x, y];
}

/** Neighbouring words that were not kept become one span. */
function gaps(words: Word[], kept: Set<number>): Span[] {
  const out: Span[] = [];
  words.forEach((word, i) => {
    if (kept.has(i)) return;
    const last = out.at(-1);
    if (last && i > 0 && !kept.has(i - 1)) last[1] = word.span[1];
    else out.push([...word.span]);
  });
  return out;
}

/**
 * Of a whole sentence beside a part only the numbers tell: those one side has and the other has not; what stands elsewhere in
 * the order (`block`) is no difference either. Undefined where there is none in the sentence. Words of talk are no difference.
 */
export function changedNumbers(
  order: string,
  buyer: string,
  block: string,
): { order: Span[]; buyer: Span[] } | undefined {
  const numbers = (text: string) => [...text.matchAll(/\d+/g)];
  const apart = (text: string, from: string): Span[] => {
    const known = new Set(numbers(from).map((hit) => hit[0]));
    return numbers(text)
      .filter((hit) => !known.has(hit[0]))
      .map((hit) => [hit.index, hit.index + hit[0].length]);
  };
  const said = apart(buyer, `${block} ${order}`);
  return said.length ? { order: apart(order, buyer), buyer: said } : undefined;
}
