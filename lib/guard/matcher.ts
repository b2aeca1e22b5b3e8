// Aho-Corasick over every word of the active packs: one pass finds all of them, overlapping ones too. Latin words need
// a border, so that VX-200 is a model and not a contact; letters spaced out one by one still are the word.
import { GAP, type Normal, normalise } from './normalise.ts';

export interface Found<T> {
  owner: T;
  /** In the tight view, end exclusive. */
  start: number;
  end: number;
}
interface Pattern<T> {
  owner: T;
  length: number;
  /** Where the word itself has a blank. */
  gaps: boolean[];
  /** Starts or ends with a Latin letter or digit. */
  left: boolean;
  right: boolean;
  latin: boolean;
}
interface Node<T> {
  next: Map<number, number>;
  fail: number;
  /** The nearest shorter word that ends here too. */
  also: number;
  ends: Pattern<T>[];
}

const WORD = /[a-z0-9]/;
const isWord = (char: string | undefined): boolean => char !== undefined && WORD.test(char);

export interface Matcher<T> {
  find(tight: Normal['tight']): Found<T>[];
}

/** `open` words need no border behind them: what follows may be the very number or name they announce. */
export function createMatcher<T>(words: Iterable<{ word: string; owner: T; open?: boolean }>): Matcher<T> {
  const fresh = (): Node<T> => ({ next: new Map(), fail: 0, also: 0, ends: [] });
  const nodes: Node<T>[] = [fresh()];
  for (const { word, owner, open } of words) {
    const { text, gap } = normalise(word).tight;
    if (text === '') continue;
    let at = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      let to = nodes[at]!.next.get(code);
      if (to === undefined) {
        to = nodes.push(fresh()) - 1;
        nodes[at]!.next.set(code, to);
      }
      at = to;
    }
    nodes[at]!.ends.push({
      owner,
      length: text.length,
      gaps: gap.map((g) => g === GAP.real),
      left: isWord(text[0]),
      right: isWord(text.at(-1)) && !open,
      latin: WORD.test(text),
    });
  }
  link(nodes);
  return {
    find(tight) {
      const found: Found<T>[] = [];
      const { text } = tight;
      let at = 0;
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        let to = nodes[at]!.next.get(code);
        while (to === undefined && at !== 0) {
          at = nodes[at]!.fail;
          to = nodes[at]!.next.get(code);
        }
        at = to ?? 0;
        for (let n = nodes[at]!.ends.length > 0 ? at : nodes[at]!.also; n !== 0; n = nodes[n]!.also)
          for (const pattern of nodes[n]!.ends) {
            const start = i + 1 - pattern.length;
            if (!pattern.latin || stands(tight, pattern, start, i + 1))
              found.push({ owner: pattern.owner, start, end: i + 1 });
          }
      }
      return found;
    },
  };
}

function link<T>(nodes: Node<T>[]): void {
  const queue = [...nodes[0]!.next.values()];
  for (let i = 0; i < queue.length; i++) {
    const node = nodes[queue[i]!]!;
    for (const [code, child] of node.next) {
      let fail = node.fail;
      while (fail !== 0 && !nodes[fail]!.next.has(code)) fail = nodes[fail]!.fail;
      const to = nodes[fail]!.next.get(code);
      nodes[child]!.fail = to !== undefined && to !== child ? to : 0;
      queue.push(child);
    }
    node.also = nodes[node.fail]!.ends.length > 0 ? node.fail : nodes[node.fail]!.also;
  }
}

/** Whether a Latin match is a word of its own and not letters of others. */
function stands<T>(tight: Normal['tight'], pattern: Pattern<T>, start: number, end: number): boolean {
  const { text, gap } = tight;
  if (pattern.left && isWord(text[start - 1]) && gap[start] !== GAP.real) return false;
  if (pattern.right && isWord(text[end]) && gap[end] !== GAP.real) return false;
  let letters = 0;
  let odd = 0;
  let joints = 0;
  let open = 0;
  for (let i = start; i < end; i++) {
    if (!isWord(text[i])) continue;
    letters++;
    if (i === start || !isWord(text[i - 1])) continue;
    joints++;
    if (gap[i] !== GAP.none) open++;
    if (gap[i] === GAP.real && !pattern.gaps[i - start]) odd++;
  }
  // A blank inside a word: all letters spaced out, or a word so long that chance is no excuse (whats app).
  return odd === 0 || open === joints || letters >= 6;
}
