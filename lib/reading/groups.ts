// Rows: which elements on a page make up one order, listing or message. One order is often not one element.
import type { Group, Marketplace } from '../model/marketplace.ts';
import { compileField, type ReadField } from './fields.ts';
import { lookOf, type Pass, type RowElements } from './pass.ts';
import { isVisible, seer } from './sight.ts';

export type FindRows = (scope: RowElements | undefined, pass: Pass) => RowElements[];

/** Found in document order: an element inside the one before it is dropped. */
const outermost = (found: readonly Element[]): readonly Element[] => {
  let last: Element | undefined;
  return found.filter((el) => {
    if (last?.contains(el)) return false;
    last = el;
    return true;
  });
};
/** Rows of fewer texts are not asked about together. */
const MANY = 3;

/**
 * Compiles a grouping. With a `scope` the rows lie inside that row (an order's lines), otherwise anywhere in the
 * page's root. Nested rows of one selector count as the outer one only; hidden rows (other tabs, templates) do not count.
 * `texts`: how many texts of a row will be asked for.
 */
export function compileGroup(group: Group, site: Marketplace, texts = 0): FindRows {
  const look = lookOf(site);
  const finder = (selector: string) => {
    const seek = look.seek(selector);
    return (scope: RowElements | undefined, pass: Pass) =>
      outermost(scope ? seek(scope) : look.all(pass, selector));
  };
  const many = texts >= MANY;
  const seeker = (selector: string) => {
    const find = finder(selector);
    const see = seer(many);
    return (scope: RowElements | undefined, pass: Pass) => see(find(scope, pass));
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
      const [left, right] = [finder(group.left), finder(group.right)];
      const [seeLeft, seeRight] = [seer(many), seer(many)];
      return (scope, pass) => {
        const [all, others] = [left(scope, pass), right(scope, pass)];
        // Where they do not match, there hardly are rows.
        const even = all.length === others.length;
        const a = even ? seeLeft(all) : all.filter(isVisible);
        const b = even ? seeRight(others) : others.filter(isVisible);
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
