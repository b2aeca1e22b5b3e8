// Seeking in rows: many fields of a row are told apart by one attribute of their elements alone, which is gone through
// once a row and not once a field.
import { held } from './held.ts';
import type { RowElements } from './pass.ts';
import { finder } from './selector.ts';
import { look } from './sight.ts';

export interface Find {
  rows: (row: RowElements) => readonly Element[];
  one: (el: Element) => readonly Element[];
}

/** `td[data-column-name="orderNo"]`: the value of a data attribute, as it is written. */
const NAMED = /^([a-z][a-z0-9]*)?\[(data-[a-z0-9-]+)="([^"\\]*)"\]$/;
const NONE: readonly Element[] = [];

interface Named {
  /** Where the matches of each value that is sought stand. */
  places: Map<string, number>;
  in: (row: RowElements) => (Element[] | undefined)[];
}
/** For fewer the browser finds each as fast. */
const MANY = 3;

function makeNamed(attribute: string): Named {
  const places = new Map<string, number>();
  const all = finder(`[${attribute}]`);
  return {
    places,
    in: held((row: RowElements) => {
      const found: (Element[] | undefined)[] = [];
      for (const of of row)
        for (const el of all(of)) {
          const place = places.get(el.getAttribute(attribute)!);
          if (place === undefined) continue;
          const known = found[place];
          if (known) known.push(el);
          else found[place] = [el];
        }
      return found;
    }),
  };
}

/** Makes what finds a selector's matches in a row or an element. */
export const finders =
  (shared: <T>(name: string, make: () => T) => T) =>
  (selector: string): Find => {
    const one = finder(selector);
    const alone = held((row: RowElements): readonly Element[] =>
      row.length === 1 ? one(row[0]!) : row.flatMap(one),
    );
    const [, tag, attribute, value = ''] = NAMED.exec(selector) ?? [];
    if (attribute === undefined) return { one, rows: alone };
    const named = shared(`named ${attribute}`, () => makeNamed(attribute));
    const { places } = named;
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    const fits = (el: Element): boolean => el.localName === tag;
    return {
      one,
      rows(row) {
        if (look === 0 || places.size < MANY) return alone(row);
        const found = named.in(row)[place] ?? NONE;
        return tag === undefined || found.every(fits) ? found : found.filter(fits);
      },
    };
  };
