// Signs: the names that stand in some rows and not in others, and where.
import type { EnumCase } from '../model/marketplace.ts';
import type { RowElements } from '../reading/pass.ts';
import { isVisible } from '../reading/text.ts';
import { looksHashed, looksPersonal, looksState, namesAPart, plainName, stablePart } from './names.ts';
import type { By } from './types.ts';

export interface Sign {
  css: string;
  by: By;
  /** Rows that have it, by their place among the sampled. */
  rows: Set<number>;
  /** On the row's own element. */
  self: boolean;
  /** Tags from the row down to where it stands. */
  path: string;
}

const ATTRIBUTES =
  /^(?:data-(?!v-|counterhand)[\w-]+|role|aria-(?:selected|current|pressed|checked|expanded)|type|name|itemprop|prop|dir|align|alt|title|aria-label)$/;

/** The texts of its innermost elements. */
function shownIn(row: RowElements): Set<string> {
  const out = new Set<string>();
  for (const top of row)
    for (const el of [top, ...Array.from(top.querySelectorAll('*')).slice(0, 200)])
      if (!el.firstElementChild && el.textContent?.trim()) out.add(el.textContent.trim());
  return out;
}

/** The names on the row and in it, down to some levels. */
function signsOf(row: RowElements): Map<string, { by: By; self: boolean; path: string }> {
  const out = new Map<string, { by: By; self: boolean; path: string }>();
  // Somebody's name that stands there to be read is not the name of a part.
  const shown = shownIn(row);
  const look = (el: Element, level: number, path: string) => {
    if (out.size > 160 || !isVisible(el)) return;
    const put = (css: string, by: By) => {
      if (!out.has(css)) out.set(css, { by, self: level === 0, path });
    };
    for (const name of Array.from(el.classList)) {
      if (!plainName(name) || looksPersonal(name)) continue;
      const stem = looksHashed(name) ? stablePart(name) : undefined;
      if (stem) put(`[class*="${stem}"]`, 'class');
      else if (!looksHashed(name)) put(`.${name}`, 'class');
      if (looksState(name) && !looksHashed(name))
        for (const other of Array.from(el.classList).slice(0, 4))
          if (other !== name && plainName(other) && !looksHashed(other) && !looksState(other))
            put(`.${other}.${name}`, 'class');
    }
    for (const { name, value } of Array.from(el.attributes)) {
      if (!ATTRIBUTES.test(name)) continue;
      if (shown.has(value)) continue;
      if (namesAPart(value)) put(`[${name}="${value}"]`, /test|qa|cy/.test(name) ? 'test-id' : 'data');
      if (value === '' || !namesAPart(value)) put(`[${name}]`, 'data');
    }
    if (level < 5)
      for (const child of Array.from(el.children).slice(0, 12))
        look(child, level + 1, `${path}/${child.localName}`);
  };
  for (const el of row) look(el, 0, '');
  return out;
}

/** All signs of these rows. */
export function signsIn(rows: readonly RowElements[]): Sign[] {
  const all = new Map<string, Sign>();
  for (const [i, row] of rows.entries())
    for (const [css, { by, self, path }] of signsOf(row)) {
      const sign = all.get(css);
      if (sign) {
        sign.rows.add(i);
        sign.self &&= self;
      } else all.set(css, { css, by, rows: new Set([i]), self, path });
    }
  // An attribute with a value of its own in every row is an id: no sign.
  const values = new Map<string, number>();
  const nameOf = (css: string) => /^\[([\w-]+)="/.exec(css)?.[1] ?? '';
  for (const { css } of all.values()) values.set(nameOf(css), (values.get(nameOf(css)) ?? 0) + 1);
  const isIdentity = (css: string) =>
    nameOf(css) !== '' && values.get(nameOf(css))! > 3 && values.get(nameOf(css))! * 2 > rows.length;
  return [...all.values()].filter(({ css }) => !isIdentity(css));
}

/** Which kind of name lasts. */
export const RANKED: Record<By, number> = {
  'test-id': 0,
  data: 1,
  role: 2,
  id: 3,
  name: 3,
  label: 4,
  class: 5,
  structure: 8,
};
export const caseOf = (value: string, { css, self }: Sign): EnumCase =>
  self ? { value, is: css } : { value, has: css };
