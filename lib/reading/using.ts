// Which of its places a field is read from: each field of a page by the name health gives it, and the alternatives tried
// one by one where a later one stood in.
import type { Health } from '../model/facts.ts';
import type { Field, Group, Page } from '../model/marketplace.ts';
import { compileField, type Pass, type ReadField, type RowElements } from './fields.ts';
import { compileGroup, pageRow } from './groups.ts';
import type { CompiledPage } from './page.ts';

/** So many rows are looked at: a long list is not gone through for one that is read otherwise. */
const ROWS = 200;

/** The fields of one part of a page; its rows, and the part those rows lie in. */
export interface FieldPart {
  fields: [name: string, field: Field][];
  group?: Group;
  within?: FieldPart;
}

type Fields = Partial<Record<string, Field | null>>;

/** A page's parts, their fields named as health names them. What is left alone on purpose is left out. */
export function partsOf(page: Page): FieldPart[] {
  const parts: FieldPart[] = [];
  const add = (
    prefix: string,
    fields: Fields | null | undefined,
    group?: Group,
    within?: FieldPart,
  ): FieldPart => {
    const part: FieldPart = {
      fields: Object.entries(fields ?? {}).flatMap(([name, field]) =>
        field ? [[`${prefix}.${name}`, field] as [string, Field]] : [],
      ),
      ...(group ? { group } : {}),
      ...(within ? { within } : {}),
    };
    if (part.fields.length > 0) parts.push(part);
    return part;
  };
  const { orders, conversation: chat } = page;
  add('account', page.account);
  if (orders) {
    const order = add('order', orders.fields, orders.group);
    for (const name of ['lines', 'packages'] as const)
      if (orders[name]) add(`order.${name}`, orders[name].fields, orders[name].group, order);
  }
  const rows = {
    listing: page.listings,
    thread: page.threads,
    review: page.reviews,
    aftersale: page.aftersales,
    'conversation.messages': chat?.messages,
    'conversation.orders': chat?.orders,
    'conversation.listings': chat?.listings,
  };
  add('conversation.buyer', chat?.buyer);
  for (const [prefix, part] of Object.entries(rows)) add(prefix, part?.fields, part?.group);
  return parts;
}

/**
 * The place (counted from 0) each field is read from in the first row that reads it from a later one; fields read from
 * their first place everywhere, or nowhere, are left out. Only fields whose health is not `ok` are looked at.
 */
export function usingOf({ site, page }: CompiledPage, health: Health, pass: Pass): Record<string, number> {
  const using: Record<string, number> = {};
  function* rowsOf({ group, within }: FieldPart): Generator<RowElements> {
    if (!group) {
      yield pageRow(pass);
      return;
    }
    const rows = compileGroup(group, site);
    if (!within) yield* rows(undefined, pass);
    else for (const scope of rowsOf(within)) yield* rows(scope, pass);
  }
  for (const part of partsOf(page)) {
    const unwell = new Map<string, ReadField[]>();
    for (const [name, field] of part.fields)
      if (field.from.length > 1 && (health[name] ?? 'ok') !== 'ok')
        unwell.set(
          name,
          field.from.map((from) => compileField({ ...field, from: [from] }, site)),
        );
    let left = ROWS;
    for (const row of unwell.size > 0 ? rowsOf(part) : []) {
      for (const [name, places] of unwell) {
        const at = places.findIndex((read) => read(row, pass).value !== undefined);
        if (at < 1) continue;
        using[name] = at;
        unwell.delete(name);
      }
      if (unwell.size === 0 || --left === 0) break;
    }
  }
  return using;
}
