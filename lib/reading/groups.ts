// Rows: which elements on a page make up one order, listing or message. One order is often not one element.
import type { Group, Marketplace } from '../model/marketplace.ts';
import { compileField, type ReadField } from './fields.ts';
import { lookOf, type Pass, type RowElements } from './pass.ts';
import { isVisible } from './text.ts';

export type FindRows = (scope: RowElements | undefined, pass: Pass) => RowElements[];

/** Found in document order: an element inside the one kept before it is dropped. */
const outermost = (found: readonly Element[]): Element[] => {
  const kept: Element[] = [];
  for (const el of found) if (!kept.at(-1)?.contains(el)) kept.push(el);
  return kept;
};

/**
 * Compiles a grouping. With a `scope` the rows lie inside that row (an order's lines), otherwise anywhere in the
 * page's root. Nested rows of one selector count as the outer one only; hidden rows (other tabs, templates) do not count.
 */
export function compileGroup(group: Group, site: Marketplace): FindRows {
  const look = lookOf(site);
  const each = (selector: string, scope: RowElements | undefined, pass: Pass) =>
    outermost(scope ? look.inRow(scope, selector, pass) : look.all(pass, selector)).filter(isVisible);
  switch (group.mode) {
    case 'page':
      return (scope, pass) => [scope ?? pageRow(pass)];
    case 'element':
      return (scope, pass) => each(group.each, scope, pass).map((el) => [el]);
    case 'head':
      return (scope, pass) => {
        const heads = each(group.each, scope, pass);
        const isHead = new Set(heads);
        const { last } = group;
        const ends = (el: Element) => last !== undefined && look.inRow([el], last, pass).some(isVisible);
        return heads.map((head, i) => {
          const row = [head];
          let next = ends(head) ? null : head.nextElementSibling;
          // A head in a wrapper of its own ends the row as well as one without.
          while (next && !isHead.has(next) && !(heads[i + 1] && next.contains(heads[i + 1]!))) {
            row.push(next);
            next = ends(next) ? null : next.nextElementSibling;
          }
          return row;
        });
      };
    case 'shared-id':
    case 'carried-id': {
      const id: ReadField = compileField({ parse: 'id', from: [group.id], when: 'sometimes' }, site);
      const carries = group.mode === 'carried-id';
      const first = group.mode === 'carried-id' ? group.first : undefined;
      return (scope, pass) => {
        const rows: Element[][] = [];
        let last: unknown;
        for (const el of each(group.each, scope, pass)) {
          const own = id([el], pass).value;
          const begins = first !== undefined && look.inRow([el], first, pass).length > 0;
          const key = own ?? (carries && !begins ? last : undefined);
          if (key !== undefined && key === last && rows.length > 0) rows.at(-1)!.push(el);
          else rows.push([el]);
          last = key;
        }
        return rows;
      };
    }
    case 'zip':
      return (scope, pass) => {
        const left = each(group.left, scope, pass);
        const right = each(group.right, scope, pass);
        return left.length === right.length ? left.map((el, i) => [el, right[i]!]) : [];
      };
  }
}

/** The whole root as one row. */
export function pageRow(pass: Pass): RowElements {
  const root = pass.root as Document;
  return [root.documentElement ?? (pass.root as Element)];
}
