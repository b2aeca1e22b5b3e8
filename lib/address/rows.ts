// The parts of a verdict, and the lines of the side-by-side view.
import { changedNumbers, changedSpans } from './diff.ts';
import { fold } from './fold.ts';
import { speaksAgainst } from './meaning.ts';
import { labelledNames } from './names.ts';
import { findPhones } from './phones.ts';
import { type Comparison, type Outcome, PARTS, type Part, type Parts, type Row } from './types.ts';
import { partOf } from './vetoes.ts';

/** Both sides of every part that was said or that the order has. */
export function rowsOf(
  order: Parts,
  buyer: Partial<Record<Part, { raw: string }>>,
  verdicts: Record<Part, Outcome>,
  message: string,
): Row[] {
  const block = PARTS.map((part) => order[part]?.raw ?? '').join(' ');
  return PARTS.filter((part) => order[part] ?? buyer[part]).map((part) => {
    const row: Row = { part, verdict: verdicts[part] };
    const [a, b] = [order[part]?.raw, buyer[part]?.raw];
    if (a) row.order = a;
    if (b) row.buyer = b;
    if (!a || !b || row.verdict === 'agree') return row;
    const whole = b === message.trim();
    const changed = whole ? changedNumbers(a, b, block) : undefined;
    // Of a whole sentence that is longer than any such part most is talk.
    if (changed ?? !(whole && b.length > 2 * a.length + 6)) row.changed = changed ?? changedSpans(a, b);
    return row;
  });
}

/**
 * What is shown as said of each part that was told, where the readers read no piece of it (`read`): the phone or the receiver
 * that stands in the message, else the whole of it; and the whole, too, where their piece is the order's own.
 */
export function saidOf(
  order: Parts,
  read: Comparison,
  parts: Comparison['parts'],
  message: string,
  country: string,
): Partial<Record<Part, { raw: string }>> {
  const raw = message.trim();
  const f = fold(message);
  const found: Partial<Record<Part, { raw: string } | undefined>> = {
    phone: findPhones(f, country).at(-1)?.piece,
    name: labelledNames(f, country).at(-1)?.piece,
  };
  const said: Partial<Record<Part, { raw: string }>> = {};
  for (const part of PARTS) {
    const piece = read.rows.find((row) => row.part === part)?.buyer;
    const nothingNew =
      parts[part] === 'differ' &&
      read.parts[part] !== 'differ' &&
      changedSpans(order[part]?.raw ?? '', piece ?? '').buyer.length === 0;
    if (piece && !nothingNew) said[part] = { raw: piece };
    else if (piece || parts[part] !== 'unknown') said[part] = found[part] ?? { raw };
  }
  return Object.keys(said).length ? said : { street: { raw } };
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
