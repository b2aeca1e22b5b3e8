// Seeking in rows: many fields of a row are told apart by one attribute of their elements alone, which is gone through
// once a row and not once a field.
import { held } from './held.ts';
import type { RowElements } from './pass.ts';
import { finder } from './selector.ts';
import { look } from './sight.ts';

export interface Find {
  rows: (row: RowElements) => readonly Element[];
  one: (el: Element) => readonly Element[];
  /** The only match in a row; null where there is none, undefined where there are several. */
  only: (row: RowElements) => Element | null | undefined;
}

/** `td[data-column-name="orderNo"]`: the value of a data attribute, as it is written. */
const NAMED = /^([a-z][a-z0-9]*)?\[(data-[a-z0-9-]+)="([^"\\]*)"\]$/;
const NONE: readonly Element[] = [];

/** The matches of one value: none, one, several. */
type Matches = Element | Element[] | undefined;
interface Named {
  /** Where the matches of each value that is sought stand. */
  places: Map<string, number>;
  in: (row: RowElements) => readonly Matches[];
}
/** For fewer the browser finds each as fast. */
const MANY = 3;

function makeNamed(tag: string, attribute: string): Named {
  const places = new Map<string, number>();
  const selector = `${tag}[${attribute}]`;
  const put = (el: Element, found: Matches[]) => {
    const place = places.get(el.getAttribute(attribute)!);
    if (place === undefined) return;
    const known = found[place];
    if (known === undefined) found[place] = el;
    else if (Array.isArray(known)) known.push(el);
    else found[place] = [known, el];
  };
  return {
    places,
    in: held((row: RowElements) => {
      const found = new Array<Matches>(places.size);
      for (let i = 0; i < row.length; i++) {
        const el = row[i]!;
        if (el.matches(selector)) put(el, found);
        // The elements of one tag are found faster than those of one attribute, and few are found in vain.
        const inside = tag ? el.getElementsByTagName(tag) : el.querySelectorAll(selector);
        const { length } = inside;
        for (let j = 0; j < length; j++) put(inside[j]!, found);
      }
      return found;
    }),
  };
}

/** The only one of them; null where there is none, undefined where there are several. */
export const onlyOf = (found: readonly Element[]): Element | null | undefined =>
  found.length === 0 ? null : found.length === 1 ? found[0] : undefined;

/** Makes what finds a selector's matches in a row or an element. */
export const finders =
  (shared: <T>(name: string, make: () => T) => T) =>
  (selector: string): Find => {
    const one = finder(selector);
    const alone = held((row: RowElements): readonly Element[] =>
      row.length === 1 ? one(row[0]!) : row.flatMap(one),
    );
    const onlyAlone = (row: RowElements) => onlyOf(alone(row));
    const [, tag = '', attribute, value = ''] = NAMED.exec(selector) ?? [];
    if (attribute === undefined) return { one, rows: alone, only: onlyAlone };
    const named = shared(`named ${tag} ${attribute}`, () => makeNamed(tag, attribute));
    const { places } = named;
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return {
      one,
      rows(row) {
        if (look === 0 || places.size < MANY) return alone(row);
        const found = named.in(row)[place];
        return found === undefined ? NONE : Array.isArray(found) ? found : [found];
      },
      only(row) {
        if (look === 0 || places.size < MANY) return onlyAlone(row);
        const found = named.in(row)[place];
        return found === undefined ? null : Array.isArray(found) ? undefined : found;
      },
    };
  };
