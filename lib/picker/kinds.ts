// What kind of thing an element is, told by what builds give all of a kind: its tag, its classes, the names of its data. In
// another row a thing of another kind is another field's: what is read there would be wrong, not missing.
import type { RowElements } from '../reading/pass.ts';
import { looksState, looksUtility, namesAPart } from './names.ts';

interface Kind {
  tag: string;
  classes: readonly string[];
  data: readonly string[];
  named: ReadonlyMap<string, string>;
}

/** Attributes whose value says which part it is. */
const PART = /field|test|qa|cy|e2e|prop|^name$|slot|part|col|cell/;
const DATA = /^data-(?!v-|react|counterhand|index|active|selected|state|spm)/;

/** Whose message it is changes a name, not the kind of thing it names. */
const SIDES =
  /left|right|receiv\w*|send\w*|sent|incoming|outgoing|buyer|seller|customer|not-?me|is-?me|self/gi;
const sideless = (name: string): string => name.replace(SIDES, '');

/** Looks at elements once each. */
export function kindsOf(): Kinds {
  const kinds = new Map<Element, Kind>();
  const words = new Map<Element, string>();
  const kindOf = (el: Element): Kind => {
    let kind = kinds.get(el);
    if (!kind) {
      const attributes = Array.from(el.attributes);
      kind = {
        tag: el.localName,
        // A made name lasts as long as the page: long enough to tell two of its parts apart.
        classes: Array.from(el.classList)
          .filter((name) => !looksState(name) && !looksUtility(name))
          .map(sideless),
        data: attributes.map(({ name }) => name).filter((name) => DATA.test(name)),
        named: new Map(
          attributes
            .filter(({ name, value }) => name !== 'class' && PART.test(name) && namesAPart(value))
            .map(({ name, value }) => [name, sideless(value)]),
        ),
      };
      kinds.set(el, kind);
    }
    return kind;
  };
  const unlike = (one: Element, two: Element, loose = false): boolean => {
    const [a, b] = [kindOf(one), kindOf(two)];
    if (a.tag !== b.tag || (!loose && (apart(a.classes, b.classes) || apart(a.data, b.data)))) return true;
    for (const [name, value] of a.named) {
      const other = b.named.get(name);
      if (other !== undefined && other !== value) return true;
    }
    return false;
  };
  const dense = (el: Element): string => {
    let text = words.get(el);
    if (text === undefined) {
      text = denseOf(el.textContent ?? '');
      words.set(el, text);
    }
    return text;
  };
  /** Down from an element, only where the whole of the text is. */
  const says = (el: Element, wanted: string, like: Element): boolean => {
    const text = dense(el);
    if (!text.includes(wanted)) return false;
    if (text === wanted && !unlike(el, like)) return true;
    for (const child of Array.from(el.children)) if (says(child, wanted, like)) return true;
    return false;
  };
  return {
    unlike,
    dense,
    holds: (within, raw, like, here) => {
      const wanted = denseOf(raw);
      // Where nothing but text stands, nothing else can be in it.
      const bare = (el: Element) =>
        dense(el) === wanted &&
        Array.from(el.children).every((child) => dense(child) === '') &&
        here.some((one) => !unlike(one, el));
      return within.some((el) => bare(el) || says(el, wanted, like));
    },
  };
}

export interface Kinds {
  /** `loose`: only where their tags or the names of their parts differ. */
  unlike: (one: Element, two: Element, loose?: boolean) => boolean;
  /** The text without its blanks. */
  dense: (el: Element) => string;
  /** Whether in these parts an element like this one says just that, or a part that was `here` as well does so plainly. */
  holds: (within: RowElements, raw: string, like: Element, here: RowElements) => boolean;
}

export const denseOf = (text: string): string => text.replace(/\s+/g, '');

/** One has names and the other has none of them. */
const apart = (a: readonly string[], b: readonly string[]): boolean =>
  (a.length > 0 || b.length > 0) && !a.some((name) => b.includes(name));
