// Rows: which elements on a page make up one order, listing or message. One order is often not one element.
import type { Group, Marketplace } from '../model/marketplace.ts';
import { compileField, type Pass, type ReadField, type RowElements } from './fields.ts';
import { findAll, findInRow } from './selector.ts';

export type FindRows = (scope: RowElements | undefined, pass: Pass) => RowElements[];

/**
 * Compiles a grouping. With a `scope` the rows lie inside that row (an order's lines), otherwise anywhere in the
 * page's root. Nested rows of one selector count as the outer one only.
 */
export function compileGroup(group: Group, site: Marketplace): FindRows {
  const each = (selector: string, scope: RowElements | undefined, pass: Pass) =>
    scope ? findInRow(scope, selector) : findAll(pass.root, selector);
  switch (group.mode) {
    case 'page':
      return (scope, pass) => {
        if (scope) return [scope];
        const root = pass.root as Document;
        return [[root.documentElement ?? (pass.root as Element)]];
      };
    case 'element':
      return (scope, pass) => each(group.each, scope, pass).map((el) => [el]);
    case 'head':
      return (scope, pass) => {
        const heads = each(group.each, scope, pass);
        const isHead = new Set(heads);
        return heads.map((head) => {
          const row = [head];
          for (let next = head.nextElementSibling; next && !isHead.has(next); next = next.nextElementSibling)
            row.push(next);
          return row;
        });
      };
    case 'shared-id':
    case 'carried-id': {
      const id: ReadField = compileField({ parse: 'id', from: [group.id], when: 'sometimes' }, site);
      const carries = group.mode === 'carried-id';
      return (scope, pass) => {
        const rows: Element[][] = [];
        let last: unknown;
        for (const el of each(group.each, scope, pass)) {
          const own = id([el], pass).value;
          const key = own ?? (carries ? last : undefined);
          if (key === undefined) last = undefined;
          else if (key === last && rows.length > 0) rows.at(-1)!.push(el);
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
