// Packs made ready to be matched: every list of words gets a number, a class the same number wherever it is named, and
// each rule says which numbers it looks for. Worked out once, when the guard is made.
import { type Active, isAt } from './active.ts';
import { createMatcher, type Matcher } from './matcher.ts';
import type { Frame, Pack } from './pack.ts';
import { type Naming, QUOTES } from './polarity.ts';

export interface Pattern {
  slots: number[][];
  within: number;
  ordered: boolean;
  open: boolean;
  across: boolean;
  without: number[];
}
export interface Quoted {
  list: number[];
  marks: number[];
}
export interface Rule {
  one: Active;
  words: number[];
  frames: Pattern[];
  context: number[];
  /** Around a match: innocent. */
  allow: number[];
  /** The same, but only where quotation marks stand at these places of the word: “五星”. */
  allowQuoted: readonly Quoted[];
  /** Before, behind, or anywhere in its sentence: turned round. */
  before: number[];
  after: number[];
  without: number[];
  /** The same for the sentences around it. */
  alarm: number[];
  /** Refusals before and behind, of the whole clause. */
  denying: number[];
  refused: number[];
  naming: Naming | undefined;
}
export interface Compiled {
  matcher: Matcher<number>;
  rules: Rule[];
  lists: number;
}

const NONE: readonly string[] = [];
const MARKET = 'market-';
const DENIES = ['@denies'];
const DENIED = ['@denied'];
const [NAMING, CALLED, THING] = [['@naming'], ['@called'], ['@thing']];

/** Every class by name. `other-market` is made here: the names of all marketplaces but the one the shop is on. */
export function classesOf(packs: readonly Pack[], marketplace: string): Map<string, readonly string[]> {
  const classes = new Map<string, readonly string[]>(
    packs.flatMap((pack) => Object.entries(pack.classes ?? {})),
  );
  const others = [...classes.keys()].filter(
    (name) => name.startsWith(MARKET) && !isAt(name.slice(MARKET.length), marketplace),
  );
  return classes.set(
    'other-market',
    others.map((name) => `@${name}`),
  );
}

/** Words put into the matcher before somebody else has a turn. */
const SLICE = 50;

export function* compile(
  packs: readonly Pack[],
  active: readonly Active[],
  allow: readonly string[],
  marketplace: string,
): Generator<void, Compiled> {
  const classes = classesOf(packs, marketplace);
  const matcher = createMatcher<number>();
  const numbers = new Map<string, number[]>();
  const seen = new Map<readonly string[], number[]>();
  const waiting: [word: string, list: number, literal: boolean][] = [];
  let lists = 0;
  yield;

  /** The numbers of a list: one for its own words and those of every class it names. */
  const numbersOf = (list: readonly string[] | undefined, literal = false): number[] => {
    if (!list || list.length === 0) return [];
    const known = seen.get(list);
    if (known) return known;
    const made: number[] = [];
    seen.set(list, made);
    let own: number | undefined;
    for (const word of list) {
      if (!literal && word.startsWith('@') && classes.has(word.slice(1))) {
        const name = word.slice(1);
        const of = numbers.get(name) ?? numbersOf(classes.get(name));
        numbers.set(name, of);
        made.push(...of);
        continue;
      }
      own ??= lists++;
      waiting.push([word, own, literal]);
    }
    if (own !== undefined) made.push(own);
    return made;
  };
  const slot = (words: string | string[]) => numbersOf(typeof words === 'string' ? [words] : words);
  /** Of a list that allows: the words without quotation marks, and each of those with. */
  const split = new Map<readonly string[], { bare: readonly string[]; quoted: Quoted[] }>();
  const allowing = (list: readonly string[] = NONE, literal = false) => {
    const known = split.get(list);
    if (known) return known;
    const marked = list.filter((word) => QUOTES.test(word));
    const quoted = marked.map((word) => {
      const parts = word.split(QUOTES);
      const marks = parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('').length);
      return { list: numbersOf([parts.join('')], literal), marks };
    });
    const made = { bare: marked.length > 0 ? list.filter((word) => !QUOTES.test(word)) : list, quoted };
    split.set(list, made);
    return made;
  };
  const ruleOf = (one: Active): Rule => {
    const { entry, pack } = one;
    const literal = pack.id === 'own-words';
    const allows = [allowing(allow, true), allowing(pack.allow), allowing(entry.allow)];
    const turns = entry.turns ?? pack.turns ?? false;
    const all = (key: 'unless' | 'after') => [...numbersOf(pack[key]), ...numbersOf(entry[key])];
    const frame = ({
      slots,
      within,
      ordered = false,
      open = false,
      across = false,
      without,
    }: Frame): Pattern => ({
      slots: slots.map(slot),
      within,
      ordered,
      open,
      across,
      without: numbersOf(without),
    });
    return {
      one,
      words: [...numbersOf(entry.words, literal), ...numbersOf(entry.variants)],
      frames: [
        ...(entry.near ?? []).map(({ a, b, ...rest }) => frame({ slots: [a, b], open: true, ...rest })),
        ...(entry.frames ?? []).map(frame),
      ],
      context: numbersOf(entry.context),
      allow: allows.flatMap(({ bare }, i) => numbersOf(bare, i === 0)),
      allowQuoted: allows.flatMap(({ quoted }) => quoted),
      before: all('unless'),
      after: all('after'),
      without: numbersOf(entry.without),
      alarm: numbersOf(pack.without),
      denying: turns ? numbersOf(DENIES) : [],
      refused: turns ? numbersOf(DENIED) : [],
      naming:
        (entry.named ?? pack.named)
          ? { near: numbersOf(NAMING), called: numbersOf(CALLED), thing: numbersOf(THING) }
          : undefined,
    };
  };
  const rules: Rule[] = [];
  for (const one of active) {
    rules.push(ruleOf(one));
    if (rules.length % 4 === 0) yield;
  }
  let added = 0;
  for (const [word, list, literal] of waiting) {
    if (literal) matcher.add(word, list);
    else matcher.addAll(word, list);
    if (++added % SLICE === 0) yield;
  }
  return { matcher, rules, lists };
}
