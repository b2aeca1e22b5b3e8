// Finds every word of the active packs in one walk over the draft, overlapping ones too: a trie in flat arrays, quick to
// build, since it happens in a page. Latin words need a border, so that VX-200 is a model and not a contact; letters
// spaced out one by one still are the word.
import { GAP, isPlain, type Normal, normalise } from './normalise.ts';
import { spellings } from './spelling.ts';
import { simplified } from './traditional.ts';

export interface Found<T> {
  owner: T;
  /** In the tight view, end exclusive. */
  start: number;
  end: number;
  /** Runs on into more letters or digits: fit only for a word that announces what follows. */
  open: boolean;
}

const isWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

export interface Matcher<T> {
  /** Only of owners wanted; with `from` and `to`, only those that start there. */
  find(tight: Normal['tight'], wants?: (owner: T) => boolean, from?: number, to?: number): Found<T>[];
  /** Those that start at one place, put onto `found`; answers how far it looked. */
  findAt(tight: Normal['tight'], start: number, wants: (owner: T) => boolean, found: Found<T>[]): number;
}

/**
 * Children by (node, character): open addressing, half full at most; those of the root by character alone. The heads of
 * all packs' words fit from the start: growing is the longest thing a guard does.
 */
class Trie {
  size = 1;
  readonly root = new Int32Array(1 << 16);
  #mask = (1 << 16) - 1;
  /** Node and character in one number. */
  #key = new Float64Array(1 << 16);
  #child = new Int32Array(1 << 16);

