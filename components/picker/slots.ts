// A place for marks in the rows, found from where the row's own id stands: exactly one visible element in every row, or none.
import type { Field, Page, Slot } from '../../lib/model/marketplace.ts';
import type { Part, Repair } from '../../lib/model/patch.ts';
import { selectorsFor } from '../../lib/picker/index.ts';
import type { RowElements } from '../../lib/reading/fields.ts';
import { findInRow } from '../../lib/reading/selector.ts';
import { isVisible, textOf } from '../../lib/reading/text.ts';
import { partOf } from './asks.ts';
import { type PageRead, slotFits } from './readings.ts';

/** What names a row, the surest first. */
const IDS: Partial<Record<Part, readonly string[]>> = {
  orders: ['orderId'],
  listings: ['sku', 'listingId', 'title'],
  threads: ['buyer.name', 'buyer.id'],
  reviews: ['orderId', 'buyer.name', 'text'],
  aftersales: ['caseId', 'orderId'],
};
/** A child put in here would break the table or the list. */
const STRICT = /^(?:tr|table|tbody|thead|tfoot|ul|ol|dl|select|a|button|label|svg|p|img|input|textarea)$/;
/** What stands beside these would break the table or the list. */
const INTO = /^(?:td|th|li|dd|dt)$/;
const LONGEST = 80;

/** The innermost visible element that says this, and little else. */
function sayingIn(row: RowElements, raw: string): Element | undefined {
  for (const el of row.flatMap((one) => [...Array.from(one.querySelectorAll('*')).reverse(), one])) {
    if (!el.textContent?.includes(raw) || !isVisible(el)) continue;
    return textOf(el).length <= raw.length + LONGEST ? el : undefined;
  }
  return undefined;
}

/** A slot for every part whose rows are read and have no place for marks that holds. */
export function slotRepairs(page: Page, read: PageRead): Repair[] {
  return (Object.keys(IDS) as Part[]).flatMap((part) => {
    const of = partOf(page, part);
    const rows = read.parts[part]?.rows ?? [];
    if (!of?.group || rows.length === 0 || (of.group.mode === 'page' && part !== 'orders')) return [];
    if (of.slot && slotFits(of.slot, rows)) return [];
    const slot = of.group.mode === 'page' ? besideId(of.fields.orderId, rows) : slotFor(part, read);
    return slot ? [{ what: 'slot' as const, part, slot }] : [];
  });
}

/** A page of one order has no row: its marks stand beside the order's own number. */
function besideId(orderId: Field | null | undefined, rows: readonly RowElements[]): Slot | undefined {
  const from = orderId?.from[0];
  const at = from && 'at' in from ? from.at : undefined;
  const said = at === undefined ? undefined : findInRow(rows[0]!, at).find(isVisible);
  if (!said) return undefined;
  const inside = INTO.test(said.localName);
  if (!inside && STRICT.test(said.parentElement?.localName ?? 'html')) return undefined;
  for (const { selector } of selectorsFor(said, rows[0]![0]!, [])) {
    const slot: Slot = { at: selector, place: inside ? 'append' : 'after' };
    if (slotFits(slot, rows)) return slot;
  }
  return undefined;
}

function slotFor(part: Part, read: PageRead): Slot | undefined {
  const { rows, fields } = read.parts[part]!;
  const heads = rows.map((row) => row[0]!);
  for (const name of IDS[part]!) {
    const raw = fields[name]?.raw;
    const row = raw ? rows.find((one) => sayingIn(one, raw)) : undefined;
    if (!raw || !row) continue;
    const said = sayingIn(row, raw)!;
    const tries: [Element | null | undefined, Slot['place']][] = [
      [said.parentElement, 'append'],
      [said, 'append'],
      [said, 'after'],
      [said.parentElement?.parentElement, 'append'],
    ];
    for (const [at, place] of tries) {
      const into = place === 'append' ? at : at?.parentElement;
      if (!at || !into || STRICT.test(into.localName) || !row.some((el) => el.contains(into))) continue;
      for (const { selector } of selectorsFor(at, row[0]!, heads)) {
        const slot: Slot = { at: selector, place };
        if (slotFits(slot, rows)) return slot;
      }
    }
  }
  return undefined;
}
