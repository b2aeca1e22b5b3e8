// The parts of a verdict, and the lines of the side-by-side view.
import { changedNumbers, changedSpans } from './diff.ts';
import { speaksAgainst } from './meaning.ts';
import { type Comparison, type Outcome, PARTS, type Part, type Parts, type Row } from './types.ts';
import { partOf } from './vetoes.ts';

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

export const allUnknown = (): Comparison['parts'] => ({
  name: 'unknown',
  phone: 'unknown',
  region: 'unknown',
  street: 'unknown',
  unit: 'unknown',
});

/** The parts, so that they do not gainsay the verdict. */
export function settledParts(
  verdict: Outcome,
  read: Comparison['parts'],
  marks: string[],
): Comparison['parts'] {
  const parts = { ...read };
  const against = new Set(marks.filter(speaksAgainst).map(partOf));
  const own = new Set(marks.filter((mark) => !speaksAgainst(mark) && !/[*?≈]/.test(mark)).map(partOf));
  if (verdict === 'differ') {
    const apart = PARTS.filter((part) => against.has(part) && parts[part] !== 'agree');
    for (const part of apart) parts[part] = 'differ';
    if (!PARTS.some((part) => parts[part] === 'differ')) {
      const open = (['street', 'unit', 'region', 'name', 'phone'] as const).find((p) => parts[p] !== 'agree');
      parts[open ?? 'street'] = 'differ';
    }
    return parts;
  }
  for (const part of PARTS) {
    if (verdict === 'agree' && own.has(part) && !against.has(part)) parts[part] = 'agree';
    else if (parts[part] === 'differ') parts[part] = 'unknown';
  }
  return parts;
}