  #slot(node: number, code: number): number {
    const key = node * 0x10000 + code;
    let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & this.#mask;
    while (this.#child[at] !== 0 && this.#key[at] !== key) at = (at + 1) & this.#mask;
    return at;
  }
  /** The child, 0 for none. */
  get(node: number, code: number): number {
    return this.#child[this.#slot(node, code)]!;
  }
  make(node: number, code: number): number {
    if (node === 0) {
      if (this.root[code] === 0) this.root[code] = this.size++;
      return this.root[code]!;
    }
    const at = this.#slot(node, code);
    if (this.#child[at] !== 0) return this.#child[at]!;
    this.#key[at] = node * 0x10000 + code;
    this.#child[at] = this.size++;
    const made = this.#child[at]!;
    if (this.size * 2 > this.#mask) this.#grow();
    return made;
  }
  #grow(): void {
    const [keys, children] = [this.#key, this.#child];
    const length = children.length * 2;
    this.#mask = length - 1;
    this.#key = new Float64Array(length);
    this.#child = new Int32Array(length);
    for (let i = 0; i < children.length; i++) {
      if (children[i] === 0) continue;
      const key = keys[i]!;
      const at = this.#slot(Math.floor(key / 0x10000), key % 0x10000);
      this.#key[at] = key;
      this.#child[at] = children[i]!;
    }
  }
}

export interface Builder<T> extends Matcher<T> {
  add(word: string, owner: T): void;
  /** Every spelling a pack's word stands for. */
  addAll(word: string, owner: T): void;
}

/** What of a word is not in the trie yet, from one of its nodes on. */
interface Rest<T> {
  word: string;
  from: number;
  owner: T;
  /** Of what is in it: its letters, where blanks stood among them, whether some are Latin, whether a blank came last. */
  length: number;
  gaps: string;
  latin: boolean;
  blank: boolean;
  next: Rest<T> | undefined;
}
/** Letters of a word that are put in at once. */
const HEAD = 2;

export function createMatcher<T>(words: Iterable<{ word: string; owner: T }> = []): Builder<T> {
  const trie = new Trie();
  // The words that end at a node, as a chain: `last[node]` is the newest, `before` the one added before it.
  let last = new Int32Array(1 << 14);
  const before: number[] = [0];
  const owners: (T | undefined)[] = [undefined];
  /** Behind which letters the word itself has a blank, as character codes; undefined for words without Latin ones. */
  const blanks: (string | undefined)[] = [undefined];

  const end = (node: number, gaps: string | undefined, owner: T) => {
    while (node >= last.length) {
      const more = new Int32Array(last.length * 2);
      more.set(last);
      last = more;
    }
    for (let i = last[node]!; i !== 0; i = before[i]!) if (owners[i] === owner && blanks[i] === gaps) return;
    before.push(last[node]!);
    owners.push(owner);
    last[node] = blanks.push(gaps) - 1;
  };
  const add = (word: string, owner: T) => {
    const { text, gap } = normalise(word).tight;
    let at = 0;
    let latin = false;
    let gaps = '';
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      at = trie.make(at, code);
      latin ||= isWord(code);
      if (gap[i] === GAP.real) gaps += String.fromCharCode(i);
    }
    if (at !== 0) end(at, latin ? gaps : undefined, owner);
  };
  // Only the heads of words are put in; a rest unfolds when a draft first gets as far. Most never do.
  const rests: (Rest<T> | undefined)[] = [];
  const later = (node: number, rest: Rest<T>) => {
    rest.next = rests[node];
    rests[node] = rest;
  };
  /** One part further, with all its choices. */
  const step = (rest: Rest<T>, node: number): void => {
    const { word, from, owner } = rest;
    if (from >= word.length) {
      if (node !== 0) end(node, rest.latin ? rest.gaps : undefined, owner);
      return;
    }
    const opens = word.indexOf('(', from);
    const closes = opens === from ? word.indexOf(')', from) : -1;
    let to = closes > 0 ? closes + 1 : opens < 0 ? word.length : opens;
    if (node === 0 && closes < 0) to = Math.min(to, from + HEAD);
    const choices = closes > 0 ? word.slice(from + 1, closes).split('|') : [word.slice(from, to)];
    for (const choice of choices) {
      let at = node;
      let { length, gaps, latin, blank } = rest;
      for (let i = 0; i < choice.length; i++) {
        const code = choice.charCodeAt(i);
        if (code === 32) blank = at !== 0;
        else if (isPlain(code)) {
          if (blank) gaps += String.fromCharCode(length);
          at = trie.make(at, simplified(code));
          length++;
          latin ||= isWord(code);
          blank = false;
        }
      }
      const more = { word, from: to, owner, length, gaps, latin, blank, next: undefined };
      if (at === node || to >= word.length) step(more, at);
      else later(at, more);
    }
  };
  const unfold = (node: number): void => {
    let rest = rests[node];
    rests[node] = undefined;
    for (; rest !== undefined; rest = rest.next) step(rest, node);
  };
  const findAt: Matcher<T>['findAt'] = (tight, start, wants, found) => {
    const { text, gap } = tight;
    const first = text.charCodeAt(start);
    let at = trie.root[first]!;
    if (at === 0) return start;
    // Nothing that starts with a Latin letter can stand inside a word.
    if (start > 0 && isWord(first) && gap[start] !== GAP.real && isWord(text.charCodeAt(start - 1)))
      return start;
    let i = start + 1;
    for (; at !== 0; i++) {
      if (rests[at] !== undefined) unfold(at);
      for (let p = last[at] ?? 0; p !== 0; p = before[p]!) {
        const owner = owners[p] as T;
        const gaps = blanks[p];
        if (!wants(owner) || (gaps !== undefined && !stands(tight, gaps, start, i))) continue;
        const open = isWord(text.charCodeAt(i - 1)) && runsOn(tight, i);
        found.push({ owner, start, end: i, open });
      }
      at = i < text.length ? trie.get(at, text.charCodeAt(i)) : 0;
    }
    // What runs on is told by the letter behind and the one behind that.
    return i;
  };
  for (const { word, owner } of words) add(word, owner);
  return {
    add,
    addAll(word, owner) {
      if (SIMPLE.test(word))
        step({ word, from: 0, owner, length: 0, gaps: '', latin: false, blank: false, next: undefined }, 0);
      else for (const one of spellings(word)) add(one, owner);
    },
    findAt,
    find(tight, wants = () => true, from = 0, to = tight.text.length) {
      const found: Found<T>[] = [];
      for (let start = from; start < to; start++) findAt(tight, start, wants, found);
      return found;
    },
  };
}

/** Words of plain letters, blanks, hyphens and apostrophes, whose letters need no look at those beside them. */
const SIMPLE = /^[a-z0-9 '’\-\u4e00-\u9fff\uac00-\ud7a3()|]+$/;

/** A possessive s behind an apostrophe is no part of the word. */
function runsOn({ text, gap }: Normal['tight'], end: number): boolean {
  if (end >= text.length || !isWord(text.charCodeAt(end)) || gap[end] === GAP.real) return false;
  const possessive = gap[end] === GAP.joiner && text[end] === 's';
  return !possessive || (isWord(text.charCodeAt(end + 1)) && gap[end + 1] !== GAP.real);
}

/** Whether a Latin match is a word of its own and not letters of others. */
function stands({ text, gap }: Normal['tight'], gaps: string, start: number, end: number): boolean {
  let letters = 0;
  let odd = 0;
  let joints = 0;
  let open = 0;
  for (let i = start; i < end; i++) {
    if (!isWord(text.charCodeAt(i))) continue;
    letters++;
    if (i === start || !isWord(text.charCodeAt(i - 1))) continue;
    joints++;
    if (gap[i] !== GAP.none) open++;
    if (gap[i] === GAP.real && !gaps.includes(String.fromCharCode(i - start))) odd++;
  }
  // A blank inside a word: all letters spaced out, or a word so long that chance is no excuse (whats app).
  return odd === 0 || open === joints || letters >= 6;
}
