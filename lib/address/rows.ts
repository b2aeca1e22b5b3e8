// The lines of the side-by-side view.
import { changedNumbers, changedSpans } from './diff.ts';
import { type Outcome, PARTS, type Part, type Parts, type Row } from './types.ts';

/** Both sides of every part that was said or that the order has. */
export function rowsOf(
  order: Parts,
  buyer: Partial<Record<Part, { raw: string }>>,
  verdicts: Record<Part, Outcome>,
  message: string,
): Row[] {
  return PARTS.filter((part) => order[part] ?? buyer[part]).map((part) => {
    const row: Row = { part, verdict: verdicts[part] };
    const [a, b] = [order[part]?.raw, buyer[part]?.raw];
    if (a) row.order = a;
    if (b) row.buyer = b;
    if (a && b && row.verdict !== 'agree')
      row.changed = (b === message.trim() ? changedNumbers(a, b) : undefined) ?? changedSpans(a, b);
    return row;
  });
}
