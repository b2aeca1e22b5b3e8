// Rows: which elements on a page make up one order, listing or message. One order is often not one element.
import type { Group, Marketplace } from '../model/marketplace.ts';
import { compileField, type ReadField } from './fields.ts';
import { lookOf, type Pass, type RowElements } from './pass.ts';
import { isVisible } from './sight.ts';

export type FindRows = (scope: RowElements | undefined, pass: Pass) => RowElements[];

/** Those a person sees. Found in document order: an element inside the one before it is dropped. */
const outermost = (found: readonly Element[]): Element[] => {
  const kept: Element[] = [];
  let last: Element | undefined;
  for (const el of found) {
    if (last?.contains(el)) continue;
    last = el;
    if (isVisible(el)) kept.push(el);
  }
  return kept;
};

/**
 * Compiles a grouping. With a `scope` the rows lie inside that row (an order's lines), otherwise anywhere in the
 * page's root. Nested rows of one selector count as the outer one only; hidden rows (other tabs, templates) do not count.
 */
export function compileGroup(group: Group, site: Marketplace): FindRows {
  const look = lookOf(site);
  const seeker = (selector: string) => {
    const seek = look.seek(selector);
    return (scope: RowElements | undefined, pass: Pass) =>
      outermost(scope ? seek(scope) : look.all(pass, selector));
  };
  switch (group.mode) {
    case 'page':
      return (scope, pass) => [scope ?? pageRow(pass)];
    case 'element': {
      const each = seeker(group.each);
      return (scope, pass) => each(scope, pass).map((el) => [el]);
    }
    case 'head': {
      const each = seeker(group.each);
      const last = group.last === undefined ? undefined : look.seek(group.last);
      const ends = (el: Element) => last?.one(el).some(isVisible) === true;
      return (scope, pass) => {
        const heads = each(scope, pass);
        const isHead = new Set(heads);
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
    }
    case 'shared-id':
    case 'carried-id': {
      const id: ReadField = compileField({ parse: 'id', from: [group.id], when: 'sometimes' }, site);
      const carries = group.mode === 'carried-id';
      const each = seeker(group.each);
      const first = group.mode === 'carried-id' && group.first ? look.seek(group.first) : undefined;
      return (scope, pass) => {
        const rows: Element[][] = [];
        let last: unknown;
        for (const el of each(scope, pass)) {
          const own = id([el], pass).value;
          const begins = first !== undefined && first.one(el).length > 0;
          const key = own ?? (carries && !begins ? last : undefined);
          if (key !== undefined && key === last && rows.length > 0) rows.at(-1)!.push(el);
          else rows.push([el]);
          last = key;
        }
        return rows;
      };
    }
    case 'zip': {
      const [left, right] = [seeker(group.left), seeker(group.right)];
      return (scope, pass) => {
        const [a, b] = [left(scope, pass), right(scope, pass)];
        return a.length === b.length ? a.map((el, i) => [el, b[i]!]) : [];
      };
    }
  }
}

/** The whole root as one row. */
export function pageRow(pass: Pass): RowElements {
  const root = pass.root as Document;
  return [root.documentElement ?? (pass.root as Element)];
}
