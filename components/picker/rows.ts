// Rows that were pointed at: what repeats around the element, as repairs of a patch, those first that give the file's own
// fields back. With them comes the page's landmark.
import type { Field, Group, Marketplace } from '../../lib/model/marketplace.ts';
import type { Part, Repair } from '../../lib/model/patch.ts';
import { landmarkFor, rowProposals } from '../../lib/picker/index.ts';
import type { Pass, RowElements } from '../../lib/reading/fields.ts';
import { compileGroup } from '../../lib/reading/groups.ts';
import { newPass } from '../../lib/reading/pass.ts';
import { type Ask, partOf } from './asks.ts';
import { type Ground, rowAround } from './ground.ts';
import { isLoaded, readField } from './readings.ts';
import type { Way } from './session.ts';

/** The share of rows each field is read in, summed. */
function sharesOf(
  fields: readonly Field[],
  rows: readonly RowElements[],
  site: Marketplace,
  pass: Pass,
): number {
  const some = rows.slice(0, 12);
  return fields.reduce((sum, field) => sum + readField(field, some, site, pass).parsed / some.length, 0);
}

export function rowWays(
  { part }: Ask,
  element: Element,
  { site, page, read, doc, url, now, taught }: Ground,
): Way[] {
  const known = partOf(page, part);
  const pass = newPass(doc, url, now);
  const fields = Object.values(known?.fields ?? {}).filter((field): field is Field => !!field);
  /** How much of the file's own fields such rows would give back: a head that is no order gives nothing. */
  const gives = (rows: RowElements[]): number => sharesOf(fields, rows, site, pass);
  const landmark = (rows: RowElements[]): Repair[] =>
    taught || !isLoaded(read.state) ? [{ what: 'landmark', ...landmarkFor(rows, doc) }] : [];
  const way = (rows: RowElements[], group?: Group, by?: Way['by']): Way => ({
    ...(by ? { by } : {}),
    repairs: [...(group ? [{ what: 'rows' as const, part, group }] : []), ...landmark(rows)],
    rows: rows.length,
    of: rows.length,
  });
  const made = rowProposals(element, doc)
    .filter(({ group }) => group.mode !== 'page')
    .map(({ group, rows, by }) => ({ way: way(rows, group, by), gives: gives(rows) }))
    .sort((a, b) => b.gives - a.gives)
    .map((one) => one.way);
  // The file's own rows are still there: only the page's landmark is not.
  const own = read.parts[part]?.rows ?? [];
  return known?.group && rowAround(element, own) ? [way(own), ...made] : made;
}

/** An order's lines: rows inside every order's row. */
export function lineWays(element: Element, { site, page, read, doc, url, now }: Ground): Way[] {
  const orders = read.parts.orders?.rows ?? [];
  const row = rowAround(element, orders);
  if (!row) return [];
  const pass = newPass(doc, url, now);
  const fields = Object.values(partOf(page, 'orders.lines')?.fields ?? {}).filter((f): f is Field => !!f);
  const scope = row.find((el) => el.contains(element));
  const groups = [...rowProposals(element, doc), ...(scope ? rowProposals(element, scope) : [])]
    .map(({ group }) => group)
    .filter(({ mode }) => mode !== 'page');
  const seen = new Set<string>();
  return groups
    .flatMap((group) => {
      const find = compileGroup(group, site);
      const inside = orders.map((order) => find(order, pass));
      const rows = inside.flat();
      const key = JSON.stringify(group);
      // A line is a part of its order, and the one that was pointed at is among them.
      if (seen.has(key) || !rowAround(element, rows)) return [];
      if (rows.some((line) => orders.some((order) => order.includes(line[0]!)))) return [];
      seen.add(key);
      const have = inside.filter((lines) => lines.length > 0).length;
      const gives = sharesOf(fields, rows, site, pass);
      const repairs: Repair[] = [{ what: 'rows', part: 'orders.lines', group }];
      return [{ way: { repairs, rows: rows.length, of: rows.length }, have, gives }];
    })
    .sort((a, b) => b.have - a.have || b.gives - a.gives)
    .map(({ way }) => way);
}

/** The page's landmark is gone and the file's own rows still stand: they tell where it is now. */
export function landmarkRepairs({ page, read, doc }: Ground): Repair[] {
  if (isLoaded(read.state)) return [];
  const part = ROW_PARTS.find((one) => partOf(page, one)?.group?.mode !== 'page' && read.parts[one]?.whole);
  const rows = part && read.parts[part]?.rows;
  return rows ? [{ what: 'landmark', ...landmarkFor(rows, doc) }] : [];
}
const ROW_PARTS: readonly Part[] = [
  'orders',
  'listings',
  'threads',
  'reviews',
  'aftersales',
  'conversation.messages',
];
